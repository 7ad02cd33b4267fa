"""Quotation marks and their pairing: which stretches of the text are quoted.

Marks are paired within a paragraph, so that an unbalanced one can never swallow the
rest of an article. A quotation that goes on over several paragraphs opens each of
them with a mark and closes the last alone.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from eventx.parse import Parse

__all__ = ("Quote", "find_quotes")


@frozen
class Quote:
    """A quoted stretch of the text.

    Attributes
    ----------
    start, end : int
        Offsets with the marks.
    inner_start, inner_end : int
        Offsets without them.
    closed : bool
        False where the paragraph ends before the closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


PARAGRAPH = re.compile(r"[^\n\r]+(?:\r?\n(?![ \t]*\r?\n)[^\n\r]+)*")
CLOSERS = {
    "“": ("”",),
    "«": ("»",),
    "„": ("“", "”"),
    "``": ("''",),
    "''": ("''",),
    '"': ('"', "”"),
    "‘": ("’",),
    "'": ("'",),
}
MARK = re.compile(r"``|''|[“”«»„\"‘’']")


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """Return the outermost quotations of a text, in text order.

    Parameters
    ----------
    parse : Parse
        Its text alone is read.

    Returns
    -------
    tuple of Quote
        They do not overlap. Quotations within quotations are part of the outer one.
    """
    text = parse.text
    if MARK.search(text) is None:
        return ()
    return tuple(q for p in PARAGRAPH.finditer(text) for q in _in_paragraph(text, *p.span()))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    at = start
    while (mark := MARK.search(text, at, end)) is not None:
        at = mark.end()
        opening = mark.group()
        if opening not in CLOSERS or not _opens(text, mark, start):
            continue
        closing = _closing(text, opening, mark.end(), end)
        if closing is not None:
            yield Quote(mark.start(), closing.end(), mark.end(), closing.start(), closed=True)
            at = closing.end()
        elif opening not in ("‘", "'") and _blank(text[start : mark.start()]):
            # the quotation goes on in the next paragraph
            yield Quote(mark.start(), end, mark.end(), end, closed=False)
            return


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    """Say whether a mark can open a quotation: a word behind it, none in front."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closing(text: str, opening: str, at: int, end: int) -> re.Match[str] | None:
    """Return the mark that closes a quotation opened before `at`."""
    closers, depth = CLOSERS[opening], 0
    straight: re.Match[str] | None = None
    inner = False  # within straight marks: “He called it "a trap" again.”
    while (mark := MARK.search(text, at, end)) is not None:
        at = mark.end()
        begins = mark.group() == '"' and not _ends(text, mark)
        if straight is not None and (begins or mark.group() == opening):
            return straight
        if opening == "“" and depth == 0 and mark.group() == '"':
            straight, inner = (None, begins) if begins or inner else (mark, False)
        if _nests(mark.group(), opening):
            depth += 1
        elif mark.group() in closers:
            inside_word = text[mark.end() : mark.end() + 1].isalnum()
            if opening in ("‘", "'") and (inside_word or text[mark.start() - 1].isspace()):
                continue  # an apostrophe
            if opening in ('"', "''") and text[mark.start() - 1].isspace() and inside_word:
                return None  # another opening mark: the first had no partner
            if depth == 0:
                return mark
            depth -= 1
    return straight


def _nests(mark: str, opening: str) -> bool:
    """Say whether a mark opens a quotation inside another: "He said “no” to me"."""
    return mark == "“" if opening == '"' else mark == opening and opening not in CLOSERS[opening]


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Say whether a straight mark ends a quotation that a curly one opened: “We lost," he said."""
    after = text[mark.end() : mark.end() + 1]
    return not text[mark.start() - 1].isspace() and not after.isalnum()


def _blank(text: str) -> bool:
    return not text.strip()
