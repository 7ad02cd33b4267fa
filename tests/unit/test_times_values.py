"""What time expressions mean: text in, TIMEX3 value and interval out."""

from datetime import date

import pytest

from eventx.testing import FakeBackend
from eventx.times import find_times

THURSDAY = date(2023, 7, 27)


def times_in(text, reference=THURSDAY):
    return find_times(FakeBackend().annotate(text), reference)


def readings(text, reference=THURSDAY):
    return [(t.text, t.value) for t in times_in(text, reference)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        # Dates of the calendar
        ("signed on 2019-05-03", "2019-05-03", "2019-05-03"),
        ("on July 8, 2007 they met", "July 8, 2007", "2007-07-08"),
        ("on 8 July 2007 they met", "8 July 2007", "2007-07-08"),
        ("on Monday, July 24, 2023 they met", "Monday, July 24, 2023", "2023-07-24"),
        ("on the 4th of July they met", "the 4th of July", "2023-07-04"),
        ("due on Sept. 6 in court", "Sept. 6", "2023-09-06"),
        ("dated 7/8/07 in print", "7/8/07", "2007-07-08"),
        ("dated 26.07.2023 in print", "26.07.2023", "2023-07-26"),
        ("in October, 1994 it began", "October, 1994", "1994-10"),
        ("in July last year it began", "July last year", "2022-07"),
        ("occupied since 1967 by troops", "1967", "1967"),
        # Longer stretches
        ("music of the 1990s lives", "the 1990s", "199"),
        ("in the 19th century it began", "the 19th century", "18"),
        ("sales in the third quarter of 2021 fell", "the third quarter of 2021", "2021-Q3"),
        ("sales in the first half of 2019 fell", "the first half of 2019", "2019-H1"),
        ("in the summer of 2010 it began", "the summer of 2010", "2010-SU"),
        ("talks in the week of March 6 failed", "the week of March 6", "2023-W10"),
        ("since '94 they met", "'94", "1994"),
        ("in May '68 it began", "May '68", "1968-05"),
        ("in the summer of '94 it began", "the summer of '94", "1994-SU"),
        ("music of the 2000s lives", "the 2000s", "200"),
        ("music of the 1900s lives", "the 1900s", "19"),
        ("sales in Q3 fell", "Q3", "2023-Q3"),
        ("sales in H1 2022 fell", "H1 2022", "2022-H1"),
        ("sales in the last quarter of 2022 fell", "the last quarter of 2022", "2022-Q4"),
        (
            "sales in the second quarter of fiscal 2024 fell",
            "the second quarter of fiscal 2024",
            "FY2024-Q2",
        ),
        ("on the first Sunday in October 2021", "the first Sunday in October 2021", "2021-10-03"),
        ("on the last Friday of the month", "the last Friday of the month", "2023-07-28"),
        ("in the final week of May", "the final week of May", "2023-W21"),
        ("on the last day of last year", "the last day of last year", "2022-12-31"),
        ("in the second month of 2020", "the second month of 2020", "2020-02"),
        ("on the third weekend of June", "the third weekend of June", "2023-W24-WE"),
        ("due by year-end in court", "year-end", "2023"),
        # Counted from the reference day
        ("they met yesterday", "yesterday", "2023-07-26"),
        ("they met the day before yesterday", "the day before yesterday", "2023-07-25"),
        ("they meet tomorrow morning", "tomorrow morning", "2023-07-28TMO"),
        ("they meet tonight", "tonight", "2023-07-27TNI"),
        ("they met last night", "last night", "2023-07-26TNI"),
        ("they met last week", "last week", "2023-W29"),
        ("they meet next month", "next month", "2023-08"),
        ("they met last Friday", "last Friday", "2023-07-21"),
        ("they meet next Tuesday", "next Tuesday", "2023-08-01"),
        ("they met last summer", "last summer", "2022-SU"),
        ("they met three days ago", "three days ago", "2023-07-24"),
        ("they meet two weeks from now", "two weeks from now", "2023-08-10"),
        ("they meet in two weeks' time", "two weeks' time", "2023-08-10"),
        ("they met a year and a half ago", "a year and a half ago", "2022"),
        ("it began a year ago today", "a year ago today", "2022-07-27"),
        ("it began four years ago on Sunday", "four years ago on Sunday", "2019-07-23"),
        ("it began three years ago this month", "three years ago this month", "2020-07"),
        ("they met last week - without him", "last week", "2023-W29"),
        ("they met last year—without him", "last year", "2022"),
        # Times of the day
        ("at 10:35 a.m. a bomb exploded", "10:35 a.m.", "2023-07-27T10:35"),
        ("closed at 18:00 GMT in London", "18:00 GMT", "2023-07-27T18:00Z"),
        ("closed at noon in London", "noon", "2023-07-27T12:00"),
        ("it ends at 7 p.m. Wednesday", "7 p.m. Wednesday", "2023-07-26T19:00"),
        # Named days, fixed and movable
        ("shops shut on Christmas Day", "Christmas Day", "2023-12-25"),
        ("shops shut on Easter Monday", "Easter Monday", "2023-04-10"),
        ("shops shut on Good Friday 2019", "Good Friday 2019", "2019-04-19"),
        ("shops shut on Thanksgiving", "Thanksgiving", "2023-11-23"),
        ("shops shut on Independence Day", "Independence Day", "XXXX-XX-XX"),
    ],
)
def test_a_point_in_time(text, found, value):
    assert readings(text) == [(found, value)]


@pytest.mark.parametrize(
    ("text", "found", "kind", "value"),
    [
        ("it lasted five years", "five years", "DURATION", "P5Y"),
        ("it lasted 3.5 hours", "3.5 hours", "DURATION", "PT3H30M"),
        ("it lasted two centuries", "two centuries", "DURATION", "P200Y"),
        ("extended for another week", "another week", "DURATION", "P1W"),
        ("extended for a further two weeks", "a further two weeks", "DURATION", "P2W"),
        ("it lasted several months", "several months", "DURATION", "PXM"),
        ("a five-year plan", "five-year", "DURATION", "P5Y"),
        ("Minutes later, he left", "Minutes later", "DURATION", "PTXM"),
        ("only hours after the vote", "hours", "DURATION", "PTXH"),
        ("over the years, it grew", "the years", "DURATION", "PXY"),
        ("raised over the last 18 months", "the last 18 months", "DURATION", "P18M"),
        ("after a weeks-long siege", "weeks-long", "DURATION", "PXW"),
        ("raised in the coming weeks", "the coming weeks", "DURATION", "PXW"),
        ("over the past decade and a half", "the past decade and a half", "DURATION", "P15Y"),
        ("they meet every Monday", "every Monday", "SET", "XXXX-WXX-1"),
        ("they meet twice a year", "twice a year", "SET", "P1Y"),
        ("they meet every two weeks", "every two weeks", "SET", "P2W"),
        ("they meet on Mondays", "Mondays", "SET", "XXXX-WXX-1"),
        ("attacks in recent days", "recent days", "DATE", "PAST_REF"),
        ("it failed recently", "recently", "DATE", "PAST_REF"),
        ("a year on, it fails", "a year on", "DATE", "PRESENT_REF"),
        ("it fails now", "now", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_recurring_and_vague_times(text, found, kind, value):
    assert [(t.text, t.type, t.value) for t in times_in(text)] == [(found, kind, value)]


@pytest.mark.parametrize(
    ("text", "found", "value", "mod"),
    [
        ("in early May 2020 it began", "early May 2020", "2020-05", "START"),
        ("in mid-2019 it began", "mid-2019", "2019", "MID"),
        ("at the end of last year it began", "the end of last year", "2022", "END"),
        ("at the beginning of May it began", "the beginning of May", "2023-05", "START"),
        ("late on Tuesday it began", "late on Tuesday", "2023-07-25", "END"),
        ("in the early hours of Sunday", "the early hours of Sunday", "2023-07-23", "START"),
        ("in the small hours of June 6", "the small hours of June 6", "2023-06-06", "START"),
        ("in the closing days of 2021", "the closing days of 2021", "2021", "END"),
        ("it was nearly two years ago", "nearly two years ago", "2021", "LESS_THAN"),
        ("it lasted more than 20 years", "more than 20 years", "P20Y", "MORE_THAN"),
        ("it lasted at least 72 hours", "at least 72 hours", "PT72H", "EQUAL_OR_MORE"),
        ("it lasted a week or so", "a week or so", "P1W", "APPROX"),
    ],
)
def test_modifiers(text, found, value, mod):
    assert [(t.text, t.value, t.mod) for t in times_in(text)] == [(found, value, mod)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in 2019 it rose. A year later it fell", ["2019", "2020"]),
        ("on May 5, 2020 they met. The next day they left", ["2020-05-05", "2020-05-06"]),
        ("it filed in 2019. In the same year it won", ["2019", "2019"]),
        ("the 9/11 attacks shaped it. It airs at noon", ["2001-09-11", "2023-07-27T12:00"]),
        ("in the third quarter it rose. In that period it won", ["2023-Q3", "2023-Q3"]),
        ("it won in that period", ["XXXX-XX-XX"]),
        ("in the first quarter it fell from the same period last year", ["2023-Q1", "2022-Q1"]),
        ("it filed in 2019. On May 13 of that year it won", ["2019", "2019-05-13"]),
    ],
)
def test_the_narrative_carries_the_time_spoken_of_before(text, values):
    assert [t.value for t in times_in(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("it lasted from 1950 to 1953", ["1950", "1953"]),
        ("he lived there between 1994 and 1997", ["1994", "1997"]),
    ],
)
def test_a_range_is_two_times(text, values):
    assert [t.value for t in times_in(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "the 70th anniversary of the war",
        "they won 3-2 at home",
        "they won 5:3 at home",
        "call 555-1234 for help",
        "it cost $2019 in cash",
        "expelled under Title 42 again",
        "the law is Title 1967 of the code",
        "under Resolution 1973 of the council",
        "a Boeing 787 on flight 1990 landed",
        "he may leave",
        "they left as soon as it ended",
        "soon after the vote they left",
        "the march in Berlin",
        "some 2,019 people came",
        "it runs Windows 2000 on disk",
        "costs fell 5.25 percent",
        "in as many years",
    ],
)
def test_numbers_and_words_that_only_look_like_times(text):
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("they met yesterday", "XXXX-XX-XX"),
        ("they met on Friday", "XXXX-WXX-5"),
        ("they met on July 27", "XXXX-07-27"),
        ("they met in July", "XXXX-07"),
        ("they met last week", "XXXX-WXX"),
        ("they met last year", "XXXX"),
        ("they met on July 27, 2023", "2023-07-27"),
        ("it lasted five years", "P5Y"),
    ],
)
def test_without_a_reference_relative_times_stay_underspecified(text, value):
    (time,) = times_in(text, None)
    assert time.value == value
    assert time.begins is None or value == "2023-07-27"


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("since March 2020 it grew", "2020-03-01", "2020-04-01"),
        ("they met last week", "2023-07-17", "2023-07-24"),
        ("music of the 1990s lives", "1990-01-01", "2000-01-01"),
        ("at 10:35 a.m. a bomb exploded", "2023-07-27T10:35", "2023-07-27T10:36"),
        ("they met last night", "2023-07-26T20:00", "2023-07-27T06:00"),
        ("in the winter of 2010 it began", "2010-12-01", "2011-03-01"),
        ("it lasted five years", None, None),
        ("it failed recently", None, None),
    ],
)
def test_the_interval_is_half_open(text, begins, ends):
    (time,) = times_in(text)
    assert (time.begins, time.ends) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("it began at 15:00 GMT+2 on the coast", "15:00 GMT+2", "2023-07-27T15:00+02:00"),
        ("it began at 15:00 (GMT +3)", "15:00 (GMT +3)", "2023-07-27T15:00+03:00"),
        ("it began at 15:00 UTC-05:30 there", "15:00 UTC-05:30", "2023-07-27T15:00-05:30"),
        ("it began at 15:00 (+9 GMT)", "15:00 (+9 GMT)", "2023-07-27T15:00+09:00"),
        ("it began at 15:00 +0200", "15:00 +0200", "2023-07-27T15:00+02:00"),
        ("it was sent at 15:00:30+02:00", "15:00:30+02:00", "2023-07-27T15:00:30+02:00"),
        ("it began at 1500 GMT", "1500 GMT", "2023-07-27T15:00Z"),
        ("it began at 0830 GMT", "0830 GMT", "2023-07-27T08:30Z"),
    ],
)
def test_a_clock_keeps_its_zone_and_offset(text, surface, value):
    (time,) = times_in(text)
    assert (time.text, time.value) == (surface, value)


def test_a_range_of_clocks_is_no_clock_with_an_offset():
    assert [t.text for t in times_in("open 10:30 -11:30 daily")][:1] == ["10:30"]


def test_a_number_that_is_no_clock_stays_a_year_before_a_zone():
    assert [t.value for t in times_in("since 1961 GMT has been in use")][:1] == ["1961"]


def test_years_of_life_are_no_clock_with_an_offset():
    assert [t.value for t in times_in("she (1922 - 2013) wrote")] == ["1922", "2013"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in the year ended March 31", ["P1Y", "2023-03-31"]),
        ("in the year to June", ["P1Y", "2023-06"]),
        ("in the quarter ended 30 June 2022", ["2022-Q2", "2022-06-30"]),
        ("in the week ending July 21", ["2023-W29", "2023-07-21"]),
    ],
)
def test_a_stretch_is_named_by_its_last_day(text, values):
    assert [t.value for t in times_in(text)] == values


def test_the_stop_of_a_sentence_is_no_part_of_a_date():
    assert readings("they met on 4 May.") == [("4 May", "2023-05-04")]


def test_offsets_point_into_the_text():
    text = "Zoë — 🎉 — met them on 8 July 2007."
    (time,) = times_in(text)
    assert text[time.start : time.end] == time.text == "8 July 2007"


def test_an_empty_text_has_no_times():
    assert times_in("") == ()
