"""Phrases with a preposition that were given to the noun in front of them."""

from eventx.kinds import lists
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.repairs.changes import Changes
from eventx.repairs.words import named, verbs
from eventx.voice import passive

__all__ = ("accused_of", "agent", "source")


def agent(parse: Parse, noun: Token) -> Changes:
    """Who does what a passive tells: "was found in a ditch [by a hunter]".

    But "was seized in a raid [by police]": the raid is theirs.
    """
    known = verbs(parse.language)
    above, verb = _under(parse, noun, "by", "obl")
    if (
        verb is not None
        and passive(parse, verb)
        and above.deprel == "obl"
        and above.upos in ("NOUN", "PROPN")
        and above.lemma.lower() not in known["event"] | known["authored"]
        and parse.child(verb, "obl:agent") is None
        and _actor(parse, noun)
    ):
        yield noun, {"head": verb.i, "deprel": "obl:agent"}


def source(parse: Parse, noun: Token) -> Changes:
    """Whom a thing is got from: "got the letter [from a friend]"; but "a visit from a friend"."""
    known = verbs(parse.language)
    thing, verb = _under(parse, noun, "from", "obj")
    if (
        verb is not None
        and verb.lemma.lower() in known["getting"]
        and thing.lemma.lower() not in known["event"]
        and _actor(parse, noun)
    ):
        yield noun, {"head": verb.i, "deprel": "obl"}


def accused_of(parse: Parse, noun: Token) -> Changes:
    """What somebody has done: "accused Rome [of treason]"; but "accused members of the party"."""
    accused, verb = _under(parse, noun, "of", "obj")
    if (
        verb is not None
        and verb.lemma.lower() in verbs(parse.language)["of_deed"]
        and (accused.upos == "PROPN" or accused.lemma.lower() in lists(parse.language).actors)
        and not _actor(parse, noun)
    ):
        yield noun, {"head": verb.i, "deprel": "obl"}


def _under(
    parse: Parse, noun: Token, preposition: str, relation: str
) -> tuple[Token, Token | None]:
    """Return the noun in front of a phrase, and the verb that this has the relation to."""
    above = parse.tokens[noun.head]
    if above.rel != relation or above.i > noun.i or marker(parse, noun) != preposition:
        return above, None
    verb = parse.tokens[above.head]
    return above, verb if verb.upos == "VERB" and verb.i < above.i else None


def _actor(parse: Parse, noun: Token) -> bool:
    """Say whether a noun names people or what they form."""
    known = lists(parse.language)
    return named(parse, noun) != "" or noun.lemma.lower() in known.actors | known.pronouns
