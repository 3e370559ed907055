from __future__ import annotations

from datetime import date

from stored import NOW, an_entry

from watcher.model.listings import Listing
from watcher.model.news import ItemKind
from watcher.store.polled import item_names, items
from watcher.store.polled.item_names import ALSO, GUID, KEY, hashed
from watcher.store.published.sightings import Sighting

DAY = date(2026, 7, 1)


def test_the_most_certain_name_comes_first_and_no_name_can_be_read():
    entry = an_entry("example.org/1", guid="id-1", also=("example.org/1", "a title"))

    names = item_names.names_of(entry)

    assert list(names.values()) == [GUID, KEY, ALSO]
    assert list(names) == [hashed("guid id-1"), hashed("example.org/1"), hashed("a title")]
    assert not any("example" in each or "title" in each for each in names)


def test_a_name_that_is_no_proper_text_is_hashed_too():
    assert len(hashed("\ud800 a broken letter")) == 64


def test_an_entry_that_nobody_knows_is_new_and_keeps_its_own_key(tx):
    entries = [an_entry("example.org/1", guid="id-1"), an_entry("example.org/2")]

    assert item_names.match(tx, "Feed", entries) == [(each, None) for each in entries]
    assert item_names.free_keys(tx, entries) == ["example.org/1", "example.org/2"]


def test_a_name_is_learnt_from_an_item_that_was_known_by_another(tx):
    see(tx, an_entry("example.org/1", also=("a title",)))
    by_its_link = see(tx, an_entry("example.org/1", guid="id-1"))
    by_its_new_id = see(tx, an_entry("example.org/moved", guid="id-1"))
    by_its_title = see(tx, an_entry("example.org/elsewhere", also=("a title",)))

    assert (by_its_link, by_its_new_id, by_its_title) == (0, 0, 0)


def test_another_id_and_another_title_under_a_known_link_are_another_item_with_a_key_of_its_own(tx):
    see(tx, an_entry("example.org/live", guid="id-1", title="First day"))
    entry = an_entry("example.org/live", guid="id-2", title="Second day")

    (key,) = item_names.free_keys(tx, [entry])

    assert item_names.match(tx, "Feed", [entry]) == [(entry, None)]
    assert key.startswith("example.org/live#")


def see(tx, *entries):
    listing = Listing("feed", "https://example.org/rss", entries, items=ItemKind.NEWS)
    return items.see(tx, Sighting("Feed", listing, first_contact=False, since=DAY, old_before=DAY, now=NOW))
