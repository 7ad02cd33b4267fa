"""Give events types of your own, on top of PLOVER's or instead of them.

An ontology works on finished records, so nothing is parsed twice: here two
events are written down by hand, as they stand in a saved document.
"""

from eventx.ontology import Ontology
from eventx.records import Event, Participant, Predicate, Span

MARKETS = """
[types]
RATES = "A central bank moves its rates."

[[rules]]
type = "RATES"
verbs = ["raise", "cut", "lower", "hold"]
object = ["rate", "interest rate"]
"""


def span(text: str, part: str) -> Span:
    """Return where a part stands in the text."""
    start = text.index(part)
    return Span(start, start + len(part), part)


def participant(text: str, part: str, role: str) -> Participant:
    """Return a participant whose head is its last word."""
    whole, head = span(text, part), span(text, part.rsplit(maxsplit=1)[-1])
    return Participant(whole.start, whole.end, whole.text, head=head, role=role)


def main() -> None:
    """Print the types of two events under both ontologies."""
    rates = "The Fed raised interest rates on Wednesday."
    visit = "The minister visited Santiago."
    events = [
        Event(
            "e1",
            span(rates, rates),
            Predicate(span(rates, "raised"), "raise", "raised", "verb"),
            who=(participant(rates, "The Fed", "agent"),),
            object=(participant(rates, "interest rates", "patient"),),
        ),
        Event(
            "e2",
            span(visit, visit),
            Predicate(span(visit, "visited"), "visit", "visited", "verb"),
            who=(participant(visit, "The minister", "agent"),),
            where=(participant(visit, "Santiago", "destination"),),
        ),
    ]
    plover = Ontology.plover()
    markets = Ontology.from_toml(MARKETS, base=plover)
    for event in events:
        print(f"{event}: {plover.classify(event)} in PLOVER, {markets.classify(event)} in ours")
    print(f"RATES: {markets.describe('RATES')}")
    print(f"CONSULT: {markets.describe('CONSULT')}")


if __name__ == "__main__":
    main()
