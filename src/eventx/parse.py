"""What a backend hands over: a Universal Dependencies parse of one text.

`Parse` is the waist of the library. Backends make one; every step that reads
language works on it alone. Offsets are Unicode code points into the exact
input text, half-open, so ``parse.text[token.start:token.end]`` is the surface.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from attrs import field, frozen

from eventx.errors import ParseError

__all__ = ("EntitySpan", "Parse", "Sentence", "Token", "Word")

NO_FEATS: frozenset[str] = frozenset()
POSITION = attrgetter("i")


class Word(NamedTuple):
    """One word as a backend gives it, a row of CoNLL-U with offsets.

    Attributes
    ----------
    form, lemma : str
        The word and its dictionary form. The parts of a multi-word token have
        their own forms (``do``, ``n't``).
    upos, xpos : str
        Universal and treebank part-of-speech tag; `xpos` may be empty.
    feats : frozenset of str
        Morphological features as ``"Name=Value"``.
    head : int
        1-based position of the head within the sentence, 0 for the root.
    deprel : str
        UD relation to the head, subtype included (``nsubj:pass``).
    start, end : int
        Code-point offsets into the text.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: frozenset[str]
    head: int
    deprel: str
    start: int
    end: int


@frozen(cache_hash=True)
class Token:
    """A syntactic word in its place in the document.

    Attributes
    ----------
    i : int
        Position in `Parse.tokens`.
    sentence : int
        Position of its sentence in `Parse.sentences`.
    start, end : int
        Code-point offsets into the text.
    form, lemma, upos, xpos, feats, deprel
        As in `Word`.
    head : int
        Position of the head in `Parse.tokens`, -1 for the root of a sentence.
    rel : str
        `deprel` without its subtype (``nsubj`` of ``nsubj:pass``).
    low : str
        `form` in lower case.
    """

    i: int
    sentence: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: frozenset[str]
    head: int
    deprel: str
    rel: str = field(init=False, eq=False, repr=False)
    low: str = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "rel", intern(self.deprel.partition(":")[0]))
        object.__setattr__(self, "low", intern(self.form.lower()))


@frozen
class Sentence:
    """A sentence: the tokens ``parse.tokens[first:stop]``.

    Attributes
    ----------
    i : int
        Position in `Parse.sentences`.
    start, end : int
        Code-point offsets of its first and behind its last token.
    first, stop : int
        Half-open range of positions in `Parse.tokens`.
    """

    i: int
    start: int
    end: int
    first: int
    stop: int


@frozen
class EntitySpan:
    """A name that the backend's NER found.

    Attributes
    ----------
    start, end : int
        Code-point offsets into the text.
    type : str
        OntoNotes' name of the class: PERSON, NORP, ORG, GPE, LOC, FAC, PRODUCT,
        EVENT, DATE, TIME, MONEY, …, or MISC. A backend that does not tell
        countries and cities from other places says LOC.
    """

    start: int
    end: int
    type: str


@frozen
class Parse:
    """A text with its tokens, sentences and, where the backend has them, names.

    Make one with `Parse.build`, which checks what the backend says.

    Attributes
    ----------
    text : str
        The input, unchanged.
    language : str
        ISO 639-1 code.
    tokens : tuple of Token
        Syntactic words in text order.
    sentences : tuple of Sentence
        They cover all tokens.
    entities : tuple of EntitySpan
        Names in text order; empty without NER.
    chains : tuple of tuple of (int, int)
        Coreference chains as (start, end) spans; empty without a coreference model.
    dependents : tuple of tuple of Token
        The dependents of each token, in text order, by `Token.i`.
    starts : tuple of int
        The offset of each token, by `Token.i`; it does not fall.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[EntitySpan, ...] = ()
    chains: tuple[tuple[tuple[int, int], ...], ...] = ()
    dependents: tuple[tuple[Token, ...], ...] = field(init=False, eq=False, repr=False)
    starts: tuple[int, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        below: dict[int, list[Token]] = {}  # most words have none
        for token in self.tokens:
            if token.head in below:
                below[token.head].append(token)
            elif token.head >= 0:
                below[token.head] = [token]
        dependents: list[tuple[Token, ...]] = [()] * len(self.tokens)
        for head, found in below.items():
            dependents[head] = tuple(found)
        object.__setattr__(self, "dependents", tuple(dependents))
        object.__setattr__(self, "starts", tuple([t.start for t in self.tokens]))

    @classmethod
    def build(
        cls,
        text: str,
        sentences: Iterable[Sequence[Word]],
        *,
        language: str = "en",
        entities: Iterable[EntitySpan] = (),
        chains: Iterable[Sequence[tuple[int, int]]] = (),
    ) -> "Parse":
        """Number a backend's words through the document and check them.

        Parameters
        ----------
        text : str
            The exact input text.
        sentences : iterable of sequences of Word
            The words of each sentence; empty sentences are left out.
        language : str
            ISO 639-1 code.
        entities, chains
            As in the class's attributes.

        Raises
        ------
        ParseError
            Where offsets lie outside the text or run backwards, a head is out of
            range, or a sentence has no root or a cycle.
        """
        tokens: list[Token] = []
        spans: list[Sentence] = []
        feats: dict[frozenset[str], frozenset[str]] = {}
        for words in sentences:
            if not words:
                continue
            first, number = len(tokens), len(spans)
            _check(text, words, tokens[-1].start if tokens else 0, number)
            tokens.extend(
                Token(
                    first + k,
                    number,
                    w.start,
                    w.end,
                    intern(
                        str(w.form)
                    ),  # the same ones come again: quick to compare, and held once
                    intern(str(w.lemma)),
                    intern(str(w.upos)),
                    intern(str(w.xpos)),
                    feats.setdefault(w.feats, w.feats),
                    first + w.head - 1 if w.head else -1,
                    intern(str(w.deprel)),
                )
                for k, w in enumerate(words)
            )
            end = max(w.end for w in words)
            spans.append(Sentence(number, words[0].start, end, first, len(tokens)))
        names = tuple(sorted(entities, key=lambda e: (e.start, e.end)))
        groups = tuple(tuple(chain) for chain in chains)
        for start, end in [(e.start, e.end) for e in names] + [s for g in groups for s in g]:
            if not 0 <= start < end <= len(text):
                raise ParseError(
                    f"a name or mention at {start}:{end} lies outside the text of {len(text)} code "
                    "points; the backend must give offsets into the text it was handed"
                )
        return cls(text, language, tuple(tokens), tuple(spans), names, groups)

    def head(self, token: Token) -> Token | None:
        """Return the token that `token` depends on, None for a root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Return the dependents of `token`, in text order.

        Parameters
        ----------
        token : Token
            The head.
        *relations : str
            Keep these relations only: ``"nsubj"`` with all its subtypes,
            ``"nsubj:pass"`` alone.
        """
        below = self.dependents[token.i]
        if not relations:
            return list(below)
        return [t for t in below if t.rel in relations or t.deprel in relations]

    def child(self, token: Token, *relations: str) -> Token | None:
        """Return the first dependent under one of these relations, or None."""
        for t in self.dependents[token.i]:
            if t.rel in relations or t.deprel in relations:
                return t
        return None

    def subtree(self, token: Token, without: frozenset[str] = NO_FEATS) -> list[Token]:
        """Return `token` and all below it, in text order.

        Parameters
        ----------
        token : Token
            The top of the subtree.
        without : frozenset of str
            Relations (base names) of direct dependents of `token` to leave out.
        """
        dependents = self.dependents
        found = [token, *dependents[token.i]]
        if len(found) == 1:  # as most words
            return found
        if without:
            found[1:] = [t for t in found[1:] if t.rel not in without]
        for t in islice(found, 1, None):  # it grows meanwhile
            found += dependents[t.i]
        found.sort(key=POSITION)
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the head of `token`, the head's head, up to the root."""
        while token.head >= 0:
            token = self.tokens[token.head]
            yield token

    def inside(self, start: int, end: int) -> range:
        """Return the positions of the tokens that the span from `start` to `end` touches."""
        first = bisect_left(self.starts, start)
        while first > 0 and self.tokens[first - 1].end > start:
            first -= 1
        return range(first, bisect_left(self.starts, end))

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.stop]


def _check(text: str, words: Sequence[Word], at: int, number: int) -> None:
    """Raise ParseError where the words of a sentence break the rules of a parse."""

    def broken(position: int, problem: str) -> ParseError:
        return ParseError(
            f"sentence {number + 1}, word {position + 1} ({words[position].form!r}): {problem}"
        )

    for k, w in enumerate(words):
        if not 0 <= w.start < w.end <= len(text):
            raise broken(k, f"offsets {w.start}:{w.end} are not in a text of {len(text)}")
        if w.start < at:
            raise broken(k, f"starts at {w.start}, before the word in front of it ({at})")
        at = w.start
        if not 0 <= w.head <= len(words) or w.head == k + 1:
            raise broken(k, f"head {w.head} is not another word of the sentence, nor 0")
    safe = {0}
    for k in range(len(words)):
        trail, at_word = [], k + 1
        while at_word not in safe:
            if at_word in trail:
                raise broken(k, "its heads form a cycle; a sentence must be a tree")
            trail.append(at_word)
            at_word = words[at_word - 1].head
        safe.update(trail)
