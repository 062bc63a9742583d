"""Made-up examples are the same in each run of the gate; `HYPOTHESIS_PROFILE=search` looks for new ones."""

import os

from hypothesis import settings

# No deadline: how long one example takes says more about the machine than about us.
settings.register_profile("gate", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
