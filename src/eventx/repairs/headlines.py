"""Verbs of headlines that were read as nouns: "Mob attacks church", "Police Arrest Suspect"."""

from functools import cache
from typing import Any

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import name_at
from eventx.repairs.changes import PARTICIPLE, PRESENT, Changes
from eventx.repairs.words import person, verbs

__all__ = ("bare_root", "between_nouns", "listed", "undergone", "with_subject")

NOMINAL = frozenset({"NOUN", "PROPN"})

TAKING = ("taking", "never_noun")

NOUN_PHRASE = NOMINAL | {"ADJ", "DET", "NUM", "PART", "X"}


@cache
def _forms(language: str, *kinds: str) -> dict[str, tuple[str, bool]]:
    """Return verbs by their present forms, each with its lemma and whether its subject is one."""
    frames, forms = words(language, "frames")["headline"], {}
    for lemma in (lemma for kind in kinds for lemma in frames[kind]):
        ends = lemma.endswith(("ch", "s", "sh", "x", "z"))
        third = f"{lemma[:-1]}ies" if lemma[-2:-1] not in "aeiou" and lemma[-1] == "y" else ""
        forms[third or lemma + ("es" if ends else "s")] = lemma, True
        forms[lemma] = lemma, False
    return forms


def _known(parse: Parse, word: Token, *kinds: str) -> tuple[str, bool] | None:
    """Return the lemma of a verb that a word may be, and whether its subject is one."""
    found = _forms(parse.language, *kinds).get(word.low)
    if found is None or (word.form[0].isupper() and name_at(parse, word) is not None):
        return None
    return found


def _agrees(parse: Parse, subject: Token, one: bool) -> bool:
    """Say whether a noun may be the subject of a form: "mob attacks", "rebels attack"."""
    many = "Number=Plur" in subject.feats or subject.low in verbs(parse.language)["many"]
    many = many or (subject.upos == "NOUN" and subject.low[-1] == "s" != subject.low[-2:-1])
    return many != one and (subject.upos in NOMINAL or name_at(parse, subject) is not None)


def _verb(lemma: str, one: bool) -> dict[str, Any]:
    """Return what changes in a word that is a verb in the present."""
    tag = "VBZ" if one else "VBP"
    return {"upos": "VERB", "xpos": tag, "lemma": lemma, "feats": PRESENT}


def between_nouns(parse: Parse, word: Token) -> Changes:
    """A verb between its subject and its object, taken for a part of that: "Mob attacks church".

    The object heads the sentence or stands under a conjunction: "as [protesters storm palace]".
    """
    found = _known(parse, word, *TAKING)
    obj = _top(parse, word)
    if found is None or word.i > obj.i or obj.upos not in NOMINAL:
        return
    mark = _conjunction(parse, obj)
    phrase = _in_front(parse, word, mark)
    if (
        not phrase
        or not _agrees(parse, phrase[-1], found[1])
        or (obj.head >= 0 and mark is None)
        or parse.child(obj, "nsubj", "cop", "case") not in (None, mark)
        or (not found[1] and _about_an_event(parse, obj))
    ):
        return
    yield word, {**_verb(*found), "head": obj.head, "deprel": "advcl" if mark else "root"}
    yield obj, {"head": word.i, "deprel": "obj"}
    yield phrase[-1], {"head": word.i, "deprel": "nsubj"}
    for token in parse.tokens[word.i + 1 : obj.i]:
        if token.head == word.i:
            yield token, {"head": obj.i}
    for token in phrase[:-1]:
        if token.head >= word.i:
            yield token, {"head": phrase[-1].i}
    if mark is not None:
        yield mark, {"head": word.i, "deprel": "mark", "upos": "SCONJ"}
    yield from _behind(parse, word, obj)


def _top(parse: Parse, word: Token) -> Token:
    """Return the noun that a part of a compound is part of."""
    while word.rel == "compound":
        word = parse.tokens[word.head]
    return word


def _in_front(parse: Parse, word: Token, mark: Token | None) -> list[Token]:
    """Return the noun phrase from the start of a clause to a word; empty where there is more."""
    first = parse.sentences[word.sentence].first if mark is None else mark.i + 1
    phrase = [t for t in parse.tokens[first : word.i] if t.rel != "punct"]
    return phrase if all(t.upos in NOUN_PHRASE for t in phrase) else []


def _about_an_event(parse: Parse, noun: Token) -> bool:
    """Say whether a noun has others in front that say what it is about: "prisoners release [deal]"."""
    known, lemma = verbs(parse.language), noun.lemma.lower()
    one = "Number=Plur" not in noun.feats
    return lemma in known["dealing"] or (one and lemma in known["event"])


def _conjunction(parse: Parse, noun: Token) -> Token | None:
    """Return the preposition over a noun where it may be a conjunction, too."""
    case = parse.child(noun, "case") if noun.rel in ("obl", "nmod") else None
    known = verbs(parse.language)["conjunction"]
    return case if case is not None and case.low in known else None


def _behind(parse: Parse, verb: Token, obj: Token) -> Changes:
    """Give the verb what stands behind its object: "sacks minister [after gaffe]"."""
    for child in parse.dependents[obj.i]:
        if child.i < obj.i:
            continue
        case, mark = parse.child(child, "case"), parse.child(child, "mark")
        if child.rel == "nmod" and case is not None and case.low != "of":
            yield child, {"head": verb.i, "deprel": "obl"}
        elif child.rel in ("acl", "advcl") and mark is not None and mark.low != "to":
            yield child, {"head": verb.i, "deprel": "advcl"}
        elif child.rel in ("list", "parataxis"):
            yield child, {"head": verb.i}


def bare_root(parse: Parse, word: Token) -> Changes:
    """A verb that is no noun behind its subject, taken for the head of a phrase: "Train derails".

    Of what may be a noun, too, its object tells: "City sign striker".
    """
    found = _known(parse, word, *TAKING) if word.upos in NOMINAL else None
    subject = parse.tokens[word.i - 1]
    if (
        found is None
        or word.i == parse.sentences[word.sentence].first
        or subject.head != word.i
        or subject.upos not in NOMINAL
        or parse.child(word, "nsubj", "cop", "case", "det", "aux") is not None
    ):
        return
    obj = _next_object(parse, word, word)
    if obj is not None or (_agrees(parse, subject, found[1]) and _known(parse, word, "never_noun")):
        yield word, _verb(*found)
        yield from _given(parse, word, subject, "nsubj")
        if obj is not None:
            yield obj, {"deprel": "obj"}


def _given(parse: Parse, verb: Token, subject: Token, relation: str) -> Changes:
    """Give a verb its subject, and this what stands in front of both."""
    yield from _dependents(parse, verb)
    yield subject, {"deprel": relation}
    for child in parse.dependents[verb.i]:
        if child.i < subject.i and child.rel != "punct":
            yield child, {"head": subject.i}


def undergone(parse: Parse, word: Token) -> Changes:
    """A participle behind people, taken for a noun: "Journalist shot dead in Haiti"."""
    if word.upos != "NOUN":
        return
    lemma = words(parse.language, "frames")["headline"]["participle"].get(word.low)
    subject = parse.tokens[word.i - 1]
    if (
        lemma is not None
        and subject.head == word.i > subject.i
        and (subject.upos == "NUM" or person(parse, subject))
    ):
        yield word, {"upos": "VERB", "xpos": "VBN", "lemma": lemma, "feats": PARTICIPLE}
        yield from _given(parse, word, subject, "nsubj:pass")


def with_subject(parse: Parse, subject: Token) -> Changes:
    """A verb that has a subject all the same: "Libyan coastguard fires on boat"."""
    word = parse.tokens[subject.head]
    found = _known(parse, word, *TAKING, "going") if word.upos in NOMINAL else None
    if (
        found is not None
        and subject.deprel == "nsubj"
        and subject.i < word.i
        and (_agrees(parse, subject, found[1]) or parse.child(word, "obj") is not None)
        and parse.child(word, "cop", "case", "det", "amod", "nmod:poss") is None
    ):
        yield word, _verb(*found)
        yield from _dependents(parse, word)


def _dependents(parse: Parse, verb: Token) -> Changes:
    """Give what hangs on a verb the relations that a verb has."""
    for child in parse.dependents[verb.i]:
        if child.i > verb.i and child.rel == "nmod" and parse.child(child, "case") is not None:
            yield child, {"deprel": "obl"}
        elif child.i > verb.i and child.rel == "acl":
            yield child, {"deprel": "xcomp" if "VerbForm=Inf" in child.feats else "advcl"}


def listed(parse: Parse, word: Token) -> Changes:
    """What a headline adds behind a comma: "Bomb kills 5, [wounds 10] in mosque"."""
    below = parse.tokens[word.head] if word.rel == "compound" else word
    verb = parse.tokens[below.head]
    if (
        not verb.i < word.i
        or not {"Tense=Pres", "VerbForm=Fin"} <= verb.feats
        or parse.tokens[word.i - 1].form != ","
        or parse.child(verb, "aux", "expl") is not None
    ):
        return
    if word.upos == "VERB":
        if word.rel == "parataxis" and _goes_on(parse, verb, word):
            yield word, {"deprel": "conj"}
        return
    found = _known(parse, word, *TAKING) if word.upos in NOMINAL else None
    obj = below if below is not word else _next_object(parse, verb, word)
    if found is not None and found[1] == (verb.xpos == "VBZ") and obj is not None:
        yield word, {**_verb(*found), "head": verb.i, "deprel": "conj"}
        yield obj, {"head": word.i, "deprel": "obj"}
        yield from _dependents(parse, word)


def _goes_on(parse: Parse, verb: Token, word: Token) -> bool:
    """Say whether a verb shares the subject of another of its form."""
    alike = (word.xpos == "VBZ") == (verb.xpos == "VBZ") and word.xpos in ("VB", "VBP", "VBZ")
    return alike and parse.child(word, "nsubj", "csubj", "aux", "mark", "expl") is None


def _next_object(parse: Parse, verb: Token, word: Token) -> Token | None:
    """Return the noun or number that a phrase directly behind a word has for its head."""
    for token in (*parse.dependents[word.i], *parse.dependents[verb.i]):
        if (
            token.i > word.i
            and token.upos in NOMINAL | {"NUM"}
            and token.rel in OBJECTS
            and parse.subtree(token)[0].i == word.i + 1
            and parse.child(token, "case") is None
        ):
            return token
    return None


OBJECTS = frozenset({"appos", "dep", "flat", "iobj", "list", "nmod", "nummod", "obj", "obl"})
