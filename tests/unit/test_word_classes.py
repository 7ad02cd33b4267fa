"""Nouns for people out of WordNet, on a folder of a few made-up synsets."""

import tomllib

import pytest

from tools.word_classes import EXCEPT, LEXICON, people, plurals, shares, toml

DATA = """\
  1 This software and database is being provided to you
00000001 18 n 02 migrant 0 migrator 0 001 @ 00000009 n 0000 | somebody who moves
00000002 18 n 01 Eve 0 001 @i 00000009 n 0000 | the first woman
00000003 28 n 01 eve 0 000 | the day before
00000004 06 n 01 paper 0 000 | a sheet
00000005 18 n 02 peeler 0 bobby 0 002 @ 00000009 n 0000 ;u 00000008 n 0200 | a police officer
00000006 18 n 01 star 0 000 | somebody famous
00000007 17 n 01 star 0 000 | a body in the sky
00000009 03 n 01 person 0 000 | a human being
00000010 18 n 01 great 0 000 | somebody of renown
"""
SENSES = """\
bobby%1:18:00:: 00000005 1 0
eve%1:18:00:: 00000002 2 0
eve%1:28:00:: 00000003 1 4
great%1:18:00:: 00000010 1 1
great%3:00:00:: 00000020 1 90
migrant%1:18:00:: 00000001 1 2
migrant_worker%1:18:00:: 00000001 1 2
paper%1:06:00:: 00000004 1 9
peeler%1:18:00:: 00000005 1 0
star%1:17:00:: 00000007 1 5
star%1:18:00:: 00000006 2 4
"""
FREQUENT = {"migrants": 3.7, "papers": 5.0, "peelers": 2.1, "stars": 5.2, "eves": 2.2, "great": 6.0}


@pytest.fixture
def wordnet(tmp_path):
    (tmp_path / "data.noun").write_text(DATA, encoding="utf-8")
    (tmp_path / "index.sense").write_text(SENSES, encoding="utf-8")
    return tmp_path


def test_people_are_frequent_nouns_that_mean_little_else(wordnet):
    assert people(wordnet, lambda form: FREQUENT.get(form, 0)) == {"migrant", "peeler"}


@pytest.mark.parametrize(
    ("noun", "share"),
    [
        ("migrant", 1),
        ("star", 4.2 / 9.4),
        ("eve", 0),  # "Eve" is a name
        ("bobby", 0),  # marked as slang, "peeler" in the same synset is not
        ("peeler", 1),
        ("great", 1),  # the adjective is no noun
        ("paper", 0),
    ],
)
def test_share_of_people_in_the_uses_of_a_noun(wordnet, noun, share):
    assert shares(wordnet)[noun] == pytest.approx(share)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("spy", "spies"), ("seaman", "seamen"), ("boss", "bosses"), ("midwife", "midwives")],
)
def test_plurals(noun, plural):
    assert plural in plurals(noun)


def test_list_is_written_as_toml_with_its_source():
    text = toml({"migrant", "aide"})
    assert tomllib.loads(text) == {"person": ["aide", "migrant"]}
    assert "Derived from WordNet 3.0" in text


def test_list_that_ships_has_none_of_the_exceptions_and_no_word_twice():
    lists = [
        tomllib.loads((LEXICON / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("people", "actors")
    ]
    listed = lists[0]["person"]
    assert len(listed) == len(set(listed))
    assert not EXCEPT.intersection(listed)
    assert not set(listed).intersection(lists[1]["person"])
