"""The process that is killed: forks itself for each line on stdin, decides and delivers there, and says how far it is.

Its argument is the config. It says `loaded` once it has all that its forks need. A line is `COMMIT WHEN`: around which
commit it ends itself (0: around none), `before` it or `after`. It answers `pid N`, `ready`, perhaps `done`, and `ended`
once the fork is gone; `failed` if it broke down by itself.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from pathlib import Path

import compiled_once
from sqlalchemy import event

from watcher import data
from watcher.config.check import load
from watcher.service.service import Service
from watcher.timing.clock import SystemClock


def say(word: str) -> None:
    """Write a line in one go: who is killed within `print` may have written the word and not the line's end."""
    os.write(sys.stdout.fileno(), f"{word}\n".encode())


def work(config: Path, commit: int, when: str) -> None:
    with Service(load(config), SystemClock()) as service:
        if commit:
            die_at(service.store.engine, commit, "commit" if when == "before" else "checkin")
        say("ready")
        service.begin()
        service.decide()
        service.deliver(ignore_waits=True)
    say("done")


def die_at(engine, commit, what):
    seen = []

    def die(*_):
        seen.append(None)
        if len(seen) == commit:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, what, die)


def main() -> None:
    config = Path(sys.argv[1])
    data.baseline()
    for each in ("jinja2", "slack_sdk"):  # loaded once here, not in each fork
        import_module(each)
    compiled_once.share()
    # Each fork does it again; what that imports, prepares and compiles was half of what a fork cost.
    with Service(load(config), SystemClock()) as service:
        service.begin()
        service.decide()
        service.deliver(ignore_waits=True)
    say("loaded")
    gc.freeze()  # else each fork copies all that is loaded only to look for what is no longer used
    for line in sys.stdin:
        commit, when = line.split()
        child = os.fork()
        if child == 0:
            work(config, int(commit), when)
            os._exit(0)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say("ended" if os.WIFSIGNALED(status) or status == 0 else "failed")


if __name__ == "__main__":
    main()
