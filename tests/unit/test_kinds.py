"""Which nouns name somebody who can act, and in which phrases."""

import pytest

from eventx.extractor import read
from eventx.kinds import Kinds
from eventx.testing import parse_from_conllu

SCHOOLCHILDREN = """
    # text = Rebels freed 100 schoolchildren and the cows.
    1  Rebels  rebel  NOUN  NNS  Number=Plur  2  nsubj
    2  freed  free  VERB  VBD  Tense=Past  0  root
    3  100  100  NUM  CD  NumType=Card  4  nummod
    4  schoolchildren  schoolchild  NOUN  NNS  Number=Plur  2  obj
    5  and  and  CCONJ  CC  _  7  cc
    6  the  the  DET  DT  _  7  det
    7  cows  cow  NOUN  NNS  Number=Plur  4  conj
    8  .  .  PUNCT  .  _  2  punct
"""


def phrase(*words):
    """Return a parse of one noun phrase; each word is (form, lemma, upos, feats, head, relation)."""
    rows = (
        f"{i}  {form}  {lemma}  {upos}  _  {feats}  {head}  {relation}"
        for i, (form, lemma, upos, feats, head, relation) in enumerate(words, 1)
    )
    return parse_from_conllu("\n".join(rows))


def modified(modifier, relation, noun, lemma, number):
    upos = {"det": "DET", "amod": "ADJ", "compound": "NOUN"}[relation]
    return phrase(
        (modifier, modifier.lower(), upos, "_", 2, relation),
        (noun, lemma, "NOUN", f"Number={number}", 0, "root"),
    )


def counted(head, lemma, noun, noun_lemma, preposition="of", upos="NOUN"):
    return phrase(
        (head, lemma, upos, "Number=Sing", 0, "root"),
        (preposition, preposition, "ADP", "_", 3, "case"),
        (noun, noun_lemma, "NOUN", "Number=Plur", 1, "nmod"),
    )


def actor(parse):
    return Kinds(parse).actor(next(t for t in parse.tokens if t.deprel == "root"))


def test_people_that_wordnet_knows_are_affected_actors_and_animals_objects():
    (event,) = read(parse_from_conllu(SCHOOLCHILDREN), None).events
    assert [a.text for a in event.to_whom] == ["100 schoolchildren"]
    assert [a.text for a in event.object] == ["the cows"]


@pytest.mark.parametrize(
    ("parse", "acts"),
    [
        (modified("security", "compound", "services", "service", "Plur"), True),
        (modified("train", "compound", "services", "service", "Plur"), False),
        (modified("hedge", "compound", "funds", "fund", "Plur"), True),
        (modified("federal", "amod", "funds", "fund", "Plur"), False),
        (modified("nuclear", "amod", "powers", "power", "Plur"), True),
        (modified("military", "amod", "power", "power", "Sing"), False),
        (modified("the", "det", "force", "force", "Sing"), True),
        (modified("deadly", "amod", "force", "force", "Sing"), False),
        (modified("deadly", "amod", "forces", "force", "Plur"), True),
        (modified("local", "amod", "man", "man", "Sing"), True),
    ],
)
def test_noun_that_names_an_actor_in_some_phrases_only(parse, acts):
    assert actor(parse) is acts


@pytest.mark.parametrize(
    ("parse", "acts"),
    [
        (counted("group", "group", "migrants", "migrant"), True),
        (counted("pair", "pair", "shoes", "shoe"), False),
        (counted("couple", "couple", "shoes", "shoe", "in"), True),
    ],
)
def test_noun_behind_of_decides_what_is_counted(parse, acts):
    assert actor(parse) is acts


@pytest.mark.parametrize(
    ("parse", "acts"),
    [
        (
            phrase(
                ("each", "each", "DET", "_", 0, "root"), ("other", "other", "ADJ", "_", 1, "fixed")
            ),
            True,
        ),
        (
            phrase(
                ("50", "50", "NUM", "_", 2, "nummod"),
                ("others", "other", "NOUN", "Number=Plur", 0, "root"),
            ),
            True,
        ),
        (counted("each", "each", "polls", "poll", upos="DET"), False),
        (phrase(("US", "US", "PROPN", "Number=Sing", 0, "root")), False),
    ],
)
def test_each_other_and_others_are_actors(parse, acts):
    assert actor(parse) is acts
