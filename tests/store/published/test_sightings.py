from __future__ import annotations

from datetime import date

import pytest
from stored import NOW, an_entry

from watcher.model.listings import Listing
from watcher.model.news import ItemKind
from watcher.store.polled import items
from watcher.store.published.sightings import Sighting

WINDOW, OLD = date(2026, 7, 27), date(2026, 7, 1)


def history_of(tx, published, *, first_contact):
    entry = an_entry(f"example.org/{published}", published=published)
    listing = Listing("feed", "https://example.org/rss", (entry,), items=ItemKind.NEWS)
    items.see(tx, Sighting("Press", listing, first_contact, WINDOW, OLD, NOW))
    (found,) = [each for each in items.all_items(tx) if each.item.id == entry.key]
    return found.history


@pytest.mark.parametrize(
    ("published", "at_first", "later"),
    [(date(2026, 7, 27), False, False), (date(2026, 7, 26), True, False), (date(2026, 6, 30), True, True)],
)
def test_its_window_counts_at_first_contact_and_its_oldest_day_always(tx, published, at_first, later):
    assert history_of(tx, published, first_contact=at_first or not later) is at_first
    tx.exec_driver_sql("DELETE FROM item_name")
    tx.exec_driver_sql("DELETE FROM item")
    assert history_of(tx, published, first_contact=False) is later


def test_what_was_seen_is_not_changed_afterwards():
    seen = Sighting("Press", Listing("feed", "https://example.org/rss", ()), True, WINDOW, OLD, NOW)

    with pytest.raises(AttributeError):
        seen.first_contact = False
