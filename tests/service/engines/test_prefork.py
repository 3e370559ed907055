"""Workers of one parent: real processes, which do nothing but say who they are and wait to be told to end."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from watcher.service.engines.prefork import SILENT_FOR, Parent, _Worker, later

ROOT = Path(__file__).parents[3]
PARENT = """
import os, signal, sys, threading
from watcher import logs
from watcher.service import systemd
from watcher.service.engines import prefork
logs.set_up()
{before}
def say(*words):  # in one piece, since others speak, too
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())
def work():
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGHUP, lambda *_: say("hup", os.getpid()))
    signal.signal(signal.SIGUSR1, lambda *_: ended.set())
    systemd.tell(systemd.READY)
    say("begun", os.getpid())
    while not ended.wait(0.05):
        systemd.tell(systemd.ALIVE)
    say("ended", os.getpid())
    return True
say("finished", prefork.Parent(work, 2).run())
"""


@contextmanager
def parent(before="", **environment):
    command = [sys.executable, "-c", PARENT.format(before=before)]
    where = {"env": {**os.environ, "PYTHONPATH": str(ROOT), **environment}, "cwd": ROOT}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **where) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process, count):
    """Take so many lines of what a parent and its workers say, in the order of their words."""
    return sorted(tuple(line.split()) for line in islice(iter(process.stdout.readline, ""), count))


def pids(lines):
    return [int(pid) for _, pid in lines]


def test_a_worker_that_is_killed_is_replaced_and_all_end_with_their_parent():
    with parent() as process:
        one, other = pids(said(process, 2))
        os.kill(one, signal.SIGKILL)
        ((begun, third),) = said(process, 1)
        process.send_signal(signal.SIGHUP)
        heard = said(process, 2)
        process.send_signal(signal.SIGTERM)
        ended = said(process, 3)

    both = {str(other), third}
    assert begun == "begun"
    assert set(heard) == {("hup", each) for each in both}
    assert set(ended) == {("ended", each) for each in both} | {("finished", "True")}


def test_workers_end_when_their_parent_was_killed():
    with parent() as process:
        begun = pids(said(process, 2))
        process.kill()

        assert pids(said(process, 2)) == begun


def test_a_worker_that_shows_no_sign_of_life_is_killed_and_replaced():
    with parent("prefork.SILENT_FOR = 1.0") as process:
        one, other = pids(said(process, 2))
        os.kill(one, signal.SIGSTOP)
        ((begun, third),) = said(process, 1)

    assert begun == "begun"
    assert int(third) not in (one, other)


def test_a_worker_that_ends_of_its_own_accord_ends_all_as_where_another_machine_was_upgraded():
    with parent() as process:
        one, _ = pids(said(process, 2))
        os.kill(one, signal.SIGUSR1)
        lines = said(process, 3)

    assert [each for each, _ in lines] == ["ended", "ended", "finished"]


def test_workers_read_with_readers_whose_parent_theirs_has_started():
    reads = """
from watcher.reading.sandbox import Readers
readers, begun = Readers(workers=1), prefork.Parent
def forked(work, count):
    def first_read():
        said = readers.read(b"no document")
        return os.write(1, f"{said.kind} {readers._parent._is_shared}\\n".encode()) and work()
    return begun(first_read, count, readers)
prefork.Parent = forked
"""
    with parent(reads) as process:
        lines = said(process, 4)
        process.send_signal(signal.SIGTERM)
        said(process, 3)

    assert [line for line in lines if line[0] != "begun"] == [("not_a_report", "True")] * 2


def test_a_worker_that_takes_a_moment_to_end_is_not_told_without_rest():
    counts = """
def slow():
    told = []
    signal.signal(signal.SIGTERM, lambda *_: told.append(1))
    say("begun", os.getpid())
    while not told:
        signal.pause()
    for _ in range(50):  # it speaks to its parent meanwhile
        systemd.tell(systemd.STOPPING)
        threading.Event().wait(0.002)
    say("told", len(told))
    return True
begun = prefork.Parent
prefork.Parent = lambda work, count: begun(slow, count)
"""
    with parent(counts) as process:
        said(process, 2)
        process.send_signal(signal.SIGTERM)
        ended = said(process, 3)

    assert ended[0] == ("finished", "True")
    assert all(int(times) < 10 for _, times in ended[1:])


def test_a_worker_that_is_told_to_look_at_the_config_before_it_has_read_it_goes_on():
    tells = """
def told(line, speak_over=systemd.speak_over):
    say("told", os.getpid())
    signal.raise_signal(signal.SIGHUP)
    speak_over(line)
systemd.speak_over = told
"""
    with parent(tells) as process:
        lines = said(process, 4)

    assert [word for word, _ in lines] == ["begun", "begun", "told", "told"]


def test_systemd_hears_that_the_workers_are_ready_from_their_parent(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        with parent(NOTIFY_SOCKET=str(tmp_path / "notify")) as process:
            said(process, 2)
            told = [systemd.recv(100) if select.select([systemd], (), (), 30)[0] else b"" for _ in range(2)]
            process.send_signal(signal.SIGTERM)
            process.wait()

    assert told == [b"READY=1", b"WATCHDOG=1"]


@pytest.mark.parametrize(("failed", "waits"), [(0, 0), (1, 2), (4, 16), (9, 30), (5_000, 30)])
def test_workers_that_fail_at_once_are_begun_later_each_time(failed, waits):
    assert later(failed) == waits


def test_workers_that_said_nothing_while_the_parent_stood_still_too_are_not_killed():
    """As in a container that was paused. Who goes on saying nothing is killed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ours, theirs, subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        parent = Parent(bool, 0)
        parent._workers.append(_Worker(process.pid, ours, begun=0.0, heard=0.0, ready=True))
        with capture_logs() as said:
            parent._looked_at = 1.0
            parent._see_to_workers(2 * SILENT_FOR)
            at_first = list(said)
            parent._looked_at = 3 * SILENT_FOR
            parent._see_to_workers(3 * SILENT_FOR + 1)
        for each in parent._awake:
            each.close()
        for each in parent._lifeline:
            os.close(each)

    assert (at_first, said[0]["pid"]) == ([], process.pid)
