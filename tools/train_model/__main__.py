"""Train the bundled English set, from treebanks to the files that ship.

    python -m tools.train_model TREEBANKS ENCODER OUT --seconds 5000
    python -m tools.train_model TREEBANKS ENCODER OUT2 --resume OUT --seconds 1600
    python -m tools.train_model TREEBANKS ENCODER TRY --seconds 20 --sentences 100

Stages run in the order below. One that has run is not run again, unless --stages names
it; a training that was stopped goes on. OUT has a file for each model, the packed set in
OUT/set, what was printed in OUT/train.log and the figures in OUT/figures.json.
"""

import argparse
import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import torch

from tools.score_backend import shown
from tools.train_model import data, evaluate, joint, lemmas, mwt, pack, tokenizer

log = logging.getLogger("tools.train_model")

Options = argparse.Namespace

RESUMED_PEAK = 0.4
"""What learning rates are multiplied with where a training goes on from another."""


def run_data(options: Options) -> None:
    """Unpack and join the treebanks, and label characters for the tokenizer."""
    data.prepare(options.treebanks, options.out / "data", options.seed, options.sentences)


def run_tokenizer(options: Options) -> None:
    """Train tokens and sentences; from the earlier tokenizer with --resume."""
    start = options.resume and options.resume / "en_tokenize.pt"
    tokenizer.train(options.out / "data", options.out, options.seed, options.tokenizer_steps, start)


def run_mwt(options: Options) -> None:
    """Train multi-word tokens."""
    mwt.train(options.out / "data", options.out, options.seed)


def run_lemma(options: Options) -> None:
    """Make the dictionary of lemmas."""
    lemmas.train(options.out / "data", options.out, options.spacy)


def run_joint(options: Options) -> None:
    """Train encoder, tagger, parser and NER model; from the earlier ones with --resume."""
    budget = joint.Budget(
        options.seconds,
        options.steps,
        options.peak or (RESUMED_PEAK if options.resume else 1.0),
        options.newswire,
        options.average,
    )
    folder, out = options.out / "data", options.out
    joint.train(folder, options.encoder, out, options.seed, budget, options.resume)


def run_pack(options: Options) -> None:
    """Pack the models; those that were not trained are taken from --resume."""
    for name in [f"en_{step}.pt" for step in pack.STEPS] + ["encoder"]:
        source, target = (options.resume or options.out) / name, options.out / name
        if not target.exists() and source.is_dir():
            shutil.copytree(source, target)
        elif not target.exists() and source.exists():
            shutil.copyfile(source, target)
    pack.pack(options.out, options.out / "set")


def run_evaluate(options: Options) -> None:
    """Score the packed set on the test splits."""
    figures = {}
    for name, scores in evaluate.evaluate(options.out / "set", options.treebanks):
        log.info("%s: %s", name, shown(scores))
        figures[name] = scores
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


STAGES: dict[str, Callable[[Options], None]] = {
    "data": run_data,
    "tokenizer": run_tokenizer,
    "mwt": run_mwt,
    "lemma": run_lemma,
    "joint": run_joint,
    "pack": run_pack,
    "evaluate": run_evaluate,
}


def stages(text: str) -> list[str]:
    """Read names of stages with commas between, and return them in their order."""
    named = set(text.split(","))
    if unknown := named - STAGES.keys():
        raise argparse.ArgumentTypeError(f"no such stage: {', '.join(sorted(unknown))}")
    return [name for name in STAGES if name in named]


def due(named: list[str] | None, done: list[str]) -> list[str]:
    """Return the stages to run: those that were named, else all from the first not done."""
    if named is not None:
        return named
    names = list(STAGES)
    first = next((n for n, name in enumerate(names) if name not in done), len(names))
    return names[first:]


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_model",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="stages:\n" + "".join(f"  {k:<10} {v.__doc__}\n" for k, v in STAGES.items()),
    )
    add = parser.add_argument
    add("treebanks", type=Path, help="{ewt,gum}.SPLIT.conllu and ww.SPLIT.json, plain or .xz")
    add("encoder", type=Path, help="a Hugging Face folder with a small BERT and its tokenizer")
    add("out", type=Path)
    add("--stages", type=stages, help="run these alone, with commas between")
    add("--resume", type=Path, metavar="OUT", help="an earlier OUT to go on from")
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=2)
    add("--sentences", type=int, metavar="N", help="take the first N of each file alone")
    add("--tokenizer-steps", type=int, default=15000)
    add("--seconds", type=float, default=5000, help="for the joint training")
    add("--steps", type=int, help="for the joint training, instead of seconds")
    add("--peak", type=float, help="factor of the joint learning rates: 1, or 0.4 with --resume")
    add("--newswire", type=float, default=0.36, help="share of the joint steps that read names")
    add("--average", type=int, default=3, help="how many of the last states to average")
    add("--spacy", default="en_core_web_sm", help="an installed package with tables for lemmas")
    return parser.parse_args(arguments)


def write_log(path: Path) -> None:
    """Send our lines to a file and to the screen, and Stanza's, which are on it, to the file."""
    file = logging.FileHandler(path, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    log.setLevel(logging.INFO)
    log.addHandler(file)
    log.addHandler(logging.StreamHandler())
    logging.getLogger("stanza").addHandler(file)
    for logger in (log, logging.getLogger("stanza")):
        logger.propagate = False  # ONNX's quantizer gives the root a handler of its own


def main() -> None:
    """Run the stages that are due."""
    options = parse()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    write_log(options.out / "train.log")
    record = options.out / "done.json"
    done: list[str] = json.loads(record.read_bytes()) if record.exists() else []
    for name in due(options.stages, done):
        log.info("%s: %s", name, STAGES[name].__doc__)
        STAGES[name](options)
        done = [*done, name]
        record.write_text(json.dumps(done), encoding="utf-8")


if __name__ == "__main__":
    main()
