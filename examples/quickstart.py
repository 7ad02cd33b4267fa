"""The events of a news article, a line each.

Run: python examples/quickstart.py
"""

from pathlib import Path

from eventx import extract_events

ARTICLE = Path(__file__).with_name("article.txt").read_text(encoding="utf-8")

for event in extract_events(ARTICLE, reference_time="2023-07-27"):
    print(event)
