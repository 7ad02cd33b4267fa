"""Stanza's models, rid of work that a prediction has no use for; the weights stay as they are.

`lighten` puts the modules below in the places of Stanza's own in a loaded pipeline.
Besides `stanza_encoder` this is the only place that knows how Stanza works inside.
"""

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.utils import tensor_unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence, pack_sequence

__all__ = ("LeanParser", "SeparateRows", "lighten", "one_thread", "tree")

REMEMBERED = 20_000
"""How many words and bundles of features are kept as numbers, for each model."""


def lighten(pipeline: Any) -> None:
    """Replace the slow parts of a pipeline of the bundled models, in place.

    Parameters
    ----------
    pipeline : stanza.Pipeline
        With all of the bundled set's steps.
    """
    steps = pipeline.processors
    tokenizer, tagger, parser = (steps[s].trainer for s in ("tokenize", "pos", "depparse"))
    namer = steps["ner"].trainers[0]
    tokenizer.model = SeparateRows(tokenizer.model, steps["tokenize"].config["max_seqlen"])
    for trainer in (tagger, parser, namer):
        trainer.model.charmodel = DistinctWords(trainer.model.charmodel)
        trainer.vocab["char"].map = _remember(trainer.vocab["char"].map)
    for features in (tagger.vocab["feats"], parser.vocab["feats"]):
        features.id2unit = _remember(features.id2unit)
        features.unit2id = functools.lru_cache(REMEMBERED)(features.unit2id)
    parser.model = LeanParser(parser.model)
    namer.model.crits = torch.nn.ModuleList(map(NoLoss, namer.model.crits))


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Let PyTorch work on one thread meanwhile.

    The heads' steps are too small to share: two threads are no faster on an idle
    machine, and several times slower on a busy one, where they wait for each other.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _remember(function: Callable[[list[Any]], Any]) -> Callable[[Iterable[Any]], Any]:
    """Return a function of lists that works out each once."""
    known = functools.lru_cache(REMEMBERED)(lambda items: function(list(items)))
    return lambda items: known(tuple(items))


class SeparateRows(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """The tokenizer's network, which reads each row up to its own end.

    Stanza's reads on over the padding behind the end of a long paragraph, whose
    amount depends on the other paragraphs of the batch.

    Parameters
    ----------
    model : stanza.models.tokenization.model.Tokenizer
        The network.
    window : int
        Characters that are read at once; a row as long as that has no end in it.
    """

    def __init__(self, model: Any, window: int) -> None:
        super().__init__()
        self.model = model
        self.window = window

    def forward(self, units: Tensor, features: Tensor, _: object, text: object) -> Tensor:
        """Return the scores of each character; rows may be of any lengths, in any order."""
        filled = (units != 0).sum(1)
        lengths = torch.where(filled < self.window, filled + 1, filled)
        room = int(lengths.max()) - units.shape[1]
        if room > 0:
            units = torch.nn.functional.pad(units, (0, room))
            features = torch.nn.functional.pad(features, (0, 0, 0, room))
        lengths, order = lengths.sort(descending=True, stable=True)
        found = self.model(units[order], features[order], lengths, text)
        scores: Tensor = found[order.argsort()]
        return scores


class DistinctWords(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A character model that reads each word of a batch once.

    Parameters
    ----------
    model : stanza.models.common.char_model.CharacterModel
        The model; it takes words from the longest to the shortest.
    """

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(
        self,
        chars: Tensor,
        mask: Tensor,
        order: list[int],
        sentlens: list[int],
        wordlens: Iterable[int],
    ) -> PackedSequence:
        """Return the vectors of the words of a batch."""
        place: dict[tuple[int, ...], int] = {}
        inverse = [place.setdefault(tuple(row), len(place)) for row in chars.tolist()]
        length = dict(zip(inverse, wordlens, strict=True))
        first = dict(zip(reversed(inverse), range(len(inverse) - 1, -1, -1), strict=True))
        rows = [first[k] for k in range(len(place))]
        lengths = [length[k] for k in range(len(place))]
        words = self.model(chars[rows], mask[rows], list(range(len(rows))), [len(rows)], lengths)
        return pack_sequence(tensor_unsort(words.data[inverse], order).split(sentlens))


class NoLoss(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A CRF whose loss, which a prediction has no use for, is not worked out.

    Parameters
    ----------
    crf : stanza.models.common.crf.CRFLoss
        It has the transitions.
    """

    def __init__(self, crf: Any) -> None:
        super().__init__()
        self.crf = crf

    def forward(self, *_: Tensor) -> tuple[int, Tensor]:
        """Return no loss, and the transitions."""
        return 0, self.crf._transitions  # noqa: SLF001  # Stanza offers no other way


class LeanParser(torch.nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A graph parser that scores labels for the arcs of the tree alone.

    Stanza scores all labels between all words, n × n × 51 numbers for a sentence of n
    words, and takes the logarithm of their softmax.

    Parameters
    ----------
    model : stanza.models.depparse.model.GraphParser
        The trained parser, which is to choose trees by arcs alone
        (``resolve_head_constraints`` is off).
    """

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def get_device(self) -> torch.device:
        """Return where the parser runs."""
        device: torch.device = self.model.get_device()
        return device

    def predict(self, *batch: Any, resolve_head_constraints: bool) -> list[list[list[Any]]]:
        """Return the head and the relation of each word of a batch of sentences.

        Parameters
        ----------
        *batch
            What Stanza's parsers take; a sentence's first row stands for the root.
        resolve_head_constraints : bool
            False; Stanza's own parser has to be asked for anything else.
        """
        if resolve_head_constraints:
            found: list[list[list[Any]]] = self.model.predict(*batch, resolve_head_constraints=True)
            return found
        lengths = batch[12]
        states = self.model.embed(*batch)
        scores = _arcs(self.model.unlabeled, states).cpu().numpy()
        trees = [tree(scores[i, :n, :n]) for i, n in enumerate(lengths)]
        return [
            [list(pair) for pair in zip(heads[1:].tolist(), names[1:], strict=True)]
            for heads, names in zip(trees, self._relations(states, trees), strict=True)
        ]

    def _relations(self, states: Tensor, trees: Sequence[np.ndarray]) -> list[list[str]]:
        """Return the relation of each word to its head in its sentence's tree."""
        scorer = self.model.deprel
        dependents, governors = _sides(scorer, states)
        found = []
        for i, heads in enumerate(trees):
            n = len(heads)
            mixed = dependents[i, :n] @ scorer.scorer.W_bilin.weight.flatten(1)
            above = governors[i, torch.from_numpy(heads).to(states.device)]
            scores = torch.bmm(above[:, None], mixed.view(n, above.shape[1], -1))[:, 0]
            best = (scores + scorer.scorer.W_bilin.bias).argmax(1) + VOCAB_PREFIX_SIZE
            found.append(self.model.vocab["deprel"].unmap(best.tolist()))
        return found


def _sides(scorer: Any, states: Tensor) -> tuple[Tensor, Tensor]:
    """Return a biaffine scorer's view of each word as dependent and as head."""
    ones = states.new_ones(*states.shape[:-1], 1)
    dependents = torch.cat([scorer.hidden_func(scorer.W1(states)), ones], -1)
    return dependents, torch.cat([scorer.hidden_func(scorer.W2(states)), ones], -1)


def _arcs(scorer: Any, states: Tensor) -> Tensor:
    """Return the log-probability of each word (last axis) as head of each; none is its own."""
    dependents, heads = _sides(scorer, states)
    bilinear = scorer.scorer.W_bilin
    scores = dependents @ bilinear.weight[:, :, 0] @ heads.transpose(1, 2) + bilinear.bias
    itself = torch.eye(scores.shape[-1], dtype=torch.bool, device=scores.device)
    return scores.masked_fill(itself, -torch.inf).log_softmax(-1)


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
    heads: np.ndarray = scores.argmax(1)
    heads[0] = 0
    above = heads
    for _ in range(len(heads).bit_length()):  # twice as far up each time
        above = above[above]
    if not above.any() and np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    found: np.ndarray = chuliu_edmonds_one_root(scores)
    return found
