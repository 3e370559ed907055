from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from town import HandClock

from watcher.config.check import load
from watcher.page.addresses import PAGES
from watcher.page.answers import Answer
from watcher.page.cache import Cache
from watcher.page.site import Site
from watcher.store.database import Store

HERE = Answer(b"here")


@pytest.mark.parametrize(
    ("state", "seconds", "found"), [("same", 3600.0, HERE), ("other", 0.9, HERE), ("other", 1.1, None)]
)
def test_an_answer_is_good_while_the_database_stays_as_it_is_and_a_moment_longer(state, seconds, found):
    cache = Cache()
    cache.keep("/", "same", 100.0, HERE)

    assert cache.find("/", state, 100.0 + seconds) == found


def test_many_who_ask_at_once_cost_one_making(town, monkeypatch):
    made, everybody_asked = [], threading.Barrier(8)

    def make(_look, _asked):
        made.append(1)
        return HERE

    monkeypatch.setitem(PAGES, "/slow", make)
    with town.service() as service:
        service.begin()
    store = Store(load(town.config).store_url)
    site = Site(store, town.config, HandClock())

    def ask(_number):
        everybody_asked.wait()
        return site.answer("/slow")

    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(ask, range(8)))
    store.close()

    assert (answers, len(made)) == ([HERE] * 8, 1)
