"""What a user can import, and what an import costs."""

import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
import typing

import attrs
import pytest

import eventx

ENGINES = ("torch", "transformers", "stanza", "spacy", "onnxruntime", "tokenizers", "numpy")
MODULES = sorted(m.name for m in pkgutil.walk_packages(eventx.__path__, "eventx."))


def python(code, **settings):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, **settings
    )
    return done.stdout


def test_all_is_a_sorted_tuple_of_what_is_exported():
    submodules = {m.name for m in pkgutil.iter_modules(eventx.__path__)}
    public = {n for n in vars(eventx) if not n.startswith("_")} - submodules
    assert isinstance(eventx.__all__, tuple)
    assert list(eventx.__all__) == sorted(eventx.__all__, key=lambda n: (not n.isupper(), n))
    assert set(eventx.__all__) == public | (set(eventx.__all__) & submodules)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_explains_itself_and_exports_what_it_has(name):
    module = importlib.import_module(name)
    assert module.__doc__
    exported = getattr(module, "__all__", ())
    assert isinstance(exported, tuple)
    assert all(hasattr(module, n) for n in exported)


@pytest.mark.parametrize("name", [n for n in eventx.__all__ if callable(getattr(eventx, n))])
def test_everything_public_has_a_docstring(name):
    thing = getattr(eventx, name)
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        for method, value in vars(thing).items():
            if not method.startswith("_") and (
                inspect.isroutine(value) or isinstance(value, property)
            ):
                assert inspect.getdoc(getattr(thing, method)), f"{name}.{method}"


@pytest.mark.parametrize(
    "cls",
    [c for n in eventx.__all__ if attrs.has(c := getattr(eventx, n)) and c is not eventx.Ontology],
)
def test_every_field_of_a_record_is_typed_and_described(cls):
    from eventx.schema import field_docs

    hints, docs = typing.get_type_hints(cls), inspect.getdoc(cls)
    for field in attrs.fields(cls):
        assert field.name in hints
        assert field.name in field_docs(cls) or field.name in docs


def test_an_import_loads_no_engine():
    code = f"import sys, eventx; print(*[m for m in {ENGINES} if m in sys.modules])"
    assert python(code).strip() == ""


def test_an_import_takes_less_than_a_fifth_of_a_second():
    code = "import time; t = time.process_time(); import eventx; print(time.process_time() - t)"
    # an installed package has its bytecode beside it
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    assert min(float(python(code, env=env)) for _ in range(5)) < 0.2


def test_an_import_needs_neither_network_nor_log_handlers_nor_warnings():
    code = (
        "import logging, eventx; print(logging.getLogger('eventx').handlers, logging.root.handlers)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"StreamHandler" not in done.stdout
