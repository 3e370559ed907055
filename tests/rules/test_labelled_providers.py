"""The rules on Ofsted's own labelled inspections, which lie beside the checkout (see tests/benchmarks/providers.py)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from corpus import SHARED
from providers import measure

LABELS = SHARED / "data" / "providers"


@pytest.mark.shared
@pytest.mark.skipif(not LABELS.is_dir(), reason=f"the labels are not in {SHARED}")
@pytest.mark.parametrize(("name", "least"), [("events_open.jsonl", 5_000), ("cards_open.jsonl", 2_000)])
def test_nothing_that_is_expected_is_missed_and_nothing_invented(name, least):
    counts, differing = measure(LABELS / name)

    assert differing == []
    assert sum(counts.values()) > least
