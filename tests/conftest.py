from __future__ import annotations

import pytest
from town import Town


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as opened:
        yield opened
