"""Settings of the whole suite. Holds no fixtures: those stand beside the tests that use them."""

import os

from hypothesis import settings

# No deadline: two workers share a small machine, and a slow example is not a wrong one.
# In CI the examples are the same on each run, so that a change alone can turn it red.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
