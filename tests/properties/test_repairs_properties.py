"""Whatever a parser says, a repaired parse is a tree over the same words."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from eventx.extractor import read
from eventx.parse import Parse, Word
from eventx.repairs import REPAIRS, repaired

WORDS = (
    ("those", "PRON"), ("the", "DET"), ("to", "PART"), ("of", "SCONJ"), (",", "PUNCT"), (";", "PUNCT"), ("as", "SCONJ"),
    ("Syria", "PROPN"), ("Kim", "PROPN"), ("envoy", "NOUN"), ("raid", "NOUN"), ("accuse", "VERB"), ("say", "VERB"),
    ("order", "VERB"), ("agree", "VERB"), ("kill", "VERB"), ("wound", "VERB"), ("have", "AUX"), ("whose", "PRON"),
    ("who", "PRON"), ("and", "CCONJ"), ("after", "ADP"), ("minister", "NOUN"), ("striking", "VERB"),
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "conj", "csubj",
    "det", "iobj", "mark", "nmod", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "parataxis", "punct", "xcomp",
)  # fmt: skip
FEATS = (
    frozenset(), frozenset({"VerbForm=Inf"}), frozenset({"VerbForm=Ger"}), frozenset({"VerbForm=Fin", "Tense=Past"}),
    frozenset({"VerbForm=Part", "Tense=Past"}), frozenset({"VerbForm=Part", "Tense=Past", "Voice=Pass"}),
)  # fmt: skip


@st.composite
def parses(draw):
    size = draw(st.integers(2, 9))
    order = draw(st.permutations(range(size)))  # a word hangs on one that comes earlier in it
    heads = {order[0]: -1} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, size)}
    words, text = [], ""
    for k in range(size):
        form, upos = draw(st.sampled_from(WORDS))
        start, text = len(text), f"{text}{form} "
        relation = "root" if heads[k] < 0 else draw(st.sampled_from(RELATIONS))
        feats = draw(st.sampled_from(FEATS)) if upos == "VERB" else frozenset()
        words.append(
            Word(form, form, upos, "", feats, heads[k] + 1, relation, start, start + len(form))
        )
    return Parse.build(text, [words])


def is_tree(parse):
    for token in parse.tokens:
        above, steps = token, 0
        while above.head >= 0:
            above, steps = parse.tokens[above.head], steps + 1
            if steps == len(parse.tokens):
                return False
    return True


@given(parses())
def test_a_repaired_parse_is_a_tree_over_the_same_words(parse):
    found = repaired(parse)
    assert [t.form for t in found.tokens] == [t.form for t in parse.tokens]
    assert is_tree(found)


@given(parses(), st.data())
def test_whatever_repairs_say_a_tree_stays_one(parse, data):
    places = st.integers(0, len(parse.tokens) - 1)

    def rehang(parse, token):
        for i, head in data.draw(st.lists(st.tuples(places, places), max_size=2)):
            if parse.tokens[i].head >= 0:
                yield parse.tokens[i], {"head": head}

    with patch.dict(REPAIRS, dict.fromkeys(["acl", "conj", "nsubj", "obj"], (rehang, rehang))):
        assert is_tree(repaired(parse))


@given(parses())
def test_any_tree_is_read(parse):
    assert read(parse) == read(parse)
