"""The Stanza backend on the bundled model: offsets, long input, errors, the files themselves."""

import hashlib
import pickle
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from eventx.backends import stanza as module
from eventx.backends.stanza import BUNDLED, StanzaBackend
from eventx.errors import BackendFailedError, BackendNotInstalledError, ModelNotFoundError


def surfaces(parse):
    return [parse.text[t.start : t.end] for t in parse.tokens]


def test_parse_of_a_sentence(stanza_backend):
    parse = stanza_backend.annotate("Police arrested Kim in Moscow on Monday.")
    verb = parse.tokens[1]
    assert (verb.lemma, verb.upos, verb.deprel) == ("arrest", "VERB", "root")
    assert "Tense=Past" in verb.feats
    assert [t.form for t in parse.children(verb, "nsubj", "obj", "obl")] == [
        "Police",
        "Kim",
        "Moscow",
        "Monday",
    ]


def test_names_have_ontonotes_classes(stanza_backend):
    parse = stanza_backend.annotate("Angela Merkel met officials of Siemens in Berlin on Monday.")
    found = {(parse.text[e.start : e.end], e.type) for e in parse.entities}
    assert {("Angela Merkel", "PERSON"), ("Siemens", "ORG"), ("Berlin", "LOC")} <= found


def test_parts_of_a_multi_word_token_have_their_own_offsets(stanza_backend):
    parse = stanza_backend.annotate("They can't leave.")
    assert surfaces(parse) == ["They", "ca", "n't", "leave", "."]
    assert parse.tokens[1].lemma == "can"


def test_crlf_emoji_and_combining_characters_keep_offsets(stanza_backend):
    parse = stanza_backend.annotate("Zoe\u0308 met 👩‍👩‍👧 Kim.\r\n\r\n  They   talked.")
    assert [t.form for t in parse.tokens if t.form in surfaces(parse)] == surfaces(parse)
    assert surfaces(parse)[-3:] == ["They", "talked", "."]


def test_lone_surrogate_stays_in_the_text(stanza_backend):
    parse = stanza_backend.annotate("Kim \ud83d met Putin.")
    assert parse.text == "Kim \ud83d met Putin."
    assert surfaces(parse)[-2:] == ["Putin", "."]


def test_blank_text_has_no_tokens_and_does_not_load_the_model():
    backend = StanzaBackend()
    assert backend.annotate(" \n ").tokens == ()
    assert backend._engine is None


def test_batches_keep_the_order_with_blank_texts_between(stanza_backend):
    texts = ["Kim spoke.", "", "Putin left. He flew.", "  ", "Rain fell."]
    parses = list(stanza_backend.annotate_many(texts))
    assert [p.text for p in parses] == texts
    assert parses == [stanza_backend.annotate(t) for t in texts]


def test_stream_is_not_read_ahead_of_a_batch(stanza_backend):
    backend = StanzaBackend(batch_characters=1)
    backend._engine = stanza_backend._engine
    taken = []
    texts = (taken.append(t) or t for t in ["Kim spoke.", "Putin left."])
    next(backend.annotate_many(texts))
    assert taken == ["Kim spoke."]


def test_long_text_goes_through_in_pieces(stanza_backend):
    text = "Kim met Putin in Moscow.\n\n" * 8
    backend = StanzaBackend(batch_characters=60)
    backend._engine = stanza_backend._engine
    assert backend.annotate(text) == stanza_backend.annotate(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Chief Executive Oliver Blume told analysts so. He left.", "Chief Executive Oliver Blume"),
        ("Goldman Sachs and JPMorgan Chase were the advisers.", "Goldman Sachs and JPMorgan Chase"),
    ],
)
def test_no_sentence_ends_within_a_name(stanza_backend, text, first):
    parse = stanza_backend.annotate(text)
    assert text[parse.sentences[0].start : parse.sentences[0].end].startswith(first)


def test_endless_word_is_one_token(stanza_backend):
    parse = stanza_backend.annotate("So " + "a" * 100_000 + " ended.")
    assert [(t.start, t.end) for t in parse.tokens][1] == (3, 100_003)
    assert surfaces(parse)[2:] == ["ended", "."]


def test_long_sentence_is_cut_behind_a_comma(stanza_backend):
    parse = stanza_backend.annotate("red apples and pears, " * 300 + "fell.")
    assert len(parse.sentences) > 1
    assert max(s.stop - s.first for s in parse.sentences) <= module.LONGEST
    assert "".join(surfaces(parse)).replace(" ", "") == parse.text.replace(" ", "")
    ends = [parse.text[parse.sentences[0].end - 1], parse.text[parse.sentences[1].end - 1]]
    assert ends == [",", ","]


def test_threads_may_share_a_backend(stanza_backend):
    text = "Kim met Putin in Moscow."
    expected = stanza_backend.annotate(text)
    found = []
    threads = [Thread(target=lambda: found.append(stanza_backend.annotate(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_pickles_as_its_options():
    backend = pickle.loads(pickle.dumps(StanzaBackend(batch_characters=7)))
    assert backend.batch_characters == 7
    assert backend.bundled


@pytest.mark.parametrize(
    ("options", "command"),
    [
        ({"language": "de"}, "stanza.download('de', package='default'"),
        ({"package": "ewt"}, "stanza.download('en', package='ewt'"),
    ],
)
def test_missing_model_names_the_command(tmp_path, options, command):
    with pytest.raises(ModelNotFoundError) as caught:
        StanzaBackend(directory=tmp_path, **options)
    assert command in str(caught.value)
    assert f"model_dir='{tmp_path}'" in str(caught.value)


def test_incomplete_model_is_missing(tmp_path):
    (tmp_path / "resources.json").write_bytes((BUNDLED / "resources.json").read_bytes())
    with pytest.raises(ModelNotFoundError, match="compact.pt"):
        StanzaBackend(package="compact", directory=tmp_path)


def test_missing_library_names_the_command(monkeypatch):
    monkeypatch.setattr(
        module.importlib.util, "find_spec", lambda n: None if n == "stanza" else find_spec(n)
    )
    with pytest.raises(BackendNotInstalledError, match="pip install stanza"):
        StanzaBackend()


def test_failure_of_the_engine_is_the_cause():
    backend = StanzaBackend()

    class Broken:
        def read(self, *_):
            raise RuntimeError("out of memory")

    backend._engine = Broken()
    with pytest.raises(BackendFailedError, match="out of memory") as caught:
        backend.annotate("Kim spoke.")
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_bundled_files_are_the_listed_ones():
    listed = dict(line.split()[::-1] for line in (BUNDLED / "SHA256SUMS").read_text().splitlines())
    data = {p for p in BUNDLED.rglob("*") if p.suffix in {".pt", ".onnx", ".json"}}
    assert {p.relative_to(BUNDLED).as_posix() for p in data} == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((BUNDLED / name).read_bytes()).hexdigest() == digest, name
    assert sum(Path(p).stat().st_size for p in data) < 60_000_000
