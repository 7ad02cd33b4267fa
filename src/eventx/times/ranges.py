"""Ranges whose ends share a month or a year: from June to August 1990, March 3-5, 1950-53.

Each end is an expression of its own. What stands at one end only holds for
both; a rule sees it by looking ahead or back. Ends that repeat every year or
week go together: "from November to March" is one winter.
"""

from datetime import date
from typing import Final

from eventx.times.clocks import read_number, read_start
from eventx.times.context import Context, Meaning
from eventx.times.dates import month_near, read_day, weekday_near, with_part
from eventx.times.grammar import Match, Rule
from eventx.times.value import first_day, unit_of

__all__ = ("RULES",)


def read_end_year(match: Match, _: Context) -> Meaning:
    """Read: 1950-53; 2019/20; 1999-00: the second end."""
    first, digits = int(match.get("year")), int(match.get("short"))
    century = first // 100 + (digits <= first % 100)
    return Meaning("DATE", f"{century}{digits:02}")


def read_end_day(match: Match, context: Context) -> Meaning | None:
    """Read: March 3-5; March 3 and 5, 1999: the second end has the month of the first."""
    first = context.told.latest
    if first is None or unit_of(first) != "day":
        return None
    value = f"{match.get('year') or first[:4]}{first[4:8]}"
    value += f"{int(match.get('short')):02}"
    return Meaning("DATE", value) if first_day(value) else None


def read_start_of_year(match: Match, _: Context) -> Meaning:
    """Read: June (to August 1990); November (to March 1990): the year before."""
    first, last = match.get("month"), match.get("month2")
    return Meaning("DATE", f"{int(match.get('year')) - (first > last):04}-{first:02}")


def read_first(match: Match, context: Context) -> Meaning | None:
    """Read: November (to March), Friday (to Sunday): no end of what is past lies ahead of it."""
    if context.direction > 0 or context.reference is None or context.year_told:
        return None
    end = first_day(_near(match, "2", context.reference, context.direction))
    return with_part(_near(match, "", end, -1), match.get("part"))


def read_end(match: Match, context: Context) -> Meaning | None:
    """Read: (from November to) March, (from Friday to) Sunday: the first one from the start on."""
    start = first_day(context.told.latest) if context.told.latest else None
    if start is None or context.reference is None:
        return None
    return with_part(_near(match, "", start, 1), match.get("part"))


def _near(match: Match, which: str, day: date | None, direction: int) -> str:
    if match.get(f"month{which}"):
        return month_near(match.get(f"month{which}"), day, direction)
    return weekday_near(match.get(f"weekday{which}"), day, direction)


_TO: Final = "(hyphen|dash|and|or|until)"
_UP_TO: Final = "(until|hyphen|dash)"
_EARLY: Final = "(mod hyphen?)?"


def _behind(start: str, modifier: str = "") -> str:
    """Return the pattern of what stands in front of the end of a range (lookbehinds have one length)."""
    return f"(?<= {start} {_UP_TO} {modifier}) | (?<= between {start} and {modifier})"


# In front of the second or third day of a month: "Jan. 8-10", "March 12, 14 and 16".
_DAYS: Final = "( (?<= month short2 {0}) | (?<= month stop short2 {0}) )"

RULES: Final = (
    Rule(f"(year|digits) (?= {_TO} (year2|digits2) zone )", read_number),
    Rule(f"short (?= {_TO} (hour|clock) ampm )", read_start),
    Rule(f"month stop? (?= {_TO} {_EARLY} month2 stop? comma? of? year)", read_start_of_year),
    Rule(f"month stop? short (?= {_TO} month stop? short comma? year)", read_day),
    Rule(f"month stop? short (?= {_TO} short comma? year)", read_day),
    Rule(f"short (?= comma short2 comma? {_TO} short3 month year?)", read_day),
    Rule(f"{_DAYS.format('comma')} short (?= comma? {_TO} short)", read_end_day),
    Rule(f"{_DAYS.format('comma short3 and')} short ( comma? year )?", read_end_day),
    Rule(f"short (?= {_TO} short month year?)", read_day),
    Rule(f"short month (?= {_TO} short month year)", read_day),
    Rule(f"((?<= month short2 {_TO})|(?<= month stop short2 {_TO})) short (comma? year)?", read_end_day),
    Rule("(?<= year (hyphen|dash)) short", read_end_year),
    Rule(f"month stop? (?= {_UP_TO} {_EARLY} month2)", read_first),
    Rule("(?<= between) month stop? (?= and month2)", read_first),
    Rule(f"( {_behind('month2')} | {_behind('month2', 'mod')} | {_behind('month2', 'mod hyphen')} "
         f"| {_behind('month2 year2')} ) month", read_end),
    Rule(f"weekday part? (?= {_UP_TO} weekday2)", read_first),
    Rule("(?<= between) weekday part? (?= and weekday2)", read_first),
    Rule(f"( {_behind('weekday2')} | {_behind('weekday2 part2')} ) weekday part?", read_end),
)  # fmt: skip
