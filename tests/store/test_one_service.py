from __future__ import annotations

import subprocess
import sys

import pytest
from commands_run import ROOT, environment, run

from watcher.store.errors import StoreError
from watcher.store.one_service import alone_on

HOLDS_WITH_A_CHILD = """
import os, sys
from watcher.store.one_service import alone_on
with alone_on(sys.argv[1]):
    if os.fork():
        print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/ofsted-watch.db"


def test_a_second_service_on_a_file_is_refused_until_the_first_is_gone_whoever_outlives_it(url):
    command = [sys.executable, "-c", HOLDS_WITH_A_CHILD, url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()
    ) as first:
        assert first.stdout.readline() == "at work\n"
        with pytest.raises(StoreError, match=f"already: process {first.pid}"), alone_on(url):
            pass

        first.kill()
        first.wait()
        with alone_on(url):
            pass


def test_run_says_that_a_service_is_there_and_begins_nothing(tmp_path, url):
    config = tmp_path / "config.toml"
    config.write_text((ROOT / "config.toml").read_text("utf-8"), encoding="utf-8")

    with alone_on(url):
        done = run("run", "--config", config)

    assert done.returncode == 1
    assert "A service is at work on" in done.stderr
    assert "status" in done.stderr
    assert not (tmp_path / "ofsted-watch.db").exists()


@pytest.mark.parametrize("url", ["postgresql://ofsted-watch@db.example.org/watch", "sqlite:////nowhere/at/all.db"])
def test_nobody_is_refused_where_several_may_be_or_where_nothing_can_be_kept(url):
    with alone_on(url), alone_on(url):
        pass
