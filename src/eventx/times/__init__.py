"""When: find time expressions, give them values, and hang them on what they date."""

from eventx.times.anchor import anchor, measures
from eventx.times.find import find_times
from eventx.times.reference import DayOfYear, dateline_reference, read_reference

__all__ = ("DayOfYear", "anchor", "dateline_reference", "find_times", "measures", "read_reference")
