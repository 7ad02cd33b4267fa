"""Reports between commas that the parse lost: "A dam broke, the company that runs it said"."""

from eventx.parse import Parse, Token

__all__ = ("aside",)

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
JOINING = frozenset({"ADP", "ADV", "CCONJ", "SCONJ"})
STOPS = frozenset({",", ".", ";"})
MARKS = frozenset({'"', "“", "''", "``"})


def aside(parse: Parse, verb: Token) -> tuple[Token, list[Token]] | None:
    """Return who speaks between commas, and the sentence around, which is what is said.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    verb : Token
        A cue of speech for which the syntax gives no content.
    """
    words = parse.words(parse.sentences[verb.sentence])
    commas = [t.i for t in words if t.form == "," and t.i < verb.i]
    if not commas or "VerbForm=Fin" not in verb.feats:
        return None
    own = range(commas[-1], _last(parse, verb) + 1)
    behind = [t.form for t in words if t.i > own[-1]][:2]
    if behind and (behind[0] not in STOPS or MARKS.intersection(behind)):
        return None
    if any(t.i in own and t.deprel == "root" for t in words):
        return None  # "After the raid failed, the king commented"
    subject = parse.tokens[own[0] + 1 : verb.i]
    if verb.rel == "acl" and verb.head in own and all(t.upos != "VERB" for t in subject):
        return None  # ", a charge he denies", but ", the company that runs it said"
    source = _speaker(parse, subject)
    if source is None:
        return None
    ahead = parse.tokens[own[0] - 1]
    start = own[-1] if ahead.upos == "CCONJ" or _asks(ahead) else words[0].i
    return source, [t for t in words if t.i >= start and t.i not in own]


def _last(parse: Parse, verb: Token) -> int:
    """Return where the clause of a cue ends: "told [the paper on Thursday]"."""
    below = (c for c in parse.dependents[verb.i] if c.rel in ("obj", "iobj", "obl", "advmod"))
    return max([verb.i, *(t.i for c in below for t in parse.subtree(c))])


def _speaker(parse: Parse, words: tuple[Token, ...]) -> Token | None:
    """Return the head of what stands between the comma and the cue, where that is a noun phrase."""
    if not words or words[0].upos in JOINING or any(t.upos in ("CCONJ", "SCONJ") for t in words):
        return None
    if _asks(words[0]):
        return None
    inside = {t.i for t in words}
    source = next((t for t in words if t.upos in NOMINAL), None)
    while source is not None and source.head in inside and _nominal(parse, source.head):
        source = parse.tokens[source.head]
    return source


def _nominal(parse: Parse, at: int) -> bool:
    return parse.tokens[at].upos in NOMINAL


def _asks(token: Token) -> bool:
    """Say whether a word relates or asks: "which, the king said, …", "what the king said"."""
    return bool(token.feats & {"PronType=Rel", "PronType=Int"}) or token.low in ("which", "who")
