"""Which words are events."""

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "state",  # "has a bridge"
        "stative_passive",  # "is registered in Taiwan"
        "noun_bare",  # "the talks are important"
        "locative_inversion",  # "in the car were two soldiers"
        "recognised_as",  # "was viewed as a threat"
        "sat",  # "sat in silence"
        "beside_adjective",  # "was irregular and prohibited"
        "filled_state",  # "is filled with people", but "will be filled"
        "in_house",  # "is in a meeting room"
        "shared_values",  # but "shared intelligence"
    ],
)
def test_states_and_bare_nouns_are_no_events(document, name):
    assert document(name).events == ()


def test_plain_reporting_is_no_event(document):
    assert [e.what.lemma for e in document("reporting").events] == ["leave"]


@pytest.mark.parametrize(
    ("name", "lemma"),
    [("found_that", "dump"), ("explained_that", "dump"), ("claimed_that", "win")],
)
def test_a_verb_with_a_clause_reports(document, name, lemma):
    assert [e.what.lemma for e in document(name).events] == [lemma]


@pytest.mark.parametrize(
    ("name", "lemma"),
    [
        ("found_body", "find"),
        ("body_found", "find"),  # "the body that they found"
        ("found_guilty", "find"),
        ("shared_intelligence", "share"),
        ("concluded_accord", "conclude"),
        ("insisted_on_inquiry", "insist"),
        ("minister_quits", "quit"),
        ("recognised", "recognise"),
        ("notified", "notify"),
        ("sat_down", "sit down"),
        ("claimed_responsibility", "claim"),
        ("will_be_filled", "fill"),
        ("adjective_and_passive", "replace"),  # "was ill and was replaced"
    ],
)
def test_the_same_verb_done_to_a_thing_is_an_event(event, name, lemma):
    assert event(name, lemma).what.kind == "verb"


def test_who_is_missing_does_nothing(document):
    assert document("still_missing").events == ()


def test_a_modifier_in_front_of_a_noun_is_no_event(document):
    assert "escalate" not in [e.what.lemma for e in document("attributive").events]


def test_a_speech_act_with_force_is_an_event(document):
    assert [e.what.lemma for e in document("object_control").events] == ["urge", "withdraw"]


def test_a_light_verb_gives_its_noun_as_the_trigger(event):
    found = event("light_verb", "pay visit").what
    assert (found.trigger.text, found.kind, found.phrase) == ("visit", "noun", "paid a visit")


def test_an_aspectual_verb_is_passed_over_for_what_it_phases(document):
    assert [e.what.lemma for e in document("aspectual_verb").events] == ["attack"]


def test_a_particle_is_part_of_the_lemma(event):
    assert event("particle_verb", "call off").what.trigger.text == "called"


def test_the_phrase_takes_in_the_particle(event):
    assert event("bailed_out", "bail out").what.phrase == "bailed out"


def test_the_phrase_ends_in_front_of_a_comma(event):
    assert event("if_convicted", "convict").what.phrase == "convicted"


def test_the_phrase_has_no_half_of_a_quotation(event):
    assert event("half_quoted", "prepare").what.phrase == "preparing an attack"


def test_the_phrase_reads_on_to_the_object(event):
    assert event("ditransitive", "give").what.phrase.startswith("gave Kim")
