"""Times as news tells them: told days, reports, plans. The reference day is Thursday 27 July 2023."""

from datetime import date

import pytest

from eventx.testing import FakeBackend
from eventx.times import anchor, find_times

THURSDAY = date(2023, 7, 27)


def readings(text):
    return [(t.text, t.value) for t in find_times(FakeBackend().annotate(text), THURSDAY)]


@pytest.fixture
def values(parsed):
    return lambda name: [t.value for t in find_times(parsed(name), THURSDAY)]


# What the next day is


def test_the_day_of_a_report_is_not_the_day_told(values):
    friday, sunday, next_day = values("said_on_sunday")
    assert (friday, sunday, next_day) == ("2023-07-21", "2023-07-23", "2023-07-22")


def test_the_past_goes_on_from_what_is_past(values):
    saturday, next_sunday, next_morning = values("back_to_the_past")
    assert (saturday, next_sunday, next_morning) == ("2023-07-22", "2023-07-30", "2023-07-23TMO")


def test_the_day_before_a_report_is_counted_from_its_day(values):
    assert values("said_the_day_before") == ["2023-07-21", "2023-07-25", "2023-07-24"]


def test_the_day_of_a_relative_clause_is_named_in_passing(values):
    assert values("law_in_effect_on") == ["2023-07-22", "2023-07-03", "2023-07-22TEV"]


def test_the_year_of_a_war_is_not_where_the_narrative_goes(values):
    assert values("year_of_a_war")[-1] == "2023-05-05"


def test_the_next_day_is_counted_from_a_day_not_from_a_month():
    text = "He came on May 5. In June 2023 he recalled it. The next day he left"
    assert readings(text)[-1] == ("The next day", "2023-05-06")
    assert readings("In June 2022 he fell. The next day he left")[-1] == (
        "The next day",
        "XXXX-XX-XX",
    )
    assert readings("In June 2022 he fell. The next month he left")[-1] == (
        "The next month",
        "2022-07",
    )


def test_a_clock_time_is_of_the_last_day_told():
    text = "On Monday he was free. He was jailed in 2031. It began at 6 a.m. sharp"
    assert readings(text)[-1] == ("6 a.m.", "2023-07-24T06:00")


# Past or to come


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("final_is_on", "2024-03-03"),
        ("due_to_be_held", "2024-05"),
        ("expires_at_the_end_of", "2024-05"),
        ("is_to_end", "2023-07-31"),
        ("curfew_starting", "2023-07-31"),
        ("closed_since", "2023-07-24"),
        ("after_being_held", "2023-07-24"),
        ("may_have_left", "2023-07-24"),
        ("retook_on_monday", "2023-07-24"),
        ("released_until", "2023-07-31"),
        ("continued_ahead_of", "2023-07-31"),
        ("closed_since_november_3", "2022-11-03"),
        ("named_on_september_30", "2022-09-30"),
        ("effective_monday", "2023-07-31"),
        ("ahead_of_mondays_vote", "2023-07-31"),
        ("ahead_of_a_vote_on", "2023-07-31"),
        ("announced_a_rally_for", "2023-07-31"),
        ("announced_figures_for", "2023-05"),
        ("suspended_until", "2023-07-31"),
        ("heard_on_monday", "2023-07-24"),
        ("appeal_mondays_ruling", "2023-07-24"),
        ("attend_mondays_match", "2023-07-31"),
        ("rallies_to_mark", "2023-07-24"),
        ("talks_to_end", "2023-07-31"),
        ("first_to_sign", "2023-07-24"),
        ("had_been_expected", "2023-07-24"),
        ("is_expected", "2023-07-31"),
        ("beat_them_on", "2023-05-05"),
        ("they_beat_them", "2024-05-05"),
        ("vote_postponed_in", "2022-11"),
        ("vote_scheduled_in", "2024-05"),
        ("called_for_elections", "2024-05"),
        ("will_reopen_in_spring", "2024-SP"),
        ("closed_in_spring", "2023-SP"),
        ("rains_in_spring", "XXXX-SP"),
    ],
)
def test_past_or_to_come(values, name, value):
    assert values(name) == [value]


# What is dated


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("called_a_strike", ["strike"]),
        ("plans_a_march", ["march"]),
        ("cancelled_a_visit", ["visit"]),
        ("cancelled_last_week", ["cancelled"]),
        ("elections_next_month", ["Elections"]),
        ("attack_killed", ["attack", "killed"]),
        ("attacks_on_both_days", ["attacks", "killed"]),
        ("visit_follows", ["talks"]),
        ("vote_set_for", ["vote"]),
        ("since_her_arrest", ["arrest"]),
        ("died_after_a_crash", ["died"]),
        ("held_for", ["held"]),
        ("jailed_for", []),
        ("sought_ten_years", []),
    ],
)
def test_what_a_time_dates(parsed, name, words):
    parse = parsed(name)
    dated = anchor(parse, find_times(parse, THURSDAY), THURSDAY)
    assert [parse.tokens[i].form for i in sorted(dated)] == words


# No times


@pytest.mark.parametrize("text", ["a 6-year-old boy", "he was 37 years old", "a 19 year old"])
def test_an_age_is_no_time(text):
    assert readings(text) == []


def test_the_age_of_what_goes_on_is_a_length_of_time(parsed):
    assert [t.text for t in find_times(parsed("old_truce"), THURSDAY)] == ["8-month-old"]


def test_a_name_is_no_month(values):
    assert values("theresa_may") == ["2023-05"]


def test_a_programme_is_no_day(parsed):
    assert [t.start for t in find_times(parsed("today_programme"), THURSDAY)] == [41]


def test_the_verb_last_is_no_part_of_a_length():
    assert readings("will start and last two days") == [("two days", "P2D")]
    assert readings("in the last two days") == [("the last two days", "P2D")]


def test_soon_to_be_is_no_time():
    assert readings("the soon-to-be president") == []


def test_a_part_of_the_day_is_none_by_itself():
    assert readings("a night at the opera") == []


# What news says of days


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("in January of last year", "January of last year", "2022-01"),
        ("the second half of the year", "the second half of the year", "2023-H2"),
        ("the last quarter of the year", "the last quarter of the year", "2022-Q4"),
        ("the fiscal year 2025-26", "the fiscal year 2025-26", "FY2026"),
        ("the weekend of July 1-2", "the weekend of July 1-2", "2023-W26-WE"),
        ("the weekend of 1-2 July", "the weekend of 1-2 July", "2023-W26-WE"),
        ("the same month a year ago", "the same month a year ago", "2022-07"),
        ("Later in the day, they left", "Later in the day", "2023-07-27"),
        ("at dawn they left", "dawn", "2023-07-27TMO"),
        ("at nightfall on Friday", "nightfall on Friday", "2023-07-21TEV"),
        ("overnight into Friday", "overnight into Friday", "2023-07-20TNI"),
        ("sales fell for a second straight day", "a second straight day", "2023-07-27"),
        ("sales fell for the third week in a row", "the third week", "2023-W30"),
        ("sales fell for a third day in Asia", "a third day", "2023-07-27"),
        ("sales fell for a third straight quarter", "a third straight quarter", "2023-Q2"),
        ("at 5:15 p.m. ET it fell", "5:15 p.m. ET", "2023-07-27T17:15"),
        ("in the weeks ahead", "the weeks", "PXW"),
        ("on the evening of the 3rd", "the evening of the 3rd", "2023-08-03TEV"),
        ("on Black Friday", "Black Friday", "2023-11-24"),
        ("on Remembrance Sunday", "Remembrance Sunday", "2023-11-12"),
        ("second-quarter 2025 results", "second-quarter 2025", "2025-Q2"),
        ("in the 2025 financial year", "the 2025 financial year", "FY2025"),
        ("the week before last", "the week before last", "2023-W28"),
        ("Later on Monday they left", "Later on Monday", "2023-07-24"),
        ("by end-August", "end-August", "2022-08"),
        ("three times a day", "three times a day", "P1D"),
        ("the last two-and-a-half years", "the last two-and-a-half years", "P2.5Y"),
        ("for two years and three months", "two years and three months", "P2Y3M"),
        ("over the last week", "the last week", "P1W"),
        ("for an hour-and-a-half", "an hour-and-a-half", "PT1H30M"),
        ("in 2 hours 13 minutes", "2 hours 13 minutes", "PT2H13M"),
    ],
)
def test_the_words_of_news(text, found, value):
    assert readings(text) == [(found, value)]


@pytest.mark.parametrize("text", ["the second day of talks", "for the second day of talks"])
def test_a_day_of_something_else_is_no_day_by_itself(text):
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "between 0600 and 0900 GMT",
            [("0600", "2023-07-27T06:00Z"), ("0900 GMT", "2023-07-27T09:00Z")],
        ),
        (
            "between 2 and 3 p.m. it rained",
            [("2", "2023-07-27T14:00"), ("3 p.m.", "2023-07-27T15:00")],
        ),
        (
            "from 11 to 1 p.m. it rained",
            [("11", "2023-07-27T11:00"), ("1 p.m.", "2023-07-27T13:00")],
        ),
        (
            "15:30 local time (12:30 GMT)",
            [("15:30 local time", "2023-07-27T15:30"), ("12:30 GMT", "2023-07-27T12:30Z")],
        ),
        (
            "it began at 6 a.m. On Monday it ended",
            [("6 a.m.", "2023-07-27T06:00"), ("Monday", "2023-07-24")],
        ),
        (
            "it began in May. Last week it ended",
            [("May", "2023-05"), ("Last week", "2023-W29")],
        ),
        (
            "for a third night on Friday",
            [("a third night", "2023-07-21TNI"), ("Friday", "2023-07-21")],
        ),
        (
            "on Monday, a day later than planned",
            [("Monday", "2023-07-24"), ("a day", "P1D")],
        ),
        ("in the week to 9 July", [("the week", "2023-W27"), ("9 July", "2023-07-09")]),
        (
            "on Saturday, for a third weekend in a row",
            [("Saturday", "2023-07-22"), ("a third weekend", "2023-W29-WE")],
        ),
        (
            "on Monday they fought throughout the night",
            [("Monday", "2023-07-24"), ("the night", "2023-07-24TNI")],
        ),
        (
            "rose in the third quarter of 2021 and for the full year",
            [("the third quarter of 2021", "2021-Q3"), ("the full year", "2021")],
        ),
        (
            "rose in June from the same month a year earlier",
            [("June", "2023-06"), ("the same month a year earlier", "2022-06")],
        ),
    ],
)
def test_times_that_share_a_part(text, found):
    assert readings(text) == found


def test_a_number_in_a_month_is_no_day():
    assert readings("up from 27 in February 2023") == [("February 2023", "2023-02")]


def test_the_week_before_an_event_is_not_known():
    assert readings("he left the week before the raid") == []


def test_a_day_after_is_no_rate(parsed):
    assert [(t.type, t.value) for t in find_times(parsed("a_day_after"), THURSDAY)] == [
        ("DURATION", "P1D")
    ]


def test_what_goes_on_since_a_year_is_no_history(values):
    assert values("since_1955") == ["1955", "2023-05"]


def test_the_far_future_is_no_history():
    assert readings("he is free in 2060. He was jailed on August 11")[-1][1] == "2023-08-11"


def test_a_holiday_in_a_name_is_not_the_day_told(values):
    assert values("christmas_market") == ["2022-12-25", "2023-07-27T12:00"]


def test_the_30th_is_a_day_near_the_one_told_or_the_reference(values):
    told = readings("On May 9 they met; a truce of May 10 fell on the 15th")
    assert told[-1] == ("the 15th", "2023-05-15")
    assert values("met_on_the_30th") == ["2023-06-30"]
    assert values("on_the_30th_floor") == []


@pytest.mark.parametrize(
    ("day", "this", "last"),
    [
        (date(2023, 1, 20), "2022-WI", "2021-WI"),
        (date(2023, 3, 20), "2022-WI", "2022-WI"),
        (date(2023, 10, 20), "2023-WI", "2022-WI"),
        (date(2023, 12, 20), "2023-WI", "2022-WI"),
    ],
)
def test_this_winter_is_the_last_one_until_summer(day, this, last):
    found = find_times(FakeBackend().annotate("this winter was like last winter"), day)
    assert [t.value for t in found] == [this, last]


# Which verb or noun they date


@pytest.fixture
def dated(parsed):
    def hang(name):
        parse = parsed(name)
        hung = anchor(parse, find_times(parse, THURSDAY))
        return {parse.tokens[i].form: [t.value for t in times] for i, times in hung.items()}

    return hang


def test_a_sentence_of_ten_years_does_not_date_the_judgment(dated):
    assert dated("sentenced_to") == {"sentenced": ["2023-07-24"]}


def test_a_second_time_in_three_months_lasted_no_three_months(dated):
    assert dated("second_time_in") == {}


def test_two_days_of_talks_are_the_length_of_the_talks(dated):
    assert dated("arrived_for_days_of") == {"talks": ["P2D"]}


@pytest.mark.parametrize(
    ("name", "verb"), [("stopped_car_at", "stopped"), ("fell_in_trading", "fell")]
)
def test_a_time_behind_a_thing_dates_what_is_done(dated, name, verb):
    assert dated(name) == {verb: ["2023-07-21"]}


def test_what_is_expected_to_last_is_the_subject(dated):
    assert dated("expected_to_last")["trial"] == ["2023-05", "2023-07"]


def test_occasions_are_only_times(dated):
    assert dated("on_two_occasions") == {"met": ["2023-05"]}


def test_what_came_last_may_is_the_win(dated):
    assert dated("win_came") == {"came": ["2023-05"], "win": ["2023-05"]}


def test_the_time_in_front_of_two_verbs_dates_the_second_unless_it_has_its_own(event):
    assert [t.text for t in event("attacked_but_killed", "attack").when] == ["Friday"]
    assert [t.text for t in event("attacked_but_killed", "kill").when] == ["Sunday"]


def test_now_in_front_of_one_verb_is_not_that_of_a_verb_with_its_own_tense(event):
    assert [t.text for t in event("now_attacks_has_killed", "attack").when] == ["now"]
    assert event("now_attacks_has_killed", "kill").when == ()


def test_over_is_a_preposition_or_more_than(parsed):
    during, more = (
        find_times(parsed(name), THURSDAY)[0] for name in ("over_five_years", "for_over_five_years")
    )
    assert (during.text, during.value, during.mod) == ("five years", "P5Y", None)
    assert (more.text, more.value, more.mod) == ("over five years", "P5Y", "MORE_THAN")
