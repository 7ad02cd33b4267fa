"""Times of the day: how they are said, and which day they are on."""

from datetime import date, datetime

import pytest

from eventx.testing import FakeBackend
from eventx.times import find_times

THURSDAY = date(2023, 7, 27)


def readings(text, reference=THURSDAY):
    return [(t.text, t.value) for t in find_times(FakeBackend().annotate(text), reference)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("at 11pm on Monday it fell", "11pm on Monday", "2023-07-24T23:00"),
        ("at noon, Friday, it fell", "noon, Friday", "2023-07-21T12:00"),
        (
            "at 02:14 local time on 6 February 2023 it fell",
            "02:14 local time on 6 February 2023",
            "2023-02-06T02:14",
        ),
        ("at 4:30 on Monday afternoon it fell", "4:30 on Monday afternoon", "2023-07-24T16:30"),
        ("they meet at 8 o'clock tonight", "8 o'clock tonight", "2023-07-27T20:00"),
        ("they meet at 7 p.m. every Sunday", "7 p.m. every Sunday", "XXXX-WXX-7T19:00"),
        ("it fell overnight on Sunday", "overnight on Sunday", "2023-07-23TNI"),
        ("at dawn on Tuesday it fell", "dawn on Tuesday", "2023-07-25TMO"),
        ("on the morning of July 19 it fell", "the morning of July 19", "2023-07-19TMO"),
        ("they meet next Friday morning", "next Friday morning", "2023-07-28TMO"),
    ],
)
def test_a_time_of_the_day_is_one_with_its_day(text, found, value):
    assert readings(text) == [(found, value)]


def test_the_day_of_a_clock_time_stays_open_without_a_reference():
    assert readings("at 11pm on Monday", None) == [("11pm on Monday", "XXXX-WXX-1T23:00")]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("half past nine", "09:30"),
        ("a quarter to ten", "09:45"),
        ("a quarter to one", "12:45"),
        ("ten minutes past six in the evening", "18:10"),
        ("5 past 8", "08:05"),
        ("10 o'clock in the morning", "10:00"),
        ("9 at night", "21:00"),
        ("2.30 a.m.", "02:30"),
        ("11.45pm", "23:45"),
        ("noon GMT", "12:00Z"),
    ],
)
def test_ways_to_say_the_hour(text, clock):
    assert readings(f"it fell at {text}") == [(text, f"2023-07-27T{clock}")]


def test_midnight_ends_its_day_unless_something_is_after_it():
    assert readings("by midnight on Saturday")[0][1] == "2023-07-22T24:00"
    assert readings("shortly after midnight on Saturday")[0][1] == "2023-07-22T00:00"


@pytest.mark.parametrize(
    "text", ["at 70 past 9", "a quarter to 30", "killed 9 in the morning raid"]
)
def test_numbers_that_are_no_hour(text):
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 9 a.m. and 5 p.m. on Tuesday", ["2023-07-25T09:00", "2023-07-25T17:00"]),
        ("from 10 p.m. to 5 a.m. on Tuesday", ["2023-07-24T22:00", "2023-07-25T05:00"]),
        ("from 11pm on Monday to 5am", ["2023-07-24T23:00", "2023-07-25T05:00"]),
        ("from 9 p.m. to 5 a.m.", ["2023-07-27T21:00", "2023-07-28T05:00"]),
        (
            "at 6 p.m. (1500 GMT) on Friday",
            ["2023-07-21T18:00", "2023-07-21T15:00Z", "2023-07-21"],
        ),
        ("at 9 on the evening of June 30", ["2023-06-30T21:00"]),
        ("at noon Monday and 9 a.m. Tuesday", ["2023-07-24T12:00", "2023-07-25T09:00"]),
    ],
)
def test_clock_times_in_a_range_share_their_day(text, values):
    assert [value for _, value in readings(text)] == values


def test_the_ends_of_a_range_of_clock_times_keep_an_unknown_day():
    assert [value for _, value in readings("from 10 p.m. to 5 a.m. on Tuesday", None)] == [
        "XXXX-WXX-2T22:00",
        "XXXX-WXX-2T05:00",
    ]


def test_hours_later_count_from_the_hour_spoken_of():
    text = "a bomb exploded at 9:30 a.m. on Monday; two hours later it burned"
    assert readings(text)[1] == ("two hours later", "2023-07-24T11:30")
    assert readings("on Monday a bomb exploded; two hours later it burned")[1] == (
        "two hours",
        "PT2H",
    )


def test_the_afternoon_is_that_of_the_day_spoken_of():
    assert readings("on June 3 they met; in the afternoon they left")[1] == (
        "the afternoon",
        "2023-06-03TAF",
    )
    assert readings("it is warm in the afternoon", datetime(2023, 7, 27, 9)) == []
