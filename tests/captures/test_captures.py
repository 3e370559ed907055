"""Each capture is compared as its expected.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from captures.take_up import take_up

from watcher.monitor import bundle
from watcher.monitor.assumptions.compare import compare

HERE = Path(__file__).parent
CAPTURES = sorted(each.parent for each in HERE.glob(f"*/{bundle.INDEX}"))


def verdicts(folder):
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    looks = bundle.looks_in((folder / bundle.INDEX).read_bytes(), lambda name: (folder / name).read_bytes())
    said = [{each.number: each.verdict for each in compare(look, expected["known"].split())} for look in looks]
    return said, expected["verdicts"]


@pytest.mark.parametrize("folder", CAPTURES, ids=lambda each: each.name)
def test_a_capture_is_compared_as_it_was_looked_through(folder):
    said, expected = verdicts(folder)

    assert said == expected


def test_a_bundle_becomes_a_test_by_one_command(tmp_path):
    looks = bundle.looks_in(
        (HERE / "replica" / bundle.INDEX).read_bytes(), lambda name: (HERE / "replica" / name).read_bytes()
    )
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle.pack(looks))

    said, expected = verdicts(take_up(file, "taken-up", tmp_path))

    assert said == expected
    assert len(said) == len(looks)
