"""The spaCy backend: ClearNLP trees become UD, UD trees pass through, errors."""

import importlib.util
import pickle

import pytest

from eventx.backends import spacy as module
from eventx.backends.spacy import SpacyBackend
from eventx.errors import (
    BackendFailedError,
    BackendNotInstalledError,
    InputError,
    ModelNotFoundError,
)

spacy = pytest.importorskip("spacy")

VOCAB = spacy.blank("en").vocab


class Pipeline:
    """A spaCy pipeline whose parser knows one sentence."""

    lang = "en"
    max_length = 1000
    pipe_names = ("parser",)

    def __init__(self, words, heads, deps, labels=("nsubj", "obj", "obl")):
        self.rows = words, heads, deps
        self.labels = labels

    def get_pipe(self, _):
        return self

    def pipe(self, texts):
        words, heads, deps = self.rows
        spaces = [w not in {"\n", "Kim\n"} for w in words[:-1]] + [False]
        for _ in texts:
            yield spacy.tokens.Doc(
                VOCAB, words, spaces, heads=heads, deps=deps, pos=["X"] * len(words)
            )


def test_english_pipeline_gives_ud(spacy_backend):
    parse = spacy_backend.annotate("Kim was arrested by the police in Cairo.")
    found = {t.form: t.deprel for t in parse.tokens}
    assert found["Kim"] == "nsubj:pass"
    assert found["was"] == "aux:pass"
    assert found["police"] == "obl:agent"
    assert found["Cairo"] == "obl"
    assert "Voice=Pass" in parse.tokens[2].feats


def test_ud_pipeline_passes_through():
    pipeline = Pipeline(["Kim", "met", "Putin"], [1, 1, 1], ["nsubj", "ROOT", "obj"])
    parse = SpacyBackend(pipeline).annotate("Kim met Putin")
    assert [(t.deprel, t.head) for t in parse.tokens] == [("nsubj", 1), ("root", -1), ("obj", 1)]


def test_white_space_tokens_are_left_out():
    pipeline = Pipeline(
        ["Kim", "\n", "met", "Putin"], [2, 0, 2, 1], ["nsubj", "dep", "ROOT", "obj"]
    )
    parse = SpacyBackend(pipeline).annotate("Kim \nmet Putin")
    assert [(t.form, t.head) for t in parse.tokens] == [("Kim", 1), ("met", -1), ("Putin", 0)]


def test_text_over_the_limit_goes_through_in_pieces(spacy_backend):
    text = "Kim met Putin in Moscow.\n\n" * 8
    limit, spacy_backend._nlp.max_length = spacy_backend._nlp.max_length, 60
    try:
        parse = spacy_backend.annotate(text)
    finally:
        spacy_backend._nlp.max_length = limit
    assert parse == spacy_backend.annotate(text)


def test_missing_pipeline_names_the_command():
    with pytest.raises(ModelNotFoundError, match="python -m spacy download en_none_sm"):
        SpacyBackend("en_none_sm")


def test_missing_library_names_the_command(monkeypatch):
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BackendNotInstalledError, match=r"pip install 'eventx\[spacy\]'"):
        SpacyBackend()


def test_pipeline_without_parser_is_refused():
    with pytest.raises(InputError, match="no parser"):
        SpacyBackend(spacy.blank("en"))


def test_labels_of_another_scheme_are_refused():
    with pytest.raises(InputError, match="neither Universal Dependencies nor ClearNLP"):
        SpacyBackend(Pipeline(["Er"], [0], ["ROOT"], labels=("sb", "oa", "ng")))


def test_failure_of_the_engine_is_the_cause():
    with pytest.raises(BackendFailedError, match="ValueError") as caught:
        SpacyBackend(Pipeline(["Kim"], [7], ["ROOT"])).annotate("Kim")
    assert caught.value.__cause__ is not None


def test_pickles_by_name(spacy_backend):
    if not importlib.util.find_spec(str(spacy_backend.pipeline)):
        pytest.skip("the pipeline is no package")
    again = pickle.loads(pickle.dumps(spacy_backend))
    assert again.annotate("Kim spoke.") == spacy_backend.annotate("Kim spoke.")
