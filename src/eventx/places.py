"""Which country a place is in: names, demonyms, capitals, cities, regions, metonyms.

The table decides; where it does not know a name, the words beside it do ("Mughayir,
West Bank", "the Israeli city"); otherwise the answer is None.
"""

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from eventx.lexicon import table, words
from eventx.parse import Parse, Token

__all__ = ("Place", "code", "country", "known_place", "place_at")

WIDEST = 7  # words of a name in the table
NEAR = 400  # words looked at to settle a collision


@frozen
class Place:
    """A row of the country table.

    Attributes
    ----------
    code : str
        ISO 3166-1 alpha-2; ``XK`` for Kosovo.
    kind : str
        ``country``, ``demonym``, ``capital``, ``city``, ``region``, ``metonym`` (the seat of
        a government), ``organisation``, ``people`` (a part of a nation) or ``former`` (a state
        that is no more).
    """

    code: str
    kind: str


@cache
def _places(language: str) -> dict[str, Place]:
    """Return the table by lower-cased name, read once."""
    kinds: dict[tuple[str, str], Place] = {}
    found = {}
    for name, iso, kind in table(language, "countries"):
        place = kinds.get((iso, kind))
        if place is None:
            place = kinds[iso, kind] = Place(iso, kind)
        found[name] = place
    return found


@cache
def _openings(language: str) -> dict[str, int]:
    """Return the most words of a name in the table, by its first word."""
    longest: dict[str, int] = {}
    for name in _places(language):
        words = name.replace("'", " '").replace("-", " - ").split()
        first = words[0].rstrip(".,")
        longest[first] = max(longest.get(first, 0), len(words))
    return longest


@cache
def _parts(language: str) -> frozenset[str]:
    """Return the words that names in the table are made of."""
    return frozenset(word for name in _places(language) for word in WORD.findall(name))


WORD = re.compile(r"\w+")


def known_place(name: str, language: str = "en") -> Place | None:
    """Return the table's row for a name; case, a "the" in front and "'s" do not matter.

    Parameters
    ----------
    name : str
        As written.
    language : str
        ISO 639-1 code of the name's language.
    """
    key = " ".join(name.lower().split()).replace("’", "'").removesuffix("'s")
    known = _places(language)
    return known.get(key) or known.get(key.removeprefix("the "))


def code(name: str, language: str = "en") -> str | None:
    """Return the ISO 3166-1 alpha-2 code for a country, demonym, city or region, or None.

    Parameters are those of `known_place`.
    """
    place = known_place(name, language)
    return place.code if place else None


def country(parse: Parse, head: Token) -> str | None:
    """Return the code of the country that the phrase headed by `head` names or lies in.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    head : Token
        Head of a place, demonym or country-like actor.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2; None where neither the table nor the phrase tells.
    """
    # "Taipei, Taiwan", "Georgia, USA", "Paris, Texas": what a place lies in is surer than its name
    around = _beside(parse, head)
    if around is not None:
        return around.code
    place = place_at(parse, head)
    if place is not None:
        return place.code
    if head.low in _shared(parse.language):
        return None
    found = {p.code for p in _within(parse, head)}
    return found.pop() if len(found) == 1 else None


def place_at(parse: Parse, token: Token) -> Place | None:
    """Return the table's row for the longest known name that `token` is part of.

    A name within a person's is none: "Jordan" of "Michael Jordan", "Paris" of "Paris Hilton".
    """
    if not token.form[:1].isupper():
        return None
    if token.low.isalnum() and token.low not in _parts(parse.language):
        return None  # as most names
    known, openings = _places(parse.language), _openings(parse.language)
    sentence, at = parse.sentences[token.sentence], token.i
    for first in range(max(sentence.first, at - WIDEST + 1), at + 1):
        widest = openings.get(parse.tokens[first].low.rstrip(".,"), 0)
        for stop in range(min(sentence.stop, first + widest), at, -1):
            span = parse.tokens[first:stop]
            key = _spelling(parse, span)
            place = known.get(key) or known.get(f"{key}{_stop(parse, span)}")
            if place is not None:
                return None if _personal(parse, span) else _settled(parse, token, key, place)
    return None


@cache
def _collisions(language: str) -> dict[str, dict[frozenset[str], Place]]:
    """Return, for names of two places, which words around speak for the less usual one."""
    return {
        name: {frozenset(cues): Place(iso, "region") for iso, cues in other.items()}
        for name, other in words(language, "organisations")["collision"].items()
    }


AROUND = 2  # sentences on each side that settle which of two places is meant


def _settled(parse: Parse, token: Token, name: str, place: Place) -> Place:
    """Return the place that the sentences around mean: "Georgia" beside "Atlanta" or "Tbilisi"."""
    others = _collisions(parse.language).get(name)
    if not others:
        return place
    near = parse.sentences[max(0, token.sentence - AROUND) : token.sentence + AROUND + 1]
    first, stop = near[0].first, min(near[-1].stop, near[0].first + NEAR)
    around = {t.low for t in parse.tokens[first:stop]}
    fits = [other for cues, other in others.items() if cues & around]
    return fits[0] if len(fits) == 1 else place


def _stop(parse: Parse, span: tuple[Token, ...]) -> str:
    """Return the full stop that a tokenizer took off an abbreviation: "Mich" of "Mich."."""
    end = span[-1].end
    return parse.text[end : end + 1] if parse.text.startswith(".", end) else "?"


def _spelling(parse: Parse, span: tuple[Token, ...]) -> str:
    """Return the text of some tokens as the table spells names."""
    text = parse.text[span[0].start : span[-1].end]
    return " ".join(text.lower().split()).replace("’", "'")


def _personal(parse: Parse, span: tuple[Token, ...]) -> bool:
    """Say whether a name is the rest of a longer one: "Hilton" behind, "Michael" in front."""
    inside = {t.i for t in span}
    for token in span:
        head = parse.head(token)
        if token.rel == "flat" and head is not None and head.i not in inside:
            return head.upos == "PROPN" and not _title(parse, head)
        for child in parse.dependents[token.i]:
            if child.i not in inside and child.rel == "flat" and child.upos == "PROPN":
                return True
    return False


def _title(parse: Parse, token: Token) -> bool:
    """Say whether a token is itself a place, as in the flat "New York City"."""
    return parse.text[token.start : token.end].lower() in _places(parse.language)


def _beside(parse: Parse, head: Token) -> Place | None:
    """Return the country or region behind a comma or in brackets: "Lviv, Ukraine"."""
    if not head.form[:1].isupper():
        return None
    for child in parse.dependents[head.i]:
        if child.i <= head.i or child.rel not in ("appos", "nmod", "parataxis", "list", "flat"):
            continue
        if parse.tokens[child.i - 1].form not in (",", "(") and not _comma(parse, head, child):
            continue
        place = place_at(parse, child)
        if place is not None and place.kind in ("country", "region"):
            return place
    return None


def _comma(parse: Parse, head: Token, child: Token) -> bool:
    """Say whether only a name and a comma stand between two tokens."""
    between = parse.tokens[head.i + 1 : child.i]
    return len(between) <= 4 and any(t.form in (",", "(") for t in between)


@cache
def _prepositions(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return those under which a phrase says where its head lies, and those of other places."""
    data = words(language, "places")
    return frozenset(data["lying"]), frozenset(data["apart"])


@cache
def _shared(language: str) -> frozenset[str]:
    """Return the heads of names that lie between countries: "the Taiwan Strait"."""
    return frozenset(words(language, "organisations")["shared"])


INNER = frozenset({"amod", "compound", "nmod", "appos", "flat"})


def _within(parse: Parse, head: Token) -> Iterator[Place]:
    """Yield what a phrase's modifiers name: "Taipei's Neihu District", "the town of Mughayir"."""
    lying, apart = _prepositions(parse.language)
    for child in parse.dependents[head.i]:
        if child.rel not in INNER or any(t.rel == "conj" for t in parse.dependents[child.i]):
            continue
        case = next((t.low for t in parse.dependents[child.i] if t.rel == "case"), "")
        if case in apart:
            continue
        place = place_at(parse, child)
        if place is not None:
            yield place
        elif child.deprel == "nmod:poss" or case in lying:
            # "the defense ministry of the Russian city"
            for below in parse.dependents[child.i]:
                if below.rel in ("amod", "compound") or below.deprel == "nmod:poss":
                    inner = place_at(parse, below)
                    if inner is not None:
                        yield inner
