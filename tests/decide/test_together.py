"""What is decided for many teams at once is what each would have decided by itself."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import empty_database
import pytest
from builders import judgements
from good_config import GOOD
from sqlalchemy import select
from stored import NOW, TRAFFORD, WIRRAL, a_reading, read

from watcher.config.check import load
from watcher.config.teams import check_team_text
from watcher.decide import decide, together
from watcher.decide.together import decide_together
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind, NewsReading
from watcher.model.people import PersonalWatch
from watcher.model.stories import Standing, Story
from watcher.store import backup, items, people, sources, stories
from watcher.store.deliveries import State
from watcher.store.sightings import Sighting
from watcher.store.tables import metadata
from watcher.store.tables.alerts import delivery
from watcher.store.tables.teams import TeamTable, everybodys

TEAM = """
[watch]
authorities = ["{watched}"]

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["{grade}"]
severity = "critical"

[[receiver]]
name = "Desk"
kind = "email"
to   = ["one@example.org", "two@example.org"]
from = "ofsted-watch@example.org"
port = 25

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
}
"""Teams that differ in whatever decides what they hear."""


@pytest.fixture
def world(tmp_path):
    """Make stores with all these teams; a store for each name that is asked for."""
    (tmp_path / "config.toml").write_text(GOOD + "[teams]\n")
    operator = load(tmp_path / "config.toml")
    filled_in = {"watched": "Trafford", "grade": "inadequate", "more": ""}
    teams = {
        name: check_team_text(operator, name, TEAM.format(**{**filled_in, **more}), kept_lists={}).config
        for name, more in SORTS.items()
    }
    opened = []

    def make(name):
        store = empty_database.opened(tmp_path / f"{name}.db")
        opened.append(store)
        for team, config in teams.items():
            with store.of(team).begin() as tx:
                sources.watch(tx, config.watched, NOW - timedelta(days=9))
        with store.of("told by the news").begin() as tx:
            key = f"{TRAFFORD}/inspection/reported/2026-08-02"
            story = Story(key, TRAFFORD, Kind.INSPECTION, date(2026, 8, 2), Standing.REPORTED, "inadequate")
            stories.begin(tx, story, NOW)
        with store.of("with people").begin() as tx:
            people.watch(tx, PersonalWatch("Channel", "U1", TRAFFORD, Severity.NOTE), NOW)
        return store

    yield teams, make
    for each in opened:
        each.close()


def publish(store, **said):
    with store.begin() as tx:
        grades = judgements(leadership="inadequate", help_and_protection="good")
        reading = a_reading(TRAFFORD, inspection_end=date(2026, 6, 19), judgements=grades, **said)
        read(tx, urn=TRAFFORD, said=reading)


def pending(store, teams):
    config = next(iter(teams.values()))
    with store.look() as tx:
        return [*decide.official(tx, config, NOW), *items.undecided(tx)]


def at_once(store, teams):
    """Decide as the service does: at once, and for those that are left by themselves; returns who was left."""
    left = set()
    for each in pending(store, teams):
        found = decide_together(store, teams, each, NOW)
        left |= found.left
        for name in found.left:
            decide.decide(store.of(name), teams[name], NOW, (found.pending,))
    return left


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


RESTORED = {backup.RESTORED_AT: (NOW - timedelta(hours=1)).isoformat()}


@pytest.mark.parametrize(
    ("said", "marked", "alerted"),
    [({}, {}, 5), ({"problems": ("The table could not be read.",)}, {}, 6), ({}, RESTORED, 5)],
)
def test_each_team_has_the_rows_that_it_would_have_made_alone(world, said, marked, alerted):
    teams, make = world
    together, apart = make("together"), make("apart")
    for store in (together, apart):
        publish(store, **said)
        with store.begin() as tx:
            for name, text in marked.items():
                sources.set_mark(tx, "", name, text)

    assert at_once(together, teams) == {"told by the news"}
    for each in pending(apart, teams):
        for name in teams.keys() - {"elsewhere"}:
            decide.decide(apart.of(name), teams[name], NOW, (each,))

    assert rows(together) == rows(apart)
    assert len(rows(together)["alert"]) == alerted
    assert sum(rows(together)["delivery"].values()) > 15
    assert states(together) == {State.SILENCED, State.UNKNOWN if marked else State.QUEUED}


def test_only_who_heard_of_the_story_before_decides_alone(world):
    teams, make = world
    store = make("together")
    publish(store)

    assert at_once(store, teams) == {"told by the news"}
    assert at_once(store, teams) == set()


def test_what_was_cut_short_goes_on_where_it_was(world, monkeypatch):
    teams, make = world
    store = make("together")
    publish(store)
    monkeypatch.setattr(together, "AT_ONCE", 1)
    (undecided,) = pending(store, teams)
    first = {name: teams[name] for name in ("north", "silenced")}
    decide_together(store, first, undecided, NOW)

    found = decide_together(store, {name: teams[name] for name in ("north", "silenced", "south")}, undecided, NOW)

    assert len(found.made) == 1
    assert {key[-1] for key in rows(store)["alert"]} == {"north", "silenced", "south"}


def test_a_team_for_which_it_fails_is_left_to_itself_with_those_beside_it(world, monkeypatch):
    teams, make = world
    store = make("together")
    publish(store)
    monkeypatch.setattr(together, "AT_ONCE", 2)

    class Odd:
        watched, baseline = teams["north"].watched, "bundled"

        @property
        def rulebook(self):
            raise ValueError("odd")

    found = decide_together(store, {**teams, "north": Odd()}, pending(store, teams)[0], NOW)

    assert found.left == {"north", "outstanding", "told by the news"}
    assert len(found.made) == 3


def test_news_of_somebody_else_is_decided_at_once_and_news_of_ones_own_by_oneself(world):
    teams, make = world
    store = make("together")
    entry = Entry("example.org/a", "Wirral's services fall", "https://example.org/a", date(2026, 8, 3))
    listing = Listing("feed", "https://example.org/rss", (entry,), items=ItemKind.NEWS)
    with store.begin() as tx:
        items.see(tx, Sighting("Globe", listing, False, date(2026, 7, 27), date(2026, 7, 27), NOW))
        (piece,) = items.unread(tx)
        reading = NewsReading.without_result("It says that staff left.", ("Wirral",), about_inspection=True)
        items.was_read(tx, piece.id, reading, piece.said)

    assert at_once(store, teams) == {"elsewhere"}
    assert at_once(store, teams) == set()
    noted = rows(store)["item_note"]
    assert len(noted) == len(teams)
    assert WIRRAL in teams["elsewhere"].watched
