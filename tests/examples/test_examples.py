"""Each example runs as a user runs it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def run(script):
    done = subprocess.run(
        [sys.executable, script], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.name)
def test_an_example_prints_its_result(script):
    assert run(script).strip()


@pytest.fixture(scope="module")
def printed():
    """Return the lines of the quickstart."""
    return run(EXAMPLES / "quickstart.py").splitlines()


def test_the_readme_shows_what_the_quickstart_prints(printed):
    blocks = re.findall(
        r"^```text\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    shown = blocks[0].splitlines()
    assert shown == printed[: len(shown)], "paste the new lines into README.md"


def test_the_quickstart_answers_the_six_questions(printed):
    first = "Sergey Shoigu · visited · where: Pyongyang · when: Wednesday (2023-07-26)"
    assert printed[0] == first
    thanks = next(line for line in printed if "thanked" in line)
    assert thanks.startswith("Kim · thanked Putin")
    assert "to whom: Putin" in thanks
    assert "according to" in thanks
