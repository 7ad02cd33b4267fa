"""How records read: for people, for developers, as keys."""

import attrs
import pytest

from eventx import Document, SchemaError, Span, Time
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


def test_white_space_inside_a_span_prints_as_one_space():
    assert str(Span(0, 8, "Kim\n\nJong")) == "Kim Jong"


def test_all_errors_are_ours_and_a_builtin():
    for error in EventxError.__subclasses__():
        for cls in [error, *error.__subclasses__()]:
            assert issubclass(cls, EventxError)
            assert cls.__name__ == "BackendError" or len(cls.__mro__) > 4
