"""Which country a name or phrase is in, and which it is not."""

from pathlib import Path

import pytest

from eventx.lexicon import table
from eventx.places import code, country, known_place
from eventx.testing import parse_from_conllu

BLOCKS = (Path(__file__).parent / "parses" / "entities.conllu").read_text(encoding="utf-8")
TEXTS = {
    name: parse_from_conllu(rest)
    for block in BLOCKS.split("# newdoc id = ")[1:]
    for name, _, rest in [block.partition("\n")]
}

IN_TEXT = [
    # text, head of the phrase, code
    ("place_in_country", "Lviv", "UA"),
    ("paris_texas", "Paris", "US"),
    ("part_of_country", "Syria", "SY"),
    ("georgia", "Georgia", "GE"),
    ("georgia_us", "Georgia", "US"),
    ("congo", "Congo", "CD"),
    ("niger", "Niger", "NE"),
    ("niger", "Nigeria", "NG"),
    ("dominica", "Dominica", "DM"),
    ("dominica", "Republic", "DO"),
    ("north_korea", "Korean", "KP"),
    ("north_korea", "troops", "KP"),
    ("north_korea", "Koreans", "KR"),
    ("possessor", "District", "TW"),
    ("town_of", "town", "PS"),
    ("adjective_city", "city", "UA"),
    ("state_abbreviation", "Flint", "US"),
    ("paris_hilton", "Rome", "IT"),
    ("metonym", "Kremlin", "RU"),
    ("strait", "Strait", None),
    ("north_korea", "Peninsula", None),
    ("paris_hilton", "Paris", None),
    ("unknown", "Quxville", None),
    ("he", "Weber", None),
]


@pytest.mark.parametrize(("text", "form", "iso"), IN_TEXT, ids=[f"{r[0]}-{r[1]}" for r in IN_TEXT])
def test_country_of_a_phrase(text, form, iso):
    parse = TEXTS[text]
    head = next(t for t in parse.tokens if t.form == form)
    assert country(parse, head) == iso


def test_michael_jordan_is_no_country_but_jordan_is():
    parse = TEXTS["michael_jordan"]
    codes = [country(parse, t) for t in parse.tokens if t.form == "Jordan"]
    assert codes == [None, "JO"]


NAMES = [
    ("Finland", "FI", "country"),
    ("the United States", "US", "country"),
    ("U.S.", "US", "country"),
    ("DPRK", "KP", "country"),
    ("Burma", "MM", "country"),
    ("Türkiye", "TR", "country"),
    ("Soviet Union", "RU", "former"),
    ("Finns", "FI", "demonym"),
    ("Côte d’Ivoire", "CI", "country"),
    ("Nigerien", "NE", "demonym"),
    ("Nigerian", "NG", "demonym"),
    ("Kyiv", "UA", "capital"),
    ("Washington", "US", "capital"),
    ("Downing Street", "GB", "metonym"),
    ("Mumbai", "IN", "city"),
    ("Bavaria", "DE", "region"),
    ("Scotland", "GB", "region"),
    ("Gaza Strip", "PS", "region"),
    ("Hamas", "PS", "organisation"),
    ("Catalans", "ES", "people"),
]


@pytest.mark.parametrize(("name", "iso", "kind"), NAMES, ids=[r[0] for r in NAMES])
def test_known_names(name, iso, kind):
    place = known_place(name)
    assert place is not None
    assert (place.code, place.kind) == (iso, kind)
    assert code(name) == iso


@pytest.mark.parametrize("name", ["Korea", "Korean", "Europe", "Victoria", "And", "Can", ""])
def test_names_that_tell_no_country(name):
    assert code(name) is None


def test_the_table_is_sorted_and_well_formed():
    rows = table("en", "countries")
    names = [name for name, _, _ in rows]
    assert names == sorted(set(names))
    assert all(len(iso) == 2 and iso.isupper() for _, iso, _ in rows)
    assert {kind for _, _, kind in rows} == {
        "capital",
        "city",
        "country",
        "demonym",
        "former",
        "metonym",
        "organisation",
        "people",
        "region",
    }


@pytest.mark.parametrize("form", ["Guinea", "Bissau"])
def test_a_part_of_a_hyphenated_name_is_known(form):
    parse = parse_from_conllu(GUINEA)
    head = next(t for t in parse.tokens if t.form == form)
    assert country(parse, head) == "GW"


GUINEA = """
# text = Guinea-Bissau votes
1	Guinea	Guinea	PROPN	NNP	_	4	nsubj	_	SpaceAfter=No
2	-	-	PUNCT	HYPH	_	3	punct	_	SpaceAfter=No
3	Bissau	Bissau	PROPN	NNP	_	1	flat	_	_
4	votes	vote	VERB	VBZ	_	0	root	_	_
"""
