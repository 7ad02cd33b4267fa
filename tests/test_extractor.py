"""The way through, with the default engine."""

import pickle
from datetime import date, datetime

import pytest
from attrs import evolve

import eventx
from eventx import Extractor, InputError, analyze, extract_events, pipe
from eventx.testing import FakeBackend

TEXT = "The minister visited Kyiv on Wednesday. He did not meet the president."


def test_the_default_needs_no_configuration():
    visit, meet = extract_events(TEXT, reference_time="2023-07-27")
    assert (visit.what.lemma, visit.where[0].text, visit.when[0].value) == (
        "visit",
        "Kyiv",
        "2023-07-26",
    )
    assert meet.polarity == "negative"


@pytest.mark.parametrize(
    "reference", ["2023-07-27", "2023-07-27T09:30", date(2023, 7, 27), datetime(2023, 7, 27, 9, 30)]
)
def test_a_reference_time_may_be_a_date_a_datetime_or_iso_text(reference):
    assert extract_events(TEXT, reference_time=reference)[0].when[0].value == "2023-07-26"


def test_without_a_reference_time_a_weekday_stays_underspecified():
    document = analyze(TEXT)
    assert document.reference_time is None
    assert document.events[0].when[0].value == "XXXX-WXX-3"


def test_a_dateline_supplies_the_reference_time_and_the_document_says_so():
    document = analyze("PYONGYANG, July 27, 2023 (KCNA) — Kim met Putin on Wednesday.")
    assert (document.reference_time, document.reference_source) == ("2023-07-27", "dateline")
    assert analyze(TEXT, reference_time="2023-07-27").reference_source == "given"


def test_a_dateline_without_its_year_supplies_the_day():
    document = analyze("PYONGYANG, July 27 (KCNA) — Kim met Putin yesterday.")
    assert (document.reference_time, document.reference_source) == ("XXXX-07-27", "dateline")
    assert document.events[0].when[0].value == "XXXX-07-26"


def test_we_in_a_quotation_is_who_is_quoted():
    document = analyze("“We will not leave the union next year,” Boris Johnson said on Monday.")
    assert document.events[0].who[0].entity.name == "Boris Johnson"
    assert document.attributions[0].source.entity is document.events[0].who[0].entity


def test_an_extractor_survives_pickling_and_gives_the_same():
    extractor = Extractor()
    again = pickle.loads(pickle.dumps(extractor))
    assert again.analyze(TEXT) == extractor.analyze(TEXT) == analyze(TEXT)


def test_pipe_keeps_the_order_and_equals_single_calls():
    texts = [TEXT, "", "Kim thanked Putin.", TEXT]
    documents = list(pipe(texts, reference_time="2023-07-27", batch_size=3))
    assert documents == [analyze(t, reference_time="2023-07-27") for t in texts]


def test_pipe_reads_lazily():
    def texts():
        yield TEXT
        raise AssertionError("read too far")

    assert next(iter(pipe(texts(), batch_size=1))).events


def test_pipe_takes_a_reference_time_with_each_text():
    first, second = pipe(
        [("They met on Monday.", "2023-07-27"), ("They met on Monday.", "2024-01-05")]
    )
    assert [d.events[0].when[0].value for d in (first, second)] == ["2023-07-24", "2024-01-01"]


def test_a_backend_may_be_an_object():
    assert analyze("Kim spoke", backend=FakeBackend()).events == ()


def test_a_backends_coreference_chains_are_used_where_asked():
    text = "Ann Lee met Bo Chen. She left."
    plain = analyze(text)
    she = text.index("She")
    parse = evolve(Extractor().engine.annotate(text), chains=(((12, 19), (she, she + 3)),))
    backend = FakeBackend({text: parse})
    by_chain = Extractor(backend, chains=True).analyze(text)
    assert by_chain.events[1].who[0].entity.name == "Bo Chen"
    assert Extractor(backend).analyze(text) == plain


def test_two_runs_give_the_same():
    assert analyze(TEXT).to_json() == analyze(TEXT).to_json()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: extract_events(None), "must be a str"),
        (lambda: extract_events(b"text"), "decode"),
        (lambda: extract_events(TEXT, reference_time="yesterday"), "yesterday"),
        (lambda: extract_events(TEXT, language="xx"), "no lexicon"),
        (lambda: Extractor(object()).analyze(TEXT), "no backend"),
        (lambda: list(pipe([TEXT], batch_size=0)), "batch_size"),
        (lambda: list(pipe([TEXT, None])), "must be a str"),
    ],
)
def test_what_can_not_be_used_is_refused_with_a_reason(call, message):
    with pytest.raises(InputError, match=message):
        call()


def test_an_unknown_backend_lists_the_known_ones():
    with pytest.raises(eventx.UnknownBackendError, match="stanza"):
        extract_events(TEXT, backend="nonesuch")
