"""What the lexicon knows that tells one parse of a sentence from another."""

from functools import cache

from eventx.kinds import lists as nouns
from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import name_at
from eventx.places import known_place

__all__ = ("actor", "country", "named", "person", "verbs")

SAYING = ("speech", "act", "attitude", "perception", "factive", "intention", "saying")

PEOPLE = frozenset({"PERSON", "NORP"})


@cache
def verbs(language: str) -> dict[str, frozenset[str]]:
    """Return the lists of verbs, nouns and prepositions that repairs ask for, by name."""
    frames, cues = words(language, "frames"), words(language, "cues")
    found = {key: frozenset(frames[key]) for key in FRAMES}
    found["infinitive"] = found["infinitive"] | found["commanding"]
    found["undergone"] = found["undergone"] | found["never_alone"] | found["done_to_people"]
    found["event"] = frozenset(words(language, "event_nouns")["event"])
    found["speech"] = frozenset(cues["speech"])
    found["speaking"] = frozenset(cues["speech"] + cues["act"] + cues["saying"])
    found["labelling"] = frozenset(cues["labelling"])
    found["telling"] = frozenset(cues["telling"])
    found["noun_infinitive"] = frozenset(cues["noun_infinitive"])
    found["telling_nouns"] = frozenset(cues["noun"])
    found["saying"] = frozenset(word for kind in SAYING for word in cues[kind])
    return found


FRAMES = (
    "approximate",
    "authored",
    "before_incident",
    "commanding",
    "conjunction",
    "dealing",
    "deed",
    "delaying",
    "disposed",
    "done_to_people",
    "getting",
    "incident",
    "infinitive",
    "inside",
    "intransitive",
    "many",
    "never_alone",
    "of_what",
    "promising",
    "shell",
    "subject_control",
    "two_objects",
    "undergone",
)


def named(parse: Parse, token: Token) -> str:
    """Return the class of the name that `token` is part of, or an empty string."""
    name = name_at(parse, token)
    return name.type if name is not None else ""


def actor(parse: Parse, noun: Token) -> bool:
    """Say whether a noun, a name or a pronoun stands for people or what they form."""
    known, lemma = nouns(parse.language), noun.lemma.lower()
    return named(parse, noun) != "" or lemma in known.actors or lemma in known.pronouns


def person(parse: Parse, token: Token) -> bool | None:
    """Say whether a noun names people; None where nothing tells."""
    if token.upos not in ("NOUN", "PROPN"):
        return None
    name = named(parse, token)
    if name or token.upos == "PROPN":
        return name in PEOPLE if name else None
    return token.lemma.lower() in nouns(parse.language).persons


def country(parse: Parse, token: Token) -> bool:
    """Say whether a word is the name of a country."""
    place = known_place(token.form, parse.language)
    return place is not None and place.kind == "country"
