from __future__ import annotations

import pytest

from watcher.store.errors import StoreError
from watcher.store.one_by_one import one_by_one
from watcher.store.polled import sources


def mark(tx, name):
    sources.set_mark(tx, "", name, "done")
    if name.startswith("odd"):
        raise ValueError(name)
    if name == "away":
        raise StoreError(name)


def test_what_comes_after_an_odd_one_is_done_and_the_first_error_raised(store):
    with pytest.raises(ValueError, match="odd 1"):
        one_by_one(store, ["one", "odd 1", "odd 2", "two"], mark)

    with store.look() as tx:
        done = [name for name in ("one", "odd 1", "odd 2", "two") if sources.mark_of(tx, "", name)]
    assert done == ["one", "two"]


def test_where_the_database_is_away_nothing_more_is_tried(store):
    with pytest.raises(StoreError):
        one_by_one(store, ["away", "two"], mark)

    with store.look() as tx:
        assert sources.mark_of(tx, "", "two") is None
