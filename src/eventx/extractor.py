"""The way through: text → parse → events. The one place that knows the order of the steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from attrs import evolve

from eventx.attribution import Attributions, attribute, covering, find_reports, relinked
from eventx.entities import Entities, find_entities, resolve_speakers
from eventx.errors import InputError
from eventx.factuality import judge
from eventx.fillers import Argument, Filler
from eventx.kinds import Kinds
from eventx.lexicon import languages
from eventx.main_event import Story, find_main_event
from eventx.mishaps import at_once, mishap
from eventx.noun_roles import noun_roles
from eventx.ontology import Ontology
from eventx.parse import Parse, Token
from eventx.phrases import span_of
from eventx.places import country
from eventx.predicate_lists import lists
from eventx.predicates import Trigger, find_triggers, predicate
from eventx.quotes import find_quotes
from eventx.records import Document, Event, Participant, ReferenceSource, Span, Time
from eventx.repairs import repaired
from eventx.roles import verb_roles
from eventx.times import DayOfYear, anchor, dateline_reference, find_times, measures, read_reference

__all__ = ("Extractor", "analyze", "extract_events", "pipe", "read")

ReferenceTime = str | date | None
"""A date, a datetime, an ISO 8601 string, or None."""


class Extractor:
    """Reads texts with one backend and one ontology; reusable and picklable.

    The backend's engine is loaded on first use. A pickle holds the settings alone, so
    that each worker process loads its own.

    Parameters
    ----------
    backend : str or Backend
        Name of a registered backend, or an object that is one.
    language : str
        ISO 639-1 code of the texts.
    ontology : Ontology, optional
        The event types; PLOVER's by default.
    chains : bool
        Link descriptions and pronouns by the backend's coreference chains, where it has
        any, rather than by rule.
    **options
        Passed to the backend where `backend` is a name.

    Raises
    ------
    UnknownBackendError
        Where no backend has this name; raised on first use.
    InputError
        Where there is no lexicon for `language`.
    """

    def __init__(
        self,
        backend: Any = "stanza",
        *,
        language: str = "en",
        ontology: Ontology | None = None,
        chains: bool = False,
        **options: Any,
    ) -> None:
        if language not in languages():
            raise InputError(
                f"there is no lexicon for the language {language!r}; "
                f"there are: {', '.join(sorted(languages()))}"
            )
        self.backend = backend
        self.language = language
        self.options = options
        self.ontology = ontology
        self.chains = chains
        self._engine: Any = None

    def __getstate__(self) -> dict[str, Any]:
        """Leave the loaded engine out."""
        return {**self.__dict__, "_engine": None}

    def __repr__(self) -> str:
        name = self.backend if isinstance(self.backend, str) else self.backend.name
        options = "".join(f", {k}={v!r}" for k, v in self.options.items())
        return f"Extractor({name!r}, language={self.language!r}{options})"

    @property
    def engine(self) -> Any:
        """The backend itself, loaded now if it was not yet."""
        if self._engine is None:
            from eventx import backends

            options = dict(self.options)
            if isinstance(self.backend, str) and self.language != "en":
                options["language"] = self.language
            self._engine = backends.get(self.backend, **options)
        return self._engine

    def extract(self, text: str, reference_time: ReferenceTime = None) -> tuple[Event, ...]:
        """Return the events of one text; see `extract_events`."""
        return self.analyze(text, reference_time).events

    def analyze(self, text: str, reference_time: ReferenceTime = None) -> Document:
        """Return all that is found in one text; see the function `analyze`."""
        reference = read_reference(reference_time)
        return read(
            self.engine.annotate(_checked(text)), reference, self.ontology, chains=self.chains
        )

    def pipe(
        self,
        texts: Iterable[str | tuple[str, ReferenceTime]],
        *,
        reference_time: ReferenceTime = None,
        batch_size: int = 32,
    ) -> Iterator[Document]:
        """Stream documents in input order; see the function `pipe`."""
        if batch_size < 1:
            raise InputError(f"batch_size must be 1 or more, not {batch_size}")
        stream = iter(texts)
        while batch := list(islice(stream, batch_size)):
            pairs = [t if isinstance(t, tuple) else (t, reference_time) for t in batch]
            references = [read_reference(r) for _, r in pairs]
            parses = self.engine.annotate_many([_checked(t) for t, _ in pairs])
            for parse, reference in zip(parses, references, strict=True):
                yield read(parse, reference, self.ontology, chains=self.chains)


_default: dict[tuple[str, str], Extractor] = {}


def _shared(backend: Any, language: str) -> Extractor:
    """Return the extractor for these settings; the engine of a name is loaded once."""
    if not isinstance(backend, str):
        return Extractor(backend, language=language)
    key = (backend, language)
    if key not in _default:
        _default[key] = Extractor(backend, language=language)
    return _default[key]


def extract_events(
    text: str,
    *,
    reference_time: ReferenceTime = None,
    language: str = "en",
    backend: Any = "stanza",
) -> tuple[Event, ...]:
    """Return the events of a text: who did what to whom, where, when, according to whom.

    Parameters
    ----------
    text : str
        The text; it is not changed, and all offsets are code points into it.
    reference_time : str, date or datetime, optional
        When it was published. Relative times ("Wednesday") are resolved against it;
        the clock is never read.
    language : str
        ISO 639-1 code.
    backend : str or Backend
        Name of a registered backend, or an object that is one.

    Returns
    -------
    tuple of Event
        In text order of their triggers.

    Raises
    ------
    InputError
        Where the text or the reference time is not usable.
    BackendError
        Where the backend is unknown, not installed, lacks its model, or fails.

    Examples
    --------
    >>> from eventx import extract_events
    >>> for event in extract_events("The minister visited Paris on Monday."):
    ...     print(event)
    The minister · visited · where: Paris · when: Monday (XXXX-WXX-1)
    """
    return analyze(text, reference_time=reference_time, language=language, backend=backend).events


def analyze(
    text: str,
    *,
    reference_time: ReferenceTime = None,
    language: str = "en",
    backend: Any = "stanza",
) -> Document:
    """Return all that is found in a text: events, attributions, times and entities, linked.

    Parameters and errors are those of `extract_events`.
    """
    return _shared(backend, language).analyze(text, reference_time)


def pipe(
    texts: Iterable[str | tuple[str, ReferenceTime]],
    *,
    reference_time: ReferenceTime = None,
    language: str = "en",
    backend: Any = "stanza",
    batch_size: int = 32,
) -> Iterator[Document]:
    """Stream the documents of many texts, in input order.

    Parameters
    ----------
    texts : iterable of str, or of (str, reference time)
        Read lazily, a batch at a time.
    reference_time : str, date or datetime, optional
        For all texts that come without one of their own.
    language, backend
        As for `extract_events`.
    batch_size : int
        How many texts the backend is handed at once.

    Yields
    ------
    Document
        One for each text.
    """
    yield from _shared(backend, language).pipe(
        texts, reference_time=reference_time, batch_size=batch_size
    )


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, (bytes, bytearray)):
        raise InputError("the text is bytes; decode it first: data.decode('utf-8')")
    raise InputError(f"the text must be a str, not {type(text).__name__}")


def read(
    parse: Parse,
    reference: date | None = None,
    ontology: Ontology | None = None,
    *,
    chains: bool = False,
) -> Document:
    """Return the document that a parse holds: all steps below the backend, in order.

    Parameters
    ----------
    parse : Parse
        What a backend made of the text.
    reference : date or datetime, optional
        What relative times are resolved against; the text's dateline by default.
    ontology : Ontology, optional
        The event types; PLOVER's by default.
    chains : bool
        Link descriptions and pronouns by the parse's coreference chains, where it has any.
    """
    parse = repaired(parse)
    source: ReferenceSource | None = "given" if reference else None
    today: date | DayOfYear | None = reference
    if today is None and (today := dateline_reference(parse)) is not None:
        source = "dateline"
    times = find_times(parse, today)
    anchored = anchor(parse, times, today)
    quotes = find_quotes(parse)
    entities = find_entities(parse, quotes, chains=chains)
    reports = find_reports(parse, quotes, anchored)
    attributions = attribute(parse, quotes, reports, entities)
    spoken = resolve_speakers(entities, parse, attributions.all)
    if spoken is not entities:
        # "I" and "we" in quotations are their sources, which must be linked again
        entities = spoken
        attributions = relinked(parse, attributions, reports, entities)
    kinds = Kinds(parse)
    triggers = find_triggers(parse, kinds, _dated(anchored))
    fill = Filler(parse, kinds, _timed(parse, times))
    ontology = ontology or Ontology.plover(parse.language)
    events = _events(fill, triggers, anchored, entities, attributions, ontology)
    story = Story(parse, triggers, events, entities.entities, times, quotes, _day(today))
    return Document(
        parse.text,
        parse.language,
        today.isoformat() if today else None,
        source,
        entities.entities,
        times,
        attributions.all,
        events,
        find_main_event(story),
    )


def _day(today: date | DayOfYear | None) -> date | None:
    """Return the day of a reference time, None where its year is not said."""
    if isinstance(today, datetime):
        return today.date()
    return today if isinstance(today, date) else None


def _events(
    fill: Filler,
    triggers: Sequence[Trigger],
    anchored: Mapping[int, tuple[Time, ...]],
    entities: Entities,
    attributions: Attributions,
    ontology: Ontology,
) -> tuple[Event, ...]:
    parse = fill.parse
    sentences = [Span(s.start, s.end, parse.text[s.start : s.end]) for s in parse.sentences]
    events = []
    for number, trigger in enumerate(triggers, 1):
        roles = verb_roles(fill, trigger) if trigger.kind == "verb" else noun_roles(fill, trigger)
        who, to_whom, object_, where = (
            tuple([_participant(parse, a, entities, place=slot is roles.where) for a in slot])
            for slot in (roles.who, roles.to_whom, roles.object, roles.where)
        )
        start = trigger.token.start
        reach = _reach(parse.text, trigger.token.end, to_whom + object_)
        polarity, factuality = judge(parse, trigger)
        report = covering(attributions, start)
        event = Event(
            f"e{number}",
            sentences[trigger.token.sentence],
            predicate(parse, trigger, reach),
            who=who,
            to_whom=to_whom,
            object=object_,
            where=where,
            when=_when(parse, trigger, anchored, report.when if report else ()),
            according_to=report,
            polarity=polarity,
            factuality=factuality,
        )
        kind = ontology.classify(event)
        events.append(evolve(event, type=kind) if kind is not None else event)
    return tuple(events)


def _reach(text: str, end: int, complements: Sequence[Participant]) -> int:
    """Return where the first complement behind a trigger ends; none behind a comma: "if sold, it …"."""
    return min(
        (p.end for p in complements if p.start > end and "," not in text[end : p.start]), default=0
    )


def _participant(
    parse: Parse, argument: Argument, entities: Entities, *, place: bool
) -> Participant:
    top = argument.head
    span = span_of(parse, argument.tokens)
    head = Span(top.start, top.end, parse.text[top.start : top.end])
    entity = entities.at(top.i)
    lies = place or (entity is not None and entity.type != "PERSON")
    code = country(parse, top) if lies else None
    return Participant(
        span.start, span.end, span.text, head, argument.role, entity, code, argument.evidence
    )


def _when(
    parse: Parse,
    trigger: Trigger,
    anchored: Mapping[int, tuple[Time, ...]],
    said: tuple[Time, ...],
) -> tuple[Time, ...]:
    """Return the times of an event: its own, its light verb's, its mishap's, or those in front of the first conjunct.

    "Since Friday no shots were fired, but a mine went off [on Sunday]" has its own.

    Those that date the saying, `said`, are none of them, whatever the parse hangs them on:
    "said [on Monday] it had closed the plant".
    """
    found = list(anchored.get(trigger.token.i, ()))
    verb = trigger.light or trigger.token
    if trigger.light is not None:
        found += anchored.get(verb.i, ())
    if verb.rel == "conj" and verb.head >= 0 and not any(t.type in POINTS for t in found):
        first = parse.tokens[verb.head]
        apart = parse.child(verb, "nsubj", "aux") is not None  # "now leads it and has won"
        found += [
            t
            for t in anchored.get(first.i, ())
            if t.start < first.start and not (apart and t.value.endswith("_REF"))
        ]
    elif verb.rel == "xcomp" and _phased(parse, verb):
        found += anchored.get(verb.head, ())
    clause = mishap(parse, verb) if not found else None
    if clause is not None and at_once(parse, clause):
        found += anchored.get(clause.i, ())
    return tuple(sorted(set(found).difference(said), key=lambda t: t.start)) if found else ()


POINTS = frozenset({"DATE", "TIME"})


def _phased(parse: Parse, verb: Token) -> bool:
    """Say whether the verb above is passed over as an event, so that its times are this one's."""
    return parse.tokens[verb.head].lemma.lower() in lists(parse.language).aspectual


def _dated(anchored: Mapping[int, tuple[Time, ...]]) -> frozenset[int]:
    """Return the positions of the words that have a point in time: not "a day trip", "work of late"."""
    return frozenset(
        i
        for i, hung in anchored.items()
        if any(t.type in ("DATE", "TIME") and not t.value.endswith("_REF") for t in hung)
    )


def _timed(parse: Parse, times: Sequence[Time]) -> frozenset[int]:
    """Return the positions of the tokens inside time expressions that date something."""
    dating = (time for time in times if not measures(parse, time))
    return frozenset(i for time in dating for i in parse.inside(time.start, time.end))
