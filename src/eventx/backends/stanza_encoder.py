"""The one place that knows how Stanza works inside.

Tagger, parser and NER model of the bundled set read one small transformer, which
Stanza looks up in a `FoundationCache`. Here it is put there as an ONNX model with a
tokenizer from the ``tokenizers`` library, so that ``transformers`` is not needed.
Stanza asks three times for each sentence; the encoder remembers, and reads it once.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import onnxruntime
import torch
from stanza.models.common.doc import Document
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from tokenizers import Encoding, Tokenizer

__all__ = ("foundation", "split_long")

NAME = "compact"
"""What the bundled models call their encoder."""

PIECES = 512
"""What the encoder reads at once, in word pieces; Stanza slides over more."""

REMEMBERED = 60_000
"""How many pieces' vectors are kept: 92 MB, some 2,000 sentences."""


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
    once, no sentence's vectors depend on its neighbours.

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
        options.intra_op_num_threads = torch.get_num_threads()
        # Waiting threads must sleep: spinning, they take the cores from PyTorch's own.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        size = self.session.get_outputs()[0].shape[-1]
        self.config = SimpleNamespace(hidden_size=size, num_hidden_layers=1)
        self.remember = remember
        self.pieces = 0
        self.seen: OrderedDict[bytes, torch.Tensor] = OrderedDict()

    def forward(
        self, ids: torch.Tensor, attention_mask: torch.Tensor, **_: object
    ) -> SimpleNamespace:
        """Return the vectors of a padded batch as its one hidden state."""
        rows = ids.cpu()
        hidden = torch.zeros(*rows.shape, self.config.hidden_size)
        for i, n in enumerate(attention_mask.sum(1).tolist()):
            if n:
                hidden[i, :n] = self._read(rows[i, :n])
        self._forget()
        return SimpleNamespace(hidden_states=(hidden.to(ids.device),))

    def _read(self, ids: torch.Tensor) -> torch.Tensor:
        row = ids[None].numpy()
        key = row.tobytes()
        if key in self.seen:
            self.seen.move_to_end(key)
            return self.seen[key]
        mask = torch.ones_like(ids)[None].numpy()
        found = self.session.run(["hidden"], {"input_ids": row, "attention_mask": mask})
        vectors = torch.from_numpy(found[0][0])
        self.seen[key] = vectors
        self.pieces += len(vectors)
        return vectors

    def _forget(self) -> None:
        while self.pieces > self.remember:
            _, vectors = self.seen.popitem(last=False)
            self.pieces -= len(vectors)


def split_long(document: Document, longest: int) -> Document:
    """Return a tokenized document with no sentence much longer than `longest` words.

    The parser scores every pair of words, and the encoder reads 512 pieces; a
    "sentence" of 20,000 words (a table, a list) would take neither.

    Parameters
    ----------
    document : Document
        With tokens and nothing else.
    longest : int
        Words a sentence may have. A longer one is cut behind its last comma or the
        like within the limit, or at the limit.
    """
    if all(len(sentence.words) <= longest for sentence in document.sentences):
        return document
    parts = [part for sentence in document.to_dict() for part in _parts(sentence, longest)]
    return Document(parts, text=document.text)


def _parts(rows: list[dict[str, Any]], longest: int) -> Iterator[list[dict[str, Any]]]:
    """Cut a sentence's rows; a multi-word token stays together."""
    groups: list[list[dict[str, Any]]] = []
    covered = 0
    for row in rows:
        first, last = _ids(row)
        if first <= covered:
            groups[-1].append(row)
        else:
            groups.append([row])
            covered = last
    at = 0
    while at < len(groups):
        stop = _stop(groups, at, longest)
        yield _renumber([row for group in groups[at:stop] for row in group])
        at = stop


def _ids(row: dict[str, Any]) -> tuple[int, int]:
    """Return the first and last word of a row."""
    name = row["id"]
    return (name, name) if isinstance(name, int) else (name[0], name[-1])


def _stop(groups: Sequence[list[dict[str, Any]]], at: int, longest: int) -> int:
    """Return where the part that begins at `at` ends."""
    stop = words = 0
    for stop in range(at, len(groups)):
        words += max(len(groups[stop]) - 1, 1)
        if words > longest:
            break
    else:
        return len(groups)
    for k in range(stop, at + (stop - at) // 2, -1):
        if groups[k - 1][0]["text"] in {",", ";", ":", "–", "—", "|", "•"}:
            return k
    return max(stop, at + 1)


def _renumber(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the words of a part begin at 1."""
    shift = _ids(rows[0])[0] - 1
    return [
        row | {"id": tuple(n - shift for n in range(_ids(row)[0], _ids(row)[1] + 1))}
        for row in rows
    ]
