"""The lemma of a plural that the bundled model's dictionary does not have."""

from typing import Final

__all__ = ("singular",)

ENDINGS: Final = (
    ("men", "man"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)
"""Endings of English plurals, and what the singular has there; the first that fits holds."""

SHORTEST: Final = 2
"""Letters that are left of a word in front of its ending."""


def singular(plural: str) -> str:
    """Return the singular of a regular plural: "aide" of "aides", "marksman" of "Marksmen".

    Parameters
    ----------
    plural : str
        As written; what has no ending of a plural is returned in lower case.
    """
    if plural.endswith("s") and plural[:-1].isupper():
        return plural[:-1]  # MPs, NGOs
    word = plural.lower()
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST:
            return word.removesuffix(ending) + instead
    return word
