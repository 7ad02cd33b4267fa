"""The main event is told by events of the document, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from eventx import Extractor
from eventx.testing import FakeBackend

EXTRACTOR = Extractor(FakeBackend())
WORDS = st.sampled_from(
    ["attack", "visit", "talks", "on", "Kyiv", "“war”", "Monday.", "\n", "\n\n"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_a_text_is_about_some_of_its_events_or_tells_none(text):
    document = EXTRACTOR.analyze(text)
    assert (document.main_event is None) == (document.events == ())
    if document.main_event is not None:
        assert set(document.main_event.events) <= set(document.events)
        assert document.main_event.what == document.main_event.event.what
