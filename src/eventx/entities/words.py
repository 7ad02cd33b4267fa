"""The word lists that the rules about actors read, as sets."""

from functools import cache

from attrs import frozen

from eventx.lexicon import words

__all__ = ("Lists", "lists")


@frozen
class Lists:
    """Word lists of a language for linking mentions.

    Attributes
    ----------
    title, generic, epithet, rank, apart : frozenset of str
        Forms of address; person nouns that fit many; those that go back to somebody named
        before; adjectives that set offices apart, and those that set holders of one office
        apart.
    office : dict of str to tuple of str
        What a title or noun is by its full name: "ceo" is "chief executive".
    gender : dict of str to str
        ``male`` or ``female`` by title, role noun or given name.
    pronoun : dict of str to str
        Class of each pronoun: ``male``, ``female``, ``thing``, ``plural``.
    first_person : dict of str to str
        ``singular`` or ``plural``.
    person, organisation, group : frozenset of str
        Nouns for somebody who acts, as lemmas.
    body : frozenset of str
        Nouns for a body or group that acts, as lemmas.
    describing : frozenset of str
        All nouns that may stand for an actor by themselves, as lemmas.
    corporate, any_organisation : frozenset of str
        Endings of companies' names; nouns that may stand for any organisation.
    part : frozenset of str
        Nouns for part of the organisation in front: "the UN agency".
    nickname : dict of str to frozenset of str
        Codes of the countries that a description such as "the kingdom" can mean.
    country_noun : frozenset of str
        The heads of those descriptions.
    land, town : frozenset of str
        Nouns that may stand for any country, or any city, just named.
    other : frozenset of str
        Adjectives that tell something from what was just named: "the other country".
    urban : frozenset of str
        Nouns that a city, not a government, has.
    toward : frozenset of str
        Prepositions that a government, not a city, stands behind.
    addressed : frozenset of str
        Verbs whose object is a government, not a city.
    calendar : frozenset of str
        Names of days and months.
    kin, audience : frozenset of str
        Relatives; those whom one speaks to.
    told : frozenset of str
        Verbs whose "it" is what has been said.
    quantified, quantifier : frozenset of str
        Determiners of nobody in particular; nouns that only count, organisations apart.
    """

    title: frozenset[str]
    generic: frozenset[str]
    epithet: frozenset[str]
    rank: frozenset[str]
    apart: frozenset[str]
    office: dict[str, tuple[str, ...]]
    gender: dict[str, str]
    pronoun: dict[str, str]
    first_person: dict[str, str]
    person: frozenset[str]
    organisation: frozenset[str]
    group: frozenset[str]
    body: frozenset[str]
    describing: frozenset[str]
    corporate: frozenset[str]
    any_organisation: frozenset[str]
    part: frozenset[str]
    nickname: dict[str, frozenset[str]]
    country_noun: frozenset[str]
    land: frozenset[str]
    town: frozenset[str]
    other: frozenset[str]
    urban: frozenset[str]
    toward: frozenset[str]
    addressed: frozenset[str]
    calendar: frozenset[str]
    kin: frozenset[str]
    audience: frozenset[str]
    told: frozenset[str]
    quantified: frozenset[str]
    quantifier: frozenset[str]


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: label for label, listed in table.items() for word in listed}


@cache
def lists(language: str) -> Lists:
    """Return the word lists of `language`, read once."""
    persons, actors = words(language, "persons"), words(language, "actors")
    other, names = words(language, "organisations"), words(language, "given_names")
    return Lists(
        frozenset(persons["title"]),
        frozenset(persons["generic"]),
        frozenset(persons["epithet"]),
        frozenset(persons["rank"]),
        frozenset(persons["apart"]),
        {word: tuple(full.split()) for word, full in persons["office"].items()},
        _by_word(names) | _by_word(persons["gender"]),
        _by_word(persons["pronoun"]),
        _by_word(persons["first_person"]),
        frozenset(actors["person"] + words(language, "people")["person"]),
        frozenset(actors["organisation"]),
        frozenset(actors["group"]),
        frozenset(actors["organisation"] + actors["group"] + other["any"]),
        frozenset(actors["person"] + actors["organisation"] + actors["group"] + other["any"])
        | frozenset(name.split()[-1] for name in other["country"])
        | frozenset(other["land"] + other["town"]),
        frozenset(other["corporate"]),
        frozenset(other["any"]),
        frozenset(other["part"]),
        {name: frozenset(codes) for name, codes in other["country"].items()},
        frozenset(name.split()[-1] for name in other["country"]),
        frozenset(other["land"]),
        frozenset(other["town"]),
        frozenset(other["other"]),
        frozenset(other["urban"]),
        frozenset(other["toward"]),
        frozenset(other["addressed"]),
        frozenset(persons["calendar"]),
        frozenset(persons["kin"]),
        frozenset(persons["audience"]),
        frozenset(persons["told"]),
        frozenset(persons["quantified"]),
        frozenset(actors["quantifier"]) - frozenset(actors["organisation"]),
    )
