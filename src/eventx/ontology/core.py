"""The types of events and the rules that give them."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Self

from attrs import evolve, field, frozen

from eventx.errors import LexiconError
from eventx.lexicon import words
from eventx.ontology.rules import Rule, Shift, word_behind, words_before
from eventx.ontology.source import read
from eventx.records import Event, Participant

__all__ = ("Ontology",)

LIGHT: Final = 3
"""Bonus of a rule for a noun with its light verb: "end strike" is not a strike."""
CLAUSES: Final = {"xcomp": "to", "ccomp": "that"}
"""How a clause behind the verb is looked up: "refuse to", "agree that"."""


@frozen
class Ontology:
    """Types of events and the rules that give them.

    Make one with `Ontology.plover` or `Ontology.from_toml`.

    Attributes
    ----------
    types : mapping of str to str
        The definition of each type, by its name.
    verbs, nouns : mapping of str to tuple of Rule
        The rules for a lemma, those that ask most first. A lemma may have several
        words: a particle or preposition behind the verb ("call for"), a light
        verb in front of the noun ("express gratitude").
    shifts : tuple of Shift
        Tried in order on the type that a rule gave.
    transparent : frozenset of str
        Head words behind which any word of the phrase counts ("a series of
        sanctions").
    base : Ontology or None
        The one whose rules are asked where none of these fits.
    """

    types: Mapping[str, str]
    verbs: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    nouns: Mapping[str, tuple[Rule, ...]] = field(repr=False)
    shifts: tuple[Shift, ...] = field(default=(), repr=False)
    transparent: frozenset[str] = field(default=frozenset(), repr=False)
    base: "Ontology | None" = field(default=None, repr=False)
    _openings: frozenset[str] = field(init=False, eq=False, repr=False)
    _shifting: Mapping[str, tuple[Shift, ...]] = field(init=False, eq=False, repr=False)

    @_openings.default
    def _first_words(self) -> frozenset[str]:
        """Return with which words a lemma of several words begins."""
        lemmas = (*self.verbs, *self.nouns)
        return frozenset(lemma.partition(" ")[0] for lemma in lemmas if " " in lemma)

    @_shifting.default
    def _by_type(self) -> dict[str, tuple[Shift, ...]]:
        """Return the shifts that may apply to each type."""
        return {t: tuple(s for s in self.shifts if not s.types or t in s.types) for t in self.types}

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
        return cls(*read(words(language, "plover"), f"lexicon {language}/plover.toml", language))

    @classmethod
    def from_toml(
        cls,
        source: str | os.PathLike[str],
        *,
        base: "Ontology | None" = None,
        language: str = "en",
    ) -> Self:
        """Read an ontology of your own.

        Parameters
        ----------
        source : str or path
            A file, or TOML itself: a string with a line break in it.
        base : Ontology, optional
            One to build on: its types, rules and shifts are kept, and those of
            `source` come before them.
        language : str
            ISO 639-1 code of the language of its words.

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
        own = cls(*read(data, name, language, base.types if base else ()))
        if base is None:
            return own
        return evolve(
            own,
            types={**base.types, **own.types},
            shifts=own.shifts + base.shifts,
            transparent=own.transparent | base.transparent,
            base=base,
        )

    def classify(self, event: Event) -> str | None:
        """Return the type of an event, None where no rule fits.

        Of the rules that fit, the one that asks most wins (`Rule.weight`, and more
        for a lemma with a preposition or light verb), then the one that stands last.

        Parameters
        ----------
        event : Event
            A finished record; its own `type` is not looked at.
        """
        rule = self.rule(event)
        if rule is None or rule.type is None:
            return None
        for shift in self._shifting.get(rule.type, self.shifts):
            if shift.fits(rule.type, event, self.transparent):
                return shift.to
        return rule.type

    def rule(self, event: Event) -> Rule | None:
        """Return the rule that decides on an event, to see why it has its type.

        Parameters
        ----------
        event : Event
            A finished record.
        """
        best = self._best(event)
        light, _, _ = event.what.lemma.rpartition(" ")
        if light and event.what.kind == "noun" and event.what.lemma.lower() not in self.nouns:
            verb = self._best(_as_verb(event, light))
            if verb and verb.type and verb.object and (not best or verb.weight >= best.weight):
                best = verb
        return self.base.rule(event) if best is None and self.base is not None else best

    def describe(self, type_: str) -> str:
        """Return the definition of a type.

        Raises
        ------
        KeyError
            Where the ontology has no such type.
        """
        return self.types[type_]

    def _best(self, event: Event) -> Rule | None:
        """Return the heaviest rule that fits."""
        best, most = None, -1
        for rules, bonus in self._candidates(event):
            for rule in rules:
                if rule.weight + bonus <= most:
                    break
                if rule.fits(event, self.transparent):
                    best, most = rule, rule.weight + bonus
                    break
        return best

    def _candidates(self, event: Event) -> Iterator[tuple[tuple[Rule, ...], int]]:
        """Yield the rules for the event's words, with the bonus for a longer lemma.

        "call" with a participant under *for* is looked up as "call for" and as
        "call", with an infinitive as "call to"; the noun "hold talks" also as
        "talks with" and "talks", "peace talks" with the word in front, and in its own
        form ("talks", unlike "talk"). The word behind the trigger stands in for a particle
        that the parser left out ("handed over 40 rifles"). Where a lemmatizer missed the
        lemma, the word itself stands in for it.
        """
        lemma, form = event.what.lemma.lower(), event.what.trigger.text.lower()
        noun = event.what.kind == "noun"
        known = self.nouns if noun else self.verbs
        if noun and " " in lemma:
            if lemma in known:
                yield known[lemma], LIGHT
            lemma = lemma.rpartition(" ")[2]
        words = (lemma,) if " " in lemma else (lemma, form)
        opening = [word for word in words if word.partition(" ")[0] in self._openings]
        longer = [f"{word} {link}" for link in _links(event) for word in opening] if opening else []
        if noun:
            longer += (f"{before} {lemma}" for before in words_before(event, 1))
        for several in longer:
            if several in known:
                yield known[several], 1
        for word in dict.fromkeys(words):
            if word in known:
                yield known[word], 0
                if not noun:
                    break


def _links(event: Event) -> Iterator[str]:
    """Yield what may make one word of the trigger and what stands with it: "call *for*"."""
    for filler in event.object + event.to_whom + event.where + event.who:
        if filler.role != "location":  # "called them heroes in Rome" is not "call in"
            link = filler.evidence.rpartition(":")[2]
            yield CLAUSES.get(link, link)
    yield word_behind(event)


def _as_verb(event: Event, verb: str) -> Event:
    """Return the event of a light verb and its noun as one of a verb and its object."""
    noun = event.what.trigger
    thing = Participant(noun.start, noun.end, noun.text, head=noun, role="patient")
    what = evolve(event.what, lemma=verb, kind="verb")
    return evolve(event, what=what, object=(*event.object, thing))
