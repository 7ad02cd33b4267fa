"""spaCy as a backend: any pipeline with a parser of UD or ClearNLP labels."""

import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from eventx.backends.border import batches, clean, pieces
from eventx.backends.clear_to_ud import Node, convert
from eventx.errors import (
    BackendFailedError,
    BackendNotInstalledError,
    InputError,
    ModelNotFoundError,
)
from eventx.parse import EntitySpan, Parse, Word

__all__ = ("SpacyBackend",)

NAMES = {"PER": "PERSON"}
"""Classes of names in spaCy's models where they differ from OntoNotes'."""


@define(eq=False)
class SpacyBackend:
    """A spaCy pipeline: tokens, tags, lemmas, dependencies and names.

    English pipelines have ClearNLP's labels, which are converted to Universal
    Dependencies here; those of UD pipelines pass through.

    Parameters
    ----------
    pipeline : str, Path or spacy.language.Language
        An installed package, a directory, or a pipeline ready to use.
    batch_characters : int
        How much text `annotate_many` hands to spaCy at once.

    Raises
    ------
    BackendNotInstalledError
        Where spaCy is missing.
    ModelNotFoundError
        Where the pipeline is not on this machine; the message has the command to get it.
    InputError
        Where the pipeline has no parser, or one of other labels.
    """

    pipeline: Any = "en_core_web_sm"
    batch_characters: int = 100_000
    _nlp: Any = field(default=None, init=False, repr=False)
    _clear: bool = field(default=False, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._nlp = _load(self.pipeline) if isinstance(self.pipeline, str | Path) else self.pipeline
        if "parser" not in self._nlp.pipe_names:
            raise InputError("the spaCy pipeline has no parser; eventx needs one")
        labels = set(self._nlp.get_pipe("parser").labels)
        self._clear = "dobj" in labels
        if not self._clear and not {"nsubj", "obj", "obl"} <= labels:
            raise InputError(
                "the labels of the spaCy pipeline's parser are neither Universal Dependencies nor "
                f"ClearNLP ({', '.join(sorted(labels)[:8])}, …); use a UD pipeline or Stanza"
            )

    def __getstate__(self) -> tuple[object, ...]:
        return self.pipeline, self.batch_characters

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # the options are all there is to restore

    @property
    def name(self) -> str:
        """The backend's name."""
        return "spacy"

    @property
    def languages(self) -> frozenset[str]:
        """The one language of the pipeline."""
        return frozenset({self._nlp.lang})

    def annotate(self, text: str) -> Parse:
        """Parse one text.

        Raises
        ------
        BackendFailedError
            Where spaCy raises.
        """
        return self._run([text])[0]

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts in batches and yield the results in input order."""
        for batch in batches(texts, self.batch_characters):
            yield from self._run(batch)

    def _run(self, texts: Sequence[str]) -> list[Parse]:
        """Parse a batch; a text over spaCy's limit goes through in pieces."""
        cut = [pieces(text, self._nlp.max_length) if text.strip() else [] for text in texts]
        try:
            docs = iter(list(self._nlp.pipe(clean(part) for parts in cut for _, part in parts)))
        except Exception as error:
            raise BackendFailedError(
                f"spaCy failed on a batch of {len(texts)} texts: {error!r}"
            ) from error
        return [
            self._parse(text, [(at, next(docs)) for at, _ in parts])
            for text, parts in zip(texts, cut, strict=True)
        ]

    def _parse(self, text: str, docs: Sequence[tuple[int, Any]]) -> Parse:
        """Turn spaCy's documents of a text, with their offsets in it, into a parse."""
        sentences = (self._words(sentence, text, at) for at, doc in docs for sentence in doc.sents)
        names = [
            EntitySpan(at + e.start_char, at + e.end_char, NAMES.get(e.label_, e.label_))
            for at, doc in docs
            for e in doc.ents
            if e.text.strip()
        ]
        return Parse.build(text, sentences, language=self._nlp.lang, entities=names)

    def _words(self, sentence: Any, text: str, at: int) -> list[Word]:
        """Return the words of a spaCy sentence."""
        heads = _without_space(sentence)
        tokens = [sentence[k] for k in heads]
        place = {k: n for n, k in enumerate(heads)}
        nodes = [
            Node(t.lower_, t.lemma_.lower(), t.tag_, t.pos_, place.get(heads[k], -1), t.dep_)
            for k, t in zip(heads, tokens, strict=True)
        ]
        for node in nodes:
            if node.head < 0:
                node.rel = "ROOT" if self._clear else "root"
        if self._clear:
            convert(nodes)
        passive = {node.head for node in nodes if node.rel == "aux:pass"}
        return [
            Word(
                text[at + t.idx : at + t.idx + len(t)],
                t.lemma_ or t.text,
                node.pos or "X",
                t.tag_ if t.tag_ != t.pos_ else "",
                _feats(t, passive=n in passive),
                node.head + 1,
                node.rel or "dep",
                at + t.idx,
                at + t.idx + len(t),
            )
            for n, (t, node) in enumerate(zip(tokens, nodes, strict=True))
        ]


def _load(pipeline: str | Path) -> Any:
    """Load a pipeline by name or path."""
    if importlib.util.find_spec("spacy") is None:
        raise BackendNotInstalledError(
            "the backend 'spacy' needs spaCy: pip install 'eventx[spacy]'"
        )
    import spacy

    name = str(pipeline)
    try:
        if not Path(name).exists() and name.isidentifier() and importlib.util.find_spec(name):
            return importlib.import_module(name).load()
        return spacy.load(pipeline)
    except OSError as error:
        raise ModelNotFoundError(
            f"the spaCy pipeline {name!r} is not on this machine. eventx never downloads; "
            f"to get it, run: python -m spacy download {name}"
        ) from error


def _without_space(sentence: Any) -> dict[int, int]:
    """Return the words of a sentence that are not white space, with their heads (-1: none).

    What hangs on white space goes to the head of that; where white space is the
    root, the first word becomes it.
    """
    root = sentence.root
    words = [k for k, t in enumerate(sentence) if not t.is_space]
    heads: dict[int, int] = {}
    for k in words:
        token = sentence[k]
        head = token.head
        while head.is_space and head.i != head.head.i:
            head = head.head
        heads[k] = -1 if token.i == root.i or head.is_space else head.i - sentence.start
    loose = [k for k in words if heads[k] < 0]
    for k in loose[1:]:
        heads[k] = loose[0]
    return heads


def _feats(token: Any, *, passive: bool) -> frozenset[str]:
    """Return a word's features; spaCy's English pipelines do not mark the passive."""
    feats = str(token.morph).split("|") if token.has_morph() else []
    if passive:
        feats.append("Voice=Pass")
    return frozenset(feats) - {""}
