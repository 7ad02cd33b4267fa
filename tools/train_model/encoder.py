"""The one encoder, in training and in the packed set.

Tagger, parser and NER model read the same small BERT. In training it is a PyTorch
module that the three share and gradients flow into; what ships is an ONNX model with
int8 matrices.
"""

import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from torch import Tensor, nn

from eventx.backends.stanza_encoder import PIECES as KNOWN
from eventx.backends.stanza_encoder import case

NAME = "compact"
"""What the models call their encoder, and the set its package."""

PIECES = 512
"""What it reads at once, in word pieces."""

CASES = 4
"""How a word can be capitalised; see `case`."""

MASK, MASKED = 103, 0.06
"""What stands for a hidden piece, and the share of pieces that are hidden in training."""

RECASED = 0.06
"""The share of sentences whose words all seem of one case in training, as in headlines."""

OPSET = 17
"""The version of ONNX's operators: ONNX Runtime 1.17, the oldest we support, reads it."""


def load(directory: Path) -> Any:
    """Return the BERT of a Hugging Face folder, without its pooling layer.

    ``eager`` attention trains faster on a CPU than PyTorch's fused one, and is what the
    ONNX exporter understands. What tells a BERT two texts apart tells ours the cases of words.
    """
    from transformers import BertModel

    bert = BertModel.from_pretrained(
        directory, add_pooling_layer=False, attn_implementation="eager"
    )
    types = bert.embeddings.token_type_embeddings
    if len(types.weight) != CASES:
        weight = types.weight.detach()[:1].repeat(CASES, 1)
        bert.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(weight, freeze=False)
        bert.config.type_vocab_size = CASES
    return bert


def word_pieces(directory: Path) -> Any:
    """Return the tokenizer of a Hugging Face folder, which tells the case of words too."""
    return _cased().from_pretrained(directory, model_max_length=PIECES)


@functools.cache
def _cased() -> Any:
    """Return the class of the tokenizer; its library is slow to import."""
    from transformers import BertTokenizerFast

    class CasedTokenizer(BertTokenizerFast):  # type: ignore[misc]  # mypy skips transformers
        """Adds to the number of each piece the case of its word, as `WordPieces` does."""

        def __call__(self, texts: Any, **options: Any) -> Any:
            found = super().__call__(texts, **options)
            if options.get("is_split_into_words"):
                for row, (ids, words) in enumerate(zip(found["input_ids"], texts, strict=True)):
                    cases = [KNOWN * case(word) for word in words]
                    for at, word in enumerate(found.word_ids(row)):
                        if word is not None:
                            ids[at] += cases[word]
            return found

    return CasedTokenizer


def has_bfloat16() -> bool:
    """Return whether this CPU multiplies bfloat16; where one does not, it takes tenfold time."""
    found: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001  # no public name
    return found


class SharedEncoder(nn.Module):  # type: ignore[misc]  # mypy skips torch
    """The encoder in training; two models that read the same batch cost one pass.

    It runs in bfloat16 where the CPU has it, up to twice as fast.

    Parameters
    ----------
    directory : Path
        A Hugging Face folder with a BERT and its tokenizer.
    """

    _hf_peft_config_loaded = False  # Stanza asks every transformer for it

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self.bert = load(directory)
        self.pieces = word_pieces(directory)
        self.config = self.bert.config
        self.last: tuple[Tensor, Tensor] | None = None

    def lengths(self, sentences: Sequence[Sequence[str]]) -> list[int]:
        """Return how many pieces each sentence has."""
        found = self.pieces([list(words) for words in sentences], is_split_into_words=True)
        return [len(row) for row in found["input_ids"]]

    def forget(self) -> None:
        """Let go of the last batch: its vectors are stale once the weights move."""
        self.last = None

    def forward(self, ids: Tensor, attention_mask: Tensor, **_: object) -> SimpleNamespace:
        """Return the vectors of a padded batch as its one hidden state."""
        if self.last is None or not torch.equal(self.last[0], ids):
            pieces, cases = ids % KNOWN, ids // KNOWN
            if self.training:
                pieces, cases = blurred(pieces, cases)
            with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
                found = self.bert(
                    pieces, attention_mask=attention_mask, token_type_ids=cases
                ).last_hidden_state
            self.last = ids, found.float()
        return SimpleNamespace(hidden_states=(self.last[1],))

    def save(self, directory: Path) -> None:
        """Write weights, configuration and tokenizer as a Hugging Face folder."""
        self.bert.save_pretrained(directory)
        self.pieces.save_pretrained(directory)


def blurred(pieces: Tensor, cases: Tensor) -> tuple[Tensor, Tensor]:
    """Return a batch with some pieces hidden and some sentences in another case.

    So the encoder learns to go by the words around, and to read headlines.
    """
    hidden = (torch.rand(pieces.shape) < MASKED) & (pieces > MASK)
    other = torch.randint(CASES - 1, (len(pieces), 1)).expand_as(cases)
    recased = (torch.rand(len(pieces), 1) < RECASED) & (pieces > MASK)
    return pieces.masked_fill(hidden, MASK), torch.where(recased, other, cases)


class Layer(nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A layer of a BERT that reads one sentence, with one matrix for queries, keys and values."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        attention = layer.attention.self
        self.heads: int = attention.num_attention_heads
        # the scale of the scores stands in the queries' weights
        scale = attention.attention_head_size**-0.5
        parts = (attention.query, scale), (attention.key, 1), (attention.value, 1)
        self.weight = nn.Parameter(torch.cat([part.weight * by for part, by in parts]).T)
        self.bias = nn.Parameter(torch.cat([part.bias * by for part, by in parts]))
        self.mix, self.widen, self.narrow = layer.attention.output, layer.intermediate, layer.output

    def forward(self, rows: Tensor) -> Tensor:
        """Return the vectors of the next layer, one in each row."""
        size = rows.shape[1]
        together = (rows @ self.weight + self.bias).split(size, 1)
        by_head = (part.reshape(-1, self.heads, size // self.heads) for part in together)
        queries, keys, values = (part.transpose(0, 1) for part in by_head)
        seen = torch.softmax(queries @ keys.transpose(1, 2), -1) @ values
        mixed: Tensor = self.mix(seen.transpose(0, 1).reshape(-1, size), rows)
        found: Tensor = self.narrow(self.widen(mixed), mixed)
        return found


class OneSentence(nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A BERT that reads the pieces of one sentence, with no batch and no padding.

    Written out so, its ONNX model takes a sixth less time than that of the library's
    BERT: no mask, no shapes to find out, and three matrices in one.
    """

    def __init__(self, bert: Any) -> None:
        super().__init__()
        given = bert.embeddings
        self.words, self.norm = given.word_embeddings, given.LayerNorm
        self.places = nn.Parameter(given.position_embeddings.weight)
        self.cases = given.token_type_embeddings
        self.layers = nn.ModuleList(Layer(layer) for layer in bert.encoder.layer)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vector of each piece in the last layer."""
        given = self.words(pieces % KNOWN) + self.cases(pieces // KNOWN)
        rows: Tensor = self.norm(given + self.places[: pieces.shape[0]])
        for layer in self.layers:
            rows = layer(rows)
        return rows


@torch.no_grad()  # type: ignore[untyped-decorator]  # mypy skips torch
def one_sentence(bert: Any) -> OneSentence:
    """Return a BERT for one sentence, after a look whether it reads as the given one does."""
    found = OneSentence(bert.eval())
    found.eval()
    pieces, cases = torch.arange(1, 33), torch.arange(32) % CASES
    expected = bert(pieces[None], token_type_ids=cases[None]).last_hidden_state[0]
    if not torch.allclose(found(pieces + KNOWN * cases), expected, atol=1e-3):
        raise SystemExit("only a BERT with absolute positions and GELU can be packed")
    return found


def export(directory: Path, target: Path) -> None:
    """Write a Hugging Face folder's BERT as an ONNX model with int8 matrices.

    It reads ``pieces``, the numbers of one sentence's word pieces, and returns ``hidden``, a
    vector for each. Weights are scaled per channel and use seven bits of their eight: on
    x86 CPUs without VNNI instructions, sums of eight-bit products can overflow.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "float32.onnx"
        torch.onnx.export(
            one_sentence(load(directory)),
            (torch.arange(1, 17),),
            exact,
            input_names=["pieces"],
            output_names=["hidden"],
            dynamic_axes={name: {0: "pieces"} for name in ("pieces", "hidden")},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            exact, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
