"""Quotations and reports: which report a quotation belongs to, who goes on speaking."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

import attrs

from eventx.attribution.cues import Piece, Report
from eventx.parse import Parse
from eventx.quotes import Quote
from eventx.records import AttributionKind

__all__ = ("kind", "with_quotes")

NEAR = 400  # characters between two quotations of one speaker
BESIDE = 120  # characters between a cue and its quotation: ", a lawyer in Riga, said on Monday: "
START = attrgetter("start")
BREAK = re.compile(r"[.!?]\s|\n")  # no cue reaches over the end of a sentence or paragraph
MARKS = " \t\n“”\"'‘’«»"


def with_quotes(parse: Parse, quotes: Sequence[Quote], found: Sequence[Report]) -> list[Report]:
    """Widen contents to the quotations that they touch, and give the others to a speaker.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    quotes : sequence of Quote
        Its quotations.
    found : sequence of Report
        In text order; those without content are cues that wait for a quotation.

    Returns
    -------
    list of Report
        All with content. A quotation belongs to the cue whose content it is, else to
        the cue right beside it, else to who spoke last.
    """
    starts = [q.inner_start for q in quotes]
    found = [own for r in found if (own := _within(r, quotes, starts)) is not None]
    result = list(found)
    beside = _beside(parse, result, quotes)
    owners = {**beside, **_owners(result, quotes)}
    spoken = sorted((r.content[-1][1], _size(r), k) for k, r in enumerate(found) if _speaks(r))
    last: int | None = None  # the report that a cueless quotation goes on with
    for n, quote in enumerate(quotes):
        piece = (quote.inner_start, quote.inner_end)
        whole = _whole(parse, quote)
        owner = owners.get(n)
        if owner is not None:
            if whole or n in beside or _inside(result[owner].content, piece):
                content = _joined(result[owner].content, quote)
                result[owner] = attrs.evolve(result[owner], content=content, asserts=True)
                last = owner
        elif (spoken_to := _interrupted(parse, quotes, n, owners, result)) is not None:
            content = _joined(result[spoken_to].content, quote)
            result[spoken_to] = attrs.evolve(result[spoken_to], content=content)
            owners[n] = last = spoken_to
        elif whole:
            before = bisect_left(spoken, (quote.start,)) - 1
            so_far = [last, spoken[before][2] if before >= 0 else None]
            owner = _cueless(
                parse, quotes, n, owners, [(k, result[k]) for k in so_far if k is not None]
            )
            if owner is not None:
                content = _joined(result[owner].content, quote)
                result[owner] = attrs.evolve(result[owner], content=content)
                last = owner
    return [r for r in (_with_block(parse, r) for r in result) if r.content]


def _interrupted(
    parse: Parse,
    quotes: Sequence[Quote],
    n: int,
    owners: Mapping[int, int],
    found: Sequence[Report],
) -> int | None:
    """Return the report whose cue interrupts a quotation: "“What we want,” she said, “is peace”"."""
    for other, first, second in ((n - 1, n - 1, n), (n + 1, n, n + 1)):
        if other not in owners or first < 0 or second >= len(quotes):
            continue
        between = range(quotes[first].end, quotes[second].start)
        cue = found[owners[other]].cue[0].start
        gap = parse.text[between.start : between.stop]
        ends = parse.text[quotes[first].inner_end - 1]
        goes_on = parse.text[quotes[second].inner_start].islower() or _whole(parse, quotes[n])
        breaks = ends != "," or not gap.rstrip().endswith(",") or BREAK.search(gap)
        if cue in between and goes_on and not breaks:  # not "wrote in her book, “Tough Times”"
            return owners[other]
    return None


def _cueless(
    parse: Parse,
    quotes: Sequence[Quote],
    n: int,
    owners: Mapping[int, int],
    so_far: Sequence[tuple[int, Report]],
) -> int | None:
    """Return the report that a quotation without a cue goes on with, or is closed by."""
    going = (k for k, report in so_far if _goes_on(parse, report.content[-1][1], quotes[n]))
    before = next(going, None)
    if before is not None and not _new_paragraph(parse, quotes[n]):
        return before
    behind = _closing_owner(parse, quotes, n, owners)
    return before if behind is None else behind


def _speaks(report: Report) -> bool:
    return bool(report.content) and report.asserts and report.source is not None


def _size(report: Report) -> int:
    return sum(b - a for a, b in report.content)


def _new_paragraph(parse: Parse, quote: Quote) -> bool:
    return "\n" in parse.text[max(0, quote.start - 2) : quote.start]


def _closing_owner(
    parse: Parse, quotes: Sequence[Quote], n: int, owners: Mapping[int, int]
) -> int | None:
    """Return whose the quotation is that an unclosed one goes on with in the next paragraphs.

    "“We lost.¶“It is over,” he said": the mark opens each paragraph and closes the last.
    """
    while not quotes[n].closed and n + 1 < len(quotes):
        if parse.text[quotes[n].end : quotes[n + 1].start].strip():
            return None
        n += 1
        if n in owners:
            return owners[n]
    return None


def _goes_on(parse: Parse, end: int, quote: Quote) -> bool:
    """Say whether a quotation without a cue goes on with the report that ends at `end`.

    "“We lost,” he said. “It is over.”", or the second in a paragraph of its own.
    """
    gap = parse.text[end : quote.start].strip(MARKS)
    if len(gap) > NEAR or "\n" in gap:
        return False
    if not _new_paragraph(parse, quote):
        return True
    stop = parse.text.find("\n", quote.end)
    behind = parse.text[quote.end : stop if stop >= 0 else len(parse.text)]
    return not behind.strip(MARKS + ".")


BLOCK = re.compile(r"[^.!?\n]*:[ \t]*\r?\n\s*([^\s“\"«‘'][^\n]*[^\s])")


def _with_block(parse: Parse, report: Report) -> Report:
    """Give a waiting cue the paragraph behind its colon: "The governor wrote:", then the block."""
    if report.content:
        return report
    block = BLOCK.match(parse.text, report.cue[-1].end, report.cue[-1].end + 4000)
    return attrs.evolve(report, content=(block.span(1),)) if block else report


def _owners(reports: Sequence[Report], quotes: Sequence[Quote]) -> dict[int, int]:
    """Return for each quotation the outermost report whose content touches it."""
    starts = [q.inner_start for q in quotes]
    best: dict[int, tuple[int, int]] = {}
    for k, report in enumerate(reports):
        if not report.asserts:
            continue
        size = _size(report)
        for a, b in report.content:
            for n in range(max(0, bisect_right(starts, a) - 1), bisect_left(starts, b)):
                if quotes[n].inner_end > a and not _quoted(report, quotes[n]):
                    best[n] = max(best.get(n, (0, 0)), (size, k))
    return {n: k for n, (_, k) in best.items()}


def _within(report: Report, quotes: Sequence[Quote], starts: Sequence[int]) -> Report | None:
    """Return a report whose cue is in a quotation without what lies outside; None if it was all.

    "“I regret [it],” she said, “and I will resign”".
    """
    at = bisect_right(starts, report.cue[0].start) - 1
    if at < 0 or not report.content or not _quoted(report, quotes[at]):
        return report
    quote = quotes[at]
    inner = range(quote.inner_start, quote.inner_end)
    own = tuple(p for p in report.content if p[0] in inner)
    return attrs.evolve(report, content=own) if own else None


def _quoted(report: Report, quote: Quote) -> bool:
    """Say whether the cue itself stands inside the quotation."""
    return quote.inner_start <= report.cue[0].start < quote.inner_end


def _beside(parse: Parse, reports: Sequence[Report], quotes: Sequence[Quote]) -> dict[int, int]:
    """Return for each quotation the waiting cue right behind or in front of it."""
    waiting = [k for k, report in enumerate(reports) if not report.content]
    at = [reports[k].cue[0].start for k in waiting]
    found: dict[int, int] = {}
    for n, quote in enumerate(quotes):
        k = bisect_left(at, quote.end)
        near = k < len(at) and at[k] - quote.end <= BESIDE
        near = near and (
            _whole(parse, quote) or (_exclaims(parse, quote) and _begins(parse, quote))
        )
        if near and not BREAK.search(parse.text, quote.end, at[k]):
            found[n] = waiting[k]
            continue
        k = bisect_left(at, quote.start) - 1
        if k >= 0 and quote.start - at[k] <= BESIDE:
            gap = parse.text[at[k] : quote.start].rstrip()
            cue = reports[waiting[k]].cue
            bare = gap == parse.text[at[k] : cue[-1].end] and _exclaims(parse, quote)
            if bare or (gap.endswith((":", ",")) and not BREAK.search(gap)):
                found[n] = waiting[k]
    return found


def _exclaims(parse: Parse, quote: Quote) -> bool:
    """Say whether a quotation right beside a cue is said: "chanted “Stop!”", "“Enough,” he said"."""
    inner = parse.text[quote.inner_start : quote.inner_end]
    return inner[:1].isupper() and inner[-1:] in (".", "!", "?", ",")


def _begins(parse: Parse, quote: Quote) -> bool:
    """Say whether a quotation begins a sentence."""
    before = parse.text[max(0, quote.start - 5) : quote.start]
    return before.rstrip(MARKS)[-1:] in ("", ".", "!", "?", ":")


def _whole(parse: Parse, quote: Quote) -> bool:
    """Say whether a quotation is a clause or more, not a fragment like “warm letter”."""
    inner = parse.text[quote.inner_start : quote.inner_end]
    long = len(inner) > 30 and len(inner.split()) > 5
    # a sentence by itself: "…,” he said. “Nobody will stay.”"
    return long or (_exclaims(parse, quote) and _begins(parse, quote) and len(inner.split()) > 1)


def _inside(content: Sequence[Piece], piece: Piece) -> bool:
    """Say whether a piece of the content lies within the quotation."""
    return any(piece[0] <= a and b <= piece[1] for a, b in content)


def _joined(content: tuple[Piece, ...], quote: Quote) -> tuple[Piece, ...]:
    """Add a quotation's piece and melt overlapping ones together."""
    merged: list[Piece] = []
    # a parse may take half of a doubled mark into the content: "'[']We left"
    inner = (
        (max(a, quote.inner_start), b) if quote.start <= a < quote.inner_end else (a, b)
        for a, b in content
    )
    for a, b in sorted([*inner, (quote.inner_start, quote.inner_end)]):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def kind(content: Sequence[Piece], quotes: Sequence[Quote]) -> AttributionKind:
    """Return whether all, a part or nothing of a content is in quotation marks."""
    inside = touched = 0
    for a, b in content:
        first = max(0, bisect_right(quotes, a, key=START) - 1)
        near = quotes[first : bisect_left(quotes, b, key=START)]
        overlap = sum(max(0, min(b, q.end) - max(a, q.start)) for q in near)
        touched += overlap
        inside += overlap >= b - a
    if not touched:
        return "indirect"
    return "direct" if inside == len(content) else "mixed"
