"""Tagger, parser and NER model of the bundled set, which read the encoder's vectors.

Networks and weights are Stanza's. Here they are given the vectors of a batch at once,
and work out nothing that a prediction has no use for, such as losses, or the labels of
arcs that are not in the tree.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch import Tensor
from torch.nn.functional import linear, relu
from torch.nn.utils.rnn import PackedSequence, pad_sequence

__all__ = ("Layout", "Namer", "Parser", "Tagger", "Tags", "tree")

AT_ONCE = 64
"""Words whose labels are scored at once: 6,600 numbers for each."""

REMEMBERED = 20_000
"""How many bundles of features are remembered."""


class Layout:
    """Where the words of a batch stand, sentence after sentence and as an LSTM reads them.

    Parameters
    ----------
    lengths : sequence of int
        Words of each sentence, from the longest to the shortest.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = list(lengths)
        sizes = np.array(lengths)
        self.starts = np.cumsum(sizes) - sizes
        steps = np.arange(sizes[0])
        there = (steps < sizes[:, None]).T
        order = (self.starts[:, None] + steps).T[there]
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        self.order = torch.from_numpy(order)
        self.back = torch.from_numpy(back)
        self.sizes = torch.from_numpy(there.sum(1))

    def run(self, lstm: Any, inputs: Tensor, start: tuple[Tensor, Tensor]) -> Tensor:
        """Return what an LSTM makes of the words.

        Parameters
        ----------
        lstm : module
            One of Stanza's, of packed sequences.
        inputs : Tensor
            A row for each word, sentence after sentence.
        start : tuple of Tensor
            Its first states.
        """
        states = tuple(s.expand(-1, len(self.lengths), -1).contiguous() for s in start)
        packed = PackedSequence(inputs[self.order], self.sizes)
        found: Tensor = lstm(packed, self.lengths, hx=states)[0].data
        return found[self.back]


def expect(options: Mapping[str, Any], expected: Mapping[str, object]) -> None:
    """Raise an error where a model has options that it is not read with here."""
    found = {name: options.get(name) for name in expected}
    if found != expected:
        raise ValueError(f"expected a model with {dict(expected)}, not with {found}")


class Head:
    """What the three have in common.

    Parameters
    ----------
    trainer : object
        Stanza's, with model, vocabulary and options.
    expected : mapping
        Options of the architecture that is read here.

    Raises
    ------
    ValueError
        Where the model is another.
    """

    def __init__(self, trainer: Any, expected: Mapping[str, object]) -> None:
        expect(trainer.args, expected)
        self.model = trainer.model.eval()
        self.vocab = trainer.vocab
        self.device = next(self.model.parameters()).device

    def spell(self, words: Sequence[str]) -> Tensor:
        """Return the vectors of words as they are spelt."""
        return self._spell([self.vocab["char"].map(list(word)) for word in words])

    def _spell(self, words: Sequence[list[int]]) -> Tensor:
        order = sorted(range(len(words)), key=lambda k: -len(words[k]))
        rows = [torch.tensor(words[k]) for k in order]
        units = pad_sequence(rows, batch_first=True).to(self.device)
        ranks = list(range(len(rows)))
        found = self.model.charmodel(units, units == 0, ranks, [len(rows)], [*map(len, rows)]).data
        back = torch.empty(len(order), dtype=torch.int64)
        back[order] = torch.arange(len(order))
        transform = getattr(self.model, "trans_char", lambda vectors: vectors)
        vectors: Tensor = transform(found)[back].cpu()
        return vectors

    def _mix(self, vectors: Tensor) -> Tensor:
        """Weigh the encoder's layers, of which there is one."""
        return vectors + self.model.bert_layer_mix.weight[0, 0] * vectors


class Tags(NamedTuple):
    """Tags of the words of a batch."""

    upos: list[str]
    xpos: list[str]
    feats: list[frozenset[str]]


class Tagger(Head):
    """Stanza's tagger.

    Parameters
    ----------
    trainer : stanza.models.pos.trainer.Trainer
        With the model.
    """

    def __init__(self, trainer: Any) -> None:
        super().__init__(trainer, COMMON | {"share_hid": True})
        classes = self.model.tag_clf
        layers = [self.model.upos_clf, classes["xpos"], *classes["feats"]]
        self.weight = torch.cat([layer.weight for layer in layers]).detach()
        self.bias = torch.cat([layer.bias for layer in layers]).detach()
        self.parts = [len(layer.bias) for layer in layers]
        self.feats = functools.lru_cache(REMEMBERED)(self._feats)

    def read(self, layout: Layout, vectors: Tensor, spelling: Tensor) -> Tags:
        """Return the tags of the words of a batch.

        Parameters
        ----------
        layout : Layout
            The sentences.
        vectors, spelling : Tensor
            The encoder's vectors of the words, and the vectors of `spell`.
        """
        model = self.model
        inputs = torch.cat([spelling, self._mix(vectors)], 1)
        start = model.taggerlstm_h_init, model.taggerlstm_c_init
        hidden = relu(model.upos_hid(layout.run(model.taggerlstm, inputs, start)))
        scores = linear(hidden, self.weight, self.bias).split(self.parts, 1)
        upos, xpos, *feats = (part.argmax(1) for part in scores)
        bundles = torch.stack(feats, 1).to(torch.uint8).cpu().numpy()
        return Tags(
            self.vocab["upos"].unmap(upos.tolist()),
            self.vocab["xpos"].unmap(xpos.tolist()),
            [self.feats(bundle.tobytes()) for bundle in bundles],
        )

    def _feats(self, bundle: bytes) -> frozenset[str]:
        text: str = self.vocab["feats"].id2unit(bundle)
        return frozenset() if text == "_" else frozenset(text.split("|"))


class Parser(Head):
    """Stanza's graph parser, which chooses trees by arcs alone.

    Parameters
    ----------
    trainer : stanza.models.depparse.trainer.GraphTrainer
        With the model.
    """

    def __init__(self, trainer: Any) -> None:
        super().__init__(trainer, COMMON | PARSER)
        self.root = self._spell([[ROOT_ID]])

    def read(
        self, layout: Layout, vectors: Tensor, spelling: Tensor
    ) -> tuple[list[int], list[str]]:
        """Return the head of each word of a batch, and its relation to it.

        Parameters
        ----------
        layout : Layout
            The sentences, each with the root in front.
        vectors, spelling : Tensor
            The encoder's vectors of roots and words, and the vectors of `spell`.
        """
        model = self.model
        inputs = torch.cat([spelling, self._mix(vectors)], 1)
        start = model.parserlstm_h_init, model.parserlstm_c_init
        states = layout.run(model.parserlstm, inputs, start)
        trees = self._trees(layout, states)
        above = np.concatenate([t + at for t, at in zip(trees, layout.starts, strict=True)])
        words = np.ones(len(above), dtype=bool)
        words[layout.starts] = False
        relations = self._relations(states, np.flatnonzero(words), above[words])
        return np.concatenate(trees)[words].tolist(), relations

    def _trees(self, layout: Layout, states: Tensor) -> list[np.ndarray]:
        """Return the head of each word, by sentence."""
        bilinear = self.model.unlabeled.scorer.W_bilin
        dependents, heads = _sides(self.model.unlabeled, states, states)
        left = (dependents @ bilinear.weight[:, :, 0]).split(layout.lengths)
        right = heads.split(layout.lengths)
        return [
            tree((a @ b.T + bilinear.bias).cpu().numpy()) for a, b in zip(left, right, strict=True)
        ]

    def _relations(self, states: Tensor, words: np.ndarray, above: np.ndarray) -> list[str]:
        """Return the relation of each word to the one above it."""
        scorer = self.model.deprel
        bilinear = scorer.scorer.W_bilin
        flat = bilinear.weight.flatten(1)
        best: list[int] = []
        for at in range(0, len(words), AT_ONCE):
            part = slice(at, at + AT_ONCE)
            below, heads = _sides(scorer, states[words[part]], states[above[part]])
            mixed = (below @ flat).view(len(below), heads.shape[1], -1)
            scores = torch.bmm(heads[:, None], mixed)[:, 0] + bilinear.bias
            best += (scores.argmax(1) + VOCAB_PREFIX_SIZE).tolist()
        relations: list[str] = self.vocab["deprel"].unmap(best)
        return relations


def _sides(scorer: Any, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    """Return a biaffine scorer's view of words as dependents, and of words as heads."""
    ones = dependents.new_ones(len(dependents), 1)
    left = torch.cat([scorer.hidden_func(scorer.W1(dependents)), ones], 1)
    return left, torch.cat([scorer.hidden_func(scorer.W2(heads)), ones], 1)


def tree(scores: np.ndarray) -> np.ndarray:
    """Return the best tree with one root.

    Where the best head of each word makes such a tree already, as in most sentences,
    there is no need to search.

    Parameters
    ----------
    scores : array of float
        For each word (row) the score of each as its head; the first stands for the root.

    Returns
    -------
    array of int
        The head of each word.
    """
    np.fill_diagonal(scores, -np.inf)
    heads: np.ndarray = scores.argmax(1)
    heads[0] = 0
    above = heads
    for _ in range(len(heads).bit_length()):  # twice as far up each time
        above = above[above]
    if not above.any() and np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    return _search(torch.from_numpy(scores).log_softmax(1).double().numpy())


def _search(scores: np.ndarray) -> np.ndarray:
    """Return the best tree with one root (Chu, Liu and Edmonds); `scores` is used up.

    An arc from the root costs more than all others together, so that there is one.
    """
    scores[:, 0] += scores[np.isfinite(scores)].min() * len(scores)
    waiting = []
    while True:
        np.fill_diagonal(scores, -np.inf)
        scores[0] = -np.inf
        scores[0, 0] = 0
        heads: np.ndarray = scores.argmax(1)
        ring = np.array(_ring(heads.tolist()))
        if not len(ring):
            break
        rest = np.delete(np.arange(len(heads)), ring)
        entering, leaving, scores = _contract(scores, heads, ring, rest)
        waiting.append((heads, ring, rest, entering, leaving))
    for before, inside, rest, entering, leaving in reversed(waiting):
        found = before.copy()
        into, out = heads[-1], heads[:-1]
        below = out == len(rest)
        found[rest[below]] = inside[leaving[below]]
        found[rest[~below]] = rest[out[~below]]
        found[inside[entering[into]]] = rest[into]
        heads = found
    return heads


def _contract(
    scores: np.ndarray, heads: np.ndarray, ring: np.ndarray, rest: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make one word, the last, of those in a ring.

    Returns
    -------
    tuple of three arrays
        For each other word the one in the ring that it is the best head of, and the
        one that is the best head of it; and the scores of the others and the ring.
    """
    kept = scores[ring, heads[ring]]
    enter = scores[np.ix_(ring, rest)] - kept[:, None] + kept.sum()
    leave = scores[np.ix_(rest, ring)]
    entering, leaving = enter.argmax(0), leave.argmax(1)
    fewer = np.zeros((len(rest) + 1, len(rest) + 1))
    fewer[:-1, :-1] = scores[np.ix_(rest, rest)]
    fewer[-1, :-1] = enter[entering, np.arange(len(rest))]
    fewer[:-1, -1] = leave[np.arange(len(rest)), leaving]
    return entering, leaving, fewer


def _ring(heads: Sequence[int]) -> list[int]:
    """Return words each of which is the head of another of them, if there are any."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = heads[at]
        if at and seen[at] == start:
            ring = [at]
            while heads[ring[-1]] != at:
                ring.append(heads[ring[-1]])
            return ring
    return []


class Namer(Head):
    """Stanza's NER model.

    Parameters
    ----------
    trainer : stanza.models.ner.trainer.Trainer
        With the model.
    """

    def __init__(self, trainer: Any) -> None:
        super().__init__(trainer, COMMON | {"predict_tagset": 0, "input_transform": True})
        crf = self.model.crits[0]
        self.transitions = crf._transitions.detach().cpu().numpy()  # noqa: SLF001  # no other way
        self.tags = self.vocab["tag"].items(0)
        self.letters: int = 2 * trainer.args["char_hidden_dim"]
        self.none = self.tags.index("O")

    def read(
        self, layout: Layout, vectors: Tensor, spelling: Tensor
    ) -> list[list[tuple[int, int, str]]]:
        """Return first token, last token and class of the names of each sentence.

        Parameters
        ----------
        layout : Layout
            The sentences' tokens.
        vectors, spelling : Tensor
            The encoder's vectors of the tokens, and the vectors of `spell`.
        """
        model = self.model
        inputs = model.input_transform(torch.cat([self._mix(vectors), spelling], 1))
        start = model.taggerlstm_h_init, model.taggerlstm_c_init
        scores = model.tag_clfs[0](layout.run(model.taggerlstm, inputs, start))
        paths = best_paths(scores[layout.order].cpu().numpy(), layout, self.transitions)
        return [self._names(path) for path in paths]

    def _names(self, path: Sequence[int]) -> list[tuple[int, int, str]]:
        known = [max(k, VOCAB_PREFIX_SIZE) for k in path]
        if known.count(self.none) == len(known):
            return []
        tags = fix_singleton_tags([self.tags[k] for k in known])
        return [(e["start"], e["end"], e["type"]) for e in decode_from_bioes(tags)]


def best_paths(scores: np.ndarray, layout: Layout, transitions: np.ndarray) -> list[list[int]]:
    """Return the best tags of each sentence (Viterbi), all sentences a step at a time.

    Parameters
    ----------
    scores : array of float
        The score of each tag of each word, in the order in which an LSTM reads them.
    layout : Layout
        The sentences.
    transitions : array of float
        The score of each tag (column) after each (row).
    """
    sizes = layout.sizes.tolist()
    steps = np.split(scores, np.cumsum(sizes)[:-1])
    onto = np.ascontiguousarray(transitions.T)
    total = steps[0]
    back: list[np.ndarray] = []
    ends: list[np.ndarray] = []
    for step in steps[1:]:
        ends.append(total[len(step) :])
        ways = total[: len(step), None] + onto
        back.append(ways.argmax(2))
        total = step + np.take_along_axis(ways, back[-1][:, :, None], 2)[:, :, 0]
    ends.append(total)
    final = np.concatenate(ends[::-1]).argmax(1)
    paths = []
    for k, (tag, length) in enumerate(zip(final.tolist(), layout.lengths, strict=True)):
        path = [tag]
        for step in back[length - 2 :: -1] if length > 1 else ():
            path.append(int(step[k, path[-1]]))
        paths.append(path[::-1])
    return paths


COMMON = {
    "bert_hidden_layers": 1,
    "char": True,
    "charlm": False,
    "pretrain": False,
    "use_peft": False,
    "word_emb_dim": 0,
}

PARSER = {
    "distance": False,
    "linearization": False,
    "resolve_head_constraints": False,
    "tag_emb_dim": 0,
    "use_arc_embedding": False,
}
