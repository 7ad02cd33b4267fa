"""What a time expression is read against: reference, tense, the time spoken of before."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Final

from attrs import define, frozen

from eventx.parse import Token
from eventx.records import TimeType
from eventx.times.narrative import Told
from eventx.times.value import first_day, unit_of

__all__ = ("Context", "Meaning")

# Units that are counted from a day.
_FINE: Final = frozenset({"day", "week", "fortnight", "weekend"})
# Years between a history and the day it was written.
_FAR: Final = 20


@frozen
class Meaning:
    """What a time expression means, in TIMEX3's terms.

    Attributes
    ----------
    type, value, mod
        As in `eventx.records.Time`.
    aside : bool
        Only compared with ("up from a year ago"): the narrative does not move there.
    """

    type: TimeType
    value: str
    mod: str | None = None
    aside: bool = False


@define(slots=False)
class Context:
    """What a time expression is read against.

    Attributes
    ----------
    reference : date or None
        The day of the reference time.
    moment : datetime or None
        The reference time itself, where it has an hour.
    told : Told
        The times spoken of before.
    find_tense : callable
        Gives the tense of the verb over the expression; called when it is asked for.
    before : Token or None
        The word in front of the expression.
    """

    reference: date | None
    moment: datetime | None
    told: Told
    find_tense: Callable[[], int]
    before: Token | None = None

    @cached_property
    def direction(self) -> int:
        """Negative where the verb over the expression is past, positive where it is future, else 0."""
        return self.find_tense()

    @property
    def previous(self) -> str | None:
        """Value of the last point in time spoken of."""
        return self.told.point

    @property
    def spoken_of(self) -> date | None:
        """The first day of the time spoken of before, else the reference day."""
        return (self.previous and first_day(self.previous)) or self.reference

    def counted_from(self, step: float, unit: str) -> date | None:
        """Return the day that "the next day" and "a week later" count from.

        What is past is not later than the reference day: the day meant is not known then.
        Days and weeks count from a day: "in March he fell ill; the next day" from the last one
        spoken of, not from 1 March.
        """
        if step > 0 and self.direction < 0 and self.previous is None:
            return None
        if unit in _FINE and (self.told.here or self.spoken_unit not in {None, *_FINE}):
            return self.day_told
        return self.spoken_of

    @property
    def day_told(self) -> date | None:
        """The last day spoken of, if any."""
        return first_day(self.told.day) if self.told.day else None

    def fits(self, day: date) -> bool:
        """Tell whether a day lies on that side of the reference day where the verb is."""
        return self.reference is None or (day - self.reference).days * self.direction >= 0

    @property
    def year_told(self) -> int | None:
        """The year that a sentence or a history is in.

        "In 2016, a truck attack on July 14" is of 2016. "In 1829 he tried again. In July, ..." goes
        on in 1829, decades away from the reference day; in a report of 2004, "July" after a mention
        of 1998 is a month of 2004.
        """
        day = first_day(self.previous) if self.previous and self.told.near else None
        if day is None or self.spoken_unit not in {"day", "month", "season", "year"}:
            return None
        past = self.told.same and self.spoken_unit == "year" and self.direction <= 0
        if past and self.reference and day < self.reference:
            return day.year
        if self.direction > 0 or (self.reference and not self.far):
            return None
        return day.year

    @property
    def far(self) -> bool:
        """Whether the time spoken of lies decades before the reference day."""
        day = self.spoken_of
        return bool(day and self.reference and self.reference.year - day.year >= _FAR)

    @property
    def spoken_unit(self) -> str | None:
        """The unit of the time spoken of before."""
        return unit_of(self.previous) if self.previous else None
