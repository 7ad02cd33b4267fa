"""What eventx makes of the bundled models is what Stanza makes of them; else Stanza has changed."""

from types import SimpleNamespace

import pytest

pytest.importorskip("stanza")

import stanza
import torch
from stanza.models.common.foundation_cache import BertRecord, FoundationCache

from eventx.backends.stanza import BUNDLED, LONGEST
from eventx.backends.stanza_encoder import NAME, PIECES, Encoder, WordPieces, case
from eventx.backends.stanza_engine import Engine
from eventx.backends.stanza_pipeline import Pipeline

TEXTS = [
    (
        "Police arrested Kim in Moscow on Monday, officials said. The woman who he had met there wasn't "
        "charged.\n\nPutin gave Merkel a dog, which she didn't want; she feared it. He knew, and laughed."
    ),
    (
        "Rebels in Sudan seized the town of El-Fasher, Reuters reported, citing a U.N. official.\n"
        "“We cannot leave,” said Amina Hassan, 34 —  a mother of three. Why not?!! Nobody knows!!!\n\n"
        "Contact press@example.org or call (713) 571-9571. It cost $62,500 in November 5, 1999."
    ),
    "A \u200b B 10 000 caf\u00e9 \U0001f469\u200d\U0001f469 gonna [SEP] close ...",
]


class StanzasEncoder(torch.nn.Module):
    """The encoder as Stanza calls it."""

    _hf_peft_config_loaded = False

    def __init__(self):
        super().__init__()
        self.encoder = Encoder(BUNDLED / "encoder" / "encoder.onnx")
        self.config = SimpleNamespace(hidden_size=self.encoder.size)

    def forward(self, ids, attention_mask, **_):
        hidden = torch.zeros(*ids.shape, self.encoder.size)
        for row, n in enumerate(attention_mask.sum(1).tolist()):
            hidden[row, :n] = torch.from_numpy(self.encoder._window(ids[row, :n].numpy()))
        return SimpleNamespace(hidden_states=(hidden,))


class StanzasTokenizer:
    model_max_length = 512

    def __init__(self):
        self.pieces = WordPieces(BUNDLED / "encoder" / "tokenizer.json").tokenizer

    def __call__(self, data, *, is_split_into_words, **_):
        found = self.pieces.encode_batch(list(data), is_pretokenized=is_split_into_words)
        return Encoded(found, data if is_split_into_words else None)


class Encoded:
    def __init__(self, found, data):
        self.found, self.data = found, data
        self.longest = max(map(len, found))

    @property
    def input_ids(self):
        if self.data is None:
            return [e.ids for e in self.found]
        return [
            [
                piece if word is None else piece + PIECES * case(words[word])
                for piece, word in zip(e.ids, e.word_ids, strict=True)
            ]
            for e, words in zip(self.found, self.data, strict=True)
        ]

    def word_ids(self, batch_index):
        return self.found[batch_index].word_ids

    def __getitem__(self, name):
        rows = self.input_ids if name == "input_ids" else [e.attention_mask for e in self.found]
        return [row + [0] * (self.longest - len(row)) for row in rows]


@pytest.fixture(scope="module")
def engine(stanza_backend):
    stanza_backend.annotate("Kim spoke.")
    return stanza_backend._engine


@pytest.fixture(scope="module")
def pipeline():
    cache = FoundationCache(local_files_only=True)
    cache.bert[NAME] = BertRecord(StanzasEncoder(), StanzasTokenizer(), {})
    options = {"download_method": None, "verbose": False, "device": "cpu"}
    whole = stanza.Pipeline("en", dir=str(BUNDLED), foundation_cache=cache, **options)
    return Pipeline(whole, LONGEST)


@pytest.mark.parametrize("text", TEXTS)
def test_engine_reads_what_stanzas_pipeline_reads(engine, pipeline, text):
    assert engine.read([text]) == pipeline.read([text])


def test_neighbours_batches_and_threads_change_nothing(engine, monkeypatch):
    long = " ".join(TEXTS).replace("\n", " ") * 4
    texts = [*TEXTS, "", long, "\n" + TEXTS[0]]
    alone = [engine.read([text])[0] for text in texts]
    assert engine.read(texts) == alone
    monkeypatch.setattr(engine, "threads", 3)
    assert engine.read(texts[::-1]) == alone[::-1]


def test_words_are_forgotten_when_there_are_too_many(engine, monkeypatch):
    before = engine.read(TEXTS)
    monkeypatch.setattr("eventx.backends.stanza_engine.REMEMBERED", 3)
    engine.read(["Kim met Putin."])
    assert len(engine.spellings.place) == 4
    assert engine.read(TEXTS) == before


def test_threads_of_pytorch_are_given_back(engine, monkeypatch):
    before = torch.get_num_threads()
    monkeypatch.setattr(engine, "threads", 2)
    engine.read(["Kim spoke."])
    assert torch.get_num_threads() == before


def test_a_lost_file_is_named(tmp_path):
    with pytest.raises(Exception, match=r"encoder\.onnx"):
        Engine(tmp_path, "cpu", LONGEST)
