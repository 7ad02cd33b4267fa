"""Where the narrative is: which point in time, and which day, was spoken of last."""

from collections.abc import Callable
from datetime import date
from typing import Final

from attrs import define, field, frozen

from eventx.times.value import first_day, unit_of

__all__ = ("Narrative", "Told")

# How many words on a narrative stays in the year it has named, and on the day.
_NEAR: Final = 100
_NEAR_DAY: Final = 300


@frozen
class Told:
    """What was spoken of before an expression.

    Attributes
    ----------
    point : str or None
        Value of the last point in time, for "the next day".
    day : str or None
        Value of the last day, or part of a day, of not long before.
    near : bool
        Whether the point was spoken of shortly before.
    here : bool
        Whether the day is one that the same sentence names in passing.
    same : bool
        Whether the point was spoken of in the same sentence.
    latest : str or None
        Value of the last point named at all, which may be the other end of a range.
    """

    point: str | None = None
    day: str | None = None
    near: bool = False
    here: bool = False
    same: bool = False
    latest: str | None = None


@define
class _Line:
    """The last point and day of a line of narrative, and the words behind which they were told."""

    point: str | None = None
    day: str | None = None
    stop: int = 0
    day_stop: int = 0
    sentence: int = -1

    def move(self, value: str, stop: int, sentence: int) -> None:
        self.point, self.stop, self.sentence = value, stop, sentence
        if unit_of(value) == "day":
            self.day, self.day_stop = value, stop


@define
class Narrative:
    """The times told so far.

    Attributes
    ----------
    reference : date or None
        The day of the reference time.
    """

    reference: date | None
    _last: _Line = field(factory=_Line, init=False)
    _past: _Line = field(factory=_Line, init=False)
    _ahead: bool = field(default=False, init=False)
    _aside: tuple[str, int] | None = field(default=None, init=False)
    _latest: str | None = field(default=None, init=False)

    def move(self, value: str, stop: int, sentence: int, tense: Callable[[], int]) -> None:
        """Go on to a point in time, told in front of word `stop`."""
        self._latest = value
        self._last.move(value, stop, sentence)
        self._ahead = self._is_ahead(value) and tense() >= 0
        if not self._ahead:
            self._past.move(value, stop, sentence)

    def mention(self, value: str, sentence: int) -> None:
        """Note a day named in passing: it counts as spoken of until its sentence ends.

        "She told them on Thursday that he had left the day before."
        """
        self._latest = value
        if unit_of(value) == "day":
            self._aside = value, sentence

    def at(self, first: int, sentence: int, tense: Callable[[], int]) -> Told:
        """Return what was spoken of before word `first`.

        What is past goes on from what is past: "They will meet on Monday. The next day they left."
        """
        line = self._past if self._ahead and tense() < 0 else self._last
        day = line.day if first - line.day_stop < _NEAR_DAY else None
        here = self._aside is not None and self._aside[1] == sentence
        if self._aside is not None and here:
            day = self._aside[0]
        near, same = first - line.stop < _NEAR, line.sentence == sentence
        return Told(line.point, day, near, here, same, self._latest)

    def _is_ahead(self, value: str) -> bool:
        day = first_day(value)
        return day is not None and self.reference is not None and day > self.reference
