"""Who is the subject of a verb, also where the clause does not say so.

A control rule finds the unwritten subject of infinitives, gerunds, participles and
conjoined verbs ("Kim met Putin and thanked him"); a relative pronoun is replaced by
its antecedent ("the minister, who visited …").
"""

from functools import cache
from typing import NamedTuple

from eventx.lexicon import words
from eventx.parse import POSITION, Parse, Token
from eventx.phrases import marker, name_at
from eventx.relatives import antecedent
from eventx.voice import finite, passive

__all__ = ("Subject", "asked_of", "subject")


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


@cache
def _impersonal(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["impersonal"])


@cache
def _third(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["third"])


@cache
def _deeds(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["deed"])


@cache
def _burdening(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["burdening"])


@cache
def _judged(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["judged"])


@cache
def _sent(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["sent"])


@cache
def _pursuing(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["pursuing"])


@cache
def _spells(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["spell"])


@cache
def _grounds(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["ground"])


@cache
def _asked_under(language: str) -> dict[str, frozenset[str]]:
    return {p: frozenset(verbs) for p, verbs in words(language, "frames")["asked_under"].items()}


@cache
def _sending(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["sending"])


@cache
def _manner(language: str) -> frozenset[str]:
    return frozenset(words(language, "frames")["manner"])


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
            if child.deprel == "nsubj:outer" and not _destined(parse, verb, child):
                continue
            under = child.deprel.endswith(":pass") or (
                child.rel == "nsubj" and passive(parse, verb)
            )
            return Subject(antecedent(parse, child, verb), under, child.deprel)
    bare = _bare_oblique(parse, verb)
    if bare is not None:
        return Subject(bare, passive(parse, verb), "obl")
    if depth == 0 or verb.head < 0:
        return None
    if verb.rel == "ccomp" and finite(parse, verb) and not passive(parse, verb):
        # "a plan which he said would fail": the parse takes the pronoun for an object
        for child in parse.dependents[verb.i]:
            if child.rel == "obj" and child.i < verb.head:
                noun = antecedent(parse, child, verb)
                return None if noun is child else Subject(noun, False, "obj")
    return _controlled(parse, verb, parse.tokens[verb.head], depth)


def _bare_oblique(parse: Parse, verb: Token) -> Token | None:
    """Return a noun in front of a finite verb that nothing marks as oblique: "at least ten died".

    The parse takes "at" for the preposition of the whole phrase; so it may "after" in "after
    [Hungary], the last holdout, ratified it".
    """
    if "VerbForm=Fin" not in verb.feats or "Mood=Imp" in verb.feats:
        return None
    for child in parse.dependents[verb.i]:
        if child.i > verb.i:
            return None
        if child.deprel == "obl" and child.upos in ("NOUN", "PROPN"):
            below = {c.rel for c in parse.dependents[child.i]}
            opened = parse.tokens[parse.subtree(child)[0].i - 1] in parse.children(verb, "mark")
            if "case" not in below and (opened or (child.upos == "NOUN" and "nummod" in below)):
                return child
    return None


def _destined(parse: Parse, verb: Token, outer: Token) -> bool:
    """Say whether "is to" only puts off what its subject does: "the minister was to visit Kyiv".

    Not in "the aim is to visit Kyiv", where the infinitive says what the aim is.
    """
    names = outer.upos == "PROPN" or "PronType=Prs" in outer.feats
    return (
        (names or outer.upos == "NOUN")
        and outer.low != "it"
        and outer.lemma.lower() not in _shell(parse.language)
        and parse.child(verb, "cop") is not None
        and any(c.rel == "mark" and c.low == "to" for c in parse.dependents[verb.i])
    )


PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "ADV"})


def _controlled(parse: Parse, verb: Token, governor: Token, depth: int) -> Subject | None:
    """Return the subject that `verb` shares with the clause or noun above it."""
    rel, under = verb.rel, passive(parse, verb)
    if rel == "conj" and (governor.upos in PREDICATES or parse.child(governor, "cop") is not None):
        # "Kim met Putin and thanked him", "Kim was in Rome and met Putin"
        if not finite(parse, verb) and finite(parse, governor) and "VerbForm=Ger" in verb.feats:
            return None
        found = subject(parse, governor, depth - 1)
        if found is None:
            return None
        # a passive's subject does not act in the active conjunct unless that has its own voice
        return Subject(found.token, under, f"conj>{found.evidence}")
    # a clause that is itself the subject names nobody: "dumping waste is forbidden"
    if rel in ("xcomp", "ccomp"):
        if finite(parse, verb) and rel != "xcomp":
            return None
        asked = asked_of(parse, verb, governor) if rel == "xcomp" else None
        if asked is not None:
            return Subject(antecedent(parse, asked, governor), under, f"{rel}>{asked.deprel}")
        return _from_complement(parse, governor, under, rel, depth)
    if verb.rel == "acl":
        return _from_noun(parse, verb, governor, under, depth)
    if rel in ("advcl", "parataxis", "obl", "dep"):
        return _from_adverbial(parse, verb, governor, under, depth)
    return None


def asked_of(parse: Parse, verb: Token, governor: Token) -> Token | None:
    """Return of whom an infinitive is asked under a preposition: "called on [Kyiv] to withdraw"."""
    if "VerbForm=Inf" not in verb.feats or parse.child(governor, "obj") is not None:
        return None  # "called his counterpart on Friday to thank him" asks nothing of Friday
    verbs, lemma = _asked_under(parse.language), governor.lemma.lower()
    for child in parse.dependents[governor.i]:
        between = child.rel == "obl" and governor.i < child.i < verb.i
        if between and lemma in verbs.get(marker(parse, child), ()):
            return child
    return None


def _from_complement(
    parse: Parse, governor: Token, under: bool, rel: str, depth: int
) -> Subject | None:
    """Object or subject control: "urged him to leave", "agreed to leave", "was asked to leave"."""
    if governor.lemma.lower() not in _subject_control(parse.language):
        controller = parse.child(governor, "obj") or parse.child(governor, "iobj")
        if controller is not None:
            return Subject(
                antecedent(parse, controller, governor), under, f"{rel}>{controller.deprel}"
            )
    found = subject(parse, governor, depth - 1)
    return found and Subject(found.token, under, f"{rel}>{found.evidence}")


def _from_noun(parse: Parse, verb: Token, noun: Token, under: bool, depth: int) -> Subject | None:
    if verb.deprel == "acl:relcl":
        return None  # a relative clause without a subject of its own has lost it in parsing
    if "VerbForm=Inf" in verb.feats or parse.child(verb, "mark") is not None:
        return _from_shell(parse, verb, noun, under, depth)
    if any(c.rel == "case" and c.low == "such" for c in parse.dependents[verb.i]):
        return None  # "steps such as freezing the assets"
    # "weapons made in that nation" undergo, "a petition challenging the law" acts
    return Subject(noun, under, "acl")


def _from_shell(parse: Parse, verb: Token, noun: Token, under: bool, depth: int) -> Subject | None:
    """Return who does what a noun is about: "Jordan's efforts to support the cause", "his right to install"."""
    shell = noun.lemma.lower() in _shell(parse.language)
    to = any(c.rel == "mark" and c.low == "to" for c in parse.dependents[verb.i])
    asked = _asked_for(parse, verb, noun) if to else None
    if asked is not None:
        return asked._replace(undergoes=under)
    if to and not shell and (under or _ranked(parse, noun)):
        # "forced flights to be diverted", "Chad was the first to comply"
        is_it = subject(parse, noun, depth - 1) if parse.child(noun, "cop") else None
        return Subject(is_it.token if is_it else noun, under, "acl")
    above = parse.tokens[noun.head] if noun.rel == "obj" and noun.head >= 0 else None
    holder = _holder(parse, noun, shell)
    if holder is not None and above is not None and holder.token.low in _third(parse.language):
        # "Israel resumed its attempts to build a wall": the pronoun is the subject again
        found = subject(parse, above, depth - 1)
        if found is not None and not found.undergoes:
            return Subject(found.token, under, f"acl>{found.evidence}")
    if holder is not None:
        return holder._replace(undergoes=under)
    if "VerbForm=Inf" in verb.feats and not shell and parse.child(verb, "obj") is not None:
        # "two individuals to replace the judges", but "prospects of resuming talks"
        return Subject(noun, under, "acl")
    if above is None:
        return _pursued(parse, noun, under, depth) if shell else _held_for(parse, noun, under)
    return _undertaken(parse, above, noun, under, depth)


def _undertaken(parse: Parse, above: Token, noun: Token, under: bool, depth: int) -> Subject | None:
    """Return the subject of the verb that has a noun: "made an effort to rescue them".

    Who is given a chance takes it: "gave [residents] a chance to leave"; who only judges a plan
    does not do it: "condemned a plan to close the port".
    """
    given = parse.child(above, "iobj")
    if given is not None:
        return Subject(antecedent(parse, given, above), under, "acl>iobj")
    lemma = above.lemma.lower()
    if lemma in _judged(parse.language) or noun.lemma.lower() in _impersonal(parse.language):
        return None
    found = subject(parse, above, depth - 1)
    return found and Subject(found.token, under, f"acl>{found.evidence}")


def _asked_for(parse: Parse, verb: Token, noun: Token) -> Subject | None:
    """Return who is to do it: "a deadline for [rebels] to disarm", "the release of [Kim] to face trial"."""
    preps = {"for", "of"} if noun.lemma.lower() in _sent(parse.language) else {"for"}
    for child in parse.children(noun, "nmod"):
        prep = marker(parse, child)
        if noun.i < child.i < verb.i and prep in preps:
            return Subject(child, False, f"acl>nmod:{prep}")
    return None


def _ranked(parse: Parse, noun: Token) -> bool:
    """Say whether a noun is the first or second to do something: "the first country to ban it"."""
    return any("NumType=Ord" in t.feats for t in (noun, *parse.children(noun, "amod")))


def _holder(parse: Parse, noun: Token, shell: bool) -> Subject | None:
    """Return whose effort it is: "[Jordan]'s effort", "the attempt by [the city]", "[Israeli] plans"."""
    for child in parse.dependents[noun.i]:
        if child.deprel == "nmod:poss":
            return Subject(child, False, "acl>nmod:poss")
    for child in reversed(parse.dependents[noun.i]):
        if child.rel == "nmod" and marker(parse, child) == "by":
            return Subject(child, False, "acl>nmod:by")
        if shell and child.rel in ("amod", "compound") and child.i < noun.i:
            name = name_at(parse, child)
            if name is not None and name.type in HOLDING:
                return Subject(child, False, f"acl>{child.rel}")
    return None


HOLDING = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON"})


def _pursued(parse: Parse, noun: Token, under: bool, depth: int) -> Subject | None:
    """Return who does something for a purpose: "[Kyiv] stepped up strikes in an effort to cut supplies".

    Also "as part of a plan to cut supplies", but not "voted on a plan to cut supplies".
    """
    if noun.lemma.lower() in _spells(parse.language):
        return None  # "with a month to go"
    phrase, prep = noun, marker(parse, noun)
    if noun.rel == "nmod":
        phrase = parse.tokens[noun.head]
        prep = f"{marker(parse, phrase)} {phrase.lemma} {prep}"
    if phrase.rel != "obl" or prep not in _pursuing(parse.language):
        return None
    found = subject(parse, parse.tokens[phrase.head], depth - 1)
    if found is None or found.undergoes:
        return None
    return Subject(found.token, under, f"acl>{found.evidence}")


def _held_for(parse: Parse, noun: Token, under: bool) -> Subject | None:
    """Return who is said to have done it: "arrested [a man] on suspicion of starting the fire"."""
    if noun.rel != "obl" or noun.lemma.lower() not in _grounds(parse.language):
        return None
    verb = parse.tokens[noun.head]
    held = parse.child(verb, "obj", "nsubj:pass", "iobj")
    if held is None and passive(parse, verb):
        found = subject(parse, verb)
        return found and Subject(found.token, under, f"acl>{found.evidence}")
    if held is None:
        return None
    return Subject(antecedent(parse, held, verb), under, f"acl>{held.deprel}")


def _from_adverbial(
    parse: Parse, verb: Token, governor: Token, under: bool, depth: int
) -> Subject | None:
    """Participles, gerunds and purposes share the main clause's subject.

    So does a finite verb with none of its own: "Spain rescues 300 migrants, finds four bodies".
    """
    if finite(parse, verb):
        found = subject(parse, governor, depth - 1) if _goes_on(parse, verb, governor) else None
        return found and Subject(found.token, under, f"{verb.rel}>{found.evidence}")
    marks = {c.low for c in parse.dependents[verb.i] if c.rel in ("mark", "case")}
    if "such" in marks or (under and marks & _manner(parse.language)):
        return None  # "as agreed", "than expected", "steps such as freezing the assets"
    infinitive = "VerbForm=Inf" in verb.feats
    doer = _other_doer(parse, verb, governor, marks)
    if doer is not None:
        return Subject(antecedent(parse, doer, governor), under, f"{verb.rel}>{doer.deprel}")
    obj = parse.child(governor, "obj") if infinitive else None
    if obj is not None and obj.lemma.lower() in _sent(parse.language):
        return _from_shell(parse, verb, obj, under, depth)  # the extradition of Kim to face trial
    found = subject(parse, governor, depth - 1)
    if found is None:
        return None
    shell = found.token.lemma.lower() in _shell(parse.language)
    if shell and infinitive and found.token.i < verb.i < governor.i:
        # "the attempt by the city to stop it was illegal": the parse hangs it on the verb
        return _from_noun(parse, verb, found.token, under, depth)
    # purpose of a passive ("was launched to apprehend suspects"): nobody is named
    sent = governor.lemma.lower() in _sending(parse.language)
    if found.undergoes and not under and marks and infinitive and not sent:
        return None
    return Subject(found.token, under, f"{verb.rel}>{found.evidence}")


def _other_doer(parse: Parse, verb: Token, governor: Token, marks: set[str]) -> Token | None:
    """Return who else than the subject does what a clause says.

    "Prevented [the crowd] from entering", "sent [troops] to guard it", "thanked [them] for leaving";
    but "[the firm] was fined a sum for lying".
    """
    if "for" in marks and (hit := _burdened(parse, governor)) is not None:
        return hit
    asked = asked_of(parse, verb, governor)
    if asked is not None or passive(parse, governor):
        return asked
    infinitive, lemma = "VerbForm=Inf" in verb.feats, governor.lemma.lower()
    # "quoted the king as saying …", "portrayed them as fleeing"
    shown = not infinitive and any(
        c.low == "as" and c.i == verb.i - 1 for c in parse.dependents[verb.i]
    )
    sent = infinitive and lemma in _sending(parse.language)
    deed = marks & {"for", "of", "on", "with"} and lemma in _deeds(parse.language)
    if sent or deed or shown or marks & {"against", "from", "into"}:
        return parse.child(governor, "obj") or parse.child(governor, "iobj")
    return None


def _burdened(parse: Parse, verb: Token) -> Token | None:
    """Return on whom something is put, for what they did: "imposed a fine on [the firm] for dumping"."""
    if verb.lemma.lower() not in _burdening(parse.language):
        return None
    thing = parse.child(verb, "obj", "nsubj:pass")
    if thing is None:
        return None
    hit = [
        c
        for c in (*parse.dependents[thing.i], *parse.dependents[verb.i])
        if c.rel in ("nmod", "obl") and c.i > thing.i and marker(parse, c) in ("against", "on")
    ]
    return min(hit, key=POSITION, default=None)  # a day stands behind: "on the firm on Monday"


def _goes_on(parse: Parse, verb: Token, governor: Token) -> bool:
    """Say whether a finite verb opens a clause behind a comma: "…, finds four bodies"."""
    first, *rest = parse.subtree(verb)
    return (
        first.form == ","
        and governor.i < first.i
        and bool(rest)
        and (rest[0] is verb or rest[0].rel == "advmod")
        and "Mood=Imp" not in verb.feats
        and parse.child(verb, "mark", "expl", "aux") is None
    )
