"""Who said what in a news article: its reports as a tree, the events that each covers below it.

Run: python examples/who_said_what.py
"""

from pathlib import Path

from eventx import Attribution, Document, analyze

ARTICLE = Path(__file__).with_name("article.txt").read_text(encoding="utf-8")


def show(document: Document, parent: Attribution | None = None, depth: int = 0) -> None:
    """Print the reports within `parent` (the outermost ones for None) and what they cover."""
    for report in document.attributions:
        if report.parent == parent:
            print("    " * depth + str(report))
            for event in document.events:
                if event.according_to == report:
                    print("    " * depth + f"  - {event}")
            show(document, report, depth + 1)


show(analyze(ARTICLE, reference_time="2023-07-27"))
