"""What an ontology is made of: terms to look for, rules, and shifts.

They look at a finished record alone, `eventx.records.Event`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Self, TypeAlias

from attrs import field, frozen

from eventx.records import Event, Participant

__all__ = ("Rule", "Shift", "Terms", "word_behind", "words_before")

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


Condition: TypeAlias = Terms | bool | None
"""What a rule asks of a slot: one of these terms; any filler, or none; nothing."""


@frozen
class Rule:
    """One entry: these words, with these conditions, are of this type.

    A condition that is None is not asked. `True` asks for a filler of the slot,
    `False` that there be none; `Terms` ask for a filler with such a head word, or
    with such a phrase anywhere in it.

    Attributes
    ----------
    type : str or None
        The category; None keeps the event untyped.
    who : Terms, bool or None
        On the initiating participants.
    object : Terms, bool or None
        On what is acted on; `Terms` may match an affected actor just as well.
    to_whom : Terms, bool or None
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
    who: Condition = None
    object: Condition = None
    to_whom: Condition = None
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
            and (self.before is None or self.before.within(words_before(event, NEAR)))
            and (self.sentence is None or self.sentence.within(_words(event.sentence.text)))
        )


@frozen
class Shift:
    """What becomes of a type by the way an event is told.

    Attributes
    ----------
    types : frozenset of str
        The types it applies to; any where empty.
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
            (not self.types or type_ in self.types)
            and _labelled(self, event)
            and self.reported in (None, event.according_to is not None)
            and (self.before is None or self.before.within(words_before(event, FAR)))
        )


def _labelled(entry: Rule | Shift, event: Event) -> bool:
    return (not entry.polarity or event.polarity in entry.polarity) and (
        not entry.factuality or event.factuality in entry.factuality
    )


def _filled(
    asked: Condition,
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
    """Tell whether the head of a phrase is one of the terms, or a longer term is in it.

    Behind a head that counts for nothing ("a *series* of sanctions") and before a
    name ("the Russian *minister* Sergey Shoigu") any other word of the phrase will do.
    Of a clause with a subject of its own the head alone counts.
    """
    head = filler.head.text.lower()
    if head in terms.single:
        return True
    open_ = head in transparent or filler.head.text[:1].isupper()
    if filler.evidence == "ccomp" or not (open_ or terms.several):
        return False
    found = _words(filler.text)
    if open_ and not terms.single.isdisjoint(found):
        return True
    line = f" {' '.join(found)} "
    return any(phrase in line for phrase in terms.several)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def words_before(event: Event, reach: int) -> list[str]:
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
