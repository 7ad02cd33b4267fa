"""What an ontology is made of: terms to look for, rules, and shifts.

They look at a finished record alone, `eventx.records.Event`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Self, TypeAlias

from attrs import field, frozen

from eventx.records import Event, Participant

__all__ = ("Conditions", "Rule", "Shift", "Terms", "word_behind", "words_before")

NEAR: Final = 3
"""How many words in front of a trigger the condition ``before`` of a rule looks at."""
FAR: Final = 6
"""The same for a shift: its auxiliary may stand before a light verb ("will hold new talks")."""
MARGIN: Final = 100
"""Code points that hold `FAR` words."""
WORD: Final = re.compile(r"[^\W_]+(?:[.'\u2019-][^\W_]+)*")
BEHIND: Final = re.compile(r"\s([^\W_]+)\b")


@frozen
class Terms:
    """Words and phrases to look for.

    Attributes
    ----------
    single : frozenset of str
        Words, in lower case.
    several : tuple of str
        Phrases of more than one word, in lower case with a blank at either end.
    names : frozenset of str
        Names that must be all of a phrase, in lower case without "the": countries.
    types : frozenset of str
        Types of entities, any of which will do: PERSON, GPE.
    openings : dict of str to tuple of str
        The phrases by their first words.
    """

    single: frozenset[str]
    several: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    openings: dict[str, tuple[str, ...]] = field(init=False, eq=False, repr=False)

    @openings.default
    def _by_first_word(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for phrase in self.several:
            first = phrase.split()[0]
            found[first] = (*found.get(first, ()), phrase)
        return found

    @classmethod
    def of(
        cls, entries: Iterable[str], names: Iterable[str] = (), types: Iterable[str] = ()
    ) -> Self:
        """Sort entries into words and phrases."""
        lower = [" ".join(entry.lower().split()) for entry in entries]
        return cls(
            frozenset(e for e in lower if " " not in e),
            tuple(f" {e} " for e in lower if " " in e),
            frozenset(names),
            frozenset(types),
        )

    def within(self, found: Sequence[str]) -> bool:
        """Tell whether these lower-case words hold one of the terms."""
        return not self.single.isdisjoint(found) or self.phrased(found)

    def phrased(self, found: Sequence[str]) -> bool:
        """Tell whether these lower-case words hold one of the phrases."""
        if self.openings.keys().isdisjoint(found):
            return False
        line = f" {' '.join(found)} "
        return any(phrase in line for word in found for phrase in self.openings.get(word, ()))


Condition: TypeAlias = Terms | bool | None
"""What a rule asks of a slot: one of these terms; any filler, or none; nothing."""


@frozen(kw_only=True)
class Conditions:
    """What a rule or a shift asks of an event; all of it must hold.

    A condition that is None is not asked. `True` asks for a filler of the slot,
    `False` that there be none; `Terms` ask for a filler with such a head word, or
    with such a phrase anywhere in it.

    Attributes
    ----------
    who : Terms, bool or None
        On the initiating participants.
    object : Terms, bool or None
        On what is acted on; `Terms` may match an affected actor just as well.
    to_whom : Terms, bool or None
        On the affected actors.
    where : Terms, bool or None
        On the places ("sent him to *jail*").
    before : Terms or None
        On the last words in front of the trigger ("air" strikes, "will" meet).
    behind : Terms or None
        On the word behind the last of what is acted on ("called him *a* liar").
    sentence : Terms or None
        On the words of the sentence.
    polarity, factuality : frozenset of str
        The labels that the event may have; any where empty.
    """

    who: Condition = None
    object: Condition = None
    to_whom: Condition = None
    where: Condition = None
    before: Terms | None = None
    behind: Terms | None = None
    sentence: Terms | None = None
    polarity: frozenset[str] = frozenset()
    factuality: frozenset[str] = frozenset()

    def hold(self, event: Event, transparent: frozenset[str], reach: int) -> bool:
        """Tell whether they all hold.

        Parameters
        ----------
        event : Event
            The event.
        transparent : frozenset of str
            Head words that count for nothing ("a *series* of sanctions").
        reach : int
            How many words in front of the trigger to look at.
        """
        return (
            (not self.polarity or event.polarity in self.polarity)
            and (not self.factuality or event.factuality in self.factuality)
            and (self.who is None or _filled(self.who, event.who, (), transparent))
            and (self.to_whom is None or _filled(self.to_whom, event.to_whom, (), transparent))
            and (
                self.object is None
                or _filled(self.object, event.object, event.to_whom, transparent)
            )
            and (self.where is None or _filled(self.where, event.where, (), transparent))
            and (self.before is None or self.before.within(words_before(event, reach)))
            and (self.behind is None or self.behind.within(_following(event)))
            and (self.sentence is None or self.sentence.within(_words(event.sentence.text)))
        )


@frozen
class Rule(Conditions):
    """One entry: these words, with these conditions, are of this type.

    Attributes
    ----------
    type : str or None
        The category; None keeps the event untyped.
    weight : int
        How much it asks: 2 for each condition with terms, 1 for any other.
    """

    type: str | None
    weight: int = field(init=False)

    @weight.default
    def _weigh(self) -> int:
        slots = (self.who, self.object, self.to_whom, self.where)
        asked = (*slots, self.before, self.behind, self.sentence)
        terms = sum(isinstance(c, Terms) for c in asked)
        others = sum(isinstance(c, bool) for c in slots)
        return 2 * terms + others + bool(self.polarity) + bool(self.factuality)

    def fits(self, event: Event, transparent: frozenset[str]) -> bool:
        """Tell whether it applies to an event with one of its words."""
        return self.hold(event, transparent, NEAR)


@frozen
class Shift(Conditions):
    """What becomes of a type by who is in it and by the way it is told.

    The words in front are asked only of a verb or a light verb's noun: in "will travel
    for talks" it is the travel that *will* announces.

    Attributes
    ----------
    types : frozenset of str
        The types it applies to; any where empty.
    to : str or None
        The type it turns them into, None for no type.
    headline : bool or None
        Whether the event must be told by an infinitive right behind its subject, with
        nothing in front: "Biden to visit Kyiv".
    reported : bool or None
        Whether somebody must be reported as saying it; None where it does not matter.
    light : frozenset of str
        The light verb that a noun must have ("*suspend* talks"); any where empty.
    """

    types: frozenset[str]
    to: str | None
    light: frozenset[str] = frozenset()
    headline: bool | None = None
    reported: bool | None = None

    def fits(self, type_: str, event: Event, transparent: frozenset[str]) -> bool:
        """Tell whether it applies to an event of this type."""
        return (
            (not self.types or type_ in self.types)
            and (not self.light or _light(event) in self.light)
            and (self.headline is None or self.headline is _announced(event))
            and self.reported in (None, event.according_to is not None)
            and (self.before is None or event.what.kind == "verb" or bool(_light(event)))
            and self.hold(event, transparent, FAR)
        )


def _filled(
    asked: Terms | bool,
    slot: tuple[Participant, ...],
    besides: tuple[Participant, ...],
    transparent: frozenset[str],
) -> bool:
    """Tell whether a slot is filled as asked; terms may also be found `besides`."""
    if isinstance(asked, bool):
        return bool(slot) is asked
    return any(_means(asked, filler, transparent) for filler in slot + besides)


def _following(event: Event) -> tuple[str, ...]:
    """Return the word or the quotation mark behind the last of what is acted on."""
    last = max((p.end for p in event.object + event.to_whom), default=event.what.trigger.end)
    behind = event.sentence.text[last - event.sentence.start :].lstrip().lower()
    word = WORD.match(behind)
    return (word[0] if word else behind[:1],)


def _light(event: Event) -> str:
    """Return the light verb of a noun: "suspend" of "suspend talk"."""
    return event.what.lemma.lower().rpartition(" ")[0] if event.what.kind == "noun" else ""


def _announced(event: Event) -> bool:
    """Tell whether a headline announces an event: "Biden to visit Kyiv"."""
    first = min((p.start for p in event.who), default=-1)
    last = max((p.end for p in event.who), default=0)
    start = event.sentence.start
    verb = event.sentence.text[last - start : event.what.trigger.start - start]
    return first == start and verb.startswith(" to ")


def _means(terms: Terms, filler: Participant, transparent: frozenset[str]) -> bool:
    """Tell whether the head of a phrase is one of the terms, or a longer term is in it.

    Behind a head that counts for nothing ("a *series* of sanctions") and before a
    name ("the Russian *minister* Sergey Shoigu") any other word of the phrase will do.
    Of a clause with a subject of its own the head alone counts.
    """
    head = _head(filler)
    if head in terms.single:
        return True
    if terms.names and filler.text.lower().removeprefix("the ") in terms.names:
        return True
    if terms.types and filler.entity is not None and filler.entity.type in terms.types:
        return True
    open_ = head in transparent or filler.head.text[:1].isupper()
    if filler.evidence == "ccomp" or not (open_ or terms.several):
        return False
    found = _words(filler.text)
    return (open_ and not terms.single.isdisjoint(found)) or terms.phrased(found)


def _head(filler: Participant) -> str:
    """Return the head word in lower case, the whole of it where a tokenizer split "sit-in"."""
    if "-" in filler.text:
        at = filler.head.start - filler.start
        for word in WORD.finditer(filler.text):
            if word.start() <= at < word.end():
                return word[0].lower()
    return filler.head.text.lower()


@lru_cache(
    maxsize=256
)  # the rules for the events of one sentence ask for its words again and again
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def words_before(event: Event, reach: int) -> tuple[str, ...]:
    """Return the last words of the sentence in front of the trigger, in lower case.

    Parameters
    ----------
    event : Event
        The event.
    reach : int
        How many words to return at most.
    """
    at = event.what.trigger.start - event.sentence.start
    return _words(event.sentence.text[max(0, at - MARGIN) : at])[-reach:]


def word_behind(event: Event) -> str:
    """Return the word that follows the trigger in its sentence, in lower case.

    Parameters
    ----------
    event : Event
        The event.
    """
    at = event.what.trigger.end - event.sentence.start
    found = BEHIND.match(event.sentence.text, at)
    return found[1].lower() if found else ""
