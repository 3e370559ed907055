from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from stored import NOW

from watcher.store.tables.config import kept_config
from watcher.store.teams import last_good_config

LATER = NOW + timedelta(hours=1)


def test_the_config_that_was_in_force_last_is_kept_since_it_came_into_force(tx):
    nothing = last_good_config.last_good(tx)
    for text, at in (("one", NOW), ("two", NOW), ("two", LATER)):
        last_good_config.keep(tx, text, {}, at)

    assert nothing is None
    assert last_good_config.last_good(tx) == "two"
    assert tx.execute(select(kept_config.c.at)).scalar() == NOW


def test_its_lists_are_kept_with_it_and_one_that_it_no_longer_names_is_forgotten(tx):
    last_good_config.keep(tx, "one", {"a.csv": "Wirral", "b.csv": "Trafford"}, NOW)
    last_good_config.keep(tx, "one", {"b.csv": "Trafford", "c.csv": "Axe"}, NOW)

    assert last_good_config.last_good_lists(tx) == {"b.csv": "Trafford", "c.csv": "Axe"}


def test_each_refused_text_is_told_once_and_its_end_too(tx):
    first = last_good_config.refuse(tx, "mistaken", NOW)
    again = last_good_config.refuse(tx, "mistaken", LATER)
    another = last_good_config.refuse(tx, "mistaken otherwise", LATER)
    refused = last_good_config.is_refused(tx)

    assert (first, again, another, refused) == (True, False, True, True)
    assert last_good_config.accept(tx)
    assert not last_good_config.accept(tx)
    assert not last_good_config.is_refused(tx)


def test_of_a_refused_text_nothing_is_kept_that_could_be_a_secret(tx):
    last_good_config.refuse(tx, 'password = "open-sesame"', NOW)

    assert "sesame" not in str(tx.execute(select(kept_config)).all())
