"""What others say or think of it, which is no part of a content: ", which the army denies"."""

from collections.abc import Sequence
from itertools import islice

from eventx.attribution.cues import cues
from eventx.parse import Parse, Token

__all__ = ("without_comment", "without_context", "without_report")


def without_comment(parse: Parse, content: list[Token]) -> list[Token]:
    """Return a content without what is set behind the whole sentence.

    Who says so of the whole: "plans to leave[, according to KCNA]"; what others make of it:
    "accused him of lying[, a charge he denies]", "said the army had left[, which it denies]".
    """
    for k, token in enumerate(content):
        if k and content[k - 1].form in APART:
            top = _remark(parse, content[k : k + 4]) or _denial(parse, token)
            if token.low == "according":
                top = token if token.rel in ("advcl", "acl") else parse.head(token)
            if top is not None and parse.subtree(top)[-1].i >= content[-1].i:
                return content[: k - 1]
    return content


APART = frozenset({",", "-", "--", "–", "—"})


def _remark(parse: Parse, words: Sequence[Token]) -> Token | None:
    """Return a noun for what is made of it: "a charge he rejects", "something the army denies"."""
    known = cues(parse.language)
    for noun in words:
        relative = parse.child(noun, "acl:relcl") if noun.rel in ("parataxis", "appos") else None
        if relative is None or not (noun.upos == "NOUN" or noun.low in known.pro_form):
            continue
        other = parse.child(relative, "nsubj")
        indefinite = any("Definite=Ind" in c.feats for c in parse.dependents[noun.i])
        own = other is not None and not _relates(other)  # "a claim he rejects"
        if (indefinite or noun.upos == "PRON") and (own or relative.lemma.lower() in known.foreign):
            return noun
    return None


def _denial(parse: Parse, token: Token) -> Token | None:
    """Return a relative clause that takes a stand on what is said: ", which the army denies"."""
    if token.low != "which" or token.head < 0:
        return None
    foreign = cues(parse.language).foreign
    above = islice(parse.ancestors(token), 2)
    return next((t for t in above if t.rel == "acl" and t.lemma.lower() in foreign), None)


def _relates(token: Token) -> bool:
    return "PronType=Rel" in token.feats or token.low in ("that", "which", "who")


def without_context(parse: Parse, verb: Token, content: list[Token]) -> list[Token]:
    """Return a content without what the article dates it by: "said it would stay[, hours after Kim left]"."""
    for k, token in enumerate(content):
        if token.form != "," or token.i < verb.i:
            continue
        mark = next((t for t in content[k + 1 : k + 5] if t.low in TO_DATE), None)
        top = None if mark is None else parse.head(mark)
        if mark is None or top is None or mark.i == token.i + 1:
            continue
        dated = any(c.deprel in DATING and token.i < c.i < mark.i for c in parse.dependents[top.i])
        if dated and parse.subtree(top)[-1].i >= content[-1].i:
            return content[:k]
    return content


TO_DATE = frozenset({"after", "before"})
DATING = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked"})


def without_report(parse: Parse, verb: Token, content: list[Token]) -> list[Token]:
    """Return a content without what a semicolon sets off for another speaker.

    "The army said it had left; [the war is over], the king added".
    """
    marks = [t.i for t in content if t.form == ";"]
    if not marks:
        return content
    others = _speakers(parse, verb)
    first = max((i for i in marks if i < verb.i and any(k < i for k in others)), default=-1)
    last = content[-1].i + 1
    stop = min((i for i in marks if i > verb.i and any(k > i for k in others)), default=last)
    return [t for t in content if first < t.i < stop]


def _speakers(parse: Parse, verb: Token) -> list[int]:
    """Return where somebody else speaks in the sentence of a cue: a verb of speech with its subject."""
    speech = cues(parse.language).quoting
    return [
        t.i
        for t in parse.words(parse.sentences[verb.sentence])
        if t.upos == "VERB"
        and t is not verb
        and t.lemma.lower() in speech
        and parse.child(t, "nsubj")
    ]
