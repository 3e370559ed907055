"""Tables on screens of any width: no word is lost."""

from __future__ import annotations

import re

import pytest

from watcher.commands import printing

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

    printing.table(HEADINGS, ROWS, title="Authorities")

    printed = capsys.readouterr().out
    printed = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    assert max(map(len, printed.split("\n"))) <= width
    together = "".join(printed.split())
    for row in ROWS:
        for word in " ".join(row).split():
            assert word in together
