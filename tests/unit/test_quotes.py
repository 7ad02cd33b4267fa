"""Quotation marks: which pair up, and which are none."""

import pytest

from eventx.quotes import find_quotes
from eventx.testing import FakeBackend


def inner(text):
    """Return what is quoted in a text, without the marks."""
    return [text[q.inner_start : q.inner_end] for q in find_quotes(FakeBackend().annotate(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“We left,” he said.",
        '"We left," he said.',
        "‘We left,’ he said.",
        "'We left,' he said.",
        "«We left,» he said.",
        "„We left,“ he said.",
        "``We left,'' he said.",
        "''We left,'' he said.",
    ],
)
def test_marks_of_all_styles(text):
    assert inner(text) == ["We left,"]


def test_a_straight_mark_closes_a_curly_one_where_nothing_else_does():
    assert inner('“We left," he said. “It rained,” he said.') == ["We left,", "It rained,"]
    assert inner('“We left," he said.') == ["We left,"]
    assert inner('“The "raid" failed,” he said.') == ['The "raid" failed,']


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“We left," he said. "It rained.”', ["We left,", "It rained."]),
        ('"We left,” he said. “It rained,” he said.', ["We left,", "It rained,"]),
        ('"He said “no” to me," she said.', ["He said “no” to me,"]),
        (
            '“He called it "a trap" and "a lie" today,” she said.',
            ['He called it "a trap" and "a lie" today,'],
        ),
    ],
)
def test_straight_and_curly_marks_pair_up_where_they_are_mixed(text, quoted):
    assert inner(text) == quoted


def test_an_interrupted_quotation_is_two():
    assert inner("“We left,” he said, “at night.”") == ["We left,", "at night."]


def test_a_quotation_within_a_quotation_is_part_of_it():
    assert inner("“He said ‘no’ to me,” she said.") == ["He said ‘no’ to me,"]


@pytest.mark.parametrize(
    "text",
    ["It's the workers' fault.", "The ’90s are over.", "Don’t go to the Smiths’ house."],
)
def test_an_apostrophe_quotes_nothing(text):
    assert inner(text) == []


def test_an_apostrophe_does_not_end_a_quotation():
    assert inner("'It isn't over,' he said.") == ["It isn't over,"]


def test_an_opening_mark_on_each_paragraph_and_one_closing_mark():
    text = "“We left.\n\n“They stayed.”"
    first, second = find_quotes(FakeBackend().annotate(text))
    assert (first.closed, second.closed) == (False, True)
    assert inner(text) == ["We left.", "They stayed."]


def test_an_unbalanced_mark_does_not_swallow_the_article():
    assert inner("He called it “unfair.\n\nPolice came. “We know,” they said.") == ["We know,"]


def test_an_unbalanced_straight_mark_leaves_the_next_quotation_alone():
    assert inner('The 6" pipe broke. "We know," they said.') == ["We know,"]


def test_no_marks_no_quotations():
    assert inner("Police came.") == inner("") == []
