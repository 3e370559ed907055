"""Every command under every fault of the machine: it ends in a sentence and the exit code of the contract.

`demo` has neither a config nor a database of its user's, and `read` no need of them.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import empty_database
import pytest
from commands_under_faults import as_nobody, ended, interrupted_after
from config_blocks import TERMINAL

from watcher import cli
from watcher.store import dialects

CONFIG = """\
[watch]
authorities = ["Wirral"]

[fetch]
allow_private_addresses = true
seconds_between_requests = 0

[[source]]
name     = "Ofsted reports"
kind     = "ofsted_reports"
base_url = "http://127.0.0.1:9"

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["inadequate"]
severity = "critical"
"""
CONFIG += TERMINAL
CONFIG += """
[drill]
send_to = ["Terminal"]

[teams]
"""
TEAM = """
[[receiver]]
name = "Terminal"
kind = "console"

[operators]
send_to = ["Terminal"]
"""

# Each command as it is typed; what it writes goes into the folder `out`.
TYPED = {
    "check": ["check"],
    "apply": ["apply"],
    "run": ["run"],
    "worker": ["worker"],
    "once": ["once"],
    "read": ["read", "report.txt"],
    "preview": ["preview", "--since", "2026-06-01"],
    "explain": ["explain", "Wirral"],
    "history": ["history", "Wirral", "--plot", "out/wirral.svg"],
    "authorities": ["authorities"],
    "status": ["status"],
    "doctor": ["doctor", "--bundle", "out/bundle.zip"],
    "calendar": ["calendar", "--file", "out/due.ics"],
    "certificate": ["certificate"],
    "briefing": ["briefing", "--file", "out/briefing.html"],
    "test": ["test", "Terminal"],
    "correct": ["correct", "Wirral 2026-06-17", "--because", "A word was wrong.", "--yes"],
    "send-again": ["send-again", "1"],
    "drill": ["drill"],
    "backup": ["backup", "out/copy.db"],
    "restore": ["restore", "copy.db"],
    "move": ["move", "--to", "sqlite:///out/other.db"],
    "import": ["import", "report.txt"],
    "prove": ["prove", "--sample", "1"],
    "demo": ["demo"],
}
OF_THE_USER = [each for each in TYPED if each not in ("demo", "read")]
"""Those that read the user's config."""
STARTED = '"watching"'
"""What `run` says when all is well: then it is told to stop."""
LONG = {"demo": 30_000}
"""After so many calls one is interrupted that would go on for long when nothing is wrong."""
ENDED_LATER = ("authorities", "briefing", "demo", "explain", "history", "once", "prove", "run")
"""They make more than 10,000 calls, whatever was loaded before; the others have ended by then."""
WITHOUT_DATABASE = ("check", "read", "test", "demo", "authorities", "preview", "history", "explain", "doctor")
"""They may do their work without it, or without writing to it."""
WRITING = ("history", "doctor", "calendar", "briefing", "backup")


@pytest.fixture
def folder(tmp_path):
    """A folder with a config, a database and a text to read, that anybody may enter."""
    made = tmp_path / "watch"
    made.mkdir()
    (made / "out").mkdir()
    (made / "config.toml").write_text(CONFIG)
    (made / "teams").mkdir()
    (made / "teams" / "wirral.toml").write_text(TEAM)
    (made / "report.txt").write_text("Nothing in it.")
    empty_database.make(made / "ofsted-watch.db")
    (made / "copy.db").write_bytes((made / "ofsted-watch.db").read_bytes())
    return made


def shortly(command, fault=lambda: None):
    """Add to a fault that a command which goes on for long is interrupted."""

    def both():
        fault()
        if command in LONG:
            interrupted_after(LONG[command])()

    return both


def assert_plain(done, *, must_fail: bool = True):
    assert "Traceback" not in done.err + done.out
    assert done.code in ((1, 2) if must_fail else (0, 1, 2, 130)), (done.code, done.err, done.out)
    assert (done.err + done.out).strip() or done.code == 0


def test_every_command_is_in_the_list():
    assert set(TYPED) == {each.name or each.callback.__name__.strip("_") for each in cli.app.registered_commands}


@pytest.mark.parametrize("command", OF_THE_USER)
def test_a_config_that_may_not_be_read(folder, command):
    (folder / "config.toml").chmod(0o600)

    done = ended(TYPED[command], folder, as_nobody)

    assert_plain(done)


@pytest.mark.parametrize("command", TYPED)
def test_an_ordinary_user_who_may_read_and_not_write(folder, command):
    for each in (folder, *folder.iterdir()):
        each.chmod(0o755 if each.is_dir() else 0o644)

    done = ended(TYPED[command], folder, shortly(command, as_nobody), until=STARTED)

    assert_plain(done, must_fail=command in (*WRITING, "run"))


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_is_not_there_is_not_written_to(folder, command):
    (folder / "out").rmdir()

    # An empty calendar isn't written.
    assert_plain(ended(TYPED[command], folder), must_fail=command != "calendar")


@pytest.mark.parametrize("command", OF_THE_USER)
def test_no_config(folder, command):
    (folder / "config.toml").unlink()

    done = ended([*TYPED[command], "--config", folder / "nowhere" / "config.toml"], folder)

    assert_plain(done)


@pytest.mark.parametrize("command", OF_THE_USER)
def test_a_database_in_a_folder_that_is_not_there(folder, command):
    (folder / "config.toml").write_text(f'[store]\nurl = "sqlite:///nowhere/watch.db"\n{CONFIG}')

    assert_plain(ended(TYPED[command], folder), must_fail=command not in WITHOUT_DATABASE)


@pytest.mark.parametrize("command", OF_THE_USER)
def test_a_database_of_a_newer_version(folder, command):
    with closing(sqlite3.connect(folder / "ofsted-watch.db", isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    done = ended(TYPED[command], folder)

    needs = command not in (*WITHOUT_DATABASE, "restore")
    assert_plain(done, must_fail=needs)
    assert "newer ofsted-watch" in done.err or not needs or command in ("backup", "worker")  # a file has no workers


@pytest.mark.parametrize("command", OF_THE_USER)
def test_a_database_that_somebody_holds(folder, command, monkeypatch):
    monkeypatch.setattr(dialects, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(folder / "ofsted-watch.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert_plain(ended(TYPED[command], folder), must_fail=command in ("once", "drill", "run", "prove"))


def no_room():
    """Let no file grow: every write ends as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("command", TYPED)
def test_a_full_disk(folder, command):
    done = ended(TYPED[command], folder, shortly(command, no_room), stdout="/dev/null", until=STARTED)

    assert "Traceback" not in done.err
    assert "damaged" not in done.err
    assert done.code in (0, 1, 2) or (command in LONG and done.code == 130), done.err
    # An empty file would be taken for what was asked for.
    assert command not in WRITING or not list((folder / "out").iterdir())


@pytest.mark.parametrize("command", TYPED)
def test_output_to_a_full_disk(folder, command):
    done = ended(TYPED[command], folder, shortly(command), stdout="/dev/full", until=STARTED)

    assert "Traceback" not in done.err
    assert done.code in (0, 1, 2) or (command in LONG and done.code == 130), done.err


@pytest.mark.parametrize("command", TYPED)
def test_ctrl_c_as_it_begins(folder, command):
    done = ended(TYPED[command], folder, interrupted_after(1_000), until=STARTED)

    assert "Traceback" not in done.err
    assert (done.code, done.err.strip().splitlines()[-1:]) == (130, ["Stopped."])


@pytest.mark.parametrize("command", ENDED_LATER)
def test_ctrl_c_while_it_is_at_work(folder, command):
    done = ended(TYPED[command], folder, interrupted_after(10_000), until=STARTED)

    assert "Traceback" not in done.err
    # Its own answer: it fell where nobody hears it, or `run` had been told to stop.
    assert done.code in (1 if command == "prove" else 0, 130), done.err
    assert done.code != 130 or "Stopped." in done.err.splitlines()


def test_a_reader_of_the_output_who_leaves_hears_no_complaint(folder):
    left, write = os.pipe()
    os.close(left)

    done = ended(["authorities"], folder, stdout=f"/dev/fd/{write}" if Path("/dev/fd").exists() else None)

    assert "Traceback" not in done.err
    assert done.code in (0, 1, 141)
