from __future__ import annotations

import subprocess
import sys

from watcher.store import processes


def test_we_are_alive_and_a_process_that_ended_is_not():
    host, _, _ = processes.ourselves().rsplit(":", 2)
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    theirs = f"{host}:{other.pid}:{processes._started(other.pid)}"
    at_work = processes.alive(theirs)
    other.kill()
    other.communicate()

    assert processes.alive(processes.ourselves())
    assert at_work
    assert not processes.alive(theirs)


def test_a_later_process_with_the_same_number_is_another():
    host, pid, started = processes.ourselves().rsplit(":", 2)

    assert not processes.alive(f"{host}:{pid}:{int(started) - 1}")


def test_one_of_another_machine_is_believed_to_be_there():
    assert processes.alive("another-host:1:1")
