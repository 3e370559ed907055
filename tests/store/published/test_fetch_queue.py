from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import event, select
from stored import NOW, TRAFFORD, WIRRAL, listed, read

from watcher.model.listings import Validators
from watcher.store.published import documents, fetch_queue
from watcher.store.published.publications import State
from watcher.store.tables.publications import publication

OURS = frozenset({WIRRAL})
HOUR = timedelta(hours=1)
HISTORY = {"first_contact": True, "published": date(2026, 7, 15)}


def waiting(tx, now=NOW, **options):
    return [each.title for each in fetch_queue.waiting(tx, OURS, now, **options)]


def row(tx, number):
    return tx.execute(select(publication).where(publication.c.id == number)).one()


def test_news_is_fetched_before_history_and_the_newest_first(tx):
    listed(tx, "1", title="history", **HISTORY)
    listed(tx, "2", title="news", published=date(2026, 8, 1))
    listed(tx, "3", title="newest", published=date(2026, 8, 3))
    listed(tx, "4", title="elsewhere", urn=TRAFFORD)
    read(tx, "5", title="read")

    assert waiting(tx) == ["newest", "news", "history"]


def test_what_could_not_be_read_waits_unless_waits_are_ignored_or_the_clock_was_set_back(tx):
    number = listed(tx, title="report")
    fetch_queue.could_not_be_read(tx, number, "404", NOW, HOUR)
    fetch_queue.could_not_be_read(tx, number, "503", NOW + HOUR, HOUR)

    (unread,) = fetch_queue.unreadable(tx)

    assert (unread.attempts, unread.failing_since, unread.problem) == (2, NOW, "503")
    assert waiting(tx, NOW + HOUR) == []
    assert waiting(tx, NOW + 2 * HOUR) == ["report"]
    assert waiting(tx, NOW + HOUR, ignore_waits=True) == ["report"]
    assert waiting(tx, NOW - timedelta(days=30)) == ["report"]


def test_what_was_read_in_the_end_is_in_trouble_no_longer(tx):
    number = listed(tx)
    fetch_queue.could_not_be_read(tx, number, "404", NOW, HOUR)
    fetch_queue.told_unreadable(tx, number, "operators", "story")
    read(tx)

    assert fetch_queue.unreadable(tx) == []
    assert (row(tx, number).failing_since, row(tx, number).story) == (None, "story")


def test_that_a_document_was_read_and_how_to_ask_for_it_again_is_noted_at_once(tx):
    number, asked = listed(tx), []
    documents.add(tx, "hash", b"bytes", NOW)
    event.listen(tx, "before_cursor_execute", lambda *given: asked.append(given[2]))
    fetch_queue.was_read(tx, number, "hash", Validators('"1"', "Mon"), NOW)

    found = row(tx, number)
    assert (found.state, found.sha256, found.etag, found.last_modified) == (State.READ, "hash", '"1"', "Mon")
    assert (found.checked_at, len(asked)) == (NOW, 2)  # and the look of this test


def test_history_that_can_not_be_read_is_no_trouble(tx):
    fetch_queue.could_not_be_read(tx, listed(tx, **HISTORY), "404", NOW, HOUR)

    assert fetch_queue.unreadable(tx) == []


def test_who_is_watched_from_now_on_has_a_history_and_perhaps_news(tx):
    new = listed(tx, "new", watched=False, published=date(2026, 7, 27))
    old = listed(tx, "old", title="Old", watched=False, published=date(2026, 7, 26))
    elsewhere = listed(tx, "elsewhere", watched=False, urn=TRAFFORD)
    fetch_queue.take_over(tx, OURS, date(2026, 7, 27))

    assert [row(tx, each).history for each in (new, old)] == [False, True]
    assert [row(tx, each).state for each in (new, old)] == [State.WAITING, State.WAITING]
    assert row(tx, elsewhere).state == State.LISTED
