"""Whose name a name is, or what's: a text means the same by it wherever it stands.

NER reads each sentence by itself, and takes "Clinton" for a company in one of ten.
"""

from collections import Counter, defaultdict

from attrs import evolve

from eventx.parse import EntitySpan, Parse

__all__ = ("agreeing",)

PERSON = "PERSON"
PLACES = frozenset({"GPE", "LOC", "FAC"})
OTHERS = PLACES | {"NORP", "ORG", "PRODUCT", "MISC"}
ENDINGS = ("'s", "’s", "'", "’")


def agreeing(parse: Parse) -> tuple[EntitySpan, ...]:
    """Return the names of a parse, each a person's everywhere or nowhere, as most of them are.

    A person's whole name speaks for the surname too ("Kendrick Moxon", "Moxon"), unless that
    was found to be a place ("George Washington", "Washington"). Only persons are told from others:
    a "White House" that speaks and one that is entered are rightly of two classes.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    names = [_name(parse, span) for span in parse.entities]
    for name, span in zip(names, parse.entities, strict=True):
        if name:
            votes[name][span.type] += 1
    for name, whole in list(votes.items()):
        *given, surname = name.split()
        if given and surname in votes and PLACES.isdisjoint(votes[surname]):
            votes[surname][PERSON] += whole[PERSON]
    kinds = {name: kind for name, counted in votes.items() if (kind := _kind(counted))}
    return tuple(
        evolve(span, type=kinds[name]) if name in kinds and _wrong(span, kinds[name]) else span
        for name, span in zip(names, parse.entities, strict=True)
    )


def _name(parse: Parse, span: EntitySpan) -> str:
    """Return a name without article and possessive mark; an empty string for a date or a sum."""
    if span.type != PERSON and span.type not in OTHERS:
        return ""
    text = parse.text[span.start : span.end].removeprefix("the ")
    return next((text.removesuffix(mark) for mark in ENDINGS if text.endswith(mark)), text)


def _kind(counted: Counter[str]) -> str:
    """Return what two of three mentions are: a person's name or another kind; else nothing."""
    persons = counted[PERSON]
    others = counted.total() - persons
    if persons > 2 * others:
        return PERSON
    return max(OTHERS, key=lambda kind: (counted[kind], kind)) if others > 2 * persons else ""


def _wrong(span: EntitySpan, kind: str) -> bool:
    """Say whether a mention has to change for its name to be of a kind."""
    return (span.type == PERSON) != (kind == PERSON)
