"""Two subjects or two objects of one verb, and subjects that stand elsewhere."""

from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.repairs.changes import Changes
from eventx.repairs.words import country, named, verbs
from eventx.voice import finite

__all__ = (
    "behind_verb",
    "cut_name",
    "doubled",
    "gerund_object",
    "in_front_of_verb",
    "number_of_a_name",
    "stray_subject",
    "sum_of_a_name",
    "title_and_name",
    "told",
    "two_countries",
)


def doubled(parse: Parse, second: Token) -> Changes:
    """Two phrases in one place: "a friend of Kim, [Lee] left", "Kim and [Lee] left", "met [King] [Kim]"."""
    first = _twin(parse, second)
    if first is None:
        return
    phrase = [t for t in parse.subtree(second) if t.rel != "punct"]
    before = parse.tokens[phrase[0].i - 1]
    behind = [t.i for t in parse.subtree(first) if t.rel != "punct"][-1]
    if behind >= phrase[0].i:
        return
    if _joined(parse, second, before, behind):
        yield second, {"head": first.i, "deprel": "conj"}
        if before.head == second.head and before.upos == "CCONJ":
            yield before, {"head": second.i}
    elif before.form == ":":
        yield first, {"deprel": "dislocated"}  # "[Spain]: floods kill 20"
    elif before.form != ",":
        if first.i == behind == second.i - 1 == before.i:
            yield from _adjacent(first, second)
    elif second.rel == "nsubj":
        yield from _set_apart(parse, first, second, phrase[-1])
    elif second.upos != "PRON":
        yield second, {"head": first.i, "deprel": "appos"}  # "attacked Lee, [a friend of Kim]"


def _twin(parse: Parse, second: Token) -> Token | None:
    """Return the noun in front that has the same relation to the same verb."""
    if second.upos not in ("NOUN", "PRON", "PROPN") or second.deprel == "nsubj:outer":
        return None
    found = [
        c for c in parse.dependents[second.head] if c.i < second.i and c.deprel == second.deprel
    ]
    if not found or found[-1].upos not in ("NOUN", "PROPN"):
        return None
    return found[-1] if (found[-1].i < second.head) == (second.i < second.head) else None


def _joined(parse: Parse, second: Token, before: Token, behind: int) -> bool:
    """Say whether a phrase is an item of a list: "Kim and [Lee]", "Kim, [Lee] and Ann left"."""
    if second.upos == "PRON":
        return False
    if before.low in ("and", "or") and before.head == second.head:
        between = parse.tokens[behind + 1 : before.i]  # "Kim, who fled, and [Lee]"
        return second.rel == "nsubj" and all(t.rel == "punct" for t in between)
    if any(c.low in ("and", "or") and c.i < second.i for c in parse.children(second, "cc")):
        return True
    return before.form == "," and behind == before.i - 1 and bool(parse.children(second, "conj"))


def _adjacent(first: Token, second: Token) -> Changes:
    """A name or a compound that was cut: "met [Chancellor] [Kim]", "the [village] [people] left"."""
    if first.upos == second.upos == "PROPN":
        yield second, {"head": first.i, "deprel": "flat"}
    elif second.rel == "nsubj" and first.upos == second.upos == "NOUN":
        yield first, {"head": second.i, "deprel": "compound"}


def _set_apart(parse: Parse, first: Token, second: Token, last: Token) -> Changes:
    """One of two subjects with a comma between: "a friend of Kim, Lee left", "Kim, a friend, left"."""
    after = parse.tokens[last.i + 1].form if last.i + 1 < len(parse.tokens) else ""
    between = [c for c in parse.dependents[second.head] if first.i < c.i < second.i]
    if any(c.rel in ("advcl", "ccomp", "parataxis") for c in between):
        if not any(_takes(parse, c) for c in between):
            yield first, {"deprel": "dislocated"}
    elif after in CLOSING:
        yield second, {"head": first.i, "deprel": "appos"}
    elif first.i + 2 == second.i == second.head - 1 and not parse.children(first):
        yield second, {"head": first.i, "deprel": "conj"}  # "Kim, others vow revenge"
    elif named(parse, second) not in ("GPE", "LOC"):
        yield first, {"deprel": "dislocated"}


CLOSING = frozenset({",", "-", "--", "–", "—", ")"})


def behind_verb(parse: Parse, noun: Token) -> Changes:
    """The object of a verb that has its subject in front: "court orders [Kim] to testify"."""
    verb, known = parse.tokens[noun.head], verbs(parse.language)
    if (
        verb.i < noun.i
        and verb.upos == "VERB"
        and noun.deprel == "nsubj"
        and parse.subtree(noun)[0].i == verb.i + 1
        and verb.lemma.lower() not in known["intransitive"]
        and verb.lemma.lower() not in known["speech"]
        and any(c.rel == "nsubj" and c.i < verb.i for c in parse.dependents[verb.i])
        and parse.child(verb, "obj", "iobj", "ccomp", "cop", "aux:pass") is None
    ):
        yield noun, {"deprel": "obj"}


def told(parse: Parse, noun: Token) -> Changes:
    """Who is told something, taken for its subject: "told [the council] both sides fired"."""
    clause = parse.tokens[noun.head]
    verb = parse.tokens[clause.head]
    if (
        clause.rel == "ccomp"
        and verb.i < noun.i
        and verb.i == parse.subtree(noun)[0].i - 1
        and [noun] == parse.children(clause, "nsubj")[:-1]
        and verb.lemma.lower() in verbs(parse.language)["commanding"]
        and parse.child(verb, "obj", "iobj") is None
    ):
        yield noun, {"head": verb.i, "deprel": "iobj"}


def cut_name(parse: Parse, second: Token) -> Changes:
    """A name that was cut in two: "the city of [Bahir] [Dar]"; "Kim and [Thai] [leaders]"."""
    first = parse.tokens[second.i - 1]
    if (first.head, first.deprel) != (second.head, second.deprel) or first.head > first.i:
        return
    if second.rel == "conj":
        if first.upos in ("ADJ", "PROPN") and second.upos == "NOUN":
            yield first, {"head": second.i, "deprel": "compound"}
            for conjunction in parse.children(first, "cc", "punct"):
                yield conjunction, {"head": second.i}
    elif (
        first.upos == second.upos == "PROPN"
        and not second.deprel.endswith(":unmarked")
        and parse.child(second, "case", "det") is None
    ):
        yield second, {"head": first.i, "deprel": "flat"}


def stray_subject(parse: Parse, subject: Token) -> Changes:
    """The subject of what is said, given to who says it: "[the envoy] left, it added"."""
    verb = parse.tokens[subject.head]
    if verb.lemma.lower() not in verbs(parse.language)["speech"]:
        return
    own = [c for c in parse.dependents[verb.i] if c.deprel == "nsubj"]
    if len(own) < 2 or own[0] is not subject:
        return
    for clause in parse.children(verb, "ccomp", "advcl", "parataxis"):
        if subject.i < clause.i < own[1].i and _takes(parse, clause):
            yield subject, {"head": clause.i}
            yield clause, {"deprel": "ccomp"}
            return


def _takes(parse: Parse, clause: Token) -> bool:
    """Say whether a finite clause lacks a subject."""
    return finite(parse, clause) and parse.child(clause, "nsubj", "mark") is None


def in_front_of_verb(parse: Parse, noun: Token) -> Changes:
    """The subject of a finite verb, taken for a part of it: "[Ryanair] orders jets"."""
    verb = parse.tokens[noun.head]
    if (
        noun.deprel == "compound"
        and verb.upos == "VERB"
        and noun.upos in ("NOUN", "PROPN")
        and noun.i < verb.i
        and "VerbForm=Fin" in verb.feats
        and verb.rel in ("advcl", "ccomp", "conj", "parataxis", "root")
        and parse.child(verb, "nsubj", "csubj") is None
    ):
        yield noun, {"deprel": "nsubj"}


def gerund_object(parse: Parse, noun: Token) -> Changes:
    """The object of a gerund that is a subject: "[closing] [the border] was a mistake"."""
    clause = parse.child(parse.tokens[noun.head], "csubj")
    if (
        clause is not None
        and clause.i < noun.i < noun.head
        and clause.low.endswith("ing")
        and parse.subtree(noun)[0].i == clause.i + 1
        and parse.child(clause, "obj") is None
    ):
        yield noun, {"head": clause.i, "deprel": "obj"}


def title_and_name(parse: Parse, name: Token) -> Changes:
    """A title and its name, taken for two: "[athlete] [Jane Smith] died", "and [leader] [Kim] met"."""
    twins = name.upos == "PROPN" and any(
        c.upos == "NOUN" and c.deprel == name.deprel and c.i < name.i
        for c in (parse.dependents[name.head] if name.head >= 0 else ())
    )
    if not twins:
        return
    first = parse.subtree(name)[0]
    before = parse.tokens[first.i - 1]
    if (
        before.upos == "NOUN"
        and first.upos == "PROPN"  # not "a flat [in] Lyon"
        and before.i < name.i
        and (before.head, before.deprel) == (name.head, name.deprel)
    ):
        of = marker(parse, before) == "of" and name.rel == "nmod"  # "[Chief of staff] [Ann Lee]"
        yield name, {"head": name.head if of else before.i, "deprel": "appos"}


def two_countries(parse: Parse, second: Token) -> Changes:
    """A headline's comma that stands for "and": "[Turkey, Syria] sign accord"."""
    first = parse.tokens[second.head]
    if (
        first.rel == "nsubj"
        and second.i == first.i + 2
        and second.i + 1 < len(parse.tokens)
        and parse.tokens[first.i + 1].form == ","
        and parse.tokens[second.i + 1].form != ","
        and country(parse, first)
        and country(parse, second)
    ):
        yield second, {"deprel": "conj"}


def sum_of_a_name(parse: Parse, name: Token) -> Changes:
    """Who pays or gets a sum, taken for part of it: "fined [Google] 2.4 billion euros"."""
    amount = parse.tokens[name.head]
    if name.upos != "PROPN" or amount.upos != "NOUN" or amount.rel != "obj":
        return
    between = parse.child(amount, "nummod")
    if (
        between is not None
        and amount.head < name.i < between.i < amount.i
        and parse.tokens[amount.head].lemma.lower() in verbs(parse.language)["two_objects"]
    ):
        yield name, {"head": amount.head, "deprel": "iobj"}


def number_of_a_name(parse: Parse, name: Token) -> Changes:
    """The number of a sum, given to the name in front: "fined [Meta] 200 million euros"."""
    if name.upos != "PROPN":
        return
    number = next((c for c in parse.children(name, "nummod") if c.i > name.i), None)
    if number is None or number.i + 1 == len(parse.tokens):
        return
    amount = parse.tokens[number.i + 1]
    beside = amount.head == name.head and amount.rel == "obj"
    if amount.upos == "NOUN" and (beside or amount.head == name.i):
        yield name, {"deprel": "iobj"}
        yield number, {"head": amount.i}
        yield amount, {"head": name.head, "deprel": "obj"}
