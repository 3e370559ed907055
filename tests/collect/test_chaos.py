"""A short run of the chaos world; `make chaos` polls it 2,000 times."""

from __future__ import annotations

import os
import random

from chaos import run

CYCLES = int(os.environ.get("CHAOS_CYCLES", "25"))
SEED = int(os.environ.get("CHAOS_SEED", "0")) or random.randrange(1, 10**6)


def test_whatever_the_sites_do_each_inadequate_report_is_told_and_nothing_else(tmp_path, capfd):
    print(f"CHAOS_SEED={SEED} CHAOS_CYCLES={CYCLES}")

    world = run(tmp_path, CYCLES, SEED)

    assert world.polls == CYCLES
    assert "Traceback" not in "".join(capfd.readouterr())
