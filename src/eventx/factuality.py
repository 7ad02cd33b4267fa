"""Did it happen: polarity and factuality, through all that an event is embedded in.

The walk goes from the trigger up the tree. The clause's own auxiliaries and negation
come first; then every governor that the event is a complement, purpose or modifier of
adds what it says of it ("refused to agree to sign": *sign* did not happen).
"""

from collections.abc import Iterator

from eventx.operators import Operators, operators
from eventx.parse import Parse, Token
from eventx.phrases import first_listed, marker, with_particle
from eventx.predicates import Trigger
from eventx.records import Factuality, Polarity
from eventx.voice import passive

__all__ = ("judge",)


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
STRENGTH = {"actual": 0, "future": 1, "possible": 2, "requested": 3, "hypothetical": 4}
DEPTH = 16  # clauses climbed; deeper nesting is a broken tree


def _operators(parse: Parse, trigger: Trigger, ops: Operators) -> Iterator[str]:
    """Yield all operators over the trigger, innermost first."""
    if trigger.kind == "verb":
        yield from _over_verb(parse, trigger.token, ops)
        return
    noun, light = trigger.token, trigger.light
    yield from _over_noun(parse, noun, ops)
    if light is None or light.head == noun.i:  # "talks", "talks held in Oslo"
        yield from ("negative" for _ in range(_none(parse, noun, ops)))
        yield from _created(parse, noun, ops)
    if light is None:
        yield from _shared(parse, noun, ops)
        return
    if light.head != noun.i and (light.upos == "ADJ" or passive(parse, light)):
        yield from ops.creates.get(with_particle(parse, light), ())  # "is expected on Monday"
    ongoing = light.lemma.lower() in ops.ending and noun.deprel == "nsubj"
    if not ongoing:  # "the strike has not ended"
        yield from _over_verb(parse, light, ops)


def _over_verb(parse: Parse, token: Token, ops: Operators) -> Iterator[str]:
    """Yield the operators over a verb, its own clause's first, then those of the clauses above."""
    outside = False  # where a negation above no longer reaches: "was not killed but wounded"
    for _ in range(DEPTH):
        yield from _kept(_in_clause(parse, token, ops), outside)
        if token.head < 0:
            return
        governor = parse.tokens[token.head]
        yield from _kept(_from_governor(parse, token, governor, ops), outside)
        climbs = _climb(parse, token, governor, ops)
        if climbs is None:
            yield from _at_that_time(parse, token, governor, ops)
            yield from _first_mark(parse, token, governor, ops)
            return
        outside = _aside(parse, token, governor, ops)
        token = climbs


def _kept(found: Iterator[str], outside: bool) -> Iterator[str]:
    return (operator for operator in found if operator != "negative") if outside else found


def _climb(parse: Parse, token: Token, governor: Token, ops: Operators) -> Token | None:
    """Return the word whose own operators also hold for `token`, None where its clause is free."""
    if token.rel == "csubj" and any(c.low in ops.mark for c in parse.children(token, "mark")):
        return None  # "it was not clear whether he had left"
    if token.rel in ("xcomp", "csubj") or token.deprel == "acl":
        return governor
    if token.rel == "conj":
        return governor if _shares(parse, token) else None
    if token.rel in ("advcl", "ccomp") and not _own_subject(parse, token):
        return None if _prior(parse, token, governor, ops) else governor
    return None


def _prior(parse: Parse, token: Token, governor: Token, ops: Operators) -> bool:
    """Say whether a clause came first: "could be jailed after admitting it", "would punish him for leaving"."""
    marks = {c.low for c in parse.children(token, "mark")}
    return bool(marks & ops.prior) or ("for" in marks and governor.lemma.lower() in ops.done_for)


def _aside(parse: Parse, token: Token, governor: Token, ops: Operators) -> bool:
    """Say whether a clause is outside the negation of the one above.

    "Not killed but wounded"; "neither came nor called", where "nor" denies anew; "speaking in
    Rome, he did not resign"; "did not stop, hitting a car".
    """
    if token.rel == "conj":
        return any(c.low in ops.negation["renewed"] for c in parse.children(token, "cc"))
    if token.rel != "advcl":
        return False
    return token.i < governor.i or any(
        c.form == "," and c.i < token.i for c in parse.dependents[token.i]
    )


def _first_mark(parse: Parse, token: Token, first: Token, ops: Operators) -> Iterator[str]:
    """Yield what a conjunction says of a second clause too: "if he resigns and the party splits"."""
    if token.rel == "conj" and not any(c.rel == "mark" for c in parse.dependents[token.i]):
        for mark in parse.children(first, "mark"):
            yield from _from_mark(parse, token, mark, ops)


def _at_that_time(parse: Parse, token: Token, governor: Token, ops: Operators) -> Iterator[str]:
    """Yield "future" for a present that dates a future: "will vote when the court meets"."""
    if token.rel != "advcl" or not {"VerbForm=Fin", "Tense=Pres"} <= token.feats:
        return
    dated = any(c.low in ops.temporal for c in parse.children(token, "mark", "advmod"))
    if dated and not AHEAD.isdisjoint(_in_clause(parse, governor, ops)):
        yield "future"


AHEAD = frozenset({"future", "requested", "hypothetical"})


def _own_subject(parse: Parse, token: Token) -> bool:
    return any(c.rel in ("nsubj", "csubj", "expl") for c in parse.dependents[token.i])


def _shares(parse: Parse, token: Token) -> bool:
    """Say whether a conjunct shares the first verb's auxiliaries ("will meet and discuss")."""
    own = any(c.rel in ("nsubj", "aux", "cop") for c in parse.dependents[token.i])
    return not own and not {"VerbForm=Fin", "Tense=Past"} <= token.feats


def _in_clause(parse: Parse, token: Token, ops: Operators) -> Iterator[str]:
    """Yield what auxiliaries, adverbs, negative words and conjunctions in the clause say."""
    for child in parse.dependents[token.i]:
        if child.rel == "aux":
            for status in ops.auxiliary.get(child.low, ()):
                ahead = status == "hypothetical" and _reported_future(parse, token)
                yield "future" if ahead else status
        elif child.rel == "advmod":
            yield from _from_adverb(parse, child, ops)
        elif child.rel in ("mark", "case"):
            yield from _from_mark(parse, token, child, ops)
        elif _negative(parse, child, ops):
            yield "negative"
    if _inverted(parse, token, ops) or _asked(parse, token):
        yield "hypothetical"
    elif _commanded(parse, token):
        yield "requested"
    elif _is_to(parse, token):
        yield "future"


def _commanded(parse: Parse, token: Token) -> bool:
    """Say whether a verb is an imperative: "leave the city", "do not go"."""
    if token.low != token.lemma or parse.child(token, "nsubj", "nsubj:pass", "mark") is not None:
        return False
    return any("Mood=Imp" in w.feats for w in _forms(parse, token))


def _from_adverb(parse: Parse, adverb: Token, ops: Operators) -> Iterator[str]:
    """Yield what an adverb says: "not", "allegedly", "yet" before an infinitive ("is yet to")."""
    if adverb.low in ops.negation["adverb"] or _none(parse, adverb, ops):  # "no longer"
        if not _not_only(parse, adverb, ops.negation["exempt"]):
            yield "negative"
    elif _yet_to(parse, adverb, ops) or _fell_short(parse, adverb, ops):
        yield "negative"
    else:
        yield from ops.adverb.get(adverb.low, ())


def _fell_short(parse: Parse, adverb: Token, ops: Operators) -> bool:
    """Say whether it all but happened: "nearly capsized", but "nearly doubled", "almost guarantees"."""
    verb = parse.tokens[adverb.head]
    return (
        adverb.low in ops.negation["short"]
        and adverb.i < verb.i
        and "Tense=Past" in verb.feats
        and verb.lemma.lower() not in ops.multiplying
    )


def _yet_to(parse: Parse, adverb: Token, ops: Operators) -> bool:
    """Say whether "yet" stands before "to", so that it has not happened: "have yet to agree"."""
    following = parse.tokens[adverb.i + 1 : adverb.i + 2]
    return adverb.low in ops.negation["until_now"] and any(t.low == "to" for t in following)


def _from_mark(parse: Parse, token: Token, mark: Token, ops: Operators) -> Iterator[str]:
    """Yield what a conjunction says: "if", "without", "to" of a purpose."""
    if mark.low in ops.until:
        if not _past(parse, token):
            yield "hypothetical"  # "until they leave", but "until they left"
    elif mark.low in ops.mark:
        yield from ops.mark[mark.low]
    elif mark.low in ops.negation["preposition"]:
        yield "negative"
    elif mark.low == "to" and _purpose(parse, token, ops):
        yield "future"


def _purpose(parse: Parse, token: Token, ops: Operators) -> bool:
    """Say whether what stands under "to" is a purpose, not a deed: "pleaded guilty to killing"."""
    if token.deprel != "advcl":
        return False
    governor = parse.tokens[token.head]
    admitted = governor.lemma.lower() in ops.admitting
    return not admitted and not _short_of(parse, token, governor, ops)


def _to(parse: Parse, token: Token) -> Token | None:
    """Return the "to" of an infinitive."""
    for child in parse.dependents[token.i]:
        if child.rel == "mark" and child.low == "to":
            return child
    return None


def _is_to(parse: Parse, token: Token) -> bool:
    """Say whether an infinitive is to come: "was to visit", "is due to visit", "Minister to visit"."""
    to = _to(parse, token)
    below = parse.dependents[token.i]
    if to is None and "VerbForm=Inf" not in token.feats:
        return False
    if any(c.low == "due" for c in below):
        return "VerbForm=Inf" in token.feats
    if to is None:
        return False
    headline = token.head < 0 and any(c.rel == "nsubj" for c in below)
    return headline or any(
        c.rel in ("cop", "aux") and c.lemma == "be" and c.i < to.i for c in below
    )


def _inverted(parse: Parse, token: Token, ops: Operators) -> bool:
    """Say whether an auxiliary before the subject makes a condition: "had the talks collapsed"."""
    subject = parse.child(token, "nsubj") if token.deprel in ("acl", "advcl") else None
    if subject is None:
        return False
    first = parse.subtree(subject)[0].i
    return any(c.i < first and c.low in ops.inverted for c in parse.children(token, "aux", "cop"))


def _asked(parse: Parse, token: Token) -> bool:
    """Say whether a question asks if it happened: "did they go?", but "why did they go?"."""
    if parse.tokens[parse.sentences[token.sentence].stop - 1].form != "?":
        return False
    first = next((c for c in parse.dependents[token.i] if c.upos != "PUNCT"), None)
    if first is None or first.rel != "aux" or "VerbForm=Fin" not in first.feats:
        return False
    subject = parse.child(token, "nsubj")
    return subject is not None and first.i < subject.i < token.i


def _negative(parse: Parse, word: Token, ops: Operators) -> bool:
    """Say whether a participant or conjunction negates: "nobody came", "no minister", "nor"."""
    negation = ops.negation
    if word.rel not in ("nsubj", "obj", "cc", "obl"):
        return False
    if word.rel == "obl" and marker(parse, word) not in negation["place"]:
        return False  # "at no time", but "landed with no engine"
    if word.low in negation["pronoun"] or word.low in negation["conjunction"]:
        return True
    return _none(parse, word, ops)


def _none(parse: Parse, noun: Token, ops: Operators) -> bool:
    """Say whether a noun is none: "no minister", "no further talks", "neither Kyiv nor Moscow"."""
    below, determiners = list(parse.dependents[noun.i]), ops.negation["determiner"]
    for word in below:  # it grows meanwhile: "no further talks"
        if word.rel == "amod" and word.head == noun.i:
            below += parse.dependents[word.i]
        elif word.rel in DETERMINING and word.i < noun.i and word.low in determiners:
            return True
    return False


DETERMINING = frozenset({"det", "cc", "advmod"})


def _not_only(parse: Parse, negation: Token, exempt: frozenset[str]) -> bool:
    """Say whether a negation only opens "not only … but also"."""
    following = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else None
    return following is not None and following.low in exempt


def _reported_future(parse: Parse, token: Token) -> bool:
    """Say whether "would" looks ahead from a past report: "said he would respond"."""
    if any(c.low == "have" for c in parse.children(token, "aux")):
        return False  # "said they would have survived"
    for _ in range(DEPTH):
        if token.head >= 0 and (token.rel in ("ccomp", "parataxis") or _said_by_noun(parse, token)):
            return not any(
                c.rel == "advcl" and any(m.low == "if" for m in parse.dependents[c.i])
                for c in parse.dependents[token.i]
            )
        if token.rel not in ("conj", "xcomp", "acl") or token.head < 0:
            break
        token = parse.tokens[token.head]
    return token.deprel == "acl:relcl"


def _ranked(parse: Parse, token: Token, noun: Token, ops: Operators) -> bool:
    """Say whether an infinitive tells who did it: "the first president to visit", not "the only way to"."""
    return (
        _to(parse, token) is not None
        and noun.lemma.lower() not in ops.shell
        and any(t.low in ops.ranking for t in (noun, *parse.children(noun, "amod")))
    )


def _said_by_noun(parse: Parse, token: Token) -> bool:
    """Say whether a clause is what a noun says: "confidence that it would pass"."""
    return token.deprel == "acl" and any(c.low == "that" for c in parse.children(token, "mark"))


def _from_governor(parse: Parse, token: Token, governor: Token, ops: Operators) -> Iterator[str]:
    """Yield what the governing verb, adjective or noun says of its complement."""
    if token.rel == "acl":
        yield from _from_noun(parse, token, governor, ops)
    elif token.rel == "ccomp" and any("VerbForm=Fin" in w.feats for w in _forms(parse, token)):
        yield from _over_that(parse, token, governor, ops)
    elif short := _short_of(parse, token, governor, ops):
        yield from short
    elif _complement(parse, token):
        yield from _governing(parse, token, governor, ops)


def _governing(parse: Parse, token: Token, governor: Token, ops: Operators) -> Iterator[str]:
    """Yield what a governor says of its infinitive or gerund; "have yet to" is no duty."""
    if any(_yet_to(parse, c, ops) for c in parse.children(governor, "advmod")):
        return
    word = with_particle(parse, governor)
    prepositions = (f"{word} {c.low}" for c in parse.children(token, "mark"))
    found = next((p for p in prepositions if p in ops.governor), word)
    yield from ops.governor.get(found, ())
    if _to(parse, token) is not None and "Tense=Past" not in governor.feats:
        yield from ops.infinitive.get(word, ())  # "have to leave", but "had to leave"


def _short_of(parse: Parse, token: Token, governor: Token, ops: Operators) -> tuple[str, ...]:
    """Return what is said of a gerund alone: "stopped short of winning", "came close to winning"."""
    if not token.low.endswith("ing") or "VerbForm=Inf" in token.feats:
        return ()
    above, word = parse.head(governor), with_particle(parse, governor)
    whole = word if above is None else f"{above.lemma.lower()} {word}"
    return ops.gerund.get(whole, ops.gerund.get(word, ()))


def _over_that(parse: Parse, token: Token, governor: Token, ops: Operators) -> Iterator[str]:
    """Yield what a governor says of its that-clause: "denied that", "demanded that he leave"."""
    word = with_particle(parse, governor)
    statuses = ops.governor.get(word, ())
    if word in ops.finite:
        yield from statuses
        if "negative" in statuses:  # "did not deny that"
            yield from (o for o in _in_clause(parse, governor, ops) if o == "negative")
    elif "requested" in statuses and _subjunctive(parse, token, governor, word in ops.saying):
        yield "requested"


def _subjunctive(parse: Parse, token: Token, governor: Token, says: bool) -> bool:
    """Say whether a base form stands where a finite one would differ: "proposed that they keep it".

    Where the governor may just say so, the tense does not tell: "insisted that they pay".
    """
    if token.low != token.lemma or len(_forms(parse, token)) > 1:
        return False
    about = parse.child(token, "nsubj")
    third = (
        about is not None
        and {"Number=Sing", "Person=1"} & about.feats == {"Number=Sing"}
        and parse.child(about, "conj") is None
    )
    past = "Tense=Pres" not in governor.feats or "VerbForm=Fin" not in governor.feats
    return third or (past and not says)


def _from_noun(parse: Parse, token: Token, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what a noun says of its clause: "plans to", "fears that", "no evidence that"."""
    marks = {c.low for c in parse.children(token, "mark")}
    if token.deprel == "acl:relcl" or not (marks & CONTENT or _infinitive(parse, token)):
        return
    statuses = ops.governor.get(noun.lemma.lower(), ())
    if _infinitive(parse, token):
        ranked = not statuses and _ranked(parse, token, noun, ops)
        yield from () if ranked else statuses or ("future",)
    elif "for" in marks or noun.lemma.lower() in ops.finite:
        yield from statuses
    if _none(parse, noun, ops):
        yield "negative"
    if "negative" in _creating(parse, noun, ops):
        yield "negative"  # "denied reports that", "foiled a plot to"


CONTENT = frozenset({"that", "for"})


def _forms(parse: Parse, token: Token) -> list[Token]:
    """Return a verb with its auxiliaries."""
    return [token, *parse.children(token, "aux", "cop")]


def _past(parse: Parse, token: Token) -> bool:
    """Say whether a finite clause is in the past tense."""
    return any({"VerbForm=Fin", "Tense=Past"} <= w.feats for w in _forms(parse, token))


def _complement(parse: Parse, token: Token) -> bool:
    """Say whether a clause is the complement of its governor: "demanded that he leave".

    Not a noun ("called it [an attempt]"); also where "to" hangs on the governor ("is due to meet").
    """
    below = parse.dependents[token.i]
    if token.upos not in ("VERB", "AUX") and all(c.rel not in CLAUSAL for c in below):
        return False
    if token.rel != "advcl":
        return token.rel in ("xcomp", "csubj", "ccomp")
    if "VerbForm=Inf" in token.feats and parse.child(token, "aux") is None:
        return _to(parse, token) is None or any(c.rel == "mark" and c.low in UNDER for c in below)
    return any(c.rel == "mark" and c.low in UNDER for c in below)


CLAUSAL = frozenset({"cop", "aux", "mark"})
UNDER = frozenset({"against", "at", "for", "from", "of", "with"})


def _infinitive(parse: Parse, token: Token) -> bool:
    below = parse.dependents[token.i]
    if any(c.rel == "mark" and c.low in ("to", "of", "from") for c in below):
        return True
    return "VerbForm=Inf" in token.feats and all(c.rel != "aux" for c in below)


def _over_noun(parse: Parse, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what a noun's own modifiers say: "possible talks", "no attack", "without approval"."""
    for child in parse.dependents[noun.i]:
        if child.rel == "amod":
            yield from ops.modifier.get(child.low, ())
        elif child.deprel == "acl" and child.i > noun.i and passive(parse, child):
            yield from ops.creates.get(with_particle(parse, child), ())  # "a visit planned for May"
        elif child.rel == "case" and child.low in ops.negation["preposition"]:
            yield "negative"
    yield from ops.preposition.get(marker(parse, noun), ())


def _created(parse: Parse, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what the verb or noun says that only wishes for the noun: "called for talks"."""
    noun = first_listed(parse, noun)
    yield from _creating(parse, noun, ops)
    if noun.rel == "nmod" and marker(parse, noun) in ("of", "for") and noun.head >= 0:
        # as in "the importance of coordination" and "no evidence of an attack"
        governor = parse.tokens[noun.head]
        done = marker(parse, noun) == "for" and governor.lemma.lower() in ops.done_for
        statuses = () if done else ops.governor.get(governor.lemma.lower(), ())
        yield from (s for s in statuses if s in ("requested", "possible"))
        if governor.lemma.lower() in ops.evidence and _none(parse, governor, ops):
            yield "negative"


def _creating(parse: Parse, noun: Token, ops: Operators) -> tuple[str, ...]:
    """Return what a governor makes of a noun: "ordered an inquiry", "accused of", "threat of"."""
    if noun.head < 0 or (noun.rel not in COMPLEMENTS and noun.deprel != "nsubj:pass"):
        return ()
    word = with_particle(parse, parse.tokens[noun.head])
    if noun.rel in ("obl", "nmod"):
        word = f"{word} {marker(parse, noun)}"
    return ops.creates.get(word, ())


COMPLEMENTS = frozenset({"obj", "obl", "nmod"})


def _shared(parse: Parse, noun: Token, ops: Operators) -> Iterator[str]:
    """Yield what holds of the verb with which the noun happens: "will attend the funeral of"."""
    if parse.child(noun, "cop") is not None:
        yield from _over_verb(parse, noun, ops)  # "would be the first visit of a president"
        return
    noun = first_listed(parse, noun)
    if noun.head < 0 or noun.rel not in ("obj", "obl", "nsubj"):
        return
    verb = parse.tokens[noun.head]
    if noun.rel == "nsubj":
        if "Definite=Ind" in (parse.child(noun, "det") or noun).feats:
            # "a withdrawal would be a mistake", but "the withdrawal would"
            yield from (o for o in _in_clause(parse, verb, ops) if o == "hypothetical")
        return
    word = with_particle(parse, verb)
    if noun.rel == "obl":
        word = f"{word} {marker(parse, noun)}"
    if word in ops.sharing:
        yield from _kept(_over_verb(parse, verb, ops), True)
