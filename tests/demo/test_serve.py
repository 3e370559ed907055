from __future__ import annotations

import re
import signal
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest
from commands_run import ROOT, environment, run


@pytest.fixture
def replica():
    command = [sys.executable, "-m", "watcher", "demo", "--serve"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=ROOT, env=environment()
    ) as serving:
        yield serving
        serving.kill()


def read_until(serving, words):
    return [*takewhile(lambda line: words not in line, serving.stdout)]


def test_the_program_runs_by_hand_against_the_replica_which_shows_what_arrives(replica):
    lines = read_until(replica, "Enter publishes")
    config = Path(re.search(r"--config (\S+)", "".join(lines))[1])
    first = run("once", "--all", "--config", config)
    replica.stdin.write("\n")
    read_until(replica, "Published: Swindon's report")

    second = run("once", "--all", "--config", config)

    assert (first.returncode, second.returncode) == (0, 0)
    read_until(replica, "Swindon: INADEQUATE overall")
    replica.send_signal(signal.SIGINT)
    assert replica.wait() == 0
    assert not config.parent.exists()


def test_without_anybody_to_press_enter_it_stays_until_it_is_ended(replica):
    read_until(replica, "Enter publishes")
    replica.stdin.close()
    assert replica.poll() is None

    replica.terminate()

    assert replica.wait() == 0
