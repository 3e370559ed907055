from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import String, cast, select
from stored import NOW, STORY, TRAFFORD, WIRRAL, alerted, read

from watcher.model.kinds import Kind
from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind
from watcher.model.stories import Standing, Story
from watcher.store.polled import items, sources
from watcher.store.published import publications
from watcher.store.published.sightings import Sighting
from watcher.store.tables.news import item, item_story
from watcher.store.tables.publications import publication
from watcher.store.tables.teams import TEAM
from watcher.store.teams import team_decisions, team_stories
from watcher.store.told import stories


def watch(store, *teams, urn=TRAFFORD, since=NOW - timedelta(hours=1), news_from=None):
    for team in teams:
        with store.of(team).begin() as tx:
            sources.watch(tx, (urn,), since, news_from)


def news(store):
    entry = Entry("k", "Title", "https://k", date(2026, 8, 3))
    listing = Listing("feed", "https://example.org/rss", (entry,), items=ItemKind.NEWS)
    with store.begin() as tx:
        items.see(tx, Sighting("Globe", listing, False, date(2026, 7, 27), date(2026, 7, 27), NOW))
        (piece,) = items.unread(tx)
    return piece


def of_publication(store, number):
    with store.look() as tx:
        found = team_decisions.of_publication(tx, number, STORY)
    return {team: seen.heard_before for team, seen in found.items()}


def test_a_publication_is_undecided_for_those_who_watch_its_authority_and_have_not_decided_it(store):
    watch(store, "a", "b")
    watch(store, "elsewhere", urn=WIRRAL)
    with store.begin() as tx:
        sources.watch(tx, (TRAFFORD,), NOW)
        number = read(tx, urn=TRAFFORD)
    with store.of("b").begin() as tx:
        publications.decided(tx, NOW, (number, "Told.", STORY))

    assert of_publication(store, number) == {"a": False}


def test_what_was_there_before_a_team_watched_is_undecided_for_none(store):
    with store.begin() as tx:
        old, fresh = (read(tx, str(month), urn=TRAFFORD, published=date(2026, month, 3)) for month in (2, 8))
    watch(store, "a", since=NOW + timedelta(hours=1), news_from=date(2026, 8, 1))

    assert (of_publication(store, old), of_publication(store, fresh)) == ({}, {"a": False})


def test_who_decided_an_earlier_form_or_heard_the_news_or_of_the_story_has_heard_before(store):
    watch(store, "first", "again", "news", "unconfirmed", "confirmed")
    with store.begin() as tx:
        number, other = read(tx, urn=TRAFFORD), read(tx, "2", urn=TRAFFORD)
    with store.of("again").begin() as tx:
        publications.decided(tx, NOW, (number, "Told.", STORY))
        tx.execute(publication.update().where(publication.c.id == number).values(decided_at=None))
    with store.of("news").begin() as tx:
        stories.begin(tx, Story("s", TRAFFORD, Kind.INSPECTION, date(2026, 8, 1), Standing.REPORTED, None), NOW)
    with store.of("unconfirmed").begin() as tx:
        alerted(tx)
    with store.of("confirmed").begin() as tx:
        alerted(tx, of=other)

    assert of_publication(store, number) == {
        "first": False,
        "again": True,
        "news": True,
        "unconfirmed": True,
        "confirmed": False,
    }


def test_a_news_item_is_undecided_for_every_team_that_watched_anybody_before_it_came(store):
    watch(store, "a", "b")
    piece = news(store)
    watch(store, "late", since=NOW + timedelta(hours=1))

    with store.look() as tx:
        assert team_decisions.of_item(tx, piece.id) == {"a", "b"}
    with store.of("a").begin() as tx:
        items.decided(tx, piece.id, "Kept.", NOW, [])
    with store.look() as tx:
        assert team_decisions.of_item(tx, piece.id) == {"b"}


def test_a_teams_moments_are_written_as_everybodys_are(store):
    watch(store, "a")
    piece = news(store)
    for whose in (store, store.of("a")):
        with whose.begin() as tx:
            items.decided(tx, piece.id, "Kept.", NOW, [])

    written = select(cast(item.c.decided_at, String))
    with store.look() as tx, store.of("a").look() as theirs:
        assert tx.execute(written).scalar() == theirs.execute(written).scalar()


def test_what_is_written_for_several_is_each_ones_own_and_never_written_over(store):
    watch(store, "a", "b")
    with store.begin() as tx:
        number = read(tx, urn=TRAFFORD)
    for decision in ("Told.", "Told otherwise."):
        rows = [
            {"publication": number, TEAM: team, "decided_at": NOW, "decision": f"{decision} {team}", "story": STORY}
            for team in ("a", "b")
        ]
        with store.begin() as tx:
            team_decisions.write(tx, team_decisions.Written(publications=rows), NOW)

    for team in ("a", "b"):
        with store.of(team).look() as tx:
            assert tx.execute(select(publication.c.decision)).scalars().all() == [f"Told. {team}"]


def behind(store, since=None):
    with store.look() as tx:
        return team_decisions.behind(tx, since)


def test_behind_is_who_has_not_decided_what_the_operator_has(store):
    watch(store, "decided", "cut-short")
    watch(store, "later", since=NOW + timedelta(hours=2), news_from=date(2026, 8, 1))
    watch(store, "elsewhere", urn=WIRRAL)
    with store.begin() as tx:
        number, waiting = read(tx, "1", urn=TRAFFORD), read(tx, "2", urn=WIRRAL)
    assert behind(store) == set()  # it comes to all of them with the operator's

    for team in ("", "decided"):
        with store.of(team).begin() as tx:
            publications.decided(tx, NOW, (number, "Told.", STORY))
    assert behind(store) == {"cut-short", "later"}
    # Of what was decided long ago only who watches it since then.
    assert behind(store, NOW + timedelta(hours=1)) == {"later"}

    with store.begin() as tx:
        publications.decided(tx, NOW + timedelta(hours=1), (waiting, "Told.", STORY))
    assert behind(store, NOW + timedelta(hours=1)) == {"elsewhere", "later"}


def test_a_piece_leaves_the_stories_of_those_alone_that_are_named(store):
    watch(store, "a", "b")
    piece = news(store)
    for team in ("a", "b"):
        with store.of(team).begin() as tx:
            items.decided(tx, piece.id, "Kept.", NOW, [STORY])

    with store.begin() as tx:
        team_stories.leave(tx, ["a"], piece.id)

    of_each = {}
    for team in ("a", "b"):
        with store.of(team).look() as tx:
            of_each[team] = tx.execute(select(item_story.c.story)).scalars().all()
    assert of_each == {"a": [], "b": [STORY]}


def test_behind_is_who_has_not_decided_a_piece_of_news(store):
    watch(store, "decided", "cut-short")
    piece = news(store)
    with store.begin() as tx:
        tx.execute(item.update().values(reading="{}"))
    watch(store, "late", since=NOW + timedelta(hours=1))
    for team in ("", "decided"):
        with store.of(team).begin() as tx:
            items.decided(tx, piece.id, "Kept.", NOW, [])

    assert behind(store) == {"cut-short"}
    assert behind(store, NOW + timedelta(minutes=1)) == set()
