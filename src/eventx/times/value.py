"""A small algebra of TIMEX3 values: name a stretch, move by units, read the interval back.

A stretch of the calendar is a day and a unit: the month that holds 1998-08-07
is ``1998-08``. Every point value that eventx writes can be read back to its
half-open interval.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from dateutil.easter import easter

__all__ = ("clock_in", "duration", "first_day", "interval", "name", "named_day", "shift", "unit_of")

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
                  "millennium": 12000, "season": 3}  # fmt: skip
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_LETTERS: Final = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W",
                   "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "DE",
                   "century": "CE", "millennium": "ML", "weekend": "WE"}  # fmt: skip
# Units that TIMEX3 has no letter for, counted in one that it has.
_COUNTED: Final = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year"),
                   "millennium": (1000, "year"), "half": (6, "month")}  # fmt: skip

# Half of a unit.
_HALVES: Final = {"minute": "T30S", "hour": "T30M", "day": "T12H", "year": "6M",
                  "month": "15D", "decade": "5Y", "century": "50Y", "millennium": "500Y",
                  "fortnight": "1W", "half": "3M", "second": "T0.5S", "week": "0.5W",
                  "quarter": "0.5Q"}  # fmt: skip

# Seasons as meteorologists of the northern hemisphere count them: first month.
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

# Parts of the day: first hour and length in hours. Conventional; languages differ.
_PARTS: Final = {"MO": (6, 6), "MI": (11, 2), "AF": (12, 6), "EV": (18, 4), "NI": (20, 10),
                 "DT": (6, 12)}  # fmt: skip

_VALUE: Final = re.compile(
    r"""(?P<day>\d{4}-\d\d-\d\d)(?:T(?:(?P<part>MO|MI|AF|EV|NI|DT)|(?P<clock>\d\d(?::\d\d){0,2})
            (?P<zone>Z|[+-]\d\d:\d\d)?|XX))?
      | (?P<month>\d{4}-\d\d) | (?P<year>\d{4}) | (?P<decade>\d{3}) | (?P<century>\d\d)
      | (?P<week>\d{4}-W\d\d)(?P<weekend>-WE)? | (?P<quarter>\d{4}-Q[1-4]) | (?P<half>\d{4}-H[12])
      | (?P<season>\d{4}-(?:SP|SU|FA|WI)) | (?P<millennium>\d)""",
    re.VERBOSE,
)


def shift(day: date, number: float, unit: str) -> date | None:
    """Move a day by a number of units; None where that leaves the calendar (years 1 to 9999)."""
    try:
        if unit in _MONTHS:
            return _months_on(day, round(number * _MONTHS[unit]))
        if unit in _DAYS:
            return day + timedelta(days=round(number * _DAYS[unit]))
    except (OverflowError, ValueError):
        pass
    return None


def _months_on(day: date, months: int) -> date:
    """Move a day by months: a month from 31 January is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day > 28:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return date(year, month + 1, day.day)


def name(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit that holds `day`.

    Parameters
    ----------
    day : date
        Any day of the stretch.
    unit : str
        ``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``half``, ``season``,
        ``year``, ``decade``, ``century`` or ``millennium``.
    """
    year, week, _ = day.isocalendar()
    match unit:
        case "week" | "fortnight":
            return f"{year:04}-W{week:02}"
        case "weekend":
            return f"{year:04}-W{week:02}-WE"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{1 if day.month < 7 else 2}"
        case "season":
            return _season_of(day)
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{day.year // 100:02}"
        case "millennium":
            return f"{day.year // 1000}"
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _season_of(day: date) -> str:
    season = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    year = day.year - 1 if day.month < 3 else day.year
    return f"{year:04}-{season}"


def duration(number: float | str, unit: str) -> str:
    """Return the TIMEX3 value of a length of time: ``P3D``, ``PT2H``, ``PXW``."""
    if not isinstance(number, str):
        if number == 0.5 or (number % 1 == 0.5 and unit in {"minute", "hour", "day"}):
            return _with_half(int(number), unit)
        times, unit = _COUNTED.get(unit, (1, unit))
        number = f"{number * times:g}"
    letter = _LETTERS.get(unit, "W")  # a vague number of fortnights is one of weeks
    return f"PT{number}{letter[1:]}" if letter[0] == "T" else f"P{number}{letter}"


def _with_half(whole: int, unit: str) -> str:
    """Return "half an hour" as PT30M, "a minute and a half" as PT1M30S."""
    half = _HALVES[unit]
    if not whole:
        return f"P{half}"
    return f"P{whole}D{half}" if unit == "day" else f"PT{whole}{_LETTERS[unit][1:]}{half[1:]}"


def clock_in(clock: str, part: str | None) -> str:
    """Return a clock time in a part of the day: nine o'clock in the evening is 21:00.

    Parameters
    ----------
    clock : str
        ``09:00``, perhaps with seconds and a zone.
    part : str or None
        As in TIMEX3: ``MO``, ``EV``. A night is taken to begin in the evening; its small hours
        stay as they are.
    """
    hour = int(clock[:2])
    noon = 12
    if part in {"AF", "EV"} or (part == "NI" and hour >= noon // 2):
        hour += noon if hour < noon else 0
    return f"{hour:02}{clock[2:]}"


@lru_cache(maxsize=4096)  # the same few days come up in all news of a time
def unit_of(value: str) -> str | None:
    """Return the unit that a point value names, None for other values."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    if match["weekend"]:
        return "weekend"
    return match.lastgroup if match["day"] is None else "day"


@lru_cache(maxsize=4096)
def first_day(value: str) -> date | None:
    """Return the first day of the stretch that a point value names, None for other values."""
    return _begin(_VALUE.fullmatch(value))


def _begin(match: re.Match[str] | None) -> date | None:
    try:
        return _first_day(match) if match else None
    except (OverflowError, ValueError):
        return None


def _first_day(match: re.Match[str]) -> date:
    if match["day"]:
        return date.fromisoformat(match["day"])
    if match["month"]:
        return date.fromisoformat(f"{match['month']}-01")
    if match["week"]:
        day = date.fromisocalendar(int(match["week"][:4]), int(match["week"][6:]), 1)
        return day + timedelta(days=5) if match["weekend"] else day
    if match["quarter"]:
        return date(int(match["quarter"][:4]), int(match["quarter"][-1]) * 3 - 2, 1)
    if match["half"]:
        return date(int(match["half"][:4]), int(match["half"][-1]) * 6 - 5, 1)
    if match["season"]:
        return date(int(match["season"][:4]), _SEASONS[match["season"][5:]], 1)
    year = match["year"] or match["decade"] or match["century"] or match["millennium"]
    return date(int(year.ljust(4, "0")), 1, 1)


@lru_cache(maxsize=4096)
def interval(value: str) -> tuple[str | None, str | None]:
    """Return the half-open interval that a TIMEX3 point value covers.

    Parameters
    ----------
    value : str
        Any value; durations, sets, vague and underspecified ones cover no known interval.

    Returns
    -------
    tuple of (str or None, str or None)
        First moment and the moment behind the last one: ISO 8601 dates, or
        datetimes for values finer than a day (with the zone, where the value has
        one). The end is None where it lies behind year 9999.
    """
    match = _VALUE.fullmatch(value)
    day = _begin(match)
    if match is None or day is None:
        return None, None
    if match["part"]:
        hour, length = _PARTS[match["part"]]
        return _moments(datetime.combine(day, time(hour)), timedelta(hours=length), "")
    if match["clock"]:
        return _clock(day, match["clock"], match["zone"] or "")
    end = shift(day, *((2, "day") if match["weekend"] else (1, unit_of(value) or "day")))
    return day.isoformat(), end.isoformat() if end else None


def _clock(day: date, clock: str, zone: str) -> tuple[str | None, str | None]:
    parts = [*map(int, clock.split(":"))]
    if parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return None, None
    length = (timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1))[len(parts) - 1]
    midnight = datetime.combine(day, time())
    try:
        hours, minutes, seconds = (*parts, 0, 0)[:3]
        begins = midnight + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None, None
    return _moments(begins, length, zone)


def _moments(begins: datetime, length: timedelta, zone: str) -> tuple[str, str | None]:
    timespec = "seconds" if begins.second or length < timedelta(minutes=1) else "minutes"
    try:
        ends = (begins + length).isoformat(timespec=timespec) + zone
    except OverflowError:
        ends = None
    return begins.isoformat(timespec=timespec) + zone, ends


def named_day(rule: str, year: int) -> date | None:
    """Return the day that a rule of the table ``named`` gives in a year.

    Parameters
    ----------
    rule : str
        ``12-25`` (month and day), ``easter+39`` (days from Western Easter Sunday) or
        ``11-w4-4`` (fourth ISO weekday 4 of November; ``w-1`` the last; ``+1`` a day on).
    year : int
        1583 to 4099 for Easter (dateutil's range).
    """
    try:
        if rule.startswith("easter"):
            return easter(year) + timedelta(days=int(rule[6:]))
        if "w" not in rule:
            return date(year, int(rule[:2]), int(rule[3:]))
        parts = re.fullmatch(r"(\d\d)-w(-?\d)-(\d)(?:\+(\d))?", rule)
        if parts is None:
            return None
        month, nth, weekday = int(parts[1]), int(parts[2]), int(parts[3])
        first = date(year, month, 1)
        if nth < 0:
            first = _months_on(first, 1)
        skip = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1 if nth > 0 else nth)
        return first + timedelta(days=skip + int(parts[4] or 0))
    except (OverflowError, ValueError):
        return None
