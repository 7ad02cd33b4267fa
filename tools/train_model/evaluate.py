"""Score a packed set on the test splits, through the encoder that ships.

    python -m tools.train_model.evaluate SET TREEBANKS
    python -m tools.train_model.evaluate SET TREEBANKS --split dev --json figures.json

For each treebank two lines with the CoNLL 2018 scorer: from raw text, as eventx reads
it, and on gold sentences and words. Then F1 of names on gold words, by class.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eventx.backends import stanza as backend
from eventx.backends.stanza_rows import Piece, Sentence
from tools.score_backend import score, score_backend, shown
from tools.train_model.data import TREEBANKS, read, read_names

Span = tuple[int, str, int, int]
"""A name: its sentence, its class, its first word and the word behind it."""

WORD = re.compile(r"(?m)^(\d+)\t([^\t]+)\t.*\t([^\t]+)$")
"""A word of a sentence in CoNLL-U; its number, its form and the last column."""


def evaluate(
    packed: Path, treebanks: Path, split: str = "test"
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what was read, and the figures of a set in per cent."""
    reader = load(packed)
    for name in TREEBANKS:
        gold = read(treebanks, f"{name}.{split}.conllu")
        yield f"{name}, raw text", score_backend(gold, reader)
        yield f"{name}, gold words", score(gold, parsed(gold, reader))
    yield "names, gold words", names(read_names(treebanks, split), reader)


def load(packed: Path) -> Any:
    """Return eventx's own backend on a packed set."""
    backend.BUNDLED = packed.resolve()
    reader: Any = backend.StanzaBackend()
    reader.annotate("It loads its models with its first text.")
    return reader


def parsed(gold: str, reader: Any) -> str:
    """Return a treebank with the tags and trees that a backend finds for its sentences and words."""
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=bare(gold))
    cut = [
        sentence([(t.text, [w.text for w in t.words]) for t in s.tokens])
        for s in document.sentences
    ]
    words = (word for each in document.sentences for word in each.words)
    rows = (row for reading in reader._engine.read_sentences(cut) for row in reading.rows)  # noqa: SLF001  # the engine reads words that are given
    for word, row in zip(words, rows, strict=True):
        word.upos, word.xpos, word.lemma = row.upos, row.xpos, row.lemma
        word.feats = "|".join(sorted(row.feats)) or "_"
        word.head, word.deprel = row.head, row.deprel
    return f"{document:C}\n\n"


def sentence(tokens: Iterable[tuple[str, Sequence[str]]]) -> Sentence:
    """Return a sentence of tokens, each with its words; numbers of tokens are its offsets."""
    pieces, groups = [], []
    for k, (token, words) in enumerate(tokens):
        pieces.append(Piece(token, k, k + 1))
        groups.append([Piece(word, k, k + 1) for word in words])
    return Sentence(pieces, groups)


def bare(conllu: str) -> str:
    """Return CoNLL-U with words alone; a chain stands for the tree, as a reader wants one."""
    return WORD.sub(
        lambda m: f"{m[1]}\t{m[2]}\t_\t_\t_\t_\t{int(m[1]) - 1}\tdep\t_\t{m[3]}", conllu
    )


def names(sentences: Sequence[Sequence[dict[str, str]]], reader: Any) -> dict[str, float]:
    """Return F1 of all names, and of each class, on gold words."""
    cut = [sentence([(word["text"], [word["text"]]) for word in words]) for words in sentences]
    readings = reader._engine.read_sentences(cut)  # noqa: SLF001  # the engine reads words that are given
    gold = set(spans([word["ner"] for word in words] for words in sentences))
    found = {(k, kind, i, j) for k, reading in enumerate(readings) for i, j, kind in reading.names}
    scores = {"all": f1(gold, found)}
    for kind in sorted({span[1] for span in gold}):
        ours, theirs = ({span for span in all_ if span[1] == kind} for all_ in (gold, found))
        scores[kind] = f1(ours, theirs)
    return scores


def spans(sentences: Iterable[Sequence[str]]) -> Iterator[Span]:
    """Yield the names in sentences of BIO or BIOES tags."""
    for number, tags in enumerate(sentences):
        kind, first = "", 0
        for k, tag in enumerate([*tags, "O"]):
            mark, _, new = tag.partition("-")
            if kind and (mark in "OBS" or new != kind):
                yield number, kind, first, k
                kind = ""
            if mark != "O" and not kind:
                kind, first = new, k


def f1(gold: set[Span], found: set[Span]) -> float:
    """Return F1 in per cent."""
    return 200 * len(gold & found) / max(1, len(gold) + len(found))


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_model.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("set", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--split", default="test", choices=("dev", "test"))
    parser.add_argument("--json", type=Path, help="a file to write the figures to")
    options = parser.parse_args()
    figures = {}
    for name, scores in evaluate(options.set, options.treebanks, options.split):
        print(f"{name + ':':18}", shown(scores), flush=True)
        figures[name] = scores
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
