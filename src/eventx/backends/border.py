"""What every backend does at its border: clean text for engines, offsets for users."""

import re

__all__ = ("clean",)

SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` with lone surrogates replaced, code point for code point.

    Engines encode text as UTF-8, which has no lone surrogates. The replacement
    character has the same length, so that all offsets hold in the original.
    """
    return SURROGATES.sub("\ufffd", text)
