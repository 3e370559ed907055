from __future__ import annotations

from watcher.store.database_url import has_database, without_password


def test_a_file_is_there_or_not_and_a_server_is_taken_to_be_there(tmp_path):
    (tmp_path / "there.db").touch()

    assert has_database(f"sqlite:///{tmp_path}/there.db")
    assert not has_database(f"sqlite:///{tmp_path}/not-there.db")
    assert not has_database(f"sqlite:///{tmp_path}")
    assert has_database("postgresql://watch@db.example/watch")


def test_a_password_is_shown_to_nobody():
    shown = without_password("postgresql://watch:open-sesame@db.example:5433/watch")

    assert shown == "postgresql://watch:***@db.example:5433/watch"
    assert without_password("sqlite:////var/lib/watch.db") == "sqlite:////var/lib/watch.db"
