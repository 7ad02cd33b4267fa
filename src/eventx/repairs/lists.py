"""Lists whose items hang on the wrong one: officials with their titles, the two of "between"."""

from eventx.kinds import lists
from eventx.parse import Parse, Token
from eventx.phrases import marker, name_at
from eventx.repairs.changes import Changes
from eventx.repairs.words import named, person

__all__ = ("behind_name", "between", "next_official", "other_name", "second_name")


def next_official(parse: Parse, name: Token) -> Changes:
    """A person taken for the one in front: "President Moss, [Prime Minister Sand] and Ann Lee met"."""
    first = parse.tokens[name.head]
    if named(parse, first) != "PERSON" or named(parse, name) != "PERSON":
        return
    title = [c for c in parse.dependents[first.i] if first.i < c.i < name.i and c.deprel in TITLES]
    start = parse.subtree(name)[0].i
    opener = min([start, *(t.i for c in title for t in parse.subtree(c))])
    if parse.tokens[opener].form != "," or not (
        title or parse.child(name, "conj") or _titled(parse, name)
    ):
        return
    while first.rel == "appos" and parse.tokens[first.head].i < first.i:
        first = parse.tokens[first.head]  # "[Foreign Minister] Adam Nowak"
    yield name, {"head": first.i, "deprel": "conj"}
    for each in title:
        yield each, {"head": name.i}


TITLES = frozenset({"nmod:desc", "compound"})


def _titled(parse: Parse, name: Token) -> bool:
    return any(c.deprel in TITLES and c.i < name.i for c in parse.dependents[name.i])


def second_name(parse: Parse, name: Token) -> Changes:
    """The other of two who are named behind a noun: "two Americans, Ann Lee and [Tom Fox], left"."""
    noun = parse.tokens[name.head]
    if named(parse, name) != "PERSON" or "Number=Plur" not in noun.feats:
        return
    opener = parse.child(name, "cc")
    for first in parse.children(noun, "appos"):
        beside = opener is not None and parse.subtree(first)[-1].i == opener.i - 1
        if beside and named(parse, first) == "PERSON":
            yield name, {"head": first.i}


def other_name(parse: Parse, name: Token) -> Changes:
    """A name joined to a word inside another: "the Organization of American States and [the EU]"."""
    inside = parse.tokens[name.head]
    first, second = name_at(parse, inside), name_at(parse, name)
    if first is None or second is None or second.start < first.end or first.type != second.type:
        return
    top = inside
    while top.head >= 0 and first.start <= parse.tokens[top.head].start < first.end:
        top = parse.tokens[top.head]
    if top is not inside:
        yield name, {"head": top.i}


def behind_name(parse: Parse, other: Token) -> Changes:
    """Who comes behind a title and its name, taken for a second name: "owner Ann Lee and [Tom Fox] left"."""
    name = parse.tokens[other.head]
    title = parse.tokens[name.head]
    if (
        name.rel == "appos"
        and name.upos == "PROPN"
        and title.i < name.i < other.i
        and "Number=Sing" in title.feats
        and not named(parse, title)
        and (person(parse, title) is not False or _places(parse, title, other))
        and not _set_off(parse, name)
    ):
        yield other, {"head": title.i}


def _places(parse: Parse, noun: Token, other: Token) -> bool:
    """Say whether a noun for a place has two of them behind it: "the capital Lusaka and Kitwe"."""
    place = noun.lemma.lower() in lists(parse.language).places
    return place and named(parse, other) in ("GPE", "LOC")


def _set_off(parse: Parse, name: Token) -> bool:
    first = parse.subtree(name)[0]
    return first.form in SET_OFF or parse.tokens[first.i - 1].form in SET_OFF


SET_OFF = frozenset({",", ":", "(", "-", "--", "–", "—"})


def between(parse: Parse, second: Token) -> Changes:
    """The other of two, taken for a conjunct of what is between them: "talks between Kim and [Lee]"."""
    noun = parse.tokens[second.head]
    opener = parse.child(second, "cc")
    if opener is None or opener.low != "and" or second.upos == "VERB":
        return
    for first in parse.children(noun, "nmod"):
        if first.i < second.i and marker(parse, first) == "between":
            alone = (
                parse.child(first, "conj", "nummod") is None
            )  # "between the two sides and strikes"
            if alone and noun.i < first.i and parse.subtree(first)[-1].i == opener.i - 1:
                yield second, {"head": first.i}
