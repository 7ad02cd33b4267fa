"""Help for tests: short parses by hand, a fake backend, checks for real ones."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import Factory, frozen

from eventx.backends.conllu import COLUMNS, read_conllu
from eventx.backends.protocol import Backend
from eventx.parse import Parse, Word

__all__ = ("TRICKY_TEXTS", "FakeBackend", "check_backend", "parse_from_conllu")

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


@frozen
class FakeBackend:
    """A backend without an engine: known texts get their parse, others a flat one.

    A flat parse has one sentence for each line; its words are what white space
    separates, all of them nouns under the first.

    Attributes
    ----------
    parses : mapping of str to Parse
        What to answer for which text.
    language : str
        ISO 639-1 code.
    """

    parses: Mapping[str, Parse] = Factory(dict)
    language: str = "en"

    @property
    def name(self) -> str:
        """The backend's name."""
        return "fake"

    @property
    def languages(self) -> frozenset[str]:
        """The one language it was set up for."""
        return frozenset({self.language})

    def annotate(self, text: str) -> Parse:
        """Return the parse it was given for `text`, or a flat one."""
        return self.parses.get(text) or Parse.build(text, _lines(text), language=self.language)

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Yield parses in order."""
        return map(self.annotate, texts)


def _lines(text: str) -> Iterator[list[Word]]:
    for line in re.finditer(r"[^\n]+", text):
        found = list(re.finditer(r"\S+", line.group()))
        yield [
            Word(
                m.group(), m.group().lower(), "NOUN", "", frozenset(), int(k > 0), "dep" if k else "root",
                m.start() + line.start(), m.end() + line.start(),
            )
            for k, m in enumerate(found)
        ]  # fmt: skip


TRICKY_TEXTS = (
    "Kim thanked Putin. They met on Monday.",
    "  Two  spaces,\ta tab\r\nand a CRLF.\r\n\r\nA new paragraph.\n",
    "He can't go; they're gonna stay, won't they?",
    "Zoë’s naïve café — “très chic” — opened in São Paulo. 🎉👩‍👩‍👧 It’s fun!",
    "Cafe\u0301 owners in Mu\u0308nchen\u00a0met.\u200b They talked.",
    "北京 said so. Москва denied it.",
    "One\n\nTwo\n\n\nThree words here",
    "Control \x07 and \x00 characters \x7f stay in place.",
    "A lone \ud83d surrogate is replaced for the engine alone.",
)
"""Texts on which offsets go wrong: white space, clitics, emoji, combining marks, surrogates."""


def check_backend(
    backend: Backend,
    texts: Iterable[str] = TRICKY_TEXTS,
    plain: Callable[[str], str] = str,
) -> None:
    """Raise AssertionError where a backend breaks what eventx relies on.

    It checks that the text comes back unchanged, every word's offsets hold the word,
    nothing but white space is left out between words, a blank text gives an empty
    parse, batches keep the order and equal single calls, and a second run gives the
    same parse.

    Parameters
    ----------
    backend : Backend
        The backend under test, ready to run.
    texts : iterable of str
        What to run it on.
    plain : callable
        The text that the parse of an input must hold: the input itself, unless the
        backend reads something else than plain text.
    """
    texts = list(texts)
    assert isinstance(backend, Backend), f"{backend!r} lacks a member of eventx's Backend protocol"
    assert backend.languages, "languages must name at least one ISO 639-1 code"
    parses = [backend.annotate(text) for text in texts]
    for text, parse in zip(texts, parses, strict=True):
        assert parse.text == plain(text), f"the parse of {text!r} is of {parse.text!r}"
        _check_cover(parse)
        assert backend.annotate(text) == parse, f"two runs over {text!r} differ"
    assert list(backend.annotate_many(texts)) == parses, "a batch differs from single calls"
    assert list(backend.annotate_many([])) == [], "an empty batch must give nothing"
    for blank in ("", " ", "\n\n", "\u00a0\t"):
        assert not backend.annotate(blank).tokens, f"the blank text {blank!r} has tokens"


def _check_cover(parse: Parse) -> None:
    """Check that the tokens cover all but white space, in order."""
    at = 0
    for token in parse.tokens:
        left_out = parse.text[at : token.start]
        assert not left_out.strip(INVISIBLE), f"no token covers {left_out!r} in {parse.text!r}"
        surface = parse.text[token.start : token.end]
        assert surface == surface.strip() != "", f"the token {surface!r} has white space around it"
        at = max(at, token.end)
    assert not parse.text[at:].strip(INVISIBLE), f"no token covers {parse.text[at:]!r} at the end"


INVISIBLE = (
    "".join(c for c in map(chr, range(0x3001)) if c.isspace() or c < " ") + "\x7f\u200b\ufeff\ufffd"
)
"""White space and control characters: an engine need not have tokens for them."""
