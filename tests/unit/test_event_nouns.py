"""Nouns that are events by the word list, and what their of-phrases and possessors are."""

import pytest

from eventx.extractor import read
from eventx.testing import parse_from_conllu


def followed(noun, person):
    """Return the events of "The NOUN of the PERSON followed."."""
    text = f"""
        1  The  the  DET  DT  _  2  det
        2  {noun}  {noun}  NOUN  NN  Number=Sing  6  nsubj
        3  of  of  ADP  IN  _  5  case
        4  the  the  DET  DT  _  5  det
        5  {person}  {person}  NOUN  NN  Number=Sing  2  nmod
        6  followed  follow  VERB  VBD  Tense=Past  0  root
    """
    return {e.what.lemma: e for e in read(parse_from_conllu(text), None).events}


def possessed(noun):
    """Return the events of "Her NOUN followed."."""
    text = f"""
        1  Her  her  PRON  PRP$  Poss=Yes  2  nmod:poss
        2  {noun}  {noun}  NOUN  NN  Number=Sing  3  nsubj
        3  followed  follow  VERB  VBD  Tense=Past  0  root
    """
    return {e.what.lemma: e for e in read(parse_from_conllu(text), None).events}


def texts(slot):
    return [a.text for a in slot]


@pytest.mark.parametrize(
    ("noun", "who", "to_whom"),
    [
        ("impeachment", [], ["the governor"]),
        ("graduation", ["the governor"], []),
        ("quarrel", ["the governor"], []),
    ],
)
def test_of_phrase_of_an_event_noun(noun, who, to_whom):
    event = followed(noun, "governor")[noun]
    assert (texts(event.who), texts(event.to_whom)) == (who, to_whom)


@pytest.mark.parametrize(
    ("noun", "who", "to_whom"),
    [("acquittal", [], ["Her"]), ("comeback", ["Her"], [])],
)
def test_possessor_of_an_event_noun(noun, who, to_whom):
    event = possessed(noun)[noun]
    assert (texts(event.who), texts(event.to_whom)) == (who, to_whom)


@pytest.mark.parametrize("noun", ["extension", "registration", "house"])
def test_noun_that_is_a_thing_as_often_is_no_event(noun):
    assert noun not in followed(noun, "governor")
