from __future__ import annotations

import signal
import subprocess
import sys

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


def test_the_next_one_deletes_what_a_killed_process_left_there(tmp_path):
    with begin(tmp_path / "copy") as writer:
        writer.send_signal(signal.SIGKILL)
    assert len(list(tmp_path.iterdir())) == 2

    with name_beside(tmp_path / "copy"):
        assert not list(tmp_path.iterdir())


def test_what_another_is_writing_is_left_to_it_and_so_are_other_files(tmp_path):
    (tmp_path / "copy.of-mine.unfinished").touch()
    (tmp_path / "another-copy.4194304.unfinished").touch()
    with begin(tmp_path / "copy") as writer:
        there = {*tmp_path.iterdir()}

        with name_beside(tmp_path / "copy") as unfinished:
            unfinished.touch()
            assert there < {*tmp_path.iterdir()}

        assert {*tmp_path.iterdir()} == there
        writer.kill()
