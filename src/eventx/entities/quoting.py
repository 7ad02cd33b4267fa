"""Which tokens stand inside quotation marks."""

from bisect import bisect_left

from eventx.parse import Parse
from eventx.quotes import find_quotes

__all__ = ("quoted_tokens",)


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """Return the positions of the tokens inside quotations."""
    quotes = find_quotes(parse)
    if not quotes:
        return frozenset()
    starts = [t.start for t in parse.tokens]
    return frozenset(
        i for q in quotes for i in range(bisect_left(starts, q.start), bisect_left(starts, q.end))
    )
