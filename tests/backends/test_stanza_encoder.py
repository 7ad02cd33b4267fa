"""The encoder that the bundled models share."""

import numpy as np
import pytest

pytest.importorskip("stanza")

from stanza.models.common.foundation_cache import BertRecord, FoundationCache

from eventx.backends.stanza import BUNDLED
from eventx.backends.stanza_encoder import NAME, OVERLAP, WINDOW, Encoder, WordPieces, foundation

ENCODER = BUNDLED / "encoder"


@pytest.fixture(scope="module")
def encoder():
    return Encoder(ENCODER / "encoder.onnx")


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(ENCODER / "tokenizer.json")


def test_stanza_looks_encoders_up_in_a_foundation_cache(encoder):
    assert BertRecord._fields == ("model", "tokenizer", "peft_ids")
    model, _ = FoundationCache(foundation(encoder.size)).load_bert(NAME)
    assert model.config.hidden_size == encoder.size == 384


def test_a_sentence_has_the_pieces_of_its_words(pieces):
    words = ["Kim's", "unbelievably", "10 000", "[SEP]", "café", "!!!"]
    whole = pieces.tokenizer.encode(words, is_pretokenized=True).ids
    assert [101, *(p for word in words for p in pieces(word)), 102] == whole


def test_a_word_without_pieces_is_read_as_a_dash(pieces):
    assert pieces("\u200b") == pieces("-") != []


def test_a_long_sentence_is_read_in_windows_that_overlap(encoder):
    long = [1000 + k for k in range(700)]
    found = encoder(long)
    assert found.shape == (702, 384)
    assert np.array_equal(found[:WINDOW], encoder._window(np.array([101, *long])[:WINDOW]))
    rest = encoder._window(np.array([*long, 102])[WINDOW - OVERLAP - 1 :])
    assert np.array_equal(found[WINDOW:], rest[OVERLAP:])
