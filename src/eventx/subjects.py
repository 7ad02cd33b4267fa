"""Who is the subject of a verb, also where the clause does not say so.

A control rule finds the unwritten subject of infinitives, gerunds, participles and
conjoined verbs ("Kim met Putin and thanked him"); a relative pronoun is replaced by
its antecedent ("the minister, who visited …").
"""

from functools import cache
from typing import NamedTuple

from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("Subject", "antecedent", "object_of", "passive", "subject")


class Subject(NamedTuple):
    """The head of a verb's subject.

    Attributes
    ----------
    token : Token
        Head of the phrase.
    undergoes : bool
        The subject of a passive, or what a passive participle modifies.
    evidence : str
        The relation path from the verb, as ``conj>nsubj``.
    """

    token: Token
    undergoes: bool
    evidence: str


@cache
def _shell(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["shell"])


@cache
def _subject_control(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["subject_control"])


DEPTH = 12  # control chains in real text are shorter; a limit keeps degenerate trees cheap


def subject(parse: Parse, verb: Token, depth: int = DEPTH) -> Subject | None:
    """Return the subject of `verb`, None where the syntax gives none.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    verb : Token
        A verb, or another head of a clause.
    depth : int
        How many clauses to climb at most.
    """
    for child in parse.dependents[verb.i]:
        if child.rel in ("nsubj", "csubj"):
            if child.deprel == "nsubj:outer":
                continue
            under = child.deprel.endswith(":pass") or (
                child.rel == "nsubj" and passive(parse, verb)
            )
            return Subject(antecedent(parse, child, verb), under, child.deprel)
    if depth == 0 or verb.head < 0:
        return None
    return _controlled(parse, verb, parse.tokens[verb.head], depth)


def _controlled(parse: Parse, verb: Token, governor: Token, depth: int) -> Subject | None:
    """Return the subject that `verb` shares with the clause or noun above it."""
    rel, under = verb.rel, passive(parse, verb)
    if rel == "conj" and governor.upos in ("VERB", "AUX", "ADJ", "NOUN", "ADV"):
        # "Kim met Putin and thanked him"
        if not _finite(parse, verb) and _finite(parse, governor) and "VerbForm=Ger" in verb.feats:
            return None
        found = subject(parse, governor, depth - 1)
        if found is None:
            return None
        # a passive's subject does not act in the active conjunct unless that has its own voice
        return Subject(found.token, under, f"conj>{found.evidence}")
    if rel in ("xcomp", "ccomp", "csubj"):
        if _finite(parse, verb) and rel != "xcomp":
            return None
        return _from_complement(parse, governor, under, rel, depth)
    if verb.rel == "acl":
        return _from_noun(parse, verb, governor, under, depth)
    if rel in ("advcl", "parataxis", "obl", "dep"):
        return _from_adverbial(parse, verb, governor, under, depth)
    return None


def _from_complement(
    parse: Parse, governor: Token, under: bool, rel: str, depth: int
) -> Subject | None:
    """Object or subject control: "urged him to leave", "agreed to leave", "was asked to leave"."""
    if governor.lemma.lower() not in _subject_control(parse.language):
        controller = parse.child(governor, "obj") or parse.child(governor, "iobj")
        if controller is not None and rel == "xcomp":
            return Subject(
                antecedent(parse, controller, governor), under, f"{rel}>{controller.deprel}"
            )
    found = subject(parse, governor, depth - 1)
    return found and Subject(found.token, under, f"{rel}>{found.evidence}")


def _from_noun(parse: Parse, verb: Token, noun: Token, under: bool, depth: int) -> Subject | None:
    if verb.deprel == "acl:relcl":
        return None  # a relative clause without a subject of its own has lost it in parsing
    if "VerbForm=Inf" in verb.feats or parse.child(verb, "mark") is not None:
        # "Jordan's efforts to support the cause", "his right to install", "the attempt by the city to …"
        for child in parse.dependents[noun.i]:
            if child.deprel == "nmod:poss":
                return Subject(child, under, "acl>nmod:poss")
        for child in parse.dependents[noun.i]:
            if child.rel == "nmod" and any(
                c.rel == "case" and c.low == "by" for c in parse.dependents[child.i]
            ):
                return Subject(child, under, "acl>nmod:by")
        if (
            noun.lemma.lower() not in _shell(parse.language)
            and parse.child(verb, "obj") is not None
        ):
            return Subject(noun, under, "acl")  # "two individuals to replace the judges"
        # "made an effort to rescue them": the subject of the verb that has the noun
        if noun.rel == "obj" and noun.head >= 0:
            found = subject(parse, parse.tokens[noun.head], depth - 1)
            return found and Subject(found.token, under, f"acl>{found.evidence}")
        return None
    # "weapons made in that nation" undergo, "a petition challenging the law" acts
    return Subject(noun, under, "acl")


def _from_adverbial(
    parse: Parse, verb: Token, governor: Token, under: bool, depth: int
) -> Subject | None:
    """Participles, gerunds and purposes share the main clause's subject."""
    if _finite(parse, verb):
        return None
    if any(
        c.rel in ("mark", "case") and c.low in ("from", "into") for c in parse.dependents[verb.i]
    ):
        # "prevented the crowd from entering": the object enters
        controller = parse.child(governor, "obj")
        if controller is not None:
            return Subject(controller, under, f"{verb.rel}>{controller.deprel}")
    found = subject(parse, governor, depth - 1)
    if found is None:
        return None
    # purpose of a passive ("was launched to apprehend suspects"): nobody is named
    if (
        found.undergoes
        and not under
        and parse.child(verb, "mark") is not None
        and "VerbForm=Inf" in verb.feats
    ):
        return None
    return Subject(found.token, under, f"{verb.rel}>{found.evidence}")


def _finite(parse: Parse, verb: Token) -> bool:
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
    if "Voice=Pass" in verb.feats:
        return not any(c.rel == "aux" and c.deprel != "aux:pass" for c in parse.dependents[verb.i])
    bare = verb.head < 0 or verb.rel in ("acl", "advcl", "xcomp", "parataxis", "conj")
    if bare and "VerbForm=Part" in verb.feats and "Tense=Past" in verb.feats:
        return not any(c.rel == "aux" for c in parse.dependents[verb.i])
    return False


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
    for _ in range(DEPTH):
        if clause.rel == "acl" and clause.head >= 0:
            noun = parse.tokens[clause.head]
            # "Shireen Abu Akleh, a dual national, who …"
            return parse.tokens[noun.head] if noun.rel == "appos" else noun
        if clause.head < 0 or clause.rel not in ("conj", "xcomp", "ccomp", "aux"):
            return pronoun
        clause = parse.tokens[clause.head]
    return pronoun


def object_of(parse: Parse, verb: Token) -> Token | None:
    """Return the antecedent that a relative clause without an object acts on.

    "the extensive program they had provided": *program* is what was provided.
    """
    if verb.deprel != "acl:relcl" or verb.head < 0 or passive(parse, verb):
        return None
    rels = {c.rel for c in parse.dependents[verb.i]}
    if not rels & {"nsubj"} or rels & {"obj", "ccomp", "xcomp"}:
        return None
    for child in parse.dependents[verb.i]:
        if child.rel == "nsubj" and antecedent(parse, child, verb) is not child:
            return None  # the antecedent is the subject
        if child.rel in ("obl", "advmod") and (
            "PronType=Rel" in child.feats or child.low in ("where", "when", "why", "which", "whom")
        ):
            return None  # "the house in which they live", "the place where …"
    return parse.tokens[verb.head]
