"""What an NLP engine must offer to be a backend."""

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from eventx.parse import Parse

__all__ = ("Backend",)


@runtime_checkable
class Backend(Protocol):
    """An engine behind one door: text in, `eventx.parse.Parse` out.

    Nobody needs to inherit from it: any object with these four members will do.
    """

    @property
    def name(self) -> str:
        """Short name, as registered in the entry-point group."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of what it can read as it is set up."""
        ...

    def annotate(self, text: str) -> Parse:
        """Parse one text.

        Raises
        ------
        BackendError
            Where the engine fails; nothing is truncated or dropped.
        """
        ...

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts in batches and yield the results in input order."""
        ...
