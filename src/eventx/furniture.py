"""Which words stand around an article and not in it: "Click to share", "(Reporting by Ann Lee)"."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("furniture",)


@frozen
class Lists:
    """The phrases of a language, as tuples of words by each word that they hold."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    mail: frozenset[str]
    taking: frozenset[str]


@cache
def lists(language: str) -> Lists:
    """Return the lists of `language`, read once."""
    data = words(language, "furniture")
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (tuple(line.split()) for line in data["phrase"]):
        for word in set(phrase):
            phrases[word].append(phrase)
    return Lists(
        {word: tuple(found) for word, found in phrases.items()},
        frozenset(data["mail"]),
        frozenset(data["taking"]),
    )


def furniture(parse: Parse, token: Token) -> bool:
    """Say whether a word is part of the page, not of the article: "[Click] to share".

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    token : Token
        A verb or a noun that might tell of an event.
    """
    known = lists(parse.language)
    if any(_stands(parse, token, phrase) for phrase in known.phrases.get(token.low, ())):
        return True
    return token.lemma.lower() in known.taking and _mailed(parse, token, known)


def _stands(parse: Parse, token: Token, phrase: tuple[str, ...]) -> bool:
    """Say whether a phrase with a capital stands around `token`."""
    first = token.i - phrase.index(token.low)
    found = parse.tokens[max(first, 0) : first + len(phrase)]
    return found[0].form[:1].isupper() and tuple(t.low for t in found) == phrase


def _mailed(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether readers are told to take a newsletter: no "she", no "the firm" does it."""
    sentence = parse.sentences[verb.sentence]
    if not any(t.low in known.mail for t in parse.tokens[verb.i : sentence.stop]):
        return False
    subject = parse.child(verb, "nsubj")
    return subject is None or subject.low == "you"
