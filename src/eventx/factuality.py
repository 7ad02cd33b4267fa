"""Did it happen: polarity and factuality, through all that an event is embedded in.

The walk goes from the trigger up the tree. The clause's own auxiliaries and negation
come first; then every governor that the event is a complement, purpose or modifier of
adds what it says of it ("refused to agree to sign": *sign* did not happen).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.predicates import Trigger
from eventx.records import Factuality, Polarity

__all__ = ("judge",)


@frozen
class Operators:
    """What words make of the events in their scope, by lemma or form."""

    auxiliary: dict[str, str]
    governor: dict[str, str]
    creates: dict[str, str]
    modifier: dict[str, str]
    mark: dict[str, str]
    adverb: dict[str, str]
    negation: dict[str, frozenset[str]]


@cache
def operators(language: str) -> Operators:
    """Return the operators of `language`, read once."""
    data = words(language, "factuality")

    def by_word(table: dict[str, list[str]]) -> dict[str, str]:
        return {word: status for status, listed in table.items() for word in listed}

    negation: dict[str, Any] = data["negation"]
    return Operators(
        by_word(data["auxiliary"]),
        by_word(data["governor"]),
        by_word(data["creates"]),
        by_word(data["modifier"]),
        by_word(data["mark"]),
        by_word(data["adverb"]),
        {kind: frozenset(listed) for kind, listed in negation.items()},
    )


def judge(parse: Parse, trigger: Trigger) -> tuple[Polarity, Factuality]:
    """Return whether the text presents an event as having happened.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    trigger : Trigger
        The event's head word.

    Returns
    -------
    polarity : str
        ``negative`` where an odd number of negations has it in scope.
    factuality : str
        The outermost status that is not ``actual``; see `eventx.records.Event`.
    """
    ops = operators(parse.language)
    negative, status = False, "actual"
    for operator in _operators(parse, trigger, ops):
        if operator == "negative":
            negative = not negative
        elif status == "actual" or STRENGTH[operator] > STRENGTH[status]:
            status = operator
    polarity: Polarity = "negative" if negative else "positive"
    return polarity, status  # type: ignore[return-value]  # the lexicon's keys are the statuses


# A wish or a condition around a plan wins over the plan; among equals the outer one.
STRENGTH = {"actual": 0, "future": 1, "possible": 2, "requested": 3, "hypothetical": 3}
DEPTH = 16  # clauses climbed; deeper nesting is a broken tree


def _operators(parse: Parse, trigger: Trigger, ops: Operators) -> Iterator[str]:
    """Yield all operators over the trigger, innermost first."""
    token = trigger.token
    if trigger.kind == "noun":
        yield from _over_noun(parse, token, ops)
        if trigger.light is None:
            yield from _created(parse, token, ops)
            return
        token = trigger.light
    for _ in range(DEPTH):
        yield from _in_clause(parse, token, ops)
        if token.head < 0:
            return
        governor = parse.tokens[token.head]
        yield from _from_governor(parse, token, governor, ops)
        climbs = _climb(parse, token, governor)
        if climbs is None:
            return
        token = climbs


def _climb(parse: Parse, token: Token, governor: Token) -> Token | None:
    """Return the word whose own operators also hold for `token`, None where its clause is free."""
    if token.rel == "xcomp" or token.deprel == "acl" or token.rel == "csubj":
        return governor
    if token.rel == "conj":
        return governor if _shares(parse, token) else None
    if token.rel in ("advcl", "ccomp") and not _own_subject(parse, token):
        return governor
    return None


def _own_subject(parse: Parse, token: Token) -> bool:
    return any(c.rel in ("nsubj", "csubj", "expl") for c in parse.dependents[token.i])


def _shares(parse: Parse, token: Token) -> bool:
    """Say whether a conjunct shares the first verb's auxiliaries ("will meet and discuss")."""
    own = any(c.rel in ("nsubj", "aux", "cop") for c in parse.dependents[token.i])
    return not own and not {"VerbForm=Fin", "Tense=Past"} <= token.feats


def _in_clause(parse: Parse, token: Token, ops: Operators) -> Iterator[str]:
    """Yield what auxiliaries, adverbs, negative words and conjunctions in the clause say."""
    negation = ops.negation
    for child in parse.dependents[token.i]:
        if child.rel == "aux":
            status = ops.auxiliary.get(child.low)
            if status == "hypothetical" and _reported_future(parse, token):
                status = "future"
            if status:
                yield status
        elif child.rel == "advmod":
            if child.low in negation["adverb"] and not _not_only(parse, child, negation["exempt"]):
                yield "negative"
            elif child.low in ops.adverb:
                yield ops.adverb[child.low]
        elif child.rel in ("mark", "case"):
            if child.low in ops.mark:
                yield ops.mark[child.low]
            elif child.low in negation["preposition"]:
                yield "negative"
            elif child.low == "to" and token.deprel == "advcl":
                yield "future"  # purpose: "arrived to commemorate"
        elif child.rel == "cop":
            if any(c.rel == "mark" and c.low == "to" for c in parse.dependents[token.i]):
                yield "future"  # "the minister was to visit Kyiv"
        elif child.rel in ("nsubj", "obj", "cc") and _negative(parse, child, negation):
            yield "negative"


def _negative(parse: Parse, word: Token, negation: dict[str, frozenset[str]]) -> bool:
    """Say whether a participant or conjunction negates: "nobody came", "no minister", "nor"."""
    if word.low in negation["pronoun"] or word.low in negation["conjunction"]:
        return True
    return any(c.rel == "det" and c.low in negation["determiner"] for c in parse.dependents[word.i])


def _not_only(parse: Parse, negation: Token, exempt: frozenset[str]) -> bool:
    """Say whether a negation only opens "not only … but also"."""
    following = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else None
    return following is not None and following.low in exempt


def _reported_future(parse: Parse, token: Token) -> bool:
    """Say whether "would" looks ahead from a past report: "said he would respond"."""
    for _ in range(DEPTH):
        if token.rel in ("ccomp", "parataxis") and token.head >= 0:
            return not any(
                c.rel == "advcl" and any(m.low == "if" for m in parse.dependents[c.i])
                for c in parse.dependents[token.i]
            )
        if token.rel not in ("conj", "xcomp", "acl") or token.head < 0:
            break
        token = parse.tokens[token.head]
    return token.deprel == "acl:relcl"


def _from_governor(parse: Parse, token: Token, governor: Token, ops: Operators) -> Iterator[str]:
    """Yield what the governing verb, adjective or noun says of its complement."""
    if (
        token.rel in ("xcomp", "csubj")
        or (token.rel == "acl" and token.deprel != "acl:relcl")
        or _subordinate(parse, token)
    ):
        status = ops.governor.get(governor.lemma.lower())
        if status and (token.rel != "acl" or _infinitive(parse, token)):
            yield status
        elif token.deprel == "acl" and _infinitive(parse, token):
            yield "future"


def _subordinate(parse: Parse, token: Token) -> bool:
    """Say whether a clause is a subjunctive or gerund complement: "demanded that he leave"."""
    if token.rel == "ccomp":
        return ("VerbForm=Fin" not in token.feats or _subjunctive(parse, token)) and not any(
            c.rel == "aux" for c in parse.dependents[token.i]
        )
    return token.rel == "advcl" and any(
        c.rel == "mark" and c.low in ("from", "against", "for", "of")
        for c in parse.dependents[token.i]
    )


def _subjunctive(parse: Parse, token: Token) -> bool:
    """Say whether a verb lacks the -s of its singular subject: "insisted that Kyiv withdraw"."""
    subject = parse.child(token, "nsubj")
    return (
        subject is not None
        and "Number=Sing" in subject.feats
        and subject.upos != "PRON"
        and token.low == token.lemma.lower()
        and "Tense=Past" not in token.feats
        and not any(c.rel == "conj" for c in parse.dependents[subject.i])
    )


def _infinitive(parse: Parse, token: Token) -> bool:
    return "VerbForm=Inf" in token.feats or any(
        c.rel == "mark" and c.low in ("to", "of", "from") for c in parse.dependents[token.i]
    )


def _over_noun(parse: Parse, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what a noun's own modifiers say: "possible talks", "no attack", "without approval"."""
    for child in parse.dependents[noun.i]:
        if child.rel == "amod" and child.low in ops.modifier:
            yield ops.modifier[child.low]
        elif child.rel in ("det", "case"):
            kind = "determiner" if child.rel == "det" else "preposition"
            if child.low in ops.negation[kind]:
                yield "negative"


def _created(parse: Parse, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what the verb says that only wishes for the noun: "called for talks"."""
    if noun.head < 0:
        return
    governor = parse.tokens[noun.head]
    if noun.rel in ("obj", "obl") or noun.deprel == "nsubj:pass":
        lemma = governor.lemma.lower()
        if (
            governor.upos == "VERB"
            and lemma in ops.creates
            and (noun.rel != "obl" or marker(parse, noun) == "for")
        ):
            yield ops.creates[lemma]
    elif noun.rel == "nmod" and marker(parse, noun) in ("of", "for") and governor.upos == "NOUN":
        # as in "the importance of coordination" and "a call for talks"
        status = ops.governor.get(governor.lemma.lower())
        if status in ("requested", "possible"):
            yield status
