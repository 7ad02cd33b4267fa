"""Who does what an infinitive or gerund says, where the clause does not."""

import pytest

from eventx.extractor import read
from eventx.testing import parse_from_conllu

THANKED = """
    # text = Kim {verb} Sweden for sending aid.
    1  Kim      Kim      PROPN  _  _              2  nsubj
    2  {verb}  {lemma}  VERB   _  VerbForm=Fin   0  root
    3  Sweden   Sweden   PROPN  _  _              2  obj
    4  for      for      SCONJ  _  _              5  mark
    5  sending  send     VERB   _  VerbForm=Ger   2  advcl
    6  aid      aid      NOUN   _  _              5  obj
    7  .        .        PUNCT  _  _              2  punct
"""
CALLED = """
    # text = Kim {verb} {on} ministers to withdraw.
    1  Kim       Kim       PROPN  _  _             2  nsubj
    2  {verb}   {lemma}   VERB   _  VerbForm=Fin  0  root
    3  {on}      {on}      ADP    _  _             4  case
    4  ministers  minister  NOUN   _  _             2  obl
    5  to        to        PART   _  _             6  mark
    6  withdraw  withdraw  VERB   _  VerbForm=Inf  2  {rel}
    7  .         .         PUNCT  _  _             2  punct
"""


def last_event(conllu):
    return read(parse_from_conllu(conllu)).events[-1]


@pytest.mark.parametrize(
    ("verb", "lemma", "doer"),
    [("thanked", "thank", "Sweden"), ("blamed", "blame", "Sweden"), ("used", "use", "Kim")],
)
def test_a_gerund_of_a_deed_belongs_to_who_is_thanked_or_blamed(verb, lemma, doer):
    assert last_event(THANKED.format(verb=verb, lemma=lemma)).who[0].text == doer


@pytest.mark.parametrize("rel", ["advcl", "xcomp"])
@pytest.mark.parametrize(
    ("verb", "lemma", "on"), [("called", "call", "on"), ("appealed", "appeal", "to")]
)
def test_an_infinitive_is_asked_of_who_stands_under_the_preposition(verb, lemma, on, rel):
    asking, asked = read(
        parse_from_conllu(CALLED.format(verb=verb, lemma=lemma, on=on, rel=rel))
    ).events
    assert ([p.text for p in asking.object], asking.type) == (["to withdraw"], "DEMAND")
    assert (asked.who[0].text, asked.factuality) == ("ministers", "requested")


def test_a_purpose_stays_with_the_subject():
    event = last_event(CALLED.format(verb="landed", lemma="land", on="in", rel="advcl"))
    assert (event.who[0].text, event.factuality) == ("Kim", "future")
