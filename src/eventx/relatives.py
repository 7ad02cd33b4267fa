"""What a relative clause is about, and what its pronoun stands for."""

from functools import cache

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.voice import passive

__all__ = ("antecedent", "extraposed", "object_of", "pied_piped")

HIGH = 12  # clauses to climb; a limit keeps degenerate trees cheap


@cache
def _oblique_relatives(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["oblique_relative"])


@cache
def _asking(language: str) -> frozenset[str]:
    """Return the verbs under which "who" may ask rather than relate."""
    cues = words(language, "cues")
    kinds = ("speech", "act", "attitude", "perception", "factive", "intention", "saying")
    return frozenset(word for kind in kinds for word in cues[kind])


def antecedent(parse: Parse, pronoun: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, any other token unchanged.

    "the minister, who visited …": the noun that the relative clause modifies.
    """
    if "PronType=Rel" not in pronoun.feats and not (
        pronoun.upos in ("PRON", "DET", "SCONJ")
        and pronoun.low in ("who", "which", "that", "whom", "whose")
    ):
        return pronoun
    clause = verb
    for _ in range(HIGH):
        if clause.head >= 0 and _on_noun(parse, clause):
            noun = parse.tokens[clause.head]
            # "Shireen Abu Akleh, a dual national, who …"
            return parse.tokens[noun.head] if noun.rel == "appos" else noun
        if extraposed(parse, clause):
            return next(c for c in parse.dependents[clause.head] if c.rel == "nsubj")
        if clause.head < 0 or clause.rel not in ("conj", "xcomp", "ccomp", "aux"):
            return pronoun
        clause = parse.tokens[clause.head]
    return pronoun


def _on_noun(parse: Parse, clause: Token) -> bool:
    """Say whether a clause modifies a noun; newer treebanks set a cleft's apart (``advcl:relcl``)."""
    if clause.deprel == "advcl:relcl":
        return parse.tokens[clause.head].upos in ("NOUN", "PROPN", "PRON", "NUM")
    return clause.rel == "acl"


def extraposed(parse: Parse, clause: Token) -> bool:
    """Say whether a relative clause left its subject: "a man was held who had a gun".

    The parse hangs such a clause on the verb, which has no object it could be about.
    """
    if clause.rel not in ("ccomp", "advcl", "acl") or clause.head < 0:
        return False
    above = parse.tokens[clause.head]
    first = parse.child(clause, "nsubj")
    if first is None or first.low != "who" or "PronType=Rel" not in first.feats:
        return False
    if above.upos != "VERB" or above.i > first.i or above.lemma.lower() in _asking(parse.language):
        return False  # "asked who had a gun"
    rels = {c.rel for c in parse.dependents[above.i] if c.i < first.i}
    return "nsubj" in rels and "obj" not in rels


def object_of(parse: Parse, verb: Token) -> Token | None:
    """Return the antecedent that a relative clause without an object acts on.

    "the extensive program they had provided": *program* is what was provided.
    """
    if verb.deprel != "acl:relcl" or verb.head < 0 or passive(parse, verb):
        return None
    rels = {c.rel for c in parse.dependents[verb.i]}
    if not rels & {"nsubj"} or rels & {"obj", "ccomp", "xcomp"} or pied_piped(parse, verb):
        return None
    for child in parse.dependents[verb.i]:
        if child.rel == "nsubj" and antecedent(parse, child, verb) is not child:
            return None  # the antecedent is the subject
        if any(c.low in ("whose", "whom", "which") for c in parse.dependents[child.i]):
            return None  # "Maria, whose house burned down", "guards, some of whom left"
        if child.rel in ("obl", "advmod") and (
            "PronType=Rel" in child.feats or child.low in ("where", "when", "why", "which", "whom")
        ):
            return None  # "the house in which they live", "the place where …"
    return parse.tokens[verb.head]


def pied_piped(parse: Parse, verb: Token) -> tuple[Token, str] | None:
    """Return the antecedent and the preposition of a relative clause that the parse cut off.

    "the house in which they hid", "the woman for whom he voted", where the parse hangs the
    pronoun outside the clause, on the noun or on the main verb.
    """
    if verb.rel != "acl" or verb.head < 0:
        return None
    noun = parse.tokens[verb.head]
    pronoun = noun
    relatives = _oblique_relatives(parse.language)
    if noun.low in relatives:
        noun = parse.tokens[noun.head] if noun.rel == "nmod" else noun
    elif noun.i + 2 < len(parse.tokens):
        pronoun = parse.tokens[noun.i + 2]
    before = parse.tokens[pronoun.i - 1]
    if pronoun is noun or pronoun.low not in relatives or before.upos != "ADP":
        return None
    return None if pronoun.head == verb.i else (noun, before.low)
