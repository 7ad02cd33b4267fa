"""JSON there and back: documents from plain data, and the JSON Schema of that data.

The schema is generated from the record classes; the copy in
``eventx/data/eventx-1.schema.json`` is held equal to it by a test.
"""

import inspect
import json
import re
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from eventx.errors import SchemaError
from eventx.records import SCHEMA_VERSION, Attribution, Document, Entity, Event

__all__ = ("json_schema", "loads", "structure")

T = TypeVar("T")
JSON_TYPES = {int: "integer", str: "string"}


def loads(text: str | bytes) -> Any:
    """Return JSON text as plain data.

    Raises
    ------
    SchemaError
        Where it is not JSON.
    """
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise SchemaError(f"this is not JSON: {error}") from error


def structure(data: Mapping[str, Any], cls: type[T]) -> T:
    """Return the document that `Document.to_dict` wrote as plain data.

    Parameters
    ----------
    data : mapping
        Plain data in the shape of `json_schema`.
    cls : type
        `Document`, or a subclass of it.

    Raises
    ------
    SchemaError
        Where `data` does not follow the schema; the message names each place, as
        ``$.events[0].who``.
    """
    if not isinstance(data, Mapping):
        raise SchemaError(f"a document is a JSON object, not {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise SchemaError(
            f"schema_version is {version!r}; this eventx reads version {SCHEMA_VERSION}"
        )
    return _Reader(data).read(cls)


class _Reader:
    """Reads one document; records that are referred to by id are read once."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.entities: dict[str, Entity] = {}
        self.attributions: dict[str, Attribution] = {}
        self.events: dict[str, Event] = {}
        self.converter = self._converter()

    def read(self, cls: type[T]) -> T:
        body = {k: v for k, v in self.data.items() if k != "schema_version"}
        try:
            self._read_entities(body.get("entities", ()))
            self._read_attributions(body.get("attributions", ()))
            body["entities"] = list(self.entities.values())
            body["attributions"] = list(self.attributions.values())
            self._read_events(body.get("events", ()))
            body["events"] = list(self.events.values())
            found: T = self.converter.structure(body, cls)
        except SchemaError:
            raise
        except Exception as error:
            raise SchemaError(_explained(error)) from error
        return found

    def _read_entities(self, listed: Any) -> None:
        for number, item in enumerate(listed):
            with _at(f"entities[{number}]"):
                entity = self.converter.structure(item, Entity)
                _new(entity.id, self.entities)
            self.entities[entity.id] = entity

    def _read_attributions(self, listed: Any) -> None:
        """Read the reports, parents before what is nested in them."""
        places: dict[str, int] = {}
        for number, item in enumerate(listed):
            with _at(f"attributions[{number}]"):
                if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
                    raise TypeError("an attribution is a JSON object with an id")
                _new(item["id"], places)
            places[item["id"]] = number
        for start in places:
            chain = [start]
            while (parent := listed[places[chain[-1]]].get("parent")) in places:
                if parent in chain:
                    raise SchemaError(f"$.attributions: {parent!r} is its own ancestor")
                if parent in self.attributions:
                    break
                chain.append(parent)
            for name in reversed(chain):
                if name not in self.attributions:
                    with _at(f"attributions[{places[name]}]"):
                        item = listed[places[name]]
                        self.attributions[name] = self.converter.structure(item, Attribution)
        self.attributions = {name: self.attributions[name] for name in places}

    def _read_events(self, listed: Any) -> None:
        with _at("events"):
            for event in self.converter.structure(listed, tuple[Event, ...]):
                _new(event.id, self.events)
                self.events[event.id] = event

    def _converter(self) -> Any:
        import cattrs
        from cattrs.gen import make_dict_structure_fn

        converter = cattrs.Converter(forbid_extra_keys=True)

        for plain in (int, str):
            converter.register_structure_hook(plain, _strict(plain))
        records: dict[type[Any], Mapping[str, Any]] = {
            Entity: self.entities,
            Attribution: self.attributions,
            Event: self.events,
        }
        for cls, known in records.items():
            whole = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
            converter.register_structure_hook(cls, _by_id(whole, known))
        return converter


def _by_id(whole: Any, records: Mapping[str, Any]) -> Any:
    """Return a reader for a record that may be written out, referred to by id, or read already."""

    def read(value: Any, cls: Any) -> Any:
        if isinstance(value, Mapping):
            return whole(value, cls)
        if isinstance(value, cls):
            return value
        if value not in records:
            raise ValueError(f"no record has the id {value!r}")
        return records[value]

    return read


def _new(name: str, known: Mapping[str, Any]) -> None:
    """Raise where an id is taken."""
    if name in known:
        raise ValueError(f"the id {name!r} is taken")


def _strict(plain: type) -> Any:
    """Return a reader that takes a value of this very type and converts nothing."""

    def read(value: Any, _: Any) -> Any:
        if type(value) is not plain:
            raise ValueError(f"{value!r} is no {JSON_TYPES[plain]}")
        return value

    return read


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Put the place into what goes wrong inside."""
    try:
        yield
    except SchemaError:
        raise
    except Exception as error:
        raise SchemaError(_explained(error, f"$.{place}")) from error


def _explained(error: BaseException, path: str = "$") -> str:
    """Return one line for each thing that is wrong, with its place."""
    from cattrs import transform_error
    from cattrs.v import format_exception

    def one(cause: BaseException, kind: type | None) -> str:
        return (
            str(cause)
            if isinstance(cause, (TypeError, ValueError)) and str(cause)
            else format_exception(cause, kind)
        )

    return "; ".join(transform_error(error, path, one))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `Document.to_dict` writes.

    It is generated from the record classes: their fields, types and docstrings.
    """
    definitions: dict[str, Any] = {}
    body = _object(Document, definitions)
    body["properties"] = {"schema_version": {"const": SCHEMA_VERSION}, **body["properties"]}
    body["required"] = ["schema_version", *body["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "eventx document",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    docs = field_docs(cls)
    properties, required = {}, []
    for field in attrs.fields(cls):
        schema = (
            _reference(hints[field.name])
            if field.metadata.get("reference")
            else _schema(hints[field.name], definitions)
        )
        if field.name in docs:
            schema = {"description": docs[field.name], **schema}
        properties[field.name] = schema
        if not field.metadata.get("optional"):
            required.append(field.name)
    summary = inspect.cleandoc(cls.__doc__ or "").splitlines()[0]
    return {
        "type": "object",
        "description": summary,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _reference(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": {"type": "string"}, "minItems": 1}
    return {"type": ["string", "null"] if type(None) in get_args(hint) else "string"}


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in JSON_TYPES:
        return {"type": JSON_TYPES[hint]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [
                _schema(a, definitions) if a is not type(None) else {"type": "null"}
                for a in arguments
            ]
        }
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


@cache
def field_docs(cls: type) -> dict[str, str]:
    """Return what the NumPy docstrings of a record class and its bases say of each field."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        found.update(_described(inspect.cleandoc(base.__doc__ or "")))
    return found


def _described(docstring: str) -> Iterator[tuple[str, str]]:
    _, _, section = docstring.partition("Attributes\n----------\n")
    section = section.partition("\n\n")[0]
    for entry in re.split(r"\n(?=\S)", section):
        head, _, body = entry.partition("\n")
        text = " ".join(body.split())
        for name in head.partition(" : ")[0].split(", "):
            if text and name.isidentifier():
                yield name, text
