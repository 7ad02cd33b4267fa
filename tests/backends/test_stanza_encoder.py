"""The encoder that the bundled models share."""

import numpy as np
import pytest

pytest.importorskip("stanza")

from stanza.models.common.foundation_cache import BertRecord, FoundationCache

from eventx.backends.stanza import BUNDLED
from eventx.backends.stanza_encoder import (
    NAME,
    OVERLAP,
    PIECES,
    WINDOW,
    Encoder,
    WordPieces,
    case,
    foundation,
)

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
    assert [101, *(p % PIECES for word in words for p in pieces(word)), 102] == whole
    assert pieces.tokenizer.get_vocab_size() == PIECES


@pytest.mark.parametrize(
    ("word", "expected"),
    [("talks", 0), ("Kim", 1), ("I", 1), ("Kim's", 1), ("KCNA", 2), ("U.S.", 2), ("F-16", 1),
     ("McDonald", 3), ("US-led", 3), ("2026", 0), ("\u200b", 0)],
)  # fmt: skip
def test_pieces_tell_the_case_of_their_word(pieces, word, expected):
    assert case(word) == expected
    assert {piece // PIECES for piece in pieces(word)} == {expected}


def test_the_encoder_sees_capitals(encoder, pieces):
    assert not np.allclose(encoder(pieces("turkey")), encoder(pieces("Turkey")))


def test_a_word_without_pieces_is_read_as_a_dash(pieces):
    assert pieces("\u200b") == pieces("-") != []


def test_a_long_sentence_is_read_in_windows_that_overlap(encoder):
    long = [1000 + k for k in range(700)]
    found = encoder(long)
    assert found.shape == (702, 384)
    assert np.array_equal(found[:WINDOW], encoder._window(np.array([101, *long])[:WINDOW]))
    rest = encoder._window(np.array([*long, 102])[WINDOW - OVERLAP - 1 :])
    assert np.array_equal(found[WINDOW:], rest[OVERLAP:])
