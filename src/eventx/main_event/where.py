"""Where: the places that the tellings of an event say, then the dateline's, then the opening's."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from eventx.kinds import lists
from eventx.main_event.names import head_of, naming, span_at
from eventx.main_event.story import Story
from eventx.places import country, known_place
from eventx.records import Entity, Event, Mention, Participant

__all__ = ("find_places",)

PLACES = frozenset({"GPE", "LOC", "FAC"})

# What stands between the place of a dateline and its text: in capitals, "OSLO - A bank"; at the
# start of a line, or in capitals, "MANILA, March 3 (Reuters) - A quake", "Lusaka, Zambia — Miners".
DASH: Final = re.compile(r"(?:,[^\n()]{1,40})?\s*(?:--?|[\u2013\u2014\u2015])\s")
OPENER: Final = re.compile(
    r"[^\n()]{0,40}\([^()\n]{2,40}\)\s*(?:--?|[\u2013\u2014\u2015])\s"
    r"|(?:,[^\n()]{1,40})?\s(?:--|[\u2013\u2014\u2015])\s[\"\u201cA-Z]"
)
WITHIN = 2000
"""Characters of the text that a dateline may stand in."""


def find_places(story: Story, told: Sequence[Event]) -> tuple[Participant, ...]:
    """Return the places of an event, best first.

    Those that its tellings say come before that of the dateline, and that before the other
    places that the opening names; of each kind, countries come last. Behind all of them come
    those that have no name ("a market").

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    told : sequence of Event
        The events that tell it, best first.
    """
    gazetteer = _Gazetteer(story)
    said = [place for event in told for place in event.where]
    named = [place for place in said if gazetteer.within(place.start, place.end)]
    kinds = (named, gazetteer.dateline(), *gazetteer.opening())
    ranked = [place for kind in kinds for place in sorted(kind, key=gazetteer.country)]
    return tuple(_distinct([*ranked, *said]))


def _distinct(places: Iterable[Participant]) -> Iterator[Participant]:
    """Yield places without those that were named, or named as part of another, before."""
    seen: list[Participant] = []
    for place in places:
        same = (p for p in seen if p.start < place.end and place.start < p.end)
        known = (p for p in seen if place.entity is not None and p.entity is place.entity)
        if next(same, None) is None and next(known, None) is None:
            seen.append(place)
            yield place


class _Gazetteer:
    """The names of places in a text."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.named: list[tuple[Mention, Entity]] = sorted(
            ((name, e) for e in story.entities if e.type in PLACES for name in naming(e)),
            key=lambda named: named[0].start,
        )
        self.starts = [name.start for name, _ in self.named]

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Return the names from one offset to another."""
        return self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def country(self, place: Participant) -> bool:
        """Say whether a country is all that a place names: "northern Peru"."""
        return all(self._country(entity) for _, entity in self.within(place.start, place.end))

    def dateline(self) -> list[Participant]:
        """Return the place in front of the first sentence: "MANILA, March 3 (Reuters) - A quake"."""
        for name, entity in self.within(0, WITHIN):
            text = self.story.parse.text
            begins = text[: name.start].rstrip(" \t")[-1:] in ("", "\n")
            capitals = name.text.isupper()
            if (capitals and DASH.match(text, name.end)) or (
                (capitals or begins) and OPENER.match(text, name.end)
            ):
                return [self._place(name, entity, "dateline")]
        return []

    def opening(self) -> tuple[list[Participant], list[Participant]]:
        """Return the places that headline and lead name, and those that the next sentences name.

        None are what acts there, or the country of what acts ("Peru's president").
        """
        acting = [p for _, e in self.story.told for p in (*e.who, *e.to_whom)]
        summary: list[Participant] = []
        body: list[Participant] = []
        for number in self.story.opening:
            sentence = self.story.parse.sentences[number]
            for name, entity in self.within(sentence.start, sentence.end):
                if not self._acts(name, entity, acting):
                    found = summary if name.start < self.story.summary else body
                    found.append(self._place(name, entity, "name"))
        return summary, body

    def _acts(self, name: Mention, entity: Entity, acting: Sequence[Participant]) -> bool:
        """Say whether a name is somebody's ("US President"), heads an actor's, or is a country within it."""
        parse = self.story.parse
        if head_of(parse, name).lemma.lower() in lists(parse.language).persons:
            return True
        if any(name.start <= p.head.start < name.end for p in acting):
            return True
        return any(p.start <= name.start < p.end for p in acting) and self._country(entity)

    def _country(self, entity: Entity) -> bool:
        place = known_place(entity.name, self.story.parse.language)
        return place is not None and place.kind == "country"

    def _place(self, name: Mention, entity: Entity, evidence: str) -> Participant:
        parse = self.story.parse
        head = head_of(parse, name)
        return Participant(
            name.start, name.end, name.text, span_at(parse, head),
            "location", entity, country(parse, head), evidence,
        )  # fmt: skip
