from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = """
import forks
import pytest

def pytest_runtestloop(session):
    forks.run(session, 2)
    return True

@pytest.fixture(scope="session")
def shared():
    yield
    raise ValueError("too late")
"""
SOME = """
import os

AT = []

def test_one():
    AT.append(os.getpid())

def test_two(tmp_path):
    assert AT == [os.getpid()]
"""
NONE = """
def test_alone():
    pass
"""
BROKEN = """
import warnings
import pytest

def test_fails():
    print("what it printed")
    assert 1 == 2

def test_warns():
    warnings.warn("of something")

def test_is_skipped():
    pytest.skip("for a reason")

def test_shares(shared):
    pass
"""
KILLED = """
import os
import signal

def test_is_killed():
    os.kill(os.getpid(), signal.SIGKILL)
"""


def run(folder, *options, **files):
    """Run tests of these files in two forks; returns the exit status and what was printed."""
    (folder / "conftest.py").write_text(CONFTEST)
    for name, content in files.items():
        (folder / f"test_{name}.py").write_text(content)
    without_plugins = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-m", "pytest", "-q", "-ra", "-W", "error", "-c", os.devnull, f"--rootdir={folder}"]
    command += ["-p", "no:cacheprovider", *options, str(folder)]
    ended = subprocess.run(
        command, cwd=folder, env=os.environ | without_plugins, capture_output=True, text=True, timeout=60
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_a_files_tests_run_in_one_process(tmp_path):
    status, printed = run(tmp_path, some=SOME, none=NONE)

    assert status == 0
    assert "3 passed" in printed


def test_what_came_of_each_test_is_shown_and_what_breaks_at_the_end_too(tmp_path):
    status, printed = run(tmp_path, broken=BROKEN, some=SOME)

    assert status == 1
    assert "2 failed, 3 passed, 1 skipped, 1 error" in printed
    for told in ("what it printed", "UserWarning: of something", "for a reason", "ValueError: too late"):
        assert told in printed


def test_where_a_fork_is_killed_the_run_fails(tmp_path):
    status, printed = run(tmp_path, killed=KILLED, some=SOME)

    assert status == 1
    assert "a process of tests broke off" in printed


def test_no_more_are_run_after_the_first_failure_where_that_is_asked_for(tmp_path):
    status, printed = run(tmp_path, "-x", broken=BROKEN)

    assert status == 1
    assert "stopping after 1 failures" in printed
    assert "\n1 failed" in printed
