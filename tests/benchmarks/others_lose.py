"""What urlwatch, rss2email and ofsted-watch lose and repeat when the mail server is down, and when they are killed.

python tests/benchmarks/others_lose.py ENVIRONMENT [--rounds 10], with an environment of the other two:

    python -m venv ENVIRONMENT && ENVIRONMENT/bin/pip install urlwatch rss2email

In each round one thing is published, every program runs once under the fault, then twice undisturbed. The faults: the
mail server is down; `kill -9` after the server was handed the message and before its answer, where it had taken the
message in every second round.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from town import TWO_INADEQUATE, HandClock, Town

from watcher import data
from watcher.demo.mailbox import Mailbox
from watcher.demo.server import Reply, Server

URLWATCH = """
report:
  text: {{details: true, footer: false}}
  stdout: {{enabled: false}}
  email:
    enabled: true
    from: watch@example.org
    to: duty@example.org
    method: smtp
    smtp: {{host: 127.0.0.1, port: {port}, starttls: false, auth: false}}
"""
RSS2EMAIL = """
[DEFAULT]
from = watch@example.org
to = duty@example.org
email-protocol = smtp
smtp-server = 127.0.0.1
smtp-port = {port}
"""


class HoldingMailbox(Mailbox):
    """A mail server that can be told to take one message, or not to, and then to leave its sender without an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.handed_over = threading.Event()
        self._holds_next = self._takes_it = False

    def hold_next(self, *, takes_it: bool) -> None:
        self.handed_over.clear()
        self._holds_next, self._takes_it = True, takes_it

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        holds, self._holds_next = self._holds_next, False
        if not holds:
            return await super().handle_DATA(server, session, envelope)
        if self._takes_it:
            await super().handle_DATA(server, session, envelope)
        self.handed_over.set()
        await asyncio.sleep(3600)  # aiosmtpd ends it as soon as the sender is gone
        return "451 too late"


class Program(Protocol):
    """A program under test: what it runs, and the page that it watches."""

    command: list[str]

    def publish(self, what: str) -> None:
        """Let its page show one thing more."""


@dataclass
class Page:
    """A page that lists what was published, as a feed: urlwatch and rss2email both read it."""

    published: list[str] = field(default_factory=list)

    def answer(self, _request):
        date = format_datetime(HandClock().now())
        items = (
            f"<item><title>{each}</title><link>http://127.0.0.1/{at}</link><pubDate>{date}</pubDate></item>\n"
            for at, each in enumerate(self.published)
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>\n{"".join(items)}</channel></rss>'
        return Reply(200, feed.encode(), "application/rss+xml")


@dataclass
class Other:
    """urlwatch or rss2email."""

    command: list[str]
    page: Page

    def publish(self, what: str) -> None:
        self.page.published.append(what)


@dataclass
class Ours:
    """ofsted-watch, with a report of Ofsted's as the thing that is published."""

    command: list[str]
    town: Town

    def publish(self, what: str) -> None:
        self.town.publish(what, **TWO_INADEQUATE)


def urlwatch(folder: Path, environment: Path, page: Page, address: str, port: int) -> Program:
    (folder / "urlwatch.yaml").write_text(URLWATCH.format(port=port))
    (folder / "urls.yaml").write_text(f"name: News\nurl: {address}/feed\n")
    named = {"--config": "urlwatch.yaml", "--urls": "urls.yaml", "--cache": "cache.db", "--hooks": "hooks.py"}
    options = [word for option, name in named.items() for word in (option, str(folder / name))]
    return Other([str(environment / "bin/urlwatch"), *options], page)


def rss2email(folder: Path, environment: Path, page: Page, address: str, port: int) -> Program:
    config = folder / "rss2email.cfg"
    config.write_text(RSS2EMAIL.format(port=port))
    command = [str(environment / "bin/r2e"), "-c", str(config), "-d", str(folder / "rss2email.json")]
    subprocess.run([*command, "add", "news", f"{address}/feed"], check=True, capture_output=True)
    return Other([*command, "run"], page)


def run(program: Program) -> None:
    time.sleep(1.1)  # urlwatch tells its memories apart by the second: quicker runs would put it in the wrong
    subprocess.run(program.command, capture_output=True, check=False, timeout=120)


def while_the_mail_server_is_down(program: Program, mailbox: HoldingMailbox, _number: int) -> None:
    mailbox.__exit__()
    run(program)
    mailbox.__enter__()


def killed_while_sending(program: Program, mailbox: HoldingMailbox, number: int) -> None:
    mailbox.hold_next(takes_it=number % 2 == 0)
    time.sleep(1.1)
    process = subprocess.Popen(program.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert mailbox.handed_over.wait(timeout=120), "it never sent anything"
    process.kill()
    process.wait()


Fault = Callable[[Program, HoldingMailbox, int], None]
FAULTS: dict[str, Fault] = {
    "mail server down while a page changes": while_the_mail_server_is_down,
    "kill -9 while sending": killed_while_sending,
}


def measured(program: Program, mailbox: HoldingMailbox, names: list[str], fault: Fault) -> str:
    """Publish one thing after the other under a fault, and count what of it arrived, and how often."""
    run(program)  # the first contact
    for number, name in enumerate(names):
        program.publish(name)
        fault(program, mailbox, number)
        run(program)
        run(program)
    lost = repeated = folds = 0
    for name in names:
        mails = [each for each in mailbox.messages if each["To"] == "duty@example.org" and tells_of(name, each)]
        lost += not mails
        repeated += max(0, len(mails) - 1)
        folds += max(0, len(mails) - len({each["Message-ID"] for each in mails}))
    same = f", {folds} of them with the same Message-ID" if repeated else ""
    return f"{len(names)} published; lost: {lost}; repeated: {repeated}{same}"


def tells_of(name: str, mail) -> bool:
    plain = mail.get_body(("plain", "html"))
    return any(
        name in line and not line.startswith(" ")  # what a diff shows around a change begins with a space
        for line in (str(mail["Subject"]), *(plain.get_content() if plain else "").splitlines())
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("environment", type=Path)
    asked.add_argument("--rounds", type=int, default=10)
    given = asked.parse_args()
    names = [each.name for each in data.authorities()[: given.rounds]]
    for fault, happens in FAULTS.items():
        for make in (urlwatch, rss2email):
            page = Page()
            with tempfile.TemporaryDirectory() as folder, Server(page.answer) as server, HoldingMailbox() as mailbox:
                program = make(Path(folder), given.environment, page, server.base_url, mailbox.port)
                print(f"{fault}, {make.__name__}: {measured(program, mailbox, names, happens)}", flush=True)
        watched = json.dumps(names)
        with tempfile.TemporaryDirectory() as folder, Town(Path(folder), watched, mailbox=HoldingMailbox()) as town:
            ours = Ours([sys.executable, "-m", "watcher", "once", "--all", "--config", str(town.config)], town)
            print(f"{fault}, ofsted-watch: {measured(ours, town.mailbox, names, happens)}", flush=True)
    listed = [str(given.environment / "bin/pip"), "list", "--format=freeze"]
    versions = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
    print("by", ", ".join(each for each in versions if each.startswith(("urlwatch=", "rss2email="))))


if __name__ == "__main__":
    main()
