"""Stanza as a backend, by default on the compact English model in this package.

Stanza is imported when the first text is read, never on ``import eventx``. Nothing
is ever downloaded, and no other model stands in for a missing one.
"""

import importlib.util
import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from eventx.backends.border import batches, clean, pieces
from eventx.backends.stanza_rows import Reading, Row
from eventx.errors import BackendFailedError, BackendNotInstalledError, ModelNotFoundError
from eventx.parse import EntitySpan, Parse, Word

__all__ = ("StanzaBackend",)

BUNDLED = Path(__file__).with_name("stanza_en")

LIBRARIES = ("stanza", "onnxruntime", "tokenizers")

STEPS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")

LONGEST = 250
"""Words of a sentence; a longer one is cut (see `stanza_encoder.split_long`)."""

ENDLESS = re.compile(r"([^\s\u0e00-\U0010ffff]{250})[^\s\u0e00-\U0010ffff]{250,}")
"""A word of 500 characters and more, in a script that puts spaces between words."""

WORDS_AT_ONCE = 1000
"""Words that tagger and parser read at once; more take memory and save no time."""

UNREAD = "<UNK>"
"""What Stanza puts in the place of a word of more than 1,000 characters."""

NAMES = {
    "Date": "DATE",
    "Facility": "FAC",
    "LOCATION": "LOC",
    "Location": "LOC",
    "Misc": "MISC",
    "Money": "MONEY",
    "Organization": "ORG",
    "ORGANIZATION": "ORG",
    "PER": "PERSON",
    "Person": "PERSON",
    "Product": "PRODUCT",
}
"""Classes of names in Stanza's models, as OntoNotes calls them."""


@define(eq=False)
class StanzaBackend:
    """A Stanza pipeline: tokens, tags, lemmas, Universal Dependencies and names.

    Without arguments it runs the bundled English model. With any of `language`,
    `package` and `directory` it runs a model that you have downloaded.

    Parameters
    ----------
    language : str
        Stanza's code of the language.
    package : str, optional
        Stanza's package, such as ``"default_accurate"`` or ``"ewt"``.
    directory : str or Path, optional
        Where Stanza's models lie; else ``$STANZA_RESOURCES_DIR`` or Stanza's own place.
    device : str
        Where PyTorch runs the models: ``"cpu"``, ``"cuda"``, ``"cuda:1"``, ``"mps"``.
        The bundled encoder always runs on the CPU.
    batch_characters : int
        How much text is handed to Stanza at once; a longer text goes through in
        pieces, cut at a paragraph.

    Raises
    ------
    BackendNotInstalledError
        Where Stanza, ONNX Runtime or tokenizers is missing.
    ModelNotFoundError
        Where the model is not on this machine; the message has the command to get it.

    Notes
    -----
    The bundled model reads on as many threads as PyTorch had when it was loaded
    (``torch.set_num_threads``). Threads may share one backend: they take turns. It
    pickles as its options.
    """

    language: str = "en"
    package: str | None = None
    directory: str | Path | None = None
    device: str = "cpu"
    batch_characters: int = 50_000
    _engine: Any = field(default=None, init=False, repr=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        missing = [name for name in LIBRARIES if importlib.util.find_spec(name) is None]
        if missing:
            raise BackendNotInstalledError(
                f"the backend 'stanza' needs {' and '.join(missing)}: "
                f"pip install {' '.join(missing)}"
            )
        self._steps()

    def __getstate__(self) -> tuple[object, ...]:
        return self.language, self.package, self.directory, self.device, self.batch_characters

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # the options are all there is to restore

    @property
    def name(self) -> str:
        """The backend's name."""
        return "stanza"

    @property
    def languages(self) -> frozenset[str]:
        """The one language of its model."""
        return frozenset({self.language})

    @property
    def bundled(self) -> bool:
        """Whether it runs the model in this package."""
        return self.language == "en" and self.package is None and self.directory is None

    def annotate(self, text: str) -> Parse:
        """Parse one text.

        Raises
        ------
        BackendFailedError
            Where Stanza raises.
        ModelNotFoundError
            Where a part of the model turns out to be missing when it is loaded.
        """
        return self._run([text])[0]

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts in batches and yield the results in input order."""
        for batch in batches(texts, self.batch_characters):
            yield from self._run(batch)

    def _run(self, texts: Sequence[str]) -> list[Parse]:
        """Parse a batch; long texts go through in pieces, blank ones never reach Stanza."""
        parts = [
            (k, at, part)
            for k, text in enumerate(texts)
            for at, part in pieces(_fold(clean(text)), self.batch_characters)
            if part.strip()
        ]
        sentences: list[list[list[Word]]] = [[] for _ in texts]
        names: list[list[EntitySpan]] = [[] for _ in texts]
        queue = iter(parts)
        for batch in batches((part for _, _, part in parts), self.batch_characters):
            for readings in self._read(batch):
                k, at, _ = next(queue)
                folded = {m.end(1): m.end() for m in ENDLESS.finditer(texts[k])}
                for rows, found in readings:
                    sentences[k].append(_words(texts[k], rows, at, folded))
                    names[k] += (
                        EntitySpan(at + i, at + j, NAMES.get(c, c.upper())) for i, j, c in found
                    )
        return [
            Parse.build(text, sentences[k], language=self.language, entities=names[k])
            for k, text in enumerate(texts)
        ]

    def _read(self, texts: Sequence[str]) -> list[list[Reading]]:
        """Return the sentences of each text."""
        with self._lock:
            if self._engine is None:
                self._engine = self._load()
            try:
                found: list[list[Reading]] = self._engine.read(texts)
            except Exception as error:
                raise BackendFailedError(
                    f"Stanza failed on a batch of {len(texts)} texts: {error!r}"
                ) from error
            return found

    def _load(self) -> Any:
        """Load the models."""
        import stanza

        from eventx.backends.stanza_engine import Engine
        from eventx.backends.stanza_pipeline import Pipeline

        try:
            if self.bundled:
                return Engine(BUNDLED, self.device, LONGEST)
            return Pipeline(
                stanza.Pipeline(
                    self.language,
                    dir=str(self._place()),
                    package=self._package(),
                    processors=",".join(self._steps()),
                    device=self.device,
                    download_method=None,
                    pos_batch_maximum_tokens=WORDS_AT_ONCE,
                    depparse_batch_size=WORDS_AT_ONCE,
                    verbose=False,
                ),
                LONGEST,
            )
        except (FileNotFoundError, stanza.pipeline.core.LanguageNotDownloadedError) as error:
            raise self._not_found(str(error)) from error
        except Exception as error:
            raise BackendFailedError(f"Stanza could not load its models: {error!r}") from error

    def _place(self) -> Path:
        """Return the directory of the models."""
        if self.bundled:
            return BUNDLED
        if self.directory is not None:
            return Path(self.directory)
        if "STANZA_RESOURCES_DIR" in os.environ:
            return Path(os.environ["STANZA_RESOURCES_DIR"])
        from stanza.resources.common import DEFAULT_MODEL_DIR

        return Path(DEFAULT_MODEL_DIR)

    def _package(self) -> str:
        return self.package or "default"

    def _steps(self) -> tuple[str, ...]:
        """Return the processors that the package has; all but names are needed.

        Raises
        ------
        ModelNotFoundError
            Where the package, or the file of a processor, is not there.
        """
        place, package = self._place(), self._package()
        index = place / "resources.json"
        try:
            resources = json.loads(index.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise self._not_found(f"{index} can't be read: {error}") from error
        known = resources.get(self.language, {})
        known = resources.get(known.get("alias"), known)
        models = known.get("packages", {}).get(package) or {
            step: package for step in STEPS if package in known.get(step, {})
        }
        steps = tuple(step for step in STEPS if step in models)
        if not {"tokenize", "pos", "depparse"} <= set(steps):
            raise self._not_found(f"{index} lists no such package with a parser")
        for step in steps:
            model = place / self.language / step / f"{models[step]}.pt"
            if models[step] != "identity" and not model.exists():
                raise self._not_found(f"there is no {model}")
        return steps

    def _not_found(self, why: str) -> ModelNotFoundError:
        place = "" if self.directory is None else f", model_dir={str(self.directory)!r}"
        call = f"stanza.download({self.language!r}, package={self._package()!r}{place})"
        command = (
            "pip install --force-reinstall eventx"
            if self.bundled
            else f'python -c "import stanza; {call}"'
        )
        return ModelNotFoundError(
            f"Stanza's model {self._package()!r} for {self.language!r} is not on this machine "
            f"({why}). eventx never downloads; to get it, run: {command}"
        )


def _fold(text: str) -> str:
    """Leave the first letters of an endless word, and white space for the rest of it.

    Stanza's tokenizer takes quadratic time over one.
    """
    return ENDLESS.sub(lambda m: m[1] + " " * (m.end() - m.end(1)), text)


def _words(text: str, rows: Iterable[Row], at: int, folded: Mapping[int, int]) -> list[Word]:
    """Return the words of a sentence.

    Parameters
    ----------
    text : str
        The text that the user gave.
    rows : iterable of Row
        The words as they were read.
    at : int
        Where in `text` begins what was read.
    folded : mapping of int to int
        Where the first letters of endless words end, and where the words do.
    """
    words = []
    for read, start, stop, part, lemma, upos, xpos, feats, head, deprel in rows:
        end = folded.get(at + stop, at + stop)
        form = read if part else " ".join(text[at + start : end].split())
        base = lemma if lemma and read != UNREAD else form
        words.append(Word(form, base, upos, xpos, feats, head, deprel, at + start, end))
    return words
