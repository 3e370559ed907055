"""What is looked up for many teams at once is what each of them would find by itself, and nobody else's."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from stored import NOW, TRAFFORD, WIRRAL, alerted, an_entry, list_page, queued

from watcher.model.alerts import Message, Severity
from watcher.model.kinds import Kind
from watcher.model.stories import SoFar, Standing, Story
from watcher.store.polled import sources
from watcher.store.published import publications
from watcher.store.tables.publications import publication
from watcher.store.teams import team_stories
from watcher.store.told import alerts, digests, first_messages, outbox, stories
from watcher.store.told.deliveries import State

TEAMS, STORIES = ("", "north", "south", "east"), ("one", "another", "a third")
ASKED = TEAMS[1:3]


@pytest.fixture
def told(store):
    """All of them were told of the same stories, of each something else."""
    chance = random.Random(2)
    for team in TEAMS:
        with store.of(team).begin() as tx:
            for number in range(12):
                new = {"story": chance.choice(STORIES), "address": chance.choice(("C1", "C2"))}
                kept = {"gather_at": NOW} if number < 2 else {"state": chance.choice(tuple(State))}
                queued(tx, f"{team} {number}", edits=number > 2 and chance.random() < 0.5, **new, **kept)
            message = Message(f"digest of {team}", Severity.CRITICAL, "Two alerts", ())
            digests.gather(tx, digests.waiting(tx, NOW), message, NOW)
            for number in range(3):
                confirmed = chance.random() < 0.4
                said = {"story": chance.choice(STORIES), "confirmed": confirmed, "at": NOW + timedelta(hours=number)}
                alerted(tx, f"alert {number}", urn=TRAFFORD, **said)
            for key in STORIES:
                if chance.random() < 0.6:
                    day = date(2026, 8, chance.randint(1, 20))
                    stories.begin(tx, Story(key, TRAFFORD, Kind.INSPECTION, day, Standing.REPORTED, team), NOW)
    return store


def test_each_is_found_what_it_would_find_itself(told):
    with told.look() as tx:
        reached = team_stories.reached(tx, ASKED, STORIES)
        so_far = team_stories.so_far(tx, ASKED, STORIES)
        opened = team_stories.first_messages(tx, ASKED, STORIES)
        reported = team_stories.opened_by_news(tx, ASKED, TRAFFORD)
        last = team_stories.last_told(tx, ASKED, STORIES)

    assert {team for team, _ in (*reached, *so_far, *opened)} | reported.keys() <= set(ASKED)
    for team in ASKED:
        with told.of(team).look() as tx:
            assert reported.get(team, []) == stories.opened_by_news(tx, TRAFFORD)
            for story in STORIES:
                found = opened.get((team, story), team_stories.OpenedStory())
                assert reached.get((team, story), set()) == outbox.story_reached(tx, story)
                assert so_far.get((team, story), SoFar()) == alerts.so_far(tx, story)[story]
                assert last.get((team, story)) == alerts.last_of(tx, story)
                assert [*found.messages] == first_messages.first_messages(tx, story)
                assert all(outbox.has(tx, key) for key in found.changes)
    assert any(found.changes for found in opened.values())
    assert any(each.only_reported for each in so_far.values())


def test_a_story_is_settled_for_those_alone_that_are_named(told):
    before = {}
    for team in TEAMS:
        with told.of(team).look() as tx:
            before[team] = {each.key for each in stories.opened_by_news(tx)}
    key = min(before["north"])
    with told.begin() as tx:
        team_stories.settle(tx, ["north"], key, Standing.CONFIRMED, NOW + timedelta(hours=1))

    for team in TEAMS:
        with told.of(team).look() as tx:
            settled = {each.key for each in stories.opened_by_news(tx) if each.standing is Standing.CONFIRMED}
        assert settled == ({key} if team == "north" else set())


def test_nothing_is_asked_for_nobody(told):
    with told.look() as tx:
        assert team_stories.first_messages(tx, (), STORIES) == {}
        assert team_stories.reached(tx, ASKED, ()) == {}


def test_of_a_document_on_two_authorities_pages_a_team_has_the_story_of_each(store):
    url = an_entry("both").url
    with store.of("north").begin() as tx:
        sources.watch(tx, (TRAFFORD, WIRRAL), NOW)
    for urn in (TRAFFORD, WIRRAL):
        with store.begin() as tx:
            list_page(tx, an_entry("both"), urn=urn)
            number = tx.execute(select(publication.c.id).where(publication.c.urn == urn)).scalar_one()
        with store.of("north").begin() as tx:
            publications.decided(tx, NOW, (number, "Told.", f"of {urn}"))

    with store.look() as tx:
        found = [team_stories.of_publication(tx, ASKED, urn, url) for urn in (TRAFFORD, WIRRAL)]

    assert found == [{"north": f"of {TRAFFORD}"}, {"north": f"of {WIRRAL}"}]
