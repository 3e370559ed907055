"""A PostgreSQL server of one's own for as long as tests run, where Debian's postgresql is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from paged import free_port

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
HERE = bool(PROGRAMS) and (os.getuid() != 0 or shutil.which("runuser") is not None)
FASTER = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"

NEEDS_POSTGRESQL = (
    pytest.mark.postgresql,
    pytest.mark.xdist_group("postgresql"),
    pytest.mark.skipif(not HERE, reason="PostgreSQL is not installed here (on Debian: apt install postgresql)"),
)

NEEDS_WORKERS = (
    *NEEDS_POSTGRESQL,
    pytest.mark.skipif(find_spec("procrastinate") is None, reason='not installed here (pip install ".[workers]")'),
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
def running():
    """Run a server while the block lasts."""
    as_whom = ("runuser", "-u", "postgres", "--") if os.getuid() == 0 else ()
    programs, port = PROGRAMS[-1].parent, free_port()
    with tempfile.TemporaryDirectory(prefix="postgres-for-tests-", ignore_cleanup_errors=True) as folder:

        def do(program: str, *arguments: str) -> None:
            command = [*as_whom, str(programs / program), "-D", f"{folder}/data", *arguments]
            subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

        if as_whom:
            shutil.chown(folder, "postgres")
        do("initdb", "--username=tests", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {FASTER}"
        do("pg_ctl", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            restart = partial(do, "pg_ctl", "-w", "-m", "fast", "-l", f"{folder}/log", "-o", options, "restart")
            yield Server(f"postgresql://tests@127.0.0.1:{port}/postgres", restart)
        finally:
            do("pg_ctl", "-m", "immediate", "stop")
