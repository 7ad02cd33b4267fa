"""Which relations of a parse its own words contradict: set right before anything reads them.

Parsers take many an infinitive that says what somebody agreed to or was told to do for a
purpose ("agreed on Monday to meet", "ordered residents of three districts to leave"), and
what follows a semicolon for what somebody said.
"""

from functools import cache

from attrs import evolve

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.subjects import asked_of, passive

__all__ = ("repaired",)


def repaired(parse: Parse) -> Parse:
    """Return the parse with those relations set right; the parse itself where there are none.

    Parameters
    ----------
    parse : Parse
        As a backend made it.
    """
    changed = {t.i: relation for t in parse.tokens if (relation := _relation(parse, t))}
    if not changed:
        return parse
    tokens = tuple(evolve(t, deprel=changed[t.i]) if t.i in changed else t for t in parse.tokens)
    return evolve(parse, tokens=tokens)


def _relation(parse: Parse, clause: Token) -> str | None:
    """Return what a clause is to the verb in front of it, where the parse has it wrong."""
    if clause.rel not in ("advcl", "ccomp") or not 0 <= clause.head < clause.i:
        return None
    governor = parse.tokens[clause.head]
    if clause.rel == "ccomp":
        return "parataxis" if _behind_semicolon(parse, clause, governor) else None
    if "VerbForm=Inf" in clause.feats and (
        _promised(parse, clause, governor)
        or _commanded(parse, clause, governor)
        or asked_of(parse, clause, governor) is not None
    ):
        return "xcomp"
    return None


def _behind_semicolon(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether a clause is one by itself: "asked Rome for help; France sent planes"."""
    between = parse.tokens[governor.i : clause.i]
    marks = [t.i for t in between if t.form == ";"]
    return bool(marks) and parse.subtree(clause)[0].i >= marks[-1]


def _promised(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what is promised, behind a time: "agreed on Monday to meet"."""
    if governor.lemma.lower() not in _lists(parse.language)["promising"]:
        return False
    rels = {c.rel for c in parse.dependents[governor.i] if governor.i < c.i < clause.i}
    return not rels & {"obj", "ccomp", "xcomp"} and not passive(parse, governor)


def _commanded(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what somebody is told to do: "ordered residents to leave"."""
    if governor.lemma.lower() not in _lists(parse.language)["commanding"]:
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


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    frames = words(language, "frames")
    return {key: frozenset(frames[key]) for key in ("promising", "commanding")}
