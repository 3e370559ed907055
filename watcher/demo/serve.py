"""`demo --serve`: the replica stays, to run the program against it by hand."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from datetime import date

from rich.console import Console
from rich.text import Text

from watcher.demo import story
from watcher.demo.show import as_mail, as_slack
from watcher.demo.world import World, world
from watcher.timing.clock import SystemClock, day_in_london

LOOKED_EVERY = 0.2
"""Seconds between looks at what has arrived."""


def serve() -> int:
    """Keep the replica there until Ctrl-C: each Enter publishes what comes next, and what arrives is shown."""
    console = Console(highlight=False, soft_wrap=True)
    for ended_by in (signal.SIGINT, signal.SIGTERM):  # a shell's background jobs ignore the first
        signal.signal(ended_by, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), world() as there:
        story.publish_history(there.site)
        for line in (
            f"A copy of Ofsted's site is at {there.address}, with a Slack workspace and a mailbox, until Ctrl-C.",
            "In another terminal:",
            f"  ofsted-watch run --config {there.config}",
            "Enter publishes what comes next.",
        ):
            console.print(Text(line))
        _Serving(there, console).serve()
    return 0


class _Serving:
    def __init__(self, there: World, console: Console) -> None:
        self._there = there
        self._console = console
        self._posts = self._mails = 0
        self._coming: list[tuple[str, Callable[[], object]]] = [
            ("Swindon's report of 11 September 2023", lambda: story.publish(there.site, story.find(story.FELL))),
            ("Trafford's of 3 August 2026", lambda: story.publish(there.site, story.find(story.TWO_INADEQUATE))),
            ("a monitoring visit to “Willow House”", lambda: story.publish_visit(there.site, _today())),
        ]

    def serve(self) -> None:
        """Go round for ever."""
        asked = [sys.stdin]
        while True:
            if select.select(asked, [], [], LOOKED_EVERY)[0]:
                typed = os.read(sys.stdin.fileno(), 1_000)
                if not typed:  # nobody is there to press Enter
                    asked = []
                for _ in range(typed.count(b"\n")):
                    self._publish()
            self._show_what_arrived()

    def _publish(self) -> None:
        if self._coming:
            what, publish = self._coming.pop(0)
            publish()
            self._console.print(Text(f"Published: {what}."))
        else:
            self._console.print(Text("Everything is published."))

    def _show_what_arrived(self) -> None:
        posts, mails = self._there.workspace.messages[self._posts :], self._there.mailbox.messages[self._mails :]
        for panel in (*map(as_slack, posts), *map(as_mail, mails)):
            self._console.print(panel)
        self._posts += len(posts)
        self._mails += len(mails)


def _today() -> date:
    return day_in_london(SystemClock().now())
