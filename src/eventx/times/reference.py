"""The reference time: what "today" means for a text."""

import re
from datetime import date, datetime
from typing import Final

from dateutil.parser import isoparse

from eventx.errors import InputError
from eventx.lexicon import words
from eventx.parse import Parse

__all__ = ("dateline_reference", "read_reference")

# "PYONGYANG, July 27, 2023 (KCNA) —": a place in capitals, a date, an agency or a dash.
_DATELINE: Final = re.compile(
    r"[^\S\n]*[A-Z][A-Z .,'\u2019/-]{2,60}?[,/ ]\s*(?:\w+,\s*)?"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][a-z]{2,8}))"
    r",?\s+(?P<year>\d{4})?\s*(?:[(/-]|\u2013|\u2014|_)"
)
_WITHIN: Final = 2000


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


def dateline_reference(text: str | Parse, language: str = "en") -> date | None:
    """Return the day that the dateline of a text gives, where it gives it with the year.

    Parameters
    ----------
    text : str or Parse
        A news text; a dateline is looked for in its first 2,000 characters, at
        the start of a line: "PYONGYANG, July 27, 2023 (KCNA) —".
    language : str
        ISO 639-1 code of the month names, for a `str`.

    Returns
    -------
    date or None
        None without a dateline, or where it has no year.
    """
    if isinstance(text, Parse):
        return dateline_reference(text.text, text.language)
    months = words(language, "times")["month"]
    for line in text[:_WITHIN].splitlines():
        match = _DATELINE.match(line)
        if match is None or match["year"] is None:
            continue
        month = months.get((match["month"] or match["month2"]).lower())
        try:
            return date(int(match["year"]), month, int(match["day"] or match["day2"]))
        except (TypeError, ValueError):
            continue
    return None
