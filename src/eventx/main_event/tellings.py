"""Which events of the opening tell the one elected again: "Rebels attack base", "the raid killed six"."""

from collections.abc import Collection, Iterator

from eventx.fillers import frames
from eventx.main_event.story import Story
from eventx.parse import Token
from eventx.phrases import marker
from eventx.predicates import Trigger
from eventx.records import Event

__all__ = ("find_tellings", "involved", "retells")


def find_tellings(story: Story, elected: Event, aside: Collection[str]) -> list[Event]:
    """Return the events that tell one event, in the order in which they are asked about it.

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    elected : Event
        The event; it comes first, then the other sentences in text order, each telling followed
        by the noun beside it.
    aside : collection of str
        The ids of the events that are no news themselves.
    """
    again = [
        (trigger, event)
        for trigger, event in story.told
        if retells(event, elected) and not _another(story, event, elected, aside)
    ]
    first = next((t, e) for t, e in story.told if e is elected)
    found: dict[str, Event] = {}
    for trigger, event in (first, *again):
        for telling in (event, *_beside(story, trigger)):
            found.setdefault(telling.id, telling)
    return list(found.values())


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


def _another(story: Story, event: Event, elected: Event, aside: Collection[str]) -> bool:
    """Say whether an event that is like the one elected is another one.

    It led to that ("in revenge for [air strikes]"), or, behind the lead, is dated long before
    ("a blast in [2016] killed six").
    """
    if event.id in aside and event.what.lemma != elected.what.lemma:
        return involved(event).isdisjoint(involved(elected))
    before = any(map(story.past, event.when)) and not any(map(story.past, elected.when))
    return before and not story.sums_up(event)


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
