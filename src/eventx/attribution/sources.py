"""Who a report comes from, and the extent of the phrase that says so."""

from eventx.attribution.contents import continues
from eventx.attribution.cues import Cues
from eventx.parse import Parse, Token
from eventx.phrases import marker, noun_phrase
from eventx.subjects import passive, subject

__all__ = ("holder", "inverted", "phrase", "speaker")


def speaker(parse: Parse, verb: Token, known: Cues) -> Token | None:
    """Return the head of who says or thinks it: the subject, or a passive's agent."""
    if passive(parse, verb):
        agents = parse.children(verb, "obl")
        return next((c for c in agents if marker(parse, c) == "by"), None)
    behind = inverted(parse, verb)
    if behind is not None:
        return behind
    above = parse.head(verb)
    if above is not None and above.rel == "ccomp" and continues(parse, verb, known):
        # "The king said sales had fallen, adding …": the king adds
        verb = parse.tokens[above.head]
    elif verb.rel == "acl" and above is not None and above.lemma.lower() in known.noun:
        # "The council issued a statement calling it a threat"
        return holder(parse, above, known) or above
    found = subject(parse, verb)
    return found.token if found and found.token.rel != "expl" else None


def inverted(parse: Parse, verb: Token) -> Token | None:
    """Return the speaker behind a cue that a parser took for its object: "…,” said Smith"."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if before.upos != "PUNCT" or verb.low.endswith("ing"):
        return None
    below = parse.dependents[verb.i]
    if any(c.rel == "nsubj" for c in below):
        return None
    return next((c for c in below if c.rel == "obj" and c.i > verb.i and c.upos != "PRON"), None)


def holder(parse: Parse, noun: Token, known: Cues) -> Token | None:
    """Return whose claim it is: the possessor, the author, or who voices it."""
    for child in parse.dependents[noun.i]:
        if child.deprel == "nmod:poss":
            return child
    if parse.child(noun, "cop") is not None:
        return parse.child(noun, "nsubj")  # "He is an opponent of the treaty"
    for child in parse.dependents[noun.i]:
        if child.rel == "nmod" and marker(parse, child) in ("by", "from", "of"):
            return child
    above = parse.head(noun)
    if noun.rel == "obj" and above is not None and above.lemma.lower() in known.expressing:
        return speaker(parse, above, known)
    return None


def phrase(parse: Parse, head: Token) -> list[Token]:
    """Return the source around `head`: with its name ("lawyer [Ruhul Amin]") and its conjuncts."""
    found = noun_phrase(parse, head)
    for child in parse.dependents[head.i]:
        if child.rel in ("appos", "conj") and child.i > head.i:
            more = noun_phrase(parse, child)
            between = parse.tokens[found[-1].i + 1 : more[0].i]
            joins = all(t.rel == "cc" or t.form == "," for t in between)
            if joins if child.rel == "conj" else not between:
                found = [*found, *between, *more]
    return found
