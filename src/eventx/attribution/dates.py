"""When it was said: the times of a report, apart from those of what is reported."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from eventx.attribution.cues import Piece
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.records import Time

__all__ = ("apart", "when_said", "without_date")


def when_said(
    parse: Parse, verb: Token, content: Sequence[Token], anchored: Mapping[int, tuple[Time, ...]]
) -> tuple[Time, ...]:
    """Return the times of a cue: "said on Monday", "said in a note to clients on Friday".

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    verb : Token
        The cue.
    content : sequence of Token
        What it reports.
    anchored : mapping of int to tuple of Time
        The times that modify a token, by `Token.i`.
    """
    if not anchored:
        return ()
    inside = {t.i for t in content}
    holders = [verb]
    for child in parse.dependents[verb.i]:
        # not "spoke of the killings in May"
        if child.rel == "obl" and child.i not in inside and marker(parse, child) != "of":
            holders += [child, *parse.children(child, "nmod")]
    found = [t for h in holders for t in anchored.get(h.i, ())]
    found += _misplaced(parse, verb, anchored)
    return tuple(sorted(set(found), key=lambda t: t.start)) if len(found) > 1 else tuple(found)


def _misplaced(
    parse: Parse, verb: Token, anchored: Mapping[int, tuple[Time, ...]]
) -> tuple[Time, ...]:
    """Return a time right behind the cue that the parse gives to what is said.

    "said [on Monday] it had closed the plant", where a comma would say otherwise: "said
    that on Monday, it had …".
    """
    inner = parse.child(verb, "ccomp")
    if inner is None or inner.i < verb.i:
        return ()
    date = _in_front(parse, verb, inner)
    if date is None:
        return ()
    return tuple(t for t in anchored.get(inner.i, ()) if date[0].start <= t.start < date[-1].end)


def _in_front(parse: Parse, verb: Token, inner: Token) -> Sequence[Token] | None:
    """Return what stands between a cue and the subject of what is said: "[late on Monday] it left"."""
    below = parse.dependents[inner.i]
    ahead = list(takewhile(lambda c: c.rel in ("obl", "advmod"), below))
    subject = below[len(ahead)] if len(ahead) < len(below) else inner
    if not ahead or subject.rel != "nsubj" or subject.i > inner.i:
        return None
    words = [t for c in ahead for t in parse.subtree(c)]
    first, stop = verb.i + 1, parse.subtree(subject)[0].i
    return words if [t.i for t in words] == list(range(first, stop)) else None


def without_date(
    parse: Parse, verb: Token, content: list[Token], when: Sequence[Time]
) -> list[Token]:
    """Return a content without the date in front that belongs to the cue."""
    if not content or content[0].i != verb.i + 1:
        return content
    inner = parse.child(verb, "ccomp")
    date = None if inner is None else _in_front(parse, verb, inner)
    if date is None or not any(date[0].start <= t.start < date[-1].end for t in when):
        return content
    return content[len(date) :]


def apart(when: Sequence[Time], content: Sequence[Piece]) -> tuple[Time, ...]:
    """Return the times outside the content: "now" is none in "wrote: “Not now.”"."""
    return tuple(t for t in when if not any(a <= t.start < b for a, b in content))
