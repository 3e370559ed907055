"""Teams that differ in whatever decides what they hear, in databases in which they decide at once or each by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from builders import judgements
from good_config import GOOD
from sqlalchemy import select
from stored import NOW, TRAFFORD, a_reading, alerted, queued, read

from watcher.config.check import load
from watcher.config.teams import check_team_text
from watcher.decide import decide
from watcher.decide.together import decide_together
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.people import PersonalWatch
from watcher.model.provider_pages import ProviderPublication
from watcher.model.stories import Standing, Story
from watcher.store.polled import items, sources
from watcher.store.published import provider_publications
from watcher.store.tables import metadata
from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import TeamTable, everybodys, team_of
from watcher.store.teams import team_decisions
from watcher.store.told import people, stories

TEAM = """
[watch]
authorities = ["{watched}"]

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["{grade}"]
severity = "{severity}"

[[receiver]]
name = "Desk"
kind = "email"
to   = ["one@example.org", "two@example.org"]
from = "ofsted-watch@example.org"
port = 25
digest = "{digest}"

[[receiver]]
name       = "Channel"
kind       = "slack"
channel    = "C0123456789"
token_file = "slack-token"

[[route]]
send_to = ["Desk", "Channel"]

[operators]
send_to = ["Desk"]
{more}
"""
SILENCE = '[[silence]]\nwhen = {}\nuntil = 2030-12-31\nbecause = "Known"\ncritical = true\n'
SORTS = {
    "north": {},
    "south": {},
    "silenced": {"more": SILENCE},
    "outstanding": {"grade": "outstanding"},
    "elsewhere": {"watched": "Wirral"},
    "told by the news": {},
    "with people": {},
    "with a digest": {"digest": "week"},
    "with notes in a digest": {"digest": "week", "severity": "note"},
}
"""Teams that differ in whatever decides what they hear."""
WHERE = ({"receiver": "Channel", "address": "C0123456789"}, {"receiver": "Channel", "address": "U2"})
"""Where the team that was told by the news was told: in a channel, and a person."""


def configs(folder):
    """Make the config of each of these teams."""
    (folder / "config.toml").write_text(GOOD + "[teams]\n")
    operator, filled_in = (
        load(folder / "config.toml"),
        {"watched": "Trafford", "grade": "inadequate", "more": "", "severity": "critical", "digest": "burst"},
    )
    return {
        name: check_team_text(operator, name, TEAM.format(**{**filled_in, **more}), kept_lists={}).config
        for name, more in SORTS.items()
    }


def begin(store, teams):
    """Have all of them watch, one told by the news before, and one with somebody who has a list of their own."""
    for team, config in teams.items():
        with store.of(team).begin() as tx:
            sources.watch(tx, config.watched, NOW - timedelta(days=9))
    with store.of("told by the news").begin() as tx:
        told_by_the_news(tx, "inadequate")
    with store.of("with people").begin() as tx:
        people.watch(tx, PersonalWatch("Channel", "U1", TRAFFORD, Severity.NOTE), NOW)
        people.watch(tx, PersonalWatch("Channel", "U2", TRAFFORD, Severity.CRITICAL), NOW)


def told_by_the_news(tx, grade):
    """Have a team be told of a story that Ofsted hasn't confirmed."""
    key = f"{TRAFFORD}/inspection/reported/2026-08-02"
    stories.begin(tx, Story(key, TRAFFORD, Kind.INSPECTION, date(2026, 8, 2), Standing.REPORTED, grade), NOW)
    alerted(tx, "reported", story=key, urn=TRAFFORD, confirmed=False)
    for where in WHERE:
        queued(tx, f"{team_of(tx)}: reported at {where}", alert="reported", story=key, **where)


def publish(store, reading=None, **said):
    with store.begin() as tx:
        grades = judgements(leadership="inadequate", help_and_protection="good")
        made = a_reading(TRAFFORD, inspection_end=date(2026, 6, 19), judgements=grades, **said)
        read(tx, urn=TRAFFORD, said=reading or made)


def pending(store, teams):
    config = next(iter(teams.values()))
    with store.look() as tx:
        every = (*decide.official(tx, config, NOW), *items.undecided(tx), *provider_publications.undecided(tx))
        return list(every)


def at_once(store, teams):
    """Decide as the service does: at once, and for those that are left by themselves; returns who was left."""
    left = set()
    for each in pending(store, teams):
        found = decide_together(store, teams, each, NOW)
        left |= found.left
        for name in found.left:
            decide.decide(store.of(name), teams[name], NOW, (found.pending,))
    return left


def apart(store, teams):
    """Decide for each by itself."""
    for each in pending(store, teams):
        names = teams.keys()
        if isinstance(each, ProviderPublication):
            with store.look() as tx:
                names = team_decisions.of_place(tx, each.id)
        for name in names:
            decide.decide(store.of(name), teams[name], NOW, (each,))


def states(store):
    with store.look() as tx:
        return set(tx.execute(select(everybodys(delivery).c.state)).scalars())


def rows(store):
    """Read all that teams have, but for numbers that count through a table, and counted: order says nothing."""
    with store.look() as tx:
        return {
            table.name: Counter(
                tuple(value for name, value in row._mapping.items() if name != "id")
                for row in tx.execute(select(everybodys(table)))
            )
            for table in metadata.tables.values()
            if isinstance(table, TeamTable)
        }


def in_order(store):
    """List what each address gets, in the order in which it gets it."""
    found, d = defaultdict(list), everybodys(delivery).c
    with store.look() as tx:
        for row in tx.execute(select(d.team, d.story, d.receiver, d.address, d.key).order_by(d.id)):
            found[tuple(row)[:-1]].append(row.key)
    return found
