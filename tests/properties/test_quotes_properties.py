"""Any text gets quotations that lie in it, do not overlap and never cross a paragraph."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from eventx.attribution import covering, find_attributions
from eventx.entities import find_entities
from eventx.quotes import find_quotes
from eventx.testing import FakeBackend

MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''"]
PIECES = st.sampled_from(
    [*MARKS, *MARKS, "Smith", "said", "according", "to", ",", ".", "it's", " ", " ", "\n", "\n\n"]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=60),
)


@given(TEXTS)
@example("“He said “no.\n\n“And ‘yes.")
@example('"' * 7)
def test_quotations_lie_in_the_text_and_do_not_overlap(text):
    quotes = find_quotes(FakeBackend().annotate(text))
    at = 0
    for quote in quotes:
        assert at <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        at = quote.end


@given(TEXTS)
def test_no_quotation_crosses_a_paragraph(text):
    for quote in find_quotes(FakeBackend().annotate(text)):
        assert not re.search(r"\n[ \t]*\n", text[quote.start : quote.end])


@given(TEXTS)
def test_attributions_hold_their_surface_and_parents_come_to_an_end(text):
    parse = FakeBackend().annotate(text)
    found = find_attributions(parse, find_quotes(parse), {}, find_entities(parse))
    for attribution in found.all:
        for span in attribution.content:
            assert text[span.start : span.end] == span.text
        above, seen = attribution.parent, {attribution.id}
        while above is not None:
            assert above.id not in seen
            seen.add(above.id)
            above = above.parent
    for start in range(len(text)):
        over = covering(found, start)
        assert over is None or over in found.all
