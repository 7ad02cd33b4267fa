"""Settings for all tests."""

import os

from hypothesis import settings

# one thread for each engine: tests run side by side, and results must not depend on it
os.environ.setdefault("OMP_NUM_THREADS", "1")

# loading word lists on the first example is slow, so no deadline; the same examples on every run of CI
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")
