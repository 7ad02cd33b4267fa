"""Ranges that share a month or a year, and times written out or with a zone."""

from datetime import date, datetime

import pytest

from eventx.testing import FakeBackend
from eventx.times import find_times

THURSDAY = date(2023, 7, 27)


def readings(text, reference=THURSDAY):
    return [(t.text, t.value) for t in find_times(FakeBackend().annotate(text), reference)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("from June to August 1990", [("June", "1990-06"), ("August 1990", "1990-08")]),
        ("on March 3-5, 1999", [("March 3", "1999-03-03"), ("5, 1999", "1999-03-05")]),
        ("on 3-5 March 1999", [("3", "1999-03-03"), ("5 March 1999", "1999-03-05")]),
        ("the war of 1950-53", [("1950", "1950"), ("53", "1953")]),
        ("the war of 1950–1953", [("1950", "1950"), ("1953", "1953")]),
    ],
)
def test_what_stands_at_one_end_of_a_range_holds_for_both(text, ends):
    assert readings(text) == ends


def test_a_score_is_no_range():
    assert readings("they won 50-53 at home") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6:40 p.m. (GMT +8) today", "2023-07-27T18:40+08:00"),
        ("9 a.m. EST Tuesday", "2023-07-25T09:00-05:00"),
        ("nineteen seventy-nine", "1979"),
        ("the year two thousand", "2000"),
        ("44 BC", "BC0044"),
        ("fiscal year 2020", "FY2020"),
    ],
)
def test_zones_eras_and_years_in_words(text, value):
    assert readings(text) == [(text, value)]


def test_hours_are_counted_where_the_reference_has_an_hour():
    assert readings("two hours ago", datetime(2023, 7, 27, 9, 30)) == [
        ("two hours ago", "2023-07-27T07")
    ]
    assert readings("two hours ago") == [("two hours ago", "2023-07-27TXX")]


def test_a_comparison_does_not_move_the_narrative():
    text = "Sales rose in the third quarter of 2021 from a year ago, and the quarter was good"
    assert [value for _, value in readings(text)] == ["2021-Q3", "2020-Q3", "2021-Q3"]


def test_a_history_keeps_its_months_in_its_own_year():
    assert readings("In 1829 he tried again; in July he failed")[1] == ("July", "1829-07")
    assert readings("In 2021 he tried again; in July he failed")[1] == ("July", "2023-07")
