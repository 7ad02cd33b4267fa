"""Which tokens stand inside quotation marks."""

from eventx.parse import Parse
from eventx.quotes import find_quotes

__all__ = ("quoted_tokens",)


def quoted_tokens(parse: Parse) -> frozenset[int]:
    """Return the positions of the tokens inside quotations."""
    return frozenset(i for q in find_quotes(parse) for i in parse.inside(q.start, q.end))
