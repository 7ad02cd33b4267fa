"""Reading an ontology from TOML data, and saying which entry of it is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from attrs import define, field

from eventx.errors import LexiconError
from eventx.lexicon import table, words
from eventx.ontology.rules import Condition, Rule, Shift, Terms
from eventx.records import EntityType, Factuality, Polarity

__all__ = ("Content", "read")

TABLES: Final = frozenset({"types", "words", "transparent", "rules", "shifts"})
SLOTS: Final = ("who", "object", "to_whom", "where")
CONDITIONS: Final = frozenset({*SLOTS, "before", "behind", "sentence", "polarity", "factuality"})
RULE_KEYS: Final = CONDITIONS | {"type", "verbs", "nouns"}
SHIFT_KEYS: Final = CONDITIONS | {"from", "to", "light", "headline", "reported"}


COUNTRY: Final = "@country"
"""Not under [words]: the names of countries and of those that speak for them."""
ENTITIES: Final = frozenset(f"@{type_}" for type_ in get_args(EntityType))
"""Nor these, which stand for any entity of a type: "@PERSON"."""
SPEAKING: Final = frozenset({"country", "metonym", "capital", "former"})


@cache
def countries(language: str) -> frozenset[str]:
    """Return the names under which a country acts: "Japan", "the Kremlin", "Moscow"."""
    return frozenset(n for n, _, kind in table(language, "countries") if kind in SPEAKING)


class Content(NamedTuple):
    """What an ontology file says; the fields are those of `eventx.ontology.Ontology`."""

    types: dict[str, str]
    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    shifts: tuple[Shift, ...]
    transparent: frozenset[str]


def read(data: Mapping[str, Any], name: str, language: str, known: Iterable[str] = ()) -> Content:
    """Read the data of an ontology file.

    Parameters
    ----------
    data : mapping
        The TOML file as plain data.
    name : str
        What to call the file in a message.
    language : str
        ISO 639-1 code of the language of its words.
    known : iterable of str
        Types defined elsewhere, in the ontology that this one builds on.

    Raises
    ------
    LexiconError
        Where an entry is malformed; the message names it.
    """
    _no_others(data, TABLES, name)
    source = _Source(name, data, words(language, "endings"), countries(language))
    types = source.table("types")
    if not all(isinstance(definition, str) for definition in types.values()):
        raise LexiconError(f"{name}: [types] must give each type its definition, a string")
    source.types = frozenset((*known, *types))
    verbs: dict[str, list[Rule]] = {}
    nouns: dict[str, list[Rule]] = {}
    for entry, where in source.entries("rules", RULE_KEYS):
        rule = source.rule(entry, where)
        if not entry.get("verbs") and not entry.get("nouns"):
            raise LexiconError(f"{where} has neither verbs nor nouns; name the words it is for")
        for lemma in source.inflected(source.strings(entry, "verbs", where), "verbs"):
            verbs.setdefault(lemma, []).append(rule)
        for lemma in source.inflected(source.strings(entry, "nouns", where), "nouns"):
            nouns.setdefault(lemma, []).append(rule)
    return Content(
        types,
        _by_weight(verbs),
        _by_weight(nouns),
        tuple(source.shift(*found) for found in source.entries("shifts", SHIFT_KEYS)),
        frozenset(source.strings(data, "transparent", name)),
    )


@define
class _Source:
    """An ontology file as data, with a word for what is wrong in it."""

    name: str
    data: Mapping[str, Any]
    endings: Mapping[str, Mapping[str, list[str]]]
    countries: frozenset[str]
    types: frozenset[str] = frozenset()
    lists: dict[str, list[str]] = field(factory=dict)
    forms: dict[tuple[str, str], tuple[str, ...]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        lists = self.table("words")
        for key in lists:
            self.lists[key] = self.strings(lists, key, f"{self.name}: [words]")

    def table(self, key: str) -> dict[str, Any]:
        found = self.data.get(key, {})
        if not isinstance(found, dict):
            raise LexiconError(f"{self.name}: {key!r} must be a table")
        return found

    def entries(self, key: str, keys: Iterable[str]) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield the tables of an array and how to call each in a message."""
        found = self.data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
            raise LexiconError(f"{self.name}: {key!r} must be an array of tables, [[{key}]]")
        for number, entry in enumerate(found, 1):
            first = next(iter(entry.values()), "")
            where = f"{self.name}: [[{key}]] number {number} ({str(first)[:60]})"
            _no_others(entry, keys, where)
            yield entry, where

    def rule(self, entry: Mapping[str, Any], where: str) -> Rule:
        return Rule(self.type(entry.get("type"), where), **self.conditions(entry, where))

    def shift(self, entry: Mapping[str, Any], where: str) -> Shift:
        return Shift(
            frozenset(str(self.type(t, where)) for t in self.strings(entry, "from", where)),
            self.type(entry.get("to"), where),
            frozenset(self.strings(entry, "light", where)),
            self.flag(entry, "headline", where),
            self.flag(entry, "reported", where),
            **self.conditions(entry, where),
        )

    def conditions(self, entry: Mapping[str, Any], where: str) -> dict[str, Any]:
        return {
            **{slot: self.filler(entry, slot, where) for slot in SLOTS},
            **{key: self.terms(entry, key, where) for key in ("before", "behind", "sentence")},
            "polarity": self.labels(entry, "polarity", Polarity, where),
            "factuality": self.labels(entry, "factuality", Factuality, where),
        }

    def type(self, name: Any, where: str) -> str | None:
        if name is None:
            return None
        if not isinstance(name, str) or name not in self.types:
            raise LexiconError(
                f"{where}: no type {name!r}; there are {', '.join(sorted(self.types)) or 'none'}; "
                "define it under [types]"
            )
        return name

    def filler(self, entry: Mapping[str, Any], key: str, where: str) -> Condition:
        value = entry.get(key)
        return value if isinstance(value, bool) else self.terms(entry, key, where)

    def flag(self, entry: Mapping[str, Any], key: str, where: str) -> bool | None:
        value = entry.get(key)
        if value is not None and not isinstance(value, bool):
            raise LexiconError(f"{where}: {key!r} must be true or false")
        return value

    def terms(self, entry: Mapping[str, Any], key: str, where: str) -> Terms | None:
        if key not in entry:
            return None
        entries = self.inflected(self.strings(entry, key, where), "nouns")
        names = self.countries if COUNTRY in entry[key] else ()
        return Terms.of(entries, names, (e[1:] for e in entry[key] if e in ENTITIES))

    def labels(self, entry: Mapping[str, Any], key: str, kind: Any, where: str) -> frozenset[str]:
        found = frozenset(self.strings(entry, key, where))
        if not found <= set(get_args(kind)):
            raise LexiconError(f"{where}: {key!r} may hold {', '.join(get_args(kind))}")
        return found

    def strings(self, entry: Mapping[str, Any], key: str, where: str) -> list[str]:
        """Return the strings under a key, with the lists that "@name" stands for."""
        found = entry.get(key, [])
        if not isinstance(found, list) or not all(isinstance(e, str) for e in found):
            raise LexiconError(f"{where}: {key!r} must be a list of strings")
        out: list[str] = []
        for e in found:
            if e == COUNTRY or e in ENTITIES:
                continue
            if not e.startswith("@"):
                out.append(e)
            elif e[1:] in self.lists:
                out += self.lists[e[1:]]
            else:
                raise LexiconError(f"{where}: there is no list {e[1:]!r} under [words] by then")
        return out

    def inflected(self, lemmas: Iterable[str], kind: str) -> list[str]:
        """Add to each lemma its regular forms, which are kept: rules share their lists."""
        out: list[str] = []
        for lemma in lemmas:
            if (kind, lemma) not in self.forms:
                self.forms[kind, lemma] = _inflect(lemma, self.endings[kind])
            out += self.forms[kind, lemma]
        return out


def _inflect(lemma: str, endings: Mapping[str, list[str]]) -> tuple[str, ...]:
    old = next((e for e in endings if lemma.endswith(e)), None)
    if old is None:
        return (lemma,)
    stem = lemma[: len(lemma) - len(old)]
    return (lemma, *(stem + new for new in endings[old]))


def _no_others(entry: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    for key in entry:
        if key not in keys:
            raise LexiconError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(keys))}")


def _by_weight(rules: Mapping[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    """Put the rules with more conditions first, and of equal ones the later in the file."""
    return {k: tuple(sorted(v, key=lambda r: r.weight)[::-1]) for k, v in rules.items()}
