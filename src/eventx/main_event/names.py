"""The names of a text: which words are one, and which word heads it."""

from collections.abc import Iterator
from itertools import chain

from eventx.parse import Parse, Token
from eventx.records import Entity, Mention, Span

__all__ = ("head_of", "naming", "span_at", "telling")

NAMING = frozenset({"name", "short name", "acronym", "country", "metonym"})
POINTING = frozenset({"chain", "pronoun", "speaker"})


def naming(entity: Entity) -> Iterator[Mention]:
    """Yield the mentions of an entity that are names, neither pronouns nor descriptions."""
    return (m for m in entity.mentions if m.evidence in NAMING)


def telling(entity: Entity) -> Mention | None:
    """Return the first mention of an entity that tells who it is: a name, else a description."""
    described = (m for m in entity.mentions if m.evidence not in POINTING)
    return next(chain(naming(entity), described), None)


def head_of(parse: Parse, span: Span) -> Token:
    """Return the token of a span whose head lies outside it."""
    inside = parse.inside(span.start, span.end)
    tokens = [parse.tokens[i] for i in inside]
    return next((t for t in tokens if t.head not in inside), tokens[0])


def span_at(parse: Parse, token: Token) -> Span:
    """Return the span of a token."""
    return Span(token.start, token.end, parse.text[token.start : token.end])
