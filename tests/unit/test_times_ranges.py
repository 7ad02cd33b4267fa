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
        ("the 2019/20 season", [("2019", "2019"), ("20", "2020")]),
        ("the 1999-00 season", [("1999", "1999"), ("00", "2000")]),
        ("from November to March 1990", [("November", "1989-11"), ("March 1990", "1990-03")]),
        ("on Aug. 8-10", [("Aug. 8", "2023-08-08"), ("10", "2023-08-10")]),
        (
            "on Aug. 12, 14 and 16",
            [("Aug. 12", "2023-08-12"), ("14", "2023-08-14"), ("16", "2023-08-16")],
        ),
        (
            "on 3, 4 and 5 May",
            [("3", "2023-05-03"), ("4", "2023-05-04"), ("5 May", "2023-05-05")],
        ),
        ("the night of 3 to 4 May", [("the night of 3", "2023-05-03TNI"), ("4 May", "2023-05-04")]),
    ],
)
def test_what_stands_at_one_end_of_a_range_holds_for_both(text, ends):
    assert readings(text) == ends


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between January and June", ["2023-01", "2023-06"]),
        ("between November and March", ["2022-11", "2023-03"]),
        ("from mid-September to early November", ["2022-09", "2022-11"]),
        ("from March 2021 to June", ["2021-03", "2021-06"]),
        ("from Friday to Sunday", ["2023-07-21", "2023-07-23"]),
        ("between Thursday night and Saturday", ["2023-07-20TNI", "2023-07-22"]),
        ("in September and in June", ["2022-09", "2023-06"]),
    ],
)
def test_both_ends_of_a_range_are_in_one_stretch(text, values):
    assert [value for _, value in readings(f"they met {text}")] == values


def test_the_ends_of_a_range_stay_open_without_a_reference():
    assert [value for _, value in readings("from Friday to Sunday", None)] == [
        "XXXX-WXX-5",
        "XXXX-WXX-7",
    ]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("within two to three weeks", "two to three weeks", "P2W"),
        ("after two or three days", "two or three days", "P2D"),
        ("in the next two to three months", "the next two to three months", "P2M"),
        ("two or three years ago", "two or three years ago", "2021"),
        ("for two hundred and twenty days", "two hundred and twenty days", "P220D"),
    ],
)
def test_a_length_between_two_numbers_is_at_least_the_first(text, found, value):
    assert readings(text) == [(found, value)]


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


def test_a_range_ends_after_it_begins():
    ends = [value for _, value in readings("from November 1 to July 5", date(2023, 10, 1))]
    assert ends == ["2022-11-01", "2023-07-05"]


def test_a_day_is_of_the_year_that_its_sentence_names():
    assert readings("In 2016 a lorry hit a crowd on July 14")[1] == ("July 14", "2016-07-14")
    assert readings("In 2060 he will be free. He was jailed on July 14")[1][1] == "2023-07-14"


def test_a_history_keeps_its_months_in_its_own_year():
    assert readings("In 1829 he tried again; in July he failed")[1] == ("July", "1829-07")
    assert readings("In 2021 he tried again.\nIn July he failed")[1] == ("July", "2023-07")
