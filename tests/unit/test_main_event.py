"""What an article is about: which event, and who, when and where from wherever it tells them."""

import pytest


@pytest.fixture
def main(document):
    """Return an article's main event, by the article's name."""
    return lambda name: document(name).main_event


@pytest.fixture
def about(main):
    """Return the trigger of the event that an article's main event is, and its number."""

    def find(name):
        event = main(name).event
        return event.what.trigger.text, event.id

    return find


def words(spans):
    return [span.text for span in spans]


def told(main_event):
    return [event.id for event in main_event.events]


class TestElection:
    def test_what_led_to_the_news_is_background(self, about):
        assert about("lead_and_background") == ("resigned", "e1")

    def test_the_headline_is_preferred_to_the_lead(self, about):
        assert about("bare_headline") == ("resigns", "e1")

    def test_what_somebody_said_is_the_news_rather_than_where(self, about):
        assert about("speaking") == ("left", "e2")

    def test_a_clause_tells_the_news_where_the_main_clause_names_a_state(self, about):
        assert about("dead_after") == ("overturned", "e1")

    def test_what_was_going_on_is_background_of_what_cut_it_short(self, about):
        assert about("cut_short") == ("hit", "e2")

    def test_the_topic_in_front_of_a_colon_is_background(self, about):
        assert about("label") == ("hold", "e1")

    def test_an_event_that_tells_which_thing_is_meant_is_background(self, about):
        assert about("topic") == ("named", "e1")

    def test_a_quotation_comments_on_the_news(self, about):
        assert about("quoted") == ("dismisses", "e1")

    def test_what_happened_is_preferred_to_what_may_happen(self, about):
        assert about("may_close") == ("raised", "e2")

    def test_what_is_told_twice_is_preferred(self, about):
        assert about("told_twice") == ("closed", "e2")

    def test_what_the_most_named_actor_did_is_preferred(self, about):
        assert about("most_named") == ("opened", "e2")

    def test_an_event_far_below_the_lead_is_not_what_the_article_is_about(self, about):
        assert about("far_below") == ("freed", "e1")

    def test_a_text_that_tells_no_event_is_about_none(self, main):
        assert main("no_event") is None


class TestTellings:
    def test_the_lead_tells_the_headline_again(self, main):
        assert told(main("fuller_lead")) == ["e1", "e2"]

    def test_below_two_headlines_comes_the_lead(self, main):
        freed = main("second_headline")
        assert told(freed) == ["e1", "e3"]
        assert words(freed.where) == ["Rome"]

    def test_what_it_happened_in_tells_it_too(self, main):
        assert told(main("in_army_raid")) == ["e1", "e2"]

    def test_what_the_lead_says_it_happened_in_tells_it_too(self, main):
        assert told(main("raid_of_lead")) == ["e1", "e2", "e3"]

    def test_what_led_to_it_is_another_event_of_its_type(self, main):
        attack = main("led_to_it")
        assert attack.event.type == "ASSAULT"
        assert told(attack) == ["e1"]

    def test_an_event_of_years_before_is_another(self, main):
        assert told(main("earlier")) == ["e1"]
        assert "e4" in told(main("same_week"))


class TestWho:
    def test_who_did_it_comes_from_the_telling_that_says_so(self, main):
        freed = main("first_doer")
        assert words(freed.who) == ["Gunmen"]
        assert words(freed.to_whom) == ["Hostages"]

    def test_who_did_it_may_stand_in_what_it_happened_in(self, main):
        killed = main("in_army_raid")
        assert words(killed.who) == ["army"]
        assert words(killed.to_whom) == ["Two men"]

    def test_the_name_of_who_did_it_is_preferred(self, main):
        resigned = main("bare_headline")
        assert words(resigned.event.who) == ["Minister"]
        assert words(resigned.who) == ["Ana Horvat"]

    def test_those_it_was_done_to_are_who_where_nobody_did_it(self, main):
        killed = main("nobody_did_it")
        assert words(killed.who) == ["Five people"]
        assert killed.to_whom == ()

    def test_a_pronoun_is_answered_by_the_name_that_it_stands_for(self, main):
        (firm,) = main("named_later").who
        assert (firm.text, firm.start, firm.head.text) == ("Norrland", 0, "Norrland")


class TestWhere:
    def test_the_lead_answers_for_a_bare_headline(self, main):
        resigned = main("bare_headline")
        assert resigned.event.where == ()
        assert words(resigned.where) == ["Ljubljana"]

    def test_a_city_comes_before_a_country(self, main):
        assert words(main("exact").where) == ["Gao", "Mali"]

    def test_the_place_of_the_dateline_is_where_nothing_else_says(self, main):
        (place,) = main("dateline").where
        assert (place.text, place.evidence, place.country) == ("MANILA", "dateline", "PH")

    def test_a_dateline_has_capitals_an_agency_or_a_long_dash(self, main):
        assert words(main("capitals").where) == ["OSLO"]
        assert main("long_dash").where[0].evidence == "dateline"
        assert main("small_letters").where == ()

    def test_a_place_that_the_opening_names_comes_last(self, main):
        (place,) = main("named_in_body").where
        assert (place.text, place.evidence) == ("Rome", "name")

    def test_the_country_of_an_actor_is_none(self, main):
        assert main("country_of_actor").where == ()


class TestWhen:
    def test_the_day_of_the_lead_answers_for_a_bare_headline(self, main):
        assert [t.value for t in main("bare_headline").when] == ["2023-07-24"]

    def test_the_day_of_the_report_dates_what_has_none(self, main):
        assert words(main("reported_day").when) == ["Monday"]

    def test_a_day_of_the_week_before_publication_dates_it_at_last(self, main):
        assert words(main("recent_day").when) == ["Tuesday"]

    def test_then_any_day_that_the_lead_names(self, main):
        assert [t.value for t in main("day_of_lead").when] == ["2011-06-02"]

    def test_a_month_of_years_before_does_not(self, main):
        assert main("old_day").when == ()


def test_it_prints_as_one_line(main):
    line = "Ana Horvat · resigns · where: Ljubljana · when: Monday (2023-07-24)"
    assert str(main("bare_headline")) == line
    assert repr(main("topic")) == "<MainEvent e1 at 7 'Police · named'>"
