"""A line for each of many articles: what it is about.

Run: python examples/front_page.py
"""

from eventx import pipe

RESIGNATION = """Minister resigns

Finance minister Ana Horvat resigned in Ljubljana on Monday after a newspaper published a letter.

“I leave with a clear conscience,” Horvat said. She joined the government in 2019.
"""
BRIDGES = """Speaking in Rome on Friday, the mayor said engineers had closed two bridges. Both were built
in 1931, and 40,000 people cross them every day.
"""

for document in pipe([RESIGNATION, BRIDGES]):
    print(document.main_event)
