"""Two teams on one database, and what may happen to them that somebody has to look after."""

from __future__ import annotations

from datetime import date, timedelta

from config_blocks import OFSTED, PLACES, TERMINAL, judged, publications, watching
from parsing_here import SHARED
from sqlalchemy import select, update
from stored import NOW, STORY, TRAFFORD, WIRRAL, alerted, listed, queued

from watcher.config.check import load
from watcher.config.teams import check_team_text
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Awaited, Deadline
from watcher.model.kinds import Kind
from watcher.model.listings import Failure
from watcher.model.ofsted import Urn
from watcher.model.stories import Standing, Story
from watcher.service import upkeep
from watcher.service.teams import teams_due
from watcher.store.polled import outages, sources
from watcher.store.published import fetch_queue
from watcher.store.published.publications import State as Stage
from watcher.store.tables import metadata
from watcher.store.tables.alerts import delivery
from watcher.store.tables.config import watching_place
from watcher.store.tables.providers import provider_page
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.teams import TeamTable, everybodys
from watcher.store.told import acknowledgements, deadlines, stories
from watcher.store.told.deliveries import State

TEAM = (
    '[watch]\nauthorities = ["Wirral", "Trafford"]\n'
    + judged()
    + PLACES
    + """
[[receiver]]
name       = "Channel"
kind       = "slack"
channel    = "C1"
token_file = "slack-token"
app_token_file = "slack-app-token"
fallback   = "Inbox"

[[receiver]]
name = "Inbox"
kind = "email"
to   = ["leads@example.org"]
from = "ofsted-watch@example.org"

[[route]]
send_to = ["Channel"]

[[silence]]
when     = { authority = ["Wirral"] }
until    = 2026-12-31
because  = "Known"
critical = true

[operators]
send_to = ["Inbox"]

[drill]
send_to = ["Inbox"]
every   = "30 days"

[escalation]
send_to = ["Inbox"]

[certificate]
every   = "day"
send_to = ["Inbox"]

[briefing]
send_to = ["Inbox"]
"""
)
HOME = Urn("SC123456")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def read_config(folder):
    """Give a function that reads the config of a team; all have the same."""
    (folder / "config.toml").write_text(
        watching("Leeds") + OFSTED + publications("https://ofsted.example") + judged() + TERMINAL + "[teams]"
    )
    operator = load(folder / "config.toml")

    def read(name):
        secrets = folder / "secrets" / name
        secrets.mkdir(parents=True, exist_ok=True)
        (secrets / "slack-token").write_text("xoxb")
        (secrets / "slack-app-token").write_text("xapp")
        (secrets / "places.csv").write_text(f"urn,label\n{HOME},Willow\n")
        checked = check_team_text(operator, name, TEAM)
        assert checked.config, [*map(str, checked.errors)]
        return checked.config

    return read


class World:
    """A database of two teams with the same config; both were looked after a moment ago, or are by `look_after`."""

    def __init__(self, store, config_of):
        self.store, self.now = store, NOW
        self.configs = {name: config_of(name) for name in "ab"}

    def look_after(self):
        for name, config in self.configs.items():
            with self.store.of(name).begin() as tx:
                sources.watch(tx, config.watched, NOW - 20 * DAY)
                sources.watch(tx, config.places.urns, NOW - 20 * DAY, among=watching_place)
        for self.now in (NOW - 20 * DAY, NOW):  # a drill is looked after until it has arrived
            self.see_to()
            self.send()

    def send(self):
        """Let all that waits arrive."""
        for name in self.configs:
            with self.store.of(name).begin() as tx:
                tx.execute(update(delivery).where(delivery.c.state == State.QUEUED).values(state=State.SENT))

    def due(self):
        with self.store.look() as tx:
            return teams_due.due(tx, self.configs, self.now)

    def jobs(self, team):
        return dict(upkeep.looked_after_of_team(self.store.of(team), self.configs[team], SHARED, self.now))

    def see_to(self, jobs=None):
        """Do these jobs, or all of every team's."""
        for name, job in jobs or [(team, job) for team in self.configs for job in self.jobs(team)]:
            self.jobs(name)[job]()

    def rows(self):
        """List all that any team has."""
        theirs = [everybodys(each) for each in metadata.tables.values() if isinstance(each, TeamTable)]
        with self.store.look() as tx:
            return {each.name: sorted(map(str, tx.execute(select(each)))) for each in theirs}


def _message(world, tx, **changed):
    """Put a message into a team's outbox, and change what is noted of it."""
    with_alert = changed.pop("alert", None)
    key = f"{len(world.rows()['delivery'])}"
    number = queued(tx, key, at=world.now, receiver="Channel", alert=with_alert)
    tx.execute(update(delivery).where(delivery.c.id == number).values(**changed))


def refused(world, tx):
    _message(world, tx, state=State.GIVEN_UP, next_at=world.now)


def late(world, tx):
    _message(world, tx, queued_at=world.now - 2 * DAY, released_at=world.now - 2 * DAY)


def late_notice(world, tx):
    _message(world, tx, story="operations/x", released_at=world.now - 2 * HOUR)


def in_doubt(world, tx):
    _message(world, tx, state=State.UNKNOWN, released_at=world.now - 2 * HOUR)


def held(world, tx):
    _message(world, tx, server_wait=True, next_at=world.now + 3 * HOUR)


def expected(world, tx):
    known = Deadline(TRAFFORD, "Trafford", Awaited.ACTION_PLAN, world.now.date() - DAY, date(2026, 6, 1), "https://x")
    deadlines.add(tx, world.now, (STORY, known))


def _of_alert(world, tx, urn=TRAFFORD, ago=timedelta(), state=State.SENT):
    number = len(world.rows()["alert"])
    made = alerted(tx, f"alert-{number}", at=world.now - ago, urn=urn, story=f"{STORY}/{number}")
    _message(world, tx, alert=made.key, story=made.story, state=state)
    return made


def kept_back(world, tx):
    _of_alert(world, tx, WIRRAL, state=State.SILENCED)


def no_longer_kept_back(world, tx):
    _of_alert(world, tx, state=State.SILENCED)


def unanswered(world, tx):
    _of_alert(world, tx, ago=7 * DAY)


def _said(world, tx, said, **until):
    told = _of_alert(world, tx, ago=7 * DAY)
    acknowledgements.add(tx, Acknowledgement(told.story, world.now - HOUR, "U1", said, "Channel", **until))


def taken_up(world, tx):
    _said(world, tx, Said.TAKEN_UP)


def snoozed(world, tx):
    _said(world, tx, Said.SNOOZED, until=world.now + HOUR)


def snooze_over(world, tx):
    _said(world, tx, Said.SNOOZED, until=world.now - HOUR / 2)


def unconfirmed(world, tx):
    number = len(world.rows()["story"])
    new = Story(f"story-{number}", TRAFFORD, Kind.INSPECTION, date(2026, 7, 1), Standing.REPORTED, None)
    stories.begin(tx, new, world.now - 15 * DAY)


OF_TEAMS = {
    refused: {"fallback", "trying again what was refused", "notices of undelivered messages"},
    late: {"notices of undelivered messages"},
    late_notice: {"notices of undelivered messages"},
    in_doubt: {"notices of undelivered messages"},
    held: {"notices of undelivered messages"},
    expected: {"deadlines"},
    kept_back: {"silences"},
    no_longer_kept_back: {"silences"},
    unanswered: {"escalation"},
    taken_up: set(),
    snoozed: set(),
    snooze_over: {"reminders", "escalation"},
    unconfirmed: {"withdrawals"},
}
"""What becomes of a team's own, and which jobs see to it."""


def _publication(world, tx, **changed):
    key = f"report {len(tx.execute(select(publication.c.id)).all())}"
    number = listed(tx, key, title=key, urn=TRAFFORD, at=world.now)
    if changed:
        tx.execute(update(publication).where(publication.c.id == number).values(**changed))
    return number


def gone(world, tx):
    _publication(world, tx, gone_at=world.now)


def replaced(world, tx):
    _publication(world, tx, replaces=_publication(world, tx, gone_at=world.now))


def unreadable(world, tx):
    fetch_queue.could_not_be_read(tx, _publication(world, tx), "It is no PDF.", world.now, HOUR)


def old_and_unreadable(world, tx):
    fetch_queue.could_not_be_read(tx, _publication(world, tx, history=True, first_seen=NOW), "None.", world.now, HOUR)


def read_after_all(world, tx):
    number = _publication(world, tx, state=Stage.READ, decided_at=world.now)
    for team in "ab":
        told = {"publication": number, "team": team, "told_unreadable": "operators", "decided_at": world.now}
        tx.execute(publication_note.insert().values(**told))


def site_down(world, tx):
    outages.bad_poll(tx, "Ofsted reports", Failure("", "It does not answer."), world.now - 3 * DAY)


def page_down(world, tx):
    outages.bad_poll(tx, "Ofsted reports", Failure("1", "It does not answer.", TRAFFORD), world.now - 3 * DAY)


def others_page_down(world, tx):
    outages.bad_poll(tx, "Ofsted reports", Failure("2", "It does not answer.", Urn("80438")), world.now - 3 * DAY)


def down_just_now(world, tx):
    outages.bad_poll(tx, "Ofsted reports", Failure("3", "It does not answer.", WIRRAL), world.now)


def home_unreadable(world, tx):
    path = f"/{len(tx.execute(select(provider_page.c.urn)).all())}"
    said = {"looked_at": world.now, "problem": "It is no page."}
    tx.execute(provider_page.insert().values(urn=HOME, path=path, **said))


OF_OFSTED = {
    gone: {"notices of withdrawn reports"},
    replaced: set(),
    unreadable: {"notices of unreadable reports"},
    old_and_unreadable: set(),
    read_after_all: {"notices of unreadable reports"},
    site_down: {"notices of sources"},
    page_down: {"notices of sources"},
    others_page_down: set(),
    down_just_now: set(),
    home_unreadable: {"notices of places' pages"},
}
"""What becomes of what is Ofsted's and everybody's, and which jobs of each team see to it."""
HAPPENINGS = OF_TEAMS | OF_OFSTED


def happen(world, what, team="a"):
    whose = world.store.of(team) if what in OF_TEAMS else world.store
    with whose.begin() as tx:
        what(world, tx)
