"""How fast time expressions are found, and how that compares with parsing the text.

::

    python benchmarks/times_speed.py [FILE] [--spacy MODEL] [--repeat N]

FILE is a text (UTF-8); without one, a made-up news item is used. The parse is flat (one
sentence a line, no engine), so that only `find_times` and `anchor` are timed: one process,
CPU time, best of N runs. With ``--spacy`` the model's pipe over the same text is timed too.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from eventx.testing import FakeBackend
from eventx.times import anchor, find_times

ARTICLE = """\
The foreign minister met her counterpart in the capital on Wednesday and agreed to reopen talks.
Both sides had broken off negotiations in March 2021, three weeks after a border clash.
The ministry said on Monday that a delegation of 27 officials will travel north next month.
Trade between the neighbours fell by 5.2 percent last year, to its lowest level since 1998.
The opposition, which lost the election of May 5, called the agreement a surrender.
About 2,000 people marched through the old town to the parliament and burned flags there.
Police arrested 14 of them at about 9:30 p.m. and released most the next day.
A vote in parliament is expected by the end of September; it may be postponed.
"""
REFERENCE = date(2023, 7, 27)
WORDS = 20_000


def best(run: Callable[[], object], repeat: int) -> float:
    """Return the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(repeat):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)


def main() -> None:
    """Time it and print words a second."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--spacy", metavar="MODEL", help="time this spaCy model's pipe as well")
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()

    text = args.file.read_text(encoding="utf-8") if args.file else ARTICLE
    text *= max(1, WORDS // max(1, len(text.split())))
    words = len(text.split())
    parse = FakeBackend().annotate(text)
    found = find_times(parse, REFERENCE)
    seconds = best(lambda: anchor(parse, find_times(parse, REFERENCE)), args.repeat)
    print(f"{words} words, {len(found)} times")
    print(f"times       {words / seconds:9.0f} words/s  {seconds / words * 1e6:7.2f} us/word")

    if args.spacy:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import spacy  # heavy, and wanted on request alone

        nlp = spacy.load(args.spacy)
        lines = text.splitlines()
        pipe = best(lambda: list(nlp.pipe(lines)), min(args.repeat, 2))
        print(f"spaCy pipe  {words / pipe:9.0f} words/s  {pipe / words * 1e6:7.2f} us/word")
        print(f"ratio       {pipe / seconds:9.1f} times as fast as the pipe")


if __name__ == "__main__":
    main()
