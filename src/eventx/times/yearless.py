"""Values against a day whose year is not known: what is the same in every year.

A text is read as if it were of one year and as if it were of another. On July 27
"yesterday" is July 26 in both (``XXXX-07-26``), and "in 1953" is 1953; "Wednesday"
is another day in each, and stays as open as without any reference.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import evolve

from eventx.records import Time

__all__ = ("agreed",)

# A year and a part of it; not a week, which is of other days each year.
_YEAR: Final = re.compile(r"(\d{4})(-[^W].*)")


def agreed(
    plain: Iterable[Time],
    first: date,
    in_first: Iterable[Time],
    second: date,
    in_second: Iterable[Time],
) -> tuple[Time, ...]:
    """Return the times of a text that is of a day whose year is not known.

    Parameters
    ----------
    plain : iterable of Time
        The text's times without any reference.
    first, second : date
        The day in two years.
    in_first, in_second : iterable of Time
        The text's times against each.
    """
    ones = {(time.start, time.end): time for time in in_first}
    others = {(time.start, time.end): time for time in in_second}
    found = []
    for time in plain:
        one, other = (known.get((time.start, time.end)) for known in (ones, others))
        if one is not None and other is not None:
            found.append(_both(time, one, first, other, second))
        else:
            found.append(time)
    return tuple(found)


def _both(plain: Time, one: Time, first: date, other: Time, second: date) -> Time:
    if one == other:
        return one
    left, right = _YEAR.fullmatch(one.value), _YEAR.fullmatch(other.value)
    if left is None or right is None or left[2] != right[2]:
        return plain
    if int(left[1]) - first.year != int(right[1]) - second.year:
        return plain
    return evolve(one, value=f"XXXX{left[2]}", begins=None, ends=None)
