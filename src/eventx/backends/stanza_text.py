"""Tokens and sentences of a text, as Stanza's tokenizer and its splitter of multi-word tokens find them.

The networks and their weights are Stanza's. The documents and data sets around them,
made for training, take longer than the networks do, and are not used here. Besides
`stanza_encoder`, `stanza_heads` and `stanza_engine` no module knows Stanza from inside.
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.seq2seq_constant import EOS, SOS
from stanza.models.tokenization import data, utils
from torch import Tensor
from torch.nn.functional import logsigmoid
from torch.nn.utils.rnn import PackedSequence

from eventx.backends.stanza_heads import Layout, expect
from eventx.backends.stanza_rows import Piece, Sentence
from eventx.backends.stanza_sentences import contracted

__all__ = ("Paragraph", "Splitter", "Tokenizer")

WINDOW = 1000
"""Characters that the tokenizer reads at once."""

UNREAD = "<UNK>"
"""What is read in the place of a very long token."""

REMEMBERED = 20_000
"""How many multi-word tokens are remembered."""

APOSTROPHES = frozenset("'\u2019\u2018\u02bc`\u00b4")

SPACES = re.compile(" {2,}")

NAMES = re.compile(r"(?<!\w)[A-Z]\w*[a-z](?= [A-Z][a-z])")
"""The first of two capitalised words on one line."""

DOUBT = 1.0
"""What the score for an end of sentence between two such words has to exceed.

Trained on e-mail, where a signature ends a sentence ("Thanks, John | Attached is …"), the
bundled model cuts names in two ("Chief Executive Oliver | Blume told …"): on 150 news articles
at 11 places without this, at one with it.
"""

ARCHITECTURE = {
    "charlm": False,
    "conv_res": None,
    "hierarchical": True,
    "rnn_layers": 1,
    "skip_newline": False,
    "use_dictionary": False,
    "use_mwt": True,
}
"""What the tokenizer has to be."""


class Paragraph:
    """A paragraph as the tokenizer reads it.

    Parameters
    ----------
    string : str
        Its characters, with one space for each stretch of white space.
    places : array of int
        Where in the text each of them stands.
    units, features : Tensor
        Their numbers in the tokenizer's vocabulary, and what else it looks at.
    doubt : Tensor
        What each one's score for an end of sentence has to exceed.
    """

    __slots__ = ("at", "doubt", "features", "labels", "places", "string", "units")

    def __init__(
        self, string: str, places: np.ndarray, units: Tensor, features: Tensor, doubt: Tensor
    ) -> None:
        self.string = string
        self.places = places
        self.units = units
        self.features = features
        self.doubt = doubt
        self.at = 0
        self.labels = np.zeros(len(string), dtype=np.int64)

    @property
    def left(self) -> int:
        """How many characters have not been read yet."""
        return len(self.string) - self.at

    def take(self, labels: np.ndarray) -> None:
        """Take the labels of a window, up to its last end of a sentence where text follows."""
        read = len(labels)
        if read < self.left:
            ends = np.flatnonzero((labels == 2) | (labels == 4))
            read = int(ends[-1]) + 1 if len(ends) else read
        self.labels[self.at : self.at + read] = labels[:read]
        self.at += read

    def close(self) -> None:
        """End a sentence with the paragraph, and keep addresses of mail and the web whole."""
        self.labels[-1] = 2 if self.labels[-1] < 3 else 4
        for match in utils.MASK_RE.finditer(self.string):
            self.labels[match.start() : match.end() - 1] = 0
            self.labels[match.end() - 1] = self.labels[match.end() - 1] or 1


class Tokenizer:
    """Stanza's tokenizer.

    Parameters
    ----------
    trainer : stanza.models.tokenization.trainer.Trainer
        With the network, its vocabulary and its options.
    expand : callable
        From a multi-word token's text to its words, each with offsets if it has any.
    """

    def __init__(self, trainer: Any, expand: "Splitter") -> None:
        expect(trainer.args, ARCHITECTURE)
        self.model = trainer.model.eval()
        self.device = next(self.model.parameters()).device
        self.short: int = trainer.args["max_seqlen"]
        self.temperature: float = trainer.args["hier_invtemp"]
        self.expand = expand
        names = trainer.args["feat_funcs"]
        tests = [test for name, test in data.PER_CHAR_FEAT_FUNCS.items() if name in names]
        self.kinds = Kinds(trainer.vocab, tests)
        self.patterns = [p for name, p in data.STRUCTURAL_FEATURES.items() if name in names]

    def paragraphs(self, text: str) -> list[Paragraph]:
        """Cut a text at its blank lines."""
        found = []
        at = 0
        for gap in (*data.NEWLINE_WHITESPACE_RE.finditer(text), None):
            string = text[at : gap.start() if gap else len(text)].rstrip()
            if string:
                found.append(self._paragraph(string, at))
            at = gap.end() if gap else at
        return found

    def _paragraph(self, raw: str, at: int) -> Paragraph:
        doubt = np.zeros((len(raw), 1), dtype=np.float32)
        doubt[[match.end() - 1 for match in NAMES.finditer(raw)]] = DOUBT
        raw = data.WHITESPACE_RE.sub(" ", raw)
        string = SPACES.sub(" ", raw)
        places = np.arange(at, at + len(raw))
        if len(string) < len(raw):
            blank = np.fromiter(map(" ".__eq__, raw), bool, len(raw))
            kept = ~np.append(False, blank[1:] & blank[:-1])
            places, doubt = places[kept], doubt[kept]
        units, tests = self.kinds.read(string)
        context = np.zeros((len(string), 2 + len(self.patterns)), dtype=np.float32)
        context[-1, 0] = context[0, 1] = 1
        for k, pattern in enumerate(self.patterns, 2):
            for match in pattern.finditer(string):
                context[match.start() : match.end(), k] = 1
        features = np.concatenate([tests, context], 1)
        columns = map(torch.from_numpy, (units, features, doubt))
        return Paragraph(string, places, *columns)

    @torch.inference_mode()  # type: ignore[untyped-decorator]  # mypy skips torch
    def label(self, paragraphs: Sequence[Paragraph]) -> None:
        """Read some paragraphs to their ends, side by side."""
        waiting = list(paragraphs)
        while waiting:
            waiting.sort(key=lambda p: -p.left)
            for paragraph, labels in zip(waiting, self._labels(waiting), strict=True):
                paragraph.take(labels)
            waiting = [p for p in waiting if p.left]
        for paragraph in paragraphs:
            paragraph.close()

    def _labels(self, paragraphs: Sequence[Paragraph]) -> list[np.ndarray]:
        """Read the next window of each paragraph; the longest comes first.

        A short one is read with the padding behind its end, as in training; no other
        padding is, which would change what is found with the neighbours.
        """
        sizes = [min(p.left, WINDOW) for p in paragraphs]
        padded = [n + 1 if n < self.short else n for n in sizes]
        layout = Layout(sorted(padded, reverse=True))
        units = torch.zeros(sum(padded), dtype=torch.int64)
        features = torch.zeros(len(units), paragraphs[0].features.shape[1])
        doubt = torch.zeros(len(units), 1)
        for p, n, at in zip(paragraphs, sizes, layout.starts, strict=True):
            units[at : at + n] = p.units[p.at : p.at + n]
            features[at : at + n] = p.features[p.at : p.at + n]
            doubt[at : at + n] = p.doubt[p.at : p.at + n]
        columns = (column.to(self.device) for column in (units, features, doubt))
        best = self._best(layout, *columns).cpu().numpy()
        return [best[at : at + n] for n, at in zip(sizes, layout.starts, strict=True)]

    def _best(self, layout: Layout, units: Tensor, features: Tensor, doubt: Tensor) -> Tensor:
        """Return the best label of each character."""
        model = self.model
        inputs = torch.cat([model.embeddings(units), features], 1)[layout.order]
        states = model.rnn(PackedSequence(inputs, layout.sizes))[0].data
        first = [c(states) for c in (model.tok_clf, model.sent_clf, model.mwt_clf)]
        states = states * (1 - torch.sigmoid(-first[0] * self.temperature))
        states = model.rnn2(PackedSequence(states, layout.sizes))[0].data
        second = [c(states) for c in (model.tok_clf2, model.sent_clf2, model.mwt_clf2)]
        scores = [a + b for a, b in zip(first, second, strict=True)]
        scores[1] -= doubt[layout.order]
        token, sentence, split = map(logsigmoid, scores)
        no_token, no_sentence, no_split = (logsigmoid(-s) for s in scores)
        labels = [
            no_token,
            token + no_sentence + no_split,
            token + sentence + no_split,
            token + no_sentence + split,
            token + sentence + split,
        ]
        return torch.cat(labels, 1).argmax(1)[layout.back]

    def sentences(self, paragraph: Paragraph) -> Iterator[Sentence]:
        """Cut a paragraph that has been labelled."""
        string, places = paragraph.string, paragraph.places.tolist()
        ends = np.flatnonzero(paragraph.labels)
        tokens: list[Piece] = []
        words: list[Sequence[Piece]] = []
        at = 0
        for last, label in zip(ends.tolist(), paragraph.labels[ends].tolist(), strict=True):
            text = string[at : last + 1].lstrip()
            if text:
                token = Piece(text, places[last + 1 - len(text)], places[last] + 1)
                if len(text) > self.short:
                    token = token._replace(text=UNREAD)
                tokens.append(token)
                words.append(self.expand(token) if label > 2 else (token,))
                if label in {2, 4}:
                    yield Sentence(tokens, words)
                    tokens, words = [], []
            at = last + 1
        if tokens:
            yield Sentence(tokens, words)


class Kinds(dict[str, int]):
    """What the tokenizer sees of single characters, worked out once for each.

    Parameters
    ----------
    vocab : stanza.models.tokenization.vocab.Vocab
        The tokenizer's vocabulary.
    tests : sequence of callable
        From a character to 0 or 1.
    """

    def __init__(self, vocab: Any, tests: Sequence[Callable[[str], int]]) -> None:
        super().__init__()
        self.vocab = vocab
        self.tests = tests

    def __missing__(self, character: str) -> int:
        number: int = self.vocab.unit2id(character)
        for k, test in enumerate(self.tests):
            number |= test(character) << (32 + k)
        self[character] = number
        return number

    def read(self, string: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the characters' numbers, and a column for each test."""
        codes = np.fromiter(map(self.__getitem__, string), np.int64, len(string))
        tests = codes[:, None] >> np.arange(32, 32 + len(self.tests)) & 1
        return codes & 0xFFFF_FFFF, tests.astype(np.float32)


class Splitter:
    """Stanza's splitter of multi-word tokens: a dictionary, and a network for others with an apostrophe.

    Of English words that the dictionary lacks, the network would cut "cannon" as "cannot".

    Parameters
    ----------
    trainer : stanza.models.mwt.trainer.Trainer
        With both of them; the network cuts a token into pieces of itself.
    """

    def __init__(self, trainer: Any) -> None:
        self.trainer = trainer
        self.model = trainer.model.eval()
        self.device = next(self.model.parameters()).device
        self.parts = functools.lru_cache(REMEMBERED)(self._parts)

    def __call__(self, token: Piece) -> Sequence[Piece]:
        """Return the words of a token."""
        parts = self.parts(token.text)
        if len(parts) < 2:
            return (token,)
        spans = _found(parts, token.text) or [(0, token.end - token.start)] * len(parts)
        return [
            Piece(text, token.start + start, token.start + end, part=True)
            for text, (start, end) in zip(parts, spans, strict=True)
        ]

    def _parts(self, text: str) -> list[str]:
        known: str | None = self.trainer.dict_expansion(text)
        if known is None and APOSTROPHES.isdisjoint(text):
            return [text]
        return contracted(text, (known or self._cut(text)).split())

    def _cut(self, text: str) -> str:
        """Put a space where the network cuts a token."""
        units = torch.tensor([self.trainer.vocab.map([SOS, *text, EOS])], device=self.device)
        with torch.inference_mode():
            scores = self.model(units, torch.zeros_like(units, dtype=torch.bool))[0, 1:-1]
        cuts = (scores[:, 1] > scores[:, 0]).tolist()
        return "".join(f" {c}" if cut else c for c, cut in zip(text, cuts, strict=True))


def _found(parts: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Return where the parts stand in a text that they make up, else nothing."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        while spans and text[at : at + 1].isspace():
            at += 1
        if not text.startswith(part, at):
            return []
        spans.append((at, at + len(part)))
        at += len(part)
    return spans if at == len(text) else []
