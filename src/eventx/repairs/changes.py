"""What a repair hands over."""

from collections.abc import Callable, Iterator
from typing import Any

from eventx.parse import Parse, Token

__all__ = ("PARTICIPLE", "PRESENT", "Changes", "Repair")

Changes = Iterator[tuple[Token, dict[str, Any]]]
"""Tokens with what changes in them; all of it or nothing is done."""

Repair = Callable[[Parse, Token], Changes]

PARTICIPLE = frozenset({"Tense=Past", "VerbForm=Part", "Voice=Pass"})
"""What a verb shows that undergoes."""

PRESENT = frozenset({"Mood=Ind", "Tense=Pres", "VerbForm=Fin"})
"""What the verb of a headline shows."""
