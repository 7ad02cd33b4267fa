"""Read a user's own parse from CoNLL-U, with true offsets.

The text is put together again from the file: from ``# text`` where a sentence
has it, from ``SpaceAfter=No`` and ``SpacesAfter`` where not, and from
``start_char``/``end_char`` (Stanza writes them) for what lies between sentences.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from eventx.errors import ConlluError
from eventx.parse import EntitySpan, Parse, Word

__all__ = ("ConlluBackend", "read_conllu")

COLUMNS = 10
ESCAPES = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}


@frozen
class ConlluBackend:
    r"""A backend whose "engine" is a parse that the user has already.

    Parameters
    ----------
    language : str
        ISO 639-1 code of the text in the files.

    Examples
    --------
    >>> parse = ConlluBackend().annotate("1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_")
    >>> parse.text
    'Stop'
    """

    language: str = "en"
    name: str = field(default="conllu", init=False)

    @property
    def languages(self) -> frozenset[str]:
        """The one language that was named."""
        return frozenset({self.language})

    def annotate(self, text: str) -> Parse:
        """Read a CoNLL-U document.

        Parameters
        ----------
        text : str
            CoNLL-U, any number of sentences.

        Returns
        -------
        Parse
            Its `text` is the plain text put together from the document.

        Raises
        ------
        ConlluError
            Where a line breaks the format; it tells which.
        """
        return read_conllu(text, language=self.language)

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Read CoNLL-U documents one after the other."""
        return map(self.annotate, texts)

    def from_file(self, path: str | Path) -> Parse:
        """Read a CoNLL-U file in UTF-8; as `annotate`."""
        content = Path(path).read_text(encoding="utf-8")
        return read_conllu(content, language=self.language, source=str(path))


class _Row(NamedTuple):
    """A line of ten columns."""

    line: int
    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    misc: dict[str, str]


@frozen
class _Block:
    """A sentence as it stands in the file: `surface` are its tokens, `rows` its words."""

    comments: dict[str, str]
    surface: tuple[_Row, ...]
    rows: tuple[_Row, ...]


def read_conllu(conllu: str, *, language: str = "en", source: str = "<string>") -> Parse:
    """Read CoNLL-U into a parse.

    Names are read from ``NER=B-PERSON`` (or ``ner=``, BIO or BIOES) in MISC, and
    from a comment ``# entities = PERSON: Ada Lovelace | GPE: London``.

    Parameters
    ----------
    conllu : str
        The document. Empty nodes (``5.1``) and enhanced dependencies are skipped.
    language : str
        ISO 639-1 code.
    source : str
        Name of the file, for messages.

    Raises
    ------
    ConlluError
        Where a line breaks the format.
    """
    text = ""
    sentences: list[list[Word]] = []
    names: list[EntitySpan] = []
    gap = ""
    for block in _blocks(conllu, source):
        gap = _gap(block, text, gap, source)
        base = len(text) + len(gap)
        body, spans = _lay_out(block, source)
        _check_places(block, spans, base, source)
        words = _words(block, spans, base, source)
        text += gap + body
        sentences.append(words)
        names += _names_by_tag(block, spans, base) + _names_by_comment(block, body, base, source)
        gap = _spaces_after(block.surface[-1])
    return Parse.build(text, sentences, language=language, entities=names)


def _blocks(conllu: str, source: str) -> Iterator[_Block]:
    """Yield the sentences of a document."""
    comments: dict[str, str] = {}
    rows: list[_Row] = []
    lines = conllu.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if not line.strip():
            if rows:
                yield _block(comments, rows, source)
                comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            rows.append(_row(line, number, source))


def _row(line: str, number: int, source: str) -> _Row:
    """Split a line into its columns."""
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise ConlluError(
            f"expected {COLUMNS} columns separated by tabs, found {len(cells)}", number, source
        )
    if "" in cells:
        raise ConlluError("a column is empty; write _ for what is not known", number, source)
    pairs = (pair.partition("=") for pair in cells[9].split("|"))
    misc = {key: value for key, _, value in pairs if value}
    identifier, form, lemma, upos, xpos, feats, head, deprel = cells[:8]
    return _Row(number, identifier, form, lemma, upos, xpos, feats, head, deprel, misc)


def _block(comments: dict[str, str], rows: Sequence[_Row], source: str) -> _Block:
    """Order a sentence's rows into surface tokens and syntactic words; check the ids."""
    words: list[_Row] = []
    surface: list[_Row] = []
    covered = 0
    for row in rows:
        first, dash, last = row.id.partition("-")
        if "." in row.id:  # an empty node of the enhanced graph
            continue
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise ConlluError(f"{row.id!r} is not a word id (1, 1-2, 1.1)", row.line, source)
        if int(first) != len(words) + 1:
            raise ConlluError(f"expected word {len(words) + 1}, found {row.id}", row.line, source)
        if dash:
            surface.append(row)
            covered = int(last)
            continue
        if int(first) > covered:
            surface.append(row)
        words.append(row)
    if not words:
        raise ConlluError("a sentence without words", rows[0].line, source)
    if covered > len(words):
        line = surface[-1].line
        raise ConlluError(f"token {surface[-1].id} covers words that do not follow", line, source)
    return _Block(comments, tuple(surface), tuple(words))


def _spaces_after(row: _Row) -> str:
    """Return the white space behind a token, as MISC tells it."""
    if row.misc.get("SpaceAfter") == "No":
        return ""
    if "SpacesAfter" not in row.misc:
        return " "
    return _unescape(row.misc["SpacesAfter"])


def _unescape(value: str) -> str:
    r"""Read the escapes of SpacesAfter: ``\s\n`` is a space and a line end."""
    parts = iter(value)
    return "".join(ESCAPES.get(next(parts, ""), "") if c == "\\" else c for c in parts)


def _gap(block: _Block, text: str, gap: str, source: str) -> str:
    """Return what stands between the text so far and a sentence."""
    row = block.surface[0]
    start = row.misc.get("start_char")
    if start is not None:
        missing = _number(start, row, source) - len(text) - len(gap)
        if missing >= 0:
            return gap + " " * missing
        if -missing > len(gap) or gap[missing:].strip():
            raise ConlluError(f"start_char={start} lies in the sentence before", row.line, source)
        return gap[:missing]
    if not text:
        return ""
    new_part = any(key in block.comments for key in ("newpar", "newdoc", "newpar id", "newdoc id"))
    return "\n\n" if new_part and "\n" not in gap else gap


def _number(value: str, row: _Row, source: str) -> int:
    if not value.isdecimal():
        raise ConlluError(f"{value!r} is not a number", row.line, source)
    return int(value)


def _lay_out(block: _Block, source: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a sentence's text and the span of each surface token in it."""
    spans: list[tuple[int, int]] = []
    body = block.comments.get("text")
    if body is None:
        pieces: list[str] = []
        at = 0
        for row in block.surface:
            spans.append((at, at + len(row.form)))
            pieces += [row.form, _spaces_after(row)]
            at += len(pieces[-1]) + len(pieces[-2])
        return "".join(pieces[:-1]), spans
    at = 0
    for row in block.surface:
        while at < len(body) and body[at].isspace():
            at += 1
        if not body.startswith(row.form, at):
            found = body[at : at + 20]
            raise ConlluError(f"{row.form!r} is not next in # text: {found!r}", row.line, source)
        spans.append((at, at + len(row.form)))
        at += len(row.form)
    if body[at:].strip():
        line = block.surface[-1].line
        raise ConlluError(f"# text goes on after the last word: {body[at:]!r}", line, source)
    return body, spans


def _check_places(block: _Block, spans: Sequence[tuple[int, int]], base: int, source: str) -> None:
    """Hold the offsets in MISC against the text."""
    for row, span in zip(block.surface, spans, strict=True):
        for key, at in zip(("start_char", "end_char"), span, strict=True):
            value = row.misc.get(key)
            if value is not None and _number(value, row, source) != base + at:
                raise ConlluError(
                    f"{key}={value}, but by the text {row.form!r} is at {base + at}",
                    row.line,
                    source,
                )


def _words(block: _Block, spans: Sequence[tuple[int, int]], base: int, source: str) -> list[Word]:
    """Return the words of a sentence with their offsets in the document."""
    places: list[tuple[int, int]] = []
    rows = iter(block.rows)
    for token, (start, end) in zip(block.surface, spans, strict=True):
        first, _, last = token.id.partition("-")
        parts = [next(rows).form for _ in range(int(first), int(last or first) + 1)]
        places += _places(parts, token.form, base + start, base + end)
    heads = _heads(block.rows, source)
    return [
        Word(
            row.form,
            row.form if row.lemma == "_" else row.lemma,
            "X" if row.upos == "_" else row.upos,
            "" if row.xpos == "_" else row.xpos,
            frozenset(row.feats.split("|")) - {"_"},
            head,
            "dep" if row.deprel == "_" else row.deprel,
            start,
            end,
        )
        for row, head, (start, end) in zip(block.rows, heads, places, strict=True)
    ]


def _places(parts: Sequence[str], form: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return each word's place in its token; ``don't`` divides, ``du`` (de le) does not."""
    if "".join(parts) != form:
        return [(start, end)] * len(parts)
    places = []
    for part in parts:
        places.append((start, start + len(part)))
        start += len(part)
    return places


def _heads(rows: Sequence[_Row], source: str) -> list[int]:
    """Read the heads and check that they make a tree."""
    heads = [_number(row.head, row, source) for row in rows]
    for row, head in zip(rows, heads, strict=True):
        if head > len(rows) or str(head) == row.id:
            raise ConlluError(f"head {head} is not another word of the sentence", row.line, source)
    safe = {0}
    for row in rows:
        trail: set[int] = set()
        at = int(row.id)
        while at not in safe:
            if at in trail:
                raise ConlluError("its heads form a cycle", row.line, source)
            trail.add(at)
            at = heads[at - 1]
        safe |= trail
    return heads


def _names_by_tag(block: _Block, spans: Sequence[tuple[int, int]], base: int) -> list[EntitySpan]:
    """Read names from BIO or BIOES tags in MISC."""
    names: list[EntitySpan] = []
    going = ""
    for row, (start, end) in zip(block.surface, spans, strict=True):
        place, _, kind = (row.misc.get("NER") or row.misc.get("ner") or "O").partition("-")
        if place in ("I", "E") and kind == going:
            names[-1] = EntitySpan(names[-1].start, base + end, kind)
        elif kind:
            names.append(EntitySpan(base + start, base + end, kind))
        going = "" if place in ("E", "S") else kind
    return names


def _names_by_comment(block: _Block, body: str, base: int, source: str) -> list[EntitySpan]:
    """Read names from ``# entities = PERSON: Ada Lovelace | GPE: London``."""
    names: list[EntitySpan] = []
    at = 0
    for entry in filter(None, block.comments.get("entities", "").split("|")):
        kind, _, name = (part.strip() for part in entry.partition(":"))
        start = body.find(name, at)
        if start < 0:
            start = body.find(name)
        if not name or start < 0:
            line = block.rows[0].line
            raise ConlluError(f"# entities names {name!r}, not in the sentence", line, source)
        at = start + len(name)
        names.append(EntitySpan(base + start, base + at, kind))
    return names
