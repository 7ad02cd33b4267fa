"""Who, to whom and what: those whom the tellings of an event name."""

from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import evolve

from eventx.main_event.names import head_of, naming, span_at
from eventx.parse import Parse
from eventx.records import Event, Participant

__all__ = ("find_actors",)

Slot = tuple[Participant, ...]

SLOTS = ("who", "to_whom", "object")


def find_actors(
    parse: Parse, told: Sequence[Event], others: Sequence[Event]
) -> tuple[Slot, Slot, Slot]:
    """Return who did it, to whom, and what was acted on.

    Each is answered by the first telling that names somebody: actors named side by side belong
    together, and two tellings name the same in other words. Where nobody is said to have done
    it, *who* are those it was done to ("five people were killed"), then who the next best events
    of the opening name.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    told : sequence of Event
        The events that tell it, best first.
    others : sequence of Event
        The other news of the opening, best first.
    """
    found = {slot: _first(parse, told, slot) for slot in SLOTS}
    filled = next((slot for slot in SLOTS if found[slot]), None)
    if filled is None:
        elsewhere = (_first(parse, others, slot) for slot in SLOTS)
        return next(filter(None, elsewhere), ()), (), ()
    if filled != "who":
        found["who"], found[filled] = found[filled], ()
    to_whom, object_ = (_without(found[slot], found["who"]) for slot in SLOTS[1:])
    return found["who"], to_whom, object_


def _first(parse: Parse, events: Sequence[Event], slot: str) -> Slot:
    """Return the fillers of the first event that names some."""
    named = (tuple(_named(parse, getattr(event, slot))) for event in events)
    return next(filter(None, named), ())


def _named(parse: Parse, fillers: Slot) -> Iterator[Participant]:
    """Yield fillers, a pronoun by the name it stands for; none for one that has no name."""
    for filler in fillers:
        inside = parse.inside(filler.start, filler.end)
        if len(inside) > 1 or parse.tokens[inside[0]].upos not in {"DET", "PRON"}:
            yield filler
        elif filler.entity is not None:
            for name in islice(naming(filler.entity), 1):
                head = span_at(parse, head_of(parse, name))
                yield evolve(filler, start=name.start, end=name.end, text=name.text, head=head)


def _without(fillers: Slot, others: Slot) -> Slot:
    """Return the fillers whose entity none of the others names."""
    taken = {p.entity.id for p in others if p.entity is not None}
    return tuple(p for p in fillers if p.entity is None or p.entity.id not in taken)
