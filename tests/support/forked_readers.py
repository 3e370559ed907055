"""Gives commands that are forked from a process of tests readers of one parent: starting one was most of their cost."""

from __future__ import annotations

import atexit

from watcher.reading.reader_start import COMMAND, ReaderParent

PARENT = ReaderParent((*COMMAND, "watcher.sources.prepared"))
atexit.register(PARENT.end)
STARTED = ReaderParent._started


def line():
    """Open a line for a command that is about to be forked; its readers' parent is started when it isn't there yet."""
    return PARENT.line()


def ask_over(line) -> None:
    """Let the command, in its own process, ask for readers over its line, in place of starting a parent."""

    def started(parent):
        parent.go_on_over(line.dup())
        return parent._asking

    PARENT.go_on_over(line)
    ReaderParent._started = started


def start_own() -> None:
    """Let the command start a parent as it does without us."""
    ReaderParent._started = STARTED
