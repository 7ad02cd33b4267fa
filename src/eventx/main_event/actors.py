"""Who, to whom and what: those whom the tellings of an event name."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from eventx.main_event.names import head_of, span_at, telling
from eventx.main_event.story import Story
from eventx.parse import Parse
from eventx.records import Event, Participant

__all__ = ("find_actors",)

Slot = tuple[Participant, ...]
Cast = dict[str, Slot]

SLOTS = ("who", "to_whom", "object")


def find_actors(
    story: Story, told: Sequence[Event], others: Sequence[Event]
) -> tuple[Slot, Slot, Slot]:
    """Return who did it, to whom, and what was acted on.

    Those of one telling: actors named side by side belong together, and another telling names
    the same in other words. It is the first one in headline or lead that calls who did it by a
    name, else the first that says who did it. Where none does, *who* are those it was done to
    ("five people were killed"), or who the other news of the opening names.

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    told : sequence of Event
        The events that tell it, best first.
    others : sequence of Event
        The other news of the opening, best first.
    """
    casts = [_cast(story.parse, event) for event in told]
    summary = (cast for cast, event in zip(casts, told, strict=True) if story.sums_up(event))
    chosen = next(filter(_names_doer, summary), None) or _best(casts)
    if chosen is None:
        chosen = _best([_cast(story.parse, event) for event in others])
        return (_leading(chosen) if chosen else (), (), ())
    who = _leading(chosen)
    rest = next((c for c in (casts[0], chosen, *casts) if c["to_whom"] or c["object"]), chosen)
    to_whom, object_ = (_without(rest[slot], who) for slot in SLOTS[1:])
    return who, to_whom, object_


def _cast(parse: Parse, event: Event) -> Cast:
    """Return the actors of an event by their slots, as far as they are named."""
    return {slot: tuple(_named(parse, getattr(event, slot))) for slot in SLOTS}


def _names_doer(cast: Cast) -> bool:
    """Say whether who did it has a name, itself or elsewhere in the text."""
    return any(p.entity is not None and p.entity.type != "OTHER" for p in cast["who"])


def _best(casts: Sequence[Cast]) -> Cast | None:
    """Return the first that has a doer, else the first that has somebody it was done to."""
    return next((cast for slot in SLOTS for cast in casts if cast[slot]), None)


def _leading(cast: Cast) -> Slot:
    """Return the doers, or else those it was done to."""
    return next(filter(None, (cast[slot] for slot in SLOTS)), ())


def _named(parse: Parse, fillers: Slot) -> Iterator[Participant]:
    """Yield fillers, a pronoun by the name it stands for; none for one that has no name."""
    for filler in fillers:
        inside = parse.inside(filler.start, filler.end)
        if len(inside) > 1 or parse.tokens[inside[0]].upos not in {"DET", "PRON"}:
            yield filler
        elif filler.entity is not None and (name := telling(filler.entity)) is not None:
            head = span_at(parse, head_of(parse, name))
            yield evolve(filler, start=name.start, end=name.end, text=name.text, head=head)


def _without(fillers: Slot, others: Slot) -> Slot:
    """Return the fillers that are none of the others, nor name the same entity."""
    taken = {p.entity.id for p in others if p.entity is not None}
    return tuple(
        p for p in fillers if p not in others and (p.entity is None or p.entity.id not in taken)
    )
