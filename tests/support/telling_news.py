"""News in a small town: the rule that tells of it, feeds that list it, and what came of it in the store."""

from __future__ import annotations

from datetime import date

from watcher.config.check import load
from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind
from watcher.model.values import replace
from watcher.store.database import Store
from watcher.store.polled import items
from watcher.store.published.sightings import Sighting
from watcher.store.told import stories

REPORTED = """
[[rule]]
name     = "In the news"
kind     = "reported"
severity = "warning"
"""


FEED = """
[[source]]
name  = "{name}"
kind  = "feed"
url   = "{url}"
every = "{every}"
"""


def say(town, title, summary, *, day=None, kind=ItemKind.NEWS, outlet="Bolton Paper", key=None):
    """Let a feed list a piece today; with the key of one that it listed before, as that was changed."""
    now = town.clock.now()
    day = day or now.date()
    link = f"news.example/{key or abs(hash(title))}"
    entry = Entry(link if key else f"{title}/{outlet}", title, f"https://{link}", published=day)
    entry = replace(entry, summary=summary, outlet=outlet)
    store = Store(load(town.config).store_url)
    with store.begin() as tx:
        listing = Listing("feed", "https://news.example/", (entry,), items=kind)
        items.see(tx, Sighting("a feed", listing, first_contact=False, since=now.date(), old_before=date.min, now=now))
    store.close()


def standing(town):
    store = Store(load(town.config).store_url)
    with store.look() as tx:
        found = [str(each.standing) for each in stories.opened_by_news(tx)]
        kept = [(each.story, each.text) for each in items.all_items(tx)]
    store.close()
    return found, kept


def a_feed(server, path="/plain", name="Globe", every="15 minutes"):
    return FEED.format(name=name, url=server.base_url + path, every=every)


def stored(town):
    store = Store(load(town.config).store_url)
    with store.look() as tx:
        found = list(items.all_items(tx))
    store.close()
    return found
