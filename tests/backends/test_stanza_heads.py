"""What eventx replaces inside Stanza's models gives what Stanza gives, and does not depend on neighbours."""

import numpy as np
import pytest

pytest.importorskip("stanza")

import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from eventx.backends.stanza_heads import LeanParser, SeparateRows, one_thread, tree

TEXT = (
    "Police arrested Kim in Moscow on Monday, officials said. The woman who he had met there wasn't "
    "charged.\n\nPutin gave Merkel a dog, which she didn't want; she feared it. He knew, and laughed."
)


@pytest.fixture(scope="module")
def steps(stanza_backend):
    stanza_backend.annotate("Kim spoke.")
    return stanza_backend._pipeline.processors


def test_lean_parser_finds_the_heads_and_relations_of_stanzas_own(
    stanza_backend, steps, monkeypatch
):
    lean = stanza_backend.annotate(TEXT)
    parser = steps["depparse"].trainer
    assert isinstance(parser.model, LeanParser)
    monkeypatch.setattr(parser, "model", parser.model.model)
    assert stanza_backend.annotate(TEXT) == lean


def test_remembered_words_and_skipped_losses_change_no_tag_and_no_name(
    stanza_backend, steps, monkeypatch
):
    lean = stanza_backend.annotate(TEXT)
    namer = steps["ner"].trainers[0].model
    for model in (steps["pos"].trainer.model, steps["depparse"].trainer.model.model, namer):
        monkeypatch.setitem(model._modules, "charmodel", model.charmodel.model)
    monkeypatch.setitem(namer._modules, "crits", torch.nn.ModuleList(c.crf for c in namer.crits))
    assert stanza_backend.annotate(TEXT) == lean


def test_trees_with_two_roots_or_a_cycle_are_searched_for():
    two_roots = np.array([[0, -9, -9], [-1, -9, -2], [-1, -4, -9]], dtype=float)
    cycle = np.array([[0, -9, -9], [-5, -9, -1], [-4, -1, -9]], dtype=float)
    assert tree(two_roots).tolist() == [0, 2, 0]
    assert tree(cycle).tolist() == [0, 2, 0]


def test_trees_are_those_of_the_full_search():
    random = np.random.default_rng(7)
    for size in (2, 3, 5, 12, 40):
        for _ in range(50):
            scores = random.normal(size=(size, size)) * 3 - 10
            np.fill_diagonal(scores, -np.inf)
            assert tree(scores).tolist() == chuliu_edmonds_one_root(scores).tolist()


def test_characters_read_alike_beside_a_longer_paragraph(steps):
    model = steps["tokenize"].trainer.model
    assert isinstance(model, SeparateRows)
    units = torch.randint(2, 60, (2, 200), generator=torch.manual_seed(7))
    features = torch.zeros(2, 200, model.model.input_dim - model.model.embeddings.embedding_dim)
    units[0, 120:] = 0
    with torch.no_grad():
        together = model(units, features, None, None)
        alone = model(units[:1, :120], features[:1, :120], None, None)
    assert torch.allclose(together[0, :120], alone[0, :120], atol=1e-5)


def test_long_paragraphs_have_the_same_tokens_beside_longer_ones(stanza_backend):
    texts = [" ".join([TEXT.replace("\n\n", " ")] * n) for n in (2, 5, 3)]
    alone = [stanza_backend.annotate(text) for text in texts]
    assert list(stanza_backend.annotate_many(texts)) == alone


def test_threads_of_pytorch_are_given_back():
    before = torch.get_num_threads()
    with one_thread():
        assert torch.get_num_threads() == 1
    assert torch.get_num_threads() == before
