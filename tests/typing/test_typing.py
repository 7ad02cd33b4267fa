"""The public API is typed: a strict type checker accepts a program that only uses it."""

from pathlib import Path

from mypy import api


def test_a_typed_program_checks(tmp_path):
    out, err, status = api.run(
        ["--strict", "--cache-dir", str(tmp_path), str(Path(__file__).with_name("api.py"))]
    )
    assert status == 0, out + err
