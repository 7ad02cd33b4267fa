"""How far a phrase reaches, and what marks it: the extents of participants.

All functions read Universal Dependencies relations alone, so they hold for any
language that has a treebank.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from eventx.parse import POSITION, EntitySpan, Parse, Token
from eventx.records import Span

__all__ = (
    "clause",
    "conjuncts",
    "first_listed",
    "marker",
    "name_at",
    "noun_phrase",
    "span_of",
    "with_particle",
)

# Dependents that belong to a noun's own phrase, on its left or as part of a name.
INNER = frozenset(
    {"det", "amod", "compound", "nummod", "flat", "fixed", "goeswith", "advmod", "clf"}
)


# Others that do so in front, also what measures an adjective: "the [25-year]-old".
IN_FRONT = frozenset({"nmod:poss", "nmod:desc", "nmod:unmarked", "obl:unmarked"})


def noun_phrase(parse: Parse, head: Token) -> list[Token]:
    """Return the tokens of the noun phrase around `head`, in text order.

    It holds determiners, modifiers in front, the possessor, the parts of a name, an
    "of"-phrase ("the president of Chile") and a name set against it ("the actor Tom
    Hanks", "their leader, Kim Jong-un"); no relative clause, other apposition, conjunct or other
    trailing modifier.

    Parameters
    ----------
    parse : Parse
        The parse that `head` belongs to.
    head : Token
        The head noun, pronoun or name.

    Returns
    -------
    list of Token
        At least `head` itself.
    """
    found = [head]
    for child in parse.dependents[head.i]:
        if child.rel in INNER or child.deprel in IN_FRONT:
            if child.i < head.i or child.rel in ("flat", "fixed", "goeswith", "compound", "nummod"):
                found += parse.subtree(child)
        elif child.rel == "nmod" and child.i < head.i and head.upos == "NUM":
            found += parse.subtree(child)  # "[at least] seven"
        elif child.rel in ("nmod", "obl") and child.i > head.i and marker(parse, child) == "of":
            found += [t for t in parse.subtree(child) if not _loose(parse, t, child)]
        elif child.rel == "appos" and child.i < head.i:
            found += parse.subtree(child)
        elif child.rel == "appos" and _close(parse, child, found):
            found += noun_phrase(parse, child)
        elif child.rel == "punct" and child.form == "-":
            found.append(child)
    if len(found) > 1:
        found.sort(key=POSITION)
        found = _contiguous(found, head)
    while found[0].i != head.i and _stray(parse, found[0], found[1]):
        found = found[1:]
    while found[-1].form == "," and found[-1].i != head.i:
        found = found[:-1]  # "Raila Odinga, 79[,]"
    return _closed(parse, found)


def _close(parse: Parse, name: Token, phrase: Sequence[Token]) -> bool:
    """Say whether a name goes with the nouns of a phrase: "the actor Tom Hanks", "their leader, Kim Jong-un".

    Behind a comma only the person that an office is held by does.
    """
    before = parse.tokens[parse.subtree(name)[0].i - 1]
    if name.upos != "PROPN" or before not in phrase:
        return False
    mark = parse.tokens[before.i + 1].form
    if mark == ",":
        entity = name_at(parse, name)
        several = (
            "Number=Plur" in parse.tokens[name.head].feats
        )  # "two envoys, Ann Lee and Tom Fox"
        person = entity is not None and entity.type == "PERSON"
        return before.upos == "NOUN" and person and not several
    return mark != "(" and before.upos in ("NOUN", "PROPN")  # "Secretary of State Ann Lee"


def name_at(parse: Parse, token: Token) -> EntitySpan | None:
    """Return the name that a token belongs to."""
    at = bisect_right(parse.entities, token.start, key=attrgetter("start")) - 1
    found = parse.entities[at] if at >= 0 else None
    return found if found is not None and found.end >= token.end else None


def _stray(parse: Parse, first: Token, second: Token) -> bool:
    """Say whether the first token of a phrase is none of it: "[of] relations", "[mostly in] Iraq".

    What limits a number is: "at least 12 people", "up to 50 soldiers", "more than ten".
    """
    if first.upos == "ADV":
        return second.i > first.i + 1 or (second.upos == "ADP" and second.head != first.i)
    if first.deprel == "cc":
        return True  # "[and] government offices", but "both US and Kenyan forces"
    if first.upos == "ADP" or first.rel == "case":
        return all(t.upos != "NUM" for t in islice(parse.ancestors(first), 2))
    return first.upos == "PUNCT"


OPENERS = {"”": "“", "’": "‘", "»": "«", "“": "„", ")": "(", "]": "[", '"': '"', "''": "``"}


def _closed(parse: Parse, tokens: list[Token]) -> list[Token]:
    """Take in the mark behind a phrase that closes one inside it: "a “warm letter”"."""
    after = tokens[-1].i + 1
    closer = parse.tokens[after].form if after < len(parse.tokens) else ""
    opener = OPENERS.get(closer)
    if opener is None:
        return tokens
    inside = [t.form for t in parse.tokens[tokens[0].i : after]]
    opened, closed = inside.count(opener), inside.count(closer)
    unclosed = opened % 2 if opener == closer else opened > closed
    return [*tokens, parse.tokens[after]] if unclosed else tokens


# Trailing modifiers that do not help to say which one is meant.
LOOSE = frozenset({"acl", "appos", "parataxis", "advcl"})


def _loose(parse: Parse, token: Token, top: Token) -> bool:
    """Say whether `token` hangs in a trailing clause somewhere below `top`.

    A name right behind its noun trails not: "the wife of the politician Karim Saleh".
    """
    while token.i != top.i:
        above = parse.tokens[token.head]
        if token.deprel == "nmod" and _trails(parse, token, above):
            return True
        if token.rel in LOOSE and not (token.rel == "appos" and _close(parse, token, [above])):
            return True
        token = above
    return False


def _trails(parse: Parse, token: Token, above: Token) -> bool:
    """Say whether a modifier says where or with whom, not which: "the doors of the palace [in Lima]".

    What is inside a name does not trail: "the Court of Appeals [for the Sixth Circuit]".
    """
    if marker(parse, token) in ("", "of"):
        return False
    entity = name_at(parse, above)
    return entity is None or entity.end < token.end


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run around `head`, allowing gaps of two words (quotation marks, hyphens)."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 3:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 3:
        last += 1
    return tokens[first : last + 1]


def clause(parse: Parse, head: Token) -> list[Token]:
    """Return the tokens of the clause around `head`, without "that" and outer punctuation.

    "He said [that] they had left early, …" gives "they had left early". The "to" of an
    infinitive stays.
    """
    tokens = parse.subtree(head)
    while tokens and tokens[-1].upos == "PUNCT" and tokens[-1].i != head.i:
        tokens.pop()
    skip = 0
    while skip < len(tokens) - 1 and tokens[skip].i != head.i:
        t = tokens[skip]
        if (
            t.upos == "PUNCT"
            or (t.rel == "mark" and t.upos == "SCONJ" and t.head == head.i)
            or t.rel == "cc"
        ):
            skip += 1
        else:
            break
    return tokens[skip:]


def conjuncts(parse: Parse, head: Token) -> list[Token]:
    """Return `head` and the conjuncts that hang on it, in text order.

    "Kim and Shoigu" under "met" gives both; UD hangs all conjuncts on the first.
    """
    found = [head]
    for token in found:  # it grows meanwhile
        found += [t for t in parse.dependents[token.i] if t.rel == "conj"]
    if len(found) > 1:
        found.sort(key=POSITION)
    return found


def first_listed(parse: Parse, noun: Token) -> Token:
    """Return the first of the nouns in a list, on which UD hangs the others."""
    while noun.rel == "conj" and noun.head >= 0 and parse.tokens[noun.head].upos in NOUNS:
        noun = parse.tokens[noun.head]
    return noun


NOUNS = frozenset({"NOUN", "PROPN"})


def marker(parse: Parse, token: Token) -> str:
    """Return the preposition of a phrase in lower case ("because of"), or an empty string.

    Some parses hang it on a title or another part of a name: "[to] Secretary of State Ann Lee".
    """
    found = _case(parse, token, token.i)
    for part in parse.dependents[token.i] if not found else ():
        if part.deprel in PARTS:
            found = found or _case(parse, part, min(token.i, part.i))
    return found


def _case(parse: Parse, token: Token, stop: int) -> str:
    for child in parse.dependents[token.i]:
        if child.i >= stop:
            break
        if child.rel == "case" and child.upos != "PUNCT":
            fixed = [t.low for t in parse.dependents[child.i] if t.rel == "fixed"]
            return " ".join([child.low, *fixed]) if fixed else child.low
    return ""


PARTS = frozenset({"compound", "flat", "nmod:desc"})


def with_particle(parse: Parse, token: Token) -> str:
    """Return a lemma with its particle, as the word lists have it: "rule out"."""
    lemma = token.lemma.lower()
    for child in parse.dependents[token.i]:
        if child.deprel == "compound:prt":
            return f"{lemma} {child.low}"
    return lemma


def span_of(parse: Parse, tokens: Sequence[Token]) -> Span:
    """Return the span from the first to the last of `tokens`, which are in text order."""
    start, end = tokens[0].start, tokens[-1].end
    return Span(start, end, parse.text[start:end])
