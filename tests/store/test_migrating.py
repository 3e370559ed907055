from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import text

from watcher.store.database import Store
from watcher.store.errors import StoreError

APART = """
import sys
from watcher.store.database import Store
store = Store(sys.argv[1])
store.migrate(apart=True)
with store.look() as tx:
    print(tx.exec_driver_sql("SELECT count(*) FROM publication").scalar(), "alembic" in sys.modules)
"""


def test_tables_can_be_made_in_a_process_of_its_own_so_that_what_that_takes_is_not_kept(tmp_path):
    command = [sys.executable, "-c", APART, f"sqlite:///{tmp_path}/new.db"]

    said = subprocess.run(command, check=True, capture_output=True, text=True)

    assert said.stdout.split() == ["0", "False"]


def test_what_a_process_of_its_own_cannot_do_is_said_here(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/newer.db")
    store.migrate()
    with store.begin() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match="newer ofsted-watch"):
        store.migrate(apart=True)
    store.close()
