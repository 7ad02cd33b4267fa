"""Lemmas of plurals that the bundled dictionary does not have."""

import pytest

from eventx.backends.stanza_lemmas import singular


@pytest.mark.parametrize(
    ("plural", "lemma"),
    [
        ("aides", "aide"),
        ("Marksmen", "marksman"),
        ("MPs", "MP"),
        ("adversaries", "adversary"),
        ("crutches", "crutch"),
        ("chassis", "chassis"),
        ("us", "us"),
        ("stimuli", "stimuli"),
    ],
)
def test_singular_of_a_regular_plural(plural, lemma):
    assert singular(plural) == lemma


def test_plural_that_the_dictionary_lacks_has_a_lemma(stanza_backend):
    parse = stanza_backend.annotate("Two bodybuilders and their bookmakers wore trousers.")
    lemmas = [token.lemma for token in parse.tokens]
    assert lemmas == [
        "two", "bodybuilder", "and", "their", "bookmaker", "wear", "trousers", ".",
    ]  # fmt: skip
