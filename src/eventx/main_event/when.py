"""When: the days of the tellings of an event, then of their reports, then the one just past."""

import re
from collections.abc import Sequence
from typing import Final

from eventx.main_event.story import Story
from eventx.records import Event, Time

__all__ = ("find_times",)

DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d|XXXX-WXX-\d")
"""The value of a day, or of a time on one: "on Monday", "at 6 p.m."."""


def find_times(story: Story, told: Sequence[Event]) -> tuple[Time, ...]:
    """Return the times of an event, best first.

    First the days that its tellings say; then those of the reports that they stand in ("police
    said on Monday that they had arrested four"); then months and years of the tellings; then the
    days of the week that ends with publication, as the news of an article is what has just
    happened; then other days in headline and lead; last how long it took.

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    told : sequence of Event
        The events that tell it, best first.
    """
    own = [time for event in told for time in event.when]
    said = [t for e in told if e.according_to is not None for t in e.according_to.when]
    days = list(filter(_day, story.times))
    ranked = [
        *filter(_day, own),
        *filter(_day, said),
        *(t for t in own if t.type == "DATE" and not t.value.endswith("_REF")),
        *(t for t in days if story.recent(t)),
        *(t for t in days if t.start < story.summary),
        *own,
    ]
    values: dict[str, Time] = {}
    for time in ranked:
        values.setdefault(time.value, time)
    return tuple(values.values())


def _day(time: Time) -> bool:
    """Say whether a time is on one day."""
    return time.type in {"DATE", "TIME"} and DAY.match(time.value) is not None
