"""Ranges whose ends share a month or a year: from June to August 1990, March 3-5, 1950-53.

Each end is an expression of its own. What stands at one end only holds for
both; a rule sees it by looking ahead or back.
"""

from typing import Final

from eventx.times.context import Context, Meaning
from eventx.times.dates import read_day, read_month
from eventx.times.grammar import Match, Rule
from eventx.times.value import first_day

__all__ = ("RULES",)


def read_end_year(match: Match, _: Context) -> Meaning:
    """Read: 1950-53: the second end."""
    return Meaning("DATE", f"{match.get('year')[:2]}{match.get('short')}")


def read_end_day(match: Match, context: Context) -> Meaning | None:
    """Read: March 3-5; March 3 and 5, 1999: the second end has the month of the first."""
    if context.previous is None or context.spoken_unit != "day":
        return None
    value = f"{match.get('year') or context.previous[:4]}{context.previous[4:8]}"
    value += f"{int(match.get('short')):02}"
    return Meaning("DATE", value) if first_day(value) else None


_TO: Final = "(hyphen|dash|and|until)"

RULES: Final = (
    Rule(f"month stop? (?= {_TO} month stop? comma? year)", read_month),
    Rule(f"month stop? short (?= {_TO} month stop? short comma? year)", read_day),
    Rule(f"month stop? short (?= {_TO} short comma? year)", read_day),
    Rule(f"short (?= {_TO} short month year?)", read_day),
    Rule(f"short month (?= {_TO} short month year)", read_day),
    Rule(f"(?<= month short2 {_TO}) short (comma? year)?", read_end_day),
    Rule("(?<= year (hyphen|dash)) short", read_end_year),
)
