from __future__ import annotations

import asyncio
import sys

import pytest

from watcher.cli import late_asyncio


@pytest.fixture
def unused(monkeypatch):
    for each in [name for name in sys.modules if name.partition(".")[0] == "asyncio"]:
        monkeypatch.delitem(sys.modules, each)
    late_asyncio.wait_for_use()
    return sys.modules["asyncio"]


def test_to_import_asyncio_loads_nothing_and_to_use_it_gives_what_asyncio_gives(unused):
    assert unused is not asyncio

    assert "asyncio.queues" not in sys.modules
    assert unused.Queue is sys.modules["asyncio"].Queue
    assert "asyncio.queues" in sys.modules


def test_what_sqlalchemy_asks_before_anything_is_used_is_answered_as_asyncio_answers_it(unused):
    async def coroutine() -> None: ...

    begun = coroutine()
    try:
        assert unused.iscoroutine(begun)
        assert not unused.iscoroutine(coroutine)
    finally:
        begun.close()


def test_where_asyncio_is_loaded_already_it_stays():
    late_asyncio.wait_for_use()

    assert sys.modules["asyncio"] is asyncio
