"""The notation of the rules: patterns over classes of words.

A pattern names classes (`eventx.times.lexemes.CLASSES`) as in a regular
expression: ``"month stop? (short|ordinal) (comma? year)?"``. What a class
matched is read back by its name; of a name used twice, the second needs a digit
behind it to be read back.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from attrs import frozen

from eventx.times.context import Context, Meaning
from eventx.times.lexemes import CLASSES, Lexemes

__all__ = ("Match", "Reader", "Rule", "compiled")

_NAMES: Final = {letter: name for name, letter in CLASSES.items()}
_MACROS: Final = {
    # five, twenty-four, two hundred, a, several, 14, 3.5
    "quantity": "(?:9?1|9|[sND#$](?:-?N|-?1|(?<=1)&N){0,6})",
    # last, past, previous, next, coming, following, this, current, same, latest
    "relative": "[lbvncfhkjt]",
    # those of them that go with a number of units
    "window": "[lbvncfh]",
    # a stretch of the calendar, in the singular
    "stretch": "[UEQHSR]",
    # one that recurs or that "last" and "next" pick out
    "member": "[MWSPK]",
}
_NAME: Final = re.compile(r"([a-z_]+)(\d?)")


@frozen
class Match:
    """Where a rule matched.

    Attributes
    ----------
    lexemes : Lexemes
        The text's words.
    found : re.Match
        The match over their classes.
    """

    lexemes: Lexemes
    found: "re.Match[str]"

    def has(self, name: str) -> bool:
        """Tell whether the pattern's class of this name matched something."""
        return name in self.found.re.groupindex and self.found[name] is not None

    def get(self, name: str) -> Any:
        """Return what the word list says of the word matched by a class, None without one."""
        at = self.found.start(name) if name in self.found.re.groupindex else -1
        return self.lexemes.values[at] if at >= 0 else None

    def kind(self, name: str) -> str:
        """Return the class of the (first) word that a macro matched."""
        return _NAMES[self.found[name][0]] if self.has(name) else ""

    def many(self, name: str) -> list[Any]:
        """Return what the word list says of all words matched under a name."""
        return self.lexemes.values[self.found.start(name) : self.found.end(name)]


Reader = Callable[[Match, Context], Meaning | None]


@frozen
class Rule:
    """A construction and how to read it.

    Attributes
    ----------
    pattern : str
        In the notation of this module.
    read : callable
        Gives the meaning of a match, None where it is no time after all.
    """

    pattern: str
    read: Reader

    @property
    def regex(self) -> "re.Pattern[str]":
        """The pattern over letters, compiled when it is first read with: an import needs none."""
        return compiled(self.pattern)


@cache
def compiled(pattern: str) -> "re.Pattern[str]":
    """Turn a pattern over class names into one over their letters.

    Parameters
    ----------
    pattern : str
        In the notation of this module.

    Returns
    -------
    re.Pattern
        Each name is a group where it stands first.
    """
    seen: set[str] = set()

    def group(name: "re.Match[str]") -> str:
        letters = _MACROS.get(name[1]) or re.escape(CLASSES[name[1]])
        if name[0] in seen:
            return f"(?:{letters})"
        seen.add(name[0])
        return f"(?P<{name[0]}>{letters})"

    return re.compile(_NAME.sub(group, pattern).replace(" ", ""))
