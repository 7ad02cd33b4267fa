"""Pack trained models into the set that ships: Stanza's layout, small files, their sums.

    python -m tools.train_model.pack MODELS SET [--take tokenize=OTHER/en_tokenize.pt ...]

``MODELS`` has ``en_<step>.pt`` for each step and ``encoder/`` in float32, as training
leaves them; ``--take`` puts a model of another run in the place of one of them. Tagger,
parser and NER model were trained together with their encoder: take all or none of the four.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path, PurePath
from typing import Any

import torch

from tools.train_model.encoder import NAME, export

STEPS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")

SPECIALS = 4
"""Units at the head of each of Stanza's vocabularies: padding, unknown, empty, root."""


def pack(models: Path, target: Path, taken: dict[str, Path] | None = None) -> None:
    """Write the set.

    Parameters
    ----------
    models : Path
        With ``en_<step>.pt`` for each step and ``encoder/``.
    target : Path
        Where ``resources.json``, ``en/``, ``encoder/`` and ``SHA256SUMS`` go.
    taken : dict, optional
        Files to take for some steps in the place of those in `models`.
    """
    for step in STEPS:
        source = (taken or {}).get(step, models / f"en_{step}.pt")
        model = slim(step, torch.load(source, map_location="cpu", weights_only=True))
        place = target / "en" / step / f"{NAME}.pt"
        place.parent.mkdir(parents=True, exist_ok=True)
        torch.save(model, place)
    (target / "encoder").mkdir(exist_ok=True)
    export(models / "encoder", target / "encoder" / "encoder.onnx")
    shutil.copyfile(models / "encoder" / "tokenizer.json", target / "encoder" / "tokenizer.json")
    resources = json.dumps(index(), indent=1)
    (target / "resources.json").write_text(resources, encoding="utf-8")
    (target / "SHA256SUMS").write_text(sums(target), encoding="utf-8")


def slim(step: str, checkpoint: dict[str, Any]) -> dict[str, Any]:
    """Return what a model needs to predict, with no trace of where it was trained.

    Weights are kept as float16, which Stanza turns back into float32. A NER model lists
    the words of its training data ("delta"), which it reads only where it has word vectors.
    """
    found: dict[str, Any] = halved(checkpoint)
    found["config"] = {k: relative(v) for k, v in found["config"].items()}
    if step == "ner" and "delta" in found["vocab"]:
        words = found["vocab"]["delta"]
        words["_id2unit"] = words["_id2unit"][:SPECIALS]
        words["_unit2id"] = {unit: n for unit, n in words["_unit2id"].items() if n < SPECIALS}
    return found


def halved(value: Any) -> Any:
    """Return a nest of dictionaries and lists with its float32 tensors as float16."""
    if torch.is_tensor(value):
        many = value.dtype == torch.float32 and value.numel() > 1
        return value.half() if many else value
    if isinstance(value, dict):
        return type(value)((k, halved(v)) for k, v in value.items())
    if isinstance(value, list | tuple):
        return type(value)(map(halved, value))
    return value


def relative(value: Any) -> Any:
    """Return a setting, and of an absolute path its last part."""
    if isinstance(value, str) and PurePath(value).is_absolute():
        return PurePath(value).name
    return value


def index() -> dict[str, Any]:
    """Return ``resources.json``, from which Stanza learns what a set has."""
    package = dict.fromkeys(STEPS, NAME)
    steps: dict[str, Any] = {step: {NAME: {}} for step in STEPS}
    return {"en": steps | {"lang_name": "English", "packages": {NAME: package, "default": package}}}


def sums(directory: Path) -> str:
    """Return the SHA-256 of each file of a set but README and list, as ``sha256sum`` prints it."""
    names = sorted(
        path.relative_to(directory).as_posix()
        for path in directory.rglob("*")
        if path.suffix in {".pt", ".onnx", ".json"}
    )
    digests = (hashlib.sha256((directory / name).read_bytes()).hexdigest() for name in names)
    return "".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True))


def take(text: str) -> tuple[str, Path]:
    """Read ``step=file``."""
    step, _, path = text.partition("=")
    if step not in STEPS or not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"{text!r} is not STEP=FILE with a step of {STEPS}")
    return step, Path(path)


def main() -> None:
    """Pack, and list the sizes."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_model.pack",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("models", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--take", type=take, action="append", default=[], metavar="STEP=FILE")
    options = parser.parse_args()
    pack(options.models, options.set, dict(options.take))
    for line in sums(options.set).splitlines():
        name = line.split()[1]
        print(f"{(options.set / name).stat().st_size / 1e6:8.2f} MB  {name}")


if __name__ == "__main__":
    main()
