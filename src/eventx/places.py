"""Which country a place is in: names, demonyms, capitals, cities, regions, metonyms.

The table decides; where it does not know a name, the phrase's own words do ("Lviv,
Ukraine", "the Israeli city"); otherwise the answer is None.
"""

from functools import cache

from eventx.lexicon import table
from eventx.parse import Parse, Token

__all__ = ("code", "country")


@cache
def _codes(language: str) -> dict[str, str]:
    return {name: iso for name, iso, _ in table(language, "countries")}


def code(name: str, language: str = "en") -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country, demonym, city or region.

    Parameters
    ----------
    name : str
        As written; case and a "the" in front do not matter.
    language : str
        ISO 639-1 code of the name's language.
    """
    key = " ".join(name.lower().split())
    known = _codes(language)
    return known.get(key) or known.get(key.removeprefix("the "))


WIDEST = 6  # words of a name in the table


def country(parse: Parse, head: Token) -> str | None:
    """Return the code of the country that the phrase headed by `head` names or lies in.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    head : Token
        Head of a place, demonym or country-like actor.
    """
    found = _named(parse, head)
    if found is not None:
        return found
    for child in parse.dependents[head.i]:
        # "Lviv, Ukraine", "the city of Jenin", "Taipei's Neihu District", "the Israeli city", "a town in Syria"
        if child.rel in ("appos", "nmod", "compound", "flat", "amod", "conj") and child.rel != "conj":
            found = _named(parse, child)
            if found is not None:
                return found
    return None


def _named(parse: Parse, token: Token) -> str | None:
    """Return the code of the longest name in the table that `token` is part of."""
    known = _codes(parse.language)
    if not token.form[:1].isupper():
        return None
    sentence = parse.sentences[token.sentence]
    first = max(sentence.first, token.i - WIDEST + 1)
    stop = min(sentence.stop, token.i + WIDEST)
    lows = [t.low for t in parse.tokens[first:stop]]
    at = token.i - first
    for width in range(WIDEST, 0, -1):
        for start in range(max(0, at - width + 1), min(at, len(lows) - width) + 1):
            name = " ".join(lows[start : start + width]).replace(" 's", "'s").replace(" ’s", "’s")
            if name in known:
                return known[name]
    return None
