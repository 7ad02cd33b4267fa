"""What can go wrong, one class each.

::

    EventxError
    ├── InputError (ValueError)              the text or an option is not usable
    ├── BackendError
    │   ├── UnknownBackendError (LookupError)         no backend of that name
    │   ├── BackendNotInstalledError (ImportError)    its library is missing
    │   ├── ModelNotFoundError (FileNotFoundError)    its model is missing
    │   └── BackendFailedError (RuntimeError)         the engine itself raised
    ├── ParseError (ValueError)              a backend handed over a broken parse
    │   └── ConlluError                      …in a CoNLL-U line
    ├── LexiconError (ValueError)            a word list is missing or malformed
    └── SchemaError (ValueError)             JSON that is not an eventx document

Every message says what to do next.
"""

__all__ = (
    "BackendError",
    "BackendFailedError",
    "BackendNotInstalledError",
    "ConlluError",
    "EventxError",
    "InputError",
    "LexiconError",
    "ModelNotFoundError",
    "ParseError",
    "SchemaError",
    "UnknownBackendError",
)


class EventxError(Exception):
    """Any error that eventx raises on purpose."""


class InputError(EventxError, ValueError):
    """The text, the reference time or an option can't be used as given."""


class BackendError(EventxError):
    """Something about an NLP backend."""


class UnknownBackendError(BackendError, LookupError):
    """No backend is registered under the name asked for."""


class BackendNotInstalledError(BackendError, ImportError):
    """The library that a backend wraps is not installed."""


class ModelNotFoundError(BackendError, FileNotFoundError):
    """The model that a backend was asked to load is not on this machine."""


class BackendFailedError(BackendError, RuntimeError):
    """The engine under a backend raised; its exception is the ``__cause__``."""


class ParseError(EventxError, ValueError):
    """A parse breaks a rule of `eventx.parse.Parse` (offsets, heads, order)."""


class ConlluError(ParseError):
    """A CoNLL-U file can't be read.

    Parameters
    ----------
    message : str
        What is wrong and what to do about it.
    line : int
        The 1-based line it was found on.
    source : str
        The file's name, or ``"<string>"``.
    """

    def __init__(self, message: str, line: int, source: str = "<string>") -> None:
        super().__init__(message, line, source)
        self.message = message
        self.line = line
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}, line {self.line}: {self.message}"


class LexiconError(EventxError, ValueError):
    """A lexicon or ontology file is missing, or its content is malformed."""


class SchemaError(EventxError, ValueError):
    """Data that does not follow the schema; the message names the place."""
