"""Ctrl-C before a command is at work, and after: there is nothing to say then, and no traceback."""

from __future__ import annotations

import subprocess
import sys

PRESSED_WHILE_LOADING = """
import signal, sys

class Pressing:
    def find_spec(name, path, target=None):
        if name == "typer":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Pressing)
from watcher.cli import main
main()
"""
PRESSED_AT_THE_END = """
import atexit, signal
from watcher.cli import main
atexit.register(signal.raise_signal, signal.SIGINT)
main()
"""


def ended(program):
    done = subprocess.run([sys.executable, "-c", program, "--version"], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout[:12], done.stderr


def test_ctrl_c_while_the_program_is_loaded_is_no_traceback():
    assert ended(PRESSED_WHILE_LOADING) == (130, "", "")


def test_ctrl_c_when_all_is_done_is_no_traceback():
    assert ended(PRESSED_AT_THE_END) == (130, "ofsted-watch", "")
