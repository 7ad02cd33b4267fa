"""Where sentences and the words of contractions end: what Stanza leaves to be mended.

A title in front of a name ends no sentence ("said Rep. Bobby Scott"), a dateline is none
of the sentence behind it ("WASHINGTON (AP) — Donald Trump said …"), and one of thousands
of words is a table. "Sudan's" is "Sudan" and "'s"; the bundled model, which has to guess
where a contraction falls apart, may say "Suda", "n" and "'s".
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

Group = list[Row]
"""The row of a token, and behind it those of its words where it has several."""

DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z.'\u2019/-]+[ ,]*){1,4}"  # WASHINGTON, NEW YORK
    r"(?:(?:[A-Z][\w.]+|\d{1,4})[ ,]*){0,5}(?:\([^()\n]{2,40}\)\s*)?"  # Iowa, Aug. 10, 2016 (UPI)
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"
    r"|(?:[A-Z][\w.'\u2019-]+[ ,]+){1,4}(?:\d{1,4}[ ,]*){0,2}\([A-Z][^()\n]{1,40}\)\s*"
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"  # Beijing, July 27 (Xinhua) --
)
CONTRACTION: Final = re.compile(
    r"(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m)|(?<=[sS])['\u2019])", re.IGNORECASE
)
REACH: Final = 120
"""Characters that a dateline takes at most."""

SHORT: Final = 12
"""Characters in front of the end of a sentence that hold an abbreviation."""


def mended(document: Document, longest: int) -> Document:
    """Return a tokenized English document with sentences and contractions mended, none too long.

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
    tokens = (token for sentence in document.sentences for token in sentence.tokens)
    if not joined and not cut and not any(map(_wrong, tokens)):
        return split_long(document, longest)
    sentences: list[list[Group]] = []
    for k, rows in enumerate(document.to_dict()):
        groups = [_contracted(group) for group in _groups(rows)]
        stop = sum(group[0]["start_char"] < cut.get(k, 0) for group in groups)
        if k in joined:
            sentences[-1] += groups
        else:
            sentences += [part for part in (groups[:stop], groups[stop:]) if part]
    return split_long(Document([*map(_numbered, sentences)], text=text), longest)


def _wrong(token: Any) -> bool:
    """Say whether a contraction falls apart in the wrong place."""
    if len(token.words) < 2:
        return False
    match = CONTRACTION.fullmatch(token.text)
    return match is not None and [word.text for word in token.words] != [*match.groups()]


def _contracted(group: Group) -> Group:
    """Return the rows of a token, a contraction in its two parts."""
    whole = group[0]
    match = CONTRACTION.fullmatch(whole["text"]) if len(group) > 1 else None
    if match is None or [row["text"] for row in group[1:]] == [*match.groups()]:
        return group
    start, middle, end = whole["start_char"], whole["start_char"] + match.end(1), whole["end_char"]
    return [
        whole,
        {"text": match[1], "start_char": start, "end_char": middle},
        {"text": match[2], "start_char": middle, "end_char": end},
    ]


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


def _groups(rows: list[Row]) -> list[Group]:
    """Return a sentence's rows token by token."""
    groups: list[Group] = []
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
        yield _numbered(groups[at:stop])
        at = stop


def _ids(row: Row) -> tuple[int, int]:
    """Return the first and last word of a row."""
    name = row["id"]
    return (name, name) if isinstance(name, int) else (name[0], name[-1])


def _stop(groups: Sequence[Group], at: int, longest: int) -> int:
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


def _numbered(groups: Sequence[Group]) -> list[Row]:
    """Return the rows of a sentence, its words numbered from 1."""
    rows: list[Row] = []
    done = 0
    for whole, *words in groups:
        span = (done + 1, done + max(len(words), 1))
        rows.append(whole | {"id": span if words else span[:1]})
        rows += (word | {"id": (done + n,)} for n, word in enumerate(words, 1))
        done = span[1]
    return rows
