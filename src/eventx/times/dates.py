"""Dates of the calendar: days, months, years, decades, quarters, seasons.

A part that the text leaves out (the year of "July 27", the week of "Friday")
comes from the reference day and the tense of the verb; without a reference day
it stays open (``XXXX-07-27``, ``XXXX-WXX-5``).
"""

import re
from datetime import date
from typing import Final

from eventx.times.context import Context, Meaning
from eventx.times.grammar import Match, Rule
from eventx.times.lexemes import CLASSES
from eventx.times.value import first_day, interval, name, named_day, shift

__all__ = (
    "RULES",
    "day_number",
    "month_near",
    "named_near",
    "read_day",
    "read_month",
    "season_near",
    "weekday_near",
    "with_part",
)

# How much farther a day looks that lies against the tense, for each degree of certainty.
_AGAINST: Final = 4
_JUNE: Final = 6
# Two digits from here on are a year of the last century.
_PIVOT: Final = 50


def weekday_near(weekday: int, reference: date | None, direction: int) -> str:
    """Return the value of a bare weekday: the day itself, else the last or the next one."""
    if reference is None:
        return f"XXXX-WXX-{weekday}"
    ahead = (weekday - reference.isoweekday()) % 7
    return _day(shift(reference, ahead if direction > 0 or not ahead else ahead - 7, "day"))


def month_near(month: int, reference: date | None, direction: int) -> str:
    """Return the value of a bare month: this one, else the last or the next one."""
    if reference is None:
        return f"XXXX-{month:02}"
    ahead = (month - reference.month) % 12
    forward = direction > 0 or not ahead
    moved = shift(reference.replace(day=1), ahead if forward else ahead - 12, "month")
    return name(moved, "month") if moved else f"XXXX-{month:02}"


def season_near(season: str, day: date, direction: int) -> str:
    """Return the value of a bare season: that of the year, unless the tense says that it is another.

    Until summer "the winter" is the last one.
    """
    begins, ends = interval(f"{day.year:04}-{season}")
    today = day.isoformat()
    if begins is None or ends is None:
        return f"{day.year:04}-{season}"
    over = season == "WI" and day.month < _JUNE and direction <= 0
    last, coming = begins > today and (over or direction < 0), ends <= today and direction > 1
    return f"{day.year - last + coming:04}-{season}"


def named_near(rule: str, reference: date | None, direction: int) -> str:
    """Return the value of a named day: the last, the next or the closest one."""
    if reference is None:
        return f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
    days = [named_day(rule, reference.year + k) for k in (-1, 0, 1) if 1 < reference.year < 9998]
    return _day(_nearest([d for d in days if d], reference, direction))


def _nearest(days: list[date], reference: date, direction: int) -> date | None:
    """Pick the closest day; days on the wrong side of the tense count as farther away."""

    def distance(day: date) -> int:
        ahead = (day - reference).days
        return abs(ahead) * (_AGAINST ** abs(direction) if ahead * direction < 0 else 1)

    return min(days, key=distance, default=None)


def _day(day: date | None) -> str:
    return name(day, "day") if day else "XXXX-XX-XX"


def _date(year: int | None, month: int, day: int, context: Context) -> str | None:
    """Return the value of a day with or without its year, None where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None and context.reference is None and context.year_told is None:
        return f"XXXX-{month:02}-{day:02}"
    if year is None:
        year = context.year_told
    near = context.reference.year if context.reference else 0
    years = [year] if year is not None else [near + k for k in (-1, 0, 1)]
    days = []
    for y in years:
        try:
            days.append(date(y, month, day))
        except ValueError:
            continue
    if year is not None or context.reference is None:
        return _day(days[0]) if days else None
    found = _nearest(days, context.reference, context.direction)
    return _day(found) if found else None


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else 0


def day_number(match: Match) -> int:
    """Return the number of "July 4", "the 4th", "the second"; -1 for "the final"."""
    value = match.get("short") or match.get("ordinal") or match.get("second")
    return value if isinstance(value, int) else _number(value or "")


def with_part(value: str, part: str | None) -> Meaning:
    """Return the meaning of a day, or of a part of it."""
    return Meaning("TIME", f"{value}T{part}") if part else Meaning("DATE", value)


def read_iso(match: Match, context: Context) -> Meaning | None:
    """Read: 2019-05-03, 2019-05-03T10:00Z, 2023/07/26."""
    text: str = match.get("iso").replace("/", "-").upper().replace(" ", "T")
    day, _, clock = text.partition("T")
    year, month, number = map(int, day.split("-"))
    value = _date(year, month, number, context)
    if value is None or not clock:
        return Meaning("DATE", value) if value else None
    zoned = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"\.\d+", "", clock))
    return Meaning("TIME", f"{value}T{zoned}")


def read_slashed(match: Match, context: Context) -> Meaning | None:
    """Read: 7/8/07 (month first, unless it can't be), 26.07.2023 (day first), 9/11."""
    text: str = match.get("slashed")
    parts = [*map(int, re.split(r"[/.]", text))]
    month, day = parts[:2]
    if "." in text or month > 12:
        month, day = day, month
    if len(parts) == 2:
        if (month, day) == (9, 11):
            return Meaning("DATE", "2001-09-11", aside=True)
        return None
    year = parts[2]
    if year < 100:
        year += 2000 if year < _PIVOT else 1900
    value = _date(year, month, day, context)
    return Meaning("DATE", value) if value else None


def read_day(match: Match, context: Context) -> Meaning | None:
    """Read: Monday, July 27, 2023; 27 July; the 4th of July; July 27 last year."""
    if match.get("of") == "in":  # "up from 27 in February"
        return None
    year = int(match.get("year")) if match.get("year") else None
    if match.get("relative") is not None:
        year = _relative_year(match, context)
    step = match.get("last") or match.get("next")
    if step and context.reference:
        return _stepped(match, context.reference, step)
    value = _date(year, match.get("month"), day_number(match), context)
    return Meaning("DATE", value) if value else None


def read_day_of_month(match: Match, context: Context) -> Meaning | None:
    """Read: (on) the 15th: of the month spoken of, else the closest one that fits the tense."""
    number = match.get("ordinal")
    if not isinstance(number, str):  # "on the third"
        return None
    base = context.day_told or context.reference
    if base is None:
        return Meaning("DATE", f"XXXX-XX-{_number(number):02}")
    months = [shift(base.replace(day=1), k, "month") for k in (-1, 0, 1)]
    days = [first_day(f"{name(m, 'month')}-{_number(number):02}") for m in months if m]
    day = _nearest(
        [d for d in days if d], base, context.direction if base == context.reference else 1
    )
    return Meaning("DATE", _day(day)) if day else None


def _stepped(match: Match, reference: date, step: int) -> Meaning | None:
    """Last Oct. 23: the closest one on that side."""
    years = [reference.year, reference.year + step]
    month, day = match.get("month"), day_number(match)
    days = [first_day(f"{year:04}-{month:02}-{day:02}") for year in years]
    fitting = [d for d in days if d and (d - reference).days * step > 0]
    return (
        Meaning("DATE", _day(min(fitting, key=lambda d: abs(d - reference)))) if fitting else None
    )


def _relative_year(match: Match, context: Context) -> int | None:
    base = context.spoken_of if match.kind("relative") in _NARRATIVE else context.reference
    return base.year + match.get("relative") if base else None


_NARRATIVE: Final = frozenset({"previous", "following", "same"})


def read_month(match: Match, context: Context) -> Meaning | None:
    """Read: May 2008; November of 1776; July last year; April."""
    month = match.get("month")
    if match.get("year"):
        return Meaning("DATE", f"{int(match.get('year')):04}-{month:02}")
    if match.get("relative") is not None:
        year = _relative_year(match, context)
        return Meaning("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")
    if context.year_told:
        return Meaning("DATE", f"{context.year_told:04}-{month:02}")
    return Meaning("DATE", month_near(month, context.reference, context.direction))


def read_weekday(match: Match, context: Context) -> Meaning:
    """Read: Friday; Friday morning."""
    value = weekday_near(match.get("weekday"), context.reference, context.direction)
    return with_part(value, match.get("part"))


def read_overnight(match: Match, context: Context) -> Meaning | None:
    """Read: Overnight on Sunday; overnight into Monday, which is the night before."""
    _, part = match.get("deictic")
    if not part:
        return None
    value = read_weekday(match, context).value
    day = first_day(value) if match.has("until") else None
    return with_part(_day(shift(day, -1, "day")) if day else value, part)


def read_deictic(match: Match, context: Context) -> Meaning:
    """Read: Yesterday; tomorrow morning; tonight."""
    days, part = match.get("deictic")
    if part and context.direction > 0:  # "will stay overnight"
        days = max(days, 0)
    moved = context.reference and shift(context.reference, days, "day")
    return with_part(_day(moved or None), match.get("part") or part)


def read_year(match: Match, _: Context) -> Meaning:
    """Read: 1998; the year 2000; fiscal 1989; fiscal 2025-26, which is 2026; 347 AD; 44 BC."""
    year = int(match.get("year") or match.get("short") or match.get("digits"))
    year += match.has("short2")
    value = f"BC{year:04}" if match.get("era") == "BC" else f"{year:04}"
    return Meaning("DATE", f"FY{value}" if match.get("fiscal") else value)


def read_spelled_year(match: Match, _: Context) -> Meaning | None:
    """Read: Nineteen seventy-nine; the year two thousand."""
    head = match.get("number")
    tail = sum(match.lexemes.values[k] or 0 for k in _numbers(match))
    if match.get("scale") == 1000 and match.has("unit"):
        year = head * 1000 + tail - head
    elif match.has("scale") or head not in range(11, 21) or tail - head < 10:
        return None
    else:
        year = head * 100 + tail - head
    return Meaning("DATE", f"{year:04}") if year < 2200 else None


def _numbers(match: Match) -> list[int]:
    first, stop = match.found.span()
    return [k for k in range(first, stop) if match.lexemes.classes[k] == CLASSES["number"]]


def read_decade(match: Match, _: Context) -> Meaning:
    """Read: the 1990s; the '80s; the nineties; the 1900s, a century; the 2000s, a decade."""
    if match.get("decade") is not None:
        return Meaning("DATE", f"19{match.get('decade')}")
    digits = re.sub(r"\D", "", match.get("years"))
    if len(digits) == 4 and digits.endswith("00") and digits != "2000":
        return Meaning("DATE", digits[:2])
    return Meaning("DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def read_century(match: Match, _: Context) -> Meaning | None:
    """Read: the 19th century; the twentieth century; 17th-century; 3rd century BC."""
    number = day_number(match)
    if match.get("unit") != "century" or number < 1:
        return None
    if match.get("era") == "BC":
        return Meaning("DATE", f"BC{number - 1:02}")
    return Meaning("DATE", f"{number - 1:02}")


def read_quarter(match: Match, context: Context) -> Meaning | None:
    """Read: the third quarter; next year's first quarter; the first half of 2019; Q3; H1 2023.

    The interval of a quarter of a fiscal year is not known: ``FY2024-Q2``.
    """
    numbered = match.get("numbered")
    letter, last = (
        ("Q", 4) if match.get("quarter") or (numbered or "").startswith("q") else ("H", 2)
    )
    number = int(numbered[1]) if numbered else day_number(match)
    if match.get("last") or number < 0:
        number = last
    if not 1 <= number <= last:
        return None
    if match.get("year"):
        fiscal = "FY" if CLASSES["fiscal"] in match.found.group() else ""
        return Meaning("DATE", f"{fiscal}{int(match.get('year')):04}-{letter}{number}")
    if match.get("relative") is not None:
        year = _relative_year(match, context)
        return Meaning("DATE", f"{year:04}-{letter}{number}" if year else f"XXXX-{letter}{number}")
    if match.has("unit2") and match.get("unit2") != "year":
        return None
    day = context.reference
    if day is None:
        return Meaning("DATE", f"XXXX-{letter}{number}")
    begins = first_day(f"{day.year:04}-{letter}{number}")
    later = begins is not None and begins > day and context.direction <= 0
    year = day.year - 1 if later else day.year
    return Meaning("DATE", f"{year:04}-{letter}{number}")


def read_season(match: Match, context: Context) -> Meaning:
    """Read: the summer of 2010; fall 2004; the summer; the summer of '94."""
    season = match.get("season")
    if match.get("short"):
        return Meaning("DATE", f"{_century_of(match)}-{season}")
    if match.get("year"):
        return Meaning("DATE", f"{int(match.get('year')):04}-{season}")
    if match.get("relative") is not None:
        year = _relative_year(match, context)
        return Meaning("DATE", f"{year:04}-{season}" if year else f"XXXX-{season}")
    day = context.reference
    told = match.get("the") or context.direction not in {0, 1}
    if day is None or not told:  # "it rains in summer"
        return Meaning("DATE", f"XXXX-{season}")
    return Meaning("DATE", season_near(season, day, context.direction))


def read_short_year(match: Match, _: Context) -> Meaning | None:
    """Read: May '68; in '94."""
    year, month = _century_of(match), match.get("month")
    return Meaning("DATE", f"{year}-{month:02}" if month else year)


def _century_of(match: Match) -> str:
    """Return the year that two digits name: '94 is 1994, '08 is 2008."""
    digits: str = match.get("short").zfill(2)
    return f"{20 if int(digits) < _PIVOT else 19}{digits}"


def read_named(match: Match, context: Context) -> Meaning | None:
    """Read: Christmas; Thanksgiving Day; Easter 1998."""
    rule = match.get("named")
    year = match.get("year") or context.year_told
    if year:
        day = named_day(rule, int(year))
        return Meaning("DATE", _day(day)) if day else None
    return Meaning("DATE", named_near(rule, context.reference, context.direction))


def read_week_of(match: Match, context: Context) -> Meaning | None:
    """Read: the week of March 6; the weekend of 7-8 March."""
    meaning = read_day(match, context)
    day = first_day(meaning.value) if meaning else None
    return Meaning("DATE", name(day, match.get("unit") or match.get("weekend"))) if day else None


def read_year_end(match: Match, context: Context) -> Meaning | None:
    """Read: Year-end; year's end; month-end."""
    unit, open_value = match.get("unit"), _ENDING.get(match.get("unit"))
    if match.get("edge") != "END" or open_value is None:
        return None
    return Meaning(
        "DATE", name(context.reference, unit) if context.reference else open_value, "END"
    )


_ENDING: Final = {"year": "XXXX", "month": "XXXX-XX"}


_DAY_NAME: Final = "(( weekday | shortday stop? ) comma? )?"
_NUMBER: Final = "( short | ordinal )"
_TO: Final = f"( (hyphen|dash|and|until) {_NUMBER} )?"
_REL_YEAR: Final = "( comma? year | (of|the)? relative unit )"

RULES: Final = (
    Rule("iso", read_iso),
    Rule("slashed", read_slashed),
    Rule(f"{_DAY_NAME} month stop? the? {_NUMBER} {_REL_YEAR}?", read_day),
    Rule(f"(last|next|this) month stop? {_NUMBER}", read_day),
    Rule(f"{_DAY_NAME} the? {_NUMBER} of? month ( stop? {_REL_YEAR} )?", read_day),
    Rule("the ordinal (?! hyphen | of)", read_day_of_month),
    Rule("month ( stop? comma? of? the? (year | relative unit) )?", read_month),
    Rule("weekday part?", read_weekday),
    Rule("deictic part?", read_deictic),
    Rule("deictic (on|from|until)? weekday", read_overnight),
    Rule("(the unit)? year", read_year),
    Rule("the? fiscal unit? year", read_year),
    Rule("the? year fiscal unit", read_year),
    Rule("the? fiscal unit? year (hyphen|dash) short2", read_year),
    Rule("digits", read_year),
    Rule("(the unit)? number scale? number2? hyphen? number3?", read_spelled_year),
    Rule("(short|digits) era", read_year),
    Rule("era (short|digits|year)", read_year),
    Rule("the? ( years | decade )", read_decade),
    Rule("the? ( ordinal | second ) hyphen? unit era?", read_century),
    Rule("(the|its)? relative unit poss? fiscal? hyphen? ( ordinal | second ) hyphen? fiscal? "
         "( quarter | half )", read_quarter),
    Rule("(the)? fiscal? hyphen? ( ordinal | second ) fiscal? quarter"
         "( of? the? fiscal? ( year | relative unit ) )?", read_quarter),
    Rule("the? ( ordinal | second | last ) hyphen? quarter "
         "( of the? fiscal? ( year | relative unit ) | of the unit2 )", read_quarter),
    Rule("numbered ( of? the? fiscal? ( year | relative unit ) )?", read_quarter),
    Rule("year numbered", read_quarter),
    Rule("( ordinal | second ) hyphen quarter ( of? the? fiscal? (year | relative unit) )?",
         read_quarter),
    Rule("the? ( ordinal | second | last ) hyphen? half "
         "( of? the? fiscal? ( year | relative unit ) | of the unit2 )",
         read_quarter),
    Rule("the? season ( of? the? ( year | relative unit ) )?", read_season),
    Rule("the? season of? apostrophe short", read_season),
    Rule("month of? apostrophe short", read_short_year),
    Rule("apostrophe short", read_short_year),
    Rule("seasons", lambda m, _: Meaning("SET", f"XXXX-{m.get('seasons')}")),
    Rule("named year?", read_named),
    Rule(f"the (unit|weekend) of month stop? {_NUMBER} {_TO} (comma? year)?", read_week_of),
    Rule(f"the (unit|weekend) of {_NUMBER} {_TO} month (comma? year)?", read_week_of),
    Rule("the? unit (poss|hyphen)? edge", read_year_end),
)  # fmt: skip
