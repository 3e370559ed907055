from __future__ import annotations

from sqlalchemy import select
from stored import NOW

from watcher.store.tables.config import kept_config, watching
from watcher.store.tables.news import item_name
from watcher.store.tables.sources import mark
from watcher.store.upsert import insert_missing, upsert, upsert_all


def marks(store):
    with store.look() as tx:
        return {(row.source, row.name): row.text for row in tx.execute(select(mark))}


def test_a_row_takes_the_place_of_the_one_with_the_same_key(store):
    with store.begin() as tx:
        upsert(tx, mark, source="a", name="one", text="1")
        upsert_all(tx, mark, [{"source": "a", "name": name, "text": "2"} for name in ("one", "two")])
        upsert_all(tx, mark, [])

    assert marks(store) == {("a", "one"): "2", ("a", "two"): "2"}


def test_columns_that_are_not_named_stay_as_they_are(store):
    with store.begin() as tx:
        upsert(tx, kept_config, name="good", text="before", at=NOW)
        upsert(tx, kept_config, name="good", at=NOW, text="after")
        row = tx.execute(select(kept_config)).one()

    assert (row.text, row.at) == ("after", NOW)


def test_what_is_missing_is_written_and_what_is_there_stays(store):
    rows = [{"source": "a", "name": "one", "text": "1"}, {"source": "a", "name": "two", "text": "2"}]
    with store.begin() as tx:
        upsert(tx, mark, source="a", name="one", text="before")
        insert_missing(tx, mark, rows)
        insert_missing(tx, item_name, [])

    assert marks(store) == {("a", "one"): "before", ("a", "two"): "2"}


def test_a_table_can_be_written_that_has_nothing_but_its_key_and_a_moment(store):
    with store.begin() as tx:
        upsert(tx, watching, urn="80581", since=NOW)
        upsert(tx, watching, urn="80581", since=NOW)
        assert [row.urn for row in tx.execute(select(watching))] == ["80581"]
