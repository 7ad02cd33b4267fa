"""How far a phrase reaches."""

import pytest

from eventx.extractor import read
from eventx.phrases import noun_phrase, span_of
from eventx.testing import parse_from_conllu


def phrase(parse, word):
    (head,) = (t for t in parse.tokens if t.form == word)
    return span_of(parse, noun_phrase(parse, head)).text


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("``", "''"), ("(", ")")]
)
def test_a_mark_opened_inside_a_phrase_is_closed_with_it(opening, closing):
    parse = parse_from_conllu(f"""
        # text = Shoigu sent a {opening}warm letter{closing}.
        1  Shoigu  Shoigu  PROPN  _  _  2  nsubj
        2  sent    send    VERB   _  _  0  root
        3  a       a       DET    _  _  6  det
        4  {opening}  {opening}  PUNCT  _  _  6  punct
        5  warm    warm    ADJ    _  _  6  amod
        6  letter  letter  NOUN   _  _  2  obj
        7  {closing}  {closing}  PUNCT  _  _  6  punct
        8  .       .       PUNCT  _  _  2  punct
    """)
    assert phrase(parse, "letter") == f"a {opening}warm letter{closing}"


def test_a_mark_that_closes_a_longer_quotation_stays_outside():
    parse = parse_from_conllu("""
        # text = “They sent a letter”
        1  “       “       PUNCT  _  _  3  punct
        2  They    they    PRON   _  _  3  nsubj
        3  sent    send    VERB   _  _  0  root
        4  a       a       DET    _  _  5  det
        5  letter  letter  NOUN   _  _  3  obj
        6  ”       ”       PUNCT  _  _  3  punct
    """)
    assert phrase(parse, "letter") == "a letter"


@pytest.mark.parametrize(("word", "events"), [("amid", ["leave"]), ("despite", ["leave", "lose"])])
def test_a_participle_that_only_describes_is_no_event_but_a_gerund_is(word, events):
    """Tell "left amid losing streaks" from "left despite losing the war"."""
    parse = parse_from_conllu(f"""
        1  He      he      PRON   _  _  2  nsubj
        2  left    leave   VERB   _  Mood=Ind|VerbForm=Fin  0  root
        3  {word}  {word}  SCONJ  _  _  4  mark
        4  losing  lose    VERB   _  Tense=Pres|VerbForm=Part  2  advcl
        5  games   game    NOUN   _  _  4  obj
    """)
    assert [e.what.lemma for e in read(parse).events] == events


@pytest.mark.parametrize(
    ("first", "second"),
    [(("At", 2, "case"), ("least", 3, "nmod")), (("Up", 3, "advmod"), ("to", 1, "fixed"))],
)
def test_a_number_keeps_what_limits_it(first, second):
    parse = parse_from_conllu(f"""
        1  {first[0]}   {first[0]}   ADP  _  _  {first[1]}   {first[2]}
        2  {second[0]}  {second[0]}  ADP  _  _  {second[1]}  {second[2]}
        3  12      12      NUM   _  _  4  nummod
        4  people  people  NOUN  _  _  5  nsubj
        5  fled    flee    VERB  _  _  0  root
    """)
    assert phrase(parse, "people") == f"{first[0]} {second[0]} 12 people"


def test_a_preposition_left_over_from_another_phrase_is_none_of_it():
    parse = parse_from_conllu("""
        1  spoke      speak      VERB  _  _  0  root
        2  of         of         ADP   _  _  5  case
        3  the        the        DET   _  _  5  det
        4  strategic  strategic  ADJ   _  _  5  amod
        5  relations  relation   NOUN  _  _  1  obl
    """)
    assert phrase(parse, "relations") == "the strategic relations"
