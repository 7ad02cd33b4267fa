"""Help for tests: short parses by hand, a fake backend, checks for real ones."""

import re
import textwrap

from eventx.backends.conllu import COLUMNS, read_conllu
from eventx.parse import Parse

__all__ = ("parse_from_conllu",)

SEPARATOR = re.compile(r"\t| {2,}")


def parse_from_conllu(conllu: str, language: str = "en") -> Parse:
    r"""Make a parse from CoNLL-U as short as a test wants it.

    Indentation does not matter, columns may be separated by two or more spaces,
    and the last columns may be left out: DEPS and MISC, or DEPS alone (with nine
    columns the ninth is MISC).

    Parameters
    ----------
    conllu : str
        One or more sentences. ``# text = …`` gives the exact text, and
        ``# entities = PERSON: Ada Lovelace | GPE: London`` names.
    language : str
        ISO 639-1 code.

    Raises
    ------
    ConlluError
        Where a line is malformed.

    Examples
    --------
    >>> parse = parse_from_conllu('''
    ...     # text = Shoigu arrived.
    ...     1  Shoigu   Shoigu  PROPN  NNP  _           2  nsubj
    ...     2  arrived  arrive  VERB   VBD  Tense=Past  0  root
    ...     3  .        .       PUNCT  .    _           2  punct
    ... ''')
    >>> [(t.form, t.start) for t in parse.tokens]
    [('Shoigu', 0), ('arrived', 7), ('.', 14)]
    """
    lines = (line.strip() for line in textwrap.dedent(conllu).split("\n"))
    return read_conllu("\n".join(map(_complete, lines)), language=language)


def _complete(line: str) -> str:
    """Give a line its ten columns."""
    if not line or line.startswith("#"):
        return line
    cells = SEPARATOR.split(line)
    if len(cells) == COLUMNS - 1:
        cells.insert(COLUMNS - 2, "_")
    return "\t".join(cells + ["_"] * (COLUMNS - len(cells)))
