"""Signals before a command is at work, and after: there is nothing to say of Ctrl-C then, and no traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

AS_IN_A_TERMINAL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
"""What runs in the background, as the tests may, begins with Ctrl-C passed over."""
PRESSED_WHILE_LOADING = f"""{AS_IN_A_TERMINAL}
import sys

class Pressing:
    def find_spec(name, path, target=None):
        if name == "typer":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Pressing)
from watcher.cli import main
main()
"""
HUNG_UP_WHILE_LOADING = PRESSED_WHILE_LOADING.replace("SIGINT", "SIGHUP").replace("typer", "watcher.commands.run")
PRESSED_AT_THE_END = f"""{AS_IN_A_TERMINAL}
import atexit
from watcher.cli import main
atexit.register(signal.raise_signal, signal.SIGINT)
main()
"""


def ended(program, *words):
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout[:12], done.stderr


def test_ctrl_c_while_the_program_is_loaded_is_no_traceback():
    assert ended(PRESSED_WHILE_LOADING, "--version") == (130, "", "")


def test_ctrl_c_when_all_is_done_is_no_traceback():
    assert ended(PRESSED_AT_THE_END, "--version") == (130, "ofsted-watch", "")


@pytest.mark.parametrize("words", [("run",), ("worker",), ("worker", "--processes", "2")])
def test_what_asks_for_a_look_at_the_config_before_it_was_read_ends_no_service(tmp_path, words):
    code, _, said = ended(HUNG_UP_WHILE_LOADING, *words, "--config", str(tmp_path / "config.toml"))

    assert code == 2
    assert "config.toml" in said
