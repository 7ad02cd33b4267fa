"""The small transformer that tagger, parser and NER model of the bundled set share.

Here it is an ONNX model with a tokenizer from the ``tokenizers`` library, so that
``transformers`` is not needed. It reads each sentence once for all three.
"""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnxruntime
import torch
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from tokenizers import Tokenizer

__all__ = ("Encoder", "WordPieces", "foundation")

NAME = "compact"
"""What the bundled models call their encoder."""

WINDOW = 512
"""What the encoder reads at once, in word pieces."""

OVERLAP = 20
"""Pieces of a longer sentence that are read before those that are wanted."""

FIRST, LAST, DASH = 101, 102, "-"
"""The pieces around a sentence; and what stands for a word that has none, such as U+200B."""

PIECES = 30522
"""How many pieces the encoder knows; a piece of a word with capitals has this added, see `case`."""


def case(word: str) -> int:
    """Return how a word is capitalised, which its pieces, in small letters, don't show.

    0 for "talks", 1 for "Kim", 2 for "KCNA", 3 for "McDonald".
    """
    if word == word.lower():
        return 0
    if word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


class WordPieces:
    """The encoder's tokenizer, which cuts each word by itself.

    The number of a piece tells the case of its word too: it is ``piece + PIECES * case``.

    Parameters
    ----------
    path : Path
        A ``tokenizer.json``.
    """

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_padding()

    def __call__(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces."""
        above = PIECES * case(word)
        return [piece + above for piece in self._cut(word) or self._cut(DASH)]

    def _cut(self, word: str) -> list[int]:
        found: list[int] = self.tokenizer.encode(
            [word], is_pretokenized=True, add_special_tokens=False
        ).ids
        return found


class Encoder:
    """The encoder, read by ONNX Runtime one sentence at a time on one thread.

    No padding is computed, and as the scale of dynamic int8 spans what is read at
    once, no sentence's vectors depend on its neighbours.

    Parameters
    ----------
    path : Path
        An ONNX model from the ``pieces`` of a sentence to ``hidden``, a vector for each.
    """

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self.size: int = self.session.get_outputs()[0].shape[-1]

    def __call__(self, pieces: Sequence[int]) -> np.ndarray:
        """Return the vector of each piece of a sentence, and of those around it."""
        return self._read(np.array([FIRST, *pieces, LAST]))

    def _read(self, pieces: np.ndarray) -> np.ndarray:
        """Return the vector of each piece, from windows that overlap."""
        found = self._window(pieces[:WINDOW])
        while len(found) < len(pieces):
            at = len(found) - OVERLAP
            found = np.concatenate([found, self._window(pieces[at : at + WINDOW])[OVERLAP:]])
        return found

    def _window(self, pieces: np.ndarray) -> np.ndarray:
        found: np.ndarray = self.session.run(["hidden"], {"pieces": pieces})[0]
        return found


class _Placeholder(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """What Stanza's models are given as their encoder when they are loaded."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.config = SimpleNamespace(hidden_size=size)


def foundation(size: int) -> FoundationCache:
    """Return a cache in which the models, when they are loaded, find an encoder.

    Parameters
    ----------
    size : int
        How long its vectors are.
    """
    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(_Placeholder(size), None, {})
    return cache
