"""Which mentions are the same actor, a construction a row."""

from pathlib import Path

import pytest

from eventx.entities import find_entities, resolve_speakers
from eventx.parse import Parse, Word
from eventx.records import Attribution, Source, Span
from eventx.testing import parse_from_conllu

BLOCKS = (Path(__file__).parent / "parses" / "entities.conllu").read_text(encoding="utf-8")
TEXTS = {
    name: parse_from_conllu(rest)
    for block in BLOCKS.split("# newdoc id = ")[1:]
    for name, _, rest in [block.partition("\n")]
}

LINKED = [
    # text, canonical name, type, mentions with how each was linked
    ("short_name", "Sergey Shoigu", "PERSON", "Sergey Shoigu=name, Shoigu=short name"),
    ("later_full_name", "Fumio Kishida", "PERSON", "Kishida=short name, Fumio Kishida=name"),
    ("family_name_first", "Kim Jong-un", "PERSON", "Kim Jong-un=name, Kim=short name"),
    ("family_name_first", "Shoigu", "PERSON", "Shoigu=name, him=pronoun"),
    (
        "middle_initial",
        "Donald J. Trump",
        "PERSON",
        "Donald J. Trump=name, Donald Trump=short name",
    ),
    (
        "apposition",
        "Sergey Shoigu",
        "PERSON",
        (
            "Sergey Shoigu=name, the Russian defense minister=apposition, "
            "The Russian minister=description, The Russian official=description"
        ),
    ),
    (
        "copula",
        "Anna Weber",
        "PERSON",
        "Anna Weber=name, the mayor of Berlin=copula, The mayor=description",
    ),
    (
        "counterpart",
        "Micheal Martin",
        "PERSON",
        "Micheal Martin=name, The Irish prime minister=description",
    ),
    (
        "bracketed_acronym",
        "Korean Central News Agency",
        "ORG",
        "Korean Central News Agency=name, KCNA=acronym, KCNA=acronym",
    ),
    ("company", "Paratus Group", "ORG", "Paratus Group=name, Paratus=name"),
    ("subsidiary", "Toyota Malaysia", "ORG", "Toyota Malaysia=name"),
    ("head_noun", "VBS Mutual Bank", "ORG", "VBS Mutual Bank=name, The bank=description"),
    ("city_government", "City of Windhoek", "ORG", "City of Windhoek=name, The City=description"),
    ("capital_acts", "Russia", "GPE", "Russia=country, Moscow=metonym"),
    ("capital_acts", "Moscow", "GPE", "Moscow=name"),
    ("metonym", "Russia", "GPE", "Russia=country, Kremlin=metonym"),
    ("building", "White House", "FAC", "White House=name"),
    ("demonym", "Russia", "GPE", "Russia=country, Russian=demonym"),
    ("people", "Palestinians", "NORP", "Palestinians=name, They=pronoun"),
    ("stock_description", "Israel", "GPE", "Israel=country, The Jewish state=description"),
    (
        "office_by_another_name",
        "Dave Calhoun",
        "PERSON",
        "Dave Calhoun=name, Boeing's chief executive=apposition, The CEO=description",
    ),
    (
        "foreign_president",
        "Donald Trump",
        "PERSON",
        "Donald Trump=name, The US president=description",
    ),
    ("age", "Imran Khan", "PERSON", "Imran Khan=name, The 70-year-old=description"),
    ("the_country", "Kenyan", "NORP", "Kenyan=demonym, The country=description"),
    ("the_city", "Goma", "GPE", "Goma=name, The city=description"),
    ("kind_of_group", "Hamas", "ORG", "Hamas=name, The militant group=description"),
    ("he", "Peter Schmidt", "PERSON", "Peter Schmidt=name, He=pronoun"),
    ("she_subject", "Angela Merkel", "PERSON", "Angela Merkel=name, She=pronoun"),
    ("she_subject", "Emmanuel Macron", "PERSON", "Emmanuel Macron=name, him=pronoun"),
    ("said_he", "Peter Schmidt", "PERSON", "Peter Schmidt=name, he=pronoun"),
    ("common_noun", "The Israeli army", "ORG", "The Israeli army=description, it=pronoun"),
    ("joined_possessive", "Fumio Kishida", "PERSON", "Fumio Kishida=name, his=pronoun"),
    ("fronted", "Hamas", "ORG", "its=pronoun, Hamas=name"),
    (
        "first_lady",
        "Barack Obama",
        "PERSON",
        "Barack Obama=name, Barack Obama=name, Obama=short name",
    ),
    ("mrs", "Hillary Clinton", "PERSON", "Hillary Clinton=name, Clinton=short name"),
    (
        "billionaire",
        "The billionaire",
        "OTHER",
        "A billionaire=description, The billionaire=description",
    ),
    ("namesake_son", "Daniel Weber", "PERSON", "Daniel Weber=name, His=pronoun, Weber=short name"),
    ("first_told", "Marc Weber", "PERSON", "Marc Weber=name, Weber=short name"),
    ("told_reporters", "The ministers", "OTHER", "The ministers=description, they=pronoun"),
    ("employer_named", "Paul Weber", "PERSON", "Paul Weber=name, Weber=short name, he=pronoun"),
    ("army_again", "The Afghan army", "ORG", "The Afghan army=description, The army=description"),
    ("city_police", "City Police", "ORG", "City Police=name"),
    ("her_friend", "Anna Weber", "PERSON", "Anna Weber=name, her=pronoun"),
    ("she_in_a_quotation", "Anna Weber", "PERSON", "Anna Weber=name, Her=pronoun, She=pronoun"),
    ("japanese_carmaker", "Toyota", "ORG", "Toyota=name, The Japanese carmaker=description"),
    ("sister_said", "Kim Costa", "PERSON", "Kim Costa=name, she=pronoun"),
    ("victims_both", "The victims", "OTHER", "The victims=description, them=pronoun"),
    ("one_of_the_charities", "Sparta", "ORG", "Sparta=name, It=pronoun"),
    ("ampersand", "Marks & Spencer", "ORG", "Marks & Spencer=name, M&S=acronym"),
    ("wagner_group", "Wagner", "ORG", "The Wagner group=description, Wagner=name"),
]


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"), LINKED, ids=[f"{r[0]}-{r[1]}" for r in LINKED]
)
def test_linked(text, name, kind, mentions):
    found = {e.name: e for e in find_entities(TEXTS[text]).entities}
    assert name in found, sorted(found)
    entity = found[name]
    assert entity.type == kind
    assert ", ".join(f"{m.text}={m.evidence}" for m in entity.mentions) == mentions


LEFT_OPEN = [
    # text, a word that is linked to nobody, and why
    ("two_ministers", "minister", 2, "two ministers are Russian"),
    ("deputy", "mayor", 1, "a deputy mayor is not the mayor"),
    ("ambiguous_his", "his", 0, "the letter may be Kim's or Putin's"),
    ("not_himself", "him", 0, "a plain object is not the subject"),
    ("expletive", "It", 0, "nothing was announced but the clause"),
    ("quoted_he", "He", 0, "a speaker is not the one spoken of"),
    ("another_president", "president", 0, "a party's president is not the country's"),
    ("two_foreign_presidents", "president", 0, "either may be the president of the US"),
    ("age_of_either", "old", 0, "either man may be 70"),
    ("either_country", "country", 0, "either country may have lost jets"),
    ("the_other_country", "country", 0, "a neighbour is not the country just named"),
    ("they_or_cars", "They", 0, "things may have leaked, not a company"),
    ("company_or_rival", "company", 1, "another company was named since"),
    ("lawyers_she", "she", 0, "Weber may be ill, or the lawyer"),
    ("lawyer_named", "she", 0, "Weber may be ill, or the lawyer"),
    ("ships_owner", "its", 0, "the crew is the ship's, not the Red Cross's"),
    ("russia_denies_it", "it", 0, "it is what was said"),
    ("brother_said_he", "he", 0, "Weber may be ill, or his brother"),
    ("un_agency", "agency", 0, "an agency of the UN is not the UN"),
    ("every_country", "country", 1, "nobody in particular was told of"),
    ("couple_of", "couple", 0, "reasons are nobody"),
    ("couple_of", "He", 0, "Anna is a woman"),
]


@pytest.mark.parametrize(("text", "form", "nth", "why"), LEFT_OPEN, ids=[r[0] for r in LEFT_OPEN])
def test_left_open(text, form, nth, why):
    parse = TEXTS[text]
    token = [t for t in parse.tokens if t.form == form][nth]
    assert find_entities(parse).at(token.i) is None, why


def test_every_word_of_a_name_and_the_noun_beside_it_find_the_entity():
    parse = TEXTS["apposition"]
    entities = find_entities(parse)
    found = [entities.at(i).name for i in (0, 1, 6)]
    assert found == ["Sergey Shoigu"] * 3


def test_entities_are_numbered_by_first_mention():
    entities = find_entities(TEXTS["bracketed_acronym"]).entities
    assert [e.id for e in entities] == [f"x{k}" for k in range(1, len(entities) + 1)]
    starts = [e.mentions[0].start for e in entities]
    assert starts == sorted(starts)


def test_mentions_are_spans_of_the_text():
    for parse in TEXTS.values():
        for entity in find_entities(parse).entities:
            for m in entity.mentions:
                assert parse.text[m.start : m.end] == m.text


def _said_by(parse, name):
    """Return the entities of a text and the direct speech in it, said by `name`."""
    entities = find_entities(parse)
    speaker = next(e for e in entities.entities if e.name == name)
    source = Source(0, len(name), name, speaker)
    start, end = parse.text.index("“") + 1, parse.text.index("”")
    content = (Span(start, end, parse.text[start:end]),)
    return entities, [Attribution("a1", "direct", source, None, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "pronoun", "whose"),
    [
        ("we", "Alan Chan", "We", "Microsoft"),
        ("we", "Alan Chan", "our", "Microsoft"),
        ("i", "Javier Pitti", "I", "Javier Pitti"),
    ],
)
def test_a_quoted_first_person_is_the_speaker_or_whom_he_speaks_for(text, speaker, pronoun, whose):
    parse = TEXTS[text]
    entities, attributions = _said_by(parse, speaker)
    token = next(t for t in parse.tokens if t.form == pronoun)
    assert entities.at(token.i) is None
    resolved = resolve_speakers(entities, parse, attributions)
    assert resolved.at(token.i).name == whose
    assert resolved.at(token.i) in resolved.entities
    assert "speaker" in {m.evidence for m in resolved.at(token.i).mentions}


def test_without_a_speaker_nothing_changes():
    entities = find_entities(TEXTS["we"])
    assert resolve_speakers(entities, TEXTS["we"], []) is entities


def test_chains_of_the_backend_are_used_where_asked():
    made = TEXTS["ambiguous_his"]
    words = [
        Word(t.form, t.lemma, t.upos, t.xpos, t.feats, t.head + 1, t.deprel, t.start, t.end)
        for t in made.tokens
    ]
    at = made.text.index
    chains = [[(at("Putin"), at("Putin") + 5), (at("his"), at("his") + 3)]]
    parse = Parse.build(made.text, [words], entities=made.entities, chains=chains)
    his = next(t for t in parse.tokens if t.form == "his")
    assert find_entities(parse).at(his.i) is None
    assert find_entities(parse, chains=True).at(his.i).name == "Putin"


def test_an_empty_parse_has_no_entities():
    assert find_entities(Parse.build("", [])).entities == ()
