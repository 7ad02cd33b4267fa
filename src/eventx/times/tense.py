"""Is a time past or to come: what the words around it and the verb over it say."""

from typing import Final

from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("is_past", "tense")

_CLIMB: Final = 12
_OPENING: Final = frozenset({"advcl", "acl"})
_BESIDE_NOUN: Final = frozenset({"nmod", "compound"})


def tense(parse: Parse, token: Token) -> int:
    """Return how surely a time is past (-2, -1) or to come (1, 2); 0 where nothing says so.

    The nearest verb above counts: "said he will meet them on Friday" is future. A
    purpose clause has the tense of its main verb ("met to mark the day"). "Since Friday"
    and "starting Friday" say it themselves.
    """
    told = _told(parse, token)
    if told:
        return 2 * told
    at: Token | None = token
    above = parse.head(token)
    through_noun, edges = False, words(parse.language, "times")["edge"]
    cases: set[str] = set()
    for _ in range(_CLIMB):
        if at is None:
            return 0
        if at.upos in {"VERB", "AUX"} or parse.child(at, "cop", "aux"):
            found = _tense_of_verb(parse, at, cases, through_noun=through_noun)
            if found is not None:
                return 2 * found if found < 0 and at is above and token.rel == "obl" else found
        elif at is not token and at.upos in {"NOUN", "PROPN"}:
            through_noun = through_noun or at.low not in edges
        cases.update(t.low for t in parse.dependents[at.i] if t.rel == "case")
        at = parse.head(at)
    return 0


def _told(parse: Parse, token: Token) -> int:
    """Return what the words around a time say of it.

    "Since Friday" and "Friday's ruling" are past; "starting Friday", "a rally for Friday" and
    "ahead of Friday's vote" are to come.
    """
    lists = words(parse.language, "times")
    above = parse.head(token)
    before = {c.low for c in parse.dependents[token.i] if c.rel in {"case", "amod"}}
    if above is not None and above.i < token.i and (above.rel in _OPENING or above.upos == "ADJ"):
        before.add(above.low)
    if not before.isdisjoint(lists["since"]):
        return -1
    if not before.isdisjoint(lists["starting"]):
        return 1
    return 0 if above is None else _told_by_noun(parse, token, above, before, lists)


def _told_by_noun(
    parse: Parse, token: Token, noun: Token, cases: set[str], lists: dict[str, list[str]]
) -> int:
    if token.rel not in _BESIDE_NOUN or noun.upos not in {"NOUN", "PROPN"}:
        return 0
    above = parse.head(noun)
    cases_of_noun = [c for c in parse.dependents[noun.i] if c.rel == "case"]
    around = [above, *cases_of_noun, *(parse.tokens[c.i - 1] for c in cases_of_noun if c.i)]
    if any(t is not None and t.low in lists["pending"] for t in around):
        return 1
    if noun.i < token.i:
        return 1 if noun.lemma in lists["arranged"] and cases & {*lists["purpose"]} else 0
    return -1 if noun.lemma in lists["done"] else 0


def _tense_of_verb(parse: Parse, verb: Token, cases: set[str], *, through_noun: bool) -> int | None:
    """Return the tense of a verb, None where the verb above it decides."""
    lists = words(parse.language, "times")
    below = parse.dependents[verb.i]
    helpers = [t for t in below if t.rel in {"aux", "cop"}]
    auxiliaries = {t.low for t in helpers}
    perfect = not auxiliaries.isdisjoint(lists["perfect_auxiliary"])
    if perfect and not auxiliaries.isdisjoint(lists["guessing"]):
        return -1  # "may have left on Monday"
    if not auxiliaries.isdisjoint(lists["future_auxiliary"]):
        return 2
    if any(t.low in lists["infinitive"] and t.rel in {"mark", "aux"} for t in below):
        return None if _is_told(parse, verb, lists) else _of_plan(parse, verb, lists)
    forms = {f for t in helpers for f in t.feats if f.startswith("VerbForm=")}
    if forms == {"VerbForm=Inf"}:  # "are due to be held", whose "to" hangs on "due"
        return None
    if verb.lemma in lists["planning"] and _looks_ahead(verb, helpers, cases, lists):
        return 2
    if _proposes(parse, verb, cases, lists):
        return 1
    if perfect or any(is_past(t) for t in [verb, *helpers]) or _is_unchanged(parse, verb, lists):
        return -1
    if not auxiliaries.isdisjoint(lists["modal_auxiliary"]):
        could = not auxiliaries.isdisjoint(lists["past_if_denied"])
        past = verb.lemma in lists["perceived"] or any(t.low in lists["negation"] for t in below)
        return -1 if could and past else 1
    if not helpers and verb.xpos in {"VBG", "VBN"}:
        if verb.xpos == "VBN" and verb.rel in {"acl", "advcl"} and not parse.child(verb, "mark"):
            return -1  # "will discuss the treaty signed on Monday"
        return None if verb.head >= 0 else 0
    if through_noun:  # "the move follows Tuesday's declaration"
        return 0
    return 1 if _is_present(verb, [] if cases & {*lists["away"]} else helpers) else 0


def _is_present(verb: Token, helpers: list[Token]) -> bool:
    """Accept: "opens", "is held"; not "is postponed from Monday", "after being held"."""
    finite = [t for t in helpers if "VerbForm=Part" not in t.feats]
    present = any("Tense=Pres" in t.feats for t in [verb, *finite])
    return present or verb.xpos in {"VBZ", "VBP", "VB", "VBG"}


def _of_plan(parse: Parse, verb: Token, lists: dict[str, list[str]]) -> int:
    """Return the tense of an infinitive: a plan's is to come, but "had been expected to land on Monday"."""
    above = parse.head(verb)
    dropped = (
        above is not None
        and above.lemma in lists["planning"]
        and any(c.low in lists["pluperfect"] for c in parse.dependents[above.i])
    )
    return -1 if dropped else 1


def _is_told(parse: Parse, verb: Token, lists: dict[str, list[str]]) -> bool:
    """Tell whether the word over an infinitive says when it is.

    "Came to mark the day", "refused to sign", "rallies to mark the day", "the first to sign".
    """
    above = parse.head(verb)
    if verb.rel == "advcl" or above is None or verb.rel == "conj":
        return verb.rel == "advcl"
    if above.upos == "VERB":
        return above.lemma in lists["implicative"]
    first = any(c.low in lists["first_of"] for c in parse.dependents[above.i])
    return first or above.low in lists["first_of"] or verb.lemma in lists["marking"]


def _proposes(parse: Parse, verb: Token, cases: set[str], lists: dict[str, list[str]]) -> bool:
    """Tell whether a time is that of what is called for or agreed: "called for elections in May"."""
    if verb.lemma not in lists["proposing"] or cases.isdisjoint(lists["inside"]):
        return False
    things = (c for c in parse.dependents[verb.i] if c.rel in {"obj", "obl"})
    return any(c.lemma in lists["arranged"] for c in things)


def _looks_ahead(
    verb: Token, helpers: list[Token], cases: set[str], lists: dict[str, list[str]]
) -> bool:
    """Tell whether a time is what a plan is for: "is due Monday", "was postponed until Monday".

    Not so "a vote postponed on Monday".
    """
    if any(t.low in lists["pluperfect"] for t in helpers) or not cases.isdisjoint(lists["away"]):
        return False
    bare = not helpers and verb.xpos == "VBN" and verb.lemma not in lists["foreseeing"]
    past = bare or any(is_past(t) for t in [verb, *helpers])
    return not past or not cases.isdisjoint(lists["ahead"])


def _is_unchanged(parse: Parse, verb: Token, lists: dict[str, list[str]]) -> bool:
    """Tell whether a verb is past because its subject would ask for an "s": "Lee beat the party in May"."""
    if verb.low not in lists["unchanged"] or parse.child(verb, "aux", "cop", "mark") is not None:
        return False
    subject = parse.child(verb, "nsubj")
    if subject is None or "Number=Sing" not in subject.feats or parse.child(subject, "conj"):
        return False
    return not subject.feats & _SPEAKING


_SPEAKING: Final = frozenset({"Person=1", "Person=2"})


def is_past(verb: Token) -> bool:
    """Tell whether a verb is in a past form of its own; no present is "retook", whatever its tag."""
    if "VerbForm=Part" in verb.feats:
        return verb.xpos == "VBD"
    present = verb.low == verb.lemma or verb.low.endswith("s")
    mistagged = verb.upos == "VERB" and "Tense=Pres" in verb.feats and not present
    return verb.xpos == "VBD" or "Tense=Past" in verb.feats or mistagged
