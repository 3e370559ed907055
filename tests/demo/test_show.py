from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demo_shows_the_rules_that_the_program_is_shipped_with():
    written = (files("watcher.demo") / "demo.toml").read_text(encoding="utf-8")
    demo = tomllib.loads(written.format(authorities="[]", reports="", slack="", channel="", port=25))
    shipped = tomllib.loads((ROOT / "config.toml").read_text(encoding="utf-8"))

    assert demo["rule"] == shipped["rule"]
