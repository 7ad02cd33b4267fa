"""Which event a time dates where the verb over it is not, or not alone, what happens then."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.times.tense import is_past

__all__ = ("event_dated", "is_event", "told_with")

# How many dependents of a verb are looked at.
_WIDE: Final = 64
_THINGS: Final = frozenset({"nsubj", "obj", "obl"})


def event_dated(
    parse: Parse, governor: Token, time: Sequence[Token], top: Token, *, ahead: bool
) -> Token:
    """Return the event that a point in time dates: the word over it, or a noun in front of it.

    Parameters
    ----------
    parse : Parse
        The text's parse.
    governor : Token
        The word that the time hangs on.
    time : sequence of Token
        The time's words.
    top : Token
        The one of them over the others.
    ahead : bool
        Whether the time begins after the reference day.
    """
    noun = _beside(parse, governor, time)
    if noun is None and governor.upos == "VERB":
        noun = _planned(parse, governor, top, ahead=ahead)
        noun = noun or (None if ahead else _followed(parse, governor, top))
    return noun or governor


def told_with(parse: Parse, verb: Token, time: Token) -> Token | None:
    """Return the subject that a time stands behind, where it happens: "the [attack] on Monday killed two"."""
    while time.rel == "conj" and time.head >= 0:  # "the attacks on Monday and Tuesday killed two"
        time = parse.tokens[time.head]
    above = parse.head(time)
    if above is None or not is_event(parse, above):
        return None
    return above if above.head == verb.i and above.rel == "nsubj" and above.i < time.i else None


def is_event(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is one for what happens or is held: a strike, a summit."""
    arranged = words(parse.language, "times")["arranged"]
    return noun.upos == "NOUN" and (noun.lemma in _events(parse.language) or noun.lemma in arranged)


@cache
def _events(language: str) -> frozenset[str]:
    """Return the nouns of events, which have a time of their own."""
    return frozenset(words(language, "event_nouns")["event"])


def _planned(parse: Parse, verb: Token, time: Token, *, ahead: bool) -> Token | None:
    """Return what is planned for a time behind it: "called a [strike] for Monday".

    What was done is not dated by what is to come: "cancelled a [visit] next week", "[elections]
    next month were postponed"; nor is a plan: "plans a [march] on Monday", "the [vote] set for May".
    """
    lists, below = words(parse.language, "times"), parse.dependents[verb.i][:_WIDE]
    above = parse.head(verb)
    if above is not None and verb.rel == "acl" and verb.lemma in lists["foreseeing"]:
        return above if is_event(parse, above) else None
    cases = {c.low for c in parse.dependents[time.i] if c.rel == "case"}
    coming = any(c.low in lists["future_auxiliary"] or c.low in lists["infinitive"] for c in below)
    if coming or not cases.isdisjoint(lists["deadline"]):
        return None
    done = is_past(verb) or verb.xpos == "VBN"
    ahead = ahead or not cases.isdisjoint(lists["purpose"])
    if not (ahead if done else verb.lemma in lists["proposing"]):
        return None
    return _last_event(parse, verb, time, _THINGS)


def _followed(parse: Parse, verb: Token, time: Token) -> Token | None:
    """Return what was before, of "the visit follows [a call] on Monday", "comes after [talks] last week"."""
    present = verb.lemma in words(parse.language, "times")["sequel"] and not is_past(verb)
    return _last_event(parse, verb, time, _THINGS - {"nsubj"}) if present else None


def _beside(parse: Parse, governor: Token, time: Sequence[Token]) -> Token | None:
    """Return the event right in front of a time that the parser hung higher: "since her [arrest] in May".

    Where a verb is over both, only "since" says so: "died after a crash on Monday" dates the dying.
    """
    at = time[0].i - 1
    if at > 0 and parse.tokens[at].rel == "case":
        at -= 1
    noun = parse.tokens[max(at, 0)]
    if noun.head != governor.i or not is_event(parse, noun) or is_event(parse, governor):
        return None
    lists = words(parse.language, "times")
    since = any(c.low in lists["since"] for c in parse.dependents[noun.i])
    counts = governor.lemma in lists["amount_of"]  # "a spate of attacks in May"
    return noun if since or not (counts or governor.upos == "VERB") else None


def _last_event(parse: Parse, verb: Token, time: Token, rels: frozenset[str]) -> Token | None:
    """Return the last noun of an event in front of a time, among the dependents of the verb over it."""
    below = parse.dependents[verb.i][:_WIDE]
    nouns = [c for c in below if c.rel in rels and c.i < time.i and is_event(parse, c)]
    return nouns[-1] if nouns else None
