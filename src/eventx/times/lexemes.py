"""Text as a string of word classes, so that time expressions are patterns over classes.

The words that matter for times get one letter each, by their class in the word
list ``times.toml`` or by their shape (a year, a clock, an ISO date); all others
are ``x``. The lexer reads the text itself, so that it does not matter how a
backend cuts "mid-1990s" or "7 p.m." into tokens.
"""

import re
from functools import cache
from typing import Any, Final

from attrs import frozen

from eventx.lexicon import words

__all__ = ("CLASSES", "Lexemes", "lex")

# One letter for each table of the word list.
_WORDS: Final = {
    "month": "M", "weekday": "W", "weekdays": "V", "shortday": "w", "season": "S", "seasons": "T",
    "unit": "U", "units": "u", "weekend": "E", "weekends": "e", "quarter": "Q", "half": "H",
    "period": "R", "part": "P", "parts": "p", "hourname": "C", "deictic": "d", "number": "N",
    "some": "s", "ordinal": "O", "second": "2", "decade": "g", "last": "l", "past": "b",
    "previous": "v", "next": "n", "coming": "c", "following": "f", "this": "h", "current": "k",
    "same": "j", "latest": "t", "recent": "r", "ago": "A", "earlier": "B", "later": "L",
    "before": "<", "after": ">", "scale": "1", "future": "X",
    "from": "F", "mod": "m", "edge": "(", "sometime": "o", "approx": "q", "more": "+", "or_so": "~",
    "old": "a", "every": "y", "times": "3", "recurring": "4", "vague": "5", "fiscal": "6",
    "the": "7", "its": "8", "a": "9", "of": "0", "on": "@", "and": "&", "until": "^", "oclock": "%",
    "zone": "Z", "era": "J", "named": "K",
}  # fmt: skip

# One letter for each shape.
_SHAPES: Final = {
    "iso": "I", "slashed": "/", "clock": ":", "hour": "i", "ampm": "=", "offset": "*",
    "years": "G", "ordinal": "O", "year": "Y", "short": "D", "digits": "#", "amount": "$", "poss": "'",
    "hyphen": "-", "dash": "?", "comma": ",", "stop": ";", "break": "!", "open": "[", "close": "]", "apostrophe": "`",
}  # fmt: skip

CLASSES: Final = _WORDS | _SHAPES
"""Letter of each class, by its name."""

_LEXEME: Final = re.compile(
    r"""
      (?P<word>(?<!\d)[^\W\d_]+(?:['\u2019][^\W\d_]{2,})?)  # first, since most are
    | (?P<iso>\b\d{4}-(?:0\d|1[0-2])-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?
          (?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])|\b(?:1[89]|20)\d\d/(?:0?\d|1[0-2])/[0-3]?\d(?![\w/-]))
    | (?P<slashed>\b[0-3]?\d(?P<sep>[/.])[0-3]?\d(?P=sep)(?:1[89]|20)?\d\d(?![\w/]|[.-]\d)
          |\b[01]?\d/[0-3]?\d(?![\w/]|[.-]\d))
    | (?P<clock>\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<hour>\b[01]?\d(?=\s?[ap]\.?m\b))
    | (?P<ampm>(?<=\d)\s?(?:[ap]\.\s?m\.|[ap]\.?m\b))
    | (?P<offset>(?:(?<=gmt)|(?<=utc)|(?<=gmt\s)|(?<=utc\s))[+\u2212-]\s?\d{1,2}(?::?\d\d)?(?![\d:])
          |[+\u2212-]\s?\d{1,2}(?::?\d\d)?(?=\s*(?:\)|gmt\b|utc\b))
          |(?:(?<=:\d\d)|(?<=:\d\d\s))(?:[+\u2212-]\d{4}|\+\d\d:\d\d)(?![\d:]))
    | (?P<years>(?:\b1\d|\b20)\d0(?:['\u2019]?s\b)|['\u2019`][1-9]0s\b)
    | (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<code>[$\u00a3\u20ac\u00a5\u20b9#]\s?\d[\d,.]*\d?|\d+(?:-\d+){2,}|\d{3}-\d{4}\b)
    | (?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d:/-])|\b\d+\.\d+(?![.:/-]?\d))
    | (?P<score>\d+(?:[.:/]\d+)+)
    | (?P<digits>\b\d+(?![\w%\u00b0]))
    | (?P<poss>['\u2019]s\b)
    | (?P<tail>[^\W\d_]+(?:['\u2019][^\W\d_]{2,})?)
    | (?P<hyphen>(?<=\w)[-\u2010\u2011\u2013_/](?=\w))
    | (?P<dash>[-\u2013\u2014_/])
    | (?P<comma>,)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<stop>\.)
    | (?P<apostrophe>['\u2019`])
    | (?P<break>\n\s*\n|[;!?])
    | \d\w*|[^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEARS: Final = range(1000, 2200)
_OUTSIDE: Final = "x"
_OTHER: Final = (_OUTSIDE, None)
_WORDLIKE: Final = frozenset({"word", "tail"})


@frozen
class Lexemes:
    """The words of a text and their classes.

    Attributes
    ----------
    classes : str
        One letter for each word, see `CLASSES`.
    values : list
        What the word list says of each word; the text of a number or clock.
    starts, ends : list of int
        Code-point offsets of each word.
    """

    classes: str
    values: list[Any]
    starts: list[int]
    ends: list[int]


@frozen
class _Words:
    """The word list turned around: word to (letter, value), and the phrases by first word."""

    single: dict[str, tuple[str, Any]]
    capitalised: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]]


@cache
def _word_list(language: str) -> _Words:
    single: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for name, entries in words(language, "times").items():
        if name not in _WORDS:
            continue
        for entry, value in entries.items():
            parts = tuple(m.group() for m in _LEXEME.finditer(entry))
            if len(parts) == 1:
                single[entry] = _WORDS[name], value
            else:
                phrases.setdefault(parts[0], []).append((parts, _WORDS[name], value))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return _Words(single, frozenset(words(language, "times")["capitalised"]), phrases)


def lex(text: str, language: str) -> Lexemes:
    """Read a text into classes of words.

    Parameters
    ----------
    text : str
        Any text.
    language : str
        ISO 639-1 code; its word list is ``times.toml``.
    """
    known = _word_list(language)
    single, phrases, capitalised = known.single, known.phrases, known.capitalised
    classes: list[str] = []
    values: list[Any] = []
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    # lowering may change the length ("İ"), and offsets must hold
    plain = text.lower() if len(text.lower()) == len(text) else text
    plain = plain.replace("\u2019", "'")
    for match in _LEXEME.finditer(plain):
        kind, form = match.lastgroup, match.group()
        start, end = match.span()
        if kind in _WORDLIKE:
            letter, value = single.get(form, _OTHER)
            if letter != _OUTSIDE and form in capitalised and text[start].islower():
                letter = _OUTSIDE
        elif kind == "digits":
            letter, value = _digits(form), form
        else:
            letter, value = _SHAPES.get(kind or "", _OUTSIDE), form
        forms.append(form)
        classes.append(letter)
        values.append(value)
        starts.append(start)
        ends.append(end)
    found = Lexemes("".join(classes), values, starts, ends)
    return _joined(found, forms, phrases)


def _digits(form: str) -> str:
    if len(form) == 4 and int(form) in _YEARS:
        return _SHAPES["year"]
    return _SHAPES["short"] if len(form) <= 2 else _SHAPES["digits"]


def _joined(
    found: Lexemes,
    forms: list[str],
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]],
) -> Lexemes:
    """Make one word of each phrase of the word list ("the day before yesterday")."""
    classes: list[str] = []
    values: list[Any] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for k in [k for k, form in enumerate(forms) if form in phrases]:
        if k < done:
            continue
        for parts, letter, value in phrases[forms[k]]:
            stop = k + len(parts)
            if tuple(forms[k:stop]) == parts:
                classes += [found.classes[done:k], letter]
                values += [*found.values[done:k], value]
                starts += found.starts[done : k + 1]
                ends += [*found.ends[done:k], found.ends[stop - 1]]
                done = stop
                break
    return Lexemes(
        "".join(classes) + found.classes[done:],
        values + found.values[done:],
        starts + found.starts[done:],
        ends + found.ends[done:],
    )
