from __future__ import annotations

from pathlib import Path

import pytest
from good_config import GOOD

from watcher.config.check import check_text
from watcher.config.validate import OUR_OWN_NAMES


def errors_with(block, name):
    start = GOOD.index(f"[[{block}]]")
    old = next(line for line in GOOD[start:].splitlines() if line.replace(" ", "").startswith("name="))
    text = GOOD[:start] + GOOD[start:].replace(old, f'name = "{name}"', 1)
    return [each.wrong for each in check_text(Path("config.toml"), text).errors]


@pytest.mark.parametrize("block", ["source", "rule", "receiver"])
@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(block, name):
    assert "its name is empty." in errors_with(block, name)


@pytest.mark.parametrize("name", sorted(OUR_OWN_NAMES))
def test_a_source_may_not_have_the_name_of_a_task_of_our_own(name):
    assert f'"{name}" is a name that the program keeps for itself.' in errors_with("source", name)
