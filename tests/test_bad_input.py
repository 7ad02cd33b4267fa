"""Odd texts give a valid document: nothing raised, nothing lost."""

import pytest

from eventx import Document, analyze
from eventx.extractor import read
from eventx.parse import Parse, Word
from eventx.testing import FakeBackend

ODD = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "lone surrogate": "Kim \ud83d met Putin in \udc00 Moscow.",
    "control characters": "Kim\x00 met\x07 Putin\x1b[0m in Moscow.\x7f",
    "no letters": "1234 --- !!! ... 56/78 %%% \n ((((",
    "quotes without partners": '“Kim said. ” ‘ " He left. “',
    "Chinese": "北京时间周三，俄罗斯国防部长访问了平壤。",
    "Arabic": "زار وزير الدفاع الروسي بيونغ يانغ يوم الأربعاء.",
    "emoji": "👩‍👩‍👧🇺🇦 met 🎉🎉 on Monday 👍🏽",
    "one long word": "a" * 20_000,
    "no full stop": "and then they left the town " * 300,
    "many brackets": "(" * 2_000 + "Kim left" + ")" * 2_000,
    "many lines": "Kim left.\n" * 200,
    "headline": "MINISTER VISITS KYIV, 3 DEAD IN ATTACK",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_gives_a_valid_document(text):
    document = analyze(text, reference_time="2023-07-27")
    assert document.text == text
    assert Document.from_json(document.to_json()) == document


def test_a_text_of_a_megabyte_goes_through_all_steps():
    text = "Officials said Kim met Putin on Monday.\n" * 26_000
    document = analyze(text, backend=FakeBackend(), reference_time="2023-07-27")
    assert len(text) > 1_000_000
    assert document.text == text
    assert len(document.times) == 26_000


@pytest.mark.parametrize(
    "relation", ["conj", "nmod", "xcomp", "ccomp", "acl", "advcl", "nsubj", "obl", "appos"]
)
def test_a_very_deep_tree_does_no_harm(relation):
    count = 1_500
    words = [
        Word("said", "say", "VERB", "", frozenset(), k, relation if k else "root", 5 * k, 5 * k + 4)
        for k in range(count)
    ]
    document = read(Parse.build("said " * count, [words]))
    assert len(document.text) == 5 * count


def test_examples_within_examples_without_end_do_no_harm():
    """Read "raided towns including towns including …", a thousand deep."""
    text = "raided" + " including towns" * 1_000
    words = [Word("raided", "raid", "VERB", "", frozenset(), 0, "root", 0, 6)]
    for k in range(1_000):
        start = 7 + 16 * k
        noun = 2 * k + 3
        above, relation = (1, "obj") if k == 0 else (noun - 2, "nmod")
        words += [
            Word("including", "include", "ADP", "", frozenset(), noun, "case", start, start + 9),
            Word("towns", "town", "NOUN", "", frozenset(), above, relation, start + 10, start + 15),
        ]
    (event,) = read(Parse.build(text, [words])).events
    assert len(event.object) == 1_000
