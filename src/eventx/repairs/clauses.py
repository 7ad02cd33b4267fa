"""Clauses that hang on the wrong verb, or by the wrong relation."""

from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.repairs.changes import Changes
from eventx.repairs.words import verbs
from eventx.subjects import asked_of
from eventx.voice import finite, passive

__all__ = (
    "accused_of",
    "behind_its_subject",
    "behind_semicolon",
    "complement",
    "conjunction",
    "due",
    "impersonal",
    "item_of_a_list",
    "parallel",
    "purpose",
    "relative_to_be",
    "spliced",
)


def complement(parse: Parse, clause: Token) -> Changes:
    """An infinitive that is no purpose: "agreed on Monday to meet", "ordered residents to leave"."""
    governor = parse.tokens[clause.head]
    if (
        governor.i < clause.i
        and "VerbForm=Inf" in clause.feats
        and (
            _promised(parse, clause, governor)
            or _commanded(parse, clause, governor)
            or asked_of(parse, clause, governor) is not None
        )
    ):
        yield clause, {"deprel": "xcomp"}


def due(parse: Parse, to: Token) -> Changes:
    """An adjective with its infinitive, taken for a preposition: "he is [due to] meet the pope"."""
    adjective = parse.tokens[to.head]
    verb = next((t for t in parse.tokens[to.i + 1 : to.i + 4] if t.upos == "VERB"), None)
    if to.low != "to" or adjective.low not in verbs(parse.language)["disposed"] or verb is None:
        return
    top = verb if adjective.head == verb.i else adjective
    before = [c for t in (verb, adjective) for c in parse.dependents[t.i] if c.i < adjective.i]
    copula = next((c for c in before if c.rel in ("cop", "aux") and c.lemma == "be"), None)
    if copula is None or (top is adjective and verb.head != adjective.i):
        return
    yield adjective, {"upos": "ADJ", "head": top.head, "deprel": top.deprel}
    yield verb, {"head": adjective.i, "deprel": "xcomp"}
    yield to, {"head": verb.i, "deprel": "mark"}
    for child in before:
        yield child, {"head": adjective.i, **({"deprel": "nsubj"} if child.rel == "nsubj" else {})}
    yield copula, {"deprel": "cop"}


def relative_to_be(parse: Parse, subject: Token) -> Changes:
    """Who is to do something in a relative clause: "the firm, [which] is to cut jobs"."""
    clause = parse.tokens[subject.head]
    if (
        subject.deprel == "nsubj:outer"
        and subject.upos == "PRON"
        and clause.rel == "acl"
        and "VerbForm=Inf" in clause.feats
        and parse.child(clause, "ccomp") is None
    ):  # "which is to say that …"
        yield subject, {"deprel": "nsubj"}


def delayed(parse: Parse, clause: Token) -> Changes:
    """An infinitive given to a phrase in between: "failed for the third time [to elect a president]"."""
    noun = parse.tokens[clause.head]
    verb = parse.head(noun)
    if (
        verb is not None
        and noun.rel == "obl"
        and verb.i < noun.i
        and marker(parse, noun) in verbs(parse.language)["delaying"]
        and _form(parse, clause) == "to"
        and _promised(parse, clause, verb)
    ):
        yield clause, {"head": verb.i, "deprel": "xcomp"}


def purpose(parse: Parse, clause: Token) -> Changes:
    """What something is done to an object for: "joined forces [to stop him]".

    Or what the object is about: "showed its readiness [to stop him]".
    """
    governor = parse.tokens[clause.head]
    obj = parse.child(governor, "obj")
    lemma, known = governor.lemma.lower(), verbs(parse.language)
    if (
        governor.upos != "VERB"
        or obj is None
        or not governor.i < obj.i < clause.i
        or _form(parse, clause) != "to"
    ):
        return
    taken = known["commanding"] | known["subject_control"]  # "took the opportunity to stop him"
    if obj.lemma.lower() in known["shell"] and lemma not in taken:
        yield clause, {"head": obj.i, "deprel": "acl"}
    elif lemma not in known["infinitive"] | known["saying"]:
        yield clause, {"deprel": "advcl"}


def impersonal(parse: Parse, clause: Token) -> Changes:
    """What "it" stands for: "it is hard [to tell]"."""
    adjective = parse.tokens[clause.head]
    it = parse.child(adjective, "nsubj")
    if (
        it is not None
        and it.low == "it"
        and it.i < adjective.i < clause.i
        and adjective.upos == "ADJ"
        and _form(parse, clause) == "to"
        and parse.child(adjective, "cop") is not None
        and adjective.lemma.lower() not in verbs(parse.language)["disposed"]
    ):
        yield it, {"deprel": "expl"}
        yield clause, {"deprel": "csubj"}


def _promised(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what is promised, behind a time: "agreed on Monday to meet"."""
    if governor.lemma.lower() not in verbs(parse.language)["promising"]:
        return False
    rels = {c.rel for c in parse.dependents[governor.i] if governor.i < c.i < clause.i}
    return not rels & {"obj", "ccomp", "xcomp"} and not passive(parse, governor)


def _commanded(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what somebody is told to do: "ordered residents to leave"."""
    if governor.lemma.lower() not in verbs(parse.language)["commanding"]:
        return False
    marked = parse.child(clause, "mark")
    told = parse.child(governor, "obj", "iobj")
    return (
        marked is not None
        and marked.low == "to"
        and parse.tokens[marked.i - 1].form != ","
        and told is not None
        and governor.i < told.i < clause.i
    )


def behind_semicolon(parse: Parse, clause: Token) -> Changes:
    """A clause by itself: "asked Rome for help; France sent planes"."""
    marks = [t.i for t in parse.tokens[clause.head : clause.i] if t.form == ";"]
    if marks and parse.subtree(clause)[0].i >= marks[-1]:
        yield clause, {"deprel": "parataxis"}


def spliced(parse: Parse, clause: Token) -> Changes:
    """A clause in front of one that says nothing: "[the bridge fell], nobody was hurt"."""
    governor = parse.tokens[clause.head]
    own = parse.child(governor, "nsubj")
    if (
        governor.upos == "VERB"
        and own is not None
        and clause.i < own.i < governor.i
        and governor.lemma.lower() not in verbs(parse.language)["saying"]
        and finite(parse, clause)
        and parse.child(clause, "mark") is None
        and parse.child(clause, "nsubj") is not None
    ):
        yield clause, {"deprel": "parataxis"}


def item_of_a_list(parse: Parse, clause: Token) -> Changes:
    """A verb between commas and others: "condemned the raid, [called for calm] and left"."""
    governor = parse.tokens[clause.head]
    if (
        governor.upos == clause.upos == "VERB"
        and governor.i < clause.i
        and {"VerbForm=Part", "Tense=Past"} <= clause.feats
        and "VerbForm=Fin" in governor.feats
        and parse.subtree(clause)[0].form == ","
        and not any(
            c.rel in ("mark", "case", "aux") or c.deprel == "obl:agent"
            for c in parse.dependents[clause.i]
        )
        and any(c.rel == "conj" and c.i > clause.i for c in parse.dependents[governor.i])
    ):
        yield clause, {"deprel": "conj"}


def parallel(parse: Parse, clause: Token) -> Changes:
    """A conjunct of another form than its verb: "tried to [break in] and threw stones".

    It goes with the next verb above that has its form.
    """
    first = parse.tokens[clause.head]
    form = _form(parse, clause)
    if (
        clause.upos == first.upos == "VERB"
        and first.i < clause.i
        and form in ("finite", "to", "gerund")
        and parse.child(clause, "nsubj", "csubj", "expl") is None
        and _differs(parse, clause, first, form)
    ):
        for above in parse.ancestors(first):
            if above.upos == "VERB" and above.i < first.i and _form(parse, above) == form:
                yield clause, {"head": above.i}
                return


def _differs(parse: Parse, clause: Token, first: Token, form: str) -> bool:
    """Say whether two verbs cannot be conjuncts, whatever auxiliary they share."""
    other = _form(parse, first)
    if form == "gerund":
        return other in ("finite", "to") and not first.low.endswith("ing")
    if form == "to":
        return other in ("finite", "gerund", "participle")
    if other == "participle" and (first.rel not in ("acl", "advcl") or clause.low.endswith("ed")):
        return False  # "men arrested and charged"
    alike = clause.low == clause.lemma.lower() or passive(parse, first)
    if alike and parse.child(clause, "aux", "cop") is None:
        return False  # "to go and meet", "to be held and tried"
    return other in ("to", "gerund", "participle")


def _form(parse: Parse, verb: Token) -> str:
    """Return what a verb form needs to be the conjunct of another."""
    if finite(parse, verb):
        return "finite"
    below = parse.dependents[verb.i]
    if "VerbForm=Inf" in verb.feats:
        return "to" if any(c.rel == "mark" and c.low == "to" for c in below) else ""
    if "VerbForm=Ger" in verb.feats or {"VerbForm=Part", "Tense=Pres"} <= verb.feats:
        return "gerund"
    if {"VerbForm=Part", "Tense=Past"} <= verb.feats and all(c.rel != "aux" for c in below):
        return "participle"
    return ""


def conjunction(parse: Parse, noun: Token) -> Changes:
    """A subject under a conjunction that was read as a preposition: "after [Kim], a clerk, died"."""
    verb = parse.tokens[noun.head]
    case = parse.child(noun, "case")
    if (
        case is None
        or verb.i < noun.i
        or verb.rel not in UNDER
        or case.low not in verbs(parse.language)["conjunction"]
        or not finite(parse, verb)
        or parse.child(verb, "csubj", "mark", "expl") is not None
        or any(t.upos not in MEASURE for t in parse.subtree(verb) if t.i < case.i)
    ):
        return
    subjects = parse.children(verb, "nsubj")
    if subjects in ([], [noun]):
        if not subjects:
            yield noun, {"deprel": "nsubj:pass" if passive(parse, verb) else "nsubj"}
        yield case, {"head": verb.i, "deprel": "mark", "upos": "SCONJ"}
        yield verb, {"deprel": "advcl"}


def behind_its_subject(parse: Parse, verb: Token) -> Changes:
    """The verb of such a clause, cut off from its subject: "fell after [a report] [showed] losses"."""
    if "VerbForm=Fin" not in verb.feats or parse.child(verb, *STARTING) is not None:
        return
    for noun in parse.children(parse.tokens[verb.head], "obl"):
        case = parse.child(noun, "case")
        if (
            case is not None
            and case.low in verbs(parse.language)["conjunction"]
            and parse.subtree(noun)[-1].i == verb.i - 1
        ):
            yield noun, {"head": verb.i, "deprel": "nsubj"}
            yield case, {"head": verb.i, "deprel": "mark", "upos": "SCONJ"}


STARTING = ("aux", "cc", "csubj", "expl", "mark", "nsubj")


UNDER = frozenset({"advcl", "ccomp", "parataxis"})

MEASURE = frozenset({"ADV", "DET", "NOUN", "NUM", "PUNCT"})
"""What says how long before or after: "[two days] after Kim died"."""


def accused_of(parse: Parse, clause: Token) -> Changes:
    """What somebody is accused of, given to a noun: "was accused by Rome of [having lied]".

    Or punished for: "was sentenced to five years in prison for [having lied]".
    """
    mark = parse.child(clause, "mark")
    if mark is None or mark.low not in ("of", "for") or "VerbForm=Inf" in clause.feats:
        return
    noun = parse.tokens[clause.head]
    while noun.rel == "nmod" and mark.low == "for":
        noun = parse.tokens[noun.head]
    verb = parse.tokens[noun.head]
    if (
        verb.i < noun.i
        and (
            noun.deprel in ("obl:agent", "obj", "iobj") or (mark.low == "for" and noun.rel == "obl")
        )
        and verb.lemma.lower() in verbs(parse.language)["deed"]
        and noun.lemma.lower() not in verbs(parse.language)["shell"]
    ):
        yield clause, {"head": verb.i, "deprel": "advcl"}
