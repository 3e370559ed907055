from __future__ import annotations

import pytest
from paged import free_port, serving, settled
from town import TWO_INADEQUATE, Town

from watcher.config.check import load


@pytest.fixture(scope="session")
def client(tmp_path_factory):
    """The page of a town where one alert was told, one for all tests; asked only, never changed."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        # Nothing is to be odd with this config, and so often nobody should ask.
        town.config.write_text(town.config.read_text().replace('"1 second"', '"10 minutes"'))
        town.once()
        town.publish(**TWO_INADEQUATE)
        settled(town)
        with serving(load(town.config)) as asked:
            yield asked
