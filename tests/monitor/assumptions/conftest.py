from __future__ import annotations

import pytest

from watcher.reading.sandbox import Readers


@pytest.fixture(scope="session")
def readers():
    with Readers(workers=1) as started:
        yield started
