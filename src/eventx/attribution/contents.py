"""What a cue governs: the clause or infinitive that is its content."""

from collections.abc import Iterable

from eventx.attribution.cues import Cues, Piece, cues
from eventx.attribution.hosts import goes_on, meanwhile
from eventx.parse import Parse, Token
from eventx.phrases import clause
from eventx.subjects import asked_of
from eventx.voice import finite, passive

__all__ = ("complement", "pieces", "quoted", "shown", "unasked")

CLAUSAL = frozenset({"VERB", "ADJ", "NOUN", "AUX"})


def quoted(parse: Parse, verb: Token) -> Token | None:
    """Return the verb of quoting above "was quoted as saying …", "quoted the king as saying …"."""
    if verb.rel not in ("advcl", "xcomp", "ccomp") or not 0 <= verb.head < verb.i:
        return None
    above = parse.tokens[verb.head]
    known = cues(parse.language)
    if above.lemma.lower() not in known.speech or verb.lemma.lower() not in known.clause:
        return None
    marks = parse.dependents[verb.i]
    return above if any(c.low == "as" and c.i == verb.i - 1 for c in marks) else None


def complement(parse: Parse, verb: Token, lemma: str, known: Cues) -> list[Token]:
    """Return the clause or infinitive that the cue governs, empty where it has none."""
    below, behind = parse.dependents[verb.i], goes_on(parse, verb)
    for child in below:
        if child.rel == "ccomp" and child.i not in behind and _said(parse, verb, child):
            seen = shown(parse, verb)
            found = parse.subtree(seen) if seen else _led_in(parse, verb, child)
            found += _reported(parse, child, known)
            if child.i < verb.i:
                return [*found, *(parse.tokens[i] for i in sorted(behind))]
            return [*found, *_went_on(parse, verb, child)]
    for child in below:
        if child.rel == "csubj" and child.i > verb.i and passive(parse, verb):
            return clause(parse, child)  # "It was announced that …"
    for child in below:
        inner = _under(parse, child, lemma, known) if child.rel == "obl" else None
        if inner is not None:
            return clause(parse, inner)
    if lemma in known.infinitive:
        for child in below:
            if child.rel != "xcomp" or not _infinitive(parse, child):
                continue
            if (
                lemma not in known.negative
                or child.low.endswith("ing")
                or parse.child(child, "aux")
            ):
                return _with_subject(
                    parse, verb, child
                )  # "denied taking bribes", not "refused to go"
    if lemma in known.quoting and not passive(parse, verb):
        for child in below:
            if child.rel == "advcl" and child.i > verb.i and child.lemma.lower() in known.speech:
                break  # "dismissed the claim, saying: “…”": the participle has the quotation
            if child.rel == "parataxis" and child.i > verb.i and _clausal(parse, child):
                first = parse.subtree(child)[0]
                if first.form not in ASIDE or first.i == verb.i + 1:
                    return clause(parse, child)  # not "denies it, prosecutors say"
    return []


def _led_in(parse: Parse, verb: Token, inner: Token) -> list[Token]:
    """Return what opens the sentence that a cue is inserted into: "[If he lost], he said, he would go".

    Not where a quotation follows: "After the match, she said, “We won”".
    """
    speaker, behind = parse.child(verb, "nsubj"), parse.tokens[verb.i + 1 : verb.i + 3]
    if speaker is None or not speaker.i < verb.i < inner.i:
        return []
    if behind[0].form != "," or behind[-1].form in QUOTING:
        return []
    for child in parse.children(verb, "advcl", "obl"):
        words = parse.subtree(child)
        marked = child.rel == "obl" or finite(parse, child) or parse.child(child, "mark")
        apart = words[-1].i < speaker.i and "," in (
            words[-1].form,
            parse.tokens[words[-1].i + 1].form,
        )
        if marked and apart:
            return words
    return []


def unasked(parse: Parse, verb: Token) -> list[Token]:
    """Return a question that a parser took for an adverbial: "has not said [when it will open]"."""
    for child in parse.dependents[verb.i]:
        if child.rel == "advcl":
            words = parse.subtree(child)
            if words[0].i == verb.i + 1 and words[0].low in cues(parse.language).unsaid:
                return words
    return []


def shown(parse: Parse, verb: Token) -> Token | None:
    """Return who does it in "showed [the man] entering the bank", where the parse has two objects."""
    inner, seen = parse.child(verb, "ccomp"), parse.child(verb, "iobj", "obj")
    if inner is None or seen is None or not verb.i < seen.i < inner.i:
        return None
    participle = inner.feats & {"VerbForm=Part", "VerbForm=Ger"} and "Tense=Past" not in inner.feats
    bare = not any(c.rel in ("nsubj", "aux", "mark") for c in parse.dependents[inner.i])
    return seen if participle and bare else None


def _said(parse: Parse, verb: Token, head: Token) -> bool:
    """Say whether a clause is what is said, not what leads to it or is done meanwhile."""
    return not (
        meanwhile(parse, verb, head) or _phrasal(parse, head) or _asked_first(parse, verb, head)
    )


def _phrasal(parse: Parse, head: Token) -> bool:
    """Say whether what a parser took for a clause is none: "said, [in what was a blow]", "said it [over and over]"."""
    if parse.child(head, "nsubj", "csubj", "cop") is not None:
        return False
    return head.upos == "ADV" or (head.upos == "PRON" and parse.child(head, "case") is not None)


def _asked_first(parse: Parse, verb: Token, head: Token) -> bool:
    """Say whether a participle only leads to what is said: "[asked if he would stay], he said …"."""
    return (
        head.i < verb.i
        and parse.child(head, "nsubj", "aux") is None
        and any(c.rel in ("ccomp", "parataxis") and c.i > verb.i for c in parse.dependents[verb.i])
    )


def _infinitive(parse: Parse, head: Token) -> bool:
    """Say whether an open complement is a clause: "agreed to leave", not "felt betrayed"."""
    bare = not any(c.rel in ("aux", "mark") for c in parse.dependents[head.i])
    if head.upos == "VERB":
        return not (bare and "VerbForm=Part" in head.feats and "Tense=Past" in head.feats)
    return parse.child(head, "cop") is not None


def _under(parse: Parse, noun: Token, lemma: str, known: Cues) -> Token | None:
    """Return a reported clause that the parse hangs on a noun in between.

    "said in a statement that …", "said after the hearing that …".
    """
    named = noun.lemma.lower() in known.noun_clause
    if not named and lemma not in known.speech:
        return None
    nouns = [noun]
    for above in nouns:  # it grows meanwhile: "in a note to clients on Friday that …"
        for child in parse.dependents[above.i]:
            if child.i < above.i:
                continue
            if child.rel == "nmod":
                nouns.append(child)
            elif child.rel in ("acl", "ccomp") and child.deprel != "acl:relcl":
                mark = parse.child(child, "mark")
                if mark is not None and ((named and above is noun) or mark.low == "that"):
                    return child
    return None


def _clausal(parse: Parse, head: Token) -> bool:
    """Say whether a clause set beside a cue is one, not the noun in ", a charge he rejects"."""
    nominal = head.upos == "NOUN"
    return head.upos in CLAUSAL and not (nominal and parse.child(head, "nsubj", "cop") is None)


def _went_on(parse: Parse, verb: Token, inner: Token) -> list[Token]:
    """Return a second clause of what is said, which the parse hangs on the cue.

    "said that it was over, but [that it was late]", "said he was ill and [was “ashamed”]",
    "said two men had died and [the driver was in hospital]".
    """
    for child in parse.dependents[verb.i]:
        if child.rel in ("conj", "ccomp") and child.i > inner.i:
            ahead = [c for c in parse.dependents[child.i] if c.i < child.i]
            if _no_speaker(parse, verb, child, ahead):
                return parse.subtree(child)
            if any(c.rel == "mark" and c.low == "that" for c in ahead):
                return parse.subtree(child)
            if any(c.form in QUOTING for c in ahead) and parse.child(child, "nsubj") is None:
                return parse.subtree(child)
    return []


def _no_speaker(parse: Parse, verb: Token, clause: Token, ahead: list[Token]) -> bool:
    """Say whether a clause joined without a comma tells what is said, not what another says."""
    known = cues(parse.language)
    return (
        verb.lemma.lower() in known.quoting
        and ahead[:1] != []
        and ahead[0].rel == "cc"
        and ahead[0].low not in known.contrast
        and any(c.rel in ("nsubj", "expl") for c in ahead)
        and clause.lemma.lower() not in known.quoting
    )


QUOTING = frozenset({'"', "“", "``", "«", "‘", "'", "''"})


def _reported(parse: Parse, head: Token, known: Cues) -> list[Token]:
    """Return a reported clause, without what others say or the speaker leaves unsaid behind it."""
    words = clause(parse, head)
    last = parse.dependents[head.i][-1:]
    if last and last[0].rel == "punct":
        last = parse.dependents[head.i][-2:-1]
    if last and any(f(parse, last[0], known) for f in (_says_no_more, _contrasts)):
        own = {t.i for t in parse.subtree(last[0])}
        return [t for t in words if t.i not in own]
    return words


def _contrasts(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether another speaker is set against the first: ", while the king said …", ", but …"."""
    below = parse.dependents[verb.i]
    other = parse.child(verb, "nsubj")
    return (
        verb.lemma.lower() in known.quoting
        and parse.child(verb, "ccomp") is not None
        and other is not None
        and other.upos != "PRON"
        and any(c.rel in ("mark", "cc") and c.low in known.contrast for c in below)
        and parse.subtree(verb)[0].form == ","
    )


def _says_no_more(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether it is the speaker who falls silent: "said it was late, but did not elaborate"."""
    below = parse.dependents[verb.i]
    return (
        verb.rel == "conj"
        and verb.lemma.lower() in known.speech
        and not any(c.rel in ("nsubj", "ccomp") for c in below)
        and any(c.rel == "advmod" and c.low in known.negation for c in below)
    )


def _with_subject(parse: Parse, verb: Token, infinitive: Token) -> list[Token]:
    """Return an infinitive with its own subject: "urged [Kim to leave]", "[Kim] is said [to …]".

    Also where the subject stands under a preposition: "called on [Kim to leave]".
    """
    asked = asked_of(parse, infinitive, verb)
    if asked is not None:
        actor: Token | None = asked
    elif passive(parse, verb):
        actor = parse.child(verb, "nsubj:pass")
    else:
        actor = parse.child(verb, "obj", "iobj")
    words = _reported(parse, infinitive, cues(parse.language))
    if actor is None or actor.i in {t.i for t in words}:
        return words
    own = [t for t in parse.subtree(actor) if asked is None or t.rel != "case" or t.head != actor.i]
    return sorted([*own, *words], key=lambda t: t.i)


def pieces(parse: Parse, tokens: Iterable[Token]) -> tuple[Piece, ...]:
    """Return the offsets of the runs of neighbouring tokens, without punctuation at their ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        first, last = 0, len(run)
        while last > first and run[last - 1].upos == "PUNCT":
            last -= 1
        while first < last and run[first].upos == "PUNCT":
            first += 1
        if first < last:
            whole = _balanced(parse, run[first].i, run[last - 1].i)
            found.append((whole[0].start, max(t.end for t in whole)))
    return tuple(found)


ASIDE = frozenset({",", ";", "-", "--", "–", "—"})


PAIRS = {"“": "”", "«": "»", "``": "''"}


def _balanced(parse: Parse, first: int, last: int) -> tuple[Token, ...]:
    """Return a run with the other mark of a quotation in it: "reached “new heights[”]"."""
    forms = [t.form for t in parse.tokens[first : last + 1]]
    if forms.count('"') % 2:
        if last + 1 < len(parse.tokens) and parse.tokens[last + 1].form == '"':
            last += 1  # "called it “a disgrace[”]"
        elif first and parse.tokens[first - 1].form == '"':
            first -= 1
    for opening, closing in PAIRS.items():
        left_open = forms.count(opening) - forms.count(closing)
        if left_open > 0:
            behind = parse.tokens[last + 1 : last + 3]
            last = next((t.i for t in behind if t.form == closing), last)
        elif left_open < 0 and first and parse.tokens[first - 1].form == opening:
            first -= 1
    return parse.tokens[first : last + 1]
