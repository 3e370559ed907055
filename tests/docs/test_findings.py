"""The findings are run by hand; that each is listed, pinned and apart from this program is looked at here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "findings"
SCRIPTS = sorted(FOLDER.glob("*.sh"))


def test_each_finding_is_listed_once():
    listed = re.findall(r"\]\(([\w-]+\.sh)\)", (FOLDER / "README.md").read_text("utf-8"))

    assert sorted(listed) == [each.name for each in SCRIPTS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.stem)
def test_a_finding_installs_pinned_packages_and_runs_without_this_program(script):
    text = script.read_text("utf-8")
    (packages,) = re.findall(r"^venv/bin/python -m pip install .*? ('.*)$", text, re.MULTILINE)
    from_npm = " ".join(re.findall(r"^venv/bin/npm install .*? ('.*)$", text, re.MULTILINE))

    assert all(re.fullmatch(r"'[\w.-]+==[\w.]+'", each) for each in packages.split())
    assert all(re.fullmatch(r"'(?:@[\w-]+/)?[\w.-]+@\d[\w.]+'", each) for each in from_npm.split())
    assert bool(from_npm) == ("npm install" in text)
    assert not re.search(r"^\s*(from|import) (watcher|rules|notifiers)\b", text, re.MULTILINE)
    assert "It behaves otherwise now:" in text
    assert script.stat().st_mode & 0o111
