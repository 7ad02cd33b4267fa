"""Which parts of a parse its own words contradict: set right before anything reads them.

Each function in this package reads one mistake that parsers make in news and says what
changes: a relation, a head, a part of speech, the class of a name.
"""

from typing import Any

from attrs import evolve

from eventx.parse import Parse, Token
from eventx.repairs import clauses, doubles, names, nouns, reports, voices
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
    changed: dict[int, dict[str, Any]] = {}
    heads: dict[int, int] = {}
    for token in parse.tokens:
        for repair in REPAIRS.get(token.rel, ()):
            changes = list(repair(parse, token))
            if changes and _stays_tree(parse, heads, changes):
                for each, change in changes:
                    changed.setdefault(each.i, {}).update(change)
    if not changed and entities == parse.entities:
        return parse
    tokens = tuple(evolve(t, **changed[t.i]) if t.i in changed else t for t in parse.tokens)
    return evolve(parse, tokens=tokens, entities=entities)


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


REPAIRS: dict[str, tuple[Repair, ...]] = {
    "acl": (clauses.accused_of, clauses.delayed, nouns.relative, nouns.those, reports.told_that),
    "advcl": (
        clauses.complement,
        clauses.item_of_a_list,
        nouns.behind_comma,
        reports.of_noun,
        reports.trailing_report,
    ),
    "appos": (doubles.two_countries, reports.inserted_speaker),
    "ccomp": (clauses.behind_semicolon, clauses.spliced),
    "compound": (doubles.in_front_of_verb, doubles.sum_of_a_name),
    "conj": (reports.next_report, clauses.parallel, voices.gapped, nouns.alike),
    "det": (voices.nominal,),
    "iobj": (doubles.title_and_name,),
    "nsubj": (
        doubles.doubled,
        doubles.gerund_object,
        doubles.stray_subject,
        doubles.title_and_name,
        voices.active,
        voices.undergoing,
    ),
    "obj": (doubles.number_of_a_name, doubles.doubled, doubles.title_and_name, reports.label),
    "obl": (clauses.conjunction,),
    "xcomp": (clauses.impersonal, clauses.purpose),
}
"""What is looked at, by the relation of the token it starts from."""
