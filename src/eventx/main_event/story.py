"""A text with all that was found in it, and which of its sentences open it."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import field, frozen

from eventx.parse import Parse, Sentence
from eventx.predicates import Trigger
from eventx.quotes import Quote
from eventx.records import Entity, Event, Time

__all__ = ("Story",)

TOP = 4
"""Points of the first line or sentence that tells an event; each one down to the lead has one less."""
BODY = (1, 0)
"""Points of the sentences behind the lead, as far as they belong to the opening."""
HEADLINES = 2
"""How many there are at most, one above the other."""

WEEK = 6
"""Days that news looks back: so far a weekday's name tells the day."""

STOPS = ".!?…"
CLOSING = "\"'”’») \t\r"


@frozen
class Story:
    """A text with all that was found in it.

    Attributes
    ----------
    parse : Parse
        The parse of the text.
    triggers : sequence of Trigger
        What `find_triggers` found in it.
    events : sequence of Event
        The event of each trigger.
    entities : sequence of Entity
        Its actors and places.
    times : sequence of Time
        Its time expressions.
    quotes : sequence of Quote
        Its quotations.
    today : date or None
        The day that it was published, where that is known.
    opening : dict of int to int
        The points of the sentences that open it and tell an event, by their number.
    summary : int
        The offset where the lead ends.
    told : tuple of (Trigger, Event)
        The events of the opening with their triggers, in text order.
    """

    parse: Parse
    triggers: Sequence[Trigger]
    events: Sequence[Event]
    entities: Sequence[Entity]
    times: Sequence[Time]
    quotes: Sequence[Quote]
    today: date | None = None
    opening: dict[int, int] = field(init=False)
    summary: int = field(init=False)
    told: tuple[tuple[Trigger, Event], ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        opening = _opening(self.parse, self.triggers)
        pairs = zip(self.triggers, self.events, strict=True)
        told = tuple((t, e) for t, e in pairs if t.token.sentence in opening)
        leading = (n for n, points in opening.items() if points > max(BODY))
        ends = [self.parse.sentences[n].end for n in leading]
        object.__setattr__(self, "opening", opening)
        object.__setattr__(self, "summary", max(ends, default=0))
        object.__setattr__(self, "told", told)

    def sums_up(self, event: Event) -> bool:
        """Say whether an event stands in headline or lead."""
        return event.sentence.start < self.summary

    def past(self, time: Time) -> bool:
        """Say whether a time is over before the week that ends with publication."""
        if self.today is None or time.ends is None:
            return False
        return time.ends <= date.fromordinal(max(1, self.today.toordinal() - WEEK)).isoformat()

    def recent(self, time: Time) -> bool:
        """Say whether a day is in that week; one without its year or week is taken to be."""
        if time.value.startswith("XXXX"):
            return True
        if self.today is None or time.begins is None:
            return False
        return time.begins[:10] <= self.today.isoformat() and not self.past(time)


def _opening(parse: Parse, triggers: Iterable[Trigger]) -> dict[int, int]:
    """Return the points of the sentences of the opening, those of one headline the same."""
    numbers = list(dict.fromkeys(t.token.sentence for t in triggers))
    points: dict[int, int] = {}
    lines: dict[int, int] = {}
    for number in numbers:
        line = _headline(parse, parse.sentences[number])
        if line is None or len(lines.keys() | {line}) > HEADLINES:
            break
        points[number] = lines.setdefault(line, TOP - len(lines))
    below = numbers[len(points) :]
    points.update(zip(below, (TOP - len(lines), *BODY), strict=False))
    return points


def _headline(parse: Parse, sentence: Sentence) -> int | None:
    """Return where the line of a sentence ends if it is a headline: it has no full stop.

    The parse may cut one at a colon: "[Floods in Peru:] [army rescues hundreds]".
    """
    end = parse.text.find("\n", sentence.end)
    own = parse.text[sentence.start : sentence.end].rstrip(CLOSING)
    line = parse.text[sentence.start : end].rstrip(CLOSING)
    return None if end < 0 or own[-1:] in STOPS or line[-1:] in f"{STOPS}:" else end
