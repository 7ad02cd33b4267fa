"""What can fill a slot of an event: participants, and how they are added to it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from attrs import Factory, define, fields, frozen

from eventx.kinds import Kinds
from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import clause, conjuncts, marker, noun_phrase

__all__ = ("Argument", "Filler", "Roles", "in_text_order")


@frozen
class Argument:
    """A participant as the syntax gives it.

    Attributes
    ----------
    head : Token
        Its head word.
    tokens : tuple of Token
        Its extent, in text order.
    role : str
        ``agent``, ``patient``, ``recipient``, ``partner``, ``location``, …
    evidence : str
        The relation path from the trigger, with the preposition: ``obl:with``.
    """

    head: Token
    tokens: tuple[Token, ...]
    role: str
    evidence: str


def in_text_order(argument: Argument) -> int:
    """Return what sorts arguments by where they stand."""
    return argument.head.i


@define
class Roles:
    """The slots of one event while they are being filled.

    Attributes
    ----------
    who, to_whom, object, where : list of Argument
        As in `eventx.records.Event`.
    heads : set of int
        Positions of the heads that a slot has.
    """

    who: list[Argument] = Factory(list)
    to_whom: list[Argument] = Factory(list)
    object: list[Argument] = Factory(list)
    where: list[Argument] = Factory(list)

    heads: set[int] = Factory(set)

    def put(self, slot: list[Argument], arguments: Iterable[Argument]) -> None:
        """Add to a slot those arguments whose phrase no slot has yet."""
        for argument in arguments:
            if argument.head.i not in self.heads:
                self.heads.add(argument.head.i)
                slot.append(argument)


@frozen
class Frames:
    """Which prepositions mark what, by verb."""

    transfer: frozenset[str]
    facing: frozenset[str]
    including: frozenset[str]
    listing: frozenset[str]
    straying: frozenset[str]
    intransitive: frozenset[str]
    means: frozenset[str]
    approximate: frozenset[str]
    any_thing: frozenset[str]
    done_to_people: frozenset[str]
    done_to_people_alone: frozenset[str]
    count: frozenset[str]
    meeting: frozenset[str]
    siding: frozenset[str]
    attending: frozenset[str]
    obtaining: frozenset[str]
    physical: frozenset[str]
    become: frozenset[str]
    outcome: frozenset[str]
    outcome_under: frozenset[str]
    scaling: frozenset[str]
    measuring: frozenset[str]
    unit: frozenset[str]
    occasion: frozenset[str]
    spell: frozenset[str]
    vested: frozenset[str]
    beside: frozenset[str]
    journey: frozenset[str]
    purpose: frozenset[str]
    sentencing: frozenset[str]
    answering: frozenset[str]
    gathering: frozenset[str]
    dealing: frozenset[str]
    deed: frozenset[str]
    commanding: frozenset[str]
    asked_under: dict[str, frozenset[str]]
    thing: dict[str, frozenset[str]]
    actor: dict[str, str]


@cache
def frames(language: str) -> Frames:
    """Return the prepositional frames of `language`, read once."""
    data = words(language, "frames")
    found: dict[str, Any] = {
        field.name: frozenset(data[field.name])
        for field in fields(Frames)
        if isinstance(data.get(field.name), list)
    }
    found["asked_under"] = {p: frozenset(v) for p, v in data["asked_under"].items()}
    found["thing"] = {p: frozenset(v) for p, v in data["thing"].items() if p != "any"}
    return Frames(**found, any_thing=frozenset(data["thing"]["any"]), actor=data["actor"])


ADDING = frozenset({"appos", "nmod", "obl"})


class Filler:
    """Fills the slots of events in one parse.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    kinds : Kinds
        Tells its actors and places.
    timed : frozenset of int
        Positions of the tokens inside time expressions; they fill no other slot.

    Attributes
    ----------
    among : frozenset of int
        Positions behind "among them", where some of those just named are named.
    """

    __slots__ = ("among", "frames", "kinds", "parse", "timed")

    def __init__(self, parse: Parse, kinds: Kinds, timed: frozenset[int]) -> None:
        self.parse = parse
        self.kinds = kinds
        self.timed = timed
        self.frames = frames(parse.language)
        self.among = frozenset(
            t.i + 1
            for t in parse.tokens
            if t.low == "them" and t.i and parse.tokens[t.i - 1].low in self.frames.including
        )

    def governs(self, verb: Token, preposition: str) -> bool:
        """Say whether a verb takes its second object under this preposition: "put up with noise"."""
        listed = self.frames.thing.get(preposition)
        if not listed:
            return False
        lemma = verb.lemma.lower()
        if lemma in listed:
            return True
        beside = self.parse.child(verb, "compound:prt") or self.parse.child(verb, "obj")
        return beside is not None and f"{lemma} {beside.low}" in listed  # "put up", "take part"

    def phrases(self, head: Token, role: str, evidence: str) -> list[Argument]:
        """Return `head` and its conjuncts as arguments, and what "including" adds to them."""
        found, todo = [], [(head, evidence)]
        while todo:
            first, route = todo.pop()
            for token in conjuncts(self.parse, first):
                path = route if token is first else f"{route}>conj"
                clausal = token.rel in ("csubj", "ccomp") and path.endswith(token.deprel)
                if token.upos == "VERB" or clausal:
                    found.append(Argument(token, tuple(clause(self.parse, token)), role, path))
                    continue
                found.append(Argument(token, tuple(noun_phrase(self.parse, token)), role, path))
                todo += [
                    (child, f"{path}>nmod:including")
                    for child in self.parse.dependents[token.i]
                    if child.rel in ADDING and child.i > token.i and self._example(child)
                ]
        return sorted(found, key=in_text_order) if len(found) > 1 else found

    def _example(self, child: Token) -> bool:
        """Say whether a phrase adds an example to its noun.

        "Several locations, including Nablus"; "the region, especially the elections"; "sixteen
        people, among them five firemen", where the pronoun is none.
        """
        if child.upos == "PRON":
            return False
        if child.rel != "appos":
            return marker(self.parse, child) in self.frames.listing
        return any(
            (c.rel == "advmod" and c.low in self.frames.including)
            or (c.low == "them" and marker(self.parse, c) in self.frames.including)
            for c in self.parse.dependents[child.i]
        )

    def affected(
        self,
        roles: Roles,
        head: Token,
        evidence: str,
        role: str = "patient",
        verb: Token | None = None,
    ) -> None:
        """Put a phrase that is acted on into its slot: actors to `to_whom`, the rest to `object`.

        `verb` is given where the phrase is its object, or its subject in the passive.
        """
        actor = False
        for argument in self.phrases(head, role, evidence):
            token = argument.head
            if argument.evidence.endswith(":including"):
                roles.put(roles.to_whom if actor else roles.object, [argument])
                continue  # "recovered nine bodies, including two of children"
            actor = token.upos != "VERB" and self.kinds.actor(token)
            if verb is not None:
                actor = (actor and not self._building(verb, token)) or (
                    self._people(verb, token) or self._addressed(verb, token)
                )
            elif role in ("partner", "recipient"):
                actor = actor or self.kinds.seat(token)
            roles.put(roles.to_whom if actor else roles.object, [argument])

    def _addressed(self, verb: Token, head: Token) -> bool:
        """Say whether a place stands for who rules there: "accused Moscow", but "bombed Moscow"."""
        lemma = verb.lemma.lower()
        speaks = lemma in self.frames.deed or lemma in self.frames.commanding
        return speaks and lemma not in self.frames.physical and self.kinds.name(head) == "LOC"

    def _building(self, verb: Token, head: Token) -> bool:
        """Say whether what could act is a house here: "bombed a hospital"."""
        return (
            verb.lemma.lower() in self.frames.physical
            and head.lemma.lower() in self.kinds.lists.housed
            and not self.kinds.name(head)
        )

    def _people(self, verb: Token, head: Token) -> bool:
        """Say whether a verb tells that its object is people, as a number that counts nothing named: "killed 14"."""
        lemma = verb.lemma.lower()
        if lemma in self.frames.done_to_people_alone and head.upos in ("NOUN", "PROPN"):
            return True  # "arrested the stationmaster"
        if lemma not in self.frames.done_to_people:
            return False
        ordinal = "NumType=Ord" in head.feats  # "the third was released"
        counted = {head.low, head.lemma.lower()} & self.frames.count  # "those killed", too
        if head.upos != "NUM" and not ordinal and not counted:
            return False
        inner = next((c for c in self.parse.children(head, "nmod") if self._of(c)), None)
        return inner is None or inner.lemma.lower() in self.frames.count  # "dozens of others"

    def doers(self, roles: Roles, head: Token, evidence: str, role: str = "agent") -> None:
        """Put a phrase and its conjuncts into `who`."""
        roles.put(roles.who, self.phrases(head, role, evidence))

    def recipients(self, roles: Roles, verb: Token) -> None:
        """Put indirect objects into `to_whom`."""
        for child in self.parse.dependents[verb.i]:
            if child.rel == "iobj":
                roles.put(roles.to_whom, self.phrases(child, "recipient", "iobj"))

    def places(self, roles: Roles, head: Token, role: str, evidence: str) -> None:
        """Put a place into `where`, with the links of its address: "in Gaza City, in the Gaza Strip"."""
        todo = [(head, evidence)]
        while todo:
            token, path = todo.pop(0)
            for argument in self.phrases(token, role, path):
                if argument.head.i in roles.heads or argument.head.i in self.timed:
                    continue
                if argument.head is not token and self._nowhere(argument.head):
                    continue
                roles.put(roles.where, [argument])
                todo += [(child, f"{path}>{child.rel}") for child in self._around(argument)]

    def _around(self, place: Argument) -> Iterator[Token]:
        """Yield the next links of an address: "Gaza City, [Gaza]", "the scene of the attack in [Nice]"."""
        for child in self.parse.dependents[place.head.i]:
            if child.rel == "nmod":
                of = self._of(child) and not self.kinds.place(child)
                links = self.parse.children(child, "nmod") if of else [child]
                inside = (c for c in links if marker(self.parse, c) in self.kinds.lists.location)
                yield from filter(self.kinds.place, inside)
            elif child.rel == "appos" and child not in place.tokens and self.kinds.place(child):
                yield child

    def places_below(self, roles: Roles, argument: Argument) -> None:
        """Put the places that the parse hangs on a participant into `where`: "opened an office in Taipei".

        Those of its of-phrase, too: "seized control of the airport in Goma".
        """
        heads = [argument.head]
        for head in heads:  # it grows once
            for child in self.parse.children(head, "nmod"):
                prep = marker(self.parse, child)
                if prep == "of" and len(heads) == 1 and child in argument.tokens:
                    heads += conjuncts(self.parse, child)
                if prep in ("between", "on") and self.kinds.actor(child):
                    continue  # "a partnership between the two countries", "its grip on Syria"
                if prep in self.kinds.lists.location and self.kinds.place(child):
                    self.places(roles, child, "location", f"{argument.evidence}>nmod:{prep}")

    def _of(self, token: Token) -> bool:
        return marker(self.parse, token) == "of"

    def _nowhere(self, token: Token) -> bool:
        """Say whether a conjunct of a place is none: "in the city, among them two boys", "but no damage"."""
        people = self.kinds.actor(token) and not self.kinds.place(token)
        return people or any(c.low == "but" for c in self.parse.children(token, "cc"))
