from __future__ import annotations

import hypothesis
import pytest
from town import Town

hypothesis.settings.register_profile("ours", deadline=None)  # a slow machine is no failure
hypothesis.settings.load_profile("ours")


def pytest_addoption(parser):
    parser.addoption("--fuzz-cases", type=int, default=200, help="how many damaged documents tests/fuzz reads")


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as opened:
        yield opened
