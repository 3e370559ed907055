"""Tables on screens of any width: no word is lost."""

from __future__ import annotations

import re
import sys
from io import BytesIO, TextIOWrapper

import pytest

from watcher.cli.program import print_anywhere
from watcher.commands import printing
from watcher.commands.loading import config_path
from watcher.config.check import check

HEADINGS = ("authority", "region", "overall", "leaders", "help and protection", "in care", "care leavers", "watched")
ROWS = [
    (
        "Bournemouth, Christchurch and Poole",
        "South West",
        "requires improvement",
        "outstanding",
        "good",
        "good",
        "",
        "yes",
    ),
    ("Kingston upon Hull", "Yorkshire and the Humber", "good", "good", "inadequate", "good", "good", "no [1]"),
]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_a_table_loses_no_word_however_narrow_the_screen_is(width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    printing.table(HEADINGS, ROWS)

    printed = capsys.readouterr().out
    printed = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    assert max(map(len, printed.split("\n"))) <= width
    together = "".join(printed.split())
    for row in ROWS:
        for word in " ".join(row).split():
            assert word in together


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp437"])
def test_a_terminal_without_a_letter_gets_another_one(monkeypatch, encoding):
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding=encoding))
    monkeypatch.setattr(sys, "stderr", None)

    print_anywhere()
    print("“Trafford” – inadequate")
    print("nobody reads this", file=sys.stderr)

    sys.stderr.close()
    sys.stdout.flush()
    assert b"Trafford" in sys.stdout.buffer.getvalue()


def test_a_config_that_links_to_itself_is_said_in_words(tmp_path):
    (tmp_path / "config.toml").symlink_to("config.toml")

    (found,) = check(config_path(tmp_path / "config.toml")).problems

    assert "it can't be read" in found.wrong
