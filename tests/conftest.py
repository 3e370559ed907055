from __future__ import annotations

import hypothesis
import pytest
from town import Town

hypothesis.settings.register_profile("ours", deadline=None)  # a slow machine is no failure
hypothesis.settings.load_profile("ours")


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as opened:
        yield opened
