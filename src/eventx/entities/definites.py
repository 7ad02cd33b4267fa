"""Whom a definite description goes back to: "the Russian minister", "the country", "the company", "the 70-year-old"."""

from collections.abc import Callable, Iterable

from eventx.entities.descriptions import Description, aged, matching, read_description
from eventx.entities.groups import Group, below
from eventx.entities.words import Lists
from eventx.parse import Parse, Token
from eventx.places import known_place

__all__ = ("Definites",)

BACK = 2  # sentences to look back
MANY = 60  # actors of a sentence to weigh
LEAD = 2  # sentences that say what a text is about

Fits = Callable[[Group], bool]


class Definites:
    """The actors read so far, and what may stand for them.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    lists : Lists
        The word lists of its language.
    """

    def __init__(self, parse: Parse, lists: Lists) -> None:
        self.parse = parse
        self.lists = lists
        self.named: list[Group] = []
        self.persons: list[Group] = []
        self.heads: dict[str, list[Group]] = {}
        self.introduced: set[str] = set()
        self.seen: dict[int, list[tuple[Token, Group]]] = {}
        lead = parse.sentences[:LEAD]
        self.lead = parse.words(lead[-1])[-1].end if lead else 0

    def name(self, group: Group) -> None:
        """Note an actor that the text names for the first time."""
        self.named.append(group)
        kind = group.type
        if kind == "PERSON":
            self.persons.append(group)
        elif kind != "NORP" and not group.country:
            self._head_words(group)

    def see(self, token: Token, group: Group) -> None:
        """Note that `token` heads a name or description; "Russian" in "Russian officials", too."""
        self.seen.setdefault(token.sentence, []).append((token, group))
        if not group.named:
            self.introduced.add(token.lemma.lower())

    def antecedent(self, noun: Token) -> Group | None:
        """Return the actor that the phrase headed by a noun goes back to; None where that is open."""
        personal, lemma = self.person(noun), noun.lemma.lower()
        if not (personal or lemma in self.lists.describing or lemma in self.heads):
            return None
        said = read_description(self.parse, noun, self.lists)
        if said is None:
            return None
        if personal:
            return matching(said, self.persons, self.lists) or self._person(said, noun)
        return self._place(said, noun) or self._organisation(said, noun)

    def person(self, noun: Token) -> bool:
        """Say whether a noun is for a person, a title without a name, or an age."""
        titled = noun.upos == "PROPN" and noun.low in self.lists.title
        return titled or noun.lemma.lower() in self.lists.person or aged(self.parse, noun)

    def _head_words(self, group: Group) -> None:
        """Note the words that may stand for an organisation: "Bank" of "VBS Mutual Bank", "City" of "City of Windhoek"."""
        for full in group.names:
            words = full.lower().split()
            head = words[0] if len(words) > 2 and words[1] == "of" else words[-1]
            if len(words) > 1 and head not in self.lists.country_noun:
                self._held(head, group)
        for role in group.roles:
            self._held(role, group)

    def _held(self, word: str, group: Group) -> None:
        held = self.heads.setdefault(word, [])
        if group not in held:
            held.append(group)

    def _person(self, said: Description, noun: Token) -> Group | None:
        """Return the only person mentioned of late whom a description may mean.

        "The 70-year-old" and "the billionaire" say nothing that the text has to have said;
        "the US president" is whoever is of no other country and has no other office.
        """
        lists = self.lists
        epithet = aged(self.parse, noun) or said.noun in lists.epithet
        office = said.code is not None and said.noun in lists.title | lists.generic
        if said.other or said.noun in self.introduced or not (epithet or office):
            return None
        wanted = None if epithet or said.noun in lists.generic else said.noun
        back = 1 if epithet else BACK
        near = range(noun.sentence - back, noun.sentence)
        group = self._only(near, noun, _may_be(said.code, wanted))
        gender = lists.gender.get(noun.lemma.lower(), "")
        if group is None or not group.named or {gender, group.gender} == {"male", "female"}:
            return None
        group.code = group.code or said.code
        return group

    def _place(self, said: Description, noun: Token) -> Group | None:
        """Return the country or city that a description stands for: "the Jewish state", "the country"."""
        lemma = noun.lemma.lower()
        front = [c.low for c in below(self.parse, noun) if c.rel in ("amod", "compound")]
        codes = self.lists.nickname.get(" ".join([*front, lemma]))
        if codes:
            return _single(g for g in self.named if g.country and g.code in codes)
        if said.code is not None or said.other:
            return None
        if lemma in self.lists.land:
            return self._nearest(noun, lambda g: g.country)
        if lemma in self.lists.town and said.bare:
            return self._nearest(noun, self._town)
        return None

    def _town(self, group: Group) -> bool:
        places = (known_place(name, self.parse.language) for name in group.names)
        region = any(place is not None and place.kind == "region" for place in places)
        return group.type == "GPE" and not group.country and not region

    def _nearest(self, noun: Token, fits: Fits) -> Group | None:
        """Return the only one that fits in this sentence and the one before, or that the text is about."""
        near = self._only(range(noun.sentence - 1, noun.sentence + 1), noun, fits)
        if near is not None:
            return near
        known = _single(g for g in self.named if fits(g))
        return known if known and known.mentions[0].start < self.lead else None

    def _organisation(self, said: Description, noun: Token) -> Group | None:
        """Return the organisation that a description stands for.

        "The bank" is the only bank among the names ("VBS Mutual Bank"); "the company" and
        "the militant group" are the only organisation named of late.
        """
        if said.other:
            return None
        if said.code is not None:
            return self._of_country(said, noun)
        near = range(noun.sentence - BACK, noun.sentence + 1)
        exact = self.heads.get(said.noun, ())
        if exact:
            one = (
                len(exact) == 1
                and said.bare
                and not self._rivalled(exact[0], said.noun, near, noun)
            )
            return exact[0] if one else None
        if said.noun not in self.lists.any_organisation:
            return None
        owners = self._owners(noun)
        return self._only(near, noun, lambda g: g.named and g.type == "ORG" and g not in owners)

    def _owners(self, noun: Token) -> list[Group]:
        """Return whose part a body is said to be: "the UN agency" is not the UN, but "the Wagner group"."""
        if noun.lemma.lower() not in self.lists.part:
            return []
        return [g for token, g in self.seen.get(noun.sentence, ()) if token.head == noun.i]

    def _of_country(self, said: Description, noun: Token) -> Group | None:
        """Return the only organisation just named, of "the Japanese carmaker", unless it is of another country."""
        if said.noun not in self.lists.any_organisation:
            return None
        near = range(noun.sentence - 1, noun.sentence + 1)
        group = self._only(near, noun, lambda g: g.named and g.type == "ORG")
        if group is None or group.code not in (None, said.code):
            return None
        group.code = said.code
        return group

    def _rivalled(self, group: Group, word: str, near: Iterable[int], noun: Token) -> bool:
        """Say whether another organisation that a word fits was named since: "the company" may be the rival."""
        if word not in self.lists.any_organisation:
            return False
        named = [
            g
            for number in near
            for token, g in self.seen.get(number, ())[-MANY:]
            if token.i < noun.i and g.named and g.type == "ORG" and not self._otherwise(g, word)
        ]
        return bool(named) and group not in named

    def _otherwise(self, group: Group, word: str) -> bool:
        """Say whether an organisation has a word of its own: a commission is no company."""
        own = {full.lower().split()[-1] for full in group.names} | group.roles.keys()
        nouns = self.lists.organisation | self.lists.any_organisation
        return word not in own and not own.isdisjoint(nouns)

    def _only(self, sentences: Iterable[int], noun: Token, fits: Fits) -> Group | None:
        """Return the only one that fits among those mentioned in some sentences, before the noun."""
        return _single(
            group
            for number in sentences
            for token, group in self.seen.get(number, ())[-MANY:]
            if token.i < noun.i and fits(group)
        )


def _single(groups: Iterable[Group]) -> Group | None:
    """Return the group that all are, None where there are two or none."""
    found = {id(group): group for group in groups}
    return found.popitem()[1] if len(found) == 1 else None


def _may_be(code: str | None, office: str | None) -> Fits:
    """Return a test for persons of whom no other country and no other office is known."""

    def fits(group: Group) -> bool:
        if not group.person or (group.named and group.type != "PERSON"):
            return False
        if office is not None and group.roles and office not in group.roles:
            return False
        return code is None or group.code == code or (group.code is None and not group.placed)

    return fits
