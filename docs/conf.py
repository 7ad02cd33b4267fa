"""Sphinx configuration."""

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "eventx"
author = "The eventx developers"
copyright = "2026, The eventx developers"
version = release = installed("eventx")

extensions = [
    "myst_parser",
    "schema_page",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"eventx {release}"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autoclass_content = "class"
napoleon_google_docstring = False
napoleon_use_rtype = False
default_role = "code"

nitpicky = True
# words of prose in the types of NumPy docstrings, and names of the standard library (no inventory is fetched)
nitpick_ignore_regex = [(r"py:.*", r"(?!eventx).*"), (r"py:.*", r"eventx\..*\b(T|ReferenceTime)$")]
