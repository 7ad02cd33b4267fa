"""Speakers set beside what they say: "Smith: it is over", "Two die: police", "“We lost.” — Smith"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from eventx.attribution.cues import Report, cues
from eventx.parse import Parse, Token
from eventx.quotes import Quote

__all__ = ("labelled",)

LABEL = re.compile(
    r"^[ \t]*[“\"]?([^\W\d_a-z][^\n:“”\"]{1,60}):[ \t\xa0]*(?=(\S[^\n]*))", re.MULTILINE
)
TAIL = re.compile(
    r"^[ \t]*([^\n]{12,160}?)(?::|[ \t\xa0][-–—])[ \t\xa0]+([^\n:.,!?“”\"]{2,50})[ \t\xa0]*$",
    re.MULTILINE,
)
DASH = re.compile(r"\s*(?:--?|[–—―])\s*(?=[^\W\d_a-z])")
LONGEST = 8  # words of a speaker: "Former mayor of Lagos Ann Mary Smith:"
NAMED = frozenset({"PERSON", "ORG"})
BODIES = frozenset({"ORG"})
FINITE = frozenset({"VERB", "AUX"})


def labelled(parse: Parse, quotes: Sequence[Quote]) -> Iterator[Report]:
    """Yield a report for each speaker set in front of a colon, behind a headline or behind a dash.

    A speaker is a name of a person or organisation, or a noun such as "poll"; "NEW DELHI:
    The …" and "Retirement: …" are none. Behind a headline a person's name may also be what
    it is about ("Killed in the attack: John Smith") and does not count.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    quotes : sequence of Quote
        Its quotations.
    """
    if ":" in parse.text:
        for match, source in _labels(parse):
            if not _says(parse, match.start(2), match.end(2)):
                continue
            colon = parse.tokens[bisect_left(parse.starts, match.end(1))]
            yield Report((colon,), source, (_stripped(parse.text, match.start(2), match.end(2)),))
    for match in TAIL.finditer(parse.text):
        at = match.span(2)
        behind = _credited(parse, *at) or _speaker(parse, *at, BODIES)
        if behind is not None and _says(parse, match.start(1), match.end(1)):
            mark = parse.tokens[bisect_left(parse.starts, match.end(1))]
            yield Report((mark,), behind, (_stripped(parse.text, match.start(1), match.end(1)),))
    for quote in quotes:
        dash = DASH.match(parse.text, quote.end)
        if dash is None or not quote.closed:
            continue
        line = parse.text.find("\n", dash.end())
        behind = _speaker(parse, dash.end(), line if line >= 0 else len(parse.text))
        if behind is not None:
            cue = parse.tokens[bisect_left(parse.starts, dash.end()) - 1]
            yield Report((cue,), behind, ((quote.inner_start, quote.inner_end),))


def _labels(parse: Parse) -> Iterator[tuple[re.Match[str], Token]]:
    """Yield what stands in front of a colon, with the speaker in it.

    In a transcript, where one name in capitals is known to be a person's, the others are
    taken for speakers too: "PENCE: We will win", "CLINTON: I disagree".
    """
    found = [(m, _speaker(parse, m.start(1), m.end(1))) for m in LABEL.finditer(parse.text)]
    transcript = any(source is not None and m[1].isupper() for m, source in found)
    for match, source in found:
        if source is not None:
            yield match, source
        elif transcript and match[1].isupper():
            yield match, parse.tokens[bisect_left(parse.starts, match.end(1)) - 1]


def _credited(parse: Parse, start: int, end: int) -> Token | None:
    """Return the noun of who is credited behind a headline, whatever the parse hangs on it."""
    words = parse.tokens[bisect_left(parse.starts, start) : bisect_left(parse.starts, end)]
    if not words or any(t.upos not in PHRASE for t in words):
        return None
    return words[-1] if words[-1].lemma.lower() in cues(parse.language).source else None


PHRASE = frozenset({"ADJ", "DET", "NOUN", "PROPN"})


def _speaker(parse: Parse, start: int, end: int, named: frozenset[str] = NAMED) -> Token | None:
    """Return the head of a stretch of text that is a speaker and nothing else."""
    first, stop = bisect_left(parse.starts, start), bisect_left(parse.starts, end)
    words = parse.tokens[first:stop]
    if not words or len(words) > LONGEST or any(t.upos in FINITE for t in words):
        return None
    last = words[-1]
    if last.lemma.lower() in cues(parse.language).source:
        # "UN chief", "state media"; not where the parse hangs what stands in front on it
        return last if _first(parse, last) >= first and not first <= last.head < stop else None
    name = next((e for e in reversed(parse.entities) if start <= e.start and e.end <= end), None)
    if name is None or name.type not in named:
        return None
    inside = [t for t in words if name.start <= t.start < name.end]
    return next((t for t in inside if not name.start <= _head(parse, t) < name.end), None)


def _first(parse: Parse, noun: Token) -> int:
    """Return where the phrase of a noun begins."""
    return next(t.i for t in parse.subtree(noun) if t.upos != "PUNCT")


def _head(parse: Parse, token: Token) -> int:
    return parse.tokens[token.head].start if token.head >= 0 else -1


def _says(parse: Parse, start: int, end: int) -> bool:
    """Say whether a stretch of text holds a clause, not just a title: "Rubio: Retirement".

    A headline may leave the verb out: "Police: Two dead in blast at bank".
    """
    first, stop = bisect_left(parse.starts, start), bisect_left(parse.starts, end)
    words = parse.tokens[first:stop]
    nouns = sum(t.upos == "NOUN" for t in words)
    return any(t.upos in FINITE for t in words) or (
        nouns > 1 and any(t.upos == "ADP" for t in words)
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without white space, opening quotation mark and full stop at the ends."""
    inside = text[start:end]
    bare = inside.lstrip(" \xa0“\"«‘'")
    kept = inside.rstrip() if len(bare) < len(inside) else inside.rstrip(" \xa0\r.")
    return start + len(inside) - len(bare), start + len(kept)
