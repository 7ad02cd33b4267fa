"""The reference time: what "today" means for a text."""

import re
from datetime import date, datetime
from typing import Final

from attrs import frozen
from dateutil.parser import isoparse

from eventx.errors import InputError
from eventx.lexicon import words
from eventx.parse import Parse

__all__ = ("DayOfYear", "dateline_reference", "read_reference")

# "PYONGYANG, July 27, 2023 (KCNA) —": a place in capitals, a date, an agency or a dash; the place
# may be in small letters in front of an agency ("Beijing, July 27 (Xinhua)", not "(Thursday)").
_DATELINE: Final = re.compile(
    r"[^\S\n]*(?:[A-Z][A-Z .,'\u2019/-]{2,60}?|(?P<small>(?:[A-Z][\w.'\u2019-]+[,/ ]\s*){1,4}?))"
    r"(?(small)|[,/ ]\s*)(?:\w+,\s*)?"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][a-z]{2,8})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?\s*(?(small)\((?!\w+day\b)[A-Z]|(?:[(/-]|\u2013|\u2014|_))"
)
_WITHIN: Final = 2000
# A leap year and a common one.
_YEARS: Final = (2020, 2021)
_LEAP_DAY: Final = (2, 29)


@frozen
class DayOfYear:
    """A day whose year is not said: that of "PYONGYANG, July 27 (KCNA) —".

    Attributes
    ----------
    month, day : int
        As in `datetime.date`.
    """

    month: int
    day: int

    def isoformat(self) -> str:
        """Return ``XXXX-07-27``."""
        return f"XXXX-{self.month:02}-{self.day:02}"

    def examples(self) -> tuple[date, date]:
        """Return the day in two years that differ in weekdays and, where it can be, in length."""
        first, second = _YEARS
        if (self.month, self.day) == _LEAP_DAY:
            second = first + 4
        return date(first, self.month, self.day), date(second, self.month, self.day)


def read_reference(value: str | date | datetime | None) -> date | datetime | None:
    """Read a reference time, however it is given.

    Parameters
    ----------
    value : str, date, datetime or None
        A date, a datetime with or without zone, or either as an ISO 8601 string.

    Returns
    -------
    date, datetime or None
        A date stays a date, so that nothing is made up about the hour.

    Raises
    ------
    InputError
        Where a string is no ISO 8601 date, or it is another kind of object.

    Examples
    --------
    >>> read_reference("2023-07-27")
    datetime.date(2023, 7, 27)
    """
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InputError(
            f"the reference time must be a date, a datetime or an ISO 8601 string, not "
            f"{type(value).__name__}"
        )
    text = value.strip()
    try:
        moment = isoparse(text)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"the reference time {value!r} is no ISO 8601 date; write it as 2023-07-27 or "
            "2023-07-27T09:30+09:00"
        ) from error
    return moment if "T" in text or ":" in text else moment.date()


def dateline_reference(text: str | Parse, language: str = "en") -> date | DayOfYear | None:
    """Return the day that the dateline of a text gives.

    Parameters
    ----------
    text : str or Parse
        A news text; a dateline is looked for in its first 2,000 characters, at
        the start of a line: "PYONGYANG, July 27, 2023 (KCNA) —".
    language : str
        ISO 639-1 code of the month names, for a `str`.

    Returns
    -------
    date, DayOfYear or None
        A day without its year where the dateline has none ("July 27 (KCNA) —");
        None without a dateline.
    """
    if isinstance(text, Parse):
        return dateline_reference(text.text, text.language)
    months = words(language, "times")["month"]
    for line in text[:_WITHIN].splitlines():
        match = _DATELINE.match(line)
        month = months.get((match["month"] or match["month2"]).lower()) if match else None
        if match is None or month is None:
            continue
        year, number = match["year"], int(match["day"] or match["day2"])
        try:
            day = date(int(year or _YEARS[0]), month, number)
        except ValueError:
            continue
        return day if year else DayOfYear(day.month, day.day)
    return None
