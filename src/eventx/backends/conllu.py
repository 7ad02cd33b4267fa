"""A user's own parse, read from CoNLL-U."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from eventx.errors import ConlluError, InputError
from eventx.parse import EntitySpan, Parse, Word

__all__ = ("ConlluBackend", "read_conllu")

COLUMNS = 10
NONE = "_"


@frozen
class ConlluBackend:
    """Reads CoNLL-U instead of running an engine.

    The "text" that it annotates is CoNLL-U itself; the document's text is recovered
    from ``# text`` comments, or from the forms and ``SpaceAfter=No``.

    Attributes
    ----------
    language : str
        ISO 639-1 code of the parses.
    """

    language: str = "en"

    @property
    def name(self) -> str:
        """The backend's name."""
        return "conllu"

    @property
    def languages(self) -> frozenset[str]:
        """The one language it was set up for."""
        return frozenset({self.language})

    def annotate(self, text: str) -> Parse:
        """Return the parse that a CoNLL-U string holds.

        Raises
        ------
        ConlluError
            Where a line is malformed; the message names it.
        """
        return read_conllu(text, language=self.language)

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Yield the parses of CoNLL-U strings, in order."""
        return map(self.annotate, texts)

    def annotate_file(self, path: str | Path) -> Parse:
        """Return the parse that a CoNLL-U file holds.

        Raises
        ------
        InputError
            Where there is no such file, or it is not UTF-8.
        ConlluError
            Where a line is malformed.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"can't read {path} as UTF-8 text: {error}") from error
        return read_conllu(text, language=self.language, source=str(path))


def read_conllu(conllu: str, *, language: str = "en", source: str = "<string>") -> Parse:
    """Read sentences in CoNLL-U.

    The words are found in order in the sentence's ``# text``, or laid out with
    ``SpaceAfter=No``. A sentence begins where ``start_char`` in the MISC column of its
    first word says; else a newline behind the sentence before it, two where a
    ``# newpar`` comment stands. Names are read from MISC: ``NER=B-PERSON``,
    ``NER=I-PERSON``, ….

    Parameters
    ----------
    conllu : str
        The sentences, with blank lines between them.
    language : str
        ISO 639-1 code.
    source : str
        What to call the input in errors.

    Raises
    ------
    ConlluError
        Where a line is malformed.
    """
    text, sentences, names = "", [], list[EntitySpan]()
    for block in _blocks(conllu):
        sentence = _sentence(block, source)
        if not sentence.rows:
            continue
        gap = sentence.gap(len(text))
        words = sentence.words(len(text) + len(gap), source)
        text += gap + sentence.text
        sentences.append(words)
        names += _names(words, sentence.rows)
    return Parse.build(text, sentences, language=language, entities=names)


@frozen
class Row:
    """One line of CoNLL-U, split."""

    line: int
    first: int
    last: int
    columns: tuple[str, ...]
    misc: dict[str, str]


@frozen
class ConlluSentence:
    """The rows of a sentence and its surface text."""

    text: str
    rows: tuple[Row, ...]
    new_paragraph: bool

    def gap(self, at: int) -> str:
        """Return the white space between offset `at`, where the text ends so far, and the sentence."""
        start = self.rows[0].misc.get("start_char", "")
        if start.isdecimal() and int(start) >= at:
            return " " * (int(start) - at)
        if not at:
            return ""
        return "\n\n" if self.new_paragraph else "\n"

    def words(self, offset: int, source: str) -> list[Word]:
        """Return the syntactic words with offsets from `offset` on."""
        found: list[Word] = []
        at, inside = 0, 0
        span = (0, 0)
        for row in self.rows:
            if row.last > row.first:
                span, at = self._locate(row.columns[1], at, row, source)
                inside, part = row.last, span[0]
                continue
            if row.first <= inside:
                surface = self.text[span[0] : span[1]]
                start, end = _part(surface, row.columns[1], part - span[0], last=row.first == inside)
                start, end = start + span[0], end + span[0]
                part = end if end < span[1] else part
            else:
                (start, end), at = self._locate(row.columns[1], at, row, source)
            found.append(_word(row, start + offset, end + offset, source))
            if row.first != len(found):
                raise ConlluError(f"word {row.first} where {len(found)} is due", row.line, source)
        for row, word in zip((r for r in self.rows if r.last == r.first), found, strict=True):
            if word.head > len(found):
                raise ConlluError(
                    f"head {word.head} of a sentence of {len(found)} words", row.line, source
                )
        return found

    def _locate(self, form: str, at: int, row: Row, source: str) -> tuple[tuple[int, int], int]:
        start = self.text.find(form, at)
        if start < 0:
            raise ConlluError(
                f"{form!r} is not in the rest of the sentence's text {self.text[at : at + 40]!r}; "
                "correct the form or the `# text` comment",
                row.line,
                source,
            )
        return (start, start + len(form)), start + len(form)


def _part(surface: str, form: str, at: int, *, last: bool) -> tuple[int, int]:
    """Return where a word lies in its multi-word token; all of it where the form differs."""
    if surface[at : at + len(form)].lower() == form.lower() and form:
        return at, len(surface) if last else at + len(form)
    return 0, len(surface)


def _blocks(conllu: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the numbered lines of each sentence."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(conllu.splitlines(), 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: list[tuple[int, str]], source: str) -> ConlluSentence:
    text: str | None = None
    rows: list[Row] = []
    paragraph = False
    for number, line in block:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() == "text":
                text = value.strip()
            paragraph = paragraph or key.strip().startswith(("newpar", "newdoc"))
            continue
        row = _row(number, line, source)
        if row is not None:
            rows.append(row)
    return ConlluSentence(_laid_out(rows) if text is None else text, tuple(rows), paragraph)


def _row(number: int, line: str, source: str) -> Row | None:
    """Split a line; None for an empty node such as ``8.1``, which has no surface."""
    columns = tuple(line.split("\t"))
    if len(columns) != COLUMNS:
        raise ConlluError(
            f"{len(columns)} columns instead of {COLUMNS}; they must be separated by tabs", number, source
        )
    name = columns[0]
    if "." in name:
        return None
    first, _, last = name.partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        raise ConlluError(f"{name!r} is no word number; use 1, 2, … or 1-2", number, source)
    misc = dict(pair.partition("=")[::2] for pair in columns[9].split("|") if "=" in pair)
    return Row(number, int(first), int(last or first), columns, misc)


def _laid_out(rows: list[Row]) -> str:
    """Return the surface that the forms and ``SpaceAfter=No`` make."""
    text, inside = "", 0
    for row in rows:
        if row.first <= inside:
            continue
        inside = row.last
        text += row.columns[1] + ("" if row.misc.get("SpaceAfter") == "No" else " ")
    return text.rstrip()


def _word(row: Row, start: int, end: int, source: str) -> Word:
    _, form, lemma, upos, xpos, feats, head, deprel, _, _ = row.columns
    if not head.isdecimal():
        raise ConlluError(f"head {head!r} is no number; use 0 for the root", row.line, source)
    return Word(
        form,
        form if lemma == NONE else lemma,
        upos,
        "" if xpos == NONE else xpos,
        frozenset() if feats == NONE else frozenset(feats.split("|")),
        int(head),
        deprel,
        start,
        end,
    )


def _names(words: list[Word], rows: tuple[Row, ...]) -> list[EntitySpan]:
    """Return the names that ``NER=B-PERSON`` and ``NER=I-PERSON`` in MISC mark."""
    found: list[EntitySpan] = []
    tags = [r.misc.get("NER", "O") for r in rows if r.last == r.first]
    for word, tag in zip(words, tags, strict=True):
        begins, _, kind = tag.partition("-")
        if begins == "I" and found:
            found[-1] = EntitySpan(found[-1].start, word.end, kind)
        elif kind:
            found.append(EntitySpan(word.start, word.end, kind))
    return found
