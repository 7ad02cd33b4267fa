"""Lengths of time, times that recur, and vague times."""

from typing import Final

from eventx.times.context import Context, Meaning
from eventx.times.grammar import Match, Rule
from eventx.times.lexemes import CLASSES
from eventx.times.value import duration

__all__ = ("RULES", "amount")

_X: Final = "X"


def amount(values: list[object]) -> float | str | None:
    """Return the number that words make: "two hundred" 200, "twenty four" 24, "several" X.

    Parameters
    ----------
    values : list
        What the word list says of each word: a number, digits as text, or ``"X"``.

    Returns
    -------
    float, str or None
        ``"X"`` for a vague number, None where they make none.
    """
    total: float = 0
    for value in values:
        if value == _X:
            return _X
        if isinstance(value, str) and value.replace(",", "").replace(".", "", 1).isdigit():
            total += float(value.replace(",", ""))
        elif isinstance(value, int | float):
            total = (total or 1) * value if value in {12, 100, 1000} and total else total + value
    if not total:
        return None
    return int(total) if total == int(total) else total


_RATES: Final = frozenset({CLASSES["a"] + CLASSES["unit"], CLASSES["a"] + CLASSES["quarter"]})

# "decided it a day after the vote": no rate.
_FAR: Final = (CLASSES["before"], CLASSES["after"])
# "$5 a year": a rate stands behind what it counts, without a preposition.
_COUNTED: Final = frozenset({"NOUN", "NUM", "SYM", "PROPN"})


def read_length(match: Match, context: Context) -> Meaning | None:
    """Read: two days; a week; at least 20 more years; a minute and a half; 27-year-old; 3.5 years."""
    number = amount(match.many("quantity"))
    unit = match.get("unit") or match.get("units") or match.get("quarter")
    if match.found["quantity"] == CLASSES["a"] and match.get("units"):  # "a weeks-long siege"
        return None
    if number is None or (unit == "quarter" and match.has("hyphen")):  # three-quarters
        return None
    if context.before is not None and context.before.low == "as":  # "in as many years"
        return None
    if match.get("some") and not isinstance(number, str):
        number += match.get("some")
    mod = match.get("approx") or match.get("or_so")
    if match.has("quantity2"):
        mod = mod or "EQUAL_OR_MORE"  # "two to three weeks": what is sure
    behind = match.lexemes.classes[match.found.end() : match.found.end() + 1]
    single = match.found.group() in _RATES and behind not in _FAR
    if single and context.before and context.before.upos in _COUNTED:
        return Meaning("SET", duration(number, unit))
    return Meaning("DURATION", duration(number, unit), mod)


def read_another(match: Match, _: Context) -> Meaning | None:
    """Read: (for) another week; another year: one more."""
    one = match.get("more") == "another"
    return Meaning("DURATION", duration(1, match.get("unit"))) if one else None


_PARTS: Final = ("year", "month", "day", "hour", "minute", "second")


def read_sum(match: Match, _: Context) -> Meaning | None:
    """Read: two years and three months; an hour and 20 minutes; 2 hours 13 minutes."""
    units = match.get("unit") or match.get("units"), match.get("unit2") or match.get("units2")
    numbers = amount(match.many("quantity")), amount(match.many("quantity2"))
    whole, rest = (
        duration(number, unit) if isinstance(number, int) and unit in _PARTS else ""
        for number, unit in zip(numbers, units, strict=True)
    )
    if not (whole and rest) or _PARTS.index(units[0]) >= _PARTS.index(units[1]):
        return None
    rest = rest.removeprefix("PT") if whole.startswith("PT") else rest[1:]
    return Meaning("DURATION", whole + rest, match.get("approx"))


def read_vague_length(match: Match, _: Context) -> Meaning:
    """Read: for years; within minutes; decades-long; weeks or months; months ago; over the years."""
    return Meaning("DURATION", duration(_X, match.get("units") or match.get("unit")))


def read_single(match: Match, _: Context) -> Meaning:
    """Read: Day-long; a full year."""
    return Meaning("DURATION", duration(1, match.get("unit")))


def read_stretch_of(match: Match, _: Context) -> Meaning | None:
    """Read: the last five years; the next few weeks; the first nine months; the past year and a half."""
    number = amount(match.many("quantity")) if match.get("quantity") is not None else _X
    if match.has("some"):
        number = (number if isinstance(number, int) else 1) + match.get("some")
    unit = match.get("units") or match.get("unit") or match.get("quarter")
    mod = "EQUAL_OR_MORE" if match.has("quantity2") else None
    return Meaning("DURATION", duration(number, unit), mod) if number is not None else None


def read_every(match: Match, _: Context) -> Meaning | None:
    """Read: every day; each month; every Monday; every two weeks; every July; per year."""
    every = match.get("every")
    if match.get("weekday"):
        return Meaning("SET", f"XXXX-WXX-{match.get('weekday')}")
    if match.get("month"):
        return Meaning("SET", f"XXXX-{match.get('month'):02}")
    if match.get("season"):
        return Meaning("SET", f"XXXX-{match.get('season')}")
    if match.get("part"):
        return Meaning("SET", f"XXXX-XX-XXT{match.get('part')}")
    number = amount(match.many("quantity")) if match.has("quantity") else every
    unit = match.get("unit") or match.get("units") or match.get("quarter")
    return Meaning("SET", duration(number, unit)) if number is not None else None


def read_rate(match: Match, _: Context) -> Meaning:
    """Read: twice a year; once every two weeks."""
    return Meaning("SET", duration(1, match.get("unit") or match.get("quarter")))


def read_recurring(match: Match, _: Context) -> Meaning:
    """Read: Daily; annual; Mondays; mornings."""
    if match.get("weekdays"):
        return Meaning("SET", f"XXXX-WXX-{match.get('weekdays')}")
    if match.get("weekends"):
        return Meaning("SET", "XXXX-WXX-WE")
    return Meaning("SET", match.get("recurring"))


def read_reference(match: Match, _: Context) -> Meaning:
    """Read: now; recently; soon; the future; current; in recent years; years ago."""
    if match.has("current"):
        return Meaning("DATE", "PRESENT_REF")
    if match.has("past") or match.has("recent") or match.has("ago"):
        return Meaning("DATE", "PAST_REF")
    return Meaning("DATE", match.get("vague") or match.get("future"))


_UNITS: Final = "( unit | units )"

RULES: Final = (
    Rule(f"approx? quantity hyphen? more? {_UNITS} (hyphen old)? or_so? (?! hyphen (ago|earlier))", read_length),
    Rule(f"(?<= approx2) quantity more? {_UNITS} or_so? (?! ago | earlier)", read_length),
    Rule("approx? quantity (unit|units) and? quantity2 (unit2|units2) (?! ago | earlier | later)",
         read_sum),
    Rule("more unit (?! hyphen)", read_another),
    Rule(f"(a more | more) quantity {_UNITS} or_so?", read_length),
    Rule(f"approx? quantity {_UNITS} hyphen? and hyphen? some", read_length),
    Rule(f"approx? quantity hyphen? and hyphen? some hyphen? {_UNITS}", read_length),
    Rule(f"approx? quantity (hyphen|and|or|until) quantity2 hyphen? {_UNITS}", read_length),
    Rule("units (hyphen old | (and|or|until) units2 | ago | earlier | later)?", read_vague_length),
    Rule("the units", read_vague_length),
    Rule("unit hyphen old", read_single),
    Rule(f"the? ( window | ordinal | second ) quantity ( (hyphen|and|or|until) quantity2 )? more? {_UNITS} or_so?",
         read_stretch_of),
    Rule(f"the? ( window | ordinal | second ) quantity hyphen? and hyphen? some hyphen? {_UNITS}",
         read_stretch_of),
    Rule("the? window unit and some", read_stretch_of),
    Rule("the quantity more? units", read_stretch_of),
    Rule("the? ( coming | next | last | past | following ) units", read_stretch_of),
    Rule("units ago", read_reference),
    Rule("recent units ((and|or) units2)?", read_reference),
    Rule("every quantity? ( unit | units | quarter | weekday | month | season | part )", read_every),
    Rule("quantity? times ( a | every ) ( unit | quarter )", read_rate),
    Rule("recurring | weekdays | weekends", read_recurring),
    Rule("vague | future | current | the past", read_reference),
)  # fmt: skip
