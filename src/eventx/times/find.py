"""Find the time expressions of a text and give them values.

All rules look for their pattern; at each place the longest match that reads as
a time wins. Expressions are read in text order, so that "the next day" knows
the day spoken of before.
"""

import re
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Final

from eventx.parse import Parse
from eventx.records import Time
from eventx.times import clocks, dates, lengths, ranges, relative
from eventx.times.context import Context
from eventx.times.grammar import Match, Rule
from eventx.times.lexemes import CLASSES, Lexemes, lex
from eventx.times.merge import Found, days_shared, modified, on_day
from eventx.times.narrative import Narrative
from eventx.times.reference import DayOfYear
from eventx.times.value import interval, unit_of
from eventx.times.verify import Checker
from eventx.times.yearless import agreed

__all__ = ("find_times",)

_RULES: Final = ranges.RULES + dates.RULES + clocks.RULES + relative.RULES + lengths.RULES


def find_times(parse: Parse, reference: date | datetime | DayOfYear | None) -> tuple[Time, ...]:
    """Find the time expressions of a text.

    Parameters
    ----------
    parse : Parse
        The text's parse.
    reference : date, datetime, DayOfYear or None
        What "today" is; see `read_reference`. None leaves relative expressions
        underspecified; so does a day without its year what depends on the year.

    Returns
    -------
    tuple of Time
        In text order, without overlaps.
    """
    if isinstance(reference, DayOfYear):
        first, second = reference.examples()
        return agreed(
            find_times(parse, None),
            first,
            find_times(parse, first),
            second,
            find_times(parse, second),
        )
    lexemes = lex(parse.text, parse.language)
    found = _read_all(parse, lexemes, reference)
    return tuple(_record(parse.text, lexemes, f) for f in found)


def _read_all(parse: Parse, lexemes: Lexemes, reference: date | datetime | None) -> list[Found]:
    moment = reference if isinstance(reference, datetime) else None
    day = moment.date() if moment else reference
    check, narrative = Checker(parse, lexemes), Narrative(day)
    found: list[Found] = []
    done = 0
    for match, rule in _candidates(lexemes):
        first, stop = match.found.span()
        if first < done or not check(match):
            continue
        tense, sentence = partial(check.tense, first), check.sentence(first)
        told = narrative.at(first, sentence, tense)
        context = Context(day, moment, told, tense, check.before(first))
        meaning = rule.read(match, context)
        if meaning is None:
            continue
        found[-1:] = on_day(parse.text, lexemes, found[-1:], Found(first, stop, meaning))
        done, value = stop, found[-1].meaning.value
        unit = unit_of(value)
        if not unit or meaning.aside:
            continue
        back = told.near and told.point is not None
        if check.moves(first) and not (back and check.is_passing(first, day=unit == "day")):
            narrative.move(value, stop, sentence, tense)
        else:
            narrative.mention(value, sentence)
    return _whole(lexemes, found)


def _whole(lexemes: Lexemes, found: list[Found]) -> list[Found]:
    whole: list[Found] = []
    for f in days_shared(lexemes, found):
        whole.append(modified(lexemes, f, whole[-1].stop if whole else 0))
    return whole


# Words that hold no time by themselves. Rules look only at stretches that hold another one, and
# at the word behind.
_EMPTY: Final = (
    "the", "its", "a", "of", "on", "and", "or", "from", "until", "between", "ending", "before", "after", "comma", "stop", "break", "open",
    "close", "apostrophe", "hyphen", "dash", "poss", "some", "more", "mod", "edge", "old", "amount",
)  # fmt: skip
_STRETCH: Final = re.compile("[^x]+")
_TELLING: Final = re.compile(f"[^x{re.escape(''.join(CLASSES[name] for name in _EMPTY))}]")
# Stretches longer than this are too rare to remember.
_SHORT: Final = 40


@lru_cache(maxsize=4096)
def _fitting(stretch: str) -> tuple[int, ...]:
    """Return which rules match in a stretch of classes; the same few stretches come up again."""
    return tuple(k for k, rule in enumerate(_RULES) if rule.regex.search(stretch))


def _candidates(lexemes: Lexemes) -> list[tuple[Match, Rule]]:
    """Return the matches of all rules, leftmost first, longest first, earlier rules first."""
    classes = lexemes.classes
    hits = [
        (found.start(), -found.end(), k, found)
        for start, end in map(re.Match.span, _STRETCH.finditer(classes))
        if _TELLING.search(classes, start, end)
        for k in (
            _fitting(classes[max(0, start - 1) : end + 1])
            if end - start <= _SHORT
            else range(len(_RULES))
        )
        for found in _RULES[k].regex.finditer(classes, start, end + 1)
    ]
    hits.sort(key=lambda hit: hit[:3])
    return [(Match(lexemes, found), _RULES[k]) for _, _, k, found in hits]


def _record(text: str, lexemes: Lexemes, found: Found) -> Time:
    start, end = lexemes.start(found.first), lexemes.end(found.stop - 1)
    begins, ends = interval(found.meaning.value)
    meaning = found.meaning
    return Time(start, end, text[start:end], meaning.type, meaning.value, meaning.mod, begins, ends)
