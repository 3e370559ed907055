"""Workers of pytest-xdist that are copies of one process, which has all tests loaded: none loads them anew.

xdist starts a worker as a program. Here that program asks the process that has the tests loaded for a copy of itself,
lends it what it reads from and writes to, and stays as long as the copy lives. Each worker still collects the tests,
but finds their modules there. For six that is half of the time, and a third on a new checkout, where each would give
the tests their asserts and write them out.
"""

from __future__ import annotations

import os
import socket
import sys

LINE = "import sys;exec(eval(sys.stdin.readline()))"
"""What execnet has the programs run that it starts."""


def fork(specs, config) -> None:
    """Let workers be copies of a process that has what `config` asks for collected; it ends with this one."""
    import subprocess

    name = f"workers of {os.getpid()}"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"\0{name}")
        door.listen()
        command = [sys.executable, __file__, str(door.fileno()), *config.invocation_params.args]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[door.fileno()])
    config.add_cleanup(process.communicate)
    for spec in specs:
        spec.python = f"'{sys.executable}' -I -S '{__file__}' '{name}'"


def _load(args):
    """Return whether the tests could be loaded."""
    import pytest

    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what is wrong with the tests, each worker says
    ended = pytest.main([*args, "--collect-only", "-n0"])
    os.dup2(kept, 1)
    os.close(kept)
    os.close(nowhere)
    return ended in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _give_copies(door, loaded):
    """Give each that asks a copy, until the process that leads the workers is done; what hangs then is ended."""
    import select
    import signal

    copies = []
    while 0 not in (ready := select.select([door, 0], [], [])[0]):
        lender, _ = ready[0].accept()
        copies.append(os.fork())
        if not copies[-1]:
            _work(lender, loaded)
        lender.close()
    for copy in copies:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _work(lender, loaded):
    """Be what `python -c` would be, at the ends that are lent."""
    import types

    _, lent, _, _ = socket.recv_fds(lender, 1, 3)
    for end, other in enumerate(lent):
        os.dup2(other, end)
        os.close(other)
    if not loaded:  # a module that broke off would be taken for one with fewer tests
        lender.set_inheritable(True)
        os.execv(sys.executable, [sys.executable, "-u", "-c", LINE])
    sys.argv = ["-c"]
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    exec(LINE, vars(main))
    sys.exit()


def _lend(name):
    """Ask for a copy, and wait until it ends."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(f"\0{name}")
        socket.send_fds(asking, [b"1"], [0, 1, 2])
        for end in (0, 1, 2):
            os.close(end)
        asking.recv(1)


if __name__ == "__main__":
    if sys.argv[1].isdigit():
        with socket.socket(fileno=int(sys.argv[1])) as door:
            _give_copies(door, _load(sys.argv[2:]))
    else:
        _lend(sys.argv[1])
