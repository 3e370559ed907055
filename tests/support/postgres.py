"""A PostgreSQL server of one's own for as long as tests run, where Debian's postgresql is installed."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from paged import free_port
from sqlalchemy.engine import make_url

from watcher.store.database import Store

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
HERE = bool(PROGRAMS) and (os.getuid() != 0 or shutil.which("runuser") is not None)
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
FASTER = f"{UNSAFE} -c autovacuum=off -c jit=off -c max_connections=200"

NEEDS_POSTGRESQL = (
    pytest.mark.postgresql,
    pytest.mark.skipif(not HERE, reason="PostgreSQL is not installed here (on Debian: apt install postgresql)"),
)

WORKERS_HERE = find_spec("procrastinate") is not None
NEEDS_WORKERS = (
    *NEEDS_POSTGRESQL,
    pytest.mark.skipif(not WORKERS_HERE, reason='not installed here (pip install ".[workers]")'),
)


@dataclass(frozen=True)
class Server:
    """A server at work: the URL of its own database, and what starts it anew, ending every session."""

    url: str
    restart: Callable[[], None]


@contextmanager
def server():
    """Run a server while the block lasts; the value is the URL of its own database."""
    with running() as one:
        yield one.url


@contextmanager
def running(pattern: Path | None = None, kept: Path | None = None):
    """Run a server while the block lasts, whose files are as in the folder `pattern`; at its end they go to `kept`."""
    as_whom = ("runuser", "-u", "postgres", "--") if os.getuid() == 0 else ()
    programs, port = PROGRAMS[-1].parent, free_port()
    # Where the tests' files lie, too: a copy of a database waited for the disk up to a second.
    beside = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with tempfile.TemporaryDirectory(prefix="postgres-for-tests-", dir=beside, ignore_cleanup_errors=True) as folder:

        def do(program: str, *arguments: str) -> None:
            command = [*as_whom, str(programs / program), "-D", f"{folder}/data", *arguments]
            subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

        if as_whom:
            shutil.chown(folder, "postgres")
        if pattern:
            subprocess.run(["cp", "-a", pattern, f"{folder}/data"], check=True)
        else:
            do("initdb", "--username=tests", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {FASTER}"
        do("pg_ctl", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            restart = partial(do, "pg_ctl", "-w", "-m", "fast", "-l", f"{folder}/log", "-o", options, "restart")
            yield Server(f"postgresql://tests@127.0.0.1:{port}/postgres", restart)
        finally:
            do("pg_ctl", "-m", "fast" if kept else "immediate", "stop")
        if kept:
            subprocess.run(["cp", "-a", f"{folder}/data", kept], check=True)


class Databases:
    """The databases of one server: two patterns with our tables, `waking` with the job engine's, too, and copies."""

    def __init__(self, url: str) -> None:
        import pg8000.native  # late: it is an extra

        self._url, self._numbers, self._copies = make_url(url), itertools.count(), list[str]()
        host, port = self._url.host, self._url.port
        self._admin = pg8000.native.Connection("tests", host, "template1", port, ssl_context=False)

    def make(self, name: str, pattern: str = "template1") -> str:
        """Make a database as the one called `pattern`; returns its URL."""
        # Nothing has to be on a disk here: files that are copied cost a quarter of pages that are written. Before
        # PostgreSQL 15 there was no other way, and no word for it.
        ((version,),) = self._admin.run("SELECT current_setting('server_version_num')::int")
        strategy = "STRATEGY FILE_COPY" if version >= 150_000 else ""
        self._admin.run(f"CREATE DATABASE {name} TEMPLATE {pattern} {strategy}")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def copy_of(self, pattern: str) -> str:
        """Make another one for a test; who waits in it for another's lock for a minute fails, and hangs no test."""
        name = f"test{next(self._numbers)}"
        made = self.make(name, pattern)
        self._copies.append(name)
        self._admin.run(f"ALTER DATABASE {name} SET lock_timeout = '60s'")
        return made

    def drop_copies(self) -> None:
        """Let go of what the test that is over had: all 400 would take three gigabytes of memory."""
        while self._copies:
            self._admin.run(f"DROP DATABASE IF EXISTS {self._copies.pop()} WITH (FORCE)")

    def make_patterns(self) -> None:
        with closing(Store(self.make("ours"))) as store:
            store.migrate()
        if WORKERS_HERE:
            from watcher.service.engines import job_tables

            with closing(Store(self.make("waking", "ours"), wakes=True)) as store:
                job_tables.prepare(store)

    def close(self) -> None:
        self._admin.close()


@contextmanager
def databases(folder: Path):
    """Run a server with the patterns; its files are made once in the `folder` that all processes of tests share."""
    pattern = folder / "postgresql"
    with (folder / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not pattern.exists():
            with running(kept=pattern) as server, closing(Databases(server.url)) as made:
                made.make_patterns()
    with running(pattern) as server, closing(Databases(server.url)) as made:
        yield made
