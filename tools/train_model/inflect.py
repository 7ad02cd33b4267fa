"""Inflect English nouns and verbs: the forms of a lemma, regular and irregular.

spaCy's rules undo endings of words that are asked for; a dictionary has to have every
form beforehand. The regular endings are those of any English grammar; irregular forms
are in ``irregular.toml``, written by hand.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ("irregular", "noun_forms", "verb_forms")

HISSING: Final = re.compile(r"(?:s|x|z|ch|sh)$")
CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
CLOSED: Final = re.compile(r"(?:^|[^aeiou])[aeiou][bdfgklmnprtvz]$|(?:^|[^aeiou])u[aeiou]t$")
"""What doubles its last letter where it is stressed: "stop", "refer", "quit"."""
SYLLABLE: Final = re.compile(r"[aeiouy]+")


@cache
def irregular() -> Mapping[str, Mapping[str, str]]:
    """Return the lemma of each irregular form, by part of speech.

    Verbs come with their prefixes: "overthrew", "withheld", "rebuilt".
    """
    lists = tomllib.loads(Path(__file__).with_name("irregular.toml").read_text(encoding="utf-8"))
    verbs = {form: lemma for lemma, forms in lists["verb"].items() for form in forms.split()}
    prefixed = {
        before + form: before + lemma
        for lemma, befores in lists["prefixed"].items()
        for before in befores.split()
        for form in lists["verb"][lemma].split()
    }
    nouns = {form: lemma for lemma, forms in lists["noun"].items() for form in forms.split()}
    return {"VERB": verbs | prefixed, "NOUN": nouns}


def noun_forms(lemma: str) -> Iterator[str]:
    """Yield the regular plurals of a noun: "cities"; "heroes" and "heros"."""
    if lemma.endswith("man") and len(lemma) > len("woman") - 1:
        yield lemma[:-2] + "en"
    elif HISSING.search(lemma):
        yield lemma + "es"
    elif CONSONANT_Y.search(lemma):
        yield lemma[:-1] + "ies"
    else:
        yield lemma + "s"
        if lemma.endswith("o"):
            yield lemma + "es"


def verb_forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb: "stops", "stopped", "stopping".

    Where the stress decides and the spelling does not tell it, both spellings come, as
    they do where the countries differ ("traveled", "travelled").
    """
    yield from noun_forms(lemma) if not lemma.endswith("man") else [lemma + "s"]
    if lemma.endswith("e"):
        yield lemma + "d"
        if lemma.endswith("ie"):
            yield lemma[:-2] + "ying"
        elif lemma.endswith(("ee", "oe", "ye")):
            yield lemma + "ing"
        else:
            yield lemma[:-1] + "ing"
        return
    if CONSONANT_Y.search(lemma):
        yield lemma[:-1] + "ied"
        yield lemma + "ing"
        return
    for stem in _stems(lemma):
        yield stem + "ed"
        yield stem + "ing"


def _stems(lemma: str) -> list[str]:
    """Return what the endings go behind: "stopp", "visit" and "visitt", "panick"."""
    if lemma.endswith("c"):
        return [lemma + "k", lemma]
    if not CLOSED.search(lemma):
        return [lemma]
    doubled = lemma + lemma[-1]
    return [doubled] if len(SYLLABLE.findall(lemma)) == 1 else [lemma, doubled]
