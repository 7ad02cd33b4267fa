"""Which words mean what: data files, one folder for each language, read once.

A word list is a TOML file ``<language>/<name>.toml`` or a tab-separated
``<language>/<name>.tsv``; its header says where it comes from and under which
licence. Modules ask for a list by name and keep what they need of it as sets
and dictionaries.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from eventx.errors import LexiconError

__all__ = ("languages", "table", "words")


@cache
def words(language: str, name: str) -> dict[str, Any]:
    """Return a TOML word list as plain data.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    name : str
        The file's name without its ending.

    Raises
    ------
    LexiconError
        Where the language has no such list, or the file is malformed.
    """
    try:
        return tomllib.loads(_read(language, f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon {language}/{name}.toml is malformed: {error}") from error


@cache
def table(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated word list; lines with ``#`` in front are comments.

    Raises
    ------
    LexiconError
        Where the language has no such list.
    """
    lines = _read(language, f"{name}.tsv").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def languages() -> frozenset[str]:
    """Return the codes of the languages that have a lexicon."""
    return frozenset(f.name for f in files(__name__).iterdir() if f.is_dir() and len(f.name) == 2)


def _read(language: str, file: str) -> str:
    path = files(__name__).joinpath(language, file)
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LexiconError(
            f"no word list {file!r} for language {language!r}; "
            f"there are lists for: {', '.join(sorted(languages()))}"
        ) from error
