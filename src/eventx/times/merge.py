"""Make one expression of neighbours: a clock time and its day, a date and its modifier."""

import re
from typing import Final

from attrs import evolve, frozen

from eventx.records import TimeType
from eventx.times.context import Meaning
from eventx.times.grammar import Match, compiled
from eventx.times.lexemes import CLASSES, Lexemes
from eventx.times.value import clock_in, first_day, name, shift

__all__ = ("Found", "days_shared", "modified", "on_day")


@frozen
class Found:
    """An expression in lexemes ``first:stop``.

    Attributes
    ----------
    first, stop : int
        Where it stands.
    meaning : Meaning
        What it means.
    dated : bool
        Whether it is a clock time with its day.
    """

    first: int
    stop: int
    meaning: Meaning
    dated: bool = False


# A day, known or not, and a part of it; a clock time of a day.
_DAY: Final = re.compile(r"((?:\d{4}|XXXX)-(?:\d\d-\d\d|XX-XX|WXX-\d))(?:T([A-Z]{2}))?")
_CLOCK: Final = re.compile(r"(.*)T(\d\d:.*)")


# How many words stand between a clock time and its day, or the next clock time, at most.
_GAP: Final = 6
_ON: Final = "close? comma? on? (the? part (of|on))?"


def on_day(text: str, lexemes: Lexemes, before: list[Found], day: Found) -> list[Found]:
    """Put a clock time on the day behind it: "noon Saturday", "8 p.m. on Monday".

    Parameters
    ----------
    text : str
        The text.
    lexemes : Lexemes
        The text's words.
    before : list of Found
        The expression before, if any.
    day : Found
        What may be the day of it.

    Returns
    -------
    list of Found
        One expression, or both: "(1500 GMT) on Friday" stays two.
    """
    if not before or before[0].dated or day.first - before[0].stop > _GAP:
        return [*before, day]
    (clock,) = before
    time, on = _CLOCK.fullmatch(clock.meaning.value), _DAY.fullmatch(day.meaning.value)
    between = compiled(_ON).fullmatch(lexemes.classes, clock.stop, day.first)
    if time is None or on is None or between is None:
        return [clock, day]
    if (
        between["on"] and text[lexemes.start(between.start("on"))].isupper()
    ):  # "6 a.m. On Monday, …"
        return [clock, day]
    kind: TimeType = "SET" if day.meaning.type == "SET" else "TIME"
    part = lexemes.values[between.start("part")] if between["part"] else on[2]
    value = f"{on[1]}T{clock_in(time[2], part)}"
    dated = evolve(clock, meaning=evolve(clock.meaning, type=kind, value=value), dated=True)
    return [dated, day] if between["close"] else [evolve(dated, stop=day.stop)]


def days_shared(lexemes: Lexemes, found: list[Found]) -> list[Found]:
    """Give the clock times at both ends of a range the day that stands at one.

    Parameters
    ----------
    lexemes : Lexemes
        The text's words.
    found : list of Found
        Its expressions.
    """
    shared = list(found)
    for k in range(len(shared) - 1):
        shared[k : k + 2] = _sharing(lexemes, shared[k], shared[k + 1])
    return shared


_RANGE: Final = "until | hyphen | dash"
_BESIDE: Final = "comma? open | or"


def _sharing(lexemes: Lexemes, first: Found, second: Found) -> tuple[Found, Found]:
    """Give two clock times the day that stands at one: "between 10 p.m. and 5 a.m. on Tuesday"."""
    if second.first - first.stop > _GAP:
        return first, second
    if compiled(_RANGE).fullmatch(lexemes.classes, first.stop, second.first):
        first = _not_after(first, second)
    one, two = _CLOCK.fullmatch(first.meaning.value), _CLOCK.fullmatch(second.meaning.value)
    if one is None or two is None:
        return first, second
    between = lexemes.classes[first.stop : second.first]
    ends = between == CLASSES["and"] and lexemes.classes[first.first - 1] == CLASSES["between"]
    ranges = ends or bool(compiled(_RANGE).fullmatch(between))
    overnight = ranges and one[2] > two[2]
    if second.dated and not first.dated and (ranges or compiled(_BESIDE).fullmatch(between)):
        return _on(first, two[1], -overnight, one[2]), second
    if overnight and not second.dated:
        return first, _on(second, one[1], 1, two[2])
    return first, second


def _not_after(first: Found, second: Found) -> Found:
    """Put the first day of a range in the year before, where it would be later than the last."""
    start, end = first_day(first.meaning.value), first_day(second.meaning.value)
    days = _is_day(first.meaning) and _is_day(second.meaning)
    if not days or start is None or end is None or start <= end:
        return first
    before = shift(start, -1, "year")
    value = name(before, "day") if before is not None else first.meaning.value
    return evolve(first, meaning=evolve(first.meaning, value=value))


def _on(clock: Found, value: str, days: int, time: str) -> Found:
    """Put a clock time on a day some days from that of `value`."""
    day = first_day(value)
    moved = shift(day, days, "day") if day else None
    value = f"{name(moved, 'day') if moved else value}T{time}"
    return evolve(clock, meaning=evolve(clock.meaning, value=value))


# "early 1990", "mid-May", "the end of this week", "about 1850", "earlier this month",
# "earlier in the year", "sometime next year", "late on Tuesday", "the early hours of Sunday".
_MODIFIER: Final = "(the? mod hyphen? (units? of the?|the|on)? | (the|a)? edge (units? of the? | hyphen) | sometime of? | (earlier|later) (on|of the?)?)$"
# "dawn on Tuesday", "the night of 3 to 4 May"
_PART: Final = "the? mod? hyphen? part (of|on|from)?$"
_REACH: Final = 5


def modified(lexemes: Lexemes, found: Found, floor: int) -> Found:
    """Take in what stands in front of a date: the part of the day, a modifier.

    Parameters
    ----------
    lexemes : Lexemes
        The text's words.
    found : Found
        An expression.
    floor : int
        Where the expression before it stops.
    """
    meaning = found.meaning
    if meaning.type not in {"DATE", "TIME"} or meaning.value.endswith("_REF"):
        return found
    begin = max(floor, found.first - _REACH)
    before = lexemes.classes[begin : found.first]
    match = compiled(_PART).search(before)
    if match is None or not _is_day(meaning):
        match = compiled(_MODIFIER).search(before)
    if match is None:
        return found
    words = Match(evolve(lexemes, values=lexemes.values[begin : found.first]), match)
    mod = words.get("mod") or words.get("edge") or meaning.mod
    if words.has("part"):
        meaning = evolve(meaning, type="TIME", value=f"{meaning.value}T{words.get('part')}")
    return Found(begin + match.start(), found.stop, evolve(meaning, mod=mod))


def _is_day(meaning: Meaning) -> bool:
    return meaning.type == "DATE" and _DAY.fullmatch(meaning.value) is not None
