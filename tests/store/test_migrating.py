from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing

import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import text

from watcher.store.database import MIGRATING, Store
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


@pytest.mark.postgresql
@NEEDS_POSTGRESQL[1]
def test_a_process_of_its_own_ends_with_the_one_that_began_it(postgresql_url):
    waits = text("select count(*) from pg_locks where locktype = 'advisory' and not granted")
    with closing(Store(postgresql_url)) as store, store.in_turn("migrate"):
        process = subprocess.Popen(MIGRATING, stdin=subprocess.PIPE, bufsize=0)
        process.stdin.write(f"{postgresql_url}\n".encode())

        try:
            waiting, until = 0, time.monotonic() + 30
            with store.engine.connect() as tx:
                while not waiting and time.monotonic() < until:
                    waiting = tx.execute(waits).scalar_one()
            assert waiting
            process.stdin.close()  # as the system does for one that is killed

            assert process.wait(20) == 1
        finally:
            process.kill()
            process.wait()
