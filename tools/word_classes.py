"""Write the nouns that name people, ``src/eventx/lexicon/en/people.toml``.

Source: the noun files of WordNet 3.0 (``data.noun``, ``index.sense``). A noun is taken
where nearly all its uses in WordNet's tagged texts are of senses filed under "person", and
where its plural is frequent in the word counts of wordfreq: adjectives that WordNet also
lists as nouns ("the great") have hardly a plural. wordfreq and not a treebank, because the
half a million words of the open treebanks lack many of these nouns altogether. Words of
``actors.toml``, which is written by hand, are not repeated; of what is left, the words in
`EXCEPT`, found by reading the list, are taken out.

Usage, DICT being WordNet's folder ``dict``::

    pip install --group lexicon
    python tools/word_classes.py DICT
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import fill

LEXICON = Path(__file__).parents[1] / "src/eventx/lexicon/en"
PERSON = 18  # the number of the lexicographer file "noun.person"
SMOOTHING = 0.2  # added to the tagged uses of each sense; many nouns have none
SHARE = 0.7  # of a noun's uses, those that must be of people
FREQUENCY = 2.0  # Zipf scale: once in ten million words
# Endings of the singular and what the plural has instead.
PLURALS = {
    "": "s", "y": "ies", "man": "men", "child": "children", "fe": "ves", "s": "ses", "x": "xes",
    "ch": "ches", "sh": "shes", "z": "zes", "o": "oes",
}  # fmt: skip
# What these words mean in news, where it is seldom a person.
EXCEPT = frozenset([
    # things, brands, works and machines
    "avatar", "batter", "blaster", "bleacher", "booby", "booker", "bookworm", "broad", "buff", "bugger", "buster",
    "classifier", "closer", "comic", "constructor", "cyborg", "emulator", "exchanger", "fitter", "grabber",
    "gremlin", "jobber", "kicker", "lifter", "loader", "locator", "mascot", "monger", "mover", "narrator", "packer",
    "passer", "personage", "planter", "plier", "puke", "puller", "raiser", "reliever", "ripper", "rover", "slinger",
    "solver", "spitfire", "splitter", "stationer", "switcher", "terminator", "thunderbird", "tracker", "treater",
    "wailer", "waster", "whisperer",
    # beasts and spirits
    "aeon", "alien", "angel", "archangel", "banshee", "behemoth", "bogey", "cherub", "colossus", "daemon",
    "demigod", "demon", "divinity", "doppelganger", "dragon", "dwarf", "earthling", "extraterrestrial", "fairy",
    "genie", "ghoul", "gnome", "goblin", "griffin", "hobbit", "imp", "leprechaun", "mermaid", "monster", "mutant",
    "ogre", "peri", "pixie", "primate", "revenant", "satyr", "sprite", "unicorn", "vampire", "whale", "witch",
    "zombie",
    # adjectives, verbs and adverbs
    "adept", "ancient", "anti", "auxiliary", "belle", "belligerent", "biter", "colonial", "comer", "craven", "dear",
    "deb", "deviate", "domestic", "dry", "dupe", "eccentric", "embodiment", "equal", "familiar", "fatty",
    "fledgling", "framer", "great", "have", "immortal", "intimate", "lightweight", "lovely", "mimic", "mod",
    "modern", "neutral", "pander", "phony", "prior", "private", "pro", "provincial", "regular", "rogue", "roomy",
    "savage", "scold", "shrink", "smoothy", "sneak", "stiff", "super", "tease", "temp", "tout", "undesirable",
    "unfortunate", "worthy",
    # terms of other fields, names
    "augur", "donna", "estimator", "fille", "fink", "flapper", "harper", "hick", "initiator", "ma", "mercer", "nob",
    "pa", "pol", "pom", "sib", "sovereign", "towny", "ump",
    # abuse
    "babe", "berk", "bimbo", "coon", "cretin", "cripple", "fucker", "git", "harlot", "midget", "retard", "shithead",
    "slut", "wanker", "wench", "whore",
])  # fmt: skip
HEADER = """\
# Nouns that name people, besides those in actors.toml. All words are lemmas.
# Derived from WordNet 3.0, Copyright 2006 by Princeton University: see WordNet.LICENSE beside this file.
# Which words are frequent enough was decided by wordfreq's counts.
# Written by `python tools/word_classes.py DICT` on {date}; correct the script, not this file.

person = [
"""


def people(folder: Path, frequency: Callable[[str], float]) -> set[str]:
    """Return the nouns of WordNet that nearly always name people and are frequent.

    Parameters
    ----------
    folder : Path
        WordNet's folder ``dict``.
    frequency : callable
        Says how frequent a word form is, on the Zipf scale.
    """
    return {
        noun
        for noun, share in shares(folder).items()
        if share > SHARE and max(map(frequency, plurals(noun))) >= FREQUENCY
    }


def shares(folder: Path) -> dict[str, float]:
    """Return the share of people in the uses of each noun of one word, in lower case."""
    barred = names_and_slang(folder)
    uses: dict[str, float] = defaultdict(float)
    personal: dict[str, float] = defaultdict(float)
    for line in rows(folder / "index.sense"):
        key, synset, _, tagged = line.split()
        noun, _, sense = key.partition("%")
        part, file = (int(field) for field in sense.split(":")[:2])
        if part == 1 and noun.isalpha():
            count = int(tagged) + SMOOTHING
            uses[noun] += count
            if file == PERSON and (synset, noun) not in barred:
                personal[noun] += count
    return {noun: personal[noun] / total for noun, total in uses.items()}


def names_and_slang(folder: Path) -> set[tuple[str, str]]:
    """Return (synset, noun) where a noun is a proper name, or WordNet marks it as slang or slur."""
    found: set[tuple[str, str]] = set()
    for line in rows(folder / "data.noun"):
        synset, _, _, size, rest = line.split(" ", 4)
        fields = rest.split(" ")
        words = fields[: 2 * int(size, 16) : 2]
        found.update((synset, word.lower()) for word in words if word != word.lower())
        pointers = fields[2 * len(words) + 1 :]
        for i in range(0, 4 * int(fields[2 * len(words)]), 4):
            if pointers[i] == ";u":  # "domain of usage", of one word or (00) of all
                which = int(pointers[i + 3][:2], 16)
                found.update((synset, word) for word in (words[which - 1 : which] or words))
    return found


def plurals(noun: str) -> Iterator[str]:
    """Yield what the plural of a noun may be: "spies" and "spys"."""
    for singular, plural in PLURALS.items():
        if noun.endswith(singular):
            yield noun.removesuffix(singular) + plural


def rows(path: Path) -> Iterator[str]:
    """Yield the lines of one of WordNet's files without the licence at its head."""
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith(" "))


def toml(nouns: Iterable[str]) -> str:
    """Return the word list as TOML."""
    listed = fill(" ".join(f'"{noun}",' for noun in sorted(nouns)), 100, break_on_hyphens=False)
    body = "\n".join(f"    {line}" for line in listed.splitlines())
    return f"{HEADER.format(date=date.today().isoformat())}{body}\n]\n"


def main(folder: Path) -> None:
    """Write the list that ships."""
    from wordfreq import zipf_frequency

    known = tomllib.loads((LEXICON / "actors.toml").read_text(encoding="utf-8"))
    found = people(folder, lambda form: zipf_frequency(form, "en"))
    found -= EXCEPT.union(*known.values())
    (LEXICON / "people.toml").write_text(toml(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
