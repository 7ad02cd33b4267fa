"""Records keep what they promise on any text: exact JSON there and back, true offsets."""

import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from eventx import (
    Attribution,
    Document,
    Entity,
    Event,
    MainEvent,
    Mention,
    Participant,
    Predicate,
    Source,
    Span,
    Time,
)
from eventx.schema import json_schema

ANY_CHARACTER = st.characters(exclude_categories=())  # lone surrogates too
WORDS = st.text(max_size=8)
SCHEMA = jsonschema.Draft202012Validator(json_schema())


@st.composite
def documents(draw):
    """Return a document about any text, all its references into itself."""
    text = draw(st.text(ANY_CHARACTER, max_size=40))

    def span(cls=Span, **fields):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return cls(start, end, text[start:end], **fields)

    def some(make):
        return tuple(make() for _ in range(draw(st.integers(0, 2))))

    def maybe(values):
        return draw(st.none() | st.sampled_from(values)) if values else None

    def entity(number):
        kind = draw(st.sampled_from(["PERSON", "ORG", "OTHER"]))
        return Entity(
            f"x{number}", kind, draw(WORDS), some(lambda: span(Mention, evidence=draw(WORDS)))
        )

    def source():
        return span(Source, entity=maybe(entities))

    def time():
        return span(Time, type="DATE", value=draw(WORDS), mod=draw(st.none() | WORDS))

    def participant():
        return span(
            Participant,
            head=span(),
            role=draw(WORDS),
            entity=maybe(entities),
            country=draw(st.none() | WORDS),
        )

    def main_event(events):
        told = draw(st.lists(st.sampled_from(events), min_size=1, unique_by=lambda e: e.id))
        return MainEvent(
            tuple(told), told[0].what,
            some(participant), some(participant), some(participant), some(participant), some(time),
        )  # fmt: skip

    def event(number):
        return Event(
            f"e{number}", span(), Predicate(span(), draw(WORDS), draw(WORDS), "verb"), draw(st.none() | WORDS),
            some(participant), some(participant), some(participant), some(participant), some(time),
            maybe(attributions), "negative", "possible",
        )  # fmt: skip

    entities = tuple(map(entity, range(draw(st.integers(0, 3)))))
    attributions: list[Attribution] = []
    for number in range(draw(st.integers(0, 3))):
        parent = maybe(attributions)
        attributions.append(
            Attribution(
                f"a{number}", "mixed", source(), span(), some(span), some(time), source(), parent
            )
        )
    shuffled = tuple(draw(st.permutations(attributions)))
    events = tuple(map(event, range(draw(st.integers(0, 2)))))
    return Document(
        text,
        reference_time=draw(st.none() | WORDS),
        entities=entities,
        times=some(time),
        attributions=shuffled,
        events=events,
        main_event=main_event(events) if events else None,
    )


@given(documents())
def test_a_document_comes_back_from_json_exactly(document):
    assert Document.from_json(document.to_json()) == document
    assert Document.from_dict(document.to_dict()) == document


@given(documents())
def test_what_comes_back_refers_to_its_own_records(document):
    again = Document.from_json(document.to_json())
    told = again.main_event.events if again.main_event is not None else ()
    assert all(any(event is e for e in again.events) for event in told)
    for event in again.events:
        if event.according_to is not None:
            assert any(event.according_to is a for a in again.attributions)
        for participant in event.who:
            assert participant.entity is None or any(
                participant.entity is x for x in again.entities
            )


@given(documents())
def test_a_document_follows_the_json_schema(document):
    SCHEMA.validate(json.loads(document.to_json()))
