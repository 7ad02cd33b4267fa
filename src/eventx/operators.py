"""What words make of the events in their scope: "may", "refuse", "without", "alleged"."""

from functools import cache
from typing import Any

from attrs import frozen

from eventx.lexicon import words

__all__ = ("Operators", "operators")

Statuses = dict[str, tuple[str, ...]]


@frozen
class Operators:
    """What words make of the events in their scope, by lemma or form."""

    auxiliary: Statuses
    governor: Statuses
    infinitive: Statuses
    gerund: Statuses
    creates: Statuses
    modifier: Statuses
    preposition: Statuses
    mark: Statuses
    adverb: Statuses
    finite: frozenset[str]
    saying: frozenset[str]
    evidence: frozenset[str]
    sharing: frozenset[str]
    until: frozenset[str]
    temporal: frozenset[str]
    prior: frozenset[str]
    done_for: frozenset[str]
    inverted: frozenset[str]
    ending: frozenset[str]
    admitting: frozenset[str]
    multiplying: frozenset[str]
    ranking: frozenset[str]
    shell: frozenset[str]
    negation: dict[str, frozenset[str]]


@cache
def operators(language: str) -> Operators:
    """Return the operators of `language`, read once."""
    data = words(language, "factuality")
    negation: dict[str, Any] = data["negation"]
    return Operators(
        _by_word(data["auxiliary"]),
        _by_word(data["governor"]),
        _by_word(data["infinitive"]),
        _by_word(data["gerund"]),
        _by_word(data["creates"]),
        _by_word(data["modifier"]),
        _by_word(data["preposition"]),
        _by_word(data["mark"]),
        _by_word(data["adverb"]),
        frozenset(data["finite"]),
        frozenset(data["saying"]),
        frozenset(data["evidence"]),
        frozenset(data["sharing"]),
        frozenset(data["until"]),
        frozenset(data["temporal"]),
        frozenset(data["prior"]),
        frozenset(data["done_for"]),
        frozenset(data["inverted"]),
        frozenset(data["ending"]),
        frozenset(data["admitting"]),
        frozenset(data["multiplying"]),
        frozenset(data["ranking"]),
        frozenset(words(language, "frames")["shell"]),
        {kind: frozenset(listed) for kind, listed in negation.items()},
    )


def _by_word(table: dict[str, list[str]]) -> Statuses:
    """Return the statuses of each word; "unlikely" has two, negative and possible."""
    found: dict[str, list[str]] = {}
    for status, listed in table.items():
        for word in listed:
            found.setdefault(word, []).append(status)
    return {word: tuple(statuses) for word, statuses in found.items()}
