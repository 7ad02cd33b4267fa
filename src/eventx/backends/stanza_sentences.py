"""Where sentences and the words of contractions end: what Stanza leaves to be mended.

A title in front of a name ends no sentence ("said Rep. Bobby Scott"), nor does part of a name
("Kim Jong" of "Kim Jong Un"), and a dateline is none
of the sentence behind it ("WASHINGTON (AP) — Donald Trump said …"), and one of thousands
of words is a table. "Sudan's" is "Sudan" and "'s"; the bundled model, which has to guess
where a contraction falls apart, may say "Suda", "n" and "'s". Having read web text, it takes
many an "its" for "it's", whatever follows.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from eventx.backends.stanza_rows import Sentence

__all__ = ("contracted", "cuts", "mended")

# Words have to stand apart: two repetitions that can share one letter take exponential time.
DATELINE: Final = re.compile(
    r"[A-Z][A-Z.'\u2019/-]+(?:[ ,]+[A-Z][A-Z.'\u2019/-]+){0,3}"  # WASHINGTON, NEW YORK
    r"(?:[ ,]+(?:[A-Z][\w.]+|of|and|\d{1,4})){0,5}[ ,]*(?:\([^()\n]{2,40}\)\s*)?"  # Iowa, Aug. 10, 2016 (UPI)
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"
    r"|(?:[A-Z][\w.'\u2019-]+[ ,]+){1,4}(?:\d{1,4}[ ,]+){0,2}\([A-Z][^()\n]{1,40}\)\s*"
    r"(?:\u2014|\u2013|\u2015|--|-)\s+(?=[\"\u201c\u2018'A-Z])"  # Beijing, July 27 (Xinhua) --
)
CONTRACTION: Final = re.compile(
    r"(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m)|(?<=[sS])['\u2019])", re.IGNORECASE
)
LAST_WORD: Final = re.compile(r"(?<!\S)[^\W\d_]+$")
FIRST_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019]\w+)?")

REACH: Final = 120
"""Characters that a dateline takes at most."""

SHORT: Final = 12
"""Characters in front of the end of a sentence that hold an abbreviation."""


def mended(text: str, sentences: Sequence[Sentence], longest: int) -> list[Sentence]:
    """Return English sentences mended, none too long.

    Parameters
    ----------
    text : str
        The text they are in.
    sentences : sequence of Sentence
        As the tokenizer found them.
    longest : int
        As for `cuts`.
    """
    found: list[Sentence] = []
    end = 0
    lines = (line for sentence in sentences for line in _lines(text, sentence))
    for sentence in map(_possessive, lines):
        start = sentence.tokens[0].start
        if found and _goes_on(text, end, start):
            found[-1] += sentence
        else:
            stop = _dateline(text, start)
            found += _cut(sentence, stop) if stop else [sentence]
        end = sentence.tokens[-1].end
    return [part for sentence in found for part in _parts(sentence, longest)]


def contracted(token: str, words: list[str]) -> list[str]:
    """Return the words of a token, a contraction in its two parts."""
    match = CONTRACTION.fullmatch(token) if len(words) > 1 else None
    return [*match.groups()] if match else words


def _lines(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a sentence between lines that end on purpose: a headline and what follows."""
    at = 0
    for k, (before, token) in enumerate(pairwise(sentence.tokens), 1):
        if "\n" in text[before.end : token.start] and _on_purpose(text, before.end, token.start):
            yield sentence[at:k]
            at = k
    yield sentence[at:]


def _on_purpose(text: str, end: int, start: int) -> bool:
    """Say whether a line that ends at `end` had room for the next word: nobody wraps it there.

    The next line, from `start` on, shows how much fits in one.
    """
    if text[start].islower():
        return False
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    return end - text.rfind("\n", 0, end) + len(line.split(maxsplit=1)[0]) <= len(line)


def _possessive(sentence: Sentence) -> Sentence:
    """Return a sentence whose "its" is one word but where it stands for "it's": "its not"."""
    tokens = sentence.tokens
    apart = [
        k
        for k, group in enumerate(sentence.groups)
        if len(group) > 1
        and tokens[k].text.lower() == "its"
        and (k + 1 == len(tokens) or tokens[k + 1].text.lower() not in _after_it_is())
    ]
    if not apart:
        return sentence
    groups = [[tokens[k]] if k in apart else group for k, group in enumerate(sentence.groups)]
    return Sentence(tokens, groups)


@cache
def _listed() -> dict[str, list[str]]:
    data = files("eventx.backends").joinpath("abbreviations.toml").read_text("utf-8")
    return tomllib.loads(data)


@cache
def _after_it_is() -> frozenset[str]:
    return frozenset(_listed()["after_it_is"])


@cache
def _abbreviations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands in front of names, and what in front of numbers, at the end of a text."""
    names, numbers = (
        re.compile(rf"\b(?:{'|'.join(_listed()[key])})\.$") for key in ("names", "numbers")
    )
    return names, numbers


def _goes_on(text: str, end: int, start: int) -> bool:
    """Say whether what ends and what starts are one: "Rep." and "Bobby Scott", "Sept." and "5"."""
    if text[end - 1] != ".":
        return _name_goes_on(text, end, start)
    if text[end:start].count("\n") > 1:
        return False
    names, numbers = _abbreviations()
    pattern = numbers if text[start].isdigit() else names if text[start].isupper() else None
    return pattern is not None and pattern.search(text[max(0, end - SHORT) : end]) is not None


def _name_goes_on(text: str, end: int, start: int) -> bool:
    """Say whether a sentence would end amid a name: "Kim Jong" and "Un", "CBC" and "News".

    The tokenizer has read many a letter whose lines, run together, end in names. A word
    that opens sentences opens one here, too ("Thanks, Kevin" and "The file"), and one
    behind a time of day ("11:21 AM").
    """
    if text[end:start] != " " or not text[start].isupper():
        return False
    last, first = LAST_WORD.search(text[max(0, end - REACH) : end]), FIRST_WORD.match(text, start)
    if last is None or first is None or not last[0][0].isupper():
        return False
    listed = _listed()
    return last[0] not in listed["closers"] and first[0].lower() not in listed["openers"]


def _dateline(text: str, start: int) -> int | None:
    """Return the end of a dateline that begins at `start`, the first of a line."""
    before = text[max(0, start - SHORT) : start].rstrip(" \t")
    if not text[start].isupper() or before[-1:] not in ("", "\n"):
        return None
    match = DATELINE.match(text, start, start + REACH)
    return match.end() if match else None


def _cut(sentence: Sentence, at: int) -> list[Sentence]:
    """Cut a sentence at an offset."""
    stop = sum(token.start < at for token in sentence.tokens)
    return [part for part in (sentence[:stop], sentence[stop:]) if part.tokens]


def _parts(sentence: Sentence, longest: int) -> list[Sentence]:
    """Return the sentence, or its `cuts` where it has more than `longest` words."""
    if len(sentence.words) <= longest:
        return [sentence]
    texts, sizes = [t.text for t in sentence.tokens], [*map(len, sentence.groups)]
    return [sentence[span] for span in cuts(texts, sizes, longest)]


def cuts(texts: Sequence[str], sizes: Sequence[int], longest: int) -> Iterator[slice]:
    """Yield the parts of a sentence, none much longer than `longest` words.

    The parser scores every pair of words, and the encoder reads 512 pieces; a
    "sentence" of 20,000 words (a table, a list) would take neither.

    Parameters
    ----------
    texts : sequence of str
        Of its tokens.
    sizes : sequence of int
        How many words each token stands for.
    longest : int
        Words a part may have. It ends behind its last comma or the like within the
        limit, or at the limit.
    """
    at = 0
    while at < len(texts):
        stop = _stop(texts, sizes, at, longest)
        yield slice(at, stop)
        at = stop


def _stop(texts: Sequence[str], sizes: Sequence[int], at: int, longest: int) -> int:
    """Return where the part that begins at `at` ends."""
    stop = words = 0
    for stop in range(at, len(texts)):
        words += sizes[stop]
        if words > longest:
            break
    else:
        return len(texts)
    for k in range(stop, at + (stop - at) // 2, -1):
        if texts[k - 1] in {",", ";", ":", "–", "—", "|", "•"}:
            return k
    return max(stop, at + 1)
