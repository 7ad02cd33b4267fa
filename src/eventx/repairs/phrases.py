"""Phrases with a preposition that were given to the noun in front of them."""

from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.repairs.changes import Changes
from eventx.repairs.words import actor, verbs
from eventx.voice import passive

__all__ = ("agent", "of_what", "source")


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
        and above.lemma.lower() not in known["event"]
        and above.lemma.lower() not in known["authored"]
        and parse.child(verb, "obl:agent") is None
        and actor(parse, noun)
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
        and actor(parse, noun)
    ):
        yield noun, {"head": verb.i, "deprel": "obl"}


def of_what(parse: Parse, noun: Token) -> Changes:
    """What somebody is accused or told of: "accused Rome [of treason]"; but "accused members of the party"."""
    who, verb = _under(parse, noun, "of", "obj", "iobj")
    if (
        verb is not None
        and verb.lemma.lower() in verbs(parse.language)["of_what"]
        and actor(parse, who)
        and not actor(parse, noun)
    ):
        yield noun, {"head": verb.i, "deprel": "obl"}


def _under(
    parse: Parse, noun: Token, preposition: str, *relations: str
) -> tuple[Token, Token | None]:
    """Return the noun in front of a phrase, and the verb that it has one of the relations to."""
    above = parse.tokens[noun.head]
    if above.rel not in relations or above.i > noun.i or marker(parse, noun) != preposition:
        return above, None
    verb = parse.tokens[above.head]
    return above, verb if verb.upos == "VERB" and verb.i < above.i else None
