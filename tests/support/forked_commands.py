"""The process that commands are forked from: it has everything loaded, so that a command costs what it does itself.

A line on stdin is a JSON object: `arguments`, `folder`, `environment`, and the files for what it prints, `out` and
`err`. The line that answers it is the command's exit status.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import signal
import sys
from importlib import import_module
from pathlib import Path

import forked_readers

import watcher.commands
from watcher.cli import main

LONGEST = 120
"""Seconds; a command that takes longer is ended, as `subprocess.run(timeout=...)` does."""


def serve() -> None:
    for each in pkgutil.iter_modules(watcher.commands.__path__, "watcher.commands."):
        import_module(each.name)
    gc.freeze()  # else each fork copies all of it only to look for what is no longer used
    for line in sys.stdin:
        asked = json.loads(line)
        to_readers = forked_readers.line()
        child = os.fork()
        if child == 0:
            become(**asked)
            forked_readers.ask_over(to_readers)
            main()
            return
        to_readers.close()
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def become(arguments: list[str], folder: str, environment: dict[str, str], out: str, err: str) -> None:
    """Make this process look as one that was started for the command."""
    signal.alarm(LONGEST)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, file, mode in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        opened = os.open(file, mode)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [str(Path(watcher.__file__).with_name("__main__.py")), *arguments]


if __name__ == "__main__":
    serve()
