"""Score how many short forms, descriptions and pronouns are linked to the right actor.

Usage: ``python benchmarks/entity_resolution.py GOLD PREDICTIONS [--errors N]``

Both are JSON lines. A gold document has ``id`` and ``events``; a filler of ``who`` or
``to_whom`` with ``refers_to`` counts, each span once. A prediction has ``id`` and
``entities`` as in an eventx document. A mention of an entity answers a gold span where
it ends with the span, or, failing that, is the longest that lies inside it. Names are
compared after titles, descriptions in front and "the" are dropped: one has to end or
begin with the other.

Printed: accuracy (right of all), wrong (wrong of all), and as the last line
``resolution_accuracy``.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SMALL = frozenset({"the", "a", "an", "of"})


def main() -> None:
    """Read the two files and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many errors")
    options = parser.parse_args()
    predicted = {d["id"]: d for d in read(options.predictions)}
    right = wrong = total = 0
    for document in read(options.gold):
        entities = predicted.get(document["id"], {}).get("entities", [])
        for start, end, text, wanted in asked(document):
            total += 1
            entity = answer(entities, start, end)
            if entity is not None and same(entity, wanted):
                right += 1
                continue
            wrong += entity is not None
            if options.errors:
                options.errors -= 1
                said = entity["name"] if entity else "-"
                print(f"{document['id']} {start} {text!r}: {said!r}, not {wanted!r}")
    total = total or 1
    print(f"mentions {total}  right {right}  wrong {wrong}  open {total - right - wrong}")
    print(f"wrong_links {wrong / total:.3f}")
    print(f"resolution_accuracy {right / total:.3f}")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def asked(document: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Return the gold spans that refer to something, and to what."""
    return sorted(
        {
            (f["start"], f["end"], f["text"], f["refers_to"])
            for event in document["events"]
            for slot in ("who", "to_whom")
            for f in event[slot]
            if f.get("refers_to")
        }
    )


def answer(entities: list[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    """Return the entity with a mention that ends a span, or else lies within it."""
    found = [
        (m["end"] == end, m["end"] - m["start"], e)
        for e in entities
        for m in e["mentions"]
        if (start <= m["start"] and m["end"] <= end) or (m["end"] == end and m["start"] <= start)
    ]
    return max(found, key=lambda f: f[:2])[2] if found else None


def same(entity: dict[str, Any], wanted: str) -> bool:
    """Say whether an entity bears the wanted name."""
    named = [m["text"] for m in entity["mentions"] if m.get("evidence") in ("name", "country")]
    return any(_alike(_words(name), _words(wanted)) for name in [entity["name"], *named])


def _words(name: str) -> list[str]:
    spaced = name.lower().replace("-", " ").replace("’s", "").replace("'s", "").split()
    return [w.strip(".,") for w in spaced if w.strip(".,") not in SMALL]


def _alike(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short)


if __name__ == "__main__":
    main()
