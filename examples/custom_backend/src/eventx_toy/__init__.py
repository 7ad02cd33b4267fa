"""A sample backend for eventx: it parses sentences like "Kim met Putin."."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from eventx.parse import Parse, Word

__all__ = ("ToyBackend",)

SENTENCE = re.compile(r"[^.!?]+[.!?]*|[.!?]+")
TOKEN = re.compile(r"[^\s.!?]+|[.!?]+")


@frozen
class ToyBackend:
    """Takes the second word of a sentence for its verb.

    Parameters
    ----------
    language : str
        ISO 639-1 code; the grammar is the same for all.
    """

    language: str = "en"

    @property
    def name(self) -> str:
        """The name it is registered under."""
        return "toy"

    @property
    def languages(self) -> frozenset[str]:
        """The one language it was set up for."""
        return frozenset({self.language})

    def annotate(self, text: str) -> Parse:
        """Parse one text."""
        sentences = (_words(text, m.start(), m.end()) for m in SENTENCE.finditer(text))
        return Parse.build(text, sentences, language=self.language)

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts and yield the results in input order."""
        return map(self.annotate, texts)


def _words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of the sentence ``text[start:end]``."""
    tokens = list(TOKEN.finditer(text, start, end))
    verb = min(1, len(tokens) - 1)
    words = []
    for k, token in enumerate(tokens):
        form = token.group()
        if k == verb:
            upos, head, deprel = "VERB", 0, "root"
        elif form[0] in ".!?":
            upos, head, deprel = "PUNCT", verb + 1, "punct"
        else:
            upos, head, deprel = "PROPN", verb + 1, "nsubj" if k == 0 else "obj"
        words.append(
            Word(
                form, form.lower(), upos, "", frozenset(), head, deprel, token.start(), token.end()
            )
        )
    return words
