"""A command in a process that is a copy of this one: so cheap that every command can be tried under every fault."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import signal
import socket
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import forked_readers

from watcher import cli, commands

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534
LONGEST = 60
"""Seconds, after which a command is ended that goes on."""
LOADED_LATE = (
    "encodings.idna",
    "encodings.utf_8_sig",
    "getpass",
    "holidays.countries.united_kingdom",
    "httpx2",
    "matplotlib.backends.backend_svg",
    "notifiers.console",
    "rich.console",
    "rich.table",
    "smtplib",
    "trio",
    "watcher.demo.show",
    "watcher.history.plot",
    "watcher.monitor.ofsted_search",
    "watcher.page.briefing",
    "watcher.web.connections",
)
"""What commands load only where they need it: loaded here once, not in each."""


@cache
def load_all() -> None:
    """Load it; only where commands are run, for other processes of tests need little of it."""
    for each in (*(f"watcher.commands.{each.name}" for each in pkgutil.iter_modules(commands.__path__)), *LOADED_LATE):
        importlib.import_module(each)
    gc.freeze()  # else each copy of this process copies all of it only to look for what is no longer used


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def ended(
    arguments,
    folder: Path,
    fault: Callable[[], None] = lambda: None,
    stdout: str | None = None,
    until: str | None = None,
) -> Ended:
    """Run `ofsted-watch` with these arguments in a folder; `fault` happens first, in its process alone.

    A command that says `until` on stderr is told to stop, as systemd tells it.
    """
    load_all()
    said = folder.parent / "stdout"
    complaints, complain = os.pipe()
    line = forked_readers.line()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            forked_readers.ask_over(line)
            _redirect(1, stdout or said)
            os.dup2(complain, 2)
            sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - the process's own, to its end
            sys.argv = ["ofsted-watch", *map(str, arguments)]
            os.chdir(folder)
            signal.alarm(LONGEST)
            socket.getaddrinfo = _only_this_machine
            fault()
            cli.main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.setprofile(None)
            for each in (sys.stdout, sys.stderr):
                try:
                    each.flush()
                except OSError:
                    code = 98  # the interpreter would complain of it at its end
            os._exit(code)
    os.close(complain)
    line.close()
    complained = ""
    with open(complaints) as file:  # noqa: PTH123 - a descriptor
        for line in file:
            complained += line
            if until and until in line:
                os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), "" if stdout else said.read_text(), complained)


_getaddrinfo = socket.getaddrinfo


def _only_this_machine(host, *more, **options):
    """Know no other machine's name: a test asks nobody's server."""
    if host not in ("127.0.0.1", "localhost", None):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _getaddrinfo(host, *more, **options)


def _redirect(number: int, file: Path | str) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(opened, number)


def as_nobody() -> None:
    """Go on as an ordinary user, who may not read or write what root keeps, nor has readers of root's."""
    forked_readers.start_own()
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def interrupted_after(calls: int) -> Callable[[], None]:
    """Type Ctrl-C after so many calls of functions."""

    def begin() -> None:
        left = calls

        def count(_frame, event, _what):
            nonlocal left
            left -= event == "call"
            if left < 0:
                sys.setprofile(None)
                raise KeyboardInterrupt

        sys.setprofile(count)

    return begin
