"""Tagger, parser and NER model: trees, paths, the order of words."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("stanza")

import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.crf import viterbi_decode

from eventx.backends.stanza_heads import Head, Layout, best_paths, tree


def test_trees_with_two_roots_or_a_cycle_are_searched_for():
    two_roots = np.array([[0, -9, -9], [-1, -9, -2], [-1, -4, -9]], dtype=np.float32)
    cycle = np.array([[0, -9, -9], [-5, -9, -1], [-4, -1, -9]], dtype=np.float32)
    assert tree(two_roots).tolist() == [0, 2, 0]
    assert tree(cycle).tolist() == [0, 2, 0]


def test_trees_are_those_of_stanzas_search():
    random = np.random.default_rng(7)
    for size in (2, 3, 5, 12, 40):
        for _ in range(50):
            scores = random.normal(size=(size, size)).astype(np.float32) * 3
            np.fill_diagonal(scores, -np.inf)
            logarithms = torch.from_numpy(scores).log_softmax(1).numpy()
            assert tree(scores).tolist() == chuliu_edmonds_one_root(logarithms).tolist()


def test_paths_are_those_of_stanzas_search():
    random = np.random.default_rng(7)
    layout = Layout([9, 4, 4, 1])
    scores = random.normal(size=(18, 5)).astype(np.float32)
    transitions = random.normal(size=(5, 5)).astype(np.float32)
    found = best_paths(scores[layout.order], layout, transitions)
    ends = list(itertools.accumulate(layout.lengths))
    expected = [
        viterbi_decode(scores[end - n : end], transitions)[0]
        for end, n in zip(ends, layout.lengths, strict=True)
    ]
    assert found == [[int(tag) for tag in path] for path in expected]


def test_an_lstm_reads_each_sentence_by_itself():
    torch.manual_seed(7)
    lstm = torch.nn.LSTM(3, 4, bidirectional=True)
    words = torch.randn(10, 3)
    layout = Layout([5, 3, 2])
    start = torch.zeros(2, 1, 4), torch.zeros(2, 1, 4)
    found = layout.run(lambda packed, _, hx: lstm(packed, hx), words, start)
    alone = [lstm(words[a:b])[0] for a, b in ((0, 5), (5, 8), (8, 10))]
    assert torch.allclose(found, torch.cat(alone), atol=1e-6)


def test_a_model_of_another_architecture_is_not_read():
    trainer = SimpleNamespace(args={"charlm": True})
    with pytest.raises(ValueError, match="charlm"):
        Head(trainer, {"charlm": False})
