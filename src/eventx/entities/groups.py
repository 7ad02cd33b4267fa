"""An actor or place while its mentions are being gathered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from attrs import Factory, define

from eventx.parse import Parse, Token
from eventx.records import Entity, EntityType, Mention

__all__ = ("WIDE", "Group", "below", "entity_of")

WIDE = 64  # dependents of a word to look at; a table parsed as one clause has thousands

NAMING = frozenset({"name", "short name", "acronym", "country"})


@define(eq=False)
class Group:
    """An entity in the making.

    Attributes
    ----------
    votes : dict of str to int
        How strongly each type is spoken for.
    mentions : list of Mention
        What was linked, by any rule.
    tokens : list of int
        `Token.i` of all words that stand for it.
    names : dict of str to int
        Its names in the text, by how often.
    roles : dict of str to set of str
        Nouns that describe it ("minister"), each with its modifiers ("defense").
    code : str or None
        Country that it is, lies in, or belongs to.
    placed : bool
        Whether its office is said to be somebody's: "the country's president".
    gender : str
        ``male``, ``female`` or empty.
    plural : bool
        Whether "they" fits rather than "it".
    named : bool
        Whether the text gives it a name.
    country : bool
        Whether it is a country.
    employer : Group or None
        The organisation that the text says a person speaks for.
    """

    votes: defaultdict[EntityType, int] = Factory(partial(defaultdict, int))
    mentions: list[Mention] = Factory(list)
    tokens: list[int] = Factory(list)
    names: defaultdict[str, int] = Factory(partial(defaultdict, int))
    roles: dict[str, set[str]] = Factory(dict)
    code: str | None = None
    placed: bool = False
    gender: str = ""
    plural: bool = False
    named: bool = True
    country: bool = False
    employer: "Group | None" = None

    @property
    def type(self) -> EntityType:
        """The type with most votes; OTHER without any."""
        votes = self.votes
        if len(votes) > 1:
            return max(votes, key=votes.__getitem__)
        return next(iter(votes), "OTHER")

    @property
    def person(self) -> bool:
        """Whether it is, or may be, one person."""
        return not self.plural and self.type in ("PERSON", "OTHER") and not self.country

    def take(
        self, parse: Parse, span: Sequence[Token], evidence: str, tokens: Iterable[Token]
    ) -> None:
        """Take in a mention that covers `span`, in text order; `tokens` stand for the entity."""
        start, end = span[0].start, span[-1].end
        text = parse.text[start:end]
        self.mentions.append(Mention(start, end, text, evidence))
        self.tokens.extend(t.i for t in tokens)
        if evidence in NAMING:
            self.names[" ".join(text.split())] += 1


def below(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Return the dependents of a token, the first ones where they are very many."""
    return parse.dependents[token.i][:WIDE]


def entity_of(group: Group, number: int) -> Entity:
    """Return the finished record."""
    mentions = tuple(sorted(group.mentions, key=lambda m: (m.start, m.end)))
    return Entity(f"x{number}", group.type, _display(group, mentions), mentions)


def _display(group: Group, mentions: tuple[Mention, ...]) -> str:
    """Return the fullest name; for a country the commonest one that is no acronym."""
    if not group.names:
        return max((" ".join(m.text.split()) for m in mentions), key=len)
    spelled = {
        n: k for n, k in group.names.items() if not n.replace(".", "").isupper()
    } or group.names
    if group.country:
        return max(spelled, key=lambda n: spelled[n])
    return max(spelled, key=lambda n: (len(n.split()), len(n)))
