"""Which parts of a parse its own words contradict: set right before anything reads them.

Each function in this package reads one mistake that parsers make in news and says what
changes: a relation, a head, a part of speech, the class of a name.
"""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve

from eventx.parse import Parse, Token
from eventx.repairs import (
    clauses,
    doubles,
    headlines,
    lists,
    names,
    nouns,
    phrases,
    reports,
    voices,
)
from eventx.repairs.changes import Repair

__all__ = ("repaired",)


def repaired(parse: Parse) -> Parse:
    """Return the parse set right; the parse itself where there is nothing to do.

    Parameters
    ----------
    parse : Parse
        As a backend made it.
    """
    entities = names.agreeing(parse)
    if entities != parse.entities:
        parse = evolve(parse, entities=entities)
    return _mended(_mended(parse, _verbs), _others)


def _mended(
    parse: Parse, asked: Callable[[Parse], Iterator[tuple[Token, tuple[Repair, ...]]]]
) -> Parse:
    """Return the parse with what these repairs change."""
    changed: dict[int, dict[str, Any]] = {}
    heads: dict[int, int] = {}
    for token, repairs in asked(parse):
        for repair in repairs:
            changes = list(repair(parse, token))
            if changes and _stays_tree(parse, heads, changes):
                for each, change in changes:
                    changed.setdefault(each.i, {}).update(change)
    if not changed:
        return parse
    tokens = list(parse.tokens)
    for i, change in changed.items():
        tokens[i] = evolve(tokens[i], **change)
    return evolve(parse, tokens=tuple(tokens))


def _stays_tree(
    parse: Parse, heads: dict[int, int], changes: list[tuple[Token, dict[str, Any]]]
) -> bool:
    """Say whether new heads go with those of earlier repairs, which `heads` holds; add them."""
    moved: dict[int, int] = {}
    for token, change in changes:
        if "head" in change:
            above = change["head"]
            while above >= 0:
                if above == token.i:
                    return False
                above = moved.get(above, heads.get(above, parse.tokens[above].head))
            moved[token.i] = change["head"]
    heads.update(moved)
    return True


def _verbs(parse: Parse) -> Iterator[tuple[Token, tuple[Repair, ...]]]:
    """Yield the words that may be verbs, with the repairs to try."""
    for token in parse.tokens:
        if token.rel in VERBS:
            yield token, VERBS[token.rel]


def _others(parse: Parse) -> Iterator[tuple[Token, tuple[Repair, ...]]]:
    """Yield the words that something may be wrong with, with the repairs to try."""
    for token in parse.tokens:
        rel = token.rel
        if rel in REPAIRS:
            side = BEHIND if token.head < token.i else IN_FRONT
            found = REPAIRS[rel] + side.get(rel, ())
            yield token, found + TWINS[rel] if rel in TWINS and _twin(parse, token) else found


def _twin(parse: Parse, token: Token) -> bool:
    """Say whether a head has another dependent with the relation of this one."""
    beside = parse.dependents[token.head]
    return len(beside) > 1 and [t.deprel for t in beside].count(token.deprel) > 1


VERBS: dict[str, tuple[Repair, ...]] = {
    "compound": (headlines.between_nouns,),
    "nsubj": (headlines.with_subject,),
    "root": (headlines.bare_root, headlines.undergone),
}
"""What finds the verbs that were read as nouns, before all others."""

REPAIRS: dict[str, tuple[Repair, ...]] = {
    "acl": (
        clauses.accused_of,
        clauses.delayed,
        nouns.relative,
        nouns.those,
        nouns.where,
        reports.told_that,
        voices.gerund,
    ),
    "advcl": (
        clauses.behind_its_subject,
        clauses.complement,
        clauses.item_of_a_list,
        nouns.behind_comma,
        reports.of_noun,
        reports.trailing_report,
        voices.gerund,
    ),
    "appos": (
        doubles.two_countries,
        nouns.holder,
        lists.next_official,
        reports.inserted_speaker,
    ),
    "ccomp": (clauses.behind_semicolon, clauses.spliced),
    "compound": (headlines.listed, doubles.in_front_of_verb, doubles.sum_of_a_name),
    "conj": (
        reports.next_report,
        reports.inserted_speaker,
        clauses.parallel,
        voices.gapped,
        voices.gapped_noun,
        lists.behind_name,
        lists.between,
        lists.second_name,
        lists.other_name,
        nouns.alike,
    ),
    "det": (voices.nominal,),
    "fixed": (clauses.due,),
    "iobj": (),
    "list": (headlines.listed,),
    "nmod": (),
    "nsubj": (doubles.told, voices.undergoing),
    "obj": (doubles.number_of_a_name,),
    "obl": (),
    "parataxis": (headlines.listed,),
    "xcomp": (clauses.impersonal, clauses.purpose, voices.disposed),
}
"""What is looked at, by the relation of the token it starts from; all that the tables below have."""

IN_FRONT: dict[str, tuple[Repair, ...]] = {
    "nsubj": (
        clauses.conjunction,
        clauses.relative_to_be,
        doubles.gerund_object,
        voices.active,
    ),
    "obl": (clauses.conjunction,),
}
"""The same for tokens in front of their head only."""

BEHIND: dict[str, tuple[Repair, ...]] = {
    "nmod": (phrases.agent, phrases.of_what, phrases.source),
    "nsubj": (doubles.behind_verb, voices.gapped_noun),
    "obj": (reports.label,),
    "obl": (headlines.listed,),
}
"""The same for those behind it."""

TWINS: dict[str, tuple[Repair, ...]] = {
    "conj": (doubles.title_and_name, doubles.cut_name),
    "iobj": (doubles.title_and_name,),
    "nmod": (doubles.cut_name, doubles.title_and_name),
    "nsubj": (doubles.doubled, doubles.stray_subject, doubles.title_and_name),
    "obj": (doubles.doubled, doubles.title_and_name),
    "obl": (doubles.cut_name, doubles.title_and_name),
}
"""The same for those beside another with their relation."""
