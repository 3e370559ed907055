"""PgBouncer before a server of the tests, where Debian's pgbouncer is installed: it lends sessions."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest
from paged import free_port
from sqlalchemy.engine import make_url

NEEDS_POOLER = pytest.mark.skipif(
    shutil.which("pgbouncer") is None, reason="not installed here (on Debian: apt install pgbouncer)"
)


@contextmanager
def pooled(url, mode, folder):
    """Run it while the block lasts; the value is the URL of the same database through it."""
    there, port = make_url(url), free_port()
    ini = folder / "pgbouncer.ini"
    ini.write_text(
        f"[databases]\n{there.database} = host={there.host} port={there.port} user={there.username}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        f"pool_mode = {mode}\nignore_startup_parameters = extra_float_digits\n"
    )
    command = ["pgbouncer", "-q", ini] if os.getuid() else ["pgbouncer", "-q", "-u", "postgres", ini]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + 30
            while not _listens(port):
                assert time.monotonic() < until, "it does not listen"
                time.sleep(0.02)
            yield there.set(port=port).render_as_string(hide_password=False)
        finally:
            process.terminate()


def _listens(port):
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
