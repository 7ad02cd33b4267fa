"""How records read: for people, for developers, as keys."""

import attrs
import pytest

from eventx import (
    Attribution,
    Document,
    Entity,
    Event,
    MainEvent,
    Mention,
    Participant,
    Predicate,
    SchemaError,
    Source,
    Span,
    Time,
)
from eventx.errors import EventxError


def test_an_event_prints_as_one_line_of_answers(event):
    assert (
        str(event("active", "visit"))
        == "The minister · visited · where: Kyiv · when: Monday (2023-07-24)"
    )


def test_a_negated_reported_event_says_so(event):
    assert str(event("refused", "sign")) == "The president · NOT sign the bill · the bill"
    assert str(event("reported_would", "answer")).endswith("according to He")


def test_a_document_prints_its_events_a_line_each(document):
    assert len(str(document("conjoined_verbs")).splitlines()) == 2


def test_an_attribution_prints_source_cue_and_content(document):
    assert (
        str(document("indirect").attributions[0]) == "Officials said: troops had crossed the border"
    )


def test_a_record_shows_itself_to_developers_in_one_short_line(document):
    found = document("active")
    assert repr(found) == (
        f"<Document {found.text!r}, 1 events, 0 attributions, 1 times, {len(found.entities)} entities>"
    )
    assert repr(found.events[0]) == f"<Event e1 at 13 {str(found.events[0])!r}>"
    assert repr(found.times[0]) == (
        "Time(29, 35, 'Monday', type='DATE', value='2023-07-24', begins='2023-07-24', ends='2023-07-25')"
    )


def test_a_participant_shows_its_entity_by_id(document):
    where = document("active").events[0].where[0]
    assert f"entity={where.entity.id}," in repr(where)


def test_a_nested_report_shows_what_it_is_part_of(document):
    outer, inner = document("nested").attributions
    assert repr(inner).startswith("<Attribution a2 in a1 indirect ")
    assert repr(outer).startswith("<Attribution a1 indirect ")


def test_a_long_text_is_cut_short_for_developers():
    assert len(repr(Document("Kim met Putin. " * 1000))) < 200
    assert repr(Span(0, 3, "Kim")) == "Span(0, 3, 'Kim')"


def test_records_are_frozen_and_hashable(document):
    found = document("active")
    assert {found: 1}[found] == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.events[0].id = "e2"


def test_every_span_is_its_stretch_of_the_text(document):
    found = document("passive_with_agent")
    for participant in found.events[0].who + found.events[0].object:
        assert found.text[participant.start : participant.end] == participant.text
        assert found.text[participant.head.start : participant.head.end] == participant.head.text


@pytest.mark.parametrize(
    ("start", "end", "text"), [(0, 3, "Kym"), (-6, -1, "Putin"), (13, 20, "."), (3, 2, "")]
)
def test_a_document_refuses_a_span_that_its_text_does_not_have(start, end, text):
    with pytest.raises(SchemaError, match="code points"):
        Document("Kim met Putin.", times=(Time(start, end, text, "DATE", "2023"),))


def spans_in(record):
    """Return where each span within a record is, by fields; references are not followed."""
    for field in attrs.fields(type(record)):
        held = getattr(record, field.name)
        for number, value in enumerate(held if isinstance(held, tuple) else (held,)):
            if attrs.has(type(value)) and not field.metadata.get("reference"):
                if isinstance(value, Span):
                    yield (field.name, number)
                yield from ((field.name, number, *rest) for rest in spans_in(value))


def changed(record, name, number, *rest):
    """Return the record with the span at a place one character further on."""
    held = getattr(record, name)
    value = held[number] if isinstance(held, tuple) else held
    value = changed(value, *rest) if rest else attrs.evolve(value, start=value.start + 1)
    if isinstance(held, tuple):
        value = (*held[:number], value, *held[number + 1 :])
    return attrs.evolve(record, **{name: value})


def test_every_span_of_a_document_is_checked():
    kim, putin = Span(0, 3, "Kim"), Span(8, 13, "Putin")
    day = Time(17, 23, "Monday", "DATE", "2023-07-24")
    source = Source(0, 3, "Kim")
    slots = [(Participant(8, 13, "Putin", putin, "agent"),)] * 4
    met = Event("e1", kim, Predicate(putin, "meet", "met", "verb"), None, *slots, (day,))
    document = Document(
        "Kim met Putin on Monday.",
        entities=(Entity("x1", "PERSON", "Kim", (Mention(0, 3, "Kim"),)),),
        times=(day,),
        attributions=(Attribution("a1", "direct", source, kim, (putin,), (day,), source),),
        events=(met,),
        main_event=MainEvent((met,), met.what, *slots, (day,)),
    )
    places = list(spans_in(document))
    assert len(places) == 28
    for place in places:
        with pytest.raises(SchemaError, match="code points"):
            changed(document, *place)


def test_the_main_event_follows_the_events_that_replace_it(document):
    original = document("second_headline")
    typed = tuple(attrs.evolve(event, type="AID") for event in original.events)
    assert attrs.evolve(original, events=typed).main_event.events == (typed[0], typed[2])
    assert attrs.evolve(original, events=typed[:1]).main_event.events == (typed[0],)
    assert attrs.evolve(original, events=typed[1:]).main_event is None


def test_white_space_inside_a_span_prints_as_one_space():
    assert str(Span(0, 8, "Kim\n\nJong")) == "Kim Jong"


def test_all_errors_are_ours_and_a_builtin():
    for error in EventxError.__subclasses__():
        for cls in [error, *error.__subclasses__()]:
            assert issubclass(cls, EventxError)
            assert cls.__name__ == "BackendError" or len(cls.__mro__) > 4
