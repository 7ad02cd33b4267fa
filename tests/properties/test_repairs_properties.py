"""Whatever a parser says, a repaired parse is a tree over the same words."""

from hypothesis import given
from hypothesis import strategies as st

from eventx.extractor import read
from eventx.parse import Parse, Word
from eventx.repairs import repaired

WORDS = (
    ("those", "PRON"), ("the", "DET"), ("to", "PART"), ("of", "SCONJ"), (",", "PUNCT"), (";", "PUNCT"), ("as", "SCONJ"),
    ("Syria", "PROPN"), ("Kim", "PROPN"), ("envoy", "NOUN"), ("raid", "NOUN"), ("accuse", "VERB"), ("say", "VERB"),
    ("order", "VERB"), ("agree", "VERB"), ("kill", "VERB"), ("wound", "VERB"), ("have", "AUX"), ("whose", "PRON"),
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "aux", "ccomp", "conj", "det", "iobj", "mark", "nsubj", "nsubj:pass",
    "obj", "obl", "obl:agent", "parataxis", "punct", "xcomp",
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


@given(parses())
def test_a_repaired_parse_is_a_tree_over_the_same_words(parse):
    found = repaired(parse)
    assert [t.form for t in found.tokens] == [t.form for t in parse.tokens]
    for token in found.tokens:
        above, steps = token, 0
        while above.head >= 0:
            above, steps = found.tokens[above.head], steps + 1
            assert steps < len(found.tokens)


@given(parses())
def test_any_tree_is_read(parse):
    assert read(parse) == read(parse)
