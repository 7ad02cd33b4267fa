"""Let Stanza's trainers run nearly twice as fast on a CPU, with the same mathematics.

`speed_up` puts the functions below in the places of Stanza's own:

- LSTMs read padded batches, for which PyTorch has a fast kernel; over packed ones the
  backward pass takes quadratic time;
- characters are read once for each distinct word of a batch, words of one length together;
- the parser's loss scores labels for the arcs of the tree alone, as it uses no others.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import torch
import torch.nn.functional as F  # noqa: N812  # as everybody calls it
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.packed_lstm import PackedLSTM
from stanza.models.common.utils import tensor_unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn.utils.rnn import (
    PackedSequence,
    pack_padded_sequence,
    pack_sequence,
    pad_packed_sequence,
)

T = TypeVar("T")

State = tuple[Tensor, Tensor]

stanza_lstm: Callable[..., Any] = PackedLSTM.forward

stanza_parser: Callable[..., Any] = GraphParser.forward


def speed_up() -> None:
    """Replace the slow functions, for all models of this process."""
    PackedLSTM.forward = padded_lstm
    CharacterModel.forward = distinct_words
    GraphParser.forward = gold_arcs


def batches(items: Iterable[T], length: Callable[[T], int], most: int) -> list[list[T]]:
    """Return batches of items of similar length, in random order.

    Parameters
    ----------
    items : iterable
        Sentences, or their numbers.
    length : function
        How long one is.
    most : int
        What the lengths of a batch come to at most; a longer item has a batch of its own.
    """
    nearly = sorted(items, key=lambda item: length(item) * random.uniform(0.85, 1.15))
    found: list[list[T]] = []
    room = 0
    for item in nearly:
        room -= length(item)
        if room < 0:
            found.append([])
            room = most - length(item)
        found[-1].append(item)
    random.shuffle(found)
    return found


def padded_lstm(
    self: Any, rows: Tensor | PackedSequence, lengths: Any, hx: State | None = None
) -> tuple[Tensor | PackedSequence, State]:
    """Stand in for `PackedLSTM.forward`.

    Of the final states, the hidden one stands in for the cell's too, which no tagger,
    parser or NER model of Stanza's reads.
    """
    lstm = self.lstm
    if not isinstance(lstm, nn.LSTM) or lstm.num_layers > 1 or not lstm.batch_first:
        found: tuple[Tensor | PackedSequence, State] = stanza_lstm(self, rows, lengths, hx)
        return found
    if isinstance(rows, PackedSequence):
        rows, lengths = pad_packed_sequence(rows, batch_first=True)
    sizes = torch.as_tensor(lengths)
    rows = rows[:, : int(sizes.max())]
    ends = (sizes - 1)[:, None]
    outputs, finals = [], []
    for direction in range(1 + lstm.bidirectional):
        order = reversal(sizes) if direction else None
        weights = lstm._flat_weights[4 * direction : 4 * direction + 4]  # noqa: SLF001  # no public name
        start = tuple(h[direction : direction + 1].contiguous() for h in hx) if hx else None
        output = layer(gathered(rows, order), weights, start, training=lstm.training)
        finals.append(gathered(output, ends)[:, 0])
        outputs.append(gathered(output, order))
    packed = pack_padded_sequence(torch.cat(outputs, 2), sizes, batch_first=True)
    last = torch.stack(finals)
    if self.pad:
        return pad_packed_sequence(packed, batch_first=True)[0], (last, last)
    return packed, (last, last)


def reversal(sizes: Tensor) -> Tensor:
    """Return for rows of these sizes the order that reverses each and leaves its padding."""
    places = torch.arange(int(sizes.max())).expand(len(sizes), -1)
    turned = sizes[:, None] - 1 - places
    return torch.where(turned < 0, places, turned)


def gathered(rows: Tensor, order: Tensor | None) -> Tensor:
    """Return the columns of each row in an order."""
    if order is None:
        return rows
    return rows.gather(1, order[:, :, None].expand(-1, -1, rows.shape[2]))


def layer(rows: Tensor, weights: Sequence[Tensor], start: Any = None, *, training: bool) -> Tensor:
    """Return what one direction of one LSTM puts out for a padded batch."""
    if start is None:
        nothing = rows.new_zeros(1, len(rows), weights[1].shape[1])
        start = nothing, nothing
    found: Tensor = torch.lstm(rows, start, weights, True, 1, 0.0, training, False, True)[0]
    return found


def distinct_words(
    self: Any, chars: Tensor, _: Tensor, order: list[int], sentlens: list[int], __: object
) -> Tensor | PackedSequence:
    """Stand in for `CharacterModel.forward`, for one layer."""
    words, inverse = torch.unique(chars, dim=0, return_inverse=True)
    lengths = (words != 0).sum(1).clamp(min=1)
    found = chars.new_zeros(len(words), self.charlstm.lstm.hidden_size * self.num_dir).float()
    for length in lengths.unique().tolist():
        these = (lengths == length).nonzero()[:, 0]
        found = found.index_copy(0, these, vectors(self, words[these, :length]))
    packed = pack_sequence(tensor_unsort(found[inverse], order).split(sentlens))
    return pad_packed_sequence(packed, batch_first=True)[0] if self.pad else packed


def vectors(model: Any, words: Tensor) -> Tensor:
    """Return the vectors of words of one length."""
    rows = model.dropout(model.char_emb(words))
    outputs = []
    for direction in range(model.num_dir):
        weights = model.charlstm.lstm._flat_weights[4 * direction : 4 * direction + 4]  # noqa: SLF001  # no public name
        start = tuple(
            first[direction : direction + 1].expand(1, len(rows), -1).contiguous()
            for first in (model.charlstm_h_init, model.charlstm_c_init)
        )
        turned = rows.flip(1) if direction else rows
        output = layer(turned, weights, start, training=model.training)
        outputs.append(output.flip(1) if direction else output)
    if not model.attn:
        return torch.cat([output[:, at] for output, at in zip(outputs, (-1, 0), strict=False)], 1)
    output = torch.cat(outputs, 2)
    weight = torch.sigmoid(model.char_attn(model.dropout(output)))
    found: Tensor = (output * weight).sum(1)
    return found


def gold_arcs(self: Any, *batch: Any) -> tuple[Tensor, list[Any]]:
    """Stand in for `GraphParser.forward` while training, without its order and distance losses."""
    if not self.training or self.args["linearization"] or self.args["distance"]:
        predicted: tuple[Tensor, list[Any]] = stanza_parser(self, *batch)
        return predicted
    padding, words, heads, labels = batch[1], batch[2], batch[9], batch[10]
    states = self.drop(self.embed(*batch))
    real = ~padding[:, 1:]

    arcs = self.unlabeled(states, states).squeeze(3)[:, 1:]
    itself = torch.eye(padding.shape[1], dtype=torch.bool)[None, 1:]
    arcs = arcs.masked_fill(itself, -torch.inf).masked_fill(padding[:, None], -torch.inf)
    loss = self.crit(arcs[real], heads[real])

    scorer = self.deprel
    below = scorer.dropout(scorer.hidden_func(scorer.W1(states)))[:, 1:][real]
    above = scorer.dropout(scorer.hidden_func(scorer.W2(states)))
    above = gathered(above, heads)[real]
    bilinear = scorer.scorer.W_bilin
    mixed = with_one(below) @ bilinear.weight.flatten(1)
    mixed = mixed.view(len(below), *bilinear.weight.shape[1:])
    scores = torch.bmm(with_one(above)[:, None], mixed)[:, 0] + bilinear.bias
    loss = loss + self.crit(scores, (labels - VOCAB_PREFIX_SIZE)[real])
    return loss / len(words), []


def with_one(rows: Tensor) -> Tensor:
    """Return rows with a 1 at their ends, which the bias multiplies."""
    return F.pad(rows, (0, 1), value=1.0)
