"""Which mentions are the same actor: names, short forms, descriptions, pronouns.

Every link is made by a rule that says so in the mention's `evidence`; where two
entities fit equally well, none is taken.
"""

from collections.abc import Iterable, Sequence

from attrs import Factory, evolve, frozen

from eventx.entities.definites import Definites
from eventx.entities.descriptions import describe, nationality
from eventx.entities.groups import Group, below, entity_of
from eventx.entities.linking import group_names
from eventx.entities.names import Name, find_names
from eventx.entities.pronouns import Discourse
from eventx.entities.speakers import first_persons
from eventx.entities.words import lists
from eventx.parse import Parse, Token
from eventx.phrases import noun_phrase
from eventx.quotes import Quote, find_quotes
from eventx.records import Attribution, Entity, Mention

__all__ = ("Entities", "find_entities", "resolve_speakers")


@frozen
class Entities:
    """The entities of a text, and which token names which.

    Attributes
    ----------
    entities : tuple of Entity
        In order of first mention.
    tokens : dict of int to Entity
        By `Token.i`: every token of a name, the head of a description, a pronoun.
    employers : dict of str to str
        Id of the organisation that a person speaks for, by the person's id.
    quoted : frozenset of int
        Positions of the tokens inside quotations.
    """

    entities: tuple[Entity, ...] = ()
    tokens: dict[int, Entity] = Factory(dict)
    employers: dict[str, str] = Factory(dict)
    quoted: frozenset[int] = frozenset()

    def at(self, token_i: int) -> Entity | None:
        """Return the entity that the phrase headed by token `token_i` names, or None."""
        return self.tokens.get(token_i)


def find_entities(
    parse: Parse, quotes: Sequence[Quote] | None = None, *, chains: bool = False
) -> Entities:
    """Group the mentions of each actor and place.

    Parameters
    ----------
    parse : Parse
        The parse of the text, with the names its backend found.
    quotes : sequence of Quote, optional
        Its quotations, where they are known already.
    chains : bool
        Whether to link descriptions and pronouns by the coreference chains that the backend
        handed over, where there are any, rather than by rule.

    Returns
    -------
    Entities
        Names always; nouns without a name only where something refers back to them.
    """
    reader = _Reader(parse, find_quotes(parse) if quotes is None else quotes)
    if chains and parse.chains:
        reader.read_chains()
    else:
        reader.read()
    return _finished(reader.groups, reader.quoted)


def resolve_speakers(
    entities: Entities, parse: Parse, attributions: Iterable[Attribution]
) -> Entities:
    """Add who "I" and "we" are inside quotations: the source, or whom the source speaks for.

    Parameters
    ----------
    entities : Entities
        What `find_entities` returned.
    parse : Parse
        The parse of the same text.
    attributions : iterable of Attribution
        The reports of the text, with their sources linked.
    """
    found = first_persons(parse, attributions, entities.quoted, entities.employers)
    if not found:
        return entities
    added: dict[str, list[Mention]] = {}
    for i, whose in found.items():
        t = parse.tokens[i]
        added.setdefault(whose, []).append(
            Mention(t.start, t.end, parse.text[t.start : t.end], "speaker")
        )
    renewed = {
        e.id: evolve(e, mentions=tuple(sorted((*e.mentions, *added[e.id]), key=lambda m: m.start)))
        for e in entities.entities
        if e.id in added
    }
    tokens = {i: renewed.get(e.id, e) for i, e in entities.tokens.items()}
    tokens.update({i: renewed[whose] for i, whose in found.items() if whose in renewed})
    linked = tuple(renewed.get(e.id, e) for e in entities.entities)
    return evolve(entities, entities=linked, tokens=tokens)


class _Reader:
    """Links the mentions of one text in reading order."""

    def __init__(self, parse: Parse, quotes: Sequence[Quote]) -> None:
        self.parse = parse
        self.lists = lists(parse.language)
        self.names = {name.tokens[0].i: name for name in find_names(parse, self.lists)}
        self.named = group_names(parse, self.names.values(), self.lists)
        for i, name in self.names.items():
            describe(parse, self.named[i], name, self.lists)
        self._employ()
        self.quoted = frozenset(i for q in quotes for i in parse.inside(q.start, q.end))
        self.heads = {name.head.i: self.named[i] for i, name in self.names.items()}
        self.discourse = Discourse(parse, self.quoted.__contains__, self.heads.get)
        self.definites = Definites(parse, self.lists)
        self.groups: dict[int, Group] = {}
        self.nominal: dict[str, Group] = {}
        self.common: dict[str, list[Group]] = {}

    def read(self) -> None:
        """Link names, then descriptions and pronouns, as they come."""
        covered = {t.i for name in self.names.values() for t in (*name.tokens, *name.titles)}
        covered.update(i for group in self.named.values() for i in group.tokens)
        pronouns = self.lists.pronoun
        for token in self.parse.tokens:
            if token.i in self.names:
                self._name(token.i)
            elif token.i in covered:
                continue
            elif token.upos in ("PRON", "DET") and token.low in pronouns:
                self._pronoun(token)
            elif token.upos in ("NOUN", "PROPN") or (token.upos == "ADJ" and token.rel in NOMINAL):
                self._description(token)

    def read_chains(self) -> None:
        """Link names by rule, and the other mentions by the backend's chains."""
        for i in self.names:
            self._name(i)
        starts = {t.start: t for t in self.parse.tokens}
        for chain in self.parse.chains:
            inside = [
                g
                for g in self.groups.values()
                for s, e in chain
                if any(s <= m.start and m.end <= e and m.evidence != "chain" for m in g.mentions)
            ]
            if not inside:
                continue
            group = max(inside, key=inside.count)
            for start, end in chain:
                first = starts.get(start)
                if first is None or any(start <= m.start and m.end <= end for m in group.mentions):
                    continue
                span = [
                    t
                    for t in self.parse.words(self.parse.sentences[first.sentence])
                    if start <= t.start < end
                ]
                inner = {t.i for t in span}
                head = next((t for t in span if t.head not in inner), first)
                group.take(self.parse, span, "chain", [head])

    def _employ(self) -> None:
        """Note for whom a person speaks: "Lazada chief executive Alan Chan", "Chan of Lazada"."""
        parse = self.parse
        at = {t.i: self.named[i] for i, name in self.names.items() for t in name.tokens}
        for i, name in self.names.items():
            person = self.named[i]
            if person.type != "PERSON" or person.employer is not None:
                continue
            person.employer = self._in_front(name, at)
            inside = {t.i for t in name.tokens}
            around = [
                c
                for t in name.tokens
                for c in below(parse, t)
                if c.rel in ("compound", "appos", "nmod", "flat")
            ]
            above = parse.head(name.head)
            if above is not None and (
                name.head.rel in ("appos", "flat", "compound") or name.head.deprel == "nmod:desc"
            ):
                around += [above, *(c for c in below(parse, above) if c.i != name.head.i)]
            for token in around:
                for near in (token, *below(parse, token)):
                    group = at.get(near.i)
                    if near.i not in inside and group is not None and group.type == "ORG":
                        person.employer = person.employer or group

    def _in_front(self, name: Name, at: dict[int, Group]) -> Group | None:
        """Return the organisation in front of a name and its titles: "Paratus Group Chief Executive Barney Harmse"."""
        first = (*name.titles, *name.tokens)[0].i
        titled = bool(name.titles)
        for token in reversed(self.parse.tokens[max(0, first - WIDEST) : first]):
            group = at.get(token.i)
            if group is not None:
                return group if titled and group.type == "ORG" else None
            if token.upos in STOPS or token.form in (".", "”", "“", '"'):
                return None
            titled = titled or token.lemma.lower() in self.lists.person
        return None

    def _name(self, i: int) -> None:
        group, name = self.named[i], self.names[i]
        if id(group) not in self.groups:
            self.groups[id(group)] = group
            self.definites.name(group)
        self.definites.see(name.head, group)
        # "Russian" in "Russian officials" is nobody that "it" could mean
        if name.head.rel not in ("amod", "compound") and name.head.deprel != "nmod:desc":
            self.discourse.mention(self._top(name.head, group), group)

    def _top(self, head: Token, group: Group) -> Token:
        """Return the noun that a name says the name of: the "sister" of "his sister, Ana, said she"."""
        above = self.parse.head(head)
        described = head.rel == "appos" and above is not None and above.i in group.tokens
        return above if described and above is not None else head

    def _pronoun(self, token: Token) -> None:
        group = self.discourse.antecedent(token, self.lists.pronoun[token.low])
        if group is not None:
            kind = self.lists.pronoun[token.low]
            if kind in ("male", "female"):
                group.gender = group.gender or kind
            group.take(self.parse, [token], "pronoun", [token])
            self._known(group)
            self.discourse.mention(token, group)

    def _description(self, noun: Token) -> None:
        group = self.definites.antecedent(noun)
        if group is not None:
            group.take(self.parse, noun_phrase(self.parse, noun), "description", [noun])
            self.discourse.mention(noun, group)
            self.definites.see(noun, group)
        elif noun.rel != "compound" and (
            noun.lemma.lower() in self.lists.body or self.definites.person(noun)
        ):
            self._common(noun)

    def _common(self, noun: Token) -> None:
        """Keep an actor without a name in mind, for pronouns and for the same words again."""
        plural = "Number=Plur" in noun.feats
        around = {rel for c in below(self.parse, noun) for rel in (c.rel, c.deprel)}
        # "he is not president", "secretary of state": nobody in particular
        if "cop" in around or not (plural or around & {"det", "nmod:poss"}):
            return
        # "a couple of reasons", "told reporters that they had agreed"
        if noun.lemma.lower() in self.lists.quantifier and "nmod" in around:
            return
        if noun.lemma.lower() in self.lists.audience and noun.rel in ("obj", "iobj", "obl"):
            return
        named = self._named_behind(noun)
        if named is not None:
            self.discourse.mention(noun, named)
            return
        phrase = noun_phrase(self.parse, noun)
        key = " ".join(t.low for t in phrase if t.upos != "DET")
        definite = phrase[0].low in ("the", "their", "its") and len(phrase) > 2
        group = self.nominal.get(key) if definite else self._same_noun(noun, phrase)
        if group is None:
            group = self.nominal[key] = self._nobody_named(noun, plural=plural)
            if not any(t.low in self.lists.quantified for t in phrase):
                self.common.setdefault(noun.lemma.lower(), []).append(group)
        group.take(self.parse, phrase, "description", [noun])
        self._known(group)
        self.discourse.mention(noun, group)
        self.definites.see(noun, group)

    def _nobody_named(self, noun: Token, *, plural: bool) -> Group:
        """Return a new actor without a name."""
        group = Group(named=False, plural=plural, code=nationality(self.parse, noun))
        if not plural and self._body(noun):
            group.votes["ORG"] += 1
        elif not plural and noun.lemma.lower() in self.lists.person:
            group.gender = self.lists.gender.get(noun.lemma.lower(), "")
        return group

    def _body(self, noun: Token) -> bool:
        """Say whether a noun is for a body, not for a person: "the tax authority"."""
        return noun.lemma.lower() in self.lists.organisation or not self.definites.person(noun)

    def _named_behind(self, noun: Token) -> Group | None:
        """Return whom an apposition names: "Silva's employer, the bank Montepio"."""
        for beside in below(self.parse, noun):
            if beside.rel == "appos":
                heads = (beside, *below(self.parse, beside))
                named = (self.heads.get(t.i) for t in heads)
                return next((g for g in named if g is not None and g.type in NAMED), None)
        return None

    def _same_noun(self, noun: Token, phrase: list[Token]) -> Group | None:
        """Return the only actor without a name that a noun was used for: "the Afghan army … the army"."""
        bare = [t.low for t in phrase] == ["the", noun.low] and "Number=Sing" in noun.feats
        told = self.common.get(noun.lemma.lower(), ())
        whole = all(c.rel in ("det", "case", "punct") for c in below(self.parse, noun))
        return told[0] if bare and whole and len(told) == 1 and not told[0].plural else None

    def _known(self, group: Group) -> None:
        """List a group that has no name once it is mentioned again."""
        if not group.named and len(group.mentions) > 1:
            self.groups.setdefault(id(group), group)


NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
NAMED = frozenset({"PERSON", "ORG"})  # who may be told by what they are
WIDEST = 10  # words of a title between an organisation and a name
STOPS = frozenset({"ADP", "DET", "AUX", "PRON", "SCONJ"})


def _finished(groups: dict[int, Group], quoted: frozenset[int]) -> Entities:
    ordered = sorted(groups.values(), key=lambda g: min(m.start for m in g.mentions))
    made = {id(g): entity_of(g, k) for k, g in enumerate(ordered, 1)}
    tokens = {i: made[id(g)] for g in ordered for i in g.tokens}
    employers = {
        made[id(g)].id: made[id(g.employer)].id
        for g in ordered
        if g.employer is not None and id(g.employer) in made
    }
    return Entities(tuple(made.values()), tokens, employers, quoted)
