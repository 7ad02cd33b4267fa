"""Who says what, where a speaker or what he says next hangs on something else."""

from eventx.kinds import lists
from eventx.parse import Parse, Token
from eventx.repairs.changes import Changes
from eventx.repairs.words import verbs
from eventx.voice import finite

__all__ = ("inserted_speaker", "next_report")


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
    """Who reports between commas, taken for an apposition: "the virus, [the doctor] says, is spreading"."""
    phrase = parse.subtree(name)
    at = phrase[-1].i + 1
    while at < len(parse.tokens) - 1 and parse.tokens[at].upos in ("ADV", "AUX"):
        at += 1
    if phrase[0].form != "," or at + 1 >= len(parse.tokens):
        return
    cue, behind = parse.tokens[at], parse.tokens[at + 1]
    if (
        behind.form in (",", ".")
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
