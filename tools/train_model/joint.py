"""Train encoder, tagger, parser and NER model together.

A step reads a treebank batch, which trains tagger and parser, or a newswire batch. The
learning rates rise over the first steps and fall to almost nothing at the end of a budget
of seconds or of steps; with steps, one machine comes to the same weights each time.
"""

import json
import logging
import random
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

import torch
from attrs import define, frozen
from torch import Tensor, nn

from tools.train_model.average import mean
from tools.train_model.encoder import SharedEncoder
from tools.train_model.fast import speed_up
from tools.train_model.heads import Heads

log = logging.getLogger(__name__)

ENCODER_RATE, HEAD_RATE = 1.5e-4, 2e-3

WARM_UP = 150
"""Steps over which the learning rates rise."""

CHECKS = 10
"""How often models are saved and scored within the budget."""


@frozen
class Budget:
    """How long to train, and how fast.

    Parameters
    ----------
    seconds : float
        Of wall-clock time.
    steps : int, optional
        Steps, instead of the seconds.
    peak : float
        Scales the learning rates; 1 from scratch, less to go on from earlier models.
    newswire : float
        The share of the steps that read newswire.
    average : int
        How many of the last saved states to average; 1 for none.
    """

    seconds: float = 5000
    steps: int | None = None
    peak: float = 1.0
    newswire: float = 0.36
    average: int = 3

    def share(self, seconds: float, steps: int) -> float:
        """Return the share of the budget that is spent."""
        return seconds / self.seconds if self.steps is None else steps / self.steps

    def rate(self, share: float, steps: int) -> float:
        """Return the factor of the learning rates after a share of the budget and some steps."""
        return self.peak * min(1.0, steps / WARM_UP) * max(0.01, 1 - share)


@define
class Progress:
    """What of a budget is spent, in this process and in an earlier one that was stopped."""

    seconds: float = 0
    steps: int = 0

    @classmethod
    def read(cls, path: Path) -> "Progress":
        """Return what `write` wrote, or none."""
        return cls(**json.loads(path.read_bytes())) if path.exists() else cls()

    def write(self, path: Path) -> None:
        """Write it down."""
        path.write_text(json.dumps({"seconds": self.seconds, "steps": self.steps}), "utf-8")


def train(
    folder: Path, encoder: Path, out: Path, seed: int, budget: Budget, resume: Path | None = None
) -> None:
    """Write ``en_pos.pt``, ``en_depparse.pt``, ``en_ner.pt`` and ``encoder/``.

    A training that was stopped goes on from where it last saved.

    Parameters
    ----------
    folder : Path
        What `data.prepare` wrote.
    encoder : Path
        A Hugging Face folder with a small BERT.
    out : Path
        Where the models go.
    seed : int
        Chooses first weights, batches and dropout.
    budget : Budget
        How long to train, and how fast.
    resume : Path, optional
        A folder with the four from an earlier training, to go on from.
    """
    speed_up()
    progress = Progress.read(out / "joint.json")
    start = out if progress.steps else resume
    random.seed(seed + progress.steps)
    torch.manual_seed(seed + progress.steps)
    heads = Heads(folder, SharedEncoder(start / "encoder" if start else encoder))
    if start:
        heads.resume(start)
        log.info("going on from %s after %d steps", start.name, progress.steps)
    states = run(heads, out, budget, progress)
    finish(heads, out, list(states))
    (out / "joint.json").unlink(missing_ok=True)


def run(
    heads: Heads, out: Path, budget: Budget, progress: Progress
) -> "deque[dict[str, dict[str, Tensor]]]":
    """Train until the budget is spent and return the last states that were saved."""
    optimizer = adam(heads)
    treebank, newswire = heads.treebank_losses(), heads.newswire_losses()
    states: deque[dict[str, dict[str, Tensor]]] = deque(maxlen=budget.average)
    smooth: dict[str, float] = {}
    began = time.monotonic() - progress.seconds
    first, checked = progress.steps, budget.share(progress.seconds, progress.steps)
    while (share := budget.share(progress.seconds, progress.steps)) < 1:
        losses = next(newswire if random.random() < budget.newswire else treebank)
        update(heads, optimizer, losses, budget.rate(share, progress.steps - first))
        progress.steps += 1
        progress.seconds = time.monotonic() - began
        for name, loss in losses.items():
            smooth[name] = 0.98 * smooth.get(name, loss.item()) + 0.02 * loss.item()
        if budget.share(progress.seconds, progress.steps) >= min(1, checked + 1 / CHECKS):
            checked = budget.share(progress.seconds, progress.steps)
            heads.save(out)
            states.append(heads.weights())
            progress.write(out / "joint.json")
            log.info(
                "%.0f s, %d steps: %s (part of dev); losses: %s",
                progress.seconds, progress.steps, line(heads.check(), 1), line(smooth, 3),
            )  # fmt: skip
    return states


def adam(heads: Heads) -> torch.optim.Optimizer:
    """Return the optimizer; only matrices of the encoder are held small."""
    encoder = list(heads.encoder.parameters())
    groups = [
        {"params": [w for w in encoder if w.dim() > 1], "base": ENCODER_RATE, "weight_decay": 0.01},
        {"params": [w for w in encoder if w.dim() <= 1], "base": ENCODER_RATE, "weight_decay": 0},
        {"params": heads.parameters(), "base": HEAD_RATE, "weight_decay": 0},
    ]
    return torch.optim.AdamW(groups, lr=ENCODER_RATE, betas=(0.9, 0.98), eps=1e-6, fused=True)


def update(
    heads: Heads, optimizer: torch.optim.Optimizer, losses: dict[str, Tensor], rate: float
) -> None:
    """Take a step."""
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * rate
    optimizer.zero_grad()
    torch.stack(list(losses.values())).sum().backward()
    nn.utils.clip_grad_norm_(heads.encoder.parameters(), 2.0)
    nn.utils.clip_grad_norm_(heads.parameters(), 5.0)
    optimizer.step()
    heads.encoder.forget()


def line(numbers: Mapping[str, float], places: int) -> str:
    """Return numbers with their names."""
    return "  ".join(f"{name} {value:.{places}f}" for name, value in numbers.items())


def finish(heads: Heads, out: Path, states: list[dict[str, dict[str, Tensor]]]) -> None:
    """Keep the mean of the last states where it reads the development sets better than the last."""
    if len(states) < 2:
        return
    last = heads.check()
    heads.set_weights({name: mean([state[name] for state in states]) for name in states[0]})
    averaged = heads.check()
    better = averaged["LAS"] + averaged["names"] >= last["LAS"] + last["names"]
    log.info("last state: %s; mean of %d: %s", line(last, 2), len(states), line(averaged, 2))
    log.info("the %s is kept", "mean" if better else "last state")
    if better:
        heads.save(out)
