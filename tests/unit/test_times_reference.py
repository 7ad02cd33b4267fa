"""What "today" means: given by the caller, or read from a dateline."""

from datetime import UTC, date, datetime

import pytest

from eventx.errors import InputError
from eventx.testing import FakeBackend
from eventx.times import dateline_reference, read_reference


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
        ("PYONGYANG, July 27 (KCNA) — Kim met him.", None),
        ("Kim met him on July 27, 2023 (Thursday).", None),
        ("", None),
    ],
)
def test_a_dateline_gives_the_day_where_it_gives_the_year(text, day):
    assert dateline_reference(FakeBackend().annotate(text)) == day
