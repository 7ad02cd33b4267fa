"""JSON there and back, and the committed JSON Schema."""

import json
from importlib.resources import files

import jsonschema
import pytest

from eventx import Document, SchemaError
from eventx.schema import json_schema


def test_the_committed_schema_is_what_the_classes_say():
    committed = json.loads(files("eventx").joinpath("data/eventx-1.schema.json").read_text("utf-8"))
    assert committed == json_schema()


@pytest.mark.parametrize("name", ["nested", "object_control", "noun_joint", "direct", "active"])
def test_a_document_comes_back_exactly_and_follows_the_schema(document, name):
    original = document(name)
    text = original.to_json()
    jsonschema.validate(json.loads(text), json_schema())
    again = Document.from_json(text)
    assert again == original
    assert again.to_json() == text


def test_references_come_back_as_the_records_of_the_document(document):
    again = Document.from_json(document("nested").to_json())
    inner, outer = again.attributions[1], again.attributions[0]
    assert inner.parent is outer
    assert again.events[0].according_to is inner


def test_the_main_event_comes_back_told_by_the_events_of_the_document(document):
    original = document("second_headline")
    assert original.to_dict()["main_event"]["events"] == ["e1", "e3"]
    again = Document.from_json(original.to_json())
    assert again == original
    assert again.main_event.event is again.events[0]


def test_json_of_before_there_was_a_main_event_is_read(document):
    data = document("active").to_dict()
    del data["main_event"]
    jsonschema.validate(data, json_schema())
    assert Document.from_dict(data).main_event is None


WHAT = {"trigger": {"start": 4, "end": 7, "text": "met"}, "lemma": "meet", "phrase": "met", "kind": "verb"}  # fmt: skip


def valid(**changes):
    data = {"schema_version": 1, "text": "Kim met Putin.", "language": "en", "reference_time": None,
            "entities": [], "times": [], "attributions": [], "events": []}  # fmt: skip
    return {**data, **changes}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("[]", "JSON object"),
        ("{", "not JSON"),
        (valid(schema_version=2), "reads version 1"),
        (valid(text=None), r"\$\.text"),
        (valid(surprise=1), "surprise"),
        (valid(entities=[{"id": "x1", "type": "ALIEN", "name": "Kim", "mentions": []}]), r"\$\.entities\[0\]\.type"),
        (valid(events=[{"id": "e1"}]), r"\$\.events\[0\]\.sentence"),
        (valid(times=[{"start": 0, "end": 3, "text": "Kim", "type": "DATE", "value": 3}]), r"\$\.times\[0\]\.value"),
        (valid(times=[{"start": 0, "end": 3, "text": "Kin", "type": "DATE", "value": "2023"}]), "code points"),
        (
            valid(attributions=[
                {"id": "a1", "kind": "direct", "source": None, "cue": None, "content": [], "parent": "a2"},
                {"id": "a2", "kind": "direct", "source": None, "cue": None, "content": [], "parent": "a1"},
            ]),
            "ancestor",
        ),
        (valid(attributions=["a1"]), r"with an id @ \$\.attributions\[0\]"),
        (valid(entities=[{"id": "x1", "type": "ORG", "name": "KCNA", "mentions": []}] * 2), "taken"),
        (valid(events=3), r"\$\.events"),
        (valid(main_event={"events": ["e1"], "what": WHAT}), r"no record has the id 'e1' @ \$\.main_event\.events"),
        (valid(main_event={"events": [], "what": WHAT}), r"events.*>= 1"),
    ],
)  # fmt: skip
def test_data_off_the_schema_is_refused_with_its_place(data, message):
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(SchemaError, match=message):
        Document.from_json(text)
