"""Backends by name, as objects, and from an installed third-party package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eventx.backends import Backend, available, get
from eventx.backends.conllu import ConlluBackend
from eventx.errors import InputError, UnknownBackendError
from eventx.testing import FakeBackend

ROOT = Path(__file__).parents[2]


def test_the_three_engines_are_registered():
    assert {"conllu", "spacy", "stanza"} <= set(available())


def test_a_name_gives_the_backend_with_its_options():
    assert get("conllu", language="de") == ConlluBackend("de")


def test_an_object_is_taken_as_it_is():
    backend = FakeBackend()
    assert get(backend) is backend
    assert isinstance(backend, Backend)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(UnknownBackendError, match="conllu, spacy, stanza"):
        get("corenlp")


def test_an_object_that_is_no_backend_is_refused():
    with pytest.raises(InputError, match="annotate_many"):
        get(object())


def test_options_beside_an_object_are_refused():
    with pytest.raises(InputError, match="backend's own class"):
        get(FakeBackend(), language="en")


def test_an_unknown_option_is_refused():
    with pytest.raises(InputError, match="speed"):
        get("conllu", speed=9)


USE = """
import eventx.backends
from eventx.testing import check_backend
assert "toy" in eventx.backends.available()
toy = eventx.backends.get("toy", language="de")
check_backend(toy, ["Kim met Putin. Rain fell.", "One", ""])
print([(t.form, t.deprel) for t in toy.annotate("Kim met Putin.").tokens])
"""


def test_the_sample_package_is_found_through_its_entry_point(tmp_path):
    pytest.importorskip("hatchling", reason="the sample package is built with hatchling")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-build-isolation"]
    command += ["--no-deps", "--no-index", "--target", str(tmp_path)]
    command += [str(ROOT / "examples" / "custom_backend")]
    subprocess.run(command, check=True, capture_output=True, text=True)
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", USE],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert (
        done.stdout.strip()
        == "[('Kim', 'nsubj'), ('met', 'root'), ('Putin', 'obj'), ('.', 'punct')]"
    ), done.stderr
