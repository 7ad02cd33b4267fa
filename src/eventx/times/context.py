"""What a time expression is read against: reference, tense, the time spoken of before."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Final

from attrs import define, frozen

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.records import TimeType
from eventx.times.value import first_day, unit_of

__all__ = ("Context", "Meaning", "is_past", "tense")

_CLIMB: Final = 12
# Units that are counted from a day.
_FINE: Final = frozenset({"day", "week", "fortnight", "weekend"})
# Years between a history and the day it was written.
_FAR: Final = 20


@frozen
class Meaning:
    """What a time expression means, in TIMEX3's terms.

    Attributes
    ----------
    type, value, mod
        As in `eventx.records.Time`.
    aside : bool
        Only compared with ("up from a year ago"): the narrative does not move there.
    """

    type: TimeType
    value: str
    mod: str | None = None
    aside: bool = False


@define(slots=False)
class Context:
    """What a time expression is read against.

    Attributes
    ----------
    reference : date or None
        The day of the reference time.
    moment : datetime or None
        The reference time itself, where it has an hour.
    previous : str or None
        Value of the last point in time spoken of, for "the next day".
    previous_day : str or None
        Value of the last day, or part of a day, spoken of.
    near : bool
        Whether the last point in time was spoken of shortly before.
    find_tense : callable
        Gives the tense of the verb over the expression; called when it is asked for.
    before : Token or None
        The word in front of the expression.
    """

    reference: date | None
    moment: datetime | None
    previous: str | None
    previous_day: str | None
    near: bool
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

    def counted_from(self, step: float, unit: str) -> date | None:
        """Return the day that "the next day" and "a week later" count from.

        What is past is not later than the reference day: the day meant is not known then.
        Days and weeks count from a day: "in March he fell ill; the next day" from the last one
        spoken of, not from 1 March.
        """
        if step > 0 and self.direction < 0 and self.previous is None:
            return None
        if unit in _FINE and self.spoken_unit not in {None, *_FINE}:
            return first_day(self.previous_day) if self.previous_day else None
        return self.spoken_of

    @property
    def day_told(self) -> date | None:
        """The last day spoken of shortly before, if any."""
        told = self.near or self.spoken_unit == "day"
        return first_day(self.previous_day) if told and self.previous_day else None

    def fits(self, day: date) -> bool:
        """Tell whether a day lies on that side of the reference day where the verb is."""
        return self.reference is None or (day - self.reference).days * self.direction >= 0

    @property
    def year_told(self) -> int | None:
        """The year that a history is in: decades away from the reference day.

        "In 1829 he tried again. In July, ..." goes on in 1829; in a report of 2004,
        "July" after a mention of 1998 is a month of 2004.
        """
        day = first_day(self.previous) if self.previous and self.near else None
        if day is None or self.spoken_unit not in {"day", "month", "season", "year"}:
            return None
        if self.direction > 0 or (self.reference and not self.far):
            return None
        return day.year

    @property
    def far(self) -> bool:
        """Whether the time spoken of lies decades before the reference day."""
        day = self.spoken_of
        return bool(day and self.reference and self.reference.year - day.year >= _FAR)

    @property
    def spoken_unit(self) -> str | None:
        """The unit of the time spoken of before."""
        return unit_of(self.previous) if self.previous else None


def tense(parse: Parse, token: Token) -> int:
    """Return -1 where the verb that governs `token` is past, 1 future or to come, 0 otherwise.

    The nearest verb above counts: "said he will meet them on Friday" is future. A
    purpose clause has the tense of its main verb ("met to mark the day"). "Since Friday"
    and "starting Friday" say it themselves.
    """
    told = _told(parse, token)
    if told:
        return told
    at: Token | None = token
    through_noun, edges = False, words(parse.language, "times")["edge"]
    cases: set[str] = set()
    for _ in range(_CLIMB):
        if at is None:
            return 0
        if at.upos in {"VERB", "AUX"} or parse.child(at, "cop", "aux"):
            found = _tense_of_verb(parse, at, cases, through_noun=through_noun)
            if found is not None:
                return found
        elif at is not token and at.upos in {"NOUN", "PROPN"}:
            through_noun = through_noun or at.low not in edges
        cases.update(t.low for t in parse.dependents[at.i] if t.rel == "case")
        at = parse.head(at)
    return 0


def _told(parse: Parse, token: Token) -> int:
    """Return what the words around a time say of it.

    "Since Friday" and "Friday's ruling" are past; "starting Friday", "a rally for Friday" and
    "ahead of Friday's vote" are to come.
    """
    lists = words(parse.language, "times")
    above = parse.head(token)
    before = {c.low for c in parse.dependents[token.i] if c.rel in {"case", "amod"}}
    if above is not None and above.i < token.i and (above.rel in _OPENING or above.upos == "ADJ"):
        before.add(above.low)
    if not before.isdisjoint(lists["since"]):
        return -1
    if not before.isdisjoint(lists["starting"]):
        return 1
    return 0 if above is None else _told_by_noun(parse, token, above, before, lists)


def _told_by_noun(
    parse: Parse, token: Token, noun: Token, cases: set[str], lists: dict[str, list[str]]
) -> int:
    if token.rel not in _BESIDE_NOUN or noun.upos not in {"NOUN", "PROPN"}:
        return 0
    above = parse.head(noun)
    around = [c for c in parse.dependents[noun.i] if c.rel == "case"]
    if any(c.low in lists["pending"] for c in (*around, *([above] if above else ()))):
        return 1
    if noun.i < token.i:
        return 1 if noun.lemma in lists["arranged"] and cases & {*lists["purpose"]} else 0
    return -1 if noun.lemma in lists["done"] else 0


_OPENING: Final = frozenset({"advcl", "acl"})
_BESIDE_NOUN: Final = frozenset({"nmod", "compound"})


def _tense_of_verb(parse: Parse, verb: Token, cases: set[str], *, through_noun: bool) -> int | None:
    """Return the tense of a verb, None where the verb above it decides."""
    lists = words(parse.language, "times")
    below = parse.dependents[verb.i]
    helpers = [t for t in below if t.rel in {"aux", "cop"}]
    if any(t.low in lists["future_auxiliary"] for t in helpers):
        return 1
    if any(t.low in lists["infinitive"] and t.rel in {"mark", "aux"} for t in below):
        return None if _is_told(parse, verb, lists) else 1
    if verb.lemma in lists["planning"] and _looks_ahead(verb, helpers, cases, lists):
        return 1
    if any(is_past(t) or t.low in lists["perfect_auxiliary"] for t in helpers) or is_past(verb):
        return -1
    if any(t.low in lists["modal_auxiliary"] for t in helpers):
        could = any(t.low in lists["past_if_denied"] for t in helpers)
        past = verb.lemma in lists["perceived"] or any(t.low in lists["negation"] for t in below)
        return -1 if could and past else 1
    if not helpers and verb.xpos in {"VBG", "VBN"}:
        if verb.xpos == "VBN" and verb.rel in {"acl", "advcl"} and not parse.child(verb, "mark"):
            return -1  # "will discuss the treaty signed on Monday"
        return None if verb.head >= 0 else 0
    if through_noun:  # "the move follows Tuesday's declaration"
        return 0
    forms = [verb] if cases & {*lists["away"]} else [verb, *helpers]  # "is postponed from Monday"
    present = any("Tense=Pres" in t.feats for t in forms)
    return 1 if present or verb.xpos in {"VBZ", "VBP", "VB", "VBG"} else 0


def _is_told(parse: Parse, verb: Token, lists: dict[str, list[str]]) -> bool:
    """Tell whether the word over an infinitive says when it is.

    "Came to mark the day", "refused to sign", "rallies to mark the day", "the first to sign".
    """
    above = parse.head(verb)
    if verb.rel == "advcl" or above is None or verb.rel == "conj":
        return verb.rel == "advcl"
    if above.upos == "VERB":
        return above.lemma in lists["implicative"]
    first = any(c.low in lists["first_of"] for c in parse.dependents[above.i])
    return first or above.low in lists["first_of"] or verb.lemma in lists["marking"]


def _looks_ahead(
    verb: Token, helpers: list[Token], cases: set[str], lists: dict[str, list[str]]
) -> bool:
    """Tell whether a time is what a plan is for: "is due Monday", "was postponed until Monday"."""
    if any(t.low in lists["pluperfect"] for t in helpers) or not cases.isdisjoint(lists["away"]):
        return False
    past = any(is_past(t) for t in [verb, *helpers])
    return not past or not cases.isdisjoint(lists["ahead"])


def is_past(verb: Token) -> bool:
    """Tell whether a verb is in a past form of its own."""
    finite = "VerbForm=Part" not in verb.feats
    return verb.xpos == "VBD" or ("Tense=Past" in verb.feats and finite)
