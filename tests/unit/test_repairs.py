"""Relations that the words themselves contradict are set right before anything reads them."""

import pytest

from eventx.repairs import repaired
from eventx.testing import parse_from_conllu

ASKED = """
1	Greece	Greece	PROPN	NNP	_	2	nsubj
2	{verb}	{lemma}	VERB	VBD	Mood=Ind|VerbForm=Fin	0	root
3	the	the	DET	DT	_	4	det
4	union	union	NOUN	NN	_	2	{obj}
5	{mark}	{mark}	PUNCT	,	_	2	punct
6	to	to	PART	TO	_	7	mark
7	leave	leave	VERB	VB	VerbForm=Inf	2	advcl
"""


def relation(parse, form):
    return next(t.deprel for t in repaired(parse).tokens if t.form == form)


@pytest.mark.parametrize(
    ("verb", "lemma", "obj", "mark", "expected"),
    [
        ("ordered", "order", "obj", "today", "xcomp"),
        ("told", "tell", "iobj", "today", "xcomp"),
        ("agreed", "agree", "obl:unmarked", "today", "xcomp"),
        ("agreed", "agree", "obj", "today", "advcl"),  # "agreed a plan to …"
        ("visited", "visit", "obj", "today", "advcl"),
        ("told", "tell", "obj", ",", "advcl"),  # "told the press, to show that …"
    ],
)
def test_an_infinitive_under_a_verb_of_asking_or_promising(verb, lemma, obj, mark, expected):
    conllu = ASKED.format(verb=verb, lemma=lemma, obj=obj, mark=mark)
    assert relation(parse_from_conllu(conllu), "leave") == expected


def test_a_clause_behind_a_semicolon_is_one_by_itself(parsed):
    assert relation(parsed("behind_semicolon"), "sent") == "parataxis"


def test_a_parse_that_needs_no_repair_stays_itself(parsed):
    assert repaired(parsed("active")) is parsed("active")


HEADLINE = """
1	Kim	Kim	PROPN	NNP	_	2	nsubj:pass
2	{verb}	{lemma}	VERB	VBN	Tense=Past|VerbForm=Part|Voice=Pass	0	root
3	{object}	{object}	NOUN	NN	_	2	obj
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "object", "expected"),
    [
        ("suspended", "suspend", "minister", "nsubj"),
        ("named", "name", "minister", "nsubj:pass"),
        ("given", "give", "medal", "nsubj:pass"),
    ],
)
def test_a_participle_with_an_object_acts_unless_it_may_have_two(verb, lemma, object, expected):
    conllu = HEADLINE.format(verb=verb, lemma=lemma, object=object)
    assert relation(parse_from_conllu(conllu), "Kim") == expected
