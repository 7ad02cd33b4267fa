"""Quotations and reports: which report a quotation belongs to, who goes on speaking."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs

from eventx.attribution.cues import Piece, Report
from eventx.parse import Parse
from eventx.quotes import Quote
from eventx.records import AttributionKind

__all__ = ("kind", "with_quotes")

NEAR = 400  # characters between two quotations of one speaker


def with_quotes(parse: Parse, quotes: Sequence[Quote], found: list[Report]) -> list[Report]:
    """Widen contents to the quotations that they touch, and hand on cueless quotations."""
    result = list(found)
    last: int | None = None  # the report whose speaker a cueless quotation continues
    owners = _owners(result, quotes)
    for n, quote in enumerate(quotes):
        if not _sentences(parse, quote):
            continue
        owner = owners.get(n)
        if owner is not None:
            piece = (quote.inner_start, quote.inner_end)
            result[owner] = attrs.evolve(
                result[owner], content=_joined(result[owner].content, piece)
            )
            last = owner
            continue
        if last is None:
            continue
        speaker = result[last]
        gap = parse.text[speaker.content[-1][1] : quote.start]
        if gap.count("\n\n") > 1 or len(gap) > NEAR:
            continue
        piece = (quote.inner_start, quote.inner_end)
        if "\n" not in gap.strip(MARKS):
            # "…," he said. "…": one report in one paragraph
            result[last] = attrs.evolve(speaker, content=_joined(speaker.content, piece))
        else:
            result.append(Report((), speaker.source, (piece,)))
            last = len(result) - 1
    return result


MARKS = " \t“”\"'‘’«»"


def _owners(reports: list[Report], quotes: Sequence[Quote]) -> dict[int, int]:
    """Return for each quotation the outermost report whose content touches it."""
    starts = [q.inner_start for q in quotes]
    best: dict[int, tuple[int, int]] = {}
    for k, report in enumerate(reports):
        if not report.asserts:
            continue
        size = sum(b - a for a, b in report.content)
        for a, b in report.content:
            for n in range(max(0, bisect_right(starts, a) - 1), bisect_left(starts, b)):
                quote = quotes[n]
                if quote.inner_end <= a:
                    continue
                if report.cue and quote.inner_start <= report.cue[0].start < quote.inner_end:
                    continue
                if n not in best or size > best[n][0]:
                    best[n] = (size, k)
    return {n: k for n, (_, k) in best.items()}


def _sentences(parse: Parse, quote: Quote) -> bool:
    """Say whether a quotation is a clause or more, not a fragment like “warm letter”."""
    return (
        quote.inner_end - quote.inner_start > 30
        and len(parse.text[quote.inner_start : quote.inner_end].split()) > 5
    )


def _joined(content: tuple[Piece, ...], piece: Piece) -> tuple[Piece, ...]:
    """Add a piece and melt overlapping ones together."""
    merged: list[Piece] = []
    for a, b in sorted([*content, piece]):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def kind(content: Sequence[Piece], quotes: Sequence[Quote]) -> AttributionKind:
    """Return whether all, a part or nothing of a content is in quotation marks."""
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
