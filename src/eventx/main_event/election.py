"""Which event of the opening an article is about.

Each event of headline, lead and the next sentences gets points:

- for its place: headline before lead, both well before what follows;
- for naming somebody who does it, for a type, for the actor that the opening's events involve and
  the whole article names most, for being told again in another sentence;
- fewer where it sets the scene ("… after the court ruled"), labels the topic ("Budget vote:
  minister quits"), only tells which thing is meant ("names victims of the crash"), stands in a
  quotation, which comments on the news, or may not have happened ("could", "if", "called for").
"""

from collections.abc import Sequence

from attrs import frozen

from eventx.lexicon import words
from eventx.main_event.story import Story
from eventx.main_event.tellings import involved, retells
from eventx.parse import Parse, Token
from eventx.predicates import Trigger
from eventx.records import Event

__all__ = ("Candidate", "elect")

BACKGROUND = 5
"""Points that an event loses where it is no news itself: more than any place has."""
COMMENT = 3
"""Points that it loses within a quotation."""

ADJUNCTS = frozenset({"advcl", "advmod", "obl"})
BESIDE = frozenset({"conj", "list", "parataxis"})
INSIDE = frozenset({"amod", "appos", "compound", "nmod"})
GOING_ON = frozenset({"VerbForm=Part", "Tense=Pres"})
OPEN = frozenset({"possible", "hypothetical", "requested"})


@frozen
class Candidate:
    """An event of the opening.

    Attributes
    ----------
    event : Event
        The event.
    points : int
        How much speaks for it.
    aside : bool
        Whether it is no news itself, but background, a comment, or not real.
    """

    event: Event
    points: int
    aside: bool


def elect(story: Story) -> list[Candidate]:
    """Return the events of the opening, the one that the text is about first.

    Parameters
    ----------
    story : Story
        The text with all that was found in it.
    """
    opening = story.told
    events = [event for _, event in opening]
    heads = {w.i for t, _ in opening for w in (t.token, t.light) if w is not None}
    protagonists = _protagonists(events)
    found = []
    for trigger, event in opening:
        lost = BACKGROUND * _background(story.parse, trigger, heads)
        lost += COMMENT * _quoted(story, event) + (event.factuality in OPEN)
        points = (
            story.opening[trigger.token.sentence]
            + bool(event.who)
            + (event.type is not None)
            + (not protagonists.isdisjoint(involved(event)))
            + any(retells(other, event) for other in events)
        )
        found.append(Candidate(event, points - lost, lost > 0))
    return sorted(found, key=lambda c: -c.points)


def _protagonists(events: Sequence[Event]) -> set[str]:
    """Return those of the events' actors that the article names most, more than once, by their ids."""
    named = {
        p.entity.id: len(p.entity.mentions)
        for event in events
        for p in (*event.who, *event.to_whom, *event.object)
        if p.entity is not None
    }
    most = max(named.values(), default=0)
    return {name for name, times in named.items() if times == most > 1}


def _background(parse: Parse, trigger: Trigger, heads: set[int]) -> bool:
    """Say whether an event is no news itself: it depends on another one, a noun, or a verb of saying.

    "Resigned after [a report]", "police [investigating] the crash", "victims of [the crash]",
    "[speaking in Rome], he said"; not "five are dead after [a tram overturned]", where no other
    word tells what happened. Nor is the topic in front of a colon, or what is cut short.
    """
    token = trigger.light or trigger.token
    if _label(parse, token, heads) or _breaking(parse, token) is not None:
        return True
    while (head := parse.head(token)) is not None:
        if token == _breaking(parse, head):
            token = head
            continue
        if (token.rel == "acl" and head.head >= 0) or (
            token.rel in ADJUNCTS and head.upos == "VERB"
        ):
            return True
        if head.i in heads and token.rel not in BESIDE:
            return True
        if token.rel in INSIDE and head.upos in {"NOUN", "PROPN"}:
            return True
        token = head
    return False


def _breaking(parse: Parse, verb: Token) -> Token | None:
    """Return what cuts short what was going on: "was driving home [when a tree fell]"."""
    if not verb.feats >= GOING_ON or not any(
        "Tense=Past" in c.feats for c in parse.children(verb, "aux")
    ):
        return None
    when = words(parse.language, "times")["relative"]
    for clause in parse.children(verb, "advcl"):
        openers = parse.children(clause, "advmod", "mark")
        if clause.i > verb.i and any(c.low in when for c in openers):
            return clause
    return None


def _label(parse: Parse, token: Token, heads: set[int]) -> bool:
    """Say whether a noun is the topic that a headline opens with: "Train [crash]: driver held"."""
    sentence = parse.sentences[token.sentence]
    if token.upos == "VERB":
        return False
    behind = parse.tokens[token.i + 1 : sentence.stop]
    colon = next((t.i for t in behind if t.form == ":"), None)
    if colon is None or any(
        t.upos in {"VERB", "AUX"} for t in parse.tokens[sentence.first : colon]
    ):
        return False
    return any(i in heads for i in range(colon, sentence.stop))


def _quoted(story: Story, event: Event) -> bool:
    """Say whether the word of an event stands in quotation marks, or in a report that is a quotation."""
    report, at = event.according_to, event.what.trigger.start
    if report is not None and report.kind != "indirect":
        return True
    return any(quote.start < at < quote.end for quote in story.quotes)
