"""Prepare what the trainings read.

From the treebanks and the newswire, as they are published or as ``.xz``, this makes one
folder of plain files that Stanza's trainers take: ``all.<split>.conllu`` of the treebanks
together, ``tokens.<split>.*`` with the tokenizer's text and labels, ``names.<split>.json``.
"""

import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

TREEBANKS = ("ewt", "gum")


FREE_GENRES = frozenset(
    {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
)
"""Genres of GUM whose texts may be used for any purpose; the others' licences exclude commerce."""

DOCUMENT = re.compile(r"(?m)^# newdoc id = (?:GUM_([a-z]+)_)?")

KEPT = re.compile(r"# (newdoc id|newpar|sent_id|text) ?(=|$)")
"""Comments that a training or an evaluation needs."""

Sentence = list[dict[str, str]]
"""A sentence of newswire: a ``text`` and a ``ner`` tag (BIO) for each word."""


def prepare(treebanks: Path, folder: Path, seed: int, limit: int | None = None) -> None:
    """Write the folder.

    Parameters
    ----------
    treebanks : Path
        With ``ewt.<split>.conllu``, ``gum.<split>.conllu`` and ``ww.<split>.json``, each
        plain or with ``.xz`` behind its name, for train, dev and test.
    folder : Path
        Where the files go.
    seed : int
        Chooses the sentences whose quotation marks are changed.
    limit : int, optional
        How many sentences of each file to take, for a quick run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        blocks = [
            block
            for name in TREEBANKS
            for block in list(clean(read(treebanks, f"{name}.{split}.conllu")))[:limit]
        ]
        text = "".join(f"{block}\n\n" for block in blocks)
        (folder / f"all.{split}.conllu").write_text(text, encoding="utf-8")
        sentences = json.dumps(read_names(treebanks, split)[:limit])
        (folder / f"names.{split}.json").write_text(sentences, encoding="utf-8")
        label(folder, split, seed)


def read(directory: Path, name: str) -> str:
    """Return the text of a file, or of the file with ``.xz`` behind its name."""
    packed = directory / f"{name}.xz"
    if packed.exists():
        return lzma.decompress(packed.read_bytes()).decode("utf-8")
    return (directory / name).read_text(encoding="utf-8")


def read_names(directory: Path, split: str) -> list[Sentence]:
    """Return the newswire's sentences."""
    found: list[Sentence] = json.loads(read(directory, f"ww.{split}.json"))
    return found


def clean(conllu: str) -> Iterator[str]:
    """Yield the sentences of a treebank that may be used, with what the trainings read.

    Enhanced dependencies, empty nodes and most of the last column go.
    """
    free = True
    for block in re.split(r"\n\s*\n", conllu.strip("\n")):
        if new := DOCUMENT.search(block):
            free = new[1] is None or new[1] in FREE_GENRES
        if free:
            yield "\n".join(_lines(block))


def _lines(block: str) -> Iterator[str]:
    """Yield the lines of a sentence that are kept."""
    for line in block.split("\n"):
        columns = line.split("\t")
        if KEPT.match(line):
            yield line.rstrip()
        elif len(columns) == 10 and "." not in columns[0]:
            glued = "SpaceAfter=No" in columns[9].split("|")
            yield "\t".join([*columns[:8], "_", "SpaceAfter=No" if glued else "_"])


def label(folder: Path, split: str, seed: int) -> None:
    """Write the text of a split, a label for each of its characters, and its multi-word tokens.

    For training, Stanza gives some sentences other quotation marks, ellipses and
    brackets, where the treebanks have too few of a kind.
    """
    from stanza.utils.datasets import conllu_to_text, prepare_tokenizer_data
    from stanza.utils.datasets.common import (
        read_sentences_from_conllu,
        write_sentences_to_conllu,
    )
    from stanza.utils.datasets.prepare_tokenizer_treebank import augment_punct

    random.seed(seed)
    source = folder / f"all.{split}.conllu"
    stem = f"{folder}/tokens.{split}"
    sentences = read_sentences_from_conllu(source)
    more = augment_punct(sentences) if split == "train" else sentences
    write_sentences_to_conllu(f"{stem}.conllu", more)
    conllu_to_text.main([f"{stem}.conllu", f"{stem}.txt"])
    prepare_tokenizer_data.main(
        [f"{stem}.txt", f"{stem}.conllu", "-o", f"{stem}.labels", "-m", f"{stem}.mwt.json"]
    )
