"""The Python blocks of the docs and the README run, each page as one program, and print what is shown."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    p
    for p in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    if "```python" in p.read_text("utf-8")
)


EXAMPLE = re.compile(
    r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_examples_of_a_page_run(page, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("Kim met Putin in Moscow on Monday.", encoding="utf-8")
    for number, data in enumerate(
        re.findall(r"^```toml\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    ):
        name = "markets.toml" if number == 0 else f"more{number}.toml"
        (tmp_path / name).write_text(data, encoding="utf-8")
    names = {"__name__": "docs"}
    for code, shown in EXAMPLE.findall(page.read_text("utf-8")):
        exec(compile(code, str(page), "exec"), names)
        printed = capsys.readouterr().out
        assert not shown or printed == shown, "paste what it prints into the page"
