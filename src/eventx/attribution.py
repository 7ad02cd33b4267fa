"""According to whom: reports, speech acts and attitudes, and what they cover.

A cue ("said", "according to", "reportedly", "his claim that") has a source and a
content. The content is the clause that the cue governs, or the one that it is
inserted into, together with the quotation around it. Reports nest: each has the
innermost other one that covers its cue as `parent`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

import attrs
from attrs import frozen

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.phrases import clause, marker, noun_phrase, span_of
from eventx.quotes import Quote
from eventx.records import Attribution, AttributionKind, Entity, Source, Span, Time
from eventx.subjects import passive, subject

__all__ = ("EntityLookup", "covering", "find_attributions", "innermost")


class EntityLookup(Protocol):
    """What is asked of the entities: which one a token's phrase names."""

    def at(self, token_i: int) -> Entity | None:
        """Return the entity of the phrase headed by token `token_i`."""
        ...


@frozen
class Report:
    """An attribution while it is being put together.

    Attributes
    ----------
    cue : tuple of Token
        The cue's words; empty where a quotation goes on without any.
    source : Token or None
        Head of the source.
    content : tuple of (int, int)
        Offsets of the content's pieces.
    when : tuple of Time
        When it was said.
    addressee : Token or None
        Head of who was told.
    """

    cue: tuple[Token, ...]
    source: Token | None
    content: tuple[tuple[int, int], ...]
    when: tuple[Time, ...] = ()
    addressee: Token | None = None


@frozen
class Cues:
    """The cue lists of a language."""

    clause: frozenset[str]
    infinitive: frozenset[str]
    speech: frozenset[str]
    quoting: frozenset[str]
    adverb: frozenset[str]
    noun: frozenset[str]
    negative: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """Return the cue lists of `language`, read once."""
    data = words(language, "cues")
    speech, act = frozenset(data["speech"]), frozenset(data["act"])
    attitude, perception = frozenset(data["attitude"]), frozenset(data["perception"])
    negative = frozenset(words(language, "factuality")["governor"]["negative"])
    return Cues(
        speech | act | attitude | perception,
        speech | act | attitude,
        speech,
        speech | act,
        frozenset(data["adverb"]),
        frozenset(data["noun"]),
        negative,
    )


def find_attributions(
    parse: Parse,
    quotes: Sequence[Quote],
    anchored: Mapping[int, tuple[Time, ...]],
    entities: EntityLookup,
) -> tuple[Attribution, ...]:
    """Return the attributions of a text, in text order.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    quotes : sequence of Quote
        Its quotations.
    anchored : mapping of int to tuple of Time
        The times that modify a token, by `Token.i`.
    entities : EntityLookup
        Tells which entity a source names.
    """
    found = list(_reports(parse, anchored))
    found = _with_quotes(parse, quotes, found)
    found.sort(key=lambda r: r.cue[0].start if r.cue else r.content[0][0])
    records = [_record(parse, f"a{k}", r, quotes, entities) for k, r in enumerate(found, 1)]
    return _nested(records)


def covering(attributions: Iterable[Attribution], start: int) -> Attribution | None:
    """Return the innermost attribution whose content covers an offset, or None.

    Parameters
    ----------
    attributions : iterable of Attribution
        All attributions of the document.
    start : int
        Offset of an event's trigger.
    """
    return innermost(attributions, [start]).get(start)


def innermost(attributions: Iterable[Attribution], starts: Iterable[int]) -> dict[int, Attribution]:
    """Return the innermost attribution over each of many offsets that is covered by one.

    Parameters
    ----------
    attributions : iterable of Attribution
        All attributions of the document.
    starts : iterable of int
        Offsets of events' triggers.
    """
    cover = _Cover(starts)
    for a in attributions:
        cover.add(a)
    return cover.innermost


class _Cover:
    """The innermost of the attributions added so far, over each of some offsets."""

    def __init__(self, offsets: Iterable[int]) -> None:
        self.offsets = sorted(set(offsets))
        self.innermost: dict[int, Attribution] = {}
        self._sizes: dict[int, int] = {}

    def add(self, attribution: Attribution) -> None:
        size = sum(s.end - s.start for s in attribution.content)
        for s in attribution.content:
            first, stop = bisect_left(self.offsets, s.start), bisect_left(self.offsets, s.end)
            for at in self.offsets[first:stop]:
                if at not in self._sizes or size < self._sizes[at]:
                    self.innermost[at], self._sizes[at] = attribution, size


def _reports(parse: Parse, anchored: Mapping[int, tuple[Time, ...]]) -> Iterator[Report]:
    known = cues(parse.language)
    for token in parse.tokens:
        lemma = token.lemma.lower()
        if token.upos == "VERB" and lemma in known.clause:
            report = _verb_report(parse, token, lemma, known, anchored)
        elif token.low == "according" and token.rel in ("case", "fixed", "advcl", "mark"):
            report = _according_to(parse, token)
        elif token.low in known.adverb and token.rel == "advmod":
            report = _adverb_report(parse, token)
        elif token.upos == "NOUN" and lemma in known.noun:
            report = _noun_report(parse, token)
        else:
            continue
        if report is not None and report.content:
            yield report


def _verb_report(
    parse: Parse, verb: Token, lemma: str, known: Cues, anchored: Mapping[int, tuple[Time, ...]]
) -> Report | None:
    """Read "said that …", "…, officials said", "urged him to leave", "is believed to have left"."""
    content = _complement(parse, verb, lemma, known)
    if content is None and lemma in known.quoting:
        content = _host(parse, verb)
    if not content and lemma in known.speech:
        content = _nominal(parse, verb)
    if not content:
        return None
    undergoes = passive(parse, verb)
    source = None
    if undergoes:
        agent = parse.child(verb, "obl:agent")
        source = agent or next(
            (c for c in parse.children(verb, "obl") if marker(parse, c) == "by"), None
        )
    else:
        found = subject(parse, verb)
        source = found.token if found and found.token.rel != "expl" else None
    inside = {t.i for t in content}
    if source is not None and source.i in inside:
        source = None
    addressee = None if undergoes else parse.child(verb, "iobj")
    if addressee is None and lemma in TELLING:
        addressee = parse.child(verb, "obj")
    cue = (verb,)
    return Report(cue, source, _pieces(content), anchored.get(verb.i, ()), addressee)


TELLING = frozenset(
    {"tell", "inform", "remind", "assure", "warn", "notify", "convince", "persuade", "advise"}
)


def _complement(parse: Parse, verb: Token, lemma: str, known: Cues) -> list[Token] | None:
    """Return the clause or infinitive that the cue governs."""
    for child in parse.dependents[verb.i]:
        if child.rel == "ccomp":
            return clause(parse, child)
    for child in parse.children(verb, "obl"):
        # "said in a statement that …"
        inner = parse.child(child, "acl", "ccomp") if child.lemma.lower() in known.noun else None
        if inner and inner.deprel != "acl:relcl" and parse.child(inner, "mark") is not None:
            return clause(parse, inner)
    for child in parse.dependents[verb.i]:
        takes = child.rel == "xcomp" and lemma in known.infinitive and lemma not in known.negative
        if takes and (child.upos == "VERB" or parse.child(child, "cop") is not None):
            return clause(parse, child)
    if lemma in known.quoting:
        for child in parse.dependents[verb.i]:
            if (
                child.rel == "parataxis"
                and child.i > verb.i
                and child.upos in ("VERB", "ADJ", "NOUN", "AUX")
            ):
                return clause(parse, child)
    return None


def _nominal(parse: Parse, verb: Token) -> list[Token]:
    """Return the noun phrase that a verb of plain reporting reports: "stressed the importance of …"."""
    if passive(parse, verb):
        return [t for c in parse.children(verb, "nsubj:pass") for t in parse.subtree(c)]
    obj = parse.child(verb, "obj")
    if obj is None or obj.upos not in ("NOUN", "PROPN"):
        return []
    return parse.subtree(obj)


def _host(parse: Parse, verb: Token) -> list[Token] | None:
    """Return the clause that a cue is inserted into: "The raid, officials said, killed two"."""
    if verb.rel not in ("parataxis", "advcl", "conj", "discourse") or verb.head < 0:
        return None
    if verb.rel != "parataxis" and not _as_clause(parse, verb):
        return None
    host = parse.tokens[verb.head]
    own = {t.i for t in parse.subtree(verb)}
    return [t for t in clause(parse, host) if t.i not in own]


def _as_clause(parse: Parse, verb: Token) -> bool:
    """Say whether a cue is in an as-clause: "as the minister said"."""
    return verb.rel == "advcl" and any(
        c.rel == "mark" and c.low == "as" for c in parse.dependents[verb.i]
    )


def _according_to(parse: Parse, word: Token) -> Report | None:
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
    while host.upos in ("NOUN", "PROPN", "PRON", "NUM") and host.rel in (
        "nmod",
        "obj",
        "obl",
        "nsubj",
        "conj",
        "appos",
    ):
        host = parse.tokens[host.head]
    while host.rel == "conj" and host.upos == "VERB" and top.i < parse.tokens[host.head].i:
        host = parse.tokens[host.head]
    own = {t.i for t in parse.subtree(top)}
    content = [t for t in clause(parse, host) if t.i not in own]
    to = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else word
    return Report((word, to) if to.low == "to" else (word,), source, _pieces(content))


def _adverb_report(parse: Parse, adverb: Token) -> Report | None:
    """Read "reportedly", "allegedly": somebody says so, nobody is named."""
    host = parse.tokens[adverb.head]
    apart = {
        t.i
        for c in parse.children(host, "conj")
        if parse.child(c, "nsubj")
        for t in parse.subtree(c)
    }
    content = [t for t in clause(parse, host) if t.i != adverb.i and t.i not in apart]
    return Report((adverb,), None, _pieces(content))


def _noun_report(parse: Parse, noun: Token) -> Report | None:
    """Read "his claim that …", "the announcement by the ministry that …"."""
    above = parse.head(noun)
    if (
        noun.rel == "obl"
        and above is not None
        and above.lemma.lower() in cues(parse.language).speech
    ):
        return None  # "said in a statement that …": the verb reports
    for child in parse.dependents[noun.i]:
        if child.rel in ("acl", "ccomp") and child.deprel != "acl:relcl" and child.i > noun.i:
            mark = parse.child(child, "mark")
            if mark is None or mark.low != "that":
                continue
            source = parse.child(noun, "nmod:poss") or next(
                (
                    c
                    for c in parse.children(noun, "nmod")
                    if marker(parse, c) in ("by", "from", "of")
                ),
                None,
            )
            return Report((noun,), source, _pieces(clause(parse, child)))
    return None


def _pieces(tokens: list[Token]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the runs of neighbouring tokens, without punctuation at their ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    pieces = []
    for run in runs:
        while run and run[-1].upos == "PUNCT":
            run.pop()
        while run and run[0].upos == "PUNCT":
            run.pop(0)
        if run:
            pieces.append((run[0].start, max(t.end for t in run)))
    return tuple(pieces)


def _with_quotes(parse: Parse, quotes: Sequence[Quote], found: list[Report]) -> list[Report]:
    """Widen contents to the quotations that they touch, and hand on cueless quotations."""
    result = list(found)
    last: int | None = None  # the report whose speaker a cueless quotation continues
    for quote in quotes:
        owner = _owner(result, quote)
        if owner is not None:
            if _sentences(parse, quote):
                result[owner] = attrs.evolve(
                    result[owner],
                    content=_joined(result[owner].content, (quote.inner_start, quote.inner_end)),
                )
                last = owner
            continue
        if last is None or not _sentences(parse, quote):
            continue
        speaker = result[last]
        gap = parse.text[speaker.content[-1][1] : quote.start]
        if gap.count("\n\n") > 1 or len(gap) > NEAR:
            continue
        result.append(Report((), speaker.source, ((quote.inner_start, quote.inner_end),)))
        last = len(result) - 1
    return result


NEAR = 400  # characters between two quotations of one speaker


def _owner(reports: list[Report], quote: Quote) -> int | None:
    """Return the outermost report whose content touches the quotation."""
    best, size = None, -1
    for k, report in enumerate(reports):
        if any(a < quote.inner_end and quote.inner_start < b for a, b in report.content):
            cue_inside = report.cue and quote.inner_start <= report.cue[0].start < quote.inner_end
            length = sum(b - a for a, b in report.content)
            if not cue_inside and length > size:
                best, size = k, length
    return best


def _sentences(parse: Parse, quote: Quote) -> bool:
    """Say whether a quotation is a clause or more, not a fragment like “warm letter”."""
    return (
        quote.inner_end - quote.inner_start > 30
        and len(parse.text[quote.inner_start : quote.inner_end].split()) > 5
    )


def _joined(
    content: tuple[tuple[int, int], ...], piece: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """Add a piece and melt overlapping ones together."""
    merged: list[tuple[int, int]] = []
    for a, b in sorted([*content, piece]):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def _record(
    parse: Parse, name: str, report: Report, quotes: Sequence[Quote], entities: EntityLookup
) -> Attribution:
    def phrase(head: Token | None) -> Source | None:
        if head is None:
            return None
        span = span_of(parse, noun_phrase(parse, head))
        return Source(span.start, span.end, span.text, entities.at(head.i))

    cue = span_of(parse, list(report.cue)) if report.cue else None
    content = tuple(Span(a, b, parse.text[a:b]) for a, b in report.content)
    return Attribution(
        name,
        _kind(report.content, quotes),
        phrase(report.source),
        cue,
        content,
        report.when,
        phrase(report.addressee),
    )


def _kind(content: tuple[tuple[int, int], ...], quotes: Sequence[Quote]) -> AttributionKind:
    starts = [q.start for q in quotes]
    inside = touched = 0
    for a, b in content:
        near = quotes[max(0, bisect_right(starts, a) - 1) : bisect_left(starts, b)]
        overlap = sum(max(0, min(b, q.end) - max(a, q.start)) for q in near)
        touched += overlap
        inside += overlap >= b - a
    if not touched:
        return "indirect"
    return "direct" if inside == len(content) else "mixed"


def _nested(records: list[Attribution]) -> tuple[Attribution, ...]:
    """Give each report the innermost other one that covers its cue as parent."""
    order = sorted(
        range(len(records)), key=lambda k: -sum(s.end - s.start for s in records[k].content)
    )
    cues = [a.cue.start if a.cue else a.content[0].start for a in records]
    cover = _Cover(cues)
    done: dict[int, Attribution] = {}
    for k in order:
        parent = cover.innermost.get(cues[k])
        done[k] = records[k] if parent is None else attrs.evolve(records[k], parent=parent)
        cover.add(done[k])
    return tuple(done[k] for k in range(len(records)))
