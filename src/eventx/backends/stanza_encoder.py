"""The encoder that Stanza's models share; with `stanza_heads` all that knows Stanza from inside.

Tagger, parser and NER model of the bundled set read one small transformer, which
Stanza looks up in a `FoundationCache`. Here it is put there as an ONNX model with a
tokenizer from the ``tokenizers`` library, so that ``transformers`` is not needed.
Stanza asks three times for each sentence; the encoder remembers, and reads it once.
"""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
import torch
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from tokenizers import Encoding, Tokenizer

__all__ = ("foundation",)

NAME = "compact"
"""What the bundled models call their encoder."""

PIECES = 512
"""What the encoder reads at once, in word pieces; Stanza slides over more."""

REMEMBERED = 30_000
"""How many pieces' vectors are kept: 46 MB, some 1,000 sentences, more than a batch has."""


def foundation(directory: Path) -> FoundationCache:
    """Return a cache that holds the encoder under the name the models ask for.

    Parameters
    ----------
    directory : Path
        With ``encoder.onnx`` and ``tokenizer.json``.
    """
    cache = FoundationCache(local_files_only=True)
    encoder = SharedEncoder(directory / "encoder.onnx")
    cache.bert[NAME] = BertRecord(encoder, PieceTokenizer(directory / "tokenizer.json"), {})
    return cache


class Pieces(NamedTuple):
    """Sentences cut into pieces, with what Stanza reads of a transformers' encoding."""

    encodings: Sequence[Encoding]
    length: int

    @property
    def input_ids(self) -> list[list[int]]:
        """Numbers of the pieces of each sentence, padded to `length`."""
        return [self._pad(e.ids) for e in self.encodings]

    def word_ids(self, batch_index: int) -> list[int | None]:
        """Return the word that each piece of a sentence belongs to."""
        words: list[int | None] = self.encodings[batch_index].word_ids
        return words

    def __getitem__(self, key: Any) -> Any:
        """Return ``input_ids`` or ``attention_mask``."""
        if key == "attention_mask":
            return [self._pad(e.attention_mask) for e in self.encodings]
        if key == "input_ids":
            return self.input_ids
        raise KeyError(key)

    def _pad(self, row: list[int]) -> list[int]:
        return row + [0] * (self.length - len(row))


class PieceTokenizer:
    """The tokenizer that Stanza calls.

    Parameters
    ----------
    path : Path
        A ``tokenizer.json``.
    """

    model_max_length = PIECES

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_padding()

    def __call__(
        self,
        data: Sequence[Any],
        *,
        is_split_into_words: bool,
        padding: str | None = None,
        **_: object,
    ) -> Pieces:
        """Cut sentences (lists of words) or strings into pieces.

        Parameters
        ----------
        data : sequence
            The sentences.
        is_split_into_words : bool
            Whether each is a list of words.
        padding : str, optional
            ``"longest"`` to pad them to one length.
        """
        found = self.tokenizer.encode_batch(list(data), is_pretokenized=is_split_into_words)
        return Pieces(found, max(map(len, found), default=0) if padding else 0)


class SharedEncoder(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """The encoder, read by ONNX Runtime one sentence at a time.

    No padding is computed, and as the scale of dynamic int8 spans what is read at
    once, no sentence's vectors depend on its neighbours. Sentences are read side by
    side on as many threads as PyTorch has, each on one.

    Parameters
    ----------
    path : Path
        An ONNX model from ``input_ids`` and ``attention_mask`` to ``hidden``.
    remember : int
        How many pieces' vectors to keep at most.
    """

    _hf_peft_config_loaded = False  # Stanza asks every transformer for it

    def __init__(self, path: Path, remember: int = REMEMBERED) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        # Waiting threads must sleep: spinning, they take the cores from PyTorch's own.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        size = self.session.get_outputs()[0].shape[-1]
        self.config = SimpleNamespace(hidden_size=size, num_hidden_layers=1)
        self.threads = torch.get_num_threads()
        self.remember = remember
        self.pieces = 0
        self.seen: OrderedDict[bytes, torch.Tensor] = OrderedDict()

    def forward(
        self, ids: torch.Tensor, attention_mask: torch.Tensor, **_: object
    ) -> SimpleNamespace:
        """Return the vectors of a padded batch as its one hidden state."""
        hidden = torch.zeros(*ids.shape, self.config.hidden_size)
        rows = [
            row[: int(n)] for row, n in zip(ids.cpu().numpy(), attention_mask.sum(1), strict=True)
        ]
        new = {row.tobytes(): row for row in rows if len(row)}
        new = {key: row for key, row in new.items() if key not in self.seen}
        with ThreadPoolExecutor(self.threads) as pool:
            self.seen.update(zip(new, pool.map(self._read, new.values()), strict=True))
        self.pieces += sum(map(len, new.values()))
        for place, row in zip(hidden, rows, strict=True):
            if len(row):
                place[: len(row)] = self.seen[row.tobytes()]
                self.seen.move_to_end(row.tobytes())
        self._forget()
        return SimpleNamespace(hidden_states=(hidden.to(ids.device),))

    def _read(self, row: np.ndarray) -> torch.Tensor:
        """Return the vectors of a sentence."""
        feed = {"input_ids": row[None], "attention_mask": np.ones_like(row)[None]}
        return torch.from_numpy(self.session.run(["hidden"], feed)[0][0])

    def _forget(self) -> None:
        while self.pieces > self.remember:
            _, vectors = self.seen.popitem(last=False)
            self.pieces -= len(vectors)
