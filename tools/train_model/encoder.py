"""The one encoder, in training and in the packed set.

Tagger, parser and NER model read the same small BERT. In training it is a PyTorch
module that the three share and gradients flow into; what ships is an ONNX model with
int8 matrices.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from torch import Tensor, nn

NAME = "compact"
"""What the models call their encoder, and the set its package."""

PIECES = 512
"""What it reads at once, in word pieces."""

OPSET = 17
"""The version of ONNX's operators: ONNX Runtime 1.17, the oldest we support, reads it."""


def load(directory: Path) -> Any:
    """Return the BERT of a Hugging Face folder, without its pooling layer.

    ``eager`` attention trains faster on a CPU than PyTorch's fused one, and is what the
    ONNX exporter understands.
    """
    from transformers import BertModel

    return BertModel.from_pretrained(
        directory, add_pooling_layer=False, attn_implementation="eager"
    )


def word_pieces(directory: Path) -> Any:
    """Return the tokenizer of a Hugging Face folder."""
    from transformers import BertTokenizerFast

    return BertTokenizerFast.from_pretrained(directory, model_max_length=PIECES)


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
            with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
                found = self.bert(ids, attention_mask=attention_mask).last_hidden_state
            self.last = ids, found.float()
        return SimpleNamespace(hidden_states=(self.last[1],))

    def save(self, directory: Path) -> None:
        """Write weights, configuration and tokenizer as a Hugging Face folder."""
        self.bert.save_pretrained(directory)
        self.pieces.save_pretrained(directory)


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
        # every piece is of the first of the two texts that a BERT can tell apart
        places = given.position_embeddings.weight + given.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places)
        self.layers = nn.ModuleList(Layer(layer) for layer in bert.encoder.layer)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vector of each piece in the last layer."""
        rows: Tensor = self.norm(self.words(pieces) + self.places[: pieces.shape[0]])
        for layer in self.layers:
            rows = layer(rows)
        return rows


@torch.no_grad()  # type: ignore[untyped-decorator]  # mypy skips torch
def one_sentence(bert: Any) -> OneSentence:
    """Return a BERT for one sentence, after a look whether it reads as the given one does."""
    found = OneSentence(bert.eval())
    found.eval()
    pieces = torch.arange(1, 33)
    expected = bert(pieces[None], attention_mask=torch.ones_like(pieces)[None]).last_hidden_state[0]
    if not torch.allclose(found(pieces), expected, atol=1e-3):
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
