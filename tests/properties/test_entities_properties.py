"""Any tree passes, and every answer points into the text."""

from hypothesis import given
from hypothesis import strategies as st

from eventx.entities import find_entities
from eventx.parse import EntitySpan, Parse, Word
from eventx.places import country

FORMS = [
    "Kim",
    "Putin",
    "he",
    "its",
    "they",
    "The",
    "minister",
    "Russian",
    "Paris",
    "(",
    "UN",
    "bank",
    "’s",
    "\ud800",
]
RELATIONS = [
    "nsubj",
    "obj",
    "flat",
    "compound",
    "appos",
    "nmod",
    "conj",
    "det",
    "amod",
    "case",
    "advcl",
]


@st.composite
def parses(draw):
    """Return a parse of random words, relations and names."""
    forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=25))
    text = " ".join(forms)
    words, at = [], 0
    for k, form in enumerate(forms):
        head = 0 if k == 0 else draw(st.integers(1, k))
        relation = "root" if k == 0 else draw(st.sampled_from(RELATIONS))
        upos = draw(st.sampled_from(["NOUN", "PROPN", "PRON", "VERB", "DET", "ADJ", "PUNCT"]))
        words.append(
            Word(form, form.lower(), upos, "", frozenset(), head, relation, at, at + len(form))
        )
        at += len(form) + 1
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)), max_size=4))
    kinds = st.sampled_from(["PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "MISC", "odd"])
    names = [EntitySpan(s, min(len(text), s + n), draw(kinds)) for s, n in spans]
    return Parse.build(text, [words], entities=names)


@given(parses())
def test_any_tree_passes(parse):
    found = find_entities(parse)
    for entity in found.entities:
        assert entity.mentions
        assert all(parse.text[m.start : m.end] == m.text for m in entity.mentions)
    for token in parse.tokens:
        entity = found.at(token.i)
        assert entity is None or entity in found.entities
        iso = country(parse, token)
        assert iso is None or len(iso) == 2


@given(parses())
def test_the_same_parse_gives_the_same_entities(parse):
    assert find_entities(parse) == find_entities(parse)
