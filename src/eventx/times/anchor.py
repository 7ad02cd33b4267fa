"""Hang each time on the verb or noun that it dates."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from eventx.parse import Parse, Token
from eventx.records import Time

__all__ = ("anchor",)

_CONTENT: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_CLIMB: Final = 20
# How many words may stand between a time and the verb behind it.
_BETWEEN: Final = 10


def anchor(parse: Parse, times: Sequence[Time]) -> dict[int, tuple[Time, ...]]:
    """Find the word that each time modifies.

    Parameters
    ----------
    parse : Parse
        The text's parse.
    times : sequence of Time
        Its time expressions, in text order.

    Returns
    -------
    dict of int to tuple of Time
        The times of each verb or noun, by `Token.i`. Times within names ("the
        September 11 Museum") and vague adjectives ("the current crisis") date nothing.
    """
    starts = [t.start for t in parse.tokens]
    spans = [
        parse.tokens[bisect_left(starts, time.start) : bisect_left(starts, time.end)]
        for time in times
    ]
    timed = {token.i for span in spans for token in span}
    found: dict[int, list[Time]] = {}
    for time, span in zip(times, spans, strict=True):
        top = _top(span)
        governor = _governor(parse, top, timed) if top and _is_adjunct(time, top) else None
        if governor is not None:
            found.setdefault(governor.i, []).append(time)
    return {i: tuple(hung) for i, hung in found.items()}


def _is_adjunct(time: Time, top: Token) -> bool:
    """Tell whether a time dates something: "the current crisis", "daily bread" do not."""
    return top.rel != "amod" or not (time.type == "SET" or time.value.endswith("_REF"))


def _top(span: Sequence[Token]) -> Token | None:
    """Return the token of a span whose head lies outside it."""
    inside = {t.i for t in span}
    for token in span:
        if token.head not in inside and token.rel not in {"case", "punct"}:
            return token
    return span[0] if span else None


def _governor(parse: Parse, top: Token, timed: set[int]) -> Token | None:
    """Climb from the top word of a time to the word it modifies."""
    at = top
    for _ in range(_CLIMB):
        if at.head < 0:
            return _granted(parse, at)
        above = parse.tokens[at.head]
        if at.rel in {"compound", "flat"} and above.upos == "PROPN":
            return None
        if above.i not in timed and above.upos in _CONTENT:
            return _verb_of(parse, at, above)
        at = above
    return None


def _verb_of(parse: Parse, time: Token, above: Token) -> Token:
    """Hang a time between subject and verb on the verb ("The bureau on June 5 cancelled it")."""
    verb = parse.head(above)
    if above.rel != "nsubj" or verb is None or not above.i < time.i < verb.i < time.i + _BETWEEN:
        return above
    between = parse.tokens[time.i + 1 : verb.i]
    fits = all(t.head in {time.i, verb.i} or t.upos == "PUNCT" or _below(parse, t, time)
               for t in between)  # fmt: skip
    return verb if fits and verb.upos == "VERB" else above


def _below(parse: Parse, token: Token, top: Token) -> bool:
    return any(t.i == top.i for _, t in zip(range(_CLIMB), parse.ancestors(token), strict=False))


def _granted(parse: Parse, root: Token) -> Token | None:
    """Hang a time that the parser took for the root on the verb behind it.

    "They were on Monday granted bail."
    """
    behind = parse.tokens[root.i + 1 : root.i + _BETWEEN]
    return next(
        (t for t in behind if t.head == root.i and t.rel == "acl" and t.upos == "VERB"), None
    )
