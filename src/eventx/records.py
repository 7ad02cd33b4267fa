"""What a user gets back: typed, frozen records that point into the text.

All offsets are Unicode code points into the exact input, half-open, so
``document.text[span.start:span.end] == span.text`` for every span.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, Self, TypeAlias

import attrs
from attrs import field, frozen
from attrs.validators import min_len

from eventx.errors import SchemaError

__all__ = (
    "SCHEMA_VERSION",
    "Attribution",
    "Document",
    "Entity",
    "Event",
    "MainEvent",
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
"""Field metadata: JSON holds the ``id`` of the record, or the ids of several, not the record."""

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
        return _line(self, self, self.where, self.when)

    def __repr__(self) -> str:
        return f"<Event {self.id} at {self.what.trigger.start} {_short(str(self))}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data; entities and attributions by their ids."""
        return _plain_record(self)


@frozen
class MainEvent:
    """What an article is about, put together from all that tells it.

    Attributes
    ----------
    events : tuple of Event
        The events that tell it: the one elected, then those that tell it again.
    what : Predicate
        Did what, as the one elected says it.
    who : tuple of Participant
        Who did it; where no telling says so, whom or what it was done to.
    to_whom : tuple of Participant
        The affected actors, as far as they are not `who`.
    object : tuple of Participant
        The things, ideas or clauses acted on, as far as they are not `who`.
    where : tuple of Participant
        Its places, best first: what the tellings say, the place of the dateline, then
        others that the opening names.
    when : tuple of Time
        Its times, best first: the days that the tellings say, then when they were
        reported, then the days just before publication.
    """

    events: tuple[Event, ...] = field(metadata=REFERENCE, validator=min_len(1))
    what: Predicate
    who: tuple[Participant, ...] = ()
    to_whom: tuple[Participant, ...] = ()
    object: tuple[Participant, ...] = ()
    where: tuple[Participant, ...] = ()
    when: tuple[Time, ...] = ()

    @property
    def event(self) -> Event:
        """The event elected, with the slots of its one place in the text."""
        return self.events[0]

    def __str__(self) -> str:
        """Return one line as an event's, with the best place and time alone."""
        return _line(self, self.event, self.where[:1], self.when[:1])

    def __repr__(self) -> str:
        return f"<MainEvent {self.event.id} at {self.what.trigger.start} {_short(str(self))}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data; entities and events by their ids."""
        return _plain_record(self)


def _line(
    slots: Event | MainEvent,
    event: Event,
    where: tuple[Participant, ...],
    when: tuple[Time, ...],
) -> str:
    """Return one line on what happened: `slots` have the actors, `event` is how it is told."""

    def joined(lead: str, fillers: tuple[Span, ...]) -> str:
        return f"{lead}{', '.join(map(str, fillers))}" if fillers else ""

    did = slots.what.phrase if event.polarity == "positive" else f"NOT {slots.what.phrase}"
    report = event.according_to
    source = report and (report.source or "(unnamed)")
    parts = (
        joined("", slots.who) or "—",
        did if event.factuality == "actual" else f"{did} [{event.factuality}]",
        joined("", slots.object),
        joined("to whom: ", slots.to_whom),
        joined("where: ", where),
        joined("when: ", when),
        f"according to {source}" if source else "",
    )
    return " · ".join(filter(None, parts))


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
    main_event : MainEvent or None
        What the article is about; None where it tells no event.
    """

    text: str
    language: str = "en"
    reference_time: str | None = None
    reference_source: ReferenceSource | None = None
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    main_event: MainEvent | None = field(default=None, metadata=OPTIONAL)

    def __attrs_post_init__(self) -> None:
        if self.main_event is not None:
            object.__setattr__(self, "main_event", _among(self.events, self.main_event))
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
            plain[name] = _ids(value)
        elif isinstance(value, tuple):
            plain[name] = [_plain_record(v) for v in value]
        else:
            plain[name] = (
                value if value is None or isinstance(value, str | int) else _plain_record(value)
            )
    return plain


def _ids(referred: Any) -> Any:
    """Return the id of a record that is referred to, or the ids of several."""
    if isinstance(referred, tuple):
        return [record.id for record in referred]
    return None if referred is None else referred.id


def _among(events: tuple[Event, ...], main: MainEvent) -> MainEvent | None:
    """Return a main event told by these events, which "evolve(document, events=…)" may have replaced."""
    by_id = {event.id: event for event in events}
    if main.event.id not in by_id:
        return None
    told = tuple(by_id[event.id] for event in main.events if event.id in by_id)
    return attrs.evolve(main, events=told)


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
        yield from _filled(event)
    if document.main_event is not None:
        yield from _filled(document.main_event)


def _filled(event: Event | MainEvent) -> Iterator[Span]:
    """Return the spans of an event's slots."""
    yield event.what.trigger
    yield from event.when
    for slot in (event.who, event.to_whom, event.object, event.where):
        for participant in slot:
            yield participant
            yield participant.head
