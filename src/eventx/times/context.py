"""What a time expression is read against: reference, tense, the time spoken of before."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Final

from attrs import define, frozen

from eventx.parse import Parse, Token
from eventx.records import TimeType
from eventx.times.value import first_day, unit_of

__all__ = ("Context", "Meaning", "tense")

_FUTURE_AUXILIARIES: Final = frozenset({"will", "shall", "'ll", "ll", "wo", "would", "may", "might"})
_CLIMB: Final = 12


@frozen
class Meaning:
    """What a time expression means, in TIMEX3's terms.

    Attributes
    ----------
    type, value, mod
        As in `eventx.records.Time`.
    """

    type: TimeType
    value: str
    mod: str | None = None


@define(slots=False)
class Context:
    """What a time expression is read against.

    Attributes
    ----------
    reference : date or None
        The day of the reference time.
    previous : str or None
        Value of the last point in time spoken of, for "the next day".
    find_tense : callable
        Gives the tense of the verb over the expression; called when it is asked for.
    before : Token or None
        The word in front of the expression.
    """

    reference: date | None
    previous: str | None
    find_tense: Callable[[], int]
    before: Token | None = None

    @cached_property
    def direction(self) -> int:
        """-1 where the verb over the expression is past, 1 where it is future, else 0."""
        return self.find_tense()

    @property
    def spoken_of(self) -> date | None:
        """The first day of the time spoken of before, else the reference day."""
        return (self.previous and first_day(self.previous)) or self.reference

    @property
    def spoken_unit(self) -> str | None:
        """The unit of the time spoken of before."""
        return unit_of(self.previous) if self.previous else None


def tense(parse: Parse, token: Token) -> int:
    """Return -1 where the verb that governs `token` is past, 1 future or to come, 0 otherwise.

    The nearest verb above counts: "said he will meet them on Friday" is future.
    """
    climbed = 0
    at: Token | None = token
    while at is not None and climbed < _CLIMB:
        if at.upos in {"VERB", "AUX"} or parse.child(at, "cop", "aux"):
            return _tense_of_verb(parse, at)
        at = parse.head(at)
        climbed += 1
    return 0


def _tense_of_verb(parse: Parse, verb: Token) -> int:
    below = parse.dependents[verb.i]
    helpers = [t for t in below if t.rel in {"aux", "cop"}]
    if any(t.low in _FUTURE_AUXILIARIES for t in helpers):
        return 1
    if any(t.low == "to" and t.rel in {"mark", "aux"} for t in below):
        return 1
    for t in (*helpers, verb):
        if "Tense=Past" in t.feats or t.xpos in {"VBD", "VBN"} or t.low in {"have", "has", "had"}:
            return -1
    if any(t.low in {"can", "could", "should", "must"} for t in helpers):
        return 1
    if verb.xpos == "VBG" and not helpers and verb.head >= 0:
        head = parse.tokens[verb.head]
        return -1 if "Tense=Past" in head.feats or head.xpos == "VBD" else 0
    return 1 if verb.xpos in {"VBZ", "VBP", "VB"} or "Tense=Pres" in verb.feats else 0
