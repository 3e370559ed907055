from __future__ import annotations

import os
import subprocess
import sys

from watcher.store.engine import processes


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


def test_only_one_that_we_would_see_is_gone_for_certain():
    host, pid, started = processes.ourselves().rsplit(":", 2)
    machine, _, _ = host.partition("/")
    ended = f"{pid}:{int(started) - 1}"

    assert processes.certainly_gone(f"{host}:{ended}")
    # Another user's or container's, or one of before the machine was started anew; and one of an older version.
    for each in (f"{machine}/0123abcd", machine, f"another-{host}"):
        assert not processes.certainly_gone(f"{each}:{ended}")
    assert not processes.certainly_gone(processes.ourselves())


def test_another_users_process_is_alive_where_we_see_it_and_never_gone_for_certain():
    where, pid, started = processes.ourselves().rsplit(":", 2)
    theirs = f"{where.rpartition('.')[0]}.{os.geteuid() + 1}"

    assert processes.alive(f"{theirs}:{pid}:{started}")
    assert not processes.certainly_gone(f"{theirs}:{pid}:{int(started) - 1}")


def test_one_of_before_the_machine_was_started_anew_is_not_there():
    host, pid, started = processes.ourselves().rsplit(":", 2)

    assert not processes.alive(f"{host.partition('/')[0]}/0123abcd:{pid}:{started}")
