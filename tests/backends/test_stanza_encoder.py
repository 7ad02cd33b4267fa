"""What eventx relies on inside Stanza; a failure here means that Stanza has changed."""

import inspect

import pytest

pytest.importorskip("stanza")

import torch
from stanza.models.common import bert_embedding
from stanza.models.common.foundation_cache import BertRecord, FoundationCache

from eventx.backends.stanza import BUNDLED
from eventx.backends.stanza_encoder import NAME, PieceTokenizer, SharedEncoder, foundation

ENCODER = BUNDLED / "encoder"


@pytest.fixture(scope="module")
def encoder():
    return SharedEncoder(ENCODER / "encoder.onnx")


@pytest.fixture(scope="module")
def tokenizer():
    return PieceTokenizer(ENCODER / "tokenizer.json")


def test_stanza_looks_encoders_up_in_a_foundation_cache():
    assert BertRecord._fields == ("model", "tokenizer", "peft_ids")
    model, tokenizer = foundation(ENCODER).load_bert(NAME)
    assert isinstance(model, SharedEncoder)
    assert isinstance(tokenizer, PieceTokenizer)
    assert FoundationCache(foundation(ENCODER)).load_bert(NAME)


def test_stanza_calls_tokenizer_and_encoder_as_expected(encoder, tokenizer):
    sentences = [["Kim", "met", "\u200b", "Putin"], ["Unbelievably", "so"]]
    mix = torch.nn.Linear(1, 1, bias=False)
    vectors = bert_embedding.extract_bert_embeddings(
        NAME, tokenizer, encoder, sentences, "cpu", False, bert_layer_mix=mix
    )
    assert [tuple(v.shape) for v in vectors] == [(4, 384), (2, 384)]
    assert "model_max_length" in inspect.getsource(bert_embedding)


def test_each_sentence_is_read_once_and_alone(encoder, tokenizer):
    pieces = tokenizer(
        [["Kim", "spoke"], ["Putin", "left", "for", "home"]],
        is_split_into_words=True,
        padding="longest",
    )
    ids = torch.tensor(pieces["input_ids"])
    mask = torch.tensor(pieces["attention_mask"])
    together = encoder(ids, attention_mask=mask).hidden_states[0]
    before = encoder.pieces
    n = int(mask[0].sum())
    alone = encoder(ids[:1, :n], attention_mask=mask[:1, :n]).hidden_states[0]
    assert torch.equal(together[0, :n], alone[0])
    assert encoder.pieces == before


def test_memory_is_bounded(tokenizer):
    encoder = SharedEncoder(ENCODER / "encoder.onnx", remember=10)
    for word in ("Kim", "Putin", "Merkel", "Macron"):
        pieces = tokenizer([[word, "spoke"]], is_split_into_words=True)
        ids = torch.tensor([pieces.encodings[0].ids])
        encoder(ids, attention_mask=torch.ones_like(ids))
    assert encoder.pieces <= 10
    assert len(encoder.seen) < 4
