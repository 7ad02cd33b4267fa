"""Which form a verb has in its clause: finite or not, active or passive."""

from functools import cache

from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("finite", "passive")


@cache
def _transitive(language: str) -> frozenset[str]:
    frames = words(language, "frames")
    return frozenset(frames["never_alone"] + frames["done_to_people"] + frames["kept"])


@cache
def _with_object(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs whose passive has an object, and the nouns that tell what somebody becomes."""
    frames = words(language, "frames")
    return frozenset(frames["two_objects"]), frozenset(frames["become"])


def finite(parse: Parse, verb: Token) -> bool:
    """Say whether a clause is finite, by its verb or an auxiliary."""
    if "VerbForm=Fin" in verb.feats or "Mood=Ind" in verb.feats:
        return True
    return any(
        c.rel in ("aux", "cop") and ("VerbForm=Fin" in c.feats or "Mood=Ind" in c.feats)
        for c in parse.dependents[verb.i]
    )


def passive(parse: Parse, verb: Token) -> bool:
    """Say whether a verb form is passive ("was shot", "got shot", "weapons made in …")."""
    for child in parse.dependents[verb.i]:
        if child.deprel in ("aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        if child.deprel == "nsubj" or child.rel == "cop":
            return False
    if verb.deprel == "acl" and "Tense=Past" in verb.feats and not parse.child(verb, "aux"):
        return not _acts(parse, verb)
    if "Voice=Pass" in verb.feats:
        alone = all(c.rel != "aux" or c.deprel == "aux:pass" for c in parse.dependents[verb.i])
    else:
        bare = verb.head < 0 or verb.rel in ("acl", "advcl", "xcomp", "parataxis", "conj")
        alone = (
            bare
            and {"VerbForm=Part", "Tense=Past"} <= verb.feats
            and all(c.rel != "aux" for c in parse.dependents[verb.i])
        )
    return (alone and not _shares_active(parse, verb)) or _shares_passive(parse, verb)


def _acts(parse: Parse, participle: Token) -> bool:
    """Say whether what the parse takes for a participle acts: "heavy rain [swept] away bridges".

    Not in "the rocket, launched from Kourou", "a man given asylum", "guards taken hostage".
    """
    obj = parse.child(participle, "obj")
    if obj is None or obj.i < participle.i:
        return False
    doubly, become = _with_object(parse.language)
    return participle.lemma.lower() not in doubly and obj.lemma.lower() not in become


def _shares_passive(parse: Parse, verb: Token) -> bool:
    """Say whether a past tense goes on with a passive: "was arrested on Monday and held in a camp".

    The parser took the participle for a finite verb; but "was shot and died".
    """
    if verb.rel != "conj" or "Tense=Past" not in verb.feats:
        return False
    first = parse.tokens[verb.head]
    return (
        verb.lemma.lower() in _transitive(parse.language)
        and parse.child(verb, "obj", "nsubj", "aux", "ccomp", "xcomp", "mark") is None
        and first.upos == "VERB"
        and passive(parse, first)
    )


def _shares_active(parse: Parse, verb: Token) -> bool:
    """Say whether a participle goes on with an active verb: "has been building ships and sold two"."""
    first = parse.tokens[verb.head]
    return verb.rel == "conj" and first.upos == "VERB" and not passive(parse, first)
