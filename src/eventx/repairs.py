"""Which parts of a parse its own words contradict: set right before anything reads them.

Each function below reads one mistake that parsers make in news and says what changes:
a relation, a head, a part of speech.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from attrs import evolve

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.places import known_place
from eventx.subjects import asked_of, finite, passive

__all__ = ("repaired",)

Changes = Iterator[tuple[Token, dict[str, Any]]]
"""Tokens with what changes in them."""


def repaired(parse: Parse) -> Parse:
    """Return the parse set right; the parse itself where there is nothing to do.

    Parameters
    ----------
    parse : Parse
        As a backend made it.
    """
    changed: dict[int, dict[str, Any]] = {}
    for token in parse.tokens:
        for repair in REPAIRS.get(token.rel, ()):
            for each, change in repair(parse, token):
                changed.setdefault(each.i, {}).update(change)
    if not changed:
        return parse
    tokens = tuple(evolve(t, **changed[t.i]) if t.i in changed else t for t in parse.tokens)
    return evolve(parse, tokens=tokens)


def _complement(parse: Parse, clause: Token) -> Changes:
    """An infinitive that is no purpose: "agreed on Monday to meet", "ordered residents to leave"."""
    governor = parse.tokens[clause.head]
    if (
        governor.i < clause.i
        and "VerbForm=Inf" in clause.feats
        and (
            _promised(parse, clause, governor)
            or _commanded(parse, clause, governor)
            or asked_of(parse, clause, governor) is not None
        )
    ):
        yield clause, {"deprel": "xcomp"}


def _promised(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what is promised, behind a time: "agreed on Monday to meet"."""
    if governor.lemma.lower() not in _lists(parse.language)["promising"]:
        return False
    rels = {c.rel for c in parse.dependents[governor.i] if governor.i < c.i < clause.i}
    return not rels & {"obj", "ccomp", "xcomp"} and not passive(parse, governor)


def _commanded(parse: Parse, clause: Token, governor: Token) -> bool:
    """Say whether an infinitive is what somebody is told to do: "ordered residents to leave"."""
    if governor.lemma.lower() not in _lists(parse.language)["commanding"]:
        return False
    marked = parse.child(clause, "mark")
    told = parse.child(governor, "obj", "iobj")
    return (
        marked is not None
        and marked.low == "to"
        and parse.tokens[marked.i - 1].form != ","
        and told is not None
        and governor.i < told.i < clause.i
    )


def _behind_semicolon(parse: Parse, clause: Token) -> Changes:
    """A clause by itself: "asked Rome for help; France sent planes"."""
    marks = [t.i for t in parse.tokens[clause.head : clause.i] if t.form == ";"]
    if marks and parse.subtree(clause)[0].i >= marks[-1]:
        yield clause, {"deprel": "parataxis"}


def _item_of_a_list(parse: Parse, clause: Token) -> Changes:
    """A verb between commas and others: "condemned the raid, [called for calm] and left"."""
    governor = parse.tokens[clause.head]
    if (
        governor.upos == clause.upos == "VERB"
        and governor.i < clause.i
        and {"VerbForm=Part", "Tense=Past"} <= clause.feats
        and "VerbForm=Fin" in governor.feats
        and parse.subtree(clause)[0].form == ","
        and not any(
            c.rel in ("mark", "case", "aux") or c.deprel == "obl:agent"
            for c in parse.dependents[clause.i]
        )
        and any(c.rel == "conj" and c.i > clause.i for c in parse.dependents[governor.i])
    ):
        yield clause, {"deprel": "conj"}


def _active(parse: Parse, subject: Token) -> Changes:
    """The subject of a past tense taken for a participle: "the court suspended the minister"."""
    verb = parse.tokens[subject.head]
    below = parse.dependents[verb.i]
    if (
        subject.deprel == "nsubj:pass"
        and subject.i < verb.i
        and not any(c.deprel == "aux:pass" or c.rel in ("cop", "iobj") for c in below)
        and all(c.lemma == "have" for c in below if c.rel == "aux")
        and any(c.i > verb.i and _acted_on(parse, verb, c) for c in below)
    ):
        yield subject, {"deprel": "nsubj"}


def _acted_on(parse: Parse, verb: Token, child: Token) -> bool:
    """Say whether only an active verb has this: an object, or the gerund in "denied hitting it"."""
    if child.rel == "obj":
        return verb.lemma.lower() not in _lists(parse.language)["two_objects"]
    return child.rel == "xcomp" and "VerbForm=Ger" in child.feats


def _undergoing(parse: Parse, subject: Token) -> Changes:
    """The subject of a headline's passive: "two reporters killed, three wounded in Gaza"."""
    verb = parse.tokens[subject.head]
    if subject.deprel != "nsubj" or verb.lemma.lower() not in _lists(parse.language)["never_alone"]:
        return
    below = [c for v in (verb, *parse.children(verb, "conj")) for c in parse.dependents[v.i]]
    if (
        "Tense=Past" in verb.feats
        and verb.deprel != "acl:relcl"
        and subject.upos in ("NOUN", "PROPN", "NUM")
        and not _country(parse, subject)
        and not any(c.rel in ("obj", "iobj", "aux", "ccomp", "compound") for c in below)
        and not any(_number(parse, c) for c in below if c.rel == "obl")
    ):
        yield subject, {"deprel": "nsubj:pass"}


def _number(parse: Parse, phrase: Token) -> bool:
    """Say whether an oblique may be a counted object: "the blast killed over fifty"."""
    vague = marker(parse, phrase) in _lists(parse.language)["approximate"]
    return vague and (phrase.upos == "NUM" or parse.child(phrase, "nummod") is not None)


def _country(parse: Parse, token: Token) -> bool:
    place = known_place(token.form, parse.language)
    return place is not None and place.kind == "country"


def _two_countries(parse: Parse, second: Token) -> Changes:
    """A headline's comma that stands for "and": "[Turkey, Syria] sign accord"."""
    first = parse.tokens[second.head]
    if (
        first.rel == "nsubj"
        and second.i == first.i + 2
        and second.i + 1 < len(parse.tokens)
        and parse.tokens[first.i + 1].form == ","
        and parse.tokens[second.i + 1].form != ","
        and _country(parse, first)
        and _country(parse, second)
    ):
        yield second, {"deprel": "conj"}


def _behind_comma(parse: Parse, participle: Token) -> Changes:
    """What a phrase at the head of a sentence is: "Under the deal, [signed in Ankara], it will …"."""
    governor = parse.tokens[participle.head]
    if (
        not participle.i < governor.i
        or not {"VerbForm=Part", "Tense=Past"} <= participle.feats
        or parse.tokens[participle.i - 1].form != ","
    ):
        return
    for phrase in parse.children(governor, "obl"):
        ends = phrase.i < participle.i and parse.subtree(phrase, PUNCTUATION)[-1].i
        if ends == participle.i - 2 and phrase.upos == "NOUN":
            yield participle, {"head": phrase.i, "deprel": "acl"}


PUNCTUATION = frozenset({"punct"})


def _accused_of(parse: Parse, clause: Token) -> Changes:
    """What somebody is accused of, given to a noun: "was accused by Rome of [having lied]"."""
    noun = parse.tokens[clause.head]
    verb = parse.tokens[noun.head]
    mark = parse.child(clause, "mark")
    if (
        noun.deprel in ("obl:agent", "obj", "iobj")
        and verb.lemma.lower() in _lists(parse.language)["deed"]
        and mark is not None
        and mark.low in ("of", "for")
    ):
        yield clause, {"head": verb.i, "deprel": "advcl"}


def _title_and_name(parse: Parse, name: Token) -> Changes:
    """A title and its name, taken for two: "[athlete] [Jane Smith] died", "gave [leader] [Kim] it"."""
    if name.upos != "PROPN":
        return
    before = parse.tokens[parse.subtree(name)[0].i - 1]
    if (
        before.upos == "NOUN"
        and before.i < name.i
        and (before.head, before.deprel) == (name.head, name.deprel)
    ):
        yield name, {"head": before.i, "deprel": "appos"}


def _those(parse: Parse, clause: Token) -> Changes:
    """A participle behind "those": "the bodies of [those killed]"."""
    before = parse.tokens[clause.i - 1]
    if before.low != "those" or before.upos != "PRON" or clause.head == before.i:
        return
    if before not in parse.subtree(clause):
        yield clause, {"head": before.i}


def _stray_subject(parse: Parse, subject: Token) -> Changes:
    """The subject of what is said, given to who says it: "[the envoy] left, it added"."""
    verb = parse.tokens[subject.head]
    own = [c for c in parse.dependents[verb.i] if c.deprel == "nsubj"]
    says = verb.lemma.lower() in _lists(parse.language)["speech"]
    if len(own) < 2 or own[0] is not subject or not says:
        return
    for clause in parse.children(verb, "ccomp", "advcl", "parataxis"):
        between = subject.i < clause.i < own[1].i and finite(parse, clause)
        if between and parse.child(clause, "nsubj", "mark") is None:
            yield subject, {"head": clause.i}
            yield clause, {"deprel": "ccomp"}
            return


def _next_report(parse: Parse, verb: Token) -> Changes:
    """What a speaker says next, given to what is said: "said prices would fall and [promised] help"."""
    clause = parse.tokens[verb.head]
    cue = parse.head(clause)
    if clause.rel != "ccomp" or cue is None or not cue.i < clause.i < verb.i:
        return
    speaking = _lists(parse.language)["speaking"]
    tense = {f for f in cue.feats & verb.feats if f.startswith("Tense=")}
    if (
        cue.lemma.lower() in speaking
        and verb.lemma.lower() in speaking
        and tense
        and parse.child(verb, "nsubj", "aux", "mark") is None
        and _cannot_go_on(parse, clause, verb)
    ):
        yield verb, {"head": cue.i}


def _inserted_speaker(parse: Parse, name: Token) -> Changes:
    """Who reports between commas, taken for an apposition: "the virus, [the doctor] says, is spreading"."""
    phrase = parse.subtree(name)
    at = phrase[-1].i + 1
    while at < len(parse.tokens) - 1 and parse.tokens[at].upos in ("ADV", "AUX"):
        at += 1
    if phrase[0].form != "," or at + 1 >= len(parse.tokens):
        return
    cue, behind = parse.tokens[at], parse.tokens[at + 1]
    if (
        behind.form in (",", ".")
        and cue.upos == "VERB"
        and cue.sentence == name.sentence
        and cue.lemma.lower() in _lists(parse.language)["speaking"]
        and finite(parse, cue)
        and parse.child(cue, "nsubj") is None
    ):
        yield name, {"head": cue.i, "deprel": "nsubj"}


def _cannot_go_on(parse: Parse, clause: Token, verb: Token) -> bool:
    """Say whether a clause has no share in the next verb: its subject is no actor, or a modal bars it.

    Or a comma and a clause of its own set the verb off: "said the army had left, and warned that …".
    """
    subject = parse.child(clause, "nsubj")
    actors = _lists(parse.language)["actors"]
    if subject is not None and subject.upos == "NOUN" and subject.lemma.lower() not in actors:
        return True
    modal = any(c.xpos == "MD" for c in parse.dependents[clause.i] if c.rel == "aux")
    apart = parse.subtree(verb)[0].form == "," and parse.child(verb, "ccomp") is not None
    return "VerbForm=Fin" in verb.feats and (modal or apart)


def _nominal(parse: Parse, article: Token) -> Changes:
    """A participle that is a noun: "[the wounded] were evacuated"."""
    token = parse.tokens[article.head]
    if (
        token.upos == "VERB"
        and article.low == "the"
        and article.i == token.i - 1
        and token.rel in ("nsubj", "obj", "iobj", "obl", "nmod")
        and {"VerbForm=Part", "Tense=Past"} <= token.feats
    ):
        yield token, {"upos": "NOUN", "lemma": token.low}


Repair = Callable[[Parse, Token], Changes]

REPAIRS: dict[str, tuple[Repair, ...]] = {
    "acl": (_accused_of, _those),
    "advcl": (_complement, _item_of_a_list, _behind_comma),
    "appos": (_two_countries, _inserted_speaker),
    "ccomp": (_behind_semicolon,),
    "conj": (_next_report,),
    "iobj": (_title_and_name,),
    "nsubj": (_title_and_name, _active, _undergoing, _stray_subject),
    "obj": (_title_and_name,),
    "det": (_nominal,),
}
"""What is looked at, by the relation of the token it starts from."""


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    frames = words(language, "frames")
    keys = ("approximate", "commanding", "deed", "never_alone", "promising", "two_objects")
    found = {key: frozenset(frames[key]) for key in keys}
    cues, actors = words(language, "cues"), words(language, "actors")
    people = words(language, "people")["person"]
    return found | {
        "speech": frozenset(cues["speech"]),
        "speaking": frozenset(cues["speech"] + cues["act"] + cues["saying"]),
        "actors": frozenset(
            actors["person"]
            + actors["organisation"]
            + actors["group"]
            + actors["quantifier"]
            + people
        ),
    }
