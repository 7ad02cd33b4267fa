"""The bundled set of models, which reads texts a batch of sentences at a time."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from stanza.models.common.utils import simplify_punct
from stanza.models.depparse.trainer import Trainer as ParserTrainer
from stanza.models.lemma.trainer import Trainer as LemmaTrainer
from stanza.models.mwt.trainer import Trainer as SplitterTrainer
from stanza.models.ner.trainer import Trainer as NamerTrainer
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.models.tokenization.trainer import Trainer as TokenizerTrainer
from torch import Tensor

from eventx.backends.stanza_encoder import Encoder, WordPieces, foundation
from eventx.backends.stanza_heads import Layout, Namer, Parser, Tagger, Tags
from eventx.backends.stanza_lemmas import singular
from eventx.backends.stanza_rows import Reading, Row, Sentence
from eventx.backends.stanza_sentences import mended
from eventx.backends.stanza_text import Splitter, Tokenizer

__all__ = ("Engine",)

CHARACTERS_AT_ONCE = 16_000
"""Characters that the tokenizer reads side by side."""

WORDS_AT_ONCE = 1000
"""Words that tagger, parser and NER model read side by side; more save no time."""

SPELT_AT_ONCE = 500
"""New words whose characters are read side by side."""

REMEMBERED = 30_000
"""How many words' spellings are remembered, 900 bytes each."""

ROOT = 0
"""The place in `Spellings` of what the parser reads before the first word."""

T = TypeVar("T")

Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""``map``, or the like of it on several threads."""


class Engine:
    """The models of a set, loaded by Stanza; texts are read without its pipeline.

    Parameters
    ----------
    directory : Path
        With ``encoder`` and, for each step, ``en/<step>/compact.pt``.
    device : str
        Where PyTorch runs the models; the encoder always runs on the CPU.
    longest : int
        Words a sentence may have; a longer one is cut.
    """

    def __init__(self, directory: Path, device: str, longest: int) -> None:
        def model(step: str) -> str:
            return str(directory / "en" / step / "compact.pt")

        self.encoder = Encoder(directory / "encoder" / "encoder.onnx")
        pieces = WordPieces(directory / "encoder" / "tokenizer.json")
        shared: dict[str, Any] = {
            "device": device,
            "foundation_cache": foundation(self.encoder.size),
        }
        splitter = Splitter(SplitterTrainer(model_file=model("mwt"), device=device))
        tokenizer = TokenizerTrainer(model_file=model("tokenize"), **shared)
        self.tokenizer = Tokenizer(tokenizer, splitter)
        self.tagger = Tagger(TaggerTrainer(model_file=model("pos"), **shared))
        self.lemmas = LemmaTrainer(model_file=model("lemma"), **shared)
        self.parser = Parser(ParserTrainer.load(model("depparse"), None, **shared))
        self.namer = Namer(NamerTrainer(model_file=model("ner"), **shared))
        self.spellings = Spellings(self.tagger, self.parser, self.namer, pieces)
        self.device = device
        self.longest = longest
        self.threads = torch.get_num_threads()

    def read(self, texts: Sequence[str]) -> list[list[Reading]]:
        """Return the sentences of each text."""
        with _workers(self.threads) as run:
            cut = self._cut(texts, run)
            found = iter(self._read_all(list(chain.from_iterable(cut)), run))
        return [[next(found) for _ in sentences] for sentences in cut]

    def read_sentences(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """Read sentences that have been cut already."""
        with _workers(self.threads) as run:
            return self._read_all(sentences, run)

    def _read_all(self, sentences: Sequence[Sentence], run: Run) -> list[Reading]:
        """Read sentences, in groups of like lengths."""
        self.spellings.learn(sentences, run)
        order = sorted(range(len(sentences)), key=lambda k: -len(sentences[k].words))
        longest_first = (sentences[k] for k in order)
        groups = list(_groups(longest_first, lambda s: len(s.words), WORDS_AT_ONCE))
        found = dict(zip(order, chain.from_iterable(run(self._read, groups)), strict=True))
        return [found[k] for k in range(len(sentences))]

    def _cut(self, texts: Sequence[str], run: Run) -> list[list[Sentence]]:
        """Return the sentences of each text."""
        paragraphs = [self.tokenizer.paragraphs(text) for text in texts]
        waiting = sorted(chain.from_iterable(paragraphs), key=lambda p: -p.left)
        list(run(self.tokenizer.label, _groups(waiting, lambda p: p.left, CHARACTERS_AT_ONCE)))
        cut = [chain.from_iterable(map(self.tokenizer.sentences, some)) for some in paragraphs]
        return [
            mended(text, list(sentences), self.longest)
            for text, sentences in zip(texts, cut, strict=True)
        ]

    @torch.inference_mode()  # type: ignore[untyped-decorator]  # mypy skips torch
    def _read(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """Read sentences side by side, the longest first."""
        seen = [self._see(sentence) for sentence in sentences]
        lengths = [len(s.words) for s in sentences]
        columns = self._columns(seen, [w.text for s in sentences for w in s.words], lengths)
        return [
            Reading(
                [Row(*w, *column) for w, column in zip(s.words, columns, strict=False)],
                [(s.tokens[i].start, s.tokens[j].end, kind) for i, j, kind in names],
            )
            for s, names in zip(sentences, self._names(seen), strict=True)
        ]

    def _columns(
        self, seen: Sequence["Seen"], words: Sequence[str], lengths: Sequence[int]
    ) -> Iterator[tuple[Any, ...]]:
        """Yield what a `Row` has from `lemma` on."""
        rows = np.array([row for s in seen for row in (ROOT, *s.words)])
        vectors = _tensor([s.word_vectors for s in seen], self.device)
        rooted = Layout([n + 1 for n in lengths])
        real = np.flatnonzero(rows != ROOT)
        tagging, parsing, _ = self.spellings.vectors
        tags = self.tagger.read(Layout(lengths), vectors[real], tagging[rows[real]].to(self.device))
        heads, relations = self.parser.read(rooted, vectors, parsing[rows].to(self.device))
        return zip(self._lemmas(words, tags), *tags, heads, relations, strict=True)

    def _lemmas(self, words: Sequence[str], tags: Tags) -> Iterator[str]:
        """Yield the lemma of each word; the dictionary returns a word that it does not have."""
        found = self.lemmas.predict_dict(zip(words, tags.upos, strict=True))
        for word, lemma, upos, feats in zip(words, found, tags.upos, tags.feats, strict=True):
            plural = lemma == word and upos == "NOUN" and "Number=Plur" in feats
            if plural and self.lemmas._lookup(word, upos) is None:  # noqa: SLF001  # as Stanza does
                yield singular(word)
            else:
                yield lemma or "_"

    def _names(self, seen: Sequence["Seen"]) -> list[list[tuple[int, int, str]]]:
        """Return first token, last token and class of the names of each sentence."""
        order = sorted(range(len(seen)), key=lambda k: -len(seen[k].tokens))
        rows = [row for k in order for row in seen[k].tokens]
        vectors = _tensor([seen[k].token_vectors for k in order], self.device)
        layout = Layout([len(seen[k].tokens) for k in order])
        spelling = self.spellings.vectors[2][rows].to(self.device)
        found = dict(zip(order, self.namer.read(layout, vectors, spelling), strict=True))
        return [found[k] for k in range(len(seen))]

    def _see(self, sentence: Sentence) -> "Seen":
        """Let the encoder read a sentence, twice where its tokens have other pieces than its words."""
        words = [self.spellings.place[w.text] for w in sentence.words]
        pieces = [self.spellings.simple[k] for k in words]
        flat = list(chain.from_iterable(pieces))
        found = self.encoder(flat)
        word_vectors = found[_lasts(pieces)]
        tokens = [self.spellings.place[t.text] for t in sentence.tokens]
        pieces = [self.spellings.pieces[k] for k in tokens]
        whole = list(chain.from_iterable(pieces))
        found = found if whole == flat else self.encoder(whole)
        return Seen(words, tokens, word_vectors, found[_lasts(pieces)[1:]])


class Seen(NamedTuple):
    """A sentence's words and tokens in `Spellings`, and the encoder's vectors of root, words and tokens."""

    words: list[int]
    tokens: list[int]
    word_vectors: np.ndarray
    token_vectors: np.ndarray


class Spellings:
    """What depends on the letters of a word alone, worked out once for each.

    Tagger and parser read ``!!!`` as ``!``, and ``?!`` as ``?``; the NER model does not.

    Parameters
    ----------
    tagger, parser, namer : Tagger, Parser, Namer
        The models.
    cut : callable
        From a word to its pieces.

    Attributes
    ----------
    place : dict
        Of each known word.
    simple, pieces : list of list of int
        The pieces of each, simplified and as it is.
    vectors : list of Tensor
        What each of the models makes of their letters, a row for each word.
    """

    def __init__(
        self, tagger: Tagger, parser: Parser, namer: Namer, cut: Callable[[str], list[int]]
    ) -> None:
        self.models = (tagger, parser, namer)
        self.cut = cut
        self._clear()

    def _clear(self) -> None:
        self.place: dict[str, int] = {}
        self.simple: list[list[int]] = [[]]
        self.pieces: list[list[int]] = [[]]
        root = self.models[1].root
        self.vectors = [torch.zeros_like(root), root, torch.zeros(1, self.models[2].letters)]

    @torch.inference_mode()  # type: ignore[untyped-decorator]  # mypy skips torch
    def learn(self, sentences: Iterable[Sentence], run: Run) -> None:
        """Work out what is not known yet of the words and tokens of some sentences."""
        texts = {p.text: None for s in sentences for some in (s.words, s.tokens) for p in some}
        if len(self.place) > REMEMBERED:
            self._clear()
        new = sorted((text for text in texts if text not in self.place), key=len)
        parts = [new[k : k + SPELT_AT_ONCE] for k in range(0, len(new), SPELT_AT_ONCE)]
        for part, (vectors, simple, pieces) in zip(parts, run(self._spell, parts), strict=True):
            self.place.update(
                zip(part, range(len(self.pieces), len(self.pieces) + len(part)), strict=True)
            )
            self.simple += simple
            self.pieces += pieces
            self.vectors = [torch.cat(pair) for pair in zip(self.vectors, vectors, strict=True)]

    @torch.inference_mode()  # type: ignore[untyped-decorator]  # mypy skips torch
    def _spell(self, words: Sequence[str]) -> tuple[list[Tensor], list[list[int]], list[list[int]]]:
        tagger, parser, namer = self.models
        simple = [text for ((text,),) in simplify_punct([[[word]] for word in words])]
        pieces = [self.cut(word) for word in words]
        vectors = [tagger.spell(simple), parser.spell(simple), namer.spell(words)]
        return (
            vectors,
            [p if w == s else self.cut(s) for w, s, p in zip(words, simple, pieces, strict=True)],
            pieces,
        )


def _lasts(words: Sequence[Sequence[int]]) -> np.ndarray:
    """Return where, behind the first piece of all, the last piece of each word stands."""
    return np.cumsum([0, *map(len, words)])


def _tensor(parts: Sequence[np.ndarray], device: str) -> Tensor:
    return torch.from_numpy(np.concatenate(parts)).to(device)


def _groups(items: Iterable[T], size: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """Yield items in groups to read side by side, of sizes of `most` together."""
    group: list[T] = []
    total = 0
    for item in items:
        if group and total + size(item) > most:
            yield group
            group, total = [], 0
        group.append(item)
        total += size(item)
    if group:
        yield group


@contextlib.contextmanager
def _workers(threads: int) -> Iterator[Run]:
    """Give a ``map`` over some threads, on each of which PyTorch works by itself.

    The models' steps are too small to share: two threads are no faster at one of them,
    and several times slower on a busy machine, where they wait for each other.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        if threads == 1:
            yield map
        else:
            with ThreadPoolExecutor(threads) as pool:
                yield pool.map
    finally:
        torch.set_num_threads(before)
