from __future__ import annotations

import empty_database
import many_teams
import pytest
from postgres import NEEDS_POSTGRESQL

from watcher.store.database import Store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NEEDS_POSTGRESQL)])
def two(request, tmp_path):
    """All these teams, and two databases of each kind that know the same of them."""
    teams = many_teams.configs(tmp_path)
    if request.param == "sqlite":
        stores = [empty_database.opened(tmp_path / f"{name}.db") for name in ("together", "apart")]
    else:
        new = request.getfixturevalue("new_postgresql")
        stores = [Store(new()) for _ in range(2)]
    for each in stores:
        many_teams.begin(each, teams)
    yield teams, *stores
    for each in stores:
        each.close()
