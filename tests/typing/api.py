"""Uses the public API as a typed program does; mypy reads it, nothing runs it."""

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from eventx import (
    Attribution,
    Document,
    Entity,
    Event,
    Extractor,
    MainEvent,
    Participant,
    Time,
    analyze,
    extract_events,
    pipe,
)
from eventx.backends.protocol import Backend
from eventx.parse import Parse
from eventx.schema import json_schema
from eventx.testing import FakeBackend

events = extract_events("Kim met Putin.", reference_time=date(2023, 7, 27))
assert_type(events, tuple[Event, ...])
assert_type(events[0].who, tuple[Participant, ...])
assert_type(events[0].who[0].entity, Entity | None)
assert_type(events[0].when, tuple[Time, ...])
assert_type(events[0].according_to, Attribution | None)
assert_type(events[0].type, str | None)

document = analyze("Kim met Putin.", reference_time="2023-07-27", language="en", backend="spacy")
assert_type(document, Document)
assert_type(document.main_event, MainEvent | None)
assert_type(Document.from_json(document.to_json(indent=2)), Document)
assert_type(pipe(["a", ("b", "2023-07-27")], batch_size=8), Iterator[Document])

extractor = Extractor(backend=FakeBackend())
assert_type(extractor.extract("Kim met Putin."), tuple[Event, ...])
assert_type(extractor.analyze("Kim met Putin.", None), Document)
assert_type(extractor.pipe(iter(["a"])), Iterator[Document])

backend: Backend = FakeBackend()
assert_type(backend.annotate("Kim met Putin."), Parse)
schema: dict[str, object] = json_schema()
