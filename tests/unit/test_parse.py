"""The waist: numbering, tree walks, and what a broken parse is told."""

import pytest

from eventx.errors import ParseError
from eventx.parse import EntitySpan, Parse, Word
from eventx.testing import parse_from_conllu


@pytest.fixture
def parse():
    return parse_from_conllu("""
        # text = Kim was seen. He left Rome.
        1  Kim   Kim    PROPN  NNP  _  3  nsubj:pass
        2  was   be     AUX    VBD  _  3  aux:pass
        3  seen  see    VERB   VBN  _  0  root  SpaceAfter=No
        4  .     .      PUNCT  .    _  3  punct
        5  He    he     PRON   PRP  _  6  nsubj
        6  left  leave  VERB   VBD  _  3  parataxis
        7  Rome  Rome   PROPN  NNP  _  6  obj  SpaceAfter=No
        8  .     .      PUNCT  .    _  6  punct
    """)


def word(start, end, head=0, form="a"):
    return Word(form, form, "X", "", frozenset(), head, "dep", start, end)


def forms(tokens):
    return [t.form for t in tokens]


def test_children_by_relation_with_and_without_subtype(parse):
    seen = parse.tokens[2]
    assert forms(parse.children(seen)) == ["Kim", "was", ".", "left"]
    assert forms(parse.children(seen, "nsubj", "aux")) == ["Kim", "was"]
    assert forms(parse.children(seen, "nsubj:pass")) == ["Kim"]
    assert parse.child(seen, "obj") is None


def test_head_ancestors_and_subtree(parse):
    rome, left, seen = parse.tokens[6], parse.tokens[5], parse.tokens[2]
    assert parse.head(rome) == left
    assert parse.head(seen) is None
    assert list(parse.ancestors(rome)) == [left, seen]
    assert forms(parse.subtree(left)) == ["He", "left", "Rome", "."]
    assert forms(parse.subtree(left, without=frozenset({"punct"}))) == ["He", "left", "Rome"]


def test_numbering_runs_through_the_document():
    parse = Parse.build("a b c", [[word(0, 1)], [], [word(2, 3, 2), word(4, 5)]])
    assert [(t.i, t.sentence, t.head) for t in parse.tokens] == [(0, 0, -1), (1, 1, 2), (2, 1, -1)]
    assert [(s.start, s.end) for s in parse.sentences] == [(0, 1), (2, 5)]
    assert forms(parse.words(parse.sentences[1])) == ["a", "a"]


def test_names_are_sorted():
    names = [EntitySpan(2, 3, "ORG"), EntitySpan(0, 1, "GPE")]
    assert [e.type for e in Parse.build("a b", [], entities=names).entities] == ["GPE", "ORG"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ([word(0, 9)], "are not in a text of 3"),
        ([word(1, 1)], "are not in a text of 3"),
        ([word(2, 3), word(0, 1, 1)], "before the word in front of it"),
        ([word(0, 1, 1)], "is not another word"),
        ([word(0, 1, 7)], "is not another word"),
        ([word(0, 1, 2), word(2, 3, 1)], "cycle"),
    ],
)
def test_a_broken_sentence_is_refused(words, problem):
    with pytest.raises(ParseError, match=problem):
        Parse.build("a b", [words])


def test_words_may_be_strings_of_a_backends_own_class():
    class Text(str):
        __slots__ = ()

    word = Word(
        Text("Go"), Text("go"), Text("VERB"), Text("VB"), frozenset(), 0, Text("root"), 0, 2
    )
    (token,) = Parse.build("Go", [[word]]).tokens
    assert {type(s) for s in (token.form, token.lemma, token.upos, token.xpos, token.deprel)} == {
        str
    }


def test_a_name_outside_the_text_is_refused():
    with pytest.raises(ParseError, match="lies outside the text"):
        Parse.build("a b", [], entities=[EntitySpan(0, 4, "ORG")])


def test_a_tree_of_great_depth_is_no_problem():
    text = "a " * 5000
    parse = Parse.build(text, [[word(2 * k, 2 * k + 1, k) for k in range(5000)]])
    assert len(parse.subtree(parse.tokens[0])) == 5000
    assert len(list(parse.ancestors(parse.tokens[-1]))) == 4999


def test_a_span_gives_the_tokens_that_it_touches():
    parse = parse_from_conllu("""
        1-2  can't
        1  ca     can   AUX   _  _  3  aux
        2  n't    not   PART  _  _  3  advmod
        3  leave  leave  VERB  _  _  0  root
    """)
    assert list(parse.inside(0, 5)) == [0, 1]
    assert list(parse.inside(3, 7)) == [1, 2]  # from within "n't" into "leave"
    assert list(parse.inside(5, 6)) == []  # the space
    assert list(parse.inside(0, len(parse.text))) == [0, 1, 2]
