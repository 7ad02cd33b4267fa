"""Sentences on their way through the models: cut into tokens and words, and read."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ("Piece", "Reading", "Row", "Sentence")


class Piece(NamedTuple):
    """A token or a word.

    Attributes
    ----------
    text : str
        What the models read.
    start, end : int
        Offsets into the text.
    part : bool
        Whether it is one of several words of a token.
    """

    text: str
    start: int
    end: int
    part: bool = False


class Sentence:
    """A sentence.

    Parameters
    ----------
    tokens : sequence of Piece
        Its tokens.
    groups : sequence of sequences of Piece
        The words that each token stands for (``can't``: ``ca``, ``n't``).
    """

    __slots__ = ("groups", "tokens", "words")

    def __init__(self, tokens: Sequence[Piece], groups: Sequence[Sequence[Piece]]) -> None:
        self.tokens = tokens
        self.groups = groups
        self.words = [word for group in groups for word in group]

    def __getitem__(self, span: slice) -> "Sentence":
        """Return the sentence of some of the tokens."""
        return Sentence(self.tokens[span], self.groups[span])

    def __add__(self, other: "Sentence") -> "Sentence":
        """Return a sentence that goes on with another."""
        return Sentence([*self.tokens, *other.tokens], [*self.groups, *other.groups])


class Row(NamedTuple):
    """A word as it was read.

    Attributes
    ----------
    text, start, end, part
        As in `Piece`.
    lemma, upos, xpos, feats, head, deprel
        As in `eventx.parse.Word`.
    """

    text: str
    start: int
    end: int
    part: bool
    lemma: str
    upos: str
    xpos: str
    feats: frozenset[str]
    head: int
    deprel: str


class Reading(NamedTuple):
    """A sentence's words; and start, end and class of the names in it."""

    rows: list[Row]
    names: list[tuple[int, int, str]]
