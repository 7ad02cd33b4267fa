"""What a user gets back: typed, frozen records that point into the text.

All offsets are Unicode code points into the exact input, half-open, so
``document.text[span.start:span.end] == span.text`` for every span.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, Self, TypeAlias

import attrs
from attrs import field, frozen

from eventx.errors import SchemaError

__all__ = (
    "SCHEMA_VERSION",
    "Attribution",
    "Document",
    "Entity",
    "Event",
    "Mention",
    "Participant",
    "Predicate",
    "Source",
    "Span",
    "Time",
)

SCHEMA_VERSION: Final = 1

EntityType: TypeAlias = Literal[
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "MISC", "OTHER"
]
TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
PredicateKind: TypeAlias = Literal["verb", "noun"]
AttributionKind: TypeAlias = Literal["direct", "mixed", "indirect"]
Polarity: TypeAlias = Literal["positive", "negative"]
Factuality: TypeAlias = Literal["actual", "future", "possible", "hypothetical", "requested"]

ReferenceSource: TypeAlias = Literal["given", "dateline"]

REFERENCE: Final = {"reference": True}
"""Field metadata: JSON holds the ``id`` of the record, not the record."""

OPTIONAL: Final = {"optional": True}
"""Field metadata: JSON need not have it; what was written before there was such a field has not."""


@frozen
class Span:
    """A stretch of the text.

    Attributes
    ----------
    start, end : int
        Code-point offsets, half-open.
    text : str
        The surface, ``document.text[start:end]``.
    """

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return " ".join(self.text.split())

    def __repr__(self) -> str:
        rest = "".join(f", {name}={value}" for name, value in _besides(self))
        return f"{type(self).__name__}({self.start}, {self.end}, {_short(self.text)}{rest})"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the JSON schema's shape."""
        return _plain_record(self)


@frozen(repr=False)
class Mention(Span):
    """A place in the text that names an entity.

    Attributes
    ----------
    evidence : str
        How it was linked: ``name``, ``title``, ``acronym``, ``pronoun``, …
    """

    evidence: str = "name"


@frozen
class Entity:
    """An actor or place that the text mentions, once or more.

    Attributes
    ----------
    id : str
        ``x1``, ``x2``, … in order of first mention.
    type : str
        PERSON, NORP (nationality, religious or political group), ORG, GPE, LOC,
        FAC, PRODUCT, EVENT, MISC, or OTHER where no name tells.
    name : str
        The fullest name that the text gives.
    mentions : tuple of Mention
        In text order.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Entity {self.id} {self.type} {_short(self.name)}, {len(self.mentions)} mentions>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the JSON schema's shape."""
        return _plain_record(self)


@frozen(repr=False)
class Time(Span):
    """A time expression.

    Attributes
    ----------
    type : str
        TIMEX3's DATE, TIME, DURATION or SET.
    value : str
        TIMEX3 (ISO 8601) value against the document's reference time, such as
        ``2023-07-26``, ``2023-W30``, ``P3D``, ``PAST_REF``. Without a reference
        time relative expressions keep an underspecified value (``XXXX-WXX-3``).
    mod : str or None
        TIMEX3 modifier: APPROX, START, MID, END, BEFORE, AFTER, …
    begins, ends : str or None
        The half-open interval that `value` covers, as ISO 8601 dates, or
        datetimes where it is finer than a day; None where it is open or unknown.
    """

    type: TimeType
    value: str
    mod: str | None = None
    begins: str | None = None
    ends: str | None = None

    def __str__(self) -> str:
        return f"{' '.join(self.text.split())} ({self.value})"


@frozen(repr=False)
class Source(Span):
    """The phrase that names who says or thinks something.

    Attributes
    ----------
    entity : Entity or None
        The entity it names, where that is known.
    """

    entity: Entity | None = field(default=None, metadata=REFERENCE)


@frozen(repr=False)
class Participant(Span):
    """A phrase that fills a slot of an event.

    Attributes
    ----------
    head : Span
        Its syntactic head word.
    role : str
        ``agent``, ``patient``, ``recipient``, ``partner``, ``location``,
        ``destination``, ``origin``, …
    entity : Entity or None
        The entity it names, where that is known.
    country : str or None
        ISO 3166-1 alpha-2 code, where it is a country or lies in one.
    evidence : str
        The relation path that it was found by, such as ``nsubj`` or ``obl:agent``.
    """

    head: Span
    role: str
    entity: Entity | None = field(default=None, metadata=REFERENCE)
    country: str | None = None
    evidence: str = ""


@frozen
class Attribution:
    """A report: what somebody said, thought, wrote, feared, hoped.

    Attributes
    ----------
    id : str
        ``a1``, ``a2``, … in text order.
    kind : str
        ``direct`` (all in quotation marks), ``mixed`` (partly) or ``indirect``.
    source : Source or None
        Who says it; None where the text names nobody ("reportedly").
    cue : Span or None
        The words that express the reporting; None where a quotation goes on
        without any.
    content : tuple of Span
        What is reported, one span or several.
    when : tuple of Time
        When it was said.
    addressee : Source or None
        Who was told.
    parent : Attribution or None
        The report that this one is part of.
    """

    id: str
    kind: AttributionKind
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    when: tuple[Time, ...] = ()
    addressee: Source | None = None
    parent: "Attribution | None" = field(default=None, metadata=REFERENCE)

    def __str__(self) -> str:
        who = str(self.source) if self.source else "(unnamed)"
        cue = f" {self.cue}" if self.cue else ""
        return f"{who}{cue}: {' … '.join(map(str, self.content))}"

    def __repr__(self) -> str:
        within = f" in {self.parent.id}" if self.parent else ""
        return f"<Attribution {self.id}{within} {self.kind} {_short(str(self))}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the JSON schema's shape."""
        return _plain_record(self)


@frozen
class Predicate:
    """Did what.

    Attributes
    ----------
    trigger : Span
        The one head word.
    lemma : str
        Its dictionary form, with the particle ("call off") or, for the noun of
        a light verb, with that verb ("hold talks").
    phrase : str
        Readable words from the text.
    kind : str
        ``verb`` or ``noun``.
    """

    trigger: Span
    lemma: str
    phrase: str
    kind: PredicateKind

    def __str__(self) -> str:
        return self.phrase

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the JSON schema's shape."""
        return _plain_record(self)


@frozen
class Event:
    """Who did what to whom, where, when, according to whom.

    Attributes
    ----------
    id : str
        ``e1``, ``e2``, … in text order of the triggers.
    sentence : Span
        The sentence it was found in.
    what : Predicate
        Did what.
    type : str or None
        The ontology's category (PLOVER's by default), None where none fits.
    who : tuple of Participant
        Who did it.
    to_whom : tuple of Participant
        The affected actors: recipients, addressees, partners, or an object that
        is itself an actor.
    object : tuple of Participant
        The things, ideas or clauses acted on.
    where : tuple of Participant
        Locations, destinations and origins.
    when : tuple of Time
        The times that anchor it.
    according_to : Attribution or None
        The innermost report that covers it; None where the article asserts it.
    polarity : str
        ``negative`` where the text says that it did not happen.
    factuality : str
        ``actual``, ``future``, ``possible``, ``hypothetical`` or ``requested``.
    """

    id: str
    sentence: Span
    what: Predicate
    type: str | None = None
    who: tuple[Participant, ...] = ()
    to_whom: tuple[Participant, ...] = ()
    object: tuple[Participant, ...] = ()
    where: tuple[Participant, ...] = ()
    when: tuple[Time, ...] = ()
    according_to: Attribution | None = field(default=None, metadata=REFERENCE)
    polarity: Polarity = "positive"
    factuality: Factuality = "actual"

    def __str__(self) -> str:
        """Return one line: who · did what · object · to whom · where · when · according to whom."""

        def joined(lead: str, fillers: tuple[Span, ...]) -> str:
            return f"{lead}{', '.join(map(str, fillers))}" if fillers else ""

        did = self.what.phrase if self.polarity == "positive" else f"NOT {self.what.phrase}"
        source = self.according_to and (self.according_to.source or "(unnamed)")
        parts = (
            joined("", self.who) or "—",
            did if self.factuality == "actual" else f"{did} [{self.factuality}]",
            joined("", self.object),
            joined("to whom: ", self.to_whom),
            joined("where: ", self.where),
            joined("when: ", self.when),
            f"according to {source}" if source else "",
        )
        return " · ".join(filter(None, parts))

    def __repr__(self) -> str:
        return f"<Event {self.id} at {self.what.trigger.start} {_short(str(self))}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data; entities and attributions by their ids."""
        return _plain_record(self)


@frozen
class Document:
    """All that was found in one text.

    Attributes
    ----------
    text : str
        The exact input.
    language : str
        ISO 639-1 code.
    reference_time : str or None
        ISO 8601 date or datetime that relative times were resolved against; where a
        dateline does not say the year, ``XXXX-07-27``.
    reference_source : str or None
        Where the reference time comes from: ``given`` by the caller, or the text's
        own ``dateline``.
    entities : tuple of Entity
    times : tuple of Time
    attributions : tuple of Attribution
    events : tuple of Event
    main_event : Event or None
        The one of `events` that the article is about; None where it tells none.
    """

    text: str
    language: str = "en"
    reference_time: str | None = None
    reference_source: ReferenceSource | None = None
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    main_event: Event | None = field(default=None, metadata=REFERENCE | OPTIONAL)

    def __attrs_post_init__(self) -> None:
        if self.main_event is not None:  # "evolve(document, events=…)" may have replaced it
            own = (e for e in self.events if e.id == self.main_event.id)
            object.__setattr__(self, "main_event", next(own, None))
        for span in _spans(self):
            inside = span.start >= 0 and span.end - span.start == len(span.text)
            if not inside or not self.text.startswith(span.text, span.start):
                raise SchemaError(
                    f"the span {span.start}:{span.end} is {self.text[span.start : span.end]!r} in "
                    f"the text, not {span.text!r}; offsets must be code points into `text`"
                )

    def __str__(self) -> str:
        return "\n".join(map(str, self.events))

    def __repr__(self) -> str:
        held = ("events", "attributions", "times", "entities")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in held)
        return f"<Document {_short(self.text)}, {counts}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain data, in the JSON schema's shape."""
        return {"schema_version": SCHEMA_VERSION, **_plain_record(self)}

    def to_json(self, indent: int | None = None) -> str:
        """Return the document as JSON text; `from_json` reads it back.

        Parameters
        ----------
        indent : int, optional
            Spaces per level; one line by default.
        """
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_dict` returned.

        Raises
        ------
        SchemaError
            Where `data` does not follow the schema; the message names the place.
        """
        from eventx.schema import structure

        return structure(data, cls)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what `to_json` returned.

        Raises
        ------
        SchemaError
            Where `text` is not JSON, or does not follow the schema.
        """
        from eventx.schema import loads

        return cls.from_dict(loads(text))


@cache
def _fields(cls: type) -> tuple[tuple[str, bool], ...]:
    """Return the name of each field of a record class, and whether it is a reference."""
    return tuple((a.name, bool(a.metadata.get("reference"))) for a in attrs.fields(cls))


def _short(text: str, limit: int = 80) -> str:
    """Return the text as a literal, its end left out where it is long."""
    return repr(text if len(text) <= limit else f"{text[: limit - 1]}…")


def _besides(span: Span) -> Iterator[tuple[str, str]]:
    """Return what a span says besides its place and text, references as ids."""
    cls: type = type(span)
    for name, reference in _fields(cls)[3:]:
        value = getattr(span, name)
        if value is not None and value != "":
            yield name, value.id if reference else repr(value)


def _plain_record(record: Any) -> dict[str, Any]:
    """Return a record as plain data, references as ids."""
    plain = {}
    cls: type = type(record)
    for name, reference in _fields(cls):
        value = getattr(record, name)
        if reference:
            plain[name] = None if value is None else value.id
        elif isinstance(value, tuple):
            plain[name] = [_plain_record(v) for v in value]
        else:
            plain[name] = (
                value if value is None or isinstance(value, str | int) else _plain_record(value)
            )
    return plain


def _spans(document: Document) -> Iterator[Span]:
    """Return all spans of a document."""
    yield from document.times
    for entity in document.entities:
        yield from entity.mentions
    for report in document.attributions:
        yield from filter(None, (report.source, report.cue, report.addressee))
        yield from report.content
        yield from report.when
    for event in document.events:
        yield event.sentence
        yield event.what.trigger
        yield from event.when
        for slot in (event.who, event.to_whom, event.object, event.where):
            for participant in slot:
                yield participant
                yield participant.head
