"""Tell times from words that only look like them: the verb may, a flight 1990, a fall."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Final

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.times.grammar import Match
from eventx.times.lexemes import CLASSES, Lexemes
from eventx.times.tense import is_past, tense

__all__ = ("Checker",)

_MODERN: Final = range(1900, 2040)
_RECORDED: Final = range(1400, 2100)
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "X"})
_NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"})


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    """Return the plain word lists of ``times.toml``, and the nouns of events."""
    lists = {
        name: frozenset(entries)
        for name, entries in words(language, "times").items()
        if isinstance(entries, list)
    }
    lists["speech"] = frozenset(words(language, "cues")["speech"])
    lists["lasting"] |= frozenset(words(language, "event_nouns")["event"])
    return lists


class Checker:
    """Looks at the words and the parse around a match.

    Parameters
    ----------
    parse : Parse
        The text's parse.
    lexemes : Lexemes
        The text's words.
    """

    def __init__(self, parse: Parse, lexemes: Lexemes) -> None:
        self._parse = parse
        self._lexemes = lexemes
        self._tenses: dict[tuple[int, bool, frozenset[str]], int] = {}
        self._starts = [t.start for t in parse.tokens]
        self._names = [e for e in parse.entities if e.type in _NAMES]
        self._name_starts = [e.start for e in self._names]
        self._lists = _lists(parse.language)

    def __call__(self, match: Match) -> bool:
        """Tell whether the words of a match are times where they stand."""
        classes, at = match.found.group(), match.found.start()
        if classes[0] in _NAMING and self.is_name(at, match.found.end()):
            return False
        if classes[0] == CLASSES["last"] and (self.is_verb(at) or self.is_infinitive(at)):
            return False
        if classes[0] == CLASSES["following"] and not self.is_modifier(at):
            return False
        if classes[0] == CLASSES["approx"] and self.is_during(at):
            return False
        if classes[-1] in _AGING and self.is_age(match.found.end()):
            return False
        test = _TESTS.get(classes)
        return test is None or test(self, at)

    def tense(self, at: int) -> int:
        """Return how surely lexeme `at` is past or to come, see `eventx.times.tense.tense`."""
        token = self.token(at)
        if token is None:
            return 0
        day = self._parse.head(token)
        if day is not None and day.i == token.i + 1 and (day.upos == "NUM" or token.rel == "det"):
            token = day  # "on May 30" and "on the 30th" hang on the day
        if token.upos in {"VERB", "AUX"} or token.head < 0:
            return tense(self._parse, token)
        if self._is_done(token):
            return -2
        # One verb may have thousands of times under it.
        below = self._parse.dependents[token.i]
        marks = frozenset(t.low for t in below if t.rel in {"case", "amod"})
        key = token.head, token.i < token.head, marks
        if key not in self._tenses:
            self._tenses[key] = tense(self._parse, token)
        return self._tenses[key]

    def _is_done(self, token: Token) -> bool:
        """Tell whether a time stands right behind a past verb: "said on Monday they would leave"."""
        at = token.i - 1
        if at > 0 and self._parse.tokens[at].rel == "case":
            at -= 1
            if self._parse.tokens[at + 1].low in self._lists["ahead"]:
                return False
        verb = self._parse.tokens[at] if at >= 0 else None
        adjunct = token.rel.startswith("obl") and token.sentence == (verb and verb.sentence)
        return adjunct and verb is not None and verb.upos == "VERB" and is_past(verb)

    def moves(self, at: int) -> bool:
        """Tell whether the narrative moves to a time: not to "since 1955", "a Christmas market", "the 1999 war"."""
        if self.form(at - 1).lower() in self._lists["since"]:
            return False
        token = self.token(at)
        if token is None:
            return True
        return self._lexemes.classes[at] not in _NAMING_NOUN or token.rel not in _IN_FRONT

    def is_passing(self, at: int, *, day: bool) -> bool:
        """Tell whether a time is named in passing, so that the narrative goes on from where it was.

        That of a report ("said on Sunday", "said in a statement on Sunday"), and the day of a
        relative clause ("a law that took effect on March 1").
        """
        token = self.token(at)
        above = [] if token is None else islice(self._parse.ancestors(token), 2)
        verb = next((t for t in above if t.upos == "VERB"), None)
        if verb is None:
            return False
        return verb.lemma in self._lists["speech"] or (day and verb.rel == "acl")

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds lexeme `at`."""
        token = self.token(at)
        return -1 if token is None else token.sentence

    def token(self, at: int) -> Token | None:
        """Return the token that holds the start of lexeme `at`."""
        if not self._starts:
            return None
        k = bisect_right(self._starts, self._lexemes.start(at)) - 1
        return self._parse.tokens[max(k, 0)]

    def before(self, at: int) -> Token | None:
        """Return the token in front of lexeme `at`."""
        token = self.token(at)
        return self._parse.tokens[token.i - 1] if token and token.i else None

    def form(self, at: int) -> str:
        """Return lexeme `at` as it is written."""
        if not 0 <= at < len(self._lexemes.classes):
            return ""
        return self._parse.text[self._lexemes.start(at) : self._lexemes.end(at)]

    def is_name(self, at: int, stop: int) -> bool:
        """Tell whether lexemes ``at:stop`` are in a name: "Theresa May", "the Daily Mail"."""
        k = bisect_right(self._name_starts, self._lexemes.start(at)) - 1
        return k >= 0 and self._lexemes.end(stop - 1) <= self._names[k].end

    def is_age(self, stop: int) -> bool:
        """Tell whether a length of time says how old somebody is: "a 6-year-old boy", "37 years old".

        That of what goes on says how long it has lasted: "an 8-month-old truce".
        """
        at = stop - (self.form(stop - 1).lower() in self._lists["aged"])
        at += self._lexemes.classes[at : at + 1] == CLASSES["hyphen"]
        token = self.token(at) if self.form(at).lower() in self._lists["aged"] else None
        noun = self._parse.head(token) if token is not None else None
        return token is not None and (noun is None or noun.lemma not in self._lists["lasting"])

    def is_during(self, at: int) -> bool:
        """Tell whether a lexeme is the preposition of "rose over two years", not that of "for over two years"."""
        token, before = self.token(at), self.before(at)
        if token is None or token.low not in self._lists["during"] or token.rel != "case":
            return False
        return before is None or before.rel != "case"

    def is_verb(self, at: int) -> bool:
        """Tell whether a lexeme is a verb: "the talks last ten minutes"."""
        token = self.token(at)
        return token is not None and token.upos == "VERB"

    def is_infinitive(self, at: int) -> bool:
        """Tell whether a lexeme is a verb by the word in front: "will start on Monday and last two days"."""
        counted = self._lexemes.classes[at + 1 : at + 2] in _COUNTING
        return counted and self.form(at - 1).lower() in self._lists["before_infinitive"]

    def is_modifier(self, at: int) -> bool:
        """Accept: following weeks; not "following Monday's debate"."""
        token = self.token(at)
        return token is not None and token.rel in {"amod", "dep"}

    def is_month(self, at: int) -> bool:
        """Accept: may, March: with a capital, and no verb."""
        form, token = self.form(at), self.token(at)
        if not form[:1].isupper():
            return False
        if len(form) == len("Jan") and form.lower() != "may":
            return self._lexemes.classes[at + 1 : at + 2] == CLASSES["stop"]
        if form.lower() in self._lists["ambiguous"]:
            return token is not None and token.upos in _NOMINAL and not self.is_surname(token)
        return True

    def is_surname(self, token: Token) -> bool:
        """Tell whether a word stands right behind a name: "Theresa May"."""
        before = self._parse.tokens[token.i - 1] if token.i else token
        return before.i < token.i and before.upos == "PROPN" and before.sentence == token.sentence

    def is_weekday(self, at: int) -> bool:
        """Accept: weekdays have a capital."""
        return self.form(at)[:1].isupper()

    def is_day(self, at: int) -> bool:
        """Accept: today, but not in a name ("the Today programme")."""
        token = self.token(at)
        return token is not None and not (token.rel == "compound" and self.form(at)[:1].isupper())

    def is_season(self, at: int) -> bool:
        """Accept: summer by itself: a noun, not a compound ("spring rolls")."""
        token = self.token(at)
        if token is None or token.upos not in _NOMINAL or token.rel in {"compound", "flat", "amod"}:
            return False
        form, before = self.form(at).lower(), self.form(at - 1).lower()
        if form == "fall" and self.form(at + 1).lower() in self._lists["after_fall"]:
            return False
        return form not in self._lists["ambiguous"] or before in self._lists["before_season"]

    def is_the_day(self, at: int) -> bool:
        """Accept: (on, the evening of) the 15th, but not "on the 15th floor"."""
        token = self.token(at + 1)
        if token is None or token.i < token.head < token.i + 3:
            return False
        part = self._lexemes.classes[max(0, at - 2) : at] == _key("part", "of")
        return part or self.form(at - 1).lower() in self._lists["before_day"]

    def is_the_season(self, at: int) -> bool:
        """Accept: the summer; the fall, but not "the fall of the tower"."""
        return self.is_season(at + 1)

    def is_the_part(self, at: int) -> bool:
        """Accept: (in) the afternoon, (throughout) the night."""
        return self.form(at - 1).lower() in self._lists["before_part"]

    def is_twilight(self, at: int) -> bool:
        """Accept: (at) dawn, (by) nightfall: not "at night"."""
        before = self.form(at - 1).lower()
        twilight = self.form(at).lower() in self._lists["twilight"]
        return twilight and before in self._lists["before_twilight"]

    def is_year(self, at: int) -> bool:
        """Accept: four digits are a year by the word in front, or by their size where nothing is counted."""
        before, token = self.form(at - 1).lower(), self.token(at)
        if before in self._lists["before_number"] or before in {"$", "#", "+"} or token is None:
            return False
        if self._ranges(at):
            return True
        counts = token.rel == "nummod" and token.head > token.i
        year = int(self.form(at))
        if before in self._lists["before_year"] and not counts:
            return True
        if year not in _MODERN:
            return before in {"(", ","} and not counts and year in _RECORDED
        head = self._parse.tokens[token.head] if token.head >= 0 else token
        return (
            not counts or year % 100 != 0 or not ("Number=Plur" in head.feats or head.xpos == "NNS")
        )

    def is_uncounted(self, at: int) -> bool:
        """Accept: the 5 of "March 3 and 5", not of "March 3 and 5 men"."""
        token = self.token(at)
        if token is None or token.rel != "nummod" or token.head < token.i:
            return token is not None
        return self._lexemes.classes[at + 1 : at + 2] == CLASSES["month"]

    def is_short_year(self, at: int) -> bool:
        """Accept: the '94 of "in '94", where nothing is counted."""
        return self.form(at - 1).lower() in self._lists["before_early_year"] and self.is_uncounted(
            at + 1
        )

    def is_numbered(self, at: int) -> bool:
        """Accept: Q3, but not "an Audi Q3" or the half-years and tables that H1 may be."""
        token, before = self.token(at), self.before(at)
        named = before is not None and before.upos == "PROPN"
        return token is not None and not named and self.form(at).startswith("Q")

    def is_number(self, at: int) -> bool:
        """Accept: an early year; the 0600 of "0600 to 0900 GMT"."""
        return self.is_early_year(at) or self._lexemes.classes[at + 3 : at + 4] == CLASSES["zone"]

    def is_early_year(self, at: int) -> bool:
        """Accept: three digits are a year behind a preposition, where nothing is counted ("in 866,")."""
        token, after = self.token(at), self.form(at + 1)
        return (
            len(self.form(at)) == len("866")
            and self.form(at - 1).lower() in self._lists["before_early_year"]
            and token is not None
            and token.rel != "nummod"
            and (not after[:1].isalpha() or after in self._lists["after_early_year"])
        )

    def _ranges(self, at: int) -> bool:
        """1950-1953, 1950 - 1953: both ends are years."""
        around = self._lexemes.classes[max(0, at - 2) : at + 3]
        return _key("year", "hyphen", "year") in around or _key("year", "dash", "year") in around

    def is_length(self, at: int) -> bool:
        """Accept: for years; hours after the vote; not a thing counted."""
        return (
            self.form(at - 1).lower() in self._lists["before_length"]
            or self.form(at + 1).lower() in self._lists["after_length"]
        )

    def is_span(self, at: int) -> bool:
        """Accept: over the years; in the weeks ahead; not "the years of the war"."""
        before, after = self.form(at - 1).lower(), self.form(at + 2).lower()
        if before in self._lists["before_span"]:
            return after != "of"
        return before == "in" and after in self._lists["after_span"]

    def is_stretch(self, at: int) -> bool:
        """Accept: the year, the quarter: not "the year book", "the quarter of voters"."""
        token = self.token(at + 1)
        return token is not None and token.rel != "compound" and self.form(at + 2).lower() != "of"

    def is_past(self, at: int) -> bool:
        """Accept: the past: a noun here, not "the past president"."""
        token = self.token(at + 1)
        return token is not None and token.upos == "NOUN"

    def is_vague(self, at: int) -> bool:
        """Accept: soon, but not in "soon after the vote", "as soon as it ended", "soon-to-be"."""
        if self._lexemes.classes[at + 1 : at + 2] == CLASSES["hyphen"]:
            return False
        return self.form(at + 1).lower() not in self._lists["after_vague"]

    def is_adjective(self, at: int) -> bool:
        """Accept: current: an adjective."""
        token = self.token(at)
        return token is not None and token.upos == "ADJ"

    def is_noun(self, at: int) -> bool:
        """Accept: future: a noun ("in future"), not an adjective."""
        token = self.token(at)
        return token is not None and token.upos == "NOUN" and token.rel != "compound"


_Test = Callable[[Checker, int], bool]


def _key(*names: str) -> str:
    return "".join(CLASSES[name] for name in names)


# What may begin a name with a capital: May, Friday, Today, Daily, Summer, Morning, Christmas.
_NAMING: Final = frozenset(
    _key("month", "weekday", "deictic", "recurring", "season", "part", "named", "vague")
)

# What names the noun behind it: a Christmas market, the 1999 war.
_NAMING_NOUN: Final = frozenset(_key("named", "year"))
_IN_FRONT: Final = frozenset({"compound", "nummod", "amod"})

# What begins a number of units.
_COUNTING: Final = frozenset(_key("number", "short", "digits", "some", "a"))
# What may end an age: 37 years (old), 6-year-old.
_AGING: Final = frozenset(_key("unit", "units", "old"))

_TESTS: Final[dict[str, _Test]] = {
    _key("month"): Checker.is_month,
    _key("weekday"): Checker.is_weekday,
    _key("deictic"): Checker.is_day,
    _key("part"): Checker.is_twilight,
    _key("season"): Checker.is_season,
    _key("the", "ordinal"): Checker.is_the_day,
    _key("the", "part"): Checker.is_the_part,
    _key("the", "season"): Checker.is_the_season,
    _key("seasons"): Checker.is_season,
    _key("year"): Checker.is_year,
    _key("short"): Checker.is_uncounted,
    _key("digits"): Checker.is_number,
    _key("apostrophe", "short"): Checker.is_short_year,
    _key("numbered"): Checker.is_numbered,
    _key("units"): Checker.is_length,
    _key("the", "units"): Checker.is_span,
    _key("the", "unit"): Checker.is_stretch,
    _key("the", "quarter"): Checker.is_stretch,
    _key("the", "past"): Checker.is_past,
    _key("vague"): Checker.is_vague,
    _key("current"): Checker.is_adjective,
    _key("future"): Checker.is_noun,
}
