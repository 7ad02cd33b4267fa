"""Train Stanza's tokenizer, which also splits sentences and marks multi-word tokens."""

from pathlib import Path
from typing import Any

import torch

FEATURES = (
    "space_before", "capitalized", "numeric", "end_of_para", "start_of_para", "labeled_field",
    "phone_id", "date_pattern", "currency",
)  # fmt: skip
"""What is told about each character besides itself."""

SETTINGS = "--mode train --lang en --shorthand en_all --max_seqlen 300 --hidden_dim 64 --cpu"

FRESH = "--lr0 0.002 --anneal 0.85"

GOING_ON = "--lr0 0.0015 --anneal 0.85"


def train(
    folder: Path, out: Path, seed: int, steps: int = 15000, start: Path | None = None
) -> None:
    """Write ``en_tokenize.pt``, the best state on the development set.

    Parameters
    ----------
    folder : Path
        What `data.prepare` wrote.
    out : Path
        Where the model goes.
    seed : int
        Chooses first weights, batches and dropout.
    steps : int
        Of 32 paragraphs each.
    start : Path, optional
        An earlier tokenizer to go on from.
    """
    from stanza.models import tokenizer
    from stanza.models.tokenization.trainer import Trainer

    files = {
        "txt_file": "tokens.train.txt",
        "label_file": "tokens.train.labels",
        "mwt_json_file": "tokens.dev.mwt.json",
        "dev_txt_file": "tokens.dev.txt",
        "dev_label_file": "tokens.dev.labels",
        "dev_conll_gold": "tokens.dev.conllu",
        "conll_file": "tokens.predicted.conllu",
    }
    arguments = [*SETTINGS.split(), *(GOING_ON if start else FRESH).split()]
    arguments += [part for k, name in files.items() for part in (f"--{k}", str(folder / name))]
    arguments += ["--feat_funcs", ",".join(FEATURES), "--seed", str(seed), "--steps", str(steps)]
    arguments += ["--max_steps_before_stop", str(steps), "--eval_steps", str(min(250, steps))]
    arguments += ["--anneal_after", str(min(1500, steps // 2))]
    arguments += ["--save_dir", str(out), "--save_name", "en_tokenize.pt"]
    if start:
        Trainer.load = take_over  # Stanza 1.15's own, called from here, lacks two arguments
        arguments += ["--load_name", str(start.resolve())]
    tokenizer.main(arguments)


def take_over(self: Any, path: str) -> None:
    """Stand in for `Trainer.load`: put an earlier tokenizer's weights into a new one."""
    earlier = torch.load(path, map_location="cpu", weights_only=True)
    known = earlier["vocab"]["_unit2id"]
    units = self.vocab.state_dict()["_unit2id"]
    self.model.load_state_dict(carried(self.model.state_dict(), units, earlier["model"], known))


def carried(
    new: dict[str, torch.Tensor],
    units: dict[str, int],
    old: dict[str, torch.Tensor],
    known: dict[str, int],
) -> dict[str, torch.Tensor]:
    """Return the old weights, with the vectors of characters in the new one's order.

    A character that the old tokenizer did not know keeps its new vector.
    """
    vectors = new["embeddings.weight"].clone()
    for unit, number in units.items():
        if unit in known:
            vectors[number] = old["embeddings.weight"][known[unit]]
    return {k: v.float() for k, v in old.items()} | {"embeddings.weight": vectors}
