"""What CI runs, a concern a session: ``nox`` for all, ``nox -s tests`` for one."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
INSTALL = ("-c", "constraints.txt", "-e", ".[dev]")


@nox.session
def lint(session: nox.Session) -> None:
    """Formatting, lint, spelling, types, layers."""
    session.install(*INSTALL)
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("codespell", "src", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """All tests."""
    session.install(*INSTALL)
    session.run("pytest", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, warnings as errors."""
    session.install(*INSTALL)
    session.run("sphinx-build", "-n", "-W", "-b", "html", "docs", "docs/_build/html")


@nox.session
def wheel(session: nox.Session) -> None:
    """The wheel and the source distribution."""
    session.install("build")
    session.run("python", "-m", "build")
