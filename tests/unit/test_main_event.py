"""Which event an article is about."""

import pytest


@pytest.fixture
def about(document):
    """Return the trigger of an article's main event and its number, by the article's name."""

    def find(name):
        event = document(name).main_event
        return event.what.trigger.text, event.id

    return find


def test_what_led_to_the_news_is_background(about):
    assert about("lead_and_background") == ("resigned", "e1")


def test_a_lead_that_tells_more_is_preferred_to_a_bare_headline(about):
    assert about("bare_headline") == ("resigned", "e2")


def test_of_headline_and_lead_that_tell_the_same_the_one_that_answers_more_is_taken(about):
    assert about("fuller_lead") == ("signed", "e2")


def test_below_two_headlines_comes_the_lead(about):
    assert about("second_headline") == ("freed", "e3")


def test_what_somebody_said_is_the_news_rather_than_where(about):
    assert about("speaking") == ("left", "e2")


def test_a_clause_tells_the_news_where_the_main_clause_names_a_state(about):
    assert about("dead_after") == ("overturned", "e1")


def test_a_quotation_comments_on_the_news(about):
    assert about("quoted") == ("dismisses", "e1")


def test_what_happened_is_preferred_to_what_may_happen(about):
    assert about("may_close") == ("raised", "e2")


def test_what_is_told_twice_is_preferred(about):
    assert about("told_twice") == ("closed", "e2")


def test_what_the_most_named_actor_did_is_preferred(about):
    assert about("most_named") == ("opened", "e2")


def test_an_event_far_below_the_lead_is_not_what_the_article_is_about(about):
    assert about("far_below") == ("freed", "e1")


def test_a_text_that_tells_no_event_is_about_none(document):
    assert document("no_event").main_event is None
