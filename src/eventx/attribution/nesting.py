"""Which report is innermost at a place, and which one a report lies in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs
from attrs import frozen

from eventx.parse import Parse
from eventx.records import Attribution

__all__ = ("Attributions", "covering", "nested")


@frozen
class Attributions:
    """The attributions of a text, with a way to look up what covers a word.

    Attributes
    ----------
    all : tuple of Attribution
        In text order.
    starts : tuple of int
        Offsets of the tokens, sorted.
    innermost : tuple of int
        By token, the position in `all` of the innermost attribution whose source
        asserts it; -1 for none.
    """

    all: tuple[Attribution, ...]
    starts: tuple[int, ...]
    innermost: tuple[int, ...]


def covering(attributions: Attributions, start: int) -> Attribution | None:
    """Return the innermost attribution that asserts what is said at an offset, or None.

    An act or stance towards a thing ("criticized the attack") asserts nothing of it
    and covers nothing.

    Parameters
    ----------
    attributions : Attributions
        What `find_attributions` returned.
    start : int
        Offset of an event's trigger.
    """
    at = bisect_right(attributions.starts, start) - 1
    found = attributions.innermost[at] if at >= 0 else -1
    return attributions.all[found] if found >= 0 else None


def nested(parse: Parse, records: Sequence[Attribution], asserts: Sequence[bool]) -> Attributions:
    """Give each record the innermost other one that covers its cue as parent.

    Contents are painted over the tokens from the longest to the shortest, so that
    what is seen at a token in the end is the innermost.
    """
    starts = parse.starts
    seen, asserted = [-1] * len(starts), [-1] * len(starts)
    done = list(records)

    def length(k: int) -> int:
        return sum(s.end - s.start for s in records[k].content)

    for k in sorted(range(len(records)), key=length, reverse=True):
        record = records[k]
        at = bisect_right(starts, (record.cue or record.content[0]).start) - 1
        if at >= 0 and seen[at] >= 0:
            done[k] = attrs.evolve(record, parent=done[seen[at]])
        for span in record.content:
            first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
            seen[first:stop] = [k] * (stop - first)
            if asserts[k]:
                asserted[first:stop] = [k] * (stop - first)
    return Attributions(tuple(done), starts, tuple(asserted))
