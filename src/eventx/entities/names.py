"""Where names stand: what the backend's NER found, mended, and runs of proper nouns beside."""

from collections.abc import Iterator

from attrs import frozen

from eventx.entities.words import Lists
from eventx.parse import Parse, Token

__all__ = ("Name", "find_names")

TYPES = {
    "PERSON": "PERSON",
    "NORP": "NORP",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "MISC": "MISC",
}
MARKS = frozenset({"'s", "’s", "'", "’"})


@frozen
class Name:
    """A name in the text.

    Attributes
    ----------
    tokens : tuple of Token
        Its words, without titles in front, determiner and possessive mark.
    titles : tuple of Token
        Titles in front that were part of the same run.
    head : Token
        The word on which the others hang.
    type : str
        The NER class, ``OTHER`` where NER missed it.
    the : bool
        Whether "the" stands in front.
    key : tuple of str
        What two spellings of the name have in common.
    """

    tokens: tuple[Token, ...]
    titles: tuple[Token, ...]
    head: Token
    type: str
    the: bool
    key: tuple[str, ...]


def find_names(parse: Parse, lists: Lists) -> list[Name]:
    """Return the names of a parse in text order; they do not overlap."""
    spans = list(_spans(parse))
    used = {t.i for tokens, _ in spans for t in tokens}
    named = [
        (_grown(parse, tokens, used, lists.corporate), kind)
        for tokens, kind in spans
        if kind in TYPES
    ]
    used.update(t.i for tokens, _ in named for t in tokens)
    known = {tokens[0].form for tokens, kind in named if kind in ("PERSON", "ORG")}
    known.update(tokens[-1].form for tokens, kind in named if kind == "PERSON")
    named += [(run, "OTHER") for run in _runs(parse, used, known, lists)]
    found = [
        name
        for tokens, kind in named
        for piece in _pieces(parse.text, tokens)
        if (name := _name(parse, piece, TYPES.get(kind, "OTHER"), lists)) is not None
    ]
    found.sort(key=lambda name: name.tokens[0].i)
    return found


def _key(tokens: tuple[Token, ...], lists: Lists) -> tuple[str, ...]:
    """Return what two spellings of a name have in common.

    Lower-cased words, hyphens and full stops apart, the legal form of a company left out:
    "Kim Jong-un" and "Kim Jong Un", "Analogix Inc." and "Analogix".
    """
    words = [w for t in tokens for w in t.low.replace(".", "").split("-") if w and w[0].isalnum()]
    while len(words) > 1 and words[-1] in lists.corporate:
        words.pop()
    return tuple(words)


def _spans(parse: Parse) -> Iterator[tuple[list[Token], str]]:
    """Yield the tokens of each NER span; where two overlap, the first counts."""
    done = 0
    for span in parse.entities:
        found = [parse.tokens[i] for i in parse.inside(span.start, span.end) if i >= done]
        if found:
            done = found[-1].i + 1
            yield found, span.type


def _grown(
    parse: Parse, tokens: list[Token], used: set[int], corporate: frozenset[str]
) -> list[Token]:
    """Take in proper nouns behind that hang on the name or hold it.

    NER stops early now and then: "Joe" of "Joe Biden", "Palestine Liberation" of "Palestine
    Liberation Organisation".
    """
    inside = {t.i for t in tokens}
    while True:
        last = tokens[-1]
        at = last.i + 1
        if at >= len(parse.tokens) or at in used:
            return tokens
        after = parse.tokens[at]
        joined = after.head in inside and after.rel in ("flat", "goeswith")
        holds = last.head == at and last.rel in ("compound", "flat")
        holds = holds or after.low.strip(".") in corporate
        if after.upos != "PROPN" or not after.form[:1].isupper() or not (joined or holds):
            return tokens
        tokens = [*tokens, after]
        inside.add(at)


def _runs(parse: Parse, used: set[int], known: set[str], lists: Lists) -> Iterator[list[Token]]:
    """Yield runs of capitalised proper nouns that NER did not mark.

    A noun counts where it opens another name of the text: "Paratus" of "Paratus Group".
    """
    run: list[Token] = []
    for token in parse.tokens:
        proper = token.upos == "PROPN" or (
            token.upos == "NOUN" and token.form in known and not _common(token, lists)
        )
        fits = proper and token.i not in used and token.form[:1].isupper()
        if run and not (fits and token.i == run[-1].i + 1 and token.sentence == run[-1].sentence):
            yield run
            run = []
        if fits:
            run.append(token)
    if run:
        yield run


def _pieces(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Split what NER ran together: "North West, Thabo Mokoena"."""
    piece: list[Token] = []
    for token in tokens:
        if piece and (token.form in (",", ";") or "\n" in text[piece[-1].end : token.start]):
            yield piece
            piece = []
        if token.form not in (",", ";"):
            piece.append(token)
    if piece:
        yield piece


def _name(parse: Parse, tokens: list[Token], kind: str, lists: Lists) -> Name | None:
    """Trim a run of tokens to the name itself; None where nothing is left."""
    the = False
    while tokens and (tokens[0].upos in ("DET", "PUNCT") or tokens[0].form in MARKS):
        the = the or tokens[0].low == "the"
        tokens = tokens[1:]
    while tokens and (tokens[-1].upos in ("PUNCT", "PART") or tokens[-1].form in MARKS):
        tokens = tokens[:-1]
    if not tokens or all(t.low in lists.calendar for t in tokens):
        return None
    start = tokens[0].i
    the = the or (start > 0 and parse.tokens[start - 1].low == "the")
    at = 0
    if kind in ("PERSON", "OTHER", "ORG"):
        while at < len(tokens) and tokens[at].low.strip(".") in lists.title:
            at += 1
        if at == len(tokens) and (at == 1 or kind != "PERSON"):
            return None
        if (
            kind == "ORG"
            and at < len(tokens)
            and tokens[at].low in ("of", "for", "and", "’s", "'s")
        ):
            at = 0
        at = 0 if at == len(tokens) else at
    titles = [*_titles_before(parse, tokens[0], lists), *tokens[:at]]
    inside = {t.i for t in tokens[at:]}
    head = next((t for t in tokens[at:] if t.head not in inside), tokens[-1])
    core = tuple(tokens[at:])
    return Name(core, tuple(titles), head, kind, the, _key(core, lists))


def _titles_before(parse: Parse, first: Token, lists: Lists) -> list[Token]:
    """Return the titles that NER left outside a name: "Mrs." of "Mrs. Clinton"."""
    titles: list[Token] = []
    at = first.i - 1
    while at >= 0:
        token = parse.tokens[at]
        title = token.low.strip(".") in lists.title and token.form[:1].isupper()
        if not title or token.sentence != first.sentence or token.upos not in ("PROPN", "NOUN"):
            break
        titles.insert(0, token)
        at -= 1
    return titles


def _common(token: Token, lists: Lists) -> bool:
    """Say whether a capitalised noun is an ordinary word for an actor."""
    return token.low in lists.organisation or token.low in lists.person or token.low in lists.group
