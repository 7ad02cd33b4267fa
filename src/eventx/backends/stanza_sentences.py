"""Where sentences end: what Stanza's tokenizer leaves to be mended.

A title in front of a name ends no sentence ("said Rep. Bobby Scott"), a dateline is none
of the sentence behind it ("WASHINGTON (AP) — Donald Trump said …"), and one of thousands
of words is a table.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

from stanza.models.common.doc import Document

__all__ = ("mended", "split_long")

Row = dict[str, Any]
"""A token or word as Stanza's documents give it, with its ``id`` in the sentence."""

DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z.'\u2019/-]+[ ,]*){1,4}"  # WASHINGTON, NEW YORK
    r"(?:(?:[A-Z][\w.]+|\d{1,4})[ ,]*){0,5}(?:\([^()\n]{2,40}\)\s*)?"  # Iowa, Aug. 10, 2016 (UPI)
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"
    r"|(?:[A-Z][\w.'\u2019-]+[ ,]+){1,4}(?:\d{1,4}[ ,]*){0,2}\([A-Z][^()\n]{1,40}\)\s*"
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"  # Beijing, July 27 (Xinhua) --
)
REACH: Final = 120
"""Characters that a dateline takes at most."""

SHORT: Final = 12
"""Characters in front of the end of a sentence that hold an abbreviation."""


def mended(document: Document, longest: int) -> Document:
    """Return a tokenized English document with its sentences mended; none is left too long.

    Parameters
    ----------
    document : Document
        With tokens and nothing else.
    longest : int
        As for `split_long`.
    """
    text, spans = document.text, [_span(sentence) for sentence in document.sentences]
    joined = {k + 1 for k, (a, b) in enumerate(pairwise(spans)) if _goes_on(text, a[1], b[0])}
    cut = {k: end for k, (start, _) in enumerate(spans) if (end := _dateline(text, start))}
    if not joined and not cut:
        return split_long(document, longest)
    sentences: list[list[Row]] = []
    for k, rows in enumerate(document.to_dict()):
        if k in joined:
            sentences[-1] = _with(sentences[-1], rows)
        else:
            sentences += _cut(rows, cut[k]) if k in cut else [rows]
    return split_long(Document(sentences, text=text), longest)


def _span(sentence: Any) -> tuple[int, int]:
    """Return the offsets of a sentence."""
    return sentence.tokens[0].start_char, sentence.tokens[-1].end_char


@cache
def _abbreviations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands in front of names, and what in front of numbers, at the end of a text."""
    data = files("eventx.backends").joinpath("abbreviations.toml").read_text("utf-8")
    listed = tomllib.loads(data)
    names, numbers = (
        re.compile(rf"\b(?:{'|'.join(listed[key])})\.$") for key in ("names", "numbers")
    )
    return names, numbers


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether what ends and what starts are one: "Rep." and "Bobby Scott", "Sept." and "5"."""
    if text[end - 1] != "." or text[end:start].count("\n") > 1:
        return False
    names, numbers = _abbreviations()
    pattern = numbers if text[start].isdigit() else names if text[start].isupper() else None
    return pattern is not None and pattern.search(text[max(0, end - SHORT) : end]) is not None


def _dateline(text: str, start: int) -> int | None:
    """Return the end of a dateline that begins at `start`, the first of a line."""
    before = text[max(0, start - SHORT) : start].rstrip(" \t")
    if not text[start].isupper() or before[-1:] not in ("", "\n"):
        return None
    match = DATELINE.match(text, start, start + REACH)
    return match.end() if match else None


def _with(rows: list[Row], more: list[Row]) -> list[Row]:
    """Put the rows of a sentence behind those of another."""
    return [*rows, *_renumber(more, _ids(rows[-1])[1])]


def _cut(rows: list[Row], at: int) -> list[list[Row]]:
    """Cut a sentence at an offset."""
    groups = _groups(rows)
    stop = sum(group[0]["start_char"] < at for group in groups)
    parts = groups[:stop], groups[stop:]
    return [_renumber([row for group in part for row in group]) for part in parts if part]


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


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Return a sentence's rows token by token; a multi-word token has its words behind it."""
    groups: list[list[Row]] = []
    covered = 0
    for row in rows:
        first, last = _ids(row)
        if first <= covered:
            groups[-1].append(row)
        else:
            groups.append([row])
            covered = last
    return groups


def _parts(rows: list[Row], longest: int) -> Iterator[list[Row]]:
    """Cut a sentence's rows; a multi-word token stays together."""
    groups = _groups(rows)
    at = 0
    while at < len(groups):
        stop = _stop(groups, at, longest)
        yield _renumber([row for group in groups[at:stop] for row in group])
        at = stop


def _ids(row: Row) -> tuple[int, int]:
    """Return the first and last word of a row."""
    name = row["id"]
    return (name, name) if isinstance(name, int) else (name[0], name[-1])


def _stop(groups: Sequence[list[Row]], at: int, longest: int) -> int:
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


def _renumber(rows: list[Row], before: int = 0) -> list[Row]:
    """Let the words of a part begin behind `before` others."""
    shift = _ids(rows[0])[0] - 1 - before
    spans = ((first - shift, last - shift) for first, last in map(_ids, rows))
    return [
        row | {"id": span if span[0] < span[1] else span[:1]}
        for row, span in zip(rows, spans, strict=True)
    ]
