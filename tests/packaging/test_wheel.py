"""What travels in the wheel."""

import hashlib
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points, metadata, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 60 * 2**20
MODEL = "eventx/backends/stanza_en/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from this checkout, with the installed hatchling, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_is_small(wheel):
    assert wheel.stat().st_size < LIMIT


def test_the_wheel_holds_code_model_word_lists_schema_and_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    source = {p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src/eventx").rglob("*.py")}
    assert source <= names
    assert {
        "eventx/py.typed",
        "eventx/data/eventx-1.schema.json",
        "eventx/lexicon/en/cues.toml",
        "eventx/lexicon/en/WordNet.LICENSE",
    } <= names
    assert {MODEL + "resources.json", MODEL + "encoder/encoder.onnx", MODEL + "README.md"} <= names
    for name in (
        "LICENSE",
        "NOTICE",
        "src/eventx/backends/stanza_en/README.md",
        "src/eventx/lexicon/en/WordNet.LICENSE",
    ):
        assert f"eventx-{metadata('eventx')['Version']}.dist-info/licenses/{name}" in names


def test_the_wheel_holds_nothing_else(wheel):
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.startswith("eventx"), name
        assert name.endswith((
            ".py", ".typed", ".json", ".toml", ".tsv", ".pt", ".onnx", ".md", "SHA256SUMS",
            "METADATA", "WHEEL", "RECORD", "entry_points.txt", "LICENSE", "NOTICE",
        )), name  # fmt: skip


def test_the_model_in_the_wheel_is_the_one_that_was_measured(wheel):
    archive = zipfile.ZipFile(wheel)
    lines = archive.read(MODEL + "SHA256SUMS").decode().splitlines()
    assert lines
    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256(archive.read(MODEL + name.lstrip("*./"))).hexdigest() == digest


def test_dependencies_have_lower_bounds_alone():
    for requirement in requires("eventx"):
        needed = requirement.partition(";")[0]
        assert not any(cap in needed for cap in ("<", "==", "~=")), requirement


def test_three_engines_are_registered():
    assert {"conllu", "spacy", "stanza"} <= {e.name for e in entry_points(group="eventx.backends")}
