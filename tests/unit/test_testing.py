"""Short parses for tests, the fake backend and what the conformance suite catches."""

from eventx.testing import FakeBackend, parse_from_conllu


def test_columns_may_be_separated_by_spaces_and_left_out():
    parse = parse_from_conllu("""
        # text = Kim left.
        1  Kim   Kim    PROPN  NNP  _           2  nsubj
        2  left  leave  VERB   VBD  Tense=Past  0  root   SpaceAfter=No
        3  .     .      PUNCT  .    _           2  punct
    """)
    assert parse.text == "Kim left."
    assert [t.deprel for t in parse.tokens] == ["nsubj", "root", "punct"]


def test_nine_columns_end_with_misc():
    parse = parse_from_conllu("1  Go  go  VERB  VB  _  0  root  NER=S-ORG")
    assert parse.entities[0].type == "ORG"


def test_fake_backend_answers_with_the_parse_it_was_given():
    parse = parse_from_conllu("1  Go  go  VERB  VB  _  0  root")
    backend = FakeBackend({"Go": parse})
    assert next(backend.annotate_many(["Go", "a b\nc"])) is parse
    assert [
        len(backend.annotate("a b\nc").words(s)) for s in backend.annotate("a b\nc").sentences
    ] == [2, 1]
