"""Which event an article is about: what its opening tells plainly, and most fully.

News is an inverted pyramid. Headline and lead sum up what happened; what led to it and what
people say of it come below (van Dijk, *News as Discourse*, 1988). So the events of the opening
alone stand for election, and each gets points:

- for its place: headline before lead, both well before what follows;
- for each of the questions *who*, *where*, *when* that it answers, as a main event does (5W1H);
- for the actor that the whole article names most, for a type, for being told in two sentences;
- fewer where it sets the scene ("… after the court ruled"), stands in a quotation, which
  comments on the news, or may not have happened ("could", "if", "called for").

Where headline and lead both tell the one elected, it is the one of them that answers more.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen

from eventx.parse import Parse, Sentence
from eventx.predicates import Trigger
from eventx.records import Event

__all__ = ("find_main_event",)

TOP = 4
"""Points of the first sentence that tells an event; each one down to the lead has one less."""
BODY = (1, 0)
"""Points of the sentences behind the lead, as far as they stand for election."""
HEADLINES = 2
"""How many there are at most, one above the other."""
ANSWER = 2
"""Points of a question answered: one more outweighs a place, so that the lead's full
account of what a bare headline says is preferred."""
SCENE = 5
"""Points that an event loses where it sets the scene, of which it may answer where and when."""
COMMENT = 3
"""Points that it loses within a quotation."""

STOPS = frozenset(".!?…:")
CLOSING = "\"'”’»)"
ADJUNCTS = frozenset({"advcl", "advmod", "obl"})
BESIDE = frozenset({"conj", "list", "parataxis"})
OPEN = frozenset({"possible", "hypothetical", "requested"})


@frozen
class Candidate:
    """An event of the opening.

    Attributes
    ----------
    event : Event
        The event.
    place : int
        The points of its sentence.
    lost : int
        The points that it loses, as it sets the scene for another or is quoted.
    actors : dict of str to int
        How often the article mentions each of its participants, by their entity's id.
    """

    event: Event
    place: int
    lost: int
    actors: dict[str, int]


def find_main_event(
    parse: Parse, triggers: Sequence[Trigger], events: Sequence[Event]
) -> Event | None:
    """Return the event that a text is about, None where it tells none.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    triggers : sequence of Trigger
        What `find_triggers` found in it.
    events : sequence of Event
        The event of each trigger.
    """
    candidates = _candidates(parse, triggers, events)
    if not candidates:
        return None
    named = max((n for c in candidates for n in c.actors.values()), default=0)
    best = max(candidates, key=lambda c: _points(c, candidates, named))
    summary = (c for c in candidates if c.place > max(BODY) and c.lost <= best.lost)
    return max((best, *(c for c in summary if _retells(c, best))), key=_answers).event


def _candidates(
    parse: Parse, triggers: Sequence[Trigger], events: Sequence[Event]
) -> list[Candidate]:
    """Return the events of the opening, in text order."""
    places = _places(parse, triggers)
    opening = [(t, e) for t, e in zip(triggers, events, strict=True) if t.token.sentence in places]
    words = {w.i for t, _ in opening for w in (t.token, t.light) if w is not None}
    found = []
    for trigger, event in opening:
        lost = SCENE * _background(parse, trigger, words) + COMMENT * _quoted(event)
        found.append(Candidate(event, places[trigger.token.sentence], lost, _actors(event)))
    return found


def _places(parse: Parse, triggers: Iterable[Trigger]) -> dict[int, int]:
    """Return the points of the sentences that open the text and tell an event, by their number."""
    numbers = list(dict.fromkeys(t.token.sentence for t in triggers))
    heads = [_headline(parse, parse.sentences[n]) for n in numbers[:HEADLINES]]
    lead = (*heads, False).index(False)
    return dict(zip(numbers, (*range(TOP, TOP - lead - 1, -1), *BODY), strict=False))


def _headline(parse: Parse, sentence: Sentence) -> bool:
    """Say whether a sentence is a line without a full stop."""
    text = parse.text[sentence.start : sentence.end].rstrip(CLOSING)
    following = parse.starts[sentence.stop : sentence.stop + 1]
    return text[-1:] not in STOPS and any("\n" in parse.text[sentence.end : at] for at in following)


def _background(parse: Parse, trigger: Trigger, words: set[int]) -> bool:
    """Say whether an event sets the scene: it depends on another one, a noun, or a verb of saying.

    "Resigned after [a report]", "police [investigating] the crash", "[speaking in Rome], he said";
    not "five are dead after [a tram overturned]", where no other word tells what happened.
    """
    token = trigger.light or trigger.token
    while (head := parse.head(token)) is not None:
        if (token.rel == "acl" and head.head >= 0) or (
            token.rel in ADJUNCTS and head.upos == "VERB"
        ):
            return True
        if head.i in words and token.rel not in BESIDE:
            return True
        token = head
    return False


def _quoted(event: Event) -> bool:
    """Say whether an event stands in a report that is a quotation, or partly one."""
    report = event.according_to
    return report is not None and report.kind != "indirect"


def _actors(event: Event) -> dict[str, int]:
    """Return how often each participant is mentioned, by the id of its entity."""
    fillers = event.who + event.to_whom + event.object
    return {p.entity.id: len(p.entity.mentions) for p in fillers if p.entity is not None}


def _answers(candidate: Candidate) -> int:
    """Return how many of the questions who, where and when a candidate answers."""
    event = candidate.event
    return sum(map(bool, (event.who, event.where, event.when)))


def _points(candidate: Candidate, candidates: Sequence[Candidate], named: int) -> int:
    """Return how much speaks for a candidate, where the actor named most is named `named` times."""
    return (
        candidate.place
        + ANSWER * _answers(candidate)
        + (named > 1 and named in candidate.actors.values())
        + (candidate.event.type is not None)
        + any(_retells(candidate, other) for other in candidates)
        - candidate.lost
        - (candidate.event.factuality in OPEN)
    )


def _retells(one: Candidate, other: Candidate) -> bool:
    """Say whether two sentences tell the same: "Rebels [attack] a base", "[the raid] by the rebels"."""
    a, b = one.event, other.event
    if a.sentence == b.sentence or (a.polarity, a.factuality) != (b.polarity, b.factuality):
        return False
    related = (
        a.type is not None and a.type == b.type and not one.actors.keys().isdisjoint(other.actors)
    )
    return related or a.what.lemma == b.what.lemma
