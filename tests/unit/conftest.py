"""Parses of short sentences, one for each construction, by name."""

from datetime import date
from pathlib import Path

import pytest

from eventx.extractor import read
from eventx.parse import Parse
from eventx.testing import parse_from_conllu

PARSES = Path(__file__).parent / "parses"
THURSDAY = date(2023, 7, 27)


def _load() -> dict[str, Parse]:
    found = {}
    files = ("constructions.conllu", "repairs.conllu")
    blocks = "\n".join((PARSES / name).read_text(encoding="utf-8") for name in files)
    for block in blocks.split("\n\n"):
        name = next(
            (line.partition("= ")[2] for line in block.splitlines() if "sent_id" in line), None
        )
        if name is not None:
            found[name] = parse_from_conllu(block)
    for name in ("reports", "main_event", "times"):
        documents = (PARSES / f"{name}.conllu").read_text(encoding="utf-8")
        for block in documents.split("# newdoc id = ")[1:]:
            found[block.split("\n")[0]] = parse_from_conllu(f"# newdoc id = {block}")
    return found


CONSTRUCTIONS = _load()


@pytest.fixture
def parsed():
    """Return the parse of a construction by its name."""
    return CONSTRUCTIONS.__getitem__


@pytest.fixture
def document(parsed):
    """Return the document of a construction by its name, read on a Thursday."""
    return lambda name: read(parsed(name), THURSDAY)


@pytest.fixture
def event(document):
    """Return the event of a construction by the lemma of its trigger."""

    def find(name, lemma):
        found = {e.what.lemma: e for e in document(name).events}
        assert lemma in found, f"{lemma!r} is not among {sorted(found)}"
        return found[lemma]

    return find
