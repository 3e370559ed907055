from __future__ import annotations

import empty_database
import pytest
from postgres import NEEDS_POSTGRESQL

from watcher.store.database import Store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NEEDS_POSTGRESQL)])
def store(request, tmp_path):
    """A fresh database: every test of the store runs on each kind."""
    if request.param == "sqlite":
        opened = empty_database.opened(tmp_path / "test.db")
    else:
        opened = Store(request.getfixturevalue("postgresql_url"))
    yield opened
    opened.close()
