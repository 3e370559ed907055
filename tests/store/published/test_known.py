from __future__ import annotations

from datetime import date

import empty_database
from stored import NOW, WIRRAL, listed, read

from watcher.data.publications import shipped
from watcher.store.published import known


def test_without_a_database_what_is_shipped_is_known_and_none_is_made(tmp_path):
    with known.looking(f"sqlite:///{tmp_path}/none.db") as tx:
        assert tx is None
        assert known.publications(tx, WIRRAL, bundled=True) == shipped(WIRRAL)
        assert known.publications(tx, WIRRAL, bundled=False) == ()
        assert known.first_seen(tx, [WIRRAL]) == {}
        assert known.corrections(tx, [WIRRAL]) == {}
        assert known.news(tx) == ()

    assert list(tmp_path.iterdir()) == []


def test_in_a_database_what_was_collected_is_known_with_when_it_was_first_seen(tmp_path):
    late_in_the_evening = NOW.replace(hour=23, minute=30)
    store = empty_database.opened(tmp_path / "test.db")
    with store.begin() as tx:
        read(tx, at=late_in_the_evening)
        listed(tx, "history", first_contact=True, published=date(2020, 1, 1))
    store.close()

    with known.looking(f"sqlite:///{tmp_path}/test.db") as tx:
        assert [each.sha256 for each in known.publications(tx, WIRRAL, bundled=False)] == ["50300001-hash"]
        assert known.first_seen(tx, [WIRRAL]) == {"https://files.example/50300001": late_in_the_evening}
