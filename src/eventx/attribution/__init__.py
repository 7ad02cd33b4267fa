"""According to whom: reports, speech acts and attitudes, and what they cover.

A cue ("said", "according to", "reportedly", "his claim that") has a source and a
content. The content is the clause or phrase that the cue governs, or the one that it
is inserted into, together with the quotation around it. Reports nest: each has the
innermost other one that covers its cue as `parent`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from eventx.attribution.cues import Report
from eventx.attribution.dates import apart
from eventx.attribution.labels import labelled
from eventx.attribution.nesting import Attributions, covering, nested
from eventx.attribution.quoting import kind, with_quotes
from eventx.attribution.reports import reports
from eventx.attribution.sources import phrase
from eventx.parse import Parse, Token
from eventx.phrases import span_of
from eventx.quotes import Quote
from eventx.records import Attribution, Entity, Source, Span, Time

__all__ = (
    "Attributions",
    "EntityLookup",
    "attribute",
    "covering",
    "find_attributions",
    "find_reports",
    "relinked",
)


class EntityLookup(Protocol):
    """What is asked of the entities: which one a token's phrase names."""

    def at(self, token_i: int) -> Entity | None:
        """Return the entity of the phrase headed by token `token_i`."""
        ...


def find_attributions(
    parse: Parse,
    quotes: Sequence[Quote],
    anchored: Mapping[int, tuple[Time, ...]],
    entities: EntityLookup,
) -> Attributions:
    """Return the attributions of a text.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    quotes : sequence of Quote
        Its quotations.
    anchored : mapping of int to tuple of Time
        The times that modify a token, by `Token.i`.
    entities : EntityLookup
        Tells which entity a source names.
    """
    return attribute(parse, quotes, find_reports(parse, quotes, anchored), entities)


def find_reports(
    parse: Parse, quotes: Sequence[Quote], anchored: Mapping[int, tuple[Time, ...]]
) -> list[Report]:
    """Return the reports of a text in text order, their sources not yet linked to entities.

    Parameters
    ----------
    parse, quotes, anchored
        As for `find_attributions`.
    """
    found = with_quotes(parse, quotes, list(reports(parse, anchored)))
    found += labelled(parse, quotes)
    found.sort(key=lambda r: r.cue[0].start)
    return found


def attribute(
    parse: Parse, quotes: Sequence[Quote], found: Sequence[Report], entities: EntityLookup
) -> Attributions:
    """Make records of reports, nested and linked to entities.

    Parameters
    ----------
    parse, quotes, entities
        As for `find_attributions`.
    found : sequence of Report
        What `find_reports` returned.
    """
    records = [_record(parse, f"a{k}", r, quotes, entities) for k, r in enumerate(found, 1)]
    return nested(parse, records, [r.asserts for r in found])


def relinked(
    parse: Parse, attributions: Attributions, found: Sequence[Report], entities: EntityLookup
) -> Attributions:
    """Link attributions to other entities; all else in them stays.

    Parameters
    ----------
    parse, found
        As for `attribute`.
    attributions : Attributions
        What `attribute` made of `found`.
    entities : EntityLookup
        Tells which entity a source names now.
    """

    def source(said: Source | None, head: Token | None) -> Source | None:
        if said is None or head is None:
            return None
        return Source(said.start, said.end, said.text, entities.at(head.i))

    records = [
        Attribution(
            a.id,
            a.kind,
            source(a.source, r.source),
            a.cue,
            a.content,
            a.when,
            source(a.addressee, r.addressee),
        )
        for a, r in zip(attributions.all, found, strict=True)
    ]
    return nested(parse, records, [r.asserts for r in found])


def _record(
    parse: Parse, name: str, report: Report, quotes: Sequence[Quote], entities: EntityLookup
) -> Attribution:
    def source(head: Token | None) -> Source | None:
        if head is None:
            return None
        span = span_of(parse, phrase(parse, head, report.cue))
        return Source(span.start, span.end, span.text, entities.at(head.i))

    return Attribution(
        name,
        kind(report.content, quotes),
        source(report.source),
        span_of(parse, report.cue),
        tuple(Span(a, b, parse.text[a:b]) for a, b in report.content),
        apart(report.when, report.content),
        source(report.addressee),
    )
