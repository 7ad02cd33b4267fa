"""Score a backend against a UD treebank, from raw text, with the CoNLL 2018 scorer.

    python tools/score_backend.py en_ewt-ud-test.conllu
    python tools/score_backend.py en_ewt-ud-test.conllu --backend spacy

The text is put together from ``# text``, with a blank line where a paragraph or a
document begins. The scorer is ``udtools``, which Stanza brings along.
"""

import argparse
import io
import re
from collections.abc import Iterator
from pathlib import Path

from udtools import udeval

from eventx.backends import Backend, get
from eventx.parse import Parse, Token

METRICS = ("Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def raw_text(conllu: str) -> str:
    """Return the text of a treebank."""
    parts = []
    for block in re.split(r"\n\s*\n", conllu.strip("\n")):
        new = re.search(r"(?m)^# new(doc|par)\b", block)
        text = re.search(r"(?m)^# text = (.*)$", block)
        if text is None:
            raise SystemExit(f"a sentence has no # text: {block[:60]!r}")
        parts += ["\n\n" if new else " ", text[1]]
    return "".join(parts[1:])


def rows(parse: Parse) -> Iterator[str]:
    """Yield a parse's lines of CoNLL-U."""
    for sentence in parse.sentences:
        words = parse.words(sentence)
        for n, word in enumerate(words, 1):
            end = n
            while end < len(words) and words[end].start == word.start:
                end += 1
            if end > n and (n == 1 or words[n - 2].start != word.start):
                yield "\t".join([f"{n}-{end}", surface(parse, word), *"________"])
            head = word.head - sentence.first + 1 if word.head >= 0 else 0
            alone = end == n and (n == 1 or words[n - 2].start != word.start)
            form = surface(parse, word) if alone else word.form
            feats = "|".join(sorted(word.feats, key=str.lower)) or "_"
            columns = [n, form, word.lemma, word.upos, word.xpos or "_", feats, head, word.deprel]
            yield "\t".join([*map(str, columns), "_", "_"])
        yield ""


def surface(parse: Parse, word: Token) -> str:
    """Return a word as it stands in the text, without white space."""
    return re.sub(r"\s", "", parse.text[word.start : word.end])


def score(gold: str, found: str) -> dict[str, float]:
    """Return F1 of each metric, in per cent, for a parse of the same text, both as CoNLL-U."""
    result = udeval.evaluate(
        udeval.load_conllu(io.StringIO(gold), "gold", {}),
        udeval.load_conllu(io.StringIO(found), "found", {}),
    )
    return {name: 100 * result[name].f1 for name in METRICS}


def score_backend(gold: str, backend: Backend) -> dict[str, float]:
    """Return F1 of each metric for a backend that reads the text of a treebank."""
    return score(gold, "\n".join(rows(backend.annotate(raw_text(gold)))) + "\n")


def shown(scores: dict[str, float]) -> str:
    """Return scores as a line."""
    return "  ".join(f"{name} {value:.2f}" for name, value in scores.items())


def main() -> None:
    """Print F1 of each metric."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--backend", default="stanza")
    options = parser.parse_args()
    gold = options.treebank.read_text(encoding="utf-8")
    print(shown(score_backend(gold, get(options.backend))))


if __name__ == "__main__":
    main()
