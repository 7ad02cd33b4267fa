"""Hang each time on the verb or noun that it dates."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.records import Time
from eventx.times.happenings import event_dated, is_event, told_with
from eventx.times.reference import DayOfYear

__all__ = ("anchor", "measures")

_CONTENT: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_POINTS: Final = frozenset({"DATE", "TIME"})
_CLIMB: Final = 20
# How many words may stand between a time and the verb behind it.
_BETWEEN: Final = 10
# How many words behind a length of time the "after" may come.
_BEHIND: Final = 2
# How many words a date has at most.
_PHRASE: Final = 6
# How many words a source may have in front of its time.
_SOURCE: Final = 20


def anchor(
    parse: Parse, times: Sequence[Time], reference: date | DayOfYear | None = None
) -> dict[int, tuple[Time, ...]]:
    """Find the word that each time modifies.

    Parameters
    ----------
    parse : Parse
        The text's parse.
    times : sequence of Time
        Its time expressions, in text order.
    reference : date, datetime, DayOfYear or None
        What "today" is: what is past is not dated by what is to come.

    Returns
    -------
    dict of int to tuple of Time
        The times of each verb or noun, by `Token.i`. Times within names ("the
        September 11 Museum") and vague adjectives ("the current crisis") date nothing.
    """
    starts = parse.starts
    spans = [
        parse.tokens[bisect_left(starts, time.start) : bisect_left(starts, time.end)]
        for time in times
    ]
    timed = {token.i for span in spans for token in span}
    found: dict[int, list[Time]] = {}
    for time, span in zip(times, spans, strict=True):
        top = _top(span)
        adjunct = top is not None and _is_adjunct(time, top) and not measures(parse, time)
        governor = _governor(parse, top, timed) if top and adjunct else None
        if governor and time.type == "DURATION":
            governor = _lasting(parse, governor, span, known="X" not in time.value)
        if governor and top and time.type in _POINTS:
            governor = event_dated(parse, governor, span, top, ahead=_is_ahead(time, reference))
        for dated in _dated(parse, governor, top) if top and governor else ():
            found.setdefault(dated.i, []).append(time)
        for clause in _clauses(parse, span):
            found.setdefault(clause.i, []).append(time)
    return {i: tuple(hung) for i, hung in found.items()}


def _is_adjunct(time: Time, top: Token) -> bool:
    """Tell whether a time dates something: "the current crisis", "the future lies" do not."""
    if time.value.endswith("_REF"):
        return top.rel not in {"amod", "nsubj", "obj"}
    return top.rel != "amod" or time.type != "SET"


def measures(parse: Parse, time: Time) -> bool:
    """Tell whether a length of time is what is done: "ordered three days of mourning", "sought ten years".

    Parameters
    ----------
    parse : Parse
        The text's parse.
    time : Time
        One of its time expressions.
    """
    if time.type != "DURATION":
        return False
    top = _top([parse.tokens[i] for i in parse.inside(time.start, time.end)])
    if top is None or top.rel not in {"obj", "nsubj"}:
        return False
    verb = parse.head(top)
    granted = verb is not None and verb.lemma in words(parse.language, "times")["granting"]
    return granted or _filled(parse, top)


def _filled(parse: Parse, top: Token) -> bool:
    """Say whether a phrase behind says what the time is full of: "[of] mourning"."""
    behind = (c for c in parse.dependents[top.i] if c.rel == "nmod" and c.i > top.i)
    return any(parse.child(c, "case") is not None for c in behind)


def _top(span: Sequence[Token]) -> Token | None:
    """Return the token of a span whose head lies outside it."""
    inside = {t.i for t in span}
    for token in span:
        if token.head not in inside and token.rel not in {"case", "punct"}:
            return token
    return span[0] if span else None


def _governor(parse: Parse, top: Token, timed: set[int]) -> Token | None:
    """Climb from the top word of a time to the word it modifies."""
    at = top
    for _ in range(_CLIMB):
        if at.head < 0:
            return _granted(parse, at)
        above = parse.tokens[at.head]
        if at.rel in {"compound", "flat"} and above.upos == "PROPN":
            return None
        measured = _is_measured(parse, at, above) or _is_season(parse, at, above)
        if above.i not in timed and above.upos in _CONTENT and not measured:
            return _verb_of(parse, at, _lifted(parse, at, above))
        at = above
    return None


def _lifted(parse: Parse, time: Token, above: Token) -> Token:
    """Return the verb over a thing that no time can date: "saw [the car] at 6 a.m.", "annulled by [a court] in May"."""
    verb, lists = parse.head(above), words(parse.language, "times")
    if verb is None or verb.upos != "VERB" or time.rel != "nmod" or time.i < above.i:
        return above
    case, place = parse.child(time, "case"), parse.child(above, "case")
    agent = above.deprel == "obl:agent"
    there = above.rel == "obl" and place is not None and place.low in lists["place"]
    fits = agent or ((there or above.rel == "obj") and (case is None or case.low in lists["at"]))
    thing = above.upos == "NOUN" and not is_event(parse, above)
    return verb if fits and thing else above


def _is_ahead(time: Time, reference: date | DayOfYear | None) -> bool:
    """Tell whether a time begins after the reference day."""
    if time.begins is None or not isinstance(reference, date):
        return False
    return time.begins[:10] > reference.isoformat()[:10]


def _is_measured(parse: Parse, time: Token, above: Token) -> bool:
    """Tell whether a time measures how far something is from `above`: "[three days] after the attack"."""
    far = words(parse.language, "times")["after_length"]
    behind = parse.tokens[time.i + 1 : time.i + 1 + _BEHIND]
    return any(c.low in far and c.rel in {"case", "mark"} and c.head == above.i for c in behind)


def _is_season(parse: Parse, time: Token, above: Token) -> bool:
    """Tell whether `above` is only what a time is called: "in the 2021-22 season"."""
    named = words(parse.language, "times")["named_stretch"]
    return above.lemma in named and time.rel in {"compound", "nummod", "nmod", "amod"}


def _lasting(parse: Parse, governor: Token, time: Sequence[Token], *, known: bool) -> Token | None:
    """Return what lasts for a length of time: `governor`, the "talks" of "for two days of talks", or nothing.

    "Sentenced to ten years", "jailed for ten years" and "extended by a year" are amounts; "the second attack in three
    months" and "met for the second time in three months" lasted no three months.
    """
    lists = words(parse.language, "times")
    before = parse.tokens[time[0].i - 1] if time[0].i else None
    if any(t.low in lists["comparing"] for t in parse.tokens[time[-1].i + 1 : time[-1].i + 3]):
        return None  # "a day later than planned"
    amount = lists["amounting"] if governor.lemma not in lists["setting"] else lists["amount"]
    if _is_superlative(parse, governor) or (known and before is not None and before.low in amount):
        return None
    if before is None or before.rel != "case":
        return governor
    if before.i and _is_superlative(parse, parse.tokens[before.i - 1]):
        return None
    return (before.low in lists["taking"] and _content(parse, time)) or governor


def _content(parse: Parse, time: Sequence[Token]) -> Token | None:
    """Return what fills a length of time: the talks of "two days of talks"."""
    of = parse.tokens[time[-1].i + 1 : time[-1].i + 2]
    filling = parse.head(of[0]) if of and of[0].low == "of" else None
    return filling if filling is not None and filling.head in {t.i for t in time} else None


def _is_superlative(parse: Parse, noun: Token) -> bool:
    """Tell whether a length of time is what something is the first of: "the worst attack in years"."""
    return noun.upos == "NOUN" and any(
        c.xpos == "JJS" or c.low in words(parse.language, "times")["first_of"]
        for c in parse.dependents[noun.i]
    )


def _verb_of(parse: Parse, time: Token, above: Token) -> Token:
    """Hang a time between subject and verb on the verb ("The bureau on June 5 cancelled it")."""
    verb = parse.head(above)
    if above.rel == "ccomp" and verb is not None and verb.i < time.i < verb.i + _PHRASE:
        # "said [on Monday] they would leave", but not "said that on Monday …"
        phrase = parse.tokens[verb.i + 1 : time.i]
        return verb if time.i < above.i and all(_below(parse, t, time) for t in phrase) else above
    if above.rel != "nsubj" or verb is None or not above.i < time.i < verb.i < time.i + _BETWEEN:
        return above
    between = parse.tokens[time.i + 1 : verb.i]
    fits = all(t.head in {time.i, verb.i} or t.upos == "PUNCT" or _below(parse, t, time)
               for t in between)  # fmt: skip
    return verb if fits and verb.upos == "VERB" else above


def _dated(parse: Parse, governor: Token, time: Token) -> Iterator[Token]:
    """Yield what a time on `governor` dates: it, or also the noun that it speaks of.

    "[The war] began in May", "a spate of [attacks] in May", "the [attack] on Monday killed two".
    """
    lists = words(parse.language, "times")
    source = _source(parse, governor, time, lists["according"])
    if source is not None:
        yield source
        return
    yield governor
    if governor.lemma in lists["occurrence"]:
        noun = _subject(parse, governor)
    elif governor.lemma in lists["amount_of"]:
        noun = parse.child(governor, "nmod")
    else:
        noun = told_with(parse, governor, time)
    if noun is not None and noun.upos in {"NOUN", "PROPN"}:
        yield noun


def _clauses(parse: Parse, span: Sequence[Token]) -> Iterator[Token]:
    """Yield the verbs of the clauses about a time: "since June 18, when crowds stormed parliament"."""
    when = words(parse.language, "times")["relative"]
    for token in span:
        for child in parse.dependents[token.i]:
            below = parse.dependents[child.i]
            if child.rel == "acl" and any(c.low in when and c.rel == "advmod" for c in below):
                yield child


def _source(parse: Parse, verb: Token, time: Token, according: list[str]) -> Token | None:
    """Return the source that a time belongs to ("According to KCNA on Thursday, Kim left")."""
    if not verb.i > time.i:
        return None
    for token in reversed(parse.tokens[max(0, time.i - _SOURCE) : time.i]):
        if token.sentence != time.sentence or token.low == ",":
            return None
        if token.low in according:
            return parse.head(token)
    return None


def _subject(parse: Parse, verb: Token) -> Token | None:
    """Return the noun that lasted or began ("The war lasted …", "the war, which began …")."""
    subject, above = parse.child(verb, "nsubj"), verb
    while subject is None and above.rel in {"xcomp", "conj"}:  # "began in May and is due to end"
        above = parse.tokens[above.head]
        subject = parse.child(above, "nsubj")
    if verb.rel == "acl" and (subject is None or subject.upos in {"PRON", "DET"}):
        return parse.head(verb)
    return subject


def _below(parse: Parse, token: Token, top: Token) -> bool:
    return any(t.i == top.i for _, t in zip(range(_CLIMB), parse.ancestors(token), strict=False))


def _granted(parse: Parse, root: Token) -> Token | None:
    """Hang a time that the parser took for the root on the verb behind it.

    "They were on Monday granted bail."
    """
    behind = parse.tokens[root.i + 1 : root.i + _BETWEEN]
    return next(
        (t for t in behind if t.head == root.i and t.rel == "acl" and t.upos == "VERB"), None
    )
