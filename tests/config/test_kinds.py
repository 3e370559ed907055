from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from watcher.config.blocks import KINDS, settings_of

LOADED = """
import sys
from pathlib import Path
import watcher.store.tables
from watcher.config.check import check
check(Path(sys.argv[1]))
print(*sys.modules)
"""


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in KINDS.items() for kind in kinds])
def test_the_settings_of_a_kind_are_for_that_kind_alone(name, kind):
    assert get_args(settings_of(name, kind).model_fields["kind"].annotation) == (kind,)


def test_only_the_kinds_that_a_config_has_are_loaded_and_no_dialect_for_the_tables(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text('[[receiver]]\nname = "Terminal"\nkind = "console"\n')

    said = subprocess.run([sys.executable, "-c", LOADED, str(config)], check=True, capture_output=True, text=True)

    assert "notifiers.console" in said.stdout.split()
    assert not {"notifiers.email", "notifiers.apprise", "rules.judged", "watcher.sources.feed"} & {*said.stdout.split()}
    assert not {"sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql"} & {*said.stdout.split()}
