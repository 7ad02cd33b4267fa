"""What a repair hands over."""

from collections.abc import Callable, Iterator
from typing import Any

from eventx.parse import Parse, Token

__all__ = ("Changes", "Repair")

Changes = Iterator[tuple[Token, dict[str, Any]]]
"""Tokens with what changes in them; all of it or nothing is done."""

Repair = Callable[[Parse, Token], Changes]
