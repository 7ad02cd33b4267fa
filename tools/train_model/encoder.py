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


class SharedEncoder(nn.Module):  # type: ignore[misc]  # mypy skips torch
    """The encoder in training; two models that read the same batch cost one pass.

    It runs in bfloat16, which is up to twice as fast where the CPU has it.

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
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = self.bert(ids, attention_mask=attention_mask).last_hidden_state
            self.last = ids, found.float()
        return SimpleNamespace(hidden_states=(self.last[1],))

    def save(self, directory: Path) -> None:
        """Write weights, configuration and tokenizer as a Hugging Face folder."""
        self.bert.save_pretrained(directory)
        self.pieces.save_pretrained(directory)


class Vectors(nn.Module):  # type: ignore[misc]  # mypy skips torch
    """A BERT that returns a tensor, as the exporter wants it."""

    def __init__(self, bert: Any) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return the vectors of the last layer."""
        found: Tensor = self.bert(input_ids, attention_mask=attention_mask).last_hidden_state
        return found


def export(directory: Path, target: Path) -> None:
    """Write a Hugging Face folder's BERT as an ONNX model with int8 matrices.

    Weights are scaled per channel and use seven bits of their eight: on x86 CPUs
    without VNNI instructions, sums of eight-bit products can overflow.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "float32.onnx"
        torch.onnx.export(
            Vectors(load(directory)).eval(),
            (ids, torch.ones_like(ids)),
            exact,
            input_names=["input_ids", "attention_mask"],
            output_names=["hidden"],
            dynamic_axes=dict.fromkeys(("input_ids", "attention_mask", "hidden"), axes),
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            exact, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
