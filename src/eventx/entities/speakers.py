"""Who "I" and "we" are inside a quotation."""

from collections.abc import Iterable

from eventx.entities.words import lists
from eventx.parse import Parse
from eventx.records import Attribution

__all__ = ("first_persons",)


def first_persons(
    parse: Parse,
    attributions: Iterable[Attribution],
    quoted: "frozenset[int]",
    employers: dict[str, str],
) -> dict[int, str]:
    """Return the id of the entity that each first-person pronoun in a quotation stands for.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    attributions : iterable of Attribution
        Its reports; direct and mixed ones count.
    quoted : frozenset of int
        Positions of the tokens inside quotation marks.
    employers : dict of str to str
        Id of the organisation that a person speaks for, by the person's id.
    """
    words = lists(parse.language).first_person
    inside = (parse.tokens[i] for i in sorted(quoted))
    pronouns = [t for t in inside if t.low in words and t.upos in ("PRON", "DET")]
    found: dict[int, str] = {}
    if not pronouns:
        return found
    for attribution in attributions:
        source = attribution.source
        if source is None or source.entity is None or attribution.kind == "indirect":
            continue
        for token in pronouns:
            if any(span.start <= token.start < span.end for span in attribution.content):
                whose = source.entity.id
                if words[token.low] == "plural":
                    whose = employers.get(whose, whose)
                found[token.i] = whose
    return found
