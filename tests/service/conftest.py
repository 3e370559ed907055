from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def config_of(tmp_path_factory):
    """Read configs for the teams of a world at rest."""
    from teams_world import read_config

    return read_config(tmp_path_factory.mktemp("config"))
