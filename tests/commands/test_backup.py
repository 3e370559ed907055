from __future__ import annotations

import pytest
from typer.testing import CliRunner

from watcher import cli


def backup(town):
    return CliRunner().invoke(cli.app, ["backup", str(town.folder / "copy.db"), "--config", str(town.config)])


def test_a_database_that_was_polled_into_is_copied(town):
    town.once()

    done = backup(town)

    assert done.exit_code == 0, done.output
    assert (town.folder / "copy.db").stat().st_size > 0


def test_without_a_database_nothing_is_copied_and_none_is_made(town):
    done = backup(town)

    assert done.exception.exit_code == 1
    assert "Nothing was copied: no source was ever read into" in str(done.exception)
    assert not (town.folder / "copy.db").exists()
    assert not (town.folder / "test.db").exists()


def move(town, to):
    return CliRunner().invoke(cli.app, ["move", "--to", to, "--config", str(town.config)])


def test_everything_is_moved_and_the_config_that_goes_with_it_is_said(town):
    town.once()

    done = move(town, "sqlite:///new.db")

    assert done.exit_code == 0, done.output
    assert 'url = "sqlite:///new.db"' in done.output
    assert (town.folder / "new.db").stat().st_size > 0


def test_without_a_database_nothing_is_moved(town):
    done = move(town, "sqlite:///new.db")

    assert done.exception.exit_code == 1
    assert not (town.folder / "new.db").exists()


def test_a_password_is_not_typed_where_everybody_can_read_it(town):
    town.once()

    done = move(town, "postgresql://watch:secret@db/watch")

    assert done.exception.exit_code == 2
    assert "--password-file" in str(done.exception)


@pytest.mark.parametrize(
    ("to", "write"),
    [
        ("new.db", 'Write "sqlite:///new.db"'),
        ("postgres://watch@db/watch", 'Write "postgresql://watch@db/watch"'),
        ("postgres://watch:geheim@db/watch", "postgresql://"),
        ("mysql://watch:geheim@db/watch", '"postgresql://name@server/database"'),
        ("postgresql://db/watch", "names no user"),
        ("postgresql:///watch", "names no user"),
        ("postgresql://watch@db/watch?sslmode=require", "postgresql+psycopg://"),
        ("postgresql+pg8000://watch@db/watch?sslmode=require", "postgresql+psycopg://"),
        ("postgresql://watch:geh?eim@db/watch", "--password-file"),
        ("postgresql+psycopg://watch@db/watch?sslmode=require&password=geheim", "--password-file"),
        ("postgresql+psycopg://watch@one:5432,two:5432/watch", "?host=one,two&port=5432,5432&target_session_attrs="),
        ("postgresql://watch@one,two/watch", "?host=one,two&port=5432,5432&target_session_attrs="),
        ("postgresql://watch@db:fivefourthreetwo/watch", "postgresql://name@server:5432/database"),
        ("postgresql+psycopg://watch@[::1/watch", "postgresql://name@server:5432/database"),
        ("postgresql+asyncpg://watch@db/watch", '"postgresql://name@server/database"'),
    ],
)
def test_what_is_no_address_of_a_database_is_wrong_usage_with_what_to_write(town, to, write):
    done = move(town, to)

    assert done.exception.exit_code == 2
    assert write in str(done.exception)
    assert "geheim" not in str(done.exception)
