"""From a cue word to its report: verbs, "according to", adverbs, adjectives and nouns."""

from collections.abc import Iterator, Mapping, Sequence

from eventx.attribution.asides import aside
from eventx.attribution.contents import complement, pieces, quoted, shown, unasked
from eventx.attribution.cues import Cues, Report, cues
from eventx.attribution.dates import when_said, without_date
from eventx.attribution.hosts import host, phrased
from eventx.attribution.others import without_comment, without_context, without_report
from eventx.attribution.sources import holder, inverted, phrase, speaker
from eventx.attribution.things import core, described, figure, labelled_as, thing
from eventx.parse import Parse, Token
from eventx.phrases import clause, marker
from eventx.records import Time
from eventx.subjects import subject
from eventx.voice import finite, passive

__all__ = ("reports",)

ATTRIBUTIVE = frozenset({"amod", "case", "compound", "mark"})  # "the confirmed visitors"

OPEN = frozenset({"VERB", "NOUN", "ADJ"})

BESIDE = 4  # tokens between a cue and the phrase of its own subject


def reports(parse: Parse, anchored: Mapping[int, tuple[Time, ...]]) -> Iterator[Report]:
    """Yield the report of each cue in the text.

    Verbs that take a quotation come without content where the syntax gives none.
    """
    known = cues(parse.language)
    for token in parse.tokens:
        upos, report = token.upos, None
        lemma = token.lemma.lower() if upos in OPEN else ""
        if upos == "VERB" and lemma in known.verb and token.rel not in ATTRIBUTIVE:
            report = _verb(parse, token, lemma, known, anchored)
        elif upos == "NOUN" and lemma in known.reporting:
            report = _viewpoint(parse, token, lemma, known) or _noun(parse, token, lemma, known)
        elif upos == "ADJ" and lemma in known.adjective:
            report = _adjective(parse, token, lemma, known)
        elif token.form == ":":
            report = _introduced(parse, token, known)
        elif token.low == "according" and token.rel in ("case", "fixed", "advcl", "mark"):
            report = _according_to(parse, token, anchored)
        elif token.low in known.adverb and token.rel == "advmod":
            report = _adverb(parse, token)
        if report is not None:
            yield report


def _verb(
    parse: Parse, verb: Token, lemma: str, known: Cues, anchored: Mapping[int, tuple[Time, ...]]
) -> Report | None:
    """Read "said that …", "…, officials said", "urged him to leave", "is believed to have left"."""
    below = parse.dependents[verb.i] if lemma in known.speech else ()
    if any(quoted(parse, c) is verb for c in below):
        return None  # "was quoted as saying …": the second verb reports
    content, asserts = _content(parse, verb, lemma, known, anchored.get(verb.i, ()))
    when = when_said(parse, verb, content, anchored)
    quoting = quoted(parse, verb)
    if quoting is not None:  # "was quoted on Monday as saying …"
        when = (*when, *when_said(parse, quoting, content, anchored))
    content = without_report(parse, verb, without_date(parse, verb, content, when))
    content = without_context(parse, verb, without_comment(parse, content))
    if not content and (lemma not in known.quoting or passive(parse, verb)):
        return None
    found = None if content or lemma not in known.quoting else aside(parse, verb)
    if found is not None:
        (source, content), asserts = found, True
    elif lemma in known.evidential:
        inner = parse.child(verb, "xcomp")
        if inner is not None and inner.lemma.lower() in known.verb:
            return None  # "seemed to suggest that …": what is suggested is the report
        source = None
    else:
        source = speaker(parse, verb, known)
        if source is None and content and _unvoiced(parse, verb, asserts):
            return None
    if source is not None and any(t.i == source.i for t in content):
        own = {t.i for t in phrase(parse, source, (verb,))}
        if min(abs(i - verb.i) for i in own) > BESIDE:
            source = None
        else:  # "The war, [the king] says, is over"
            content = [t for t in content if t.i not in own]
    return Report(
        _cue(parse, verb),
        source,
        pieces(parse, content),
        when,
        _addressee(parse, verb, lemma, known),
        asserts and not _unsaid(parse, verb, known) and not _nobody(parse, source, known),
    )


def _addressee(parse: Parse, verb: Token, lemma: str, known: Cues) -> Token | None:
    """Return the head of who is told: "asked [the king] to leave", "told [reporters] that …"."""
    told = None if passive(parse, verb) else parse.child(verb, "iobj")
    if told is not None and (marker(parse, told) or told is shown(parse, verb)):
        told = None  # "was quoted as saying [by a paper]"
    return parse.child(verb, "obj") if told is None and lemma in known.telling else told


OPENING = frozenset({'"', "“", "``", "«", "„"})


def _introduced(parse: Parse, colon: Token, known: Cues) -> Report | None:
    """Read any clause in front of a quotation: "the king shrugged: “…”", "he was blunt: “…”"."""
    if not 0 < colon.i < len(parse.tokens) - 1 or parse.tokens[colon.i + 1].form not in OPENING:
        return None
    before = parse.tokens[colon.i - 1]
    if before.sentence != colon.sentence or before.lemma.lower() in known.reporting:
        return None
    for head in (before, *parse.ancestors(before)):
        if head.i < colon.i and finite(parse, head):
            found = None if head.lemma.lower() in known.quoting else subject(parse, head)
            able = found is not None and not found.undergoes and _able(found.token, known)
            return Report((head,), found.token, ()) if found is not None and able else None
    return None


def _able(source: Token, known: Cues) -> bool:
    """Say whether somebody may speak: a name, "she" or "the minister", not "it" or "the law"."""
    named = source.upos != "NOUN" and source.low not in known.pro_form
    return named or source.lemma.lower() in known.source


def _unvoiced(parse: Parse, verb: Token, asserts: bool) -> bool:
    """Say whether a cue without a source reports nothing: "opposing it is risky", "imagine that …".

    In the passive, only what is said and thought goes about without a name ("is expected to
    leave", "a blast was reported"), no stance towards a thing ("the plan was criticized").
    """
    if not passive(parse, verb):
        return "VerbForm=Fin" not in verb.feats or "Mood=Imp" in verb.feats
    return not asserts and parse.child(verb, "ccomp", "csubj", "xcomp") is None


def _refused(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether somebody refuses to say it: "declined to comment"."""
    above = parse.head(verb)
    return above is not None and verb.rel == "xcomp" and above.lemma.lower() in known.negative


def _unsaid(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether it was not said: "did not say whether …", "refused to say why …"."""
    return _refused(parse, verb, known) or any(
        c.rel == "advmod"
        and any(w.low in known.negation for w in (c, *parse.dependents[c.i]))
        and parse.tokens[c.i + 1].low not in known.negation_exempt  # "not only said that …"
        for c in parse.dependents[verb.i]
        if c.i < verb.i
    )


def _nobody(parse: Parse, source: Token | None, known: Cues) -> bool:
    """Say whether there is nobody who says it: "nobody told us", "no witness saw", "neither side said"."""
    return source is not None and any(
        word.low in known.nobody for word in (source, *parse.children(source, "det"))
    )


def _asked(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether it is only asked: "asked whether they had left", "doubts if it happened"."""
    inner = parse.child(verb, "ccomp")
    return inner is not None and any(
        c.rel in ("mark", "advmod") and c.low in known.question and c.i > verb.i
        for c in parse.dependents[inner.i]
    )


def _anonymous(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether somebody only wants no name: "declined to be named", "asked not to be quoted"."""
    inner = parse.child(verb, "xcomp")
    return inner is not None and inner.lemma.lower() in known.anonymity and passive(parse, inner)


def _content(
    parse: Parse, verb: Token, lemma: str, known: Cues, when: Sequence[Time]
) -> tuple[list[Token], bool]:
    """Return what a verb reports, and whether its source asserts it."""
    content: list[Token] = []
    if _refused(parse, verb, known):
        # "declined to comment on the ruling"; "refused to say [why he left]" has a clause
        return complement(parse, verb, lemma, known) if lemma in known.clause else content, False
    if lemma in known.duty and passive(parse, verb) and speaker(parse, verb, known) is None:
        return content, False
    if _anonymous(parse, verb, known):
        return content, False
    if lemma in known.clause:
        content = complement(parse, verb, lemma, known)
        quoting = quoted(parse, verb)
        if quoting is not None:  # "“…,” the king was quoted as saying"
            return content or complement(parse, quoting, lemma, known) or host(parse, quoting), True
        if not content and _inserts(parse, verb, lemma, known):
            content = host(parse, verb)
        if not content and lemma in known.quoting and inverted(parse, verb):
            return [], True
        if not content and _unsaid(parse, verb, known):
            content = unasked(parse, verb)
        if content:
            known_so = lemma in known.factive and not _hearsay(parse, verb, lemma, known)
            return content, not known_so and not _asked(parse, verb, known)
    if lemma in known.phrasing:
        return host(parse, verb) if phrased(parse, verb) else figure(parse, verb), True
    if lemma in known.labelling:
        named = labelled_as(parse, verb)
        if named:
            return named, True
    if lemma in known.object or (lemma in known.describing and described(parse, verb)):
        content = thing(parse, verb, when)
        if content:
            return content, lemma in known.speech or _accuses(parse, verb, lemma, known)
    if lemma in known.intention or lemma in known.evidential:
        content = _infinitive(parse, verb, lemma, known)
    if not content:
        content = _prepositional(parse, verb, lemma, known.verb_preposition)
    behind = parse.tokens[content[-1].i + 1 : content[-1].i + 2] if content else ()
    if lemma in known.quoting and any(t.form == ":" for t in behind):
        return [], True  # "wrote on social media: “…”"
    return content, _accuses(parse, verb, lemma, known) or _of_deed(parse, verb)


def _hearsay(parse: Parse, verb: Token, lemma: str, known: Cues) -> bool:
    """Say whether something is only held to be so: "is understood to have left"."""
    return lemma in known.hearsay and passive(parse, verb)


def _of_deed(parse: Parse, verb: Token) -> bool:
    """Say whether somebody asks what another is to do: "called for [him to be sacked]"."""
    return not passive(parse, verb) and any(
        {"for", "to"} <= {m.low for m in parse.children(c, "mark")}
        for c in parse.children(verb, "advcl")
    )


def _accuses(parse: Parse, verb: Token, lemma: str, known: Cues) -> bool:
    """Say whether somebody says what another did: "accused the army of shelling a school"."""
    return (
        lemma in known.accusing
        and not passive(parse, verb)
        and any(
            c.low in known.belonging_gerund
            for deed in parse.children(verb, "advcl")
            for c in parse.children(deed, "mark")
        )
    )


def _inserts(parse: Parse, verb: Token, lemma: str, known: Cues) -> bool:
    """Say whether a cue may stand in or behind what it reports: "…, the court heard"."""
    if verb.rel != "parataxis":
        return lemma in known.quoting
    source = parse.child(verb, "nsubj")
    named = source is not None and source.upos != "PRON"
    return lemma in known.inserted or (named and lemma in known.thinking)


def _infinitive(parse: Parse, verb: Token, lemma: str, known: Cues) -> list[Token]:
    """Return what is intended or seems so: "plans to leave", "[Kim] appears [to have left]"."""
    inner = parse.child(verb, "xcomp")
    if inner is None or passive(parse, verb):
        return []
    if lemma in known.negative and inner.lemma.lower() in known.verb:
        return []  # "declined to comment"; "refused to say why …" is a report of "say"
    found = clause(parse, inner)
    actor = parse.child(verb, "nsubj") if lemma in known.evidential else None
    return [*parse.subtree(actor), *found] if actor is not None and actor.i < verb.i else found


def _prepositional(
    parse: Parse,
    word: Token,
    lemma: str,
    known: Mapping[str, frozenset[str]],
) -> list[Token]:
    """Return the phrase that a word is about: "called for [peace]", "concern about [it]"."""
    for child in parse.dependents[word.i]:
        if child.i > word.i and child.rel in ("obl", "nmod", "advcl", "acl"):
            case = next((c for c in parse.dependents[child.i] if c.rel in ("case", "mark")), None)
            case = case or parse.child(word, "compound")  # "called on Kim" read like "gave up"
            if case is not None and lemma in known.get(case.low, ()):
                return [t for t in core(parse, child) if t.i != case.i]
    return []


def _cue(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the verb with what stands right in front of it: "has also said", "did not say"."""
    ahead, negation = parse.children(verb, "aux", "advmod"), cues(parse.language).negation
    own = {c.i for c in ahead}
    own.update(
        d.i for c in ahead for d in parse.dependents[c.i] if d.low in negation
    )  # "no longer"
    quoting = quoted(parse, verb)
    if quoting is not None and quoting.i == verb.i - 2:  # "[was quoted as saying]"
        own.update(range(quoting.i, verb.i))
        own.update(c.i for c in parse.dependents[quoting.i] if c.rel in ("aux", "advmod"))
    first = verb.i
    while first - 1 in own:
        first -= 1
    return parse.tokens[first : verb.i + 1]


def _adjective(parse: Parse, adjective: Token, lemma: str, known: Cues) -> Report | None:
    """Read "is confident that …", "are wary of …"."""
    for child in parse.dependents[adjective.i]:
        clausal = child.rel in ("ccomp", "xcomp")
        if child.i > adjective.i and (clausal or child.rel == "obl"):
            if not clausal and marker(parse, child) not in known.adjective_preposition:
                continue
            found = subject(parse, adjective)
            source = found.token if found and found.token.rel != "expl" else None
            content = pieces(parse, clause(parse, child) if clausal else _bare(parse, child))
            asserts = child.rel == "ccomp" and lemma not in known.factive
            return Report((adjective,), source, content, asserts=asserts)
    return None


def _bare(parse: Parse, head: Token) -> list[Token]:
    """Return a phrase without its preposition."""
    case = parse.child(head, "case")
    return [t for t in parse.subtree(head) if case is None or t.i != case.i]


def _according_to(
    parse: Parse, word: Token, anchored: Mapping[int, tuple[Time, ...]]
) -> Report | None:
    if word.head < 0:
        return None
    source = parse.tokens[word.head]
    if word.rel == "advcl" or source.rel not in (
        "obl",
        "nmod",
        "advcl",
        "parataxis",
        "dep",
        "root",
    ):
        inner = parse.child(word, "obl")  # "according" read as a verb
        if inner is None:
            return None
        source, top = inner, word
    else:
        top = source
    if top.head < 0:
        return None
    host = parse.tokens[top.head]
    while _nominal(host) or _trailing(parse, host, top):
        host = parse.tokens[host.head]
    while host.rel == "conj" and host.upos == "VERB" and top.i < parse.tokens[host.head].i:
        host = parse.tokens[host.head]
    if source.lemma.lower() in cues(parse.language).regular and len(parse.subtree(source)) <= 3:
        return None
    own = {t.i for t in parse.subtree(top)}
    # "According to the agency [on Thursday], Kim left": all up to the comma is the source's
    ahead = parse.tokens[source.i : host.i]
    own.update(range(word.i, next((t.i for t in ahead if t.form == ","), word.i)))
    content = [t for t in clause(parse, host) if t.i not in own]
    apart = {parse.tokens[i].start for i in own}
    when = tuple(t for i in (source.i, host.i) for t in anchored.get(i, ()) if t.start in apart)
    to = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else word
    cue = (word, to) if to.low == "to" else (word,)
    return Report(cue, source, pieces(parse, content), when)


def _nominal(token: Token) -> bool:
    """Say whether a token is a noun or pronoun below a clause."""
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM") and token.rel in (
        "nmod",
        "obj",
        "obl",
        "nsubj",
        "conj",
        "appos",
    )


def _trailing(parse: Parse, verb: Token, top: Token) -> bool:
    """Say whether a clause only ends a longer one: "opened fire, killing four, according to …".

    Also in "fled and was caught, according to …" and "plans to close it, according to …", where
    a comma is set in front of the cue.
    """
    if not verb.head < verb.i < top.i:
        return False
    first = parse.subtree(top)[0]
    apart = first.form == "," or parse.tokens[first.i - 1].form == ","
    if verb.deprel in ("xcomp", "ccomp", "acl"):
        return apart
    if parse.child(verb, "nsubj") is not None:
        return False
    if verb.rel == "conj" and verb.upos == "VERB" and parse.tokens[verb.head].upos == "VERB":
        return apart
    # "is accused of lying, according to …"
    return verb.rel == "advcl" and (apart or parse.subtree(verb)[0].form == ",")


# Clauses that "allegedly" does not reach: "he allegedly fled [while she slept]".
BEYOND = frozenset({"conj", "advcl", "parataxis"})


def _adverb(parse: Parse, adverb: Token) -> Report | None:
    """Read "reportedly", "allegedly": somebody says so, nobody is named."""
    host = parse.tokens[adverb.head]
    apart = {
        t.i
        for c in parse.dependents[host.i]
        if c.i > adverb.i and c.rel in BEYOND and parse.child(c, "nsubj")
        for t in parse.subtree(c)
    }
    content = [t for t in clause(parse, host) if t.i != adverb.i and t.i not in apart]
    return Report((adverb,), None, pieces(parse, content))


def _viewpoint(parse: Parse, noun: Token, lemma: str, known: Cues) -> Report | None:
    """Read "In the words of the king, the raid was a crime", "in his view"."""
    case = parse.child(noun, "case")
    if lemma not in known.viewpoint or noun.rel != "obl" or case is None or noun.head < 0:
        return None
    source, host = holder(parse, noun, known), parse.tokens[noun.head]
    if source is None or source.head != noun.i:
        return None  # "in other words"
    others = [c for c in parse.dependents[noun.i] if c.rel == "nmod" and c is not source]
    if others or case.low not in known.viewpoint_preposition:
        return None
    if parse.child(host, "nsubj", "csubj") is None:
        return None
    own = {t.i for t in parse.subtree(noun)}
    content = pieces(parse, [t for t in clause(parse, host) if t.i not in own])
    cue = (noun,) if source.i < noun.i else parse.tokens[case.i : noun.i + 1]
    return Report(cue, source, content)


def _introduces(parse: Parse, noun: Token, known: Cues) -> bool:
    """Say whether a quotation follows: "made the following comment: “…”"."""
    behind = parse.tokens[noun.i + 1 : noun.i + 2]
    return (
        noun.rel == "obj"
        and noun.lemma.lower() in known.reporting
        and any(t.form == ":" for t in behind)
    )


def _noun(parse: Parse, noun: Token, lemma: str, known: Cues) -> Report | None:
    """Read "his claim that …", "the announcement by the ministry that …", "voiced concern about …"."""
    above = parse.head(noun)
    if noun.rel == "obl" and above is not None and above.lemma.lower() in known.speech:
        return None  # "said in a statement that …": the verb reports
    content: list[Token] = []
    asserts = False
    for child in parse.dependents[noun.i]:
        if child.rel in ("acl", "ccomp") and child.deprel != "acl:relcl" and child.i > noun.i:
            mark = parse.child(child, "mark")
            that = mark is not None and mark.low == "that" and lemma in known.noun_clause
            asserts = that and lemma not in known.factive
            if that or (mark is not None and mark.low == "to"):
                content = clause(parse, child)
                break
    if not content:
        content = _prepositional(parse, noun, lemma, known.noun_preposition)
    if not content and not _introduces(parse, noun, known):
        return None
    inside = {t.i for t in content}
    source = holder(parse, noun, known)
    if source is not None and source.i in inside:
        source = None
    if source is None and content and not asserts:
        return None  # "calls for peace went unheard": nobody's
    return Report((noun,), source, pieces(parse, content), asserts=asserts)
