"""Who a report comes from, and the extent of the phrase that says so."""

from collections.abc import Sequence

from eventx.attribution.cues import Cues, cues
from eventx.attribution.hosts import CLOSING
from eventx.parse import Parse, Token
from eventx.phrases import marker, noun_phrase
from eventx.relatives import antecedent
from eventx.subjects import subject
from eventx.voice import passive

__all__ = ("holder", "inverted", "phrase", "speaker")


def speaker(parse: Parse, verb: Token, known: Cues) -> Token | None:
    """Return the head of who says or thinks it: the subject, or a passive's agent."""
    if passive(parse, verb):
        if verb.lemma.lower() in known.felt:  # "[Voters] are convinced that …"
            return _subject(parse, verb)
        agents = parse.children(verb, "obl")
        return next((c for c in agents if marker(parse, c) == "by"), None)
    outside = _outside_quote(parse, verb) or inverted(parse, verb) or _lent(parse, verb)
    if outside is not None:
        return outside
    above = parse.head(verb)
    if verb.deprel == "acl" and above is not None and parse.child(verb, "nsubj") is None:
        return _of_modifier(parse, verb, above, known)
    return _subject(parse, verb)


def _subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject; of two, which a parser at a loss gives, the one next to the verb."""
    own = [c for c in parse.dependents[verb.i] if c.deprel == "nsubj"]
    if len(own) > 1:
        return antecedent(parse, min(own, key=lambda c: abs(verb.i - c.i)), verb)
    found = subject(parse, verb)
    if found is None:
        return _in_front(parse, verb)
    return found.token if found.token.rel != "expl" else None


def _in_front(parse: Parse, verb: Token) -> Token | None:
    """Return the noun right before a finite verb, whatever the parser made of it."""
    if verb.i == 0 or "VerbForm=Fin" not in verb.feats:
        return None
    token = parse.tokens[verb.i - 1]
    while (
        max(verb.i - REACH, -1) < token.head < token.i and parse.tokens[token.head].upos in NOMINAL
    ):
        token = parse.tokens[token.head]
    return token if token.upos in NOMINAL else None


def _of_modifier(parse: Parse, verb: Token, noun: Token, known: Cues) -> Token | None:
    """Return who speaks in a clause behind a noun: "issued a statement calling it a threat"."""
    if noun.rel == "appos" and noun.head >= 0:  # "Bruno, a lawyer in Riga, referring to …"
        return parse.tokens[noun.head]
    says = noun.lemma.lower() in known.noun or noun.lemma.lower() in known.document
    if says and parse.child(verb, "mark") is None:  # not "on suspicion of ignoring rules"
        return holder(parse, noun, known) or noun
    above = parse.head(noun)
    if "VerbForm=Inf" in verb.feats and noun.rel == "obj" and above is not None:
        return _subject(parse, above)  # "used a word to describe her"
    return _subject(parse, verb)


# Tokens between a quotation and the cue behind it: "…,” lawyer Ruhul Amin of Dhaka said".
REACH = 12
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def _outside_quote(parse: Parse, verb: Token) -> Token | None:
    """Return the speaker between a quotation and its cue, or right behind both.

    Quotations are hard to parse: "“When I heard it, my only thought was that they
    are mad,” said [Anna Weber]" may get "thought" as the subject of "said".
    """
    own = [c for c in parse.dependents[verb.i] if c.deprel == "nsubj"]
    if not own or verb.i == 0:
        return None
    first = verb.i
    while first and parse.tokens[first - 1].upos in ("AUX", "ADV"):
        first -= 1
    closed = next(
        (k for k in range(first - 1, max(-1, first - REACH), -1) if _closes(parse, k)), None
    )
    if closed is None or any(c.i > closed for c in own):
        return None
    if closed == first - 1:
        at, ahead = verb.i + 1, range(verb.i + 1, min(len(parse.tokens), verb.i + REACH))
    else:
        at, ahead = first - 1, range(closed + 1, first)
    if at not in ahead:
        return None
    token = parse.tokens[at]
    while token.head in ahead:
        token = parse.tokens[token.head]
    return token if token.upos in NOMINAL else None


def _closes(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return token.form in CLOSING and not parse.text[token.start - 1 : token.start].isspace()


def _lent(parse: Parse, verb: Token) -> Token | None:
    """Return the subject that a parser gave to the clause in front of the cue, which has its own.

    "The bank will cut rates, [two officials] told a paper".
    """
    if any(c.rel == "nsubj" for c in parse.dependents[verb.i]):
        return None
    told = parse.child(verb, "ccomp") if verb.rel != "parataxis" else parse.head(verb)
    if told is None:
        return None
    own = [c for c in parse.dependents[told.i] if c.rel == "nsubj"]
    return own[-1] if len(own) > 1 and told.i < own[-1].i < verb.i else None


OBJECT = frozenset({"obj", "iobj", "vocative"})


def inverted(parse: Parse, verb: Token) -> Token | None:
    """Return the speaker behind a cue that a parser took for its object: "…,” said Smith"."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if before.upos != "PUNCT" or verb.low.endswith("ing"):
        return None
    if verb.lemma.lower() not in cues(parse.language).quoting:
        return None  # "Spain rescues 300, finds four bodies"
    below = parse.dependents[verb.i]
    telling = cues(parse.language).telling  # ", the king, told [reporters]"
    speakers = cues(parse.language).source  # "Fed holds rates, signals [one cut]"
    if verb.lemma.lower() in telling or any(c.rel == "nsubj" for c in below):
        return None
    if verb.rel == "parataxis":  # "Blast kills ten, say [officials]"
        below = (*below, *parse.children(parse.tokens[verb.head], "vocative"))
    behind = [c for c in below if c.rel in OBJECT and c.i > verb.i]
    if verb.rel == "parataxis":
        behind += _right_behind(parse, verb)
    return next((c for c in behind if c.upos == "PROPN" or c.lemma.lower() in speakers), None)


def _right_behind(parse: Parse, verb: Token) -> list[Token]:
    """Return the noun that follows a cue up to a comma: "The ground, say [experts], is hard"."""
    ahead = parse.tokens[verb.i + 1 : verb.i + REACH]
    stop = next((t.i for t in ahead if t.form == ","), 0)
    words = [t for t in ahead if t.i < stop]
    return [t for t in words if t.upos in NOMINAL and not verb.i < t.head < stop][:1]


def holder(parse: Parse, noun: Token, known: Cues) -> Token | None:
    """Return whose claim it is: the possessor, the author, or who voices it."""
    for child in parse.dependents[noun.i]:
        if child.deprel == "nmod:poss":
            return child
    lemma = noun.lemma.lower()
    if parse.child(noun, "cop") is not None:
        return parse.child(noun, "nsubj")  # "He is an opponent of the treaty"
    if lemma in known.holder:  # "[supporters] of the bill", "[Adelson], a supporter of Israel"
        return parse.head(noun) if noun.rel == "appos" else noun
    authors = ("by", "from") if lemma in known.noun_preposition["of"] else ("by", "from", "of")
    for child in parse.dependents[noun.i]:
        if child.rel == "nmod" and marker(parse, child) in authors:
            return child
    for child in parse.dependents[noun.i]:
        if child.i < noun.i and child.rel in ("amod", "compound") and _named(parse, child):
            return child  # "a [New York Times] report that …", "[Israeli] claims that …"
    above = parse.head(noun)
    if above is None or above.lemma.lower() in known.foreign:
        return None  # "could not confirm reports that …"
    voiced = noun.rel == "obj" or marker(parse, noun) in ("in", "with")
    if voiced and not passive(parse, above):
        return speaker(parse, above, known)  # "He voiced concern about …"
    return None


def _dates(parse: Parse, token: Token) -> bool:
    """Say whether a modifier is a date, which is that of the saying: "a judge [on Friday] ruled"."""
    return any(e.start <= token.start < e.end and e.type == "DATE" for e in parse.entities)


def _named(parse: Parse, token: Token) -> bool:
    """Say whether a token is in the name of somebody or of a nation, not of a day."""
    return any(
        e.start <= token.start < e.end and e.type in ("GPE", "LOC", "NORP", "ORG", "PERSON")
        for e in parse.entities
    )


def phrase(parse: Parse, head: Token, cue: Sequence[Token] = ()) -> list[Token]:
    """Return the source around `head`: with its name ("lawyer [Ruhul Amin]") and its conjuncts.

    What says which one is meant belongs to it: "sources [close to her campaign]",
    "voters [who backed him]"; not what holds the cue: "the man [who said so]".
    """
    if head in cue:  # "[Supporters] of the treaty"
        return [t for t in noun_phrase(parse, head) if t.i <= head.i]
    found = _identified(parse, _without_age(noun_phrase(parse, head), head), head, cue)
    for child in parse.dependents[head.i]:
        if child.rel in ("appos", "conj") and child.i > head.i:
            more = noun_phrase(parse, child)
            between = parse.tokens[found[-1].i + 1 : more[0].i]
            joins = all(t.rel == "cc" or t.form == "," for t in between)
            named = (
                child.upos == "PROPN" and head.upos == "NOUN"
            )  # "the bank's director, Ann Smith"
            if joins if child.rel == "conj" or named else not between:
                found = [*found, *between, *more]
    ahead = max((t.i for t in cue if t.i < head.i), default=-1)
    return [t for t in found if t.i > ahead]  # "Dozens missing - [officials]"


def _without_age(found: list[Token], head: Token) -> list[Token]:
    """Return a phrase without a number set behind its name: "Chinedu[, 28]"."""
    if len(found) > 2 and found[-1].upos == "NUM" and found[-2].form == "," and found[-1] != head:
        return found[:-2]
    return found


def _identified(parse: Parse, found: list[Token], head: Token, cue: Sequence[Token]) -> list[Token]:
    """Add the modifiers that follow a noun without a comma, up to the cue."""
    below = list(parse.dependents[head.i])
    if found[-1].rel == "nmod" and found[-1].i != head.i:
        below += parse.dependents[found[-1].i]  # "almost half of those [surveyed]"
    for child in below:
        if child.i > found[-1].i and child.rel in ("nmod", "acl", "amod"):
            more = parse.subtree(child)
            adjacent = more[0].i == found[-1].i + 1 and more[0].upos != "PUNCT"
            if not adjacent or any(more[0].i <= t.i <= more[-1].i for t in cue):
                break
            if _dates(parse, child):
                break
            while more[-1].upos == "PUNCT":
                more.pop()
            found = [*found, *more]
    return found
