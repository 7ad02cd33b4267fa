"""Which events of the opening tell the one elected again: "Rebels attack base", "the raid killed six"."""

from collections.abc import Iterator

from eventx.fillers import frames
from eventx.main_event.story import Story
from eventx.parse import Token
from eventx.phrases import marker
from eventx.predicates import Trigger
from eventx.records import Event

__all__ = ("find_tellings", "involved", "retells")


def find_tellings(story: Story, elected: Event) -> list[Event]:
    """Return the events that tell one event, in the order in which they are asked about it.

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    elected : Event
        The event; it comes first, then the noun beside it, then the other sentences.
    """
    opening = story.told
    trigger = next(t for t, e in opening if e is elected)
    beside = list(_beside(story, trigger))
    again = [e for _, e in opening if retells(e, elected) and not _earlier(story, e, elected)]
    return [elected, *beside, *(e for e in again if e not in beside)]


def involved(event: Event) -> set[str]:
    """Return who and what takes part in an event, by the ids of the entities."""
    fillers = event.who + event.to_whom + event.object
    return {p.entity.id for p in fillers if p.entity is not None}


def retells(one: Event, other: Event) -> bool:
    """Say whether two sentences may tell the same: the same word or type, and no other actors."""
    if one.sentence == other.sentence or one.polarity != other.polarity:
        return False
    alike = one.what.lemma == other.what.lemma or (one.type is not None and one.type == other.type)
    if not alike:
        return False
    these, those = involved(one), involved(other)
    return not (these and those) or not these.isdisjoint(those)


def _earlier(story: Story, event: Event, elected: Event) -> bool:
    """Say whether an event behind the lead is of another time: "a blast in [2016] killed six"."""
    if story.sums_up(event) or any(map(story.past, elected.when)):
        return False
    return any(map(story.past, event.when))


def _beside(story: Story, trigger: Trigger) -> Iterator[Event]:
    """Yield what a verb happens in or by: "were killed in [a raid]", "[the blast] killed six"."""
    verbs = {w.i for w in (trigger.token, trigger.light) if w is not None}
    for other, event in story.told:
        if other.kind == "noun" and other.token.head in verbs and _occasion(story, other.token):
            yield event


def _occasion(story: Story, noun: Token) -> bool:
    """Say whether a noun tells what a verb happens in or by."""
    known = frames(story.parse.language).occasion
    return noun.rel == "nsubj" or (noun.rel == "obl" and marker(story.parse, noun) in known)
