"""Make Stanza's lemmatizer: a dictionary, with no model behind it.

It has what the treebanks have, the irregular forms of `inflect`, for many more forms
what spaCy's rules and lists (MIT licence) make of them, and all regular forms of their
verbs and of the nouns that are in use; with a capital, too, as at the head of a sentence.
"""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tools.train_model.inflect import irregular, noun_forms, verb_forms

log = logging.getLogger(__name__)

CLASSES = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
"""spaCy's tables, and the parts of speech they are for."""

AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT"})
"""Parts of speech whose words are no others at the head of a sentence."""

ANY = "*"
"""Where Stanza's dictionary has what holds for all parts of speech."""

Dictionary = dict[str, dict[str, str]]
"""The lemma of each form, by part of speech."""


@frozen
class Rules:
    """spaCy's tables for a part of speech.

    Parameters
    ----------
    exceptions : mapping
        Irregular forms and their lemmas.
    lemmas : frozenset of str
        All lemmas.
    endings : sequence of pairs
        Endings and what takes their places.
    """

    exceptions: Mapping[str, Sequence[str]]
    lemmas: frozenset[str]
    endings: Sequence[Sequence[str]]

    def lemma(self, form: str) -> str | None:
        """Return the lemma of a form, if it is one of this part of speech."""
        if form in self.exceptions:
            return self.exceptions[form][0]
        if form in self.lemmas:
            return form
        for ending, new in self.endings:
            stem = form.removesuffix(ending)
            if len(stem) >= 2 and form != stem and stem + new in self.lemmas:
                return stem + new
        return None


def train(folder: Path, out: Path, package: str) -> None:
    """Write ``en_lemma.pt``.

    Parameters
    ----------
    folder : Path
        What `data.prepare` wrote.
    out : Path
        Where the model goes.
    package : str
        An installed English pipeline of spaCy's.
    """
    from stanza.models import lemmatizer
    from stanza.models.lemma.trainer import Trainer

    lemmatizer.main([
        "--mode", "train", "--shorthand", "en_all", "--dict_only", "--cpu",
        "--train_file", str(folder / "all.train.conllu"),
        "--eval_file", str(folder / "all.dev.conllu"),
        "--save_dir", str(out), "--save_name", "en_lemma.pt",
    ])  # fmt: skip
    model = Trainer(model_file=str(out / "en_lemma.pt"))
    tables, words = spacy_tables(package)
    words |= newswire(folder / "names.train.json")
    correct(model.pos_dict, tables)
    extend(model.pos_dict, tables, words)
    inflect(model.pos_dict, tables, words)
    capitalize(model.pos_dict, treebank(folder / "all.train.conllu"))
    model.save(str(out / "en_lemma.pt"))
    log.info("lemmas: %s", {k: len(v) for k, v in model.pos_dict.items()})


def spacy_tables(package: str) -> tuple[dict[str, Rules], set[str]]:
    """Return the tables of a spaCy pipeline by part of speech, and the words it knows."""
    import spacy

    pipeline = spacy.load(package)
    tables = pipeline.get_pipe("lemmatizer").lookups
    rules, exceptions, lemmas = (
        tables.get_table(f"lemma_{name}") for name in ("rules", "exc", "index")
    )
    found = {
        upos: Rules(exceptions.get(name, {}), frozenset(lemmas.get(name, ())), rules.get(name, ()))
        for name, upos in CLASSES.items()
    }
    return found, plain(pipeline.vocab.strings)


def newswire(path: Path) -> set[str]:
    """Return the words of the newswire."""
    return plain(word["text"] for sentence in json.loads(path.read_bytes()) for word in sentence)


def treebank(path: Path) -> set[tuple[str, str]]:
    """Return the forms of the treebanks in lower case, each with its part of speech."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    words = (row for row in rows if row[0].isdigit())
    return {(row[1], row[3]) for row in words if row[1].islower() and row[3] not in AS_WRITTEN}


def plain(words: Iterable[str]) -> set[str]:
    """Return words of ASCII letters in lower case, without what is hardly a word."""
    return {w.lower() for w in words if w.isascii() and w.isalpha() and 2 < len(w) <= 16}


def lookup(dictionary: Dictionary, form: str, upos: str) -> str | None:
    """Return what Stanza finds for a form."""
    return dictionary.get(upos, {}).get(form) or dictionary.get(ANY, {}).get(form)


def extend(dictionary: Dictionary, tables: Mapping[str, Rules], words: Iterable[str]) -> None:
    """Add the lemmas of words, as far as the treebanks do not have them."""
    known = {
        (word, upos): lemma
        for upos, rules in tables.items()
        for word in words
        if (lemma := lookup(dictionary, word, upos) or rules.lemma(word))
    }
    for (word, upos), lemma in sorted(known.items()):
        if lookup(dictionary, word, upos) is None and lemma != word:
            dictionary.setdefault(upos, {})[word] = lemma
        if lookup(dictionary, word.capitalize(), upos) is None:
            dictionary.setdefault(upos, {})[word.capitalize()] = lemma


def correct(dictionary: Dictionary, tables: Mapping[str, Rules]) -> None:
    """Mend lemmas that annotators got wrong: "fled" is no form of "flead", nor "freed" of "fre"."""
    for upos, forms in irregular().items():
        dictionary.setdefault(upos, {}).update(forms)
    for upos, rules in tables.items():
        entries = dictionary.get(upos, {})
        for form, lemma in entries.items():
            better = rules.lemma(form) if form.islower() and lemma not in rules.lemmas else None
            if better and form.isalpha():
                entries[form] = better


def inflect(dictionary: Dictionary, tables: Mapping[str, Rules], words: Iterable[str]) -> None:
    """Add the regular forms of verbs, and of nouns among `words`, that nothing else gives.

    Of two lemmas with one form ("singing"), that which the treebanks have comes first.
    """
    used = frozenset(words)
    lemmas = {"VERB": tables["VERB"].lemmas, "NOUN": tables["NOUN"].lemmas & used}
    for upos, make in (("VERB", verb_forms), ("NOUN", noun_forms)):
        entries = dictionary.setdefault(upos, {})
        seen = frozenset(entries.values())
        found: Dictionary = {upos: {}}
        for lemma in sorted(plain(lemmas[upos]), key=lambda word: (word not in seen, word)):
            for form in make(lemma):
                found[upos].setdefault(form, lemma)
        for form, lemma in found[upos].items():
            if form not in entries and form not in tables[upos].lemmas:
                entries[form] = lemma
                if upos == "VERB":
                    entries.setdefault(form.capitalize(), lemma)
    for noun in lemmas["NOUN"]:
        if noun.endswith("ing") and lookup(dictionary, noun, "NOUN") != noun:
            dictionary["NOUN"][noun] = noun  # "the kidnapping", where the treebanks have the verb


def capitalize(dictionary: Dictionary, words: Iterable[tuple[str, str]]) -> None:
    """Add forms with a capital, which Stanza would otherwise not find there."""
    for form, upos in sorted(words):
        lemma = lookup(dictionary, form, upos)
        if lemma and lookup(dictionary, form.capitalize(), upos) is None:
            dictionary.setdefault(upos, {})[form.capitalize()] = lemma
