"""What a cue reports: the clause, infinitive, phrase or host clause that is its content."""

from collections.abc import Iterable, Sequence
from itertools import islice

from eventx.attribution.cues import Cues, Piece, cues
from eventx.parse import Parse, Token
from eventx.phrases import clause, marker
from eventx.records import Time
from eventx.subjects import asked_of, passive

__all__ = (
    "complement",
    "continues",
    "core",
    "described",
    "figure",
    "host",
    "labelled_as",
    "phrased",
    "pieces",
    "quoted",
    "shown",
    "thing",
    "unasked",
    "without_comment",
    "without_report",
)

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
    below = parse.dependents[verb.i]
    for child in below:
        if child.rel == "ccomp" and not _phrasal(parse, child) and not _asked_first(parse, verb, child):
            seen = shown(parse, verb)
            found = parse.subtree(seen) if seen else []
            found += _reported(parse, child, known)
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
            if lemma not in known.negative or child.low.endswith("ing") or parse.child(child, "aux"):
                return _with_subject(parse, verb, child)  # "denied taking bribes", not "refused to go"
    if lemma in known.quoting and not passive(parse, verb):
        for child in below:
            if child.rel == "advcl" and child.i > verb.i and child.lemma.lower() in known.speech:
                break  # "dismissed the claim, saying: “…”": the participle has the quotation
            if child.rel == "parataxis" and child.i > verb.i and _clausal(parse, child):
                first = parse.subtree(child)[0]
                if first.form not in ASIDE or first.i == verb.i + 1:
                    return clause(parse, child)  # not "denies it, prosecutors say"
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

    "said that it was over, but [that it was late]", "said he was ill and [was “ashamed”]".
    """
    for child in parse.dependents[verb.i]:
        if child.rel in ("conj", "ccomp") and child.i > inner.i:
            ahead = [c for c in parse.dependents[child.i] if c.i < child.i]
            if any(c.rel == "mark" and c.low == "that" for c in ahead):
                return parse.subtree(child)
            if any(c.form in QUOTING for c in ahead) and parse.child(child, "nsubj") is None:
                return parse.subtree(child)
    return []


QUOTING = frozenset({'"', "“", "``", "«", "‘"})


def _reported(parse: Parse, head: Token, known: Cues) -> list[Token]:
    """Return a reported clause, without what the reporter goes on to do.

    "said [sales had fallen], citing the weather": the participle is attached to the
    nearest verb, but it is the speaker who cites.
    """
    words = clause(parse, head)
    last = parse.dependents[head.i][-1:]
    if last and last[0].rel == "punct":
        last = parse.dependents[head.i][-2:-1]
    if last and any(f(parse, last[0], known) for f in (continues, _says_no_more, _contrasts)):
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


def continues(parse: Parse, verb: Token, known: Cues) -> bool:
    """Say whether a verb is a trailing participle of speech: ", adding that …", ", ruling that …"."""
    lemma = verb.lemma.lower()
    acts = lemma in known.quoting and parse.child(verb, "ccomp") is not None
    return (
        verb.rel == "advcl"
        and (acts or lemma in known.speech)
        and verb.low.endswith("ing")
        and verb.i > 0
        and parse.tokens[verb.i - 1].form == ","
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


def thing(parse: Parse, verb: Token, when: Sequence[Time] = ()) -> list[Token]:
    """Return the noun phrase that a cue reports, with what is said of it.

    "stressed [the importance of the visit]", "criticized [him for the delay]"; the
    times `when` of the report do not belong to it.
    """
    below, known = parse.dependents[verb.i], cues(parse.language)
    if passive(parse, verb):
        if parse.child(verb, "advcl") is not None:
            return []  # "was quoted as saying …"
        tops = [c for c in below if c.deprel in ("nsubj:pass", "nsubj") and c.i < verb.i]
    else:
        tops = [c for c in below if c.rel == "obj" and c.i > verb.i]
    if not tops and verb.deprel == "acl:relcl":  # "what Israel described [as a shootout]"
        tops = [c for c in (_description(parse, verb),) if c is not None]
    if not tops or (tops[0].low in known.pro_form and not parse.dependents[tops[0].i]):
        return []  # "I will say it again", "It is alleged"
    tops += [c for c in below if c.i > verb.i and c not in tops and _belongs(parse, c, when)]
    return sorted((t for c in tops for t in core(parse, c)), key=lambda t: t.i)


def phrased(parse: Parse, verb: Token) -> bool:
    """Say whether a verb only words what is said: "as the minister put it"."""
    return verb.rel == "advcl" and any(
        c.rel == "obj" and c.low == "it" for c in parse.dependents[verb.i]
    )


def figure(parse: Parse, verb: Token) -> list[Token]:
    """Return a number and what is counted: "put [the toll at 40]"."""
    counted = parse.child(verb, "obj")
    number = next((c for c in parse.children(verb, "obl") if marker(parse, c) == "at"), None)
    if counted is None or number is None or number.i < counted.i:
        return []
    if number.upos != "NUM" and parse.child(number, "nummod") is None:
        return []
    return [*parse.subtree(counted), *core(parse, number)]


def core(parse: Parse, head: Token) -> list[Token]:
    """Return a phrase without the background behind it: "Carson[, a surgeon who …]"."""
    words = parse.subtree(head)
    for child in parse.dependents[head.i]:
        if child.i > head.i and (
            child.deprel == "acl:relcl" or child.rel in ("appos", "parataxis")
        ):
            own = parse.subtree(child)
            first = own[0].i
            if parse.tokens[first].upos == "PUNCT" or parse.tokens[first - 1].form in (
                ",",
                "(",
                "-",
                "–",
                "—",
            ):
                words = [t for t in words if t.i < first]
                break
    return words


def labelled_as(parse: Parse, verb: Token) -> list[Token]:
    """Return what something is called, with the thing: "called [the raid a crime]".

    Where the thing is what a relative clause is about, only the name: "which he called
    [absurd]", "what the king called [a crime]". "A book called Smith" is just its title.
    """
    if verb.deprel == "acl" and passive(parse, verb) and parse.child(verb, "obl:agent") is None:
        return []
    behind = [c for c in parse.dependents[verb.i] if c.i > verb.i]
    names = [c for c in behind if c.rel == "xcomp" and c.upos in NAMING]
    names = names or [c for c in behind if c.rel == "obj"][verb.deprel != "acl:relcl" :]
    return (thing(parse, verb) or parse.subtree(names[0])) if names else []


NAMING = frozenset({"ADJ", "NOUN", "PROPN"})


def described(parse: Parse, verb: Token) -> bool:
    """Say whether a verb says what something is: "sees him as a threat"."""
    return _description(parse, verb) is not None


def _description(parse: Parse, verb: Token) -> Token | None:
    for child in parse.dependents[verb.i]:
        if child.i > verb.i and child.rel in ("obl", "advcl", "xcomp", "obj"):
            if any(c.low == "as" for c in parse.dependents[child.i]):
                return child
    return None


def _belongs(parse: Parse, child: Token, when: Sequence[Time]) -> bool:
    """Say whether it belongs to what is done to the object: "criticized him for the delay"."""
    known = cues(parse.language)
    if child.rel == "advcl":
        return any(
            c.rel == "mark" and c.low in known.belonging_gerund for c in parse.dependents[child.i]
        )
    return child.rel == "xcomp" or (
        child.rel == "obl"
        and marker(parse, child) in known.belonging_noun
        and not any(t.start <= child.start < t.end for t in when)
    )


def host(parse: Parse, verb: Token) -> list[Token]:
    """Return the clause that a cue is inserted into: "The raid, officials said, killed two"."""
    above = parse.head(verb)
    if above is None or parse.subtree(verb)[0].form == ";":
        return []
    if verb.rel == "acl" and above.rel == "nsubj" and _between_commas(parse, verb):
        above = parse.tokens[above.head]  # read as "the war that the king said"
    elif verb.rel != "parataxis" and not _as_clause(parse, verb) and not _set_behind(parse, verb):
        return []
    if verb.rel == "advcl" and not any(c.rel in SPEAKING for c in parse.dependents[verb.i]):
        return []  # "as promised"
    own_object = parse.child(verb, "obj", "xcomp")
    if verb.rel == "parataxis" and _acts(parse, verb):
        return []
    if verb.rel == "advcl" and own_object is not None and own_object.low != "it":
        # "it came as officials praised the protests", "as they continue gaining", but "as he put it"
        return []
    own = {t.i for t in parse.subtree(verb)} - _ahead(parse, verb) - _behind(parse, verb)
    return [t for t in clause(parse, above) if t.i not in own]


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


def _acts(parse: Parse, verb: Token) -> bool:
    """Say whether a cue has a thing as its object, and so no host: "Bank raises rates, cites inflation".

    Not where a parser took the speaker for it: "Blast kills ten, say officials".
    """
    known, found = cues(parse.language), parse.child(verb, "obj")
    if found is None or parse.child(verb, "nsubj") is not None or found.upos == "PROPN":
        return False
    return found.lemma.lower() not in known.source and verb.lemma.lower() not in known.telling


SPEAKING = frozenset({"nsubj", "obl"})


def _behind(parse: Parse, verb: Token) -> set[int]:
    """Return what goes on with the clause in front, though the parse joins it to the cue.

    "The raid failed, the king said, [and two soldiers died]".
    """
    known = cues(parse.language)
    for child in parse.dependents[verb.i]:
        if child.rel != "conj" or child.upos == "VERB" and child.lemma.lower() in known.verb:
            continue
        words = parse.subtree(child)
        goes_on = any(c.rel in ("nsubj", "aux", "cop") for c in parse.dependents[child.i])
        if goes_on and words[0].form == "," and verb.rel == "parataxis":
            return {t.i for t in words}
    return set()


def _set_behind(parse: Parse, verb: Token) -> bool:
    """Say whether a cue follows its content like a conjunct: "The army left, two officials said"."""
    below = parse.dependents[verb.i]
    first = parse.subtree(verb)[0]
    return (
        verb.rel == "conj"
        and first.form == ","
        and any(c.deprel == "nsubj" for c in below)
        and not any(c.rel in ("cc", "obj") for c in below)
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


def without_comment(parse: Parse, content: list[Token]) -> list[Token]:
    """Return a content without what is set behind the whole sentence.

    Who says so of the whole: "plans to leave[, according to KCNA]"; what others make of it:
    "accused him of lying[, a charge he denies]", "said the army had left[, which it denies]".
    """
    for k, token in enumerate(content):
        if k and content[k - 1].form in APART:
            top = _remark(parse, content[k : k + 4]) or _denial(parse, token)
            if token.low == "according":
                top = token if token.rel in ("advcl", "acl") else parse.head(token)
            if top is not None and parse.subtree(top)[-1].i >= content[-1].i:
                return content[: k - 1]
    return content


def without_report(parse: Parse, verb: Token, content: list[Token]) -> list[Token]:
    """Return a content without what a semicolon sets off for another speaker.

    "The army said it had left; [the war is over], the king added".
    """
    marks = [t.i for t in content if t.form == ";"]
    if not marks:
        return content
    others = _speakers(parse, verb)
    first = max((i for i in marks if i < verb.i and any(k < i for k in others)), default=-1)
    last = content[-1].i + 1
    stop = min((i for i in marks if i > verb.i and any(k > i for k in others)), default=last)
    return [t for t in content if first < t.i < stop]


def _speakers(parse: Parse, verb: Token) -> list[int]:
    """Return where somebody else speaks in the sentence of a cue: a verb of speech with its subject."""
    speech = cues(parse.language).quoting
    return [
        t.i
        for t in parse.words(parse.sentences[verb.sentence])
        if t.upos == "VERB" and t is not verb and t.lemma.lower() in speech and parse.child(t, "nsubj")
    ]


APART = frozenset({",", "-", "--", "–", "—"})
ASIDE = APART | {";"}


def _remark(parse: Parse, words: Sequence[Token]) -> Token | None:
    """Return a noun for what is made of it: "a charge he rejects", "something the army denies"."""
    known = cues(parse.language)
    for noun in words:
        relative = parse.child(noun, "acl:relcl") if noun.rel in ("parataxis", "appos") else None
        if relative is None or not (noun.upos == "NOUN" or noun.low in known.pro_form):
            continue
        other = parse.child(relative, "nsubj")
        indefinite = any("Definite=Ind" in c.feats for c in parse.dependents[noun.i])
        own = other is not None and not _relates(other)  # "a claim he rejects"
        if (indefinite or noun.upos == "PRON") and (own or relative.lemma.lower() in known.foreign):
            return noun
    return None


def _denial(parse: Parse, token: Token) -> Token | None:
    """Return a relative clause that takes a stand on what is said: ", which the army denies"."""
    if token.low != "which" or token.head < 0:
        return None
    foreign = cues(parse.language).foreign
    above = islice(parse.ancestors(token), 2)
    return next((t for t in above if t.rel == "acl" and t.lemma.lower() in foreign), None)


def _relates(token: Token) -> bool:
    return "PronType=Rel" in token.feats or token.low in ("that", "which", "who")


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
