"""Which verbs only carry an eventive noun: "paid a visit", "the talks began", "protests are planned"."""

from eventx.parse import Parse, Token
from eventx.phrases import first_listed, marker, with_particle
from eventx.predicate_lists import Lists
from eventx.voice import passive

__all__ = ("carries", "eventive", "light_verb", "occurrence", "placed", "unbound")


def carries(parse: Parse, token: Token, known: Lists) -> bool:
    """Say whether a verb is only the light verb of an eventive noun ("paid a visit")."""
    nouns = [c for c in parse.children(token, "obl") if _goes(parse, token, c, known)]
    if _light(parse, token, known):
        carried = (noun for noun in _carried(parse, token) if noun.low not in known.idioms)
        nouns += (_counted(parse, noun, known) for noun in carried)
    elif _schedules(parse, token, known):
        nouns += _carried(parse, token)
    if _occurs(parse, token, known):
        nouns += filter(None, [_happening(parse, token)])
    if any(eventive(noun, known) and not unbound(parse, noun, known) for noun in nouns):
        return True
    thing = [known.idioms[c.low] for c in parse.children(token, "obj") if c.low in known.idioms]
    return bool(thing) and any(with_particle(parse, token) in verbs for verbs in thing)


def _light(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb is light or aspectual: "hold", "carry out", but not "bring forward"."""
    lemma = verb.lemma.lower()
    for child in parse.dependents[verb.i]:
        if child.deprel == "compound:prt" or (child.rel == "advmod" and child.low in known.adverbs):
            return f"{lemma} {child.low}" in known.light
    return lemma in known.light or lemma in known.aspectual


def _goes(parse: Parse, verb: Token, noun: Token, known: Lists) -> bool:
    """Say whether a verb of going carries what stands under its preposition: "went on strike"."""
    return verb.lemma.lower() in known.carrying.get(marker(parse, noun), ())


def _counted(parse: Parse, noun: Token, known: Lists) -> Token:
    """Return what a noun counts: "held two rounds of [talks]"."""
    inner = parse.child(noun, "nmod") if noun.lemma.lower() in known.counting else None
    return inner if inner is not None and marker(parse, inner) == "of" else noun


def _occurs(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb says only that its subject happens: "takes place", "began", "there was"."""
    lemma = verb.lemma.lower()
    if lemma not in known.happens:
        return False
    below = parse.children(verb, "obj", "compound:prt", "advmod", "expl")
    whole = [f"{lemma} {c.low}" for c in below]
    if any(w in known.occurring or w in known.phasing for w in whole):
        return True
    if any(c.rel == "obj" for c in below):
        return False
    return lemma in known.occurring or lemma in known.phasing


def _happening(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of what occurs: "the [talks] are expected to begin", "the [war], which began"."""
    top = verb
    while top.rel == "xcomp" and top.head >= 0 and parse.child(top, "nsubj") is None:
        top = parse.tokens[top.head]
    found = parse.child(top, "nsubj")
    if found is not None and found.upos == "PRON" and top.deprel == "acl:relcl":
        return parse.tokens[top.head]
    return found


def _schedules(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a passive dates what is to come: "talks scheduled for Monday"."""
    return (
        verb.lemma.lower() in known.scheduling
        and passive(parse, verb)
        and parse.child(verb, "obl", "advmod") is not None
    )


def _carried(parse: Parse, verb: Token) -> list[Token]:
    """Return the nouns that a light verb may carry: objects, passive subjects, modified nouns."""
    nouns = parse.children(verb, "obj", "nsubj:pass")
    if verb.rel == "xcomp" and passive(parse, verb):  # "the talks are expected to be held"
        nouns += filter(None, [_happening(parse, verb)])
    # "the meeting held at the palace": the noun that the participle modifies
    if verb.deprel == "acl" and not parse.child(verb, "obj") and "VerbForm=Ger" not in verb.feats:
        nouns.append(parse.tokens[verb.head])
    return nouns


def eventive(token: Token, known: Lists) -> bool:
    """Say whether a word may be an event noun by the lists; "March" is a month."""
    lemma = token.lemma.lower()
    if token.upos not in ("NOUN", "PROPN") or (token.upos == "PROPN" and lemma in known.months):
        return False
    return lemma in known.event_nouns or lemma in known.idioms


def unbound(parse: Parse, noun: Token, known: Lists) -> bool:
    """Say whether a noun lacks the preposition that makes it an event: "took the case to court", "a case [against] him"."""
    preps = known.bound.get(noun.lemma.lower())
    if preps is None:
        return False
    below = parse.children(noun, "nmod")
    if noun.rel == "obj":
        below = below + parse.children(parse.tokens[noun.head], "obl")
    return all(marker(parse, c) not in preps for c in below)


def light_verb(parse: Parse, noun: Token, known: Lists) -> Token | None:
    """Return the light or aspectual verb that carries `noun`."""
    first = _first(parse, noun, known)
    if first.head >= 0:
        verb = parse.tokens[first.head]
        if first.deprel in ("obj", "nsubj:pass") and _lightens(parse, verb, first, known):
            return verb
        if first.rel == "obl" and _goes(parse, verb, first, known):
            return verb
        inner = _innermost(parse, verb) if first.rel == "nsubj" else verb
        if inner is not verb and first in _carried(parse, inner) and _light(parse, inner, known):
            return inner
    return next((c for c in parse.dependents[noun.i] if _behind(parse, c, known)), None)


def _first(parse: Parse, noun: Token, known: Lists) -> Token:
    """Return the noun that stands for `noun` in the clause: the first of a list, "rounds of talks"."""
    noun = first_listed(parse, noun)
    if (
        noun.rel == "nmod"
        and noun.head >= 0
        and _counted(parse, parse.tokens[noun.head], known) is noun
    ):
        return parse.tokens[noun.head]
    return noun


def _lightens(parse: Parse, verb: Token, noun: Token, known: Lists) -> bool:
    """Say whether a verb is light with `noun` as its object: "pay a visit", "open fire"."""
    if verb.upos != "VERB":
        return False
    if noun.low in known.idioms:
        return with_particle(parse, verb) in known.idioms[noun.low]
    return _light(parse, verb, known) or _schedules(parse, verb, known)


def _behind(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a participle carries the noun it follows: "talks held in Paris"."""
    if verb.deprel != "acl" or verb.upos != "VERB" or "VerbForm=Ger" in verb.feats:
        return False
    if parse.child(verb, "obj") is not None:
        return False
    return _light(parse, verb, known) or _schedules(parse, verb, known)


def occurrence(parse: Parse, noun: Token, known: Lists) -> Token | None:
    """Return the verb that says of its subject only that it happens.

    "The talks are expected to [take] place", "the war, which [began] in May".
    """
    first = _first(parse, noun, known)
    if first.rel == "nsubj" and first.head >= 0:
        verb = _innermost(parse, parse.tokens[first.head])
        if _occurs(parse, verb, known):
            return verb
    for clause in parse.children(noun, "acl:relcl"):
        verb = _innermost(parse, clause)
        if _occurs(parse, verb, known) and _happening(parse, verb) is noun:
            return verb
    return None


def _innermost(parse: Parse, verb: Token) -> Token:
    """Return the last of a chain of infinitives: "is due to [begin]"."""
    while (below := parse.child(verb, "xcomp")) is not None:
        verb = below
    return verb


def placed(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb of occurring tells more than that it went on: "the talks began [in Oslo]"."""
    lemma = verb.lemma.lower()
    return parse.child(verb, "obl") is not None or not (lemma in known.phasing or lemma == "be")
