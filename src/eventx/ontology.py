"""What sort of event: a category for each event, by rules that are data.

An `Ontology` is a list of types and of rules. A rule names verbs or nouns and,
where the word alone does not decide, what must stand with them: "impose" is
PLOVER's SANCTION with *sanctions* or *tariffs*, COERCE with a *curfew*. Shifts
then say what becomes of a type when the event lies ahead, is refused or asked
for. All of it looks at a finished `eventx.records.Event` alone, so that an
ontology can be tried on records, without a text or a parser.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Self, get_args

from attrs import define, evolve, field, frozen

from eventx.errors import LexiconError
from eventx.lexicon import words
from eventx.records import Event, Factuality, Participant, Polarity

__all__ = ("Ontology", "Rule", "Shift", "Terms")

RULE_KEYS: Final = frozenset(
    ("type", "verbs", "nouns", "who", "object", "to_whom", "before", "sentence")
    + ("polarity", "factuality")
)
SHIFT_KEYS: Final = frozenset(("from", "to", "before", "reported", "polarity", "factuality"))
REACH: Final = 3
"""How many words in front of a trigger the condition ``before`` of a rule looks at."""
FAR: Final = 6
"""The same for a shift: its auxiliary may stand before a light verb ("will hold new talks")."""
CLAUSES: Final = {"xcomp": "to", "ccomp": "that"}
"""How a clause behind the verb is looked up: "refuse to", "agree that"."""
WORD: Final = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


@frozen
class Terms:
    """Words and phrases to look for.

    Attributes
    ----------
    single : frozenset of str
        Words, in lower case.
    several : tuple of str
        Phrases of more than one word, in lower case with a blank at either end.
    """

    single: frozenset[str]
    several: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[str]) -> Self:
        """Sort entries into words and phrases."""
        lower = [" ".join(entry.lower().split()) for entry in entries]
        return cls(
            frozenset(e for e in lower if " " not in e),
            tuple(f" {e} " for e in lower if " " in e),
        )

    def within(self, found: Sequence[str]) -> bool:
        """Tell whether these lower-case words hold one of the terms."""
        if not self.single.isdisjoint(found):
            return True
        if not self.several:
            return False
        line = f" {' '.join(found)} "
        return any(phrase in line for phrase in self.several)


@frozen
class Rule:
    """One entry: these words, with these conditions, are of this type.

    A condition that is None is not asked. `True` and `False` ask whether the slot
    has a filler at all; `Terms` ask for a filler with such a head word, or with
    such a phrase anywhere in it.

    Attributes
    ----------
    type : str or None
        The category; None keeps the event untyped.
    who : Terms or bool or None
        On the initiating participants.
    object : Terms or bool or None
        On what is acted on; `Terms` may match an affected actor just as well.
    to_whom : Terms or bool or None
        On the affected actors.
    before : Terms or None
        On the four words in front of the trigger ("air" strikes, "hunger" strike).
    sentence : Terms or None
        On the words of the sentence.
    polarity, factuality : frozenset of str
        The labels that the event may have; any where empty.
    weight : int
        How much it asks: 2 for each condition with terms, 1 for any other.
    """

    type: str | None
    who: Terms | bool | None = None
    object: Terms | bool | None = None
    to_whom: Terms | bool | None = None
    before: Terms | None = None
    sentence: Terms | None = None
    polarity: frozenset[str] = frozenset()
    factuality: frozenset[str] = frozenset()
    weight: int = field(init=False)

    @weight.default
    def _weigh(self) -> int:
        asked = (self.who, self.object, self.to_whom, self.before, self.sentence)
        terms = sum(isinstance(c, Terms) for c in asked)
        others = sum(isinstance(c, bool) for c in asked)
        return 2 * terms + others + bool(self.polarity) + bool(self.factuality)

    def fits(self, event: Event, transparent: frozenset[str]) -> bool:
        """Tell whether all conditions hold.

        Parameters
        ----------
        event : Event
            An event with one of the rule's words.
        transparent : frozenset of str
            Head words that count for nothing ("a *series* of sanctions").
        """
        return (
            _labelled(self, event)
            and _filled(self.who, event.who, event.who, transparent)
            and _filled(self.to_whom, event.to_whom, event.to_whom, transparent)
            and _filled(self.object, event.object, event.object + event.to_whom, transparent)
            and (self.before is None or self.before.within(_words_before(event, REACH)))
            and (self.sentence is None or self.sentence.within(_words(event.sentence.text)))
        )


@frozen
class Shift:
    """What becomes of a type by the way an event is told.

    Attributes
    ----------
    types : frozenset of str
        The types it applies to.
    to : str or None
        The type it turns them into, None for no type.
    before : Terms or None
        As in `Rule`: "will", "ready to".
    reported : bool or None
        Whether somebody must be reported as saying it; None where it does not matter.
    polarity, factuality : frozenset of str
        The labels that the event may have; any where empty.
    """

    types: frozenset[str]
    to: str | None
    before: Terms | None = None
    reported: bool | None = None
    polarity: frozenset[str] = frozenset()
    factuality: frozenset[str] = frozenset()

    def fits(self, type_: str, event: Event) -> bool:
        """Tell whether it applies to an event of this type."""
        return (
            type_ in self.types
            and _labelled(self, event)
            and self.reported in (None, event.according_to is not None)
            and (self.before is None or self.before.within(_words_before(event, FAR)))
        )


@frozen
class Ontology:
    """Types of events and the rules that give them.

    Make one with `Ontology.plover` or `Ontology.from_toml`.

    Attributes
    ----------
    types : mapping of str to str
        The definition of each type, by its name.
    verbs, nouns : mapping of str to tuple of Rule
        The rules for a lemma, the first that fits wins. A lemma may have several
        words: a particle or preposition behind the verb ("call for"), a light
        verb in front of the noun ("express gratitude").
    shifts : tuple of Shift
        Tried in order on the type that a rule gave.
    transparent : frozenset of str
        Head words behind which the last word of the phrase counts.
    """

    types: Mapping[str, str]
    verbs: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    nouns: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    shifts: tuple[Shift, ...] = field(default=(), repr=False)
    transparent: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    @cache
    def plover(cls, language: str = "en") -> Self:
        """Return the built-in ontology: PLOVER's 18 types.

        Parameters
        ----------
        language : str
            ISO 639-1 code of the language of its words.

        Raises
        ------
        LexiconError
            Where the language has no such list.
        """
        return cls._read(words(language, "plover"), f"lexicon {language}/plover.toml", {})

    @classmethod
    def from_toml(cls, source: str | os.PathLike[str], base: "Ontology | None" = None) -> Self:
        """Read an ontology of your own.

        Parameters
        ----------
        source : str or path
            A file, or TOML itself: a string with a line break in it.
        base : Ontology, optional
            One to build on: its types and rules are kept, and `source` goes first.

        Raises
        ------
        LexiconError
            Where there is no such file, or an entry is malformed; the message
            names the entry.
        """
        if isinstance(source, str) and "\n" in source:
            text, name = source, "ontology"
        else:
            name = f"ontology {os.fspath(source)}"
            try:
                text = Path(source).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise LexiconError(f"{name} can't be read: {error}") from error
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{name} is not TOML: {error}") from error
        own = cls._read(data, name, base.types if base else {})
        return own if base is None else own._upon(base)

    def classify(self, event: Event) -> str | None:
        """Return the type of an event, None where no rule fits.

        Of the rules that fit, the one that asks most wins (`Rule.weight`, and 1 for
        each further word of its lemma), then the one that stands last.

        Parameters
        ----------
        event : Event
            A finished record; its own `type` is not looked at.
        """
        best: Rule | None = None
        most = -1
        for rules, bonus in self._candidates(event):
            for rule in rules:
                if rule.weight + bonus <= most:
                    break
                if rule.fits(event, self.transparent):
                    best, most = rule, rule.weight + bonus
                    break
        return None if best is None or best.type is None else self._shifted(best.type, event)

    def describe(self, type_: str) -> str:
        """Return the definition of a type.

        Raises
        ------
        KeyError
            Where the ontology has no such type.
        """
        return self.types[type_]

    def _candidates(self, event: Event) -> Iterator[tuple[tuple[Rule, ...], int]]:
        """Yield the rules for the event's words, with 1 where the lemma is longer.

        "call" with a participant under *for* is looked up as "call for" and as
        "call", with an infinitive as "call to"; the noun "hold talks" also as
        "talks with" and "talks". Where a lemmatizer missed the lemma, the word
        itself stands in for it.
        """
        lemma = event.what.lemma.lower()
        known = self.verbs if event.what.kind == "verb" else self.nouns
        if " " not in lemma and lemma not in known:
            lemma = event.what.trigger.text.lower()
        if event.what.kind == "noun" and " " in lemma:
            if lemma in known:
                yield known[lemma], 1
            lemma = lemma.rpartition(" ")[2]
        for filler in event.object + event.to_whom + event.where + event.who:
            link = filler.evidence.rpartition(":")[2]
            found = known.get(f"{lemma} {CLAUSES.get(link, link)}")
            if found:
                yield found, 1
        if lemma in known:
            yield known[lemma], 0

    def _shifted(self, type_: str, event: Event) -> str | None:
        for shift in self.shifts:
            if shift.fits(type_, event):
                return shift.to
        return type_

    def _upon(self, base: "Ontology") -> Self:
        def both(
            own: Mapping[str, tuple[Rule, ...]], old: Mapping[str, tuple[Rule, ...]]
        ) -> dict[str, tuple[Rule, ...]]:
            return {key: own.get(key, ()) + old.get(key, ()) for key in {**old, **own}}

        return evolve(
            self,
            types={**base.types, **self.types},
            verbs=both(self.verbs, base.verbs),
            nouns=both(self.nouns, base.nouns),
            shifts=self.shifts + base.shifts,
            transparent=self.transparent | base.transparent,
        )

    @classmethod
    def _read(cls, data: Mapping[str, Any], name: str, known: Mapping[str, str]) -> Self:
        """Make an ontology of TOML data; `known` are the types of the one below."""
        source = _Source(name, data)
        types = source.table("types")
        source.types = frozenset({**known, **types})
        verbs: dict[str, list[Rule]] = {}
        nouns: dict[str, list[Rule]] = {}
        for entry, where in source.entries("rules", RULE_KEYS):
            rule = source.rule(entry, where)
            if not entry.get("verbs") and not entry.get("nouns"):
                raise LexiconError(f"{where} has neither verbs nor nouns; name the words it is for")
            for lemma in source.inflected(source.strings(entry, "verbs", where), "verb_endings"):
                verbs.setdefault(lemma, []).append(rule)
            for lemma in source.inflected(source.strings(entry, "nouns", where), "noun_endings"):
                nouns.setdefault(lemma, []).append(rule)
        shifts = [source.shift(*found) for found in source.entries("shifts", SHIFT_KEYS)]
        return cls(
            types,
            _by_weight(verbs),
            _by_weight(nouns),
            tuple(shifts),
            frozenset(source.strings(data, "transparent", name)),
        )


@define
class _Source:
    """An ontology file as data, with a word for what is wrong in it."""

    name: str
    data: Mapping[str, Any]
    types: frozenset[str] = frozenset()
    lists: dict[str, list[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        known = {"types", "words", "transparent", "rules", "shifts", "noun_endings", "verb_endings"}
        _no_others(self.data, known, self.name)
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
        return Rule(
            self.type(entry.get("type"), where),
            self.filler(entry, "who", where),
            self.filler(entry, "object", where),
            self.filler(entry, "to_whom", where),
            self.terms(entry, "before", where),
            self.terms(entry, "sentence", where),
            self.labels(entry, "polarity", Polarity, where),
            self.labels(entry, "factuality", Factuality, where),
        )

    def shift(self, entry: Mapping[str, Any], where: str) -> Shift:
        reported = entry.get("reported")
        if reported not in (None, True, False):
            raise LexiconError(f"{where}: 'reported' must be true or false")
        return Shift(
            frozenset(str(self.type(t, where)) for t in self.strings(entry, "from", where)),
            self.type(entry.get("to"), where),
            self.terms(entry, "before", where),
            reported,
            self.labels(entry, "polarity", Polarity, where),
            self.labels(entry, "factuality", Factuality, where),
        )

    def type(self, name: Any, where: str) -> str | None:
        if name is not None and name not in self.types:
            raise LexiconError(
                f"{where}: no type {name!r}; there are {', '.join(sorted(self.types)) or 'none'}; "
                "define it under [types]"
            )
        return name

    def filler(self, entry: Mapping[str, Any], key: str, where: str) -> Terms | bool | None:
        value = entry.get(key)
        return value if isinstance(value, bool) else self.terms(entry, key, where)

    def terms(self, entry: Mapping[str, Any], key: str, where: str) -> Terms | None:
        if key not in entry:
            return None
        return Terms.of(self.inflected(self.strings(entry, key, where), "noun_endings"))

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
            if not e.startswith("@"):
                out.append(e)
            elif e[1:] in self.lists:
                out += self.lists[e[1:]]
            else:
                raise LexiconError(f"{where}: there is no list {e[1:]!r} under [words] by then")
        return out

    def inflected(self, lemmas: Iterable[str], table: str) -> list[str]:
        """Add to each lemma the forms that the first ending of the table that it has gives."""
        endings = self.table(table)
        out: list[str] = []
        for lemma in lemmas:
            out.append(lemma)
            old = next((e for e in endings if lemma.endswith(e)), None)
            if old is not None:
                stem = lemma[: len(lemma) - len(old)]
                out += [stem + new for new in self.strings(endings, old, f"{self.name}: [{table}]")]
        return out


def _no_others(entry: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    for key in entry:
        if key not in keys:
            raise LexiconError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(keys))}")


def _by_weight(rules: Mapping[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    """Put the rules with more conditions first, and of equal ones the later in the file."""
    return {k: tuple(sorted(v, key=lambda r: r.weight)[::-1]) for k, v in rules.items()}


def _labelled(entry: Rule | Shift, event: Event) -> bool:
    return (not entry.polarity or event.polarity in entry.polarity) and (
        not entry.factuality or event.factuality in entry.factuality
    )


def _filled(
    asked: Terms | bool | None,
    slot: tuple[Participant, ...],
    looked_at: tuple[Participant, ...],
    transparent: frozenset[str],
) -> bool:
    if asked is None:
        return True
    if isinstance(asked, bool):
        return bool(slot) is asked
    return any(_means(asked, filler, transparent) for filler in looked_at)


def _means(terms: Terms, filler: Participant, transparent: frozenset[str]) -> bool:
    """Tell whether the head of a phrase is one of the terms, or a longer term is in it."""
    head = filler.head.text.lower()
    if head in terms.single:
        return True
    found = _words(filler.text)
    if head in transparent and found and found[-1] in terms.single:
        return True
    line = f" {' '.join(found)} "
    return any(phrase in line for phrase in terms.several)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _words_before(event: Event, reach: int) -> list[str]:
    """Return the last words of the sentence in front of the trigger."""
    at = event.what.trigger.start - event.sentence.start
    return _words(event.sentence.text[max(0, at - 100) : at])[-reach:]
