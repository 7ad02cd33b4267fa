"""Times named by their distance from another: last week, three days ago, the next day.

"Last", "next", "this" and "ago" count from the reference day; "the next",
"the following", "the same", "earlier" and "later" from the time spoken of before.
"""

from datetime import date, datetime, timedelta
from typing import Final

from eventx.times.context import Context, Meaning
from eventx.times.dates import (
    day_number,
    month_near,
    named_near,
    read_day,
    read_month,
    season_near,
    weekday_near,
    with_part,
)
from eventx.times.grammar import Match, Rule
from eventx.times.lengths import amount
from eventx.times.lexemes import CLASSES
from eventx.times.value import duration, first_day, interval, name, shift

__all__ = ("RULES",)

_NARRATIVE: Final = frozenset({"previous", "following", "same"})
_OPEN: Final = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX",
                "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-SX", "decade": "XXX",
                "century": "XX", "fortnight": "XXXX-WXX"}  # fmt: skip
_OF_DAYS: Final = frozenset({"part", "weekday"})
_SIGNS: Final = ("ago", "earlier", "later", "before", "after", "from", "in_time")
# What "a year ago" keeps of the time that it is compared with.
_KEPT: Final = {"year": frozenset({"quarter", "half", "month", "season"}),
                "quarter": frozenset({"quarter"})}  # fmt: skip


def _named(day: date | None, unit: str) -> str:
    return name(day, unit) if day else _OPEN.get(unit, "XXXX-XX-XX")


def _base(match: Match, context: Context) -> date | None:
    """Return the day that the modifier counts from."""
    kind = match.kind("relative")
    narrative = kind in _NARRATIVE or (kind == "next" and match.has("the"))
    if kind == "next" and context.direction > 0 and context.far:
        narrative = False
    if not narrative:
        return context.reference
    unit = match.get("stretch") or ("day" if match.kind("member") in _OF_DAYS else "year")
    return context.counted_from(match.get("relative"), unit)


def _moved(day: date | None, number: float, unit: str) -> date | None:
    return shift(day, number, unit) if day else None


def read_stretch(match: Match, context: Context) -> Meaning | None:
    """Read: last week; this year; the next month; the same day; the current quarter; that year."""
    unit: str = match.get("stretch")
    kind, base = match.kind("relative"), _base(match, context)
    if unit in {"hour", "minute"} or (unit == "day" and kind not in _NARRATIVE | {"next"}):
        return None
    if unit == "period":
        if kind in {"this", "same"} and context.spoken_unit not in {"quarter", "half"}:
            return Meaning("DATE", "XXXX-XX-XX")  # "in this period": whatever was spoken of
        unit = context.spoken_unit or "quarter"
    if kind == "latest" or (kind == "this" and unit == "quarter" and context.spoken_unit == unit):
        return _latest(unit, context)
    lately = kind == "past" or (kind == "last" and match.has("the"))
    if lately and unit in {"decade", "century", "week", "month"}:
        return Meaning("DURATION", duration(1, unit))
    step = match.get("relative")
    if unit in {"SP", "SU", "FA", "WI"}:
        return _season(unit, base, step)
    number = 7 if unit == "weekend" else 1
    day = _moved(base, step * number, "day" if unit == "weekend" else unit)
    return Meaning("DATE", _named(day, unit))


def _latest(unit: str, context: Context) -> Meaning:
    """Return the last finished stretch, or the one spoken of."""
    if context.previous and context.spoken_unit == unit:
        return Meaning("DATE", context.previous)
    return Meaning("DATE", _named(_moved(context.reference, -1, unit), unit))


def _season(season: str, base: date | None, step: int) -> Meaning:
    """Last summer is the last one that has begun before this; next summer the first that has not."""
    if base is None:
        return Meaning("DATE", f"XXXX-{season}")
    begins = first_day(f"{base.year:04}-{season}")
    begun = base.year if begins and begins <= base else base.year - 1
    current = name(base, "season") == f"{begun:04}-{season}"
    if step > 0:
        return Meaning("DATE", f"{begun + 1:04}-{season}")
    if step < 0:
        return Meaning("DATE", f"{begun - current:04}-{season}")
    return Meaning("DATE", season_near(season, base, 0))


def read_member(match: Match, context: Context) -> Meaning | None:
    """Read: last Friday; next May; this morning; the previous Friday; next Monday evening; last night."""
    kind, step, base = match.kind("member"), match.get("relative"), _base(match, context)
    value = match.get("member")
    if kind == "part":
        night = value == "NI" and match.kind("relative") == "last"
        if step < 0 and not night and match.kind("relative") != "previous":
            return None
        return Meaning("TIME", f"{_named(_moved(base, step, 'day'), 'day')}T{value}")
    if kind == "weekday":
        day = _moved(base, step, "day")
        return with_part(weekday_near(value, day, step or context.direction), match.get("part"))
    if kind == "month":
        first = base.replace(day=1) if base else None
        if step == 0:
            return Meaning("DATE", f"{base.year:04}-{value:02}" if base else f"XXXX-{value:02}")
        return Meaning("DATE", month_near(value, _moved(first, step, "month"), step))
    if kind == "season":
        return _season(value, base, step)
    return Meaning("DATE", named_near(value, _moved(base, 8 * step, "day"), step))


def read_distance(match: Match, context: Context) -> Meaning | None:
    """Read: three days ago; a week later; a year and a half earlier; two or three months from now.

    "A week later" is only a length where the time that it counts from is not known.
    """
    number = amount(match.many("quantity"))
    unit: str = match.get("unit") or match.get("units") or match.get("quarter")
    sign = next(match.get(name) for name in _SIGNS if match.get(name))
    deictic = match.has("ago") or match.has("from") or match.has("in_time")
    base = context.reference if deictic else context.counted_from(sign, unit)
    behind = match.lexemes.classes[match.found.end() : match.found.end() + 1]
    if number is None or (base is None and not deictic) or behind == CLASSES["than"]:
        return None  # "a day later than planned"
    if isinstance(number, str):
        if sign > 0 and context.direction < 0:  # "a few days later he died": past, not future
            return None
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    mod = match.get("approx") or match.get("or_so")
    if match.has("quantity2"):
        mod = mod or "APPROX"
    steps = sign * (number + (match.get("some") or 0))
    if unit in {"hour", "minute", "second"}:
        value = _moment(steps, unit, context, deictic=deictic)
        return Meaning("TIME", value, mod) if value else None
    value = _distant(base, steps, unit, context)
    return Meaning("DATE", value, mod, aside=match.has("ago") or match.has("earlier"))


def read_ago_on(match: Match, context: Context) -> Meaning | None:
    """Read: a year ago today; four years ago on Sunday; three years ago this month."""
    number, unit = amount(match.many("quantity")), match.get("unit") or match.get("units")
    named, base = match.get("stretch") or "day", context.reference
    if match.has("weekday"):
        near = weekday_near(match.get("weekday"), base, context.direction)
        base = first_day(near)
    elif match.has("deictic"):
        base = _moved(base, match.get("deictic")[0], "day")
    if isinstance(number, str | None) or unit in {"day", "hour", "minute", "second"}:
        return None
    return Meaning("DATE", _named(_moved(base, -number, unit), named))


def read_on(match: Match, context: Context) -> Meaning | None:
    """Read: (A year) on, (few have returned): as long after what was spoken of, or now."""
    number, unit = amount(match.many("quantity")), match.get("unit") or match.get("units")
    if match.get("on") != "on" or number is None:
        return None
    day = None
    if not isinstance(number, str) and context.previous:
        day = _moved(context.counted_from(1, unit), number, unit)
    if day is None or context.reference is None or day > context.reference:
        return Meaning("DATE", "PRESENT_REF")
    return Meaning("DATE", _named(day, "day" if unit in {"week", "fortnight"} else unit))


def _moment(number: float, unit: str, context: Context, *, deictic: bool) -> str | None:
    """Return the value of "two hours ago", of "two hours later" where an hour was spoken of."""
    moment = context.moment if deictic else _clock_of(context.previous)
    if moment is None:
        return f"{_named(context.reference, 'day')}TXX" if deictic else None
    try:
        moved = moment.replace(tzinfo=None) + timedelta(**{f"{unit}s": number})
    except OverflowError:
        return "PAST_REF" if number < 0 else "FUTURE_REF"
    whole = deictic and unit == "hour" and number == int(number)
    return f"{name(moved.date(), 'day')}T{moved.hour:02}{'' if whole else f':{moved.minute:02}'}"


def _clock_of(value: str | None) -> datetime | None:
    begins = interval(value)[0] if value and ":" in value else None
    return datetime.fromisoformat(begins) if begins else None


def _distant(base: date | None, number: float, unit: str, context: Context) -> str:
    spoken = context.spoken_unit
    if abs(number) == 1 and spoken in _KEPT.get(unit, ()) and context.spoken_of:
        return _named(_moved(context.spoken_of, number, unit), spoken or unit)
    shown = "day" if unit in {"week", "fortnight"} else unit
    return _named(_moved(base, number, unit), shown)


def read_year_ago(match: Match, context: Context) -> Meaning | None:
    """Read: the year-ago quarter; the year-earlier period; a year-ago."""
    if match.get("unit") != "year":
        return None
    unit = match.get("quarter") or context.spoken_unit or "year"
    base = context.spoken_of
    if unit == "quarter" and context.spoken_unit != "quarter":
        base = _moved(base, -1, "quarter")
    shown = unit if unit in _KEPT["year"] else "year"
    return Meaning("DATE", _named(_moved(base, -1, "year"), shown), aside=True)


def read_year_ago_quarter(match: Match, context: Context) -> Meaning | None:
    """Read: the year-earlier third quarter."""
    if match.get("unit") != "year" or context.reference is None:
        return None
    number = match.get("ordinal") or match.get("second")
    return Meaning("DATE", f"{context.reference.year - 1:04}-Q{number}", aside=True)


def read_same_ago(match: Match, context: Context) -> Meaning | None:
    """Read: the same month a year ago; the quarter a year earlier: the one spoken of, a year before."""
    if match.get("unit2") != "year":
        return None
    spoken, unit = context.spoken_unit, match.get("stretch")
    shown = spoken if spoken in _KEPT["year"] else unit
    day = _moved(context.spoken_of, -1, "year")
    return Meaning("DATE", _named(day, shown if shown != "period" else "year"), aside=True)


def read_period_of(match: Match, context: Context) -> Meaning:
    """Read: the 1988 quarter; last year's quarter; the same period of 2022: what is spoken of, in that year."""
    year = match.get("year")
    if year is None:
        year = context.reference.year + match.get("relative") if context.reference else "XXXX"
    spoken = context.previous if context.spoken_unit in {"quarter", "half"} else None
    if spoken is None and match.get("quarter") and context.reference:
        spoken = _named(_moved(context.reference, -1, "quarter"), "quarter")
    return Meaning("DATE", f"{year}{spoken[4:]}" if spoken else f"{year}", aside=True)


def read_beside(match: Match, context: Context) -> Meaning:
    """Read: the day before; the night after; the year earlier."""
    sign = next(match.get(name) for name in _SIGNS if match.get(name))
    unit = match.get("unit") or "day"
    base = context.counted_from(sign, unit)
    value = _named(_moved(base, sign, unit), unit)
    if match.get("part"):
        return Meaning("TIME", f"{value}T{match.get('part')}")
    return Meaning("DATE", value)


def read_bare(match: Match, context: Context) -> Meaning | None:
    """Read: the week; the weekend; the quarter; the year: the one spoken of, or the current one."""
    unit = match.get("stretch")
    if unit in {"hour", "minute", "decade", "half", "period", "day", "month", "century"}:
        return None
    if unit == "quarter":
        return _latest(unit, context)
    spoken = {unit, "quarter", "half"} if unit == "year" else {unit}
    base = context.spoken_of if context.spoken_unit in spoken else None
    if base is None or not context.fits(base):  # "has gained 4% in the year", after "in 2030"
        base = context.reference
    if unit == "weekend" and base:
        base = _weekend(base, context.direction)
    return Meaning("DATE", _named(base, unit))


def read_nth(match: Match, context: Context) -> Meaning | None:
    """Read: the first Sunday in October; the last week of June; the final day of next year.

    A week is in the month that holds its Thursday, as weeks of a year are in ISO 8601.
    """
    unit = "day" if match.get("weekday") else match.get("unit") or match.get("weekend")
    whole = _whole(match, context)
    if whole is None or unit not in _PARTED:
        return None
    begins, ends = interval(whole)
    if begins is None or ends is None:
        return Meaning("DATE", _named(None, unit))
    first, after = date.fromisoformat(begins), date.fromisoformat(ends)
    number = match.get("last") or day_number(match)
    day = _nth(number, first, after, unit, match.get("weekday") or _PARTED[unit])
    return Meaning("DATE", name(day, unit)) if day and first <= day < after else None


# Units that are counted within another, and the weekday that a week or weekend goes by.
_PARTED: Final = {"day": None, "week": 4, "weekend": 6, "month": None}


def _nth(number: int, first: date, after: date, unit: str, weekday: int | None) -> date | None:
    """Return the n-th day of a unit or weekday from `first` on, the last one before `after` for -1."""
    last = after - timedelta(days=1)
    if weekday is None:
        return shift(first, number - 1, unit) if number > 0 else last
    if number < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return shift(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1), "day")


def _whole(match: Match, context: Context) -> str | None:
    """Return the value of the month or year in "the last week of June"."""
    if match.get("month"):
        month = read_month(match, context)
        return month.value if month else None
    if match.get("year"):
        return str(match.get("year"))
    unit, step = match.get("unit2"), match.get("relative")
    if unit is None:
        return None
    base = context.reference if step is None else _base(match, context)
    return _named(_moved(base, step or 0, unit), unit)


def read_ended(match: Match, context: Context) -> Meaning | None:
    """Read: the year ended March 31, a length; the quarter ended June 30, the week ending 21 July."""
    unit = match.get("unit") or match.get("quarter")
    if unit == "year":
        return Meaning("DURATION", duration(1, unit))
    last = read_day(match, context) if match.get("month") else None
    day = first_day(last.value) if last else None
    return Meaning("DATE", _named(day, unit)) if day and unit in _ENDED else None


_ENDED: Final = frozenset({"week", "month", "quarter"})


def read_before_last(match: Match, context: Context) -> Meaning | None:
    """Read: the week before last; the year before last."""
    unit: str = match.get("stretch")
    days = 7 if unit == "weekend" else None
    day = _moved(context.reference, -2 * (days or 1), "day" if days else unit)
    return None if unit in _SHORT else Meaning("DATE", _named(day, unit))


_SHORT: Final = frozenset({"hour", "minute", "day", "period", "half"})


def read_bare_month(match: Match, context: Context) -> Meaning | None:
    """Read: (the end of) the month."""
    unit = match.get("unit")
    return Meaning("DATE", _named(context.reference, unit)) if unit == "month" else None


def read_bare_day(match: Match, context: Context) -> Meaning | None:
    """Read: (later in) the day: the one spoken of."""
    day = context.day_told or context.reference
    return Meaning("DATE", _named(day, "day")) if match.get("unit") == "day" else None


def read_repeated(match: Match, context: Context) -> Meaning | None:
    """Read: (for) a third night (on Friday); (for) the second straight week: that spoken of, or the current."""
    before = context.before is not None and context.before.low == "for"
    unit = match.get("unit") or match.get("quarter") or ("day" if match.get("part") else "weekend")
    if not before or unit in {"hour", "minute"} or day_number(match) < 2 or match.get("of") == "of":
        return None
    if unit == "quarter":
        return _latest(unit, context)
    if match.has("weekday"):
        value = weekday_near(match.get("weekday"), context.reference, context.direction)
        return with_part(value, match.get("part"))
    day = context.day_told
    if context.spoken_unit == unit != "day":
        day = context.spoken_of
    elif unit == "weekend" and context.reference and not (day and day.isoweekday() in _SATURDAYS):
        day = _weekend(context.reference, context.direction)
    return with_part(_named(day or context.reference, unit), match.get("part"))


_SATURDAYS: Final = (6, 7)


def _weekend(day: date, direction: int) -> date | None:
    """Return a day of the weekend that is on or that was last, of the coming one where that is said."""
    return _moved(day, -7, "day") if direction <= 0 and day.isoweekday() < _SATURDAYS[0] else day


# Nothing that "before" could govern: a comma, a stop, the end.
_END: Final = "(?= comma | stop | break | and | $)"

RULES: Final = (
    Rule("(the|its)? (this)? relative (past|coming)? fiscal? stretch (?! hyphen)", read_stretch),
    Rule("(the|its)? (this)? relative (past|coming)? member part?", read_member),
    Rule("approx? quantity ( (until|or|hyphen) quantity2 )? more? (unit|units|quarter) (and some)? or_so? "
         "(ago|earlier|later|in_time|from (vague|deictic))", read_distance),
    Rule(f"approx? quantity more? (unit|units) (before|after) {_END}", read_distance),
    Rule("quantity (unit|units) ago ( on? weekday | deictic | this stretch )", read_ago_on),
    Rule(f"approx? quantity (unit|units) on {_END}", read_on),
    Rule("unit hyphen (ago|earlier)", read_year_ago),
    Rule("(the|a)? unit hyphen (ago|earlier) (period|quarter)", read_year_ago),
    Rule("(the|a)? unit hyphen (ago|earlier) (ordinal|second) hyphen? quarter",
         read_year_ago_quarter),
    Rule("(?<! hyphen) the? (year | relative unit poss) (quarter|period)", read_period_of),
    Rule("the? same (quarter|period) of? the? (year | relative unit)", read_period_of),
    Rule("( the | the? same ) stretch a unit2 (ago|earlier)", read_same_ago),
    Rule(f"the (unit|part) (earlier|later|before|after) {_END}", read_beside),
    Rule("the fiscal? more? (unit|quarter) (?= ending month stop? short ( comma? year )? )", read_ended),
    Rule("the fiscal? more? (unit|quarter) (?= ending short month year? )", read_ended),
    Rule("the unit (?= until month stop? short ( comma? year )? )", read_ended),
    Rule("the unit (?= until short month year? )", read_ended),
    Rule("the fiscal? more? (unit|quarter) (?= ending deictic | until month )", read_ended),
    Rule("the (fiscal|more)? stretch (?! hyphen | before | after)", read_bare),
    Rule("the ( ordinal | second | last ) ( weekday | unit | weekend ) of month? "
         "( comma? of? the? ( year | relative? unit2 ) )? (?! hyphen)", read_nth),
    Rule("(?<= edge of) the unit", read_bare_month),
    Rule("the stretch before last", read_before_last),
    Rule("(?<= (earlier|later|mod) of) the unit", read_bare_day),
    Rule("(a|the) (ordinal|second) more? (unit|part|weekend|quarter) "
         "( (?= on weekday) | (?! hyphen) (?= of? ) )", read_repeated),
)  # fmt: skip
