"""A whole small world for tests: Ofsted's site, a Slack workspace, a mailbox, a config that joins them."""

from __future__ import annotations

import ast
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import empty_database
from changing_site import ChangingSite
from config_blocks import USUAL_RULES, judged
from documents import ilacs
from parsing_here import SHARED
from troubled_mailbox import TroubledMailbox
from troubled_slack import TroubledWorkspace

from watcher import data
from watcher.config.check import load
from watcher.config.config import Config
from watcher.data import names
from watcher.demo import ofsted, slack
from watcher.demo.ofsted import Line
from watcher.service.cycle import once
from watcher.service.service import Service

FIVE = ("leadership", "help_and_protection", "children_in_care", "care_leavers", "overall_effectiveness")


@dataclass
class HandClock:
    """A clock that goes only when it is told, or slept on."""

    moment: datetime = datetime(2026, 8, 3, 8, 30, tzinfo=UTC)
    passed: float = 0.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.passed += seconds

    def pass_(self, **length: float) -> None:
        self.sleep(timedelta(**length).total_seconds())


CONFIG = """
[watch]
authorities = {authorities}
baseline    = "{baseline}"

[store]
url = "sqlite:///test.db"

[fetch]
allow_private_addresses  = true
seconds_between_requests = 0

[[source]]
name     = "Ofsted reports"
kind     = "ofsted_reports"
every    = "1 second"
base_url = "{reports}"
{rules}
[[receiver]]
name       = "Safeguarding channel"
kind       = "slack"
channel    = "C0123456789"
token_file = "slack-token"
api_url    = "{slack}/api/"

[[receiver]]
name = "Duty inbox"
kind = "email"
to   = ["duty@example.org"]
from = "ofsted-watch@example.org"
host = "127.0.0.1"
port = {port}

[[receiver]]
name = "Operators"
kind = "email"
to   = ["operators@example.org"]
from = "ofsted-watch@example.org"
host = "127.0.0.1"
port = {port}

[[route]]
send_to = ["Safeguarding channel", "Duty inbox"]

[operators]
send_to = ["Operators"]
{more}
"""


def small_site() -> ChangingSite:
    """Make a site with every eighth authority and the two that most tests watch: a short list is read faster."""
    site = ChangingSite()
    named = ("Trafford", "Wirral")
    site.authorities = tuple(each for at, each in enumerate(site.authorities) if each.name in named or at % 8 == 0)
    return site


@dataclass
class Town:
    """The world. Use it as a context manager."""

    folder: Path
    authorities: str = '["Trafford", "Wirral"]'
    baseline: str = "bundled"
    more: str = ""
    clock: HandClock = field(default_factory=HandClock)
    site: ChangingSite = field(default_factory=small_site)
    workspace: TroubledWorkspace = field(default_factory=TroubledWorkspace)
    mailbox: TroubledMailbox = field(default_factory=TroubledMailbox)

    def __enter__(self):
        self._stack = ExitStack()
        self.reports = self._stack.enter_context(ofsted.serve(self.site))
        self.slack = self._stack.enter_context(slack.serve(self.workspace))
        self._stack.enter_context(self.mailbox)
        (self.folder / "slack-token").write_text(self.workspace.token)
        self.configure()
        return self

    def __exit__(self, *_):
        self._stack.close()

    @contextmanager
    def cut_off(self):
        """Let nothing be reached: neither Ofsted's site nor Slack nor the mail server."""
        servers = (self.reports, self.slack, self.mailbox)
        for each in servers:
            each.__exit__()
        yield
        for each in servers:
            each.__enter__()

    @property
    def database(self) -> Path:
        return self.folder / "test.db"

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def configure(self) -> None:
        """Write the config; who is watched is on the site."""
        watched = ast.literal_eval(self.authorities)
        listed = {each.urn for each in self.site.authorities}
        self.site.authorities += tuple(
            each for each in data.authorities() if each.urn not in listed and {each.name, "all"} & set(watched)
        )
        self.config.write_text(
            CONFIG.format(
                authorities=self.authorities,
                baseline=self.baseline,
                reports=self.reports.base_url,
                slack=self.slack.base_url,
                port=self.mailbox.port,
                rules=judged() + USUAL_RULES,
                more=self.more,
            )
        )

    def service(self, config: Config | None = None) -> Service:
        """The service on the database as it is, with the readers that all tests of a process share."""
        if not self.database.exists() and 'url = "sqlite:///test.db"' in self.config.read_text():
            empty_database.make(self.database)
        return Service(config or load(self.config), self.clock, SHARED)

    def once(self, *, everything: bool = False):
        with self.service() as service:
            return once(service, everything=everything)

    def later(self, *, everything: bool = False, **length: float):
        """Let time pass, and look again."""
        self.clock.pass_(**length)
        return self.once(everything=everything)

    def give_app(self) -> None:
        """Let the Slack receiver have an app, and so buttons, commands and a Home tab."""
        (self.folder / "slack-app-token").write_text(self.workspace.app_token)
        plain = 'token_file = "slack-token"'
        self.config.write_text(self.config.read_text().replace(plain, f'{plain}\napp_token_file = "slack-app-token"'))

    def tell_of_trafford(self) -> None:
        """Look once, and again ten minutes later, when Trafford was found inadequate."""
        self.once()
        self.publish(**TWO_INADEQUATE)
        self.clock.pass_(minutes=10)
        self.once()

    def publish(
        self, authority="Trafford", *, published=date(2026, 8, 3), end=date(2026, 6, 19), opening="", **grades
    ) -> str:
        """Publish a report with these grades: without `overall_effectiveness`, of the 2026 framework."""
        judgements = tuple((area, grades[area]) for area in FIVE if area in grades)
        more = (opening,) if opening else ()
        report = ilacs(f"{authority} Council", judgements, end - timedelta(days=11), end, *more)
        return self.site.publish(urn(authority), report, Line(published, inspected=end))

    @property
    def posts(self) -> list[str]:
        return [each["text"] for each in self.workspace.messages]

    def mails(self, to: str = "duty@example.org") -> list:
        return [mail for mail in self.mailbox.messages if mail["To"] == to]


def urn(authority: str):
    (found,) = names.find(authority)
    return found.urn


TWO_INADEQUATE = {
    "leadership": "inadequate",
    "help_and_protection": "inadequate",
    "children_in_care": "good",
    "care_leavers": "requires improvement",
}
DECLINED = (
    "Since the previous inspection, services for children in Trafford who need help and protection have declined."
)
ALL_GOOD = dict.fromkeys(FIVE[:4], "good")
