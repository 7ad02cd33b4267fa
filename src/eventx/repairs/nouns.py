"""Which noun a clause or a conjunct goes with."""

from itertools import takewhile

from eventx.kinds import PLACE_NAMES, lists
from eventx.parse import Parse, Token
from eventx.repairs.changes import Changes
from eventx.repairs.words import named, person, verbs

__all__ = ("alike", "behind_comma", "holder", "relative", "those", "where")


def relative(parse: Parse, clause: Token) -> Changes:
    """A relative clause on a noun that it does not agree with: "a coach at a [club] who is angry".

    "Who" is said of people, "which" of other things; the verb agrees with its noun in
    number. One other noun of the phrase must do.
    """
    noun = parse.tokens[clause.head]
    pronoun = parse.child(clause, "nsubj")
    if (
        clause.deprel != "acl:relcl"
        or pronoun is None
        or pronoun.low not in ("that", "which", "who")
        or pronoun.i < noun.i
        or parse.child(clause, "ccomp") is not None  # "fell, which means that …" is about a clause
    ):
        return
    chain = _chain(parse, pronoun.i)
    fits = [t for t in chain if _agrees(parse, clause, pronoun, t)]
    if noun not in chain or noun in fits or len(fits) != 1:
        return
    if pronoun.low != "who" or person(parse, fits[0]):
        yield clause, {"head": fits[0].i}


def where(parse: Parse, clause: Token) -> Changes:
    """A clause with "where" on what is no place: "killed [people] in Goma, where homes burnt"."""
    noun = parse.tokens[clause.head]
    adverb = next((c for c in parse.dependents[clause.i] if c.low == "where"), None)
    if clause.deprel != "acl:relcl" or adverb is None or adverb.i < noun.i or _place(parse, noun):
        return
    places = list(takewhile(lambda t: _place(parse, t), _chain(parse, adverb.i)))
    if places and places[-1].i > noun.i:
        yield clause, {"head": places[-1].i}


def _place(parse: Parse, noun: Token) -> bool:
    """Say whether a noun names a place or a part of one."""
    known, lemma = lists(parse.language), noun.lemma.lower()
    return named(parse, noun) in PLACE_NAMES or lemma in known.places or lemma in known.parts


def holder(parse: Parse, name: Token) -> Changes:
    """A person's name behind what is no person: "the head of the [party], Kim Lee, left"."""
    noun, comma = parse.tokens[name.head], parse.subtree(name)[0]
    if named(parse, name) != "PERSON" or name.i < noun.i or comma.form != ",":
        return
    if named(parse, noun) == "PERSON":
        if any(c.i > name.i for c in parse.children(name, "conj")):
            yield name, {"deprel": "conj"}  # "Ann Lee, [Kim Poe] and Jo Day met"
        return
    chain = [t for t in _chain(parse, comma.i) if not _impersonal(parse, t)]
    if _impersonal(parse, noun) and chain and chain[0].upos == "NOUN" and person(parse, chain[0]):
        yield name, {"head": chain[0].i}


IMPERSONAL = PLACE_NAMES | {"ORG", "EVENT"}


def _impersonal(parse: Parse, noun: Token) -> bool:
    """Say whether a noun surely names no person: a place, an organisation, an event."""
    known, lemma = lists(parse.language), noun.lemma.lower()
    return (
        named(parse, noun) in IMPERSONAL
        or lemma in known.places
        or lemma in known.organisations
        or lemma in verbs(parse.language)["event"]
    )


def _chain(parse: Parse, stop: int) -> list[Token]:
    """Return the nouns that end in front of `stop`, the inner first: "talks on the future of Gaza"."""
    at = stop - 1
    while at > 0 and parse.tokens[at].upos in ("ADP", "CCONJ", "PUNCT"):
        at -= 1
    token = parse.tokens[at]
    while token.rel in ("compound", "flat", "nummod") or token.deprel == "nmod:poss":
        token = parse.tokens[token.head]
    found = []
    while token.upos in NOMINAL and token.i < stop:
        found.append(token)
        if token.rel != "nmod":
            break
        token = parse.tokens[token.head]
    return found


NOMINAL = frozenset({"ADJ", "NOUN", "NUM", "PRON", "PROPN", "SYM"})


def _agrees(parse: Parse, clause: Token, pronoun: Token, noun: Token) -> bool:
    """Say whether a relative clause can be said of a noun."""
    people = person(parse, noun)
    if (pronoun.low == "who" and people is False) or (pronoun.low == "which" and people):
        return False
    conjuncts = [c for c in parse.children(noun, "conj") if c.i < pronoun.i]
    if any(k.low == "or" for c in conjuncts for k in parse.children(c, "cc")):
        return True
    number = _number(parse, clause)
    if number == "Sing":
        return not conjuncts and "Number=Plur" not in noun.feats
    if number == "Plur":
        return bool(conjuncts or people) or "Number=Sing" not in noun.feats
    return True


def _number(parse: Parse, clause: Token) -> str:
    """Return the number that a finite verb shows: "which has", "which have", "which led"."""
    auxiliary = parse.child(clause, "aux")
    if auxiliary is not None:
        return {"was": "Sing", "is": "Sing", "has": "Sing"}.get(
            auxiliary.low, "Plur" if auxiliary.low in ("were", "are", "have") else ""
        )
    if clause.upos == "VERB" and {"Tense=Pres", "VerbForm=Fin"} <= clause.feats:
        return "Sing" if clause.low.endswith("s") else "Plur"
    return ""


def alike(parse: Parse, noun: Token) -> Changes:
    """A person joined to no person: "head of the [bank] and a former minister"."""
    first = parse.tokens[noun.head]
    if (
        noun.upos != "NOUN"
        or first.i > noun.i
        or not person(parse, noun)
        or not (named(parse, first) or person(parse, first) is False)
        or person(parse, first)
    ):
        return
    chain = _chain(parse, parse.subtree(noun)[0].i)
    people = [t for t in chain if t.upos == "NOUN" and person(parse, t)]
    if first in chain and len(people) == 1:
        yield noun, {"head": people[0].i}


def behind_comma(parse: Parse, participle: Token) -> Changes:
    """What a phrase at the head of a sentence is: "Under the deal, [signed in Ankara], it will …"."""
    governor = parse.tokens[participle.head]
    if (
        not participle.i < governor.i
        or not {"VerbForm=Part", "Tense=Past"} <= participle.feats
        or parse.tokens[participle.i - 1].form != ","
    ):
        return
    for phrase in parse.children(governor, "obl"):
        ends = phrase.i < participle.i and parse.subtree(phrase, PUNCTUATION)[-1].i
        if ends == participle.i - 2 and phrase.upos == "NOUN":
            yield participle, {"head": phrase.i, "deprel": "acl"}


PUNCTUATION = frozenset({"punct"})


def those(parse: Parse, clause: Token) -> Changes:
    """A participle behind "those": "the bodies of [those killed]"."""
    before = parse.tokens[clause.i - 1]
    if before.low != "those" or before.upos != "PRON" or clause.head == before.i:
        return
    if before not in parse.subtree(clause):
        yield clause, {"head": before.i}
