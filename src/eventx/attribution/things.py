"""The thing that a cue is about: "stressed [the importance of the visit]", "called [the raid a crime]"."""

from collections.abc import Sequence

from eventx.attribution.cues import cues
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.records import Time
from eventx.voice import passive

__all__ = ("core", "described", "figure", "labelled_as", "thing")


def thing(parse: Parse, verb: Token, when: Sequence[Time] = ()) -> list[Token]:
    """Return the noun phrase that a cue reports, with what is said of it.

    "stressed [the importance of the visit]", "criticized [him for the delay]"; the
    times `when` of the report do not belong to it.
    """
    below, known = parse.dependents[verb.i], cues(parse.language)
    if passive(parse, verb):
        if parse.child(verb, "advcl") is not None:
            return []  # "was quoted as saying …"
        tops = [c for c in below if c.deprel in ("nsubj:pass", "nsubj") and c.i < verb.i]
    else:
        tops = [c for c in below if c.rel == "obj" and c.i > verb.i]
    if not tops and verb.deprel == "acl:relcl":  # "what Israel described [as a shootout]"
        tops = _descriptions(parse, verb)[:1]
    if not tops:
        return []
    bare = tops[0].low in known.pro_form and not parse.dependents[tops[0].i]
    if bare and not _descriptions(parse, verb) and parse.child(verb, "xcomp") is None:
        return []  # "I will say it again", "It is alleged", but "described it as a crime"
    tops += [c for c in below if c.i > verb.i and c not in tops and _belongs(parse, c, when)]
    return sorted((t for c in tops for t in core(parse, c)), key=lambda t: t.i)


def core(parse: Parse, head: Token) -> list[Token]:
    """Return a phrase without the background behind it: "Carson[, a surgeon who …]"."""
    words = parse.subtree(head)
    for child in parse.dependents[head.i]:
        if child.i > head.i and (
            child.deprel == "acl:relcl" or child.rel in ("appos", "parataxis")
        ):
            own = parse.subtree(child)
            first = own[0].i
            if parse.tokens[first].upos == "PUNCT" or parse.tokens[first - 1].form in APART:
                words = [t for t in words if t.i < first]
                break
    return words


APART = frozenset({",", "(", "-", "–", "—"})


def labelled_as(parse: Parse, verb: Token) -> list[Token]:
    """Return what something is called, with the thing: "called [the raid a crime]".

    Where the thing is what a relative clause is about, only the name: "which he called
    [absurd]", "what the king called [a crime]". "A book called Smith" is just its title.
    """
    if verb.deprel == "acl" and passive(parse, verb) and parse.child(verb, "obl:agent") is None:
        return []
    behind = [c for c in parse.dependents[verb.i] if c.i > verb.i]
    names = [c for c in behind if c.rel == "xcomp" and c.upos in NAMING]
    names = names or [c for c in behind if c.rel == "obj"][verb.deprel != "acl:relcl" :]
    return (thing(parse, verb) or parse.subtree(names[0])) if names else []


NAMING = frozenset({"ADJ", "NOUN", "PROPN"})


def described(parse: Parse, verb: Token) -> bool:
    """Say whether a verb says what something is: "sees him as a threat"."""
    return bool(_descriptions(parse, verb))


def _descriptions(parse: Parse, verb: Token) -> list[Token]:
    behind = (c for c in parse.dependents[verb.i] if c.i > verb.i and c.rel in DESCRIBING)
    return [c for c in behind if any(t.low == "as" for t in parse.dependents[c.i])]


DESCRIBING = frozenset({"obl", "advcl", "xcomp", "obj"})


def _belongs(parse: Parse, child: Token, when: Sequence[Time]) -> bool:
    """Say whether it belongs to what is done to the object: "criticized him for the delay"."""
    known = cues(parse.language)
    if child.rel == "advcl":
        return any(
            c.rel == "mark" and c.low in known.belonging_gerund for c in parse.dependents[child.i]
        )
    return child.rel == "xcomp" or (
        child.rel == "obl"
        and marker(parse, child) in known.belonging_noun
        and not any(t.start <= child.start < t.end for t in when)
    )


def figure(parse: Parse, verb: Token) -> list[Token]:
    """Return a number and what is counted: "put [the toll at 40]"."""
    counted = parse.child(verb, "obj")
    number = next((c for c in parse.children(verb, "obl") if marker(parse, c) == "at"), None)
    if counted is None or number is None or number.i < counted.i:
        return []
    if number.upos != "NUM" and parse.child(number, "nummod") is None:
        return []
    return [*parse.subtree(counted), *core(parse, number)]
