"""Whatever the record says, an ontology gives one of its types or none."""

from hypothesis import given
from hypothesis import strategies as st

from eventx.ontology import Ontology
from eventx.records import Event, Participant, Predicate, Span

PLOVER = Ontology.plover()
LEMMAS = st.one_of(st.sampled_from(sorted({*PLOVER.verbs, *PLOVER.nouns})), st.text(max_size=20))
EVIDENCE = st.sampled_from(["", "obj", "obl:for", "xcomp", "nmod:of", ":", "obl:"])


@st.composite
def participants(draw, text):
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    head = Span(start, end, text[start:end])
    return Participant(start, end, text[start:end], head=head, role="", evidence=draw(EVIDENCE))


@st.composite
def events(draw):
    text = draw(st.text(max_size=60))
    at = draw(st.integers(0, len(text)))
    slot = st.lists(participants(text), max_size=2).map(tuple)
    lemma, kind = draw(LEMMAS), draw(st.sampled_from(["verb", "noun"]))
    return Event(
        "e1",
        Span(0, len(text), text),
        Predicate(Span(at, len(text), text[at:]), lemma, lemma, kind),
        who=draw(slot),
        to_whom=draw(slot),
        object=draw(slot),
        where=draw(slot),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        factuality=draw(
            st.sampled_from(["actual", "future", "possible", "hypothetical", "requested"])
        ),
    )


@given(events())
def test_gives_a_type_of_its_own_or_none_and_always_the_same(event):
    found = PLOVER.classify(event)
    assert found is None or found in PLOVER.types
    assert PLOVER.classify(event) == found
