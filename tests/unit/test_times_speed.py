"""Endless runs of what may belong to a time: the work must grow with the text, not its square."""

import time
from datetime import date

import pytest

from eventx.testing import FakeBackend
from eventx.times import anchor, find_times

LENGTH = 200_000
LIMIT = 20  # seconds of CPU time: about 1 where it is linear, over 100 where it is quadratic


@pytest.mark.parametrize("unit", ["the ", "of the ", "early ", "'", ",", "-", "Friday ", "1999 "])
def test_a_long_run_takes_linear_time(unit):
    parse = FakeBackend().annotate((unit * LENGTH)[:LENGTH])
    begin = time.process_time()
    anchor(parse, find_times(parse, date(2023, 7, 27)))
    assert time.process_time() - begin < LIMIT
