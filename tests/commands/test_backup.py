from __future__ import annotations

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
    assert "Nothing was copied: nothing was ever polled into" in str(done.exception)
    assert not (town.folder / "copy.db").exists()
    assert not (town.folder / "test.db").exists()
