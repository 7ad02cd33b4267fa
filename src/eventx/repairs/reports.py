"""Who says what, where a speaker or what he says next hangs on something else."""

from eventx.kinds import lists
from eventx.parse import Parse, Token
from eventx.repairs.changes import Changes
from eventx.repairs.words import verbs
from eventx.voice import finite

__all__ = ("inserted_speaker", "label", "next_report", "of_noun", "told_that", "trailing_report")

OPENING = frozenset({'"', "“", "``", "«", "‘"})


def next_report(parse: Parse, verb: Token) -> Changes:
    """What a speaker says next, given to what is said: "said prices would fall and [promised] help"."""
    clause = parse.tokens[verb.head]
    cue = parse.head(clause)
    if clause.rel != "ccomp" or cue is None or not cue.i < clause.i < verb.i:
        return
    speaking = verbs(parse.language)["speaking"]
    tense = {f for f in cue.feats & verb.feats if f.startswith("Tense=")}
    if (
        cue.lemma.lower() in speaking
        and verb.lemma.lower() in speaking
        and tense
        and parse.child(verb, "nsubj", "aux", "mark") is None
        and _cannot_go_on(parse, clause, verb)
    ):
        yield verb, {"head": cue.i}


def _cannot_go_on(parse: Parse, clause: Token, verb: Token) -> bool:
    """Say whether a clause has no share in the next verb: its subject is no actor, or a modal bars it.

    Or a comma and a clause of its own set the verb off: "said the army had left, and warned that …".
    """
    known = lists(parse.language)
    subject = parse.child(clause, "nsubj")
    if subject is not None and subject.upos == "NOUN":
        noun = subject.lemma.lower()
        if noun not in known.actors and noun not in known.quantifiers:
            return True
    modal = any(c.xpos == "MD" for c in parse.dependents[clause.i] if c.rel == "aux")
    apart = parse.subtree(verb)[0].form == "," and parse.child(verb, "ccomp") is not None
    return "VerbForm=Fin" in verb.feats and (modal or apart)


def inserted_speaker(parse: Parse, name: Token) -> Changes:
    """Who reports between commas, taken for an apposition: "the virus, [the doctor] says, is spreading".

    Also with a name in commas of its own: "fell near Kyiv, [the mayor, Ann Lee,] wrote on Monday".
    """
    phrase = parse.subtree(name)
    at = phrase[-1].i + 1
    named = parse.child(name, "appos") is not None
    at += named and at < len(parse.tokens) and parse.tokens[at].form == ","
    while at < len(parse.tokens) - 1 and parse.tokens[at].upos in ("ADV", "AUX"):
        at += 1
    if phrase[0].form != "," or at + 1 >= len(parse.tokens):
        return
    cue, behind = parse.tokens[at], parse.tokens[at + 1]
    if (
        (named or behind.form in (",", "."))
        and cue.upos == "VERB"
        and cue.sentence == name.sentence
        and cue.lemma.lower() in verbs(parse.language)["speaking"]
        and finite(parse, cue)
        and parse.child(cue, "nsubj") is None
    ):
        yield name, {"head": cue.i, "deprel": "nsubj"}
        if cue.rel == "conj":
            yield cue, {"deprel": "parataxis"}
            for child in parse.children(cue, "advcl"):
                if child.i > behind.i:
                    yield child, {"head": cue.head}


def label(parse: Parse, thing: Token) -> Changes:
    """What something is called in quotation marks, given to the thing: "called the move [“hostile”]"."""
    above = parse.tokens[thing.head]
    if above.lemma.lower() not in verbs(parse.language)["labelling"] or thing.i < above.i:
        return
    words = parse.subtree(thing)
    mark = next((t.i for t in words if t.i > thing.i and t.form in OPENING), words[-1].i)
    quoted = {t.i for t in words if t.i > mark}
    tops = [t for t in words if t.i in quoted and t.upos != "PUNCT" and t.head not in quoted]
    if len(tops) == 1 and tops[0].upos in ("ADJ", "NOUN") and words[-1].upos == "PUNCT":
        yield tops[0], {"head": above.i, "deprel": "xcomp"}


def trailing_report(parse: Parse, verb: Token) -> Changes:
    """What a speaker adds behind a comma, given to what is done: "barred him from leaving, [ruling that …]".

    It goes to the verb whose subject speaks, up through what that says ("said sales had
    fallen, [citing the weather]"), infinitives, gerunds and the nouns of these.
    """
    if not (verb.low.endswith("ing") and verb.i and parse.tokens[verb.i - 1].form == ","):
        return
    if not _reports(parse, verb):
        return
    above = parse.tokens[verb.head]
    while above.head >= 0 and above.i < verb.i and _lends(parse, above):
        above = parse.tokens[above.head]
    if above.i != verb.head and above.upos == "VERB":
        yield verb, {"head": above.i}


def _reports(parse: Parse, verb: Token) -> bool:
    """Say whether a participle reports: "adding that …", "citing the weather", "calling it a lie"."""
    known, lemma = verbs(parse.language), verb.lemma.lower()
    clause = parse.child(verb, "ccomp", "xcomp")
    if clause is not None and lemma in known["labelling" if clause.rel == "xcomp" else "speaking"]:
        return True
    return lemma in known["speech"]


def _lends(parse: Parse, above: Token) -> bool:
    """Say whether a word belongs to the clause above: what is said, an infinitive, a gerund, a noun."""
    if above.upos == "NOUN" and above.rel in ("obj", "obl", "nmod"):
        return True
    if above.deprel == "acl" and any(c.low == "that" for c in parse.children(above, "mark")):
        return True
    return above.rel in ("ccomp", "xcomp") or (
        above.rel in ("advcl", "acl") and not finite(parse, above)
    )


def of_noun(parse: Parse, infinitive: Token) -> Changes:
    """What a noun asks or plans, given to the verb: "rejected calls [to resign]", "dropped a plan [to sell]"."""
    first = parse.subtree(infinitive)[0]
    noun = parse.tokens[first.i - 1]
    if (
        first.low == "to"
        and first.head == infinitive.i
        and noun.rel == "obj"
        and noun.head == infinitive.head
        and noun.lemma.lower() in verbs(parse.language)["noun_infinitive"]
    ):
        yield infinitive, {"head": noun.i, "deprel": "acl"}


def told_that(parse: Parse, clause: Token) -> Changes:
    """What somebody is told, given to a noun that tells nothing: "told a briefing [that …]".

    Not in "told the lie that …", where the noun says what it is.
    """
    noun, known = parse.tokens[clause.head], verbs(parse.language)
    above = parse.head(noun)
    if (
        above is not None
        and noun.rel in ("iobj", "obj")
        and above.lemma.lower() in known["telling"]
        and noun.lemma.lower() not in known["telling_nouns"]
        and any(c.rel == "mark" and c.low == "that" for c in parse.dependents[clause.i])
    ):
        yield clause, {"head": above.i, "deprel": "ccomp"}
