"""Stanza's own pipeline, for any model but the bundled one."""

from collections.abc import Iterator, Sequence
from typing import Any

from stanza.models.common.doc import Document

from eventx.backends.stanza_rows import Reading, Row
from eventx.backends.stanza_sentences import cuts

__all__ = ("Pipeline", "split_long")


class Pipeline:
    """A pipeline of Stanza's.

    Parameters
    ----------
    pipeline : stanza.Pipeline
        With a parser.
    longest : int
        Words a sentence may have; a longer one is cut.
    """

    def __init__(self, pipeline: Any, longest: int) -> None:
        self.pipeline = pipeline
        self.longest = longest

    def read(self, texts: Sequence[str]) -> list[list[Reading]]:
        """Return the sentences of each text."""
        cut = self.pipeline.bulk_process(texts, processors="tokenize,mwt")
        whole = [split_long(document, self.longest) for document in cut]
        steps = [s for s in self.pipeline.processors if s not in {"tokenize", "mwt"}]
        found = self.pipeline.process(whole, processors=steps)
        return [[_reading(sentence) for sentence in document.sentences] for document in found]


def _reading(sentence: Any) -> Reading:
    return Reading(
        [_row(token, word) for token in sentence.tokens for word in token.words],
        [(e.start_char, e.end_char, e.type) for e in sentence.ents],
    )


def _row(token: Any, word: Any) -> Row:
    place = token if word.start_char is None else word
    return Row(
        word.text,
        place.start_char,
        place.end_char,
        len(token.words) > 1,
        word.lemma or "",
        word.upos or "X",
        word.xpos or "",
        frozenset(word.feats.split("|")) if word.feats else frozenset(),
        word.head,
        word.deprel or "dep",
    )


def split_long(document: Document, longest: int) -> Document:
    """Return a tokenized document with no sentence much longer than `longest` words.

    Parameters
    ----------
    document : Document
        With tokens and nothing else.
    longest : int
        Words a sentence may have; a longer one is cut as `cuts` does.
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
    texts = [group[0]["text"] for group in groups]
    sizes = [max(len(group) - 1, 1) for group in groups]
    for span in cuts(texts, sizes, longest):
        yield _renumber([row for group in groups[span] for row in group])


def _ids(row: dict[str, Any]) -> tuple[int, int]:
    """Return the first and last word of a row."""
    name = row["id"]
    return (name, name) if isinstance(name, int) else (name[0], name[-1])


def _renumber(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the words of a part begin at 1."""
    shift = _ids(rows[0])[0] - 1
    spans = ((first - shift, last - shift) for first, last in map(_ids, rows))
    return [
        row | {"id": span if span[0] < span[1] else span[:1]}
        for row, span in zip(rows, spans, strict=True)
    ]
