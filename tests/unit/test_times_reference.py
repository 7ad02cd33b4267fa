"""What "today" means: given by the caller, or read from a dateline."""

from datetime import UTC, date, datetime

import pytest

from eventx.errors import InputError
from eventx.testing import FakeBackend
from eventx.times import DayOfYear, dateline_reference, find_times, read_reference


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, None),
        (date(2023, 7, 27), date(2023, 7, 27)),
        (datetime(2023, 7, 27, 9, 30), datetime(2023, 7, 27, 9, 30)),
        ("2023-07-27", date(2023, 7, 27)),
        (" 2023-07-27 ", date(2023, 7, 27)),
        ("2023-07-27T09:30", datetime(2023, 7, 27, 9, 30)),
        ("2023-07-27T09:30Z", datetime(2023, 7, 27, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_reference_time_however_it_is_given(given, read):
    assert read_reference(given) == read


@pytest.mark.parametrize("given", ["yesterday", "27.07.2023", "2023-02-30", "", 20230727, 1.5])
def test_anything_else_is_refused_with_advice(given):
    with pytest.raises(InputError, match="ISO 8601"):
        read_reference(given)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("PYONGYANG, July 27, 2023 (KCNA) — Kim met him.", date(2023, 7, 27)),
        ("A headline\n\nNEW YORK, 3 May 2019 - Shares fell.", date(2019, 5, 3)),
        ("PYONGYANG, July 27 (KCNA) — Kim met him.", DayOfYear(7, 27)),
        ("ATHENS, 29 Feb. (ANA) — He left.", DayOfYear(2, 29)),
        ("Beijing, July 27 (Xinhua) -- He left.", DayOfYear(7, 27)),
        ("Paris, 27 July 2023 (AFP) - He left.", date(2023, 7, 27)),
        ("Kim Jong Un, July 27 (Thursday): he left.", None),
        ("The Paris talks of July 27 (AFP said) failed.", None),
        ("ATHENS, February 30 (ANA) — He left.", None),
        ("Kim met him on July 27, 2023 (Thursday).", None),
        ("", None),
    ],
)
def test_a_dateline_gives_the_day_and_the_year_where_it_has_one(text, day):
    assert dateline_reference(FakeBackend().annotate(text)) == day


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("yesterday", "XXXX-07-26"),
        ("tonight", "XXXX-07-27TNI"),
        ("next month", "XXXX-08"),
        ("two weeks ago", "XXXX-07-13"),
        ("in December", "XXXX-12"),
        ("on July 30", "XXXX-07-30"),
        ("in 1953", "1953"),
        ("for three days", "P3D"),
        ("on Wednesday", "XXXX-WXX-3"),
        ("last week", "XXXX-WXX"),
        ("last year", "XXXX"),
        ("this year", "XXXX"),
    ],
)
def test_against_a_day_without_its_year_a_time_says_what_holds_in_every_year(expression, value):
    parse = FakeBackend().annotate(f"Kim met him {expression}.")
    (time,) = find_times(parse, DayOfYear(7, 27))
    assert (time.value, time.begins is None) == (value, "X" in value or value == "P3D")


def test_the_day_before_the_first_of_march_depends_on_the_year():
    parse = FakeBackend().annotate("Kim met him yesterday.")
    assert find_times(parse, DayOfYear(3, 1)) == find_times(parse, None)
    assert find_times(parse, DayOfYear(2, 29))[0].value == "XXXX-02-28"
