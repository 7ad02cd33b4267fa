"""What sort of thing a noun names: an actor, a place, a thing."""

from functools import cache

from attrs import frozen

from eventx.lexicon import table, words
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.places import place_at

__all__ = ("Kinds",)

ACTOR_NAMES = frozenset({"PERSON", "ORG", "NORP"})
PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})


@frozen
class Lists:
    """The noun lists of a language as sets of lemmas."""

    actors: frozenset[str]
    mass: frozenset[str]
    only: dict[str, frozenset[str]]
    conditions: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    pronouns: frozenset[str]
    quantifiers: frozenset[str]
    places: frozenset[str]
    posts: frozenset[str]
    parts: frozenset[str]
    outside: frozenset[str]
    place_adverbs: frozenset[str]
    directions: frozenset[str]
    location: frozenset[str]
    destination: frozenset[str]
    origin: frozenset[str]
    placing: frozenset[str]
    premises: frozenset[str]
    housed: frozenset[str]
    indoors: frozenset[str]
    goal: frozenset[str]
    motion: frozenset[str]
    leaving: frozenset[str]
    bound: frozenset[str]
    going: frozenset[str]
    taking: frozenset[str]
    unless: dict[str, frozenset[str]]
    aged: frozenset[str]

    def place_role(self, preposition: str) -> str:
        """Return what a place is under a preposition: ``destination`` under "into"."""
        if preposition in self.destination:
            return "destination"
        return "origin" if preposition in self.origin else "location"


@cache
def lists(language: str) -> Lists:
    """Return the noun lists of `language`, read once."""
    actors, places = words(language, "actors"), words(language, "places")
    people = words(language, "people")["person"]
    return Lists(
        frozenset(actors["person"] + actors["organisation"] + actors["group"] + people),
        frozenset(actors["mass"]),
        {noun: frozenset(modifiers) for noun, modifiers in actors["only"].items()},
        frozenset(actors["condition"]),
        frozenset(actors["person"] + people) - frozenset(actors["organisation"] + actors["group"]),
        frozenset(actors["person"] + actors["group"] + people) - frozenset(actors["organisation"]),
        frozenset(actors["organisation"]),
        frozenset(actors["pronoun"]),
        frozenset(actors["quantifier"]),
        frozenset(places["noun"]),
        frozenset(places["post"]),
        frozenset(places["part"]),
        frozenset(places["outside"]),
        frozenset(places["adverb"]),
        frozenset(places["direction"]),
        frozenset(places["location"]),
        frozenset(places["destination"]),
        frozenset(places["origin"]),
        frozenset(places["location"] + places["destination"] + places["origin"]),
        frozenset(places["premises"]),
        frozenset(places["housed"]),
        frozenset(places["indoors"]),
        frozenset(places["goal"]),
        frozenset(places["motion"]),
        frozenset(places["leaving"]),
        frozenset(places["bound"]),
        frozenset(places["going"]),
        frozenset(places["taking"]),
        {noun: frozenset(modifiers) for noun, modifiers in places["unless"].items()},
        frozenset(words(language, "times")["aged"]),
    )


class Kinds:
    """Tells actors and places in one parse.

    Parameters
    ----------
    parse : Parse
        The parse whose names and nouns are looked at.
    """

    __slots__ = ("_names", "lists", "parse")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.lists = lists(parse.language)
        self._names = _names_by_token(parse)

    def name(self, token: Token) -> str:
        """Return the class of the name that `token` is part of, or an empty string."""
        return self._names.get(token.i, "")

    def actor(self, token: Token) -> bool:
        """Say whether `token` heads a phrase for somebody who can act."""
        name = self._names.get(token.i)
        if name:
            return name in ACTOR_NAMES or name == "GPE"
        # "hundreds of refugees", "one of the ministers", "a pair of shoes": the noun inside decides
        inner = self._inside(token, self.lists.quantifiers)
        if inner is not None and marker(self.parse, inner) == "of":
            return self.actor(inner)
        if token.upos != "PROPN" and token.low in self.lists.pronouns:
            return True  # also "each other" and "50 others", determiner and noun
        if token.upos in ("DET", "NUM", "PRON") and self._who(token):
            return True  # "those who fled", "the 12 who died"
        if token.low in self.lists.aged:
            return token.rel not in ("amod", "compound")  # "the 24-year-old", "24-year-olds"
        return token.lemma.lower() in self.lists.actors and not self._thing(token)

    def person(self, token: Token) -> bool:
        """Say whether `token` heads a phrase for people, each by himself."""
        return self._headed(token, self.lists.persons)

    def people(self, token: Token) -> bool:
        """Say whether `token` heads a phrase for people, also for a group: "troops"."""
        return self._headed(token, self.lists.people)

    def _who(self, token: Token) -> bool:
        """Say whether a relative clause tells of people."""
        clauses = self.parse.children(token, "acl")
        subjects = (self.parse.child(c, "nsubj") for c in clauses if c.deprel == "acl:relcl")
        return any(s is not None and s.low == "who" for s in subjects)

    def _headed(self, token: Token, nouns: frozenset[str]) -> bool:
        name = self._names.get(token.i)
        if name:
            return name in ("PERSON", "NORP")
        inner = self._inside(token, self.lists.quantifiers)
        return self._headed(inner, nouns) if inner else token.lemma.lower() in nouns

    def organisation(self, token: Token) -> bool:
        """Say whether `token` heads a phrase for an organisation."""
        name = self._names.get(token.i)
        return name == "ORG" if name else token.lemma.lower() in self.lists.organisations

    def seat(self, token: Token) -> bool:
        """Say whether `token` names the capital of a state, which may stand for who rules there."""
        place = place_at(self.parse, token) if self._names.get(token.i) == "LOC" else None
        return place is not None and place.kind == "capital"

    def state(self, token: Token) -> bool:
        """Say whether `token` names a country, or the capital that may stand for it."""
        return self._names.get(token.i) == "GPE" or self.seat(token)

    def place(self, token: Token) -> bool:
        """Say whether `token` heads a phrase for a place."""
        name = self._names.get(token.i)
        if name:
            return name in PLACE_NAMES
        lemma = token.lemma.lower()
        if self.post(token) or self._no_place(token, lemma):
            return False
        places = self.lists.places
        loose = lemma not in places and lemma not in self.lists.actors
        # "several points in the provinces", "the rest of Gaza", but "areas of research"
        inner = self._inside(token, self.lists.parts)
        if inner is not None and (loose or marker(self.parse, inner) == "of"):
            # "in front of parliament", "at the gates of the ministry"
            outside = lemma in self.lists.outside and self.organisation(inner)
            return outside or self.place(inner)
        if lemma in self.lists.parts and loose:
            return self._named_after_place(token)  # "the Kherson front"
        # the form, too: "in Greek waters", where the lemma is none
        return lemma in places or token.low in places or token.low in self.lists.place_adverbs

    def _no_place(self, token: Token, lemma: str) -> bool:
        """Say whether the words around a noun make it something else: "the labour market", "a state of shock"."""
        unless = self.lists.unless.get(lemma)
        if unless and any(c.low in unless for c in self.parse.dependents[token.i]):
            return True
        return lemma in self.lists.conditions and self._of_common_noun(token)

    def _named_after_place(self, token: Token) -> bool:
        names = (self.name(c) for c in self.parse.children(token, "compound", "flat"))
        return any(name in PLACE_NAMES for name in names)

    def post(self, token: Token) -> bool:
        """Say whether `token` names what somebody does, no place: "removed from office"."""
        return token.lemma.lower() in self.lists.posts and self._bare(token)

    def _inside(self, token: Token, heads: frozenset[str]) -> Token | None:
        """Return the noun that a head such as "dozens of" counts; None where `token` is none."""
        seen = token
        while seen.upos in COUNTING or seen.lemma.lower() in heads:
            inner = self.parse.child(seen, "nmod", "obl")
            if inner is None or inner.i < seen.i:
                break
            seen = inner
        return seen if seen is not token else None

    def _thing(self, token: Token) -> bool:
        """Say whether a noun for actors means something else: "use force", "train services"."""
        lemma = token.lemma.lower()
        if lemma in self.lists.conditions and self._of_common_noun(token):
            return True
        modifiers = self.lists.only.get(lemma)
        if modifiers is not None:
            return all(c.low not in modifiers for c in self.parse.dependents[token.i])
        return lemma in self.lists.mass and self._bare(token)

    def _bare(self, token: Token) -> bool:
        """Say whether a noun is a singular without a determiner."""
        return "Number=Sing" in token.feats and all(
            c.deprel not in DETERMINING for c in self.parse.dependents[token.i]
        )

    def _of_common_noun(self, token: Token) -> bool:
        """Say whether a singular has a noun under "of" that is no name: "a state of emergency"."""
        inner = self.parse.child(token, "nmod")
        return (
            inner is not None
            and inner.upos in ("NOUN", "ADJ")
            and "Number=Sing" in token.feats
            and marker(self.parse, inner) == "of"
        )


COUNTING = frozenset({"NUM", "DET"})
DETERMINING = frozenset({"det", "nmod:poss", "nummod"})


@cache
def _places(language: str) -> dict[str, str]:
    """Return what the names of countries, regions and cities are: "GPE" where they can act."""
    acting = ("country", "metonym")
    return {
        name: "GPE" if kind in acting else "LOC"
        for name, _, kind in table(language, "countries")
        if kind in (*acting, "region", "capital", "city")
    }


def _names_by_token(parse: Parse) -> dict[int, str]:
    """Return the NER class of each token inside a name.

    Some engines call every place LOC; a country, which can act, is a GPE here. A known
    place is one also where the engine took it for an organisation.
    """
    found: dict[int, str] = {}
    places = _places(parse.language)
    for name in parse.entities:
        kind = name.type
        if kind in ("LOC", "ORG", "MISC", "FAC"):
            surface = " ".join(parse.text[name.start : name.end].lower().split())
            known = places.get(surface.removeprefix("the "))
            if known is not None and (kind in ("LOC", "FAC") or known == "LOC"):
                kind = known
        found.update(dict.fromkeys(parse.inside(name.start, name.end), kind))
    return found
