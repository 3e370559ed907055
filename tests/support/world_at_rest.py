"""A world of two teams that were looked after, as a copy: to look after them was most of what its tests took."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import empty_database
from teams_world import World, read_config

from watcher.store.database import Store


@contextmanager
def at_rest(folder, config_of):
    """Open one, with its database in the folder."""
    file = folder / "world.db"
    file.write_bytes(_looked_after())
    with closing(Store(f"sqlite:///{file}")) as store:
        yield World(store, config_of)


@cache
def _looked_after() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "world.db")
        with closing(empty_database.opened(file)) as store:
            World(store, read_config(Path(folder))).look_after()
        return file.read_bytes()
