"""Turn a packed set back into models that a training can go on from.

    python -m tools.train_model.unpack SET ENCODER OUT

Checkpoints in float32 are too large to keep beside the code. What ships is rounded: models
to float16, the encoder's matrices to seven bits. The first steps of a training mend that.
``ENCODER`` is any folder with the encoder's configuration and word pieces.
"""

import argparse
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from tools.train_model import encoder
from tools.train_model.pack import STEPS


def unpack(packed: Path, start: Path, out: Path) -> None:
    """Write ``en_<step>.pt`` for each step and ``encoder/``, from which `--resume` goes on.

    Parameters
    ----------
    packed : Path
        A set that `pack` wrote.
    start : Path
        A Hugging Face folder with a BERT of the same shape, and its tokenizer.
    out : Path
        Where the models go.
    """
    out.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        shutil.copyfile(packed / "en" / step / f"{encoder.NAME}.pt", out / f"en_{step}.pt")
    bert = encoder.load(start)
    with torch.no_grad():
        fill(bert, weights(packed / "encoder" / "encoder.onnx"))
    bert.save_pretrained(out / "encoder")
    encoder.word_pieces(start).save_pretrained(out / "encoder")


def weights(model: Path) -> dict[str, Tensor]:
    """Return the weights of an ONNX model by their names."""
    import onnx
    from onnx.numpy_helper import to_array

    stored = onnx.load(model).graph.initializer
    return exact({tensor.name: torch.tensor(to_array(tensor)) for tensor in stored})


def exact(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return weights in float32, those that ONNX Runtime's quantizer turned into integers too."""
    found = {}
    for key, values in stored.items():
        name = key.removesuffix("_quantized")
        if name != key:
            zero, scale = (stored[f"{name}_{part}"] for part in ("zero_point", "scale"))
            found[name.removesuffix("_Transposed")] = (values.float() - zero.float()) * scale
        elif not key.endswith(("_scale", "_zero_point")):
            found[key] = values
    return found


def fill(bert: Any, given: dict[str, Tensor]) -> None:
    """Put the weights of a `OneSentence` into the BERT that it was made from."""
    embeddings = bert.embeddings
    embeddings.word_embeddings.weight.copy_(given["words.weight"])
    embeddings.LayerNorm.weight.copy_(given["norm.weight"])
    embeddings.LayerNorm.bias.copy_(given["norm.bias"])
    embeddings.token_type_embeddings.weight.copy_(given["cases.weight"])
    embeddings.position_embeddings.weight.copy_(given["places"])
    for number, layer in enumerate(bert.encoder.layer):
        own = f"layers.{number}"
        attention = layer.attention.self
        scale = attention.attention_head_size**0.5
        matrices, biases = given[f"{own}.weight"].T.chunk(3), given[f"{own}.bias"].chunk(3)
        parts = (attention.query, scale), (attention.key, 1), (attention.value, 1)
        for (part, by), matrix, bias in zip(parts, matrices, biases, strict=True):
            part.weight.copy_(matrix * by)
            part.bias.copy_(bias * by)
        outputs = {"mix": layer.attention.output, "narrow": layer.output}
        for name, part in outputs.items():
            part.LayerNorm.weight.copy_(given[f"{own}.{name}.LayerNorm.weight"])
            part.LayerNorm.bias.copy_(given[f"{own}.{name}.LayerNorm.bias"])
        for name, part in {**outputs, "widen": layer.intermediate}.items():
            part.dense.weight.copy_(given[f"{own}.{name}.dense.weight"].T)
            part.dense.bias.copy_(given[f"{own}.{name}.dense.bias"])


def main() -> None:
    """Unpack."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_model.unpack",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for name in ("set", "encoder", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    unpack(options.set, options.encoder, options.out)


if __name__ == "__main__":
    main()
