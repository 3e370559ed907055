from __future__ import annotations

import pytest
from postgres import NEEDS_POSTGRESQL

from watcher.store.database import Store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=NEEDS_POSTGRESQL)])
def store(request, tmp_path):
    """A fresh database: every test of the store runs on each kind."""
    url = f"sqlite:///{tmp_path}/test.db" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    opened = Store(url)
    opened.migrate()
    yield opened
    opened.close()
