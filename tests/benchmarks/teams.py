"""Many teams on one service: how soon a report is decided for all, a changed team in force, and others are disturbed.

Usage: teams.py [--teams N] [--postgresql] [--shared] [--driver NAME] [--burst N]. Each team watches the council whose
report is published, has a receiver, and lists the same home, each by a label of its own. When a team hears is measured
at Slack, which is a process of its own and has Slack's limits (`slack_apart.py`): each team has a workspace there, or,
with --shared, all have one with a channel each. At last one team's config is broken, its Slack is dead, and a burst of
messages waits for it; when the others hear is measured beside the same without that.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

import postgres
from config_blocks import PLACES, judged, publications
from documents import ilacs
from parsing_here import SHARED
from phone_and_desk import NEWS
from slack_apart import Apart, slack_apart
from sqlalchemy import Engine, event, func, select
from stored import queued
from town import TWO_INADEQUATE, HandClock
from town_of_teams import TownOfTeams

from watcher.config.check import load
from watcher.demo.providers import HOME, OtherProvider
from watcher.demo.slack import Workspace
from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind, NewsReading
from watcher.model.values import replace
from watcher.service import second_looks
from watcher.service.cycle import Cycle
from watcher.service.engines.engine import TENDED_EVERY
from watcher.service.service import Service
from watcher.service.teams import team_files
from watcher.store.backup import RESTORED_AT
from watcher.store.polled import items
from watcher.store.polled.sources import set_mark
from watcher.store.published.sightings import Sighting
from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.teams import everybodys

WILLOW = "SC123456"


class Going(HandClock):
    """A clock that goes by itself, too: a wait that Slack asks for takes its time."""

    began = time.monotonic()

    def now(self) -> datetime:
        """Tell the moment."""
        return self.moment + timedelta(seconds=time.monotonic() - self.began)

    def monotonic(self) -> float:
        """Tell the seconds that have passed."""
        return self.passed + time.monotonic() - self.began

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)

    def pass_(self, **length: float) -> None:
        """Have it later at once."""
        super().sleep(timedelta(**length).total_seconds())


class TownWithSlackApart(TownOfTeams):
    """A town in which each team has a workspace, or with `shared` a channel of one, of a Slack in another process."""

    apart: Apart
    shared: bool

    def slack_of(self, name: str) -> str:
        """Give a team its token and its channel, and the address of Slack."""
        if name not in self.workspaces:
            token = "xoxb-all" if self.shared else f"xoxb-{name}"
            self.workspaces[name] = Workspace(token=token, channel=f"C{len(self.workspaces):010}")
        return self.apart.base_url


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something took, what it cost this process, and how many statements the database was given."""
    statements = 0

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(Engine, "before_cursor_execute", count)
    started, cpu = time.perf_counter(), time.process_time()
    yield
    took, cost = time.perf_counter() - started, time.process_time() - cpu
    event.remove(Engine, "before_cursor_execute", count)
    print(f"{what}: {took:.2f} s ({cost:.2f} s CPU, {statements:,} statements)", flush=True)


def measure(town: TownWithSlackApart, names: list[str], burst: int) -> list[str]:
    """Go through all of it with one world, and name the teams that were told of the report, once for each alert."""
    town.site.others.add(OtherProvider(WILLOW, HOME, authority="Wirral"))
    town.site.others.publish(WILLOW, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
    for name in names:
        town.add(name, rules=judged() + NEWS, more=PLACES)
        (town.folder / "secrets" / name / "places.csv").write_text(f"urn,label\n{WILLOW},The home of {name}\n")
    with Service(load(town.config), town.clock, SHARED) as service:
        with timed(f"apply for {len(names)} teams"):
            applied = list(team_files.apply(service.store, service.config, town.clock.now().date(), town.clock.now()))
        assert all(each.revision for each in applied)
        with timed("start with them"):
            service.begin()
        cycle = Cycle(service, everything=True)
        cycle.run((Cycle.poll, Cycle.fetch_new, Cycle.decide, Cycle.fetch_history, Cycle.decide))
        town.clock.pass_(minutes=10)
        report = town.publish(**TWO_INADEQUATE)
        cycle = Cycle(service, everything=True)
        cycle.run((Cycle.poll, Cycle.fetch_new))
        with timed(f"one report decided for {len(names)} teams"):
            service.decide()
        every = everybodys(alert)
        with service.store.look() as tx:
            alerts = tx.execute(select(every.c.team)).scalars().all()
        print(f"alerts: {len(alerts)}, of {len(set(alerts))} teams")
        with timed("a round in which nothing is to be decided"):
            service.decide()
        tell(town, service, "sending the report's alerts")
        town.clock.pass_(minutes=11)
        with Service(load(town.config), town.clock, SHARED) as another:
            another.begin()
            with timed("a process that begins asks them all what they left undone"):
                another.decide()
        town.add(names[0], authorities='["Wirral", "Trafford"]')
        with timed("a changed team applied and followed (of the 5 s, up to 2 s more until the next look)"):
            file = town.folder / "teams" / f"{names[0]}.toml"
            alone = load(town.config)
            checked = team_files.check_team(alone, file)
            team_files.take(service.store.of(names[0]), checked.config, None, town.clock.now())
            service.follow_teams()
        decide_otherwise(town, service, report, len(names))
        report_in_the_news(town, service, len(names))
        look_after(town, service)
        tell(town, service, "sending of all that was decided since")
        queue(town, service)
        undisturbed = tell(town, service, "sending one message each, undisturbed")
        disturb(town, service, names[0], burst)
        what = f"sending beside a dead Slack, a broken config and {burst} messages of one team"
        disturbed = tell(town, service, what, but=names[0])
        print(f"ratio: {disturbed / undisturbed:.2f}")
        service.stop()
        service.finish(30)
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        return alerts


def decide_otherwise(town: TownOfTeams, service: Service, report: str, teams: int) -> None:
    """Let Ofsted correct the report, publish of the home, and of the council again just after a copy was put back."""
    end = date(2026, 6, 19)
    worse = tuple((TWO_INADEQUATE | {"care_leavers": "inadequate"}).items())
    town.site.replace_bytes(report, ilacs("Trafford Council", worse, end - timedelta(days=11), end))
    town.clock.pass_(minutes=10)
    assert second_looks.recheck(service, everything=True) == 1
    with timed(f"its correction decided for {teams} teams"):
        service.decide()
    town.site.others.publish(WILLOW, "Monitoring visit", date(2026, 8, 3), date(2026, 7, 1))
    town.clock.pass_(minutes=10)
    Cycle(service, everything=True).run((Cycle.poll,))
    with timed(f"what is published of a home decided for {teams} teams"):
        service.decide()
    put_back = town.clock.now()
    with service.store.begin() as tx:
        set_mark(tx, "", RESTORED_AT, put_back.isoformat())
    town.publish(end=date(2026, 7, 10), **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    Cycle(service, everything=True).run((Cycle.poll, Cycle.fetch_new))
    with timed(f"another, after a copy was put back, decided for {teams} teams"):
        service.decide()
    with service.store.begin() as tx:
        set_mark(tx, "", RESTORED_AT, (put_back - timedelta(days=60)).isoformat())


def report_in_the_news(town: TownOfTeams, service: Service, teams: int) -> None:
    """Let a paper be the first to tell of another inspection of the council that all watch."""
    names = ("Trafford",)
    said = NewsReading.without_result("It tells of a new inspection.", names, about_inspection=True)
    said = replace(said, is_new_publication=True, should_alert=True, alert_authorities=names, inspection_type="JTAI")
    now = town.clock.now()
    entry = Entry("example.org/a", "Trafford's services fail", "https://example.org/a", now.date())
    listing = Listing("feed", "https://example.org/rss", (entry,), items=ItemKind.NEWS)
    with service.store.begin() as tx:
        items.see(tx, Sighting("Globe", listing, False, now.date(), now.date(), now))
        for each in items.unread(tx):
            items.was_read(tx, each.id, said, each.said)
    with timed(f"news of their own council decided for {teams} teams"):
        service.decide()


def look_after(town: TownOfTeams, service: Service) -> None:
    """Look after all of them: first what is due since they began, and then when nothing is."""
    for what in ("what is due", "nothing is due, but each hour's look at some"):
        town.clock.pass_(minutes=1)
        with timed(f"looking after them all ({what})"):
            while not service.teams.looked_after.look(service.teams.in_force, town.clock.now()):
                pass


def disturb(town: TownOfTeams, service: Service, name: str, burst: int) -> None:
    """Let one team have a dead Slack, a broken config and a burst; and all others one message more."""
    town.workspaces[name].token = "another"
    town.add(name, authorities='["Nowhere at all"]')
    now = town.clock.now()
    list(team_files.apply(service.store, service.config, now.date(), now))
    queue(town, service, **{name: burst})


def queue(town: TownOfTeams, service: Service, **more: int) -> None:
    """Put one message into each team's outbox, or so many into some."""
    now = town.clock.now()
    for team in service.teams.in_force.values():
        address = team.config.receivers["Team channel"].channel
        with team.store.begin() as tx:
            for number in range(more.get(team.name, 1)):
                said = {"at": now, "receiver": "Team channel", "address": address, "story": f"s{number}"}
                queued(tx, f"{team.name}-{now}-{number}", **said)


def tell(town: TownWithSlackApart, service: Service, what: str, but: str = "") -> float:
    """Send what waits, and print when Slack had it; returns when 95 of 100 of the others' channels had the first."""
    every = everybodys(delivery)
    unsent = select(func.count()).where(every.c.state.in_(("queued", "sending")), every.c.team.not_in(("", but)))
    channels = {town.workspaces[name].channel for name in service.teams.in_force.keys() - {but}}
    started, tended, cpu = time.monotonic(), -TENDED_EVERY.total_seconds(), time.process_time()
    heard: dict[str, list[float]] = {}
    refused, left = 0, 1
    while left and time.monotonic() - started < 900:
        if time.monotonic() - tended >= TENDED_EVERY.total_seconds():
            tended = time.monotonic()
            service.deliver(wait=False)
        time.sleep(0.2)
        with service.store.look() as tx:
            left = tx.execute(unsent).scalar_one()
    for channel, moments in (told := town.apart.heard())[0].items():
        if channel in channels:
            heard[channel] = [each - started for each in moments]
    refused, many = told[1], sum(map(len, heard.values()))
    first = statistics.quantiles([each[0] for each in heard.values()] or [float("inf")] * 2, n=20)[-1]
    middle = statistics.median([each[0] for each in heard.values()] or [float("inf")])
    last = max((each[-1] for each in heard.values()), default=float("inf"))
    cost = 1000 * (time.process_time() - cpu) / max(many, 1)
    print(
        f"{what}: {len(heard)} of {len(channels)} heard, half within {middle:.1f} s, p95 {first:.1f} s; the last of "
        f"{many} messages after {last:.1f} s, {left} left; {refused} had to wait; {cost:.1f} ms CPU a message",
        flush=True,
    )
    town.clock.pass_(minutes=1)
    return first


@contextmanager
def world(
    folder: Path, *, on_a_server: bool, shared: bool = False, driver: str = "postgresql"
) -> Iterator[TownWithSlackApart]:
    """A town with teams, and its database in a file or on a server, which is spoken to by a driver."""
    with ExitStack() as held:
        town = TownWithSlackApart(folder, authorities='["Wirral"]', more="[teams]", clock=Going())
        town.apart, town.shared = held.enter_context(slack_apart()), shared
        held.enter_context(town)
        town.more += publications(town.reports.base_url)
        town.configure()
        if on_a_server:
            url = held.enter_context(postgres.server()).replace("postgresql", driver, 1)
            town.config.write_text(town.config.read_text().replace("sqlite:///test.db", url))
        yield town


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--teams", type=int, default=100)
    asked.add_argument("--burst", type=int, default=1000)
    asked.add_argument("--postgresql", action="store_true")
    asked.add_argument("--shared", action="store_true", help="one workspace for all teams")
    asked.add_argument("--driver", default="postgresql", help="postgresql+psycopg, say")
    given = asked.parse_args()
    names = [f"team-{number:04}" for number in range(given.teams)]
    with (
        tempfile.TemporaryDirectory() as folder,
        world(Path(folder), on_a_server=given.postgresql, shared=given.shared, driver=given.driver) as town,
    ):
        measure(town, names, given.burst)


if __name__ == "__main__":
    main()
