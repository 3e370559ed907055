from __future__ import annotations

import os
import signal
import subprocess
import sys
from time import time

import pytest

from watcher.store.unfinished import name_beside

WRITES = """
import sys
from pathlib import Path
from watcher.store.unfinished import name_beside

with name_beside(Path(sys.argv[1])) as unfinished:
    unfinished.write_text("half")
    Path(f"{unfinished}-journal").write_text("half")
    print(unfinished, flush=True)
    sys.stdin.read()
"""


def begin(file):
    writer = subprocess.Popen([sys.executable, "-c", WRITES, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline().strip().startswith(bytes(file))
    return writer


@pytest.mark.parametrize(("minutes", "left"), [(59, 2), (61, 0)])
def test_what_a_killed_process_left_there_is_deleted_once_no_other_machine_writes_to_it(tmp_path, minutes, left):
    with begin(tmp_path / "copy") as writer:
        writer.send_signal(signal.SIGKILL)
    for each in tmp_path.iterdir():
        os.utime(each, (written := time() - 60 * minutes, written))

    with name_beside(tmp_path / "copy"):
        assert len(list(tmp_path.iterdir())) == left


def test_what_an_earlier_process_of_the_same_number_left_there_is_deleted_at_once(tmp_path):
    (tmp_path / f"copy.{os.getpid()}.unfinished-journal").touch()

    with name_beside(tmp_path / "copy"):
        assert not list(tmp_path.iterdir())


def test_what_another_is_writing_is_left_to_it_and_so_are_other_files(tmp_path):
    (tmp_path / "copy.of-mine.unfinished").touch()
    (tmp_path / "another-copy.4194304.unfinished").touch()
    with begin(tmp_path / "copy") as writer:
        for each in tmp_path.iterdir():
            os.utime(each, (0, 0))
        there = {*tmp_path.iterdir()}

        with name_beside(tmp_path / "copy") as unfinished:
            unfinished.touch()
            assert there < {*tmp_path.iterdir()}

        assert {*tmp_path.iterdir()} == there
        writer.kill()
