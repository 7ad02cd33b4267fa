"""The clause that a cue is inserted into: "The raid, officials said, killed two", "as the king put it"."""

from eventx.attribution.cues import cues
from eventx.parse import Parse, Token
from eventx.phrases import clause, marker
from eventx.voice import finite

__all__ = ("CLOSING", "goes_on", "host", "meanwhile", "phrased")


def host(parse: Parse, verb: Token) -> list[Token]:
    """Return the clause that a cue is inserted into: "The raid, officials said, killed two"."""
    above = parse.head(verb)
    if above is None or parse.subtree(verb)[0].form == ";":
        return []
    if verb.rel in ("acl", "parataxis") and above.rel == "nsubj" and _between_commas(parse, verb):
        above = parse.tokens[above.head]  # read as "the war that the king said"
    elif verb.rel != "parataxis" and not _as_clause(parse, verb) and not _set_behind(parse, verb):
        return []
    if _acts(parse, verb) if verb.rel == "parataxis" else _happens(parse, verb):
        return []
    own = {t.i for t in parse.subtree(verb)} - _ahead(parse, verb) - goes_on(parse, verb)
    return [t for t in clause(parse, above) if t.i not in own]


def _happens(parse: Parse, verb: Token) -> bool:
    """Say whether an as-clause tells of something else, or names nobody: "as promised".

    "It came as officials praised the protests", "as he called for peace", "as they continue
    gaining", but "as he put it".
    """
    if not _as_clause(parse, verb):
        return False
    below, about = parse.dependents[verb.i], cues(parse.language).verb_preposition
    own_object = parse.child(verb, "obj", "xcomp")
    nobody = not any(c.rel in SPEAKING for c in below)
    asks = any(
        c.rel == "obl" and verb.lemma.lower() in about.get(marker(parse, c), ()) for c in below
    )
    return nobody or asks or (own_object is not None and own_object.low != "it")


SPEAKING = frozenset({"nsubj", "obl"})


def _acts(parse: Parse, verb: Token) -> bool:
    """Say whether a cue has a thing as its object, and so no host: "Bank raises rates, cites inflation".

    Not where a parser took the speaker for it: "Blast kills ten, say officials".
    """
    known, found = cues(parse.language), parse.child(verb, "obj")
    if found is None or parse.child(verb, "nsubj") is not None or found.upos == "PROPN":
        return False
    return found.lemma.lower() not in known.source and verb.lemma.lower() not in known.telling


def _ahead(parse: Parse, verb: Token) -> set[int]:
    """Return what belongs to the clause in front, though the parse hangs it on the cue.

    "Ten died [when a ferry sank off Mindoro], the coast guard said".
    """
    speaker = parse.child(verb, "nsubj")
    if speaker is None or verb.rel != "parataxis":
        return set()
    first = parse.subtree(speaker)[0].i
    found = (parse.subtree(c) for c in parse.dependents[verb.i] if c.rel == "advcl" and c.i < first)
    return {t.i for words in found if words[0].form != "," for t in words}


def goes_on(parse: Parse, verb: Token) -> set[int]:
    """Return what goes on with the clause in front of a cue, though the parse hangs it there.

    "The raid failed, the king said, [and two soldiers died]", "…, he said, [because it rained]",
    "…, he said, [after a bus had overturned]".
    Behind a quotation the article itself goes on: "“We lost,” he said, and his wife left".
    """
    speaker = parse.child(verb, "nsubj") or verb
    first = min(parse.subtree(speaker)[0].i, verb.i)
    if first and parse.tokens[first - 1].form in CLOSING:
        return set()
    for child in parse.dependents[verb.i]:
        if child.i > verb.i and _continues(parse, verb, child):
            words = parse.subtree(child)
            if words[0].form == ",":
                return {t.i for t in words}
    return set()


def meanwhile(parse: Parse, verb: Token, clause: Token) -> bool:
    """Say whether a clause behind a cue is done meanwhile: "…, he said, [each blaming the other]"."""
    gerund = clause.low.endswith("ing") and parse.child(clause, "aux", "cop") is None
    return gerund and clause.i > verb.i and parse.subtree(clause)[0].form == ","


CLOSING = frozenset({"”", "''", '"', "’", "»"})


def _continues(parse: Parse, verb: Token, child: Token) -> bool:
    known = cues(parse.language)
    below = parse.dependents[child.i]
    if child.rel == "ccomp":  # "…, he noted, so it may rain", "He says, it noted, that …"
        ahead = any(c.rel == "ccomp" and c.i < verb.i for c in parse.dependents[verb.i])
        apart = parse.tokens[verb.i + 1].form == "," and not meanwhile(parse, verb, child)
        return apart and (ahead or verb.rel == "parataxis")
    if child.rel == "advcl":
        marks = {c.low for c in below if c.rel == "mark"}
        return bool(marks & known.reason) or _circumstance(parse, verb, child)
    acts = child.rel == "conj" and (child.upos != "VERB" or child.lemma.lower() not in known.verb)
    return acts and any(c.rel in ("nsubj", "aux", "cop") for c in below)


def _circumstance(parse: Parse, verb: Token, clause: Token) -> bool:
    """Say whether a clause right behind a cue tells when or where it was: "[after a bus overturned]".

    Not "…, he said, after he had left", "…, he said on Monday, after Kim left".
    """
    other = parse.child(clause, "nsubj")
    ahead = parse.tokens[verb.i + 1 : verb.i + 3]
    return (
        [t.form for t in ahead[:1]] == [","]
        and ahead[-1].low in cues(parse.language).circumstance
        and ahead[-1].head == clause.i
        and other is not None
        and other.upos != "PRON"
        and finite(parse, clause)
    )


def _set_behind(parse: Parse, verb: Token) -> bool:
    """Say whether a cue follows its content like a conjunct: "The army left, two officials said"."""
    below = parse.dependents[verb.i]
    first = parse.subtree(verb)[0]
    return (
        verb.rel in ("conj", "advcl")
        and verb.head < first.i
        and "," in (first.form, parse.tokens[first.i - 1].form)
        and any(c.deprel == "nsubj" for c in below)
        and not any(c.rel in ("cc", "mark", "obj", "advmod") for c in below if c.i < verb.i)
        and not any(c.rel == "obj" for c in below)
    )


def _between_commas(parse: Parse, verb: Token) -> bool:
    """Say whether a clause is just subject and verb between commas: ", the king said,"."""
    words = parse.subtree(verb)
    while words and words[0].upos == "PUNCT":
        words.pop(0)
    first, behind = words[0].i, verb.i + 1
    return (
        first > 0
        and behind < len(parse.tokens)
        and parse.tokens[first - 1].form == parse.tokens[behind].form == ","
        and not any("PronType=Rel" in t.feats for t in words)
    )


def _as_clause(parse: Parse, verb: Token) -> bool:
    """Say whether a cue is in an as-clause: "as the minister said"."""
    return verb.rel == "advcl" and any(
        c.rel == "mark" and c.low == "as" for c in parse.dependents[verb.i]
    )


def phrased(parse: Parse, verb: Token) -> bool:
    """Say whether a verb only words what is said: "as the minister put it"."""
    return verb.rel == "advcl" and any(
        c.rel == "obj" and c.low == "it" for c in parse.dependents[verb.i]
    )
