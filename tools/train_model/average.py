"""Average the weights of several trainings that began alike.

    python -m tools.train_model.average OUT MODELS MODELS [MODELS ...]

Each ``MODELS`` is a folder with tagger, parser, NER model and encoder, as training leaves
them, all from one earlier training (``--resume``) or one after the other in one. The
other models are copied from the first.
"""

import argparse
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

TOGETHER = ("pos", "depparse", "ner")
"""Models that are trained together."""


def mean(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of each weight, and of a tensor of whole numbers the first."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in states[0].items()
    }


def average(target: Path, folders: Sequence[Path]) -> None:
    """Write the mean of the models in some folders."""
    from safetensors.torch import load_file, save_file

    shutil.copytree(folders[0], target, dirs_exist_ok=True)
    for step in TOGETHER:
        models = [torch.load(f / f"en_{step}.pt", weights_only=True) for f in folders]
        models[0]["model"] = mean([model["model"] for model in models])
        torch.save(models[0], target / f"en_{step}.pt")
    weights = Path("encoder", "model.safetensors")
    encoder = mean([load_file(folder / weights) for folder in folders])
    save_file(encoder, target / weights, metadata={"format": "pt"})


def main() -> None:
    """Average."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_model.average",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    options = parser.parse_args()
    average(options.out, options.models)


if __name__ == "__main__":
    main()
