"""What came over somebody, and so where and when: "two died when a tram derailed in Lisbon on Monday"."""

from functools import cache

from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("at_once", "mishap")


@cache
def _list(language: str, name: str) -> frozenset[str]:
    return frozenset(words(language, "frames")[name])


def mishap(parse: Parse, verb: Token) -> Token | None:
    """Return the verb of the clause that tells how somebody came to harm.

    "Two were killed and 38 hurt when a tram [derailed]", "died after [falling] off a roof".

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    verb : Token
        What was done to them.
    """
    if verb.lemma.lower() not in _list(parse.language, "harm"):
        return None
    beside = [parse.tokens[verb.head]] if verb.rel == "conj" and verb.head >= 0 else []
    for each in (verb, *parse.children(verb, "conj"), *beside):
        for clause in parse.children(each, "advcl"):
            if clause.i > each.i and _opener(parse, clause) in _list(parse.language, "harming"):
                return clause
    return None


def at_once(parse: Parse, clause: Token) -> bool:
    """Say whether a mishap happens when the harm is done: no "died after being shot on Friday"."""
    return _opener(parse, clause) in _list(parse.language, "meanwhile")


def _opener(parse: Parse, clause: Token) -> str:
    """Return the conjunction of a clause: "when a tram derailed", "after being shot"."""
    first = parse.child(clause, "mark", "advmod", "case")
    return first.low if first is not None and first.i < clause.i else ""
