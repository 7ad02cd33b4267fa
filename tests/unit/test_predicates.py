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


@pytest.mark.parametrize(
    ("name", "lemmas"),
    [
        ("comes_as", ["talk"]),  # "the visit comes as the two countries talk"
        ("comes_to", ["come"]),  # "comes to Rome"
        ("emerged_drones", ["buy"]),
        ("he_put_it", ["resign"]),
        ("was_to_blame", []),
        ("move_hostile", ["speech"]),
        ("going_to", ["vote"]),
        ("called_a_crime", []),  # a report
        ("called_the_police", ["call"]),
        ("engaged_in", ["engage in talk"]),
        ("brought_forward", ["bring"]),  # no light verb
        ("into_force", ["come into force"]),
        ("treated_wounded", ["treat"]),
        ("in_march", ["expire"]),
        ("fire_spread", ["spread"]),
        ("union_investment", ["sell"]),
        ("korean_war", ["commemorate", "war"]),
        ("case_against", ["case"]),
        ("case_of", ["find"]),
        ("tram_crash", ["crash", "shock"]),
    ],
)
def test_words_that_are_events(document, name, lemmas):
    assert [e.what.lemma for e in document(name).events] == lemmas


@pytest.mark.parametrize(
    ("name", "lemma", "where", "when"),
    [
        ("talks_began", "talk", ["Geneva"], ["Monday"]),
        ("take_place", "meeting", [], ["Friday"]),
        ("there_were", "clash", ["Lyon"], ["Monday"]),
        ("war_began", "war", [], ["May"]),  # "the war, which began in May"
        ("planned_for", "plan protest", [], ["Friday"]),
        ("talks_scheduled", "schedule talk", [], ["Monday"]),
        ("elections_due", "election", [], ["May"]),
        ("under_fire", "come under fire", ["Kabul"], []),
    ],
)
def test_what_only_occurs_is_its_subject(event, name, lemma, where, when):
    found = event(name, lemma)
    assert found.what.kind == "noun"
    assert [p.text for p in found.where] == where
    assert [t.text for t in found.when] == when


def test_a_bare_noun_that_only_began_is_no_event(document):
    assert document("talks_bare").events == ()


def test_a_subject_that_is_no_event_noun_leaves_the_verb(document):
    assert [e.what.lemma for e in document("incident_occurred").events] == ["occur"]


@pytest.mark.parametrize(
    ("name", "lemma", "phrase"),
    [
        ("rounds_of_talks", "hold talk", "held two rounds of talks with Iran"),
        ("fire_on_bus", "open fire", "opened fire on a bus"),
    ],
)
def test_a_light_verb_reaches_its_noun(event, name, lemma, phrase):
    assert event(name, lemma).what.phrase == phrase


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


@pytest.mark.parametrize("name", ["page_share", "page_credit", "page_mail"])
def test_what_stands_around_an_article_is_no_event(document, name):
    assert document(name).events == ()


@pytest.mark.parametrize(
    ("name", "lemma"), [("editing_the_law", "edit"), ("gets_newsletter", "receive")]
)
def test_the_same_words_in_an_article_are_events(event, name, lemma):
    assert event(name, lemma).who


@pytest.mark.parametrize(
    ("name", "lemmas"),
    [
        ("road_leading", ["block"]),  # "the road leading to the port"
        ("what_they_called", ["die"]),  # "in what officials called an attack"
        ("army_installations", ["attack"]),  # but "the installation of"
        ("by_votes", ["pass"]),  # "by 144 votes to 109"
        ("army_leading", ["arrest", "lead"]),  # "the officers leading the revolt"
        ("led_raid", ["raid", "kill"]),
        ("backed_raid", ["kill"]),
    ],
)
def test_words_that_only_relate_name_or_count_are_no_events(document, name, lemmas):
    assert [e.what.lemma for e in document(name).events] == lemmas
