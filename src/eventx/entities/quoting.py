"""Which tokens stand inside quotation marks."""

from eventx.parse import Parse
from eventx.quotes import find_quotes

__all__ = ("quoted_tokens",)


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """Return the positions of the tokens inside quotations."""
    found: set[int] = set()
    at, tokens = 0, parse.tokens
    for quote in find_quotes(parse):
        while at < len(tokens) and tokens[at].end <= quote.start:
            at += 1
        k = at
        while k < len(tokens) and tokens[k].start < quote.end:
            found.add(k)
            k += 1
    return frozenset(found)
