"""Runs tests in forks of the one process that loaded them all, which took each process of its own a tenth of its time.

A fork takes a file, and then another one: a file's tests run in one process, in their order, so that what they share is
made once. What came of a test goes to the process that forked them, which shows it as if it had run there.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import pytest

FORKING = multiprocessing.get_context("fork")
FOLDER = "fork-"


def run(session: pytest.Session, forks: int) -> None:
    """Run the tests of a session; raises `Failed` when a fork ends before it said so, or no more are wanted."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in session.items:
        files.setdefault(item.path, []).append(item)
    numbers, write = os.pipe()  # each fork takes two bytes from it when it is free
    os.write(write, b"".join(number.to_bytes(2) for number in range(len(files))))
    os.close(write)
    folder = session.config._tmp_path_factory.getbasetemp()
    lines: dict[Connection, str] = {}
    for place in range(min(forks, len(files))):
        ours, theirs = FORKING.Pipe()
        fork = Fork(session, list(files.values()), numbers, theirs, folder / f"{FOLDER}{place}")
        lines[ours] = "none"
        FORKING.Process(target=fork.run, args=(tuple(lines),)).start()
        theirs.close()
    os.close(numbers)
    try:
        _show(session, lines)
    finally:
        for line in lines:
            line.close()  # who is still at work stops after its test
        for process in multiprocessing.active_children():
            process.join()


def _show(session: pytest.Session, lines: dict[Connection, str]) -> None:
    """Show what comes over the lines, until all have said that it was all."""
    hook = session.config.hook
    while lines:
        for line in wait(list(lines)):
            try:
                said = line.recv()
            except EOFError:
                session.shouldfail = f"a process of tests broke off; the last that it ran to its end is {lines[line]}"
                raise session.Failed(session.shouldfail) from None
            if said is None:
                del lines[line]
                continue
            report = hook.pytest_report_from_serializable(config=session.config, data=said)
            hook.pytest_runtest_logreport(report=report)
            if report.when == "teardown":
                lines[line] = report.nodeid
                hook.pytest_runtest_logfinish(nodeid=report.nodeid, location=report.location)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)


class Fork:
    """One of the processes; what came of its tests it says over its line."""

    def __init__(
        self, session: pytest.Session, files: list[list[pytest.Item]], numbers: int, line: Connection, folder: Path
    ) -> None:
        self._session, self._files, self._numbers, self._line, self._folder = session, files, numbers, line, folder

    def run(self, others: Iterable[Connection]) -> None:
        for each in others:
            each.close()  # else it stays open when the process that shows all closes it
        config = self._session.config
        plugins = config.pluginmanager
        plugins.unregister(name="terminalreporter")
        plugins.register(self)
        capture = plugins.get_plugin("capturemanager")
        capture.stop_global_capturing()  # its files are those of all forks
        capture.start_global_capturing()
        self._folder.mkdir()
        config._tmp_path_factory._basetemp = self._folder
        item = None
        try:
            for item, following in self._items():
                config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self._session.shouldfail or self._line.poll():
                    break
        finally:
            if item:
                ended = pytest.CallInfo.from_call(partial(self._session._setupstate.teardown_exact, None), "teardown")
                self.pytest_runtest_logreport(pytest.TestReport.from_item_and_call(item, ended))
        self._say(None)

    def _items(self) -> Iterator[tuple[pytest.Item, pytest.Item | pytest.Session]]:
        """Take tests, each with the next one, for which what they share is kept; a file's last keeps the session's."""
        while number := os.read(self._numbers, 2):
            items = self._files[int.from_bytes(number)]
            yield from zip(items, [*items[1:], self._session], strict=True)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        config = self._session.config
        self._say(config.hook.pytest_report_to_serializable(config=config, report=report))

    def _say(self, what: dict[str, Any] | None) -> None:
        with suppress(BrokenPipeError):  # no more are wanted
            self._line.send(what)
