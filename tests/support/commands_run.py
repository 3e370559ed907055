"""A command of ours as its user starts it: a process of its own, forked from one that has our code loaded already."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*arguments, folder=ROOT):
    words = list(map(str, arguments))
    with tempfile.TemporaryDirectory() as printed:
        out, err = Path(printed, "out"), Path(printed, "err")
        out.touch()
        err.touch()
        asked = {"arguments": words, "folder": str(folder), "environment": environment(), "out": str(out)}
        server = _server()
        server.stdin.write(json.dumps({**asked, "err": str(err)}) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(words, status, out.read_text("utf-8"), err.read_text("utf-8"))


def environment():
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}


@cache
def _server():
    """Start the process that is forked, once for all tests of a process; it ends when its stdin does."""
    command = [sys.executable, str(Path(__file__).with_name("forked_commands.py"))]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()
    )
    atexit.register(_end, server)
    return server


def _end(server):
    server.stdin.close()
    server.wait()
    server.stdout.close()
