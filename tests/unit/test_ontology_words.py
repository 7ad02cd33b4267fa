"""The word lists of the built-in ontology are in order."""

from collections import Counter
from typing import get_args

from eventx.lexicon import words
from eventx.records import EntityType

PLOVER = words("en", "plover")
RULES = PLOVER["rules"]
BUILT_IN = {"country", *get_args(EntityType)}


def plain(kind):
    """Return the words of rules that ask for nothing else."""
    rules = [r for r in RULES if not set(r) - {"type", "verbs", "nouns"}]
    return Counter(word for rule in rules for word in rule.get(kind, ()))


def test_no_word_has_two_types_by_itself():
    assert [w for kind in ("verbs", "nouns") for w, n in plain(kind).items() if n > 1] == []


def test_words_are_lower_case_and_trimmed():
    lists = [v for rule in (*RULES, PLOVER["words"]) for v in rule.values() if isinstance(v, list)]
    every = [w for found in lists for w in found if w[1:] not in BUILT_IN]
    assert [w for w in every if w != " ".join(w.lower().split())] == []


def test_every_named_list_is_used():
    tables = (*RULES, *PLOVER["shifts"], PLOVER["words"])
    used = {w for table in tables for v in table.values() for w in _at(v)}
    assert used - BUILT_IN == set(PLOVER["words"])


def test_no_list_says_a_word_twice():
    lists = [v for rule in (*RULES, PLOVER["words"]) for v in rule.values() if isinstance(v, list)]
    assert [found for found in lists if len(found) != len(set(found))] == []


def _at(value):
    return [w[1:] for w in value if w.startswith("@")] if isinstance(value, list) else []
