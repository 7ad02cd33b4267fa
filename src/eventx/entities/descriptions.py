"""What the text says of actors, and the descriptions that are matched with it."""

from attrs import frozen

from eventx.entities.groups import WIDE, Group, below
from eventx.entities.names import Name
from eventx.entities.words import Lists
from eventx.parse import Parse, Token
from eventx.phrases import noun_phrase
from eventx.places import country

__all__ = ("Description", "aged", "describe", "matching", "nationality", "read_description")

DEFINITE = frozenset({"the", "this", "that"})


@frozen
class Description:
    """What a noun phrase says of an actor without a name.

    Attributes
    ----------
    noun : str
        Lemma of its head.
    offices : frozenset of str
        Modifiers that tell one office from another ("prime", "defense", "Boeing").
    code : str or None
        Country that a modifier names.
    bare : bool
        Whether nothing stands in front of the noun but "the".
    other : bool
        Whether a modifier tells it from what was just named: "the other country".
    """

    noun: str
    offices: frozenset[str]
    code: str | None
    bare: bool
    other: bool


def describe(parse: Parse, group: Group, name: Name, lists: Lists) -> None:
    """Remember what stands beside a name: title, apposition, copula, employer."""
    titles = [t.low.strip(".") for t in name.titles]
    for title in titles[-1:]:
        office, more = _office(title, lists)
        group.roles.setdefault(office, set()).update(titles[:-1], more)
    for title in titles:
        group.gender = group.gender or lists.gender.get(title, "")
    first_name = len(name.tokens) > 1 or len(max(group.names, key=len).split()) == 1
    if first_name and not group.gender:
        group.gender = lists.gender.get(name.tokens[0].low, "")
    for noun in _beside(parse, name):
        if _role(parse, group, noun, lists) and group.type == "PERSON":
            _same(parse, group, name, noun)


def _same(parse: Parse, group: Group, name: Name, noun: Token) -> None:
    """Let a describing noun stand for the actor: "the defense minister" beside the name."""
    group.tokens.append(noun.i)
    after = noun.rel == "appos" and noun.i > name.head.i
    copula = name.head.rel == "nsubj" and noun.i == name.head.head
    if (after or copula) and len(parse.dependents[noun.i]) < WIDE:
        phrase = [t for t in noun_phrase(parse, noun) if t.i > name.tokens[-1].i]
        if phrase:
            group.take(parse, phrase, "apposition" if after else "copula", [noun])


def _beside(parse: Parse, name: Name) -> list[Token]:
    """Return the nouns that describe a name.

    "the defense minister, Sergey Shoigu", "North Korean leader Kim", "Pitti, mayor of
    Arraiján", "Shoigu is the defense minister".
    """
    inside = {t.i for t in (*name.tokens, *name.titles)}
    beside = [
        c
        for t in (*name.tokens, *name.titles)
        for c in below(parse, t)
        if c.i not in inside and (c.rel in ("appos", "compound", "flat") or c.deprel in DESCRIBING)
    ]
    beside += name.titles
    # "his Irish counterpart Micheal Martin", whatever the parser made of it
    start = (*name.titles, *name.tokens)[0].i
    if start > 0 and parse.tokens[start - 1].upos == "NOUN" and name.type == "PERSON":
        beside.append(parse.tokens[start - 1])
    above = parse.head(name.head)
    if above is not None and above.i not in inside:
        head = name.head
        copula = head.rel == "nsubj" and parse.child(above, "cop") is not None
        copula = copula and parse.child(above, "case") is None
        if head.rel in ("appos", "flat") or head.deprel in DESCRIBING or copula:
            beside.append(above)
    return [t for t in beside if t.upos in ("NOUN", "PROPN")]


DESCRIBING = frozenset({"nmod:desc", "nmod:unmarked"})


def _role(parse: Parse, group: Group, noun: Token, lists: Lists) -> bool:
    """Take a describing noun into the group; say whether it is one."""
    lemma = noun.lemma.lower()
    organisation = lemma in lists.organisation or lemma in lists.any_organisation
    if lemma not in lists.person and lemma not in lists.title and not organisation:
        return False
    office, more = _office(lemma, lists)
    offices = group.roles.setdefault(office, set())
    offices.update(more)
    for child in below(parse, noun):
        group.placed = group.placed or child.deprel == "nmod:poss"
        if child.rel in ("amod", "compound"):
            offices.update(
                t.low for t in parse.subtree(child) if t.upos in ("ADJ", "NOUN", "PROPN")
            )
    group.gender = group.gender or lists.gender.get(lemma, "")
    if group.code is None:
        group.code = nationality(parse, noun)
    return True


def _office(noun: str, lists: Lists) -> tuple[str, tuple[str, ...]]:
    """Return the noun of an office and what goes with it: "CEO" is "executive" with "chief"."""
    full = lists.office.get(noun, (noun,))
    return full[-1], full[:-1]


def nationality(parse: Parse, noun: Token) -> str | None:
    """Return the country that the modifiers of a noun name: "Russian", "of Chile", "Ireland's"."""
    for child in below(parse, noun):
        if (
            child.rel in ("amod", "compound")
            or child.deprel == "nmod:poss"
            or (child.rel == "nmod" and parse.tokens[child.i - 1].low in ("of", "the"))
        ):
            found = country(parse, child)
        else:
            continue
        if found is not None:
            return found
    return None


def read_description(parse: Parse, noun: Token, lists: Lists) -> Description | None:
    """Read a definite description that may stand for a known actor: "the Russian official".

    None for any other noun phrase: an indefinite one, one that says more behind its head
    ("the man who…", "the head of the bank"), one that a name follows.
    """
    determiner = front = other = False
    office, more = _office(noun.lemma.lower(), lists)
    offices = {*more}
    for child in below(parse, noun):
        rel = child.rel
        if rel == "det":
            determiner = child.low in DEFINITE
        elif rel in ("appos", "flat", "acl", "nummod") or child.deprel in DESCRIBING:
            return None
        elif rel in ("amod", "compound"):
            front = True
            offices.update(t.low for t in parse.subtree(child) if _tells(parse, t, lists))
            other = other or child.low in lists.other
        elif rel == "nmod" and (child.i < noun.i or nationality(parse, noun) is None):
            return None
    if not determiner or "Number=Plur" in noun.feats or noun.rel in ("appos", "compound"):
        return None
    return Description(office, frozenset(offices), nationality(parse, noun), not front, other)


def aged(parse: Parse, noun: Token) -> bool:
    """Say whether a word is "old" in "the 70-year-old"."""
    if noun.low != "old":
        return False
    return [t.low for t in parse.tokens[max(0, noun.i - 2) : noun.i]] == ["year", "-"]


def _tells(parse: Parse, modifier: Token, lists: Lists) -> bool:
    """Say whether a modifier tells one office from another: "deputy", "National Rally", not "Russian"."""
    if modifier.low in lists.rank:
        return True
    return modifier.upos == "PROPN" and country(parse, modifier) is None


def matching(said: Description, groups: list[Group], lists: Lists) -> Group | None:
    """Return the one actor that a description fits, or None.

    An actor fits exactly where the text has called it so ("Shoigu, the Russian defense
    minister" … "the Russian minister"), and loosely where the noun says little ("the
    Russian official"); exact fits count first.
    """
    exact, loose = [], []
    for group in groups:
        if said.code is not None and group.code != said.code:
            continue
        held = group.roles.get(said.noun)
        if held is not None and said.offices <= held and _same_rank(said, held, lists.apart):
            exact.append(group)
        elif said.code is not None and (said.noun in lists.generic or "counterpart" in group.roles):
            loose.append(group)
    for fits in (exact, loose):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _same_rank(said: Description, held: set[str], apart: frozenset[str]) -> bool:
    """Say whether neither or both are "former", "deputy" and the like."""
    return not (held & apart) - said.offices or bool(said.offices & held)
