"""Times of the day: 10:35 a.m., 18:00 UTC, noon, half past nine, eight in the evening.

The day is the one spoken of before; `eventx.times.merge` puts in the one behind.
"""

import re
from typing import Final

from eventx.times.context import Context, Meaning
from eventx.times.grammar import Match, Rule
from eventx.times.value import clock_in, name

__all__ = ("RULES", "read_number", "read_start")

_HOURS: Final = 24
_MINUTES: Final = 60


def read_hour_name(match: Match, context: Context) -> Meaning:
    """Read: Noon; midnight, which ends its day ("by midnight on Friday") unless something is after it."""
    clock = match.get("hourname")
    if clock == "24:00" and context.before is not None and context.before.low == "after":
        clock = "00:00"
    return _at(clock, match, context)


def read_number(match: Match, context: Context) -> Meaning | None:
    """Read: 1500 GMT; 0830 GMT: hours and minutes in one number."""
    text = str(match.get("year") or match.get("digits"))
    if len(text) != len("1500") or int(text[:2]) > _HOURS or int(text[2:]) >= _MINUTES:
        return None
    return _at(f"{text[:2]}:{text[2:]}", match, context)


def read_clock(match: Match, context: Context) -> Meaning | None:
    """Read: 10:35 a.m.; 2.30pm; 6:40 p.m. (GMT +8); 15:00 +0200; nine o'clock in the evening."""
    text = str(match.get("clock") or match.get("hour") or match.get("number") or match.get("short"))
    head, *rest = re.split("[:.]", text)
    hour = int(head)
    if match.get("ampm"):
        if hour > _HOURS // 2:
            return None
        hour = hour % 12 + (12 if match.get("ampm").strip().startswith("p") else 0)
    return (
        _at(":".join([f"{hour:02}", *(rest or ["00"])]), match, context) if hour <= _HOURS else None
    )


def read_start(match: Match, context: Context) -> Meaning | None:
    """Read: (between) 2 (and 3 p.m.); 11 (a.m. or p.m.?) to 1 p.m.: on the same side of noon if it can be."""
    start = int(match.get("short"))
    end = int(re.split("[:.]", match.get("hour") or match.get("clock"))[0]) % 12
    if not 0 < start <= _HOURS // 2:
        return None
    late = match.get("ampm").strip().startswith("p") == (start % 12 <= end)
    return _at(f"{start % 12 + (12 if late else 0):02}:00", match, context)


def read_bare_hour(match: Match, context: Context) -> Meaning | None:
    """Read: (at) 8 (tonight); (at) nine in the morning."""
    at = context.before is not None and context.before.low == "at"
    return read_clock(match, context) if at else None


def read_past(match: Match, context: Context) -> Meaning | None:
    """Read: half past nine; a quarter to ten; ten minutes past six in the evening; 5 past 8."""
    minutes = 30 if match.get("half") else 15 if match.get("quarter") else match.get("number")
    minutes = minutes or int(match.get("short2"))
    hour = int(match.get("number2") or match.get("short"))
    if match.has("until"):
        hour, minutes = hour - 1 or 12, _MINUTES - minutes
    if hour > _HOURS or not 0 < minutes < _MINUTES:
        return None
    return _at(f"{hour:02}:{minutes:02}", match, context)


def read_part(match: Match, context: Context) -> Meaning | None:
    """Read: (on June 3 …, in) the afternoon; (throughout) the night: of the day spoken of."""
    if context.spoken_unit != "day":
        return None
    return Meaning("TIME", f"{_day(context)}T{match.get('part')}")


def read_twilight(match: Match, context: Context) -> Meaning:
    """Read: (at) dawn; (before) first light."""
    return Meaning("TIME", f"{_day(context)}T{match.get('part')}")


def _at(clock: str, match: Match, context: Context) -> Meaning:
    offset = next((match.get(f"offset{k}") for k in _TWINS if match.has(f"offset{k}")), None)
    zone = _zone(offset) if offset else match.get("zone") or match.get("zone3") or ""
    return Meaning("TIME", f"{_day(context)}T{clock_in(clock, match.get('part'))}{zone}")


def _zone(offset: str) -> str:
    """Read: +2; -05:30; +0200."""
    sign = "+" if offset.startswith("+") else "-"
    digits = re.sub(r"[^0-9]", "", offset)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02}:{minutes}"


def _day(context: Context) -> str:
    day = context.day_told
    if day and context.fits(day):
        return name(day, "day")
    return name(context.reference, "day") if context.reference else "XXXX-XX-XX"


_TWINS: Final = ("", "2", "3", "4")
_ZONE: Final = "( zone offset? | offset2 zone2? | open (zone3 offset3? | offset4 zone4?) close )?"
_IN: Final = "( ( of the | on ) part )?"

RULES: Final = (
    Rule(f"clock ampm? {_ZONE} {_IN}", read_clock),
    Rule(f"hour ampm {_ZONE} {_IN}", read_clock),
    Rule("(year|digits) zone offset?", read_number),
    Rule(f"(number|short) oclock {_IN}", read_clock),
    Rule("(number|short) ( of the | on ) part", read_bare_hour),
    Rule("(number|short) (?= deictic | on? weekday part | on the part of )", read_bare_hour),
    Rule(f"( half | a? quarter | ( number | short2 ) units? ) past ( number2 | short ) {_IN}", read_past),
    Rule(f"( a? quarter | ( number | short2 ) units ) until ( number2 | short ) {_IN} (?! unit | units )",
         read_past),
    Rule(f"hourname {_ZONE}", read_hour_name),
    Rule("the part (?! of | on)", read_part),
    Rule("part (?! comma? (of|on)? the? (weekday|month|short|deictic|relative) )", read_twilight),
)  # fmt: skip
