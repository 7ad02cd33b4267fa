"""What every backend does at its border: clean text for engines, true offsets for users."""

import re
from collections.abc import Iterable, Iterator

__all__ = ("batches", "clean")

SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` with lone surrogates replaced, code point for code point.

    Engines encode text as UTF-8, which has no lone surrogates. The replacement
    character has the same length, so that all offsets hold in the original.
    """
    return SURROGATES.sub("\ufffd", text)


def batches(texts: Iterable[str], characters: int) -> Iterator[list[str]]:
    """Yield texts in lists of about `characters` in all, in order; reads no further ahead."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text) + 1
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def pieces(text: str, limit: int) -> list[tuple[int, str]]:
    """Cut a text that is longer than an engine reads at once, with the offset of each piece.

    It is cut behind the last paragraph within the limit, else behind the last line,
    the last sentence, the last white space, or at the limit.
    """
    found = []
    at = 0
    while len(text) - at > limit:
        ends = (text.rfind(mark, at, at + limit) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        stop = next((end for end in ends if end > at + limit // 2), at + limit)
        found.append((at, text[at:stop]))
        at = stop
    return [*found, (at, text[at:])]
