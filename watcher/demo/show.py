"""`demo`: the whole program at work, against the replica on loopback. No network, no config, no secrets."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from watcher import data
from watcher.demo import story
from watcher.demo.world import world
from watcher.service import cycle
from watcher.service.service import Service, of_file
from watcher.store.polled.sources import note_alive
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from watcher.demo.mailbox import Mailbox
    from watcher.demo.ofsted import OfstedSite
    from watcher.demo.slack import Workspace


def show() -> int:
    """Play the demo; 0 when every alert arrived once, 1 when not."""
    with world() as there:
        return _Play(Console(highlight=False), there.config, there.site, there.workspace, there.mailbox).play()


@dataclass(slots=True)
class _Play:
    console: Console
    config: Path
    site: OfstedSite
    workspace: Workspace
    mailbox: Mailbox

    def play(self) -> int:
        self.say("ofsted-watch, against a copy of Ofsted's site, a Slack workspace and a mailbox on this machine.")
        self.say("Outcomes and dates are real; the report texts are samples of our own.\n", style="dim")
        with of_file(self.config) as service:
            with service.store.begin() as tx:  # the database is empty on purpose: nobody is to be warned of that
                note_alive(tx, service.clock.now())
            self.first_contact(service)
            self.a_report_appears(service, story.FELL, "An authority falls from good to inadequate")
            self.a_report_appears(
                service, story.TWO_INADEQUATE, "Since April 2026: two inadequate judgements, and no overall grade"
            )
            self.a_places_report_appears(service)
        return self.a_restart()

    def first_contact(self, service: Service) -> None:
        count = story.publish_history(self.site)
        self.heading("1. First contact")
        self.say(f"{len(data.authorities())} authorities on the list, {', '.join(story.AUTHORITIES)} are watched.")
        self.say("So is a children's home in Lancashire, by a private list of places; its label is “Willow House”.")
        columns = TextColumn("   {task.description}"), BarColumn(), MofNCompleteColumn()
        with Progress(*columns, console=self.console) as bar:
            task = bar.add_task("reading their old reports", total=count)
            cycle.once(service, everything=True, progress=lambda done, _all: bar.update(task, completed=done))
        self.say(f"{count} reports read and stored as history. Alerts sent: {len(self.workspace.messages)}.")

    def a_report_appears(self, service: Service, file: str, title: str) -> None:
        inspection = story.find(file)
        name = data.by_urn()[inspection.urn].name
        number = "2" if file == story.FELL else "3"
        self.heading(f"{number}. {title}")
        self.say(f"Ofsted publishes its report on {name} of {inspection.published:%-d %B %Y} …")
        if not self.is_told(service, lambda: story.publish(self.site, inspection)):
            return
        if file == story.FELL:
            self.console.print(as_mail(self.mailbox.messages[-1]))
        else:
            subject = self.mailbox.messages[-1]["Subject"]
            self.say(f"The same by e-mail: {subject}", style="dim")

    def a_places_report_appears(self, service: Service) -> None:
        self.heading("4. A home on the list gets a monitoring visit")
        self.say("Ofsted publishes something on the home's page, which has no name, as homes' pages have none …")
        today = day_in_london(service.clock.now())
        self.is_told(service, lambda: story.publish_visit(self.site, today))

    def is_told(self, service: Service, publish: Callable[[], object]) -> bool:
        """Publish something, go round until both receivers have it, and show what Slack got; False when none came."""
        before = len(self.workspace.messages), len(self.mailbox.messages)
        publish()
        appeared = time.monotonic()
        while len(self.workspace.messages) == before[0] or len(self.mailbox.messages) == before[1]:
            if time.monotonic() - appeared > 30:
                self.say("No alert after 30 seconds: something is wrong.", style="bold red")
                return False
            cycle.once(service, everything=True)
        self.say(f"… and {time.monotonic() - appeared:.1f} seconds later it is told.\n")
        self.console.print(as_slack(self.workspace.messages[-1]))
        return True

    def a_restart(self) -> int:
        self.heading("5. A restart")
        before = len(self.workspace.messages), len(self.mailbox.messages)
        with of_file(self.config) as service:
            cycle.once(service, everything=True)
        after = len(self.workspace.messages), len(self.mailbox.messages)
        self.say(f"The program was stopped and started again: {after[0] - before[0]} messages repeated.")
        as_it_should_be = before == after == (3, 3)
        self.heading("Your turn")
        program = Path(sys.argv[0]).absolute()  # "make demo" calls it by a relative path
        command = str(program.relative_to(Path.cwd())) if program.is_relative_to(Path.cwd()) else "ofsted-watch"
        self.say("Edit config.toml, then:")
        self.say(f"  {command} check")
        self.say(f"  {command} run")
        return 0 if as_it_should_be else 1

    def heading(self, text: str) -> None:
        self.console.print()
        self.console.rule(Text(text, style="bold"), align="left")

    def say(self, text: str, *, style: str = "") -> None:
        self.console.print(Text(text, style=style))


def as_slack(message: dict[str, Any]) -> Panel:
    """Draw a post's text."""
    from html import unescape

    return Panel(
        Text(unescape(message["text"])), title="Slack  #safeguarding", title_align="left", border_style="magenta"
    )


def as_mail(mail: EmailMessage) -> Panel:
    """Draw an e-mail's beginning."""
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    head = f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n\n"
    opening = "\n".join(text.splitlines()[:14]) + "\n…"
    return Panel(Text(head + opening), title="E-mail", title_align="left", border_style="blue")
