"""Hang each time on the verb or noun that it dates."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from eventx.parse import Parse, Token
from eventx.records import Time

__all__ = ("anchor",)

# Dependencies on which a time passes through to a word above: "the end of | the week" is dated by
# the word over "end", "from 1950 to 1953" by the word over "1950".
_WITHIN: Final = frozenset({"case", "det", "compound", "flat", "fixed", "appos", "conj", "nummod",
                            "goeswith", "dep", "list", "amod", "nmod", "advmod", "punct"})  # fmt: skip
_PLAIN: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_CLIMB: Final = 20


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
    heads: dict[int, Time] = {}
    found: dict[int, list[Time]] = {}
    spans = {}
    for time in times:
        first = bisect_left(starts, time.start)
        stop = bisect_left(starts, time.end)
        spans[time.start] = parse.tokens[first:stop]
        for token in spans[time.start]:
            heads[token.i] = time
    for time in times:
        governor = _governor(parse, spans[time.start], heads)
        if governor is not None:
            found.setdefault(governor.i, []).append(time)
    return {i: tuple(ts) for i, ts in found.items()}


def _governor(parse: Parse, span: Sequence[Token], timed: dict[int, Time]) -> Token | None:
    """Climb from the top word of a time to the word it modifies."""
    top = _top(span)
    if top is None:
        return None
    time = timed[top.i]
    if time.type == "SET" and top.rel == "amod":
        return None
    if time.value.endswith("_REF") and top.rel == "amod":
        return None
    at = top
    for _ in range(_CLIMB):
        if at.head < 0:
            return at if at.upos in {"VERB", "AUX"} and at is not top else None
        above = parse.tokens[at.head]
        if _in_name(at, above):
            return None
        if above.i in timed or (above.upos not in _PLAIN and above.rel in _WITHIN):
            at = above
            continue
        return above
    return None


def _top(span: Sequence[Token]) -> Token | None:
    """Return the token of a span whose head lies outside it."""
    inside = {t.i for t in span}
    for token in span:
        if token.head not in inside and token.rel not in {"case", "punct"}:
            return token
    return span[0] if span else None


def _in_name(token: Token, above: Token) -> bool:
    return token.rel in {"compound", "flat"} and above.upos == "PROPN"
