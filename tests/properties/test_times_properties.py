"""Any text gets times that lie in it; values and intervals agree; years shift with the reference."""

from datetime import date, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from eventx.lexicon import words
from eventx.testing import FakeBackend
from eventx.times import DayOfYear, anchor, dateline_reference, find_times, read_reference
from eventx.times.value import first_day, interval, name, shift, unit_of

LISTS = words("en", "times")
WORDS = sorted(
    {w for entries in LISTS.values() for w in entries}
    | {"1999", "2023", "31", "5", "3rd", "21st", "1990s", "'80s", "10:35", "7/8/07", "9/11", "5-7"}
    | {"2024-02-29", "2019-05-03T10:00Z", "0000", "9999", "a.m.", "7 p.m.", ",", ".", "-", "\n\n"}
)
PHRASES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.title), st.text(max_size=4)),
    max_size=12,
).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(st.characters(exclude_categories=()), max_size=60))
DAYS_OF_YEARS = st.dates().map(lambda day: DayOfYear(day.month, day.day))
REFERENCES = st.one_of(st.none(), st.dates(), st.datetimes(), DAYS_OF_YEARS)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
UNITS = (
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
)

# Expressions that mean the same day of the calendar, a year on, when read a year later.
SHIFTED = ("this year", "last year", "next year", "this month", "last month", "next month", "today",
           "two years ago", "three months ago", "five years from now", "last summer", "next May",
           "the first quarter", "the end of last year", "early this year")  # fmt: skip


def times_in(text, reference=None):
    return find_times(FakeBackend().annotate(text), reference)


@given(TEXTS, REFERENCES)
@example("", None)
@example("\ud83d Friday", date(2023, 7, 27))
@example("the year 0000, 99 centuries ago, 9999 years later", date.max)
@example("yesterday, a thousand thousand thousand years ago", date.min)
def test_no_text_raises_and_times_lie_in_it_in_order(text, reference):
    parse = FakeBackend().annotate(text)
    times = find_times(parse, reference)
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert time.value
        end = time.end
    assert set(anchor(parse, times)) <= {token.i for token in parse.tokens}
    dateline_reference(parse)


@given(TEXTS, REFERENCES)
def test_a_value_reads_back_to_the_interval_of_its_time(text, reference):
    for time in times_in(text, reference):
        assert interval(time.value) == (time.begins, time.ends)
        if time.begins and time.ends and "T24" not in time.value:
            assert time.begins < time.ends


@given(TEXTS, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_finding_is_deterministic(text, reference):
    assert times_in(text, reference) == times_in(text, reference)


@given(DAYS, st.sampled_from(UNITS))
def test_the_name_of_a_stretch_reads_back_to_an_interval_that_holds_the_day(day, unit):
    value = name(day, unit)
    begins, ends = interval(value)
    assert unit_of(value) == unit
    if begins is None:  # the first century starts in a year 0 that dates lack
        assert day.year < 100
        return
    assert first_day(value).isoformat() == begins
    if unit != "weekend":
        assert begins <= day.isoformat()
        assert ends is None or day.isoformat() < ends


@given(
    st.dates(date(2, 1, 1), date(9990, 1, 1)),
    st.integers(-500, 500),
    st.sampled_from(["day", "week"]),
)
def test_shifting_by_days_and_back_is_the_identity(day, number, unit):
    moved = shift(day, number, unit)
    if moved is not None:
        assert shift(moved, -number, unit) == day


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.sampled_from(SHIFTED))
def test_a_year_later_relative_values_lie_a_year_later(day, phrase):
    text = f"They met {phrase}."
    later = shift(day, 1, "year")
    (now,), (then,) = times_in(text, day), times_in(text, later)
    assert (now.text, now.type, now.mod) == (then.text, then.type, then.mod)
    assert int(then.value[:4]) == int(now.value[:4]) + 1
    if "02-29" not in now.value and day.isoformat()[5:] != "02-29":
        assert then.value[4:] == now.value[4:]


@given(st.dates())
def test_without_a_reference_nothing_is_made_up(day):
    (time,) = times_in("They met on Friday.")
    assert (time.value, time.begins) == ("XXXX-WXX-5", None)
    (time,) = times_in(f"They met on {day.isoformat()}.")
    assert (time.begins, time.ends) == interval(day.isoformat())


@given(st.one_of(st.dates(), st.datetimes(timezones=st.one_of(st.none(), OFFSETS))))
def test_a_reference_reads_back_from_its_iso_string(moment):
    assert read_reference(moment.isoformat()) == moment
