"""Text as a string of word classes, so that time expressions are patterns over classes.

The words that matter for times get one letter each, by their class in the word
list ``times.toml`` or by their shape (a year, a clock, an ISO date); all others
are ``x``. The lexer reads the text itself, so that it does not matter how a
backend cuts "mid-1990s" or "7 p.m." into tokens.
"""

import re
from functools import cache
from itertools import pairwise
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
    "the": "7", "its": "8", "a": "9", "of": "0", "on": "@", "and": "&", "or": "|", "until": "^",
    "between": "_", "ending": "z", "in_time": ")", "oclock": "%",
    "than": "}", "zone": "Z", "era": "J", "named": "K",
}  # fmt: skip

# One letter for each shape.
_SHAPES: Final = {
    "iso": "I", "slashed": "/", "clock": ":", "hour": "i", "ampm": "=", "offset": "*", "numbered": "{",
    "years": "G", "ordinal": "O", "year": "Y", "short": "D", "digits": "#", "amount": "$", "poss": "'",
    "hyphen": "-", "dash": "?", "comma": ",", "stop": ";", "break": "!", "open": "[", "close": "]", "apostrophe": "`",
}  # fmt: skip

CLASSES: Final = _WORDS | _SHAPES
"""Letter of each class, by its name."""

# Over text in lower case.
_LEXEME: Final = r"""
    (?![^\S\n](?![ap]\.?\s?m))(?:  # a space begins nothing but " p.m."; most places are passed over here
      (?P<word>(?<!\d)(?!\b[qh][1-4]\b)[^\W\d_]+(?:['\u2019][^\W\d_]{2,})?)  # first, since most are
    | (?P<numbered>\b[qh][1-4]\b)
    | (?P<iso>\b\d{4}-(?:0\d|1[0-2])-[0-3]\d(?:[t ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?
          (?:z|[+-]\d\d:?\d\d)?)?(?![\w-])|\b(?:1[89]|20)\d\d/(?:0?\d|1[0-2])/[0-3]?\d(?![\w/-]))
    | (?P<slashed>\b[0-3]?\d(?P<sep>[/.])[0-3]?\d(?P=sep)(?:1[89]|20)?\d\d(?![\w/]|[.-]\d)
          |\b[01]?\d/[0-3]?\d(?![\w/]|[.-]\d))
    | (?P<clock>\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|\b[01]?\d\.[0-5]\d(?=\s?[ap]\.?m\b))
    | (?P<hour>\b[01]?\d(?=\s?[ap]\.?m\b))
    | (?P<ampm>(?<=\d)\s?(?:[ap]\.\s?m\.|[ap]\.?m\b))
    | (?P<offset>(?:(?<=gmt)|(?<=utc)|(?<=gmt\s)|(?<=utc\s))[+\u2212-]\s?\d{1,2}(?::?\d\d)?(?![\d:])
          |[+\u2212-]\s?\d{1,2}(?::?\d\d)?(?=\s*(?:gmt\b|utc\b))
          |(?<!\d)(?<!\d\s)[+\u2212-]\s?\d{1,2}(?::?\d\d)?(?=\s*\))
          |(?:(?<=:\d\d)|(?<=:\d\d\s))(?:[+\u2212-]\d{4}|\+\d\d:\d\d)(?![\d:]))
    | (?P<years>(?:\b1\d|\b20)\d0(?:['\u2019]?s\b)|['\u2019`][1-9]0s\b)
    | (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<code>[$\u00a3\u20ac\u00a5\u20b9#]\s?\d[\d,.]*\d?|\d+(?:-\d+){2,}|\d{3}-\d{4}\b)
    | (?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d:/-])|\b\d+\.\d+(?![.:/-]?\d))
    | (?P<score>(?!(?:1[89]|20)\d\d/\d\d\b(?!/))\d+(?:[.:/]\d+)+)
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
    )
    """


@cache
def _lexeme() -> "re.Pattern[str]":
    """Return the pattern of a lexeme, compiled when a text is first read: an import needs none."""
    return re.compile(_LEXEME, re.VERBOSE)


_YEARS: Final = range(1000, 2200)
_OUTSIDE: Final = "x"
_OTHER: Final = (_OUTSIDE, None)
_NAMED: Final = frozenset({_WORDS["month"], _WORDS["weekday"], _WORDS["shortday"]})
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
    firsts, lasts : list of re.Match
        Where each word begins and ends: two matches for a phrase of the word list,
        else one and the same. Most are never asked, so that offsets are not kept.
    """

    classes: str
    values: list[Any]
    firsts: "list[re.Match[str]]"
    lasts: "list[re.Match[str]]"

    def start(self, at: int) -> int:
        """Return the code-point offset at which a word begins."""
        return self.firsts[at].start()

    def end(self, at: int) -> int:
        """Return the code-point offset at which a word ends."""
        return self.lasts[at].end()


# What is known of phrases that begin with two words: all words, letter, value; longest first.
_Phrases = dict[str, dict[str, list[tuple[list[str], str, Any]]]]


@frozen
class _Words:
    """The word list turned around: word to (letter, value), and the phrases by their first two words."""

    single: dict[str, tuple[str, Any]]
    capitalised: frozenset[str]
    phrases: _Phrases


@cache
def _word_list(language: str) -> _Words:
    single: dict[str, tuple[str, Any]] = {}
    phrases: _Phrases = {}
    for name, entries in words(language, "times").items():
        if name not in _WORDS:
            continue
        for entry, value in entries.items():
            parts = [m.group() for m in _lexeme().finditer(entry)]
            if len(parts) == 1:
                single[entry] = _WORDS[name], value
            else:
                begins = phrases.setdefault(parts[0], {}).setdefault(parts[1], [])
                begins.append((parts, _WORDS[name], value))
                begins.sort(key=lambda phrase: -len(phrase[0]))
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
    matches = list(_lexeme().finditer(_plain(text)))
    forms = [match[0] for match in matches]
    read = [known.single.get(form, _OTHER) for form in forms]
    last = len(matches) - 1
    for k, match in enumerate(matches):
        kind = match.lastgroup
        if kind in _WORDLIKE:
            if forms[k] in known.capitalised and text[match.start()].islower():
                read[k] = _OTHER
        elif kind == "digits":
            read[k] = _digits(forms[k]), forms[k]
        elif kind == "stop" and k < last and _ends(text, matches[k + 1], read[k + 1][0]):
            read[k] = _SHAPES["break"], forms[k]
        else:
            read[k] = _SHAPES.get(kind or "", _OUTSIDE), forms[k]
    found = Lexemes("".join([r[0] for r in read]), [r[1] for r in read], matches, matches)
    return _joined(found, forms, known.phrases)


def _ends(text: str, after: "re.Match[str]", kind: str) -> bool:
    """Say whether a full stop ends a sentence: "in May. Last week", not "Wed. Aug. 5"."""
    return text[after.start()].isupper() and kind not in _NAMED


def _plain(text: str) -> str:
    """Return a text in lower case with straight apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two, and offsets must hold
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lower.replace("\u2019", "'")


def _digits(form: str) -> str:
    if len(form) == 4 and int(form) in _YEARS:
        return _SHAPES["year"]
    return _SHAPES["short"] if len(form) <= 2 else _SHAPES["digits"]


def _joined(found: Lexemes, forms: list[str], phrases: _Phrases) -> Lexemes:
    """Make one word of each phrase of the word list ("the day before yesterday")."""
    begins = [
        k
        for k, (form, after) in enumerate(pairwise(forms))
        if form in phrases and after in phrases[form]
    ]
    classes: list[str] = []
    values: list[Any] = []
    firsts: list[re.Match[str]] = []
    lasts: list[re.Match[str]] = []
    done = 0
    for k in begins:
        if k < done:
            continue
        for parts, letter, value in phrases[forms[k]][forms[k + 1]]:
            stop = k + len(parts)
            if forms[k:stop] == parts:
                classes += [found.classes[done:k], letter]
                values += [*found.values[done:k], value]
                firsts += found.firsts[done : k + 1]
                lasts += [*found.lasts[done:k], found.lasts[stop - 1]]
                done = stop
                break
    return Lexemes(
        "".join(classes) + found.classes[done:],
        values + found.values[done:],
        firsts + found.firsts[done:],
        lasts + found.lasts[done:],
    )
