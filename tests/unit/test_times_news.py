"""Times as news tells them: told days, reports, plans. The reference day is Thursday 27 July 2023."""

from datetime import date

import pytest

from eventx.testing import FakeBackend
from eventx.times import find_times

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
        ("expires_at_the_end_of", "2024-05"),
        ("is_to_end", "2023-07-31"),
        ("curfew_starting", "2023-07-31"),
        ("closed_since", "2023-07-24"),
    ],
)
def test_what_is_or_is_to_be_is_to_come_unless_since(values, name, value):
    assert values(name) == [value]


# No times


@pytest.mark.parametrize("text", ["a 6-year-old boy", "he was 37 years old", "a 19 year old"])
def test_an_age_is_no_time(text):
    assert readings(text) == []


def test_the_age_of_what_goes_on_is_a_length_of_time(parsed):
    assert [t.text for t in find_times(parsed("old_truce"), THURSDAY)] == ["8-month-old"]
