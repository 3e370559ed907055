from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Message, Severity
from watcher.model.listings import Entry, Listing
from watcher.model.news import ItemKind
from watcher.model.ofsted import Urn
from watcher.model.people import PersonalWatch
from watcher.store import retention
from watcher.store.polled import items
from watcher.store.published.sightings import Sighting
from watcher.store.tables.alerts import attempt
from watcher.store.told import acknowledgements, deliveries, outbox, people
from watcher.store.told.outbox import State

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
TODAY = date(2026, 8, 3)
SINCE = date(2026, 7, 27)
LATER = NOW + timedelta(days=400)


def see(store, *titles, now=NOW, day=TODAY):
    entries = tuple(Entry(f"example.org/{n}", each, f"https://example.org/{n}", day) for n, each in enumerate(titles))
    listing = Listing("feed", "https://example.org/rss", entries, items=ItemKind.NEWS)
    with store.begin() as tx:
        return items.see(tx, Sighting("Globe", listing, first_contact=False, since=SINCE, old_before=SINCE, now=now))


def decide(store, *ids):
    with store.begin() as tx:
        for id_ in ids:
            items.decided(tx, id_, "Told.", NOW, ["80581/inspection/1"])


def forget_pieces(store, before=LATER):
    with store.begin() as tx:
        return retention.forget_pieces(tx, before, 100)


def remembered(store):
    with store.look() as tx:
        return [each.item.title for each in items.all_items(tx)]


def test_old_news_is_forgotten_and_what_is_undecided_or_young_is_not(store):
    see(store, "Decided", "Undecided")
    decide(store, 1)
    assert forget_pieces(store, before=NOW) == 0

    count = forget_pieces(store)

    assert (count, remembered(store)) == (1, ["Undecided"])
    assert forget_pieces(store) == 0


@pytest.mark.parametrize("title", ["Decided", "In other words"])
def test_a_forgotten_piece_that_its_feed_still_lists_is_not_news_again(store, title):
    see(store, "Decided")
    decide(store, 1)
    forget_pieces(store)

    new = see(store, title, now=LATER)

    with store.look() as tx:
        assert (new, list(items.undecided(tx))) == (0, [])


@pytest.mark.parametrize(
    ("title", "day", "news"),
    [
        ("Another one", LATER.date(), ["Another one"]),
        ("Decided", LATER.date(), []),  # dated anew
        ("Another one", TODAY, []),
        ("Another one", None, []),
    ],
)
def test_what_stands_in_the_place_of_a_forgotten_piece_is_news_with_other_words_and_a_later_day(
    store, title, day, news
):
    see(store, "Decided")
    decide(store, 1)
    forget_pieces(store)

    see(store, title, now=LATER, day=day)

    with store.look() as tx:
        assert [each.item.title for each in items.unread(tx)] == news == remembered(store)
    assert forget_pieces(store) == 0


@pytest.mark.parametrize(("state", "count"), [(State.SILENCED, 1), (State.QUEUED, 0), (State.UNKNOWN, 0)])
def test_an_address_is_forgotten_only_when_nothing_is_on_its_way_to_it(store, state, count):
    with store.begin() as tx:
        for number, each in enumerate((State.SILENCED, state)):
            message = Message(f"key {number}", Severity.NOTE, "Wirral: a note", ())
            outbox.queue(tx, outbox.NewDelivery(message, "s", "Inbox", "ann@example.org", state=each), NOW)

        listed = retention.old_addresses(tx, LATER, {"bob@example.org"})
        # As where it was listed before something was queued for it.
        forgotten = retention.forget_address(tx, "ann@example.org", LATER)

    assert (len(listed), forgotten) == (count, bool(count))


def test_an_address_is_forgotten_in_answers_and_in_notices_too(store):
    with store.begin() as tx:
        about = Message("key", Severity.NOTE, "To ann@example.org a message was given up", ())
        outbox.queue(tx, outbox.NewDelivery(about, "o", "Ops", "ops@example.org", state=State.SILENCED), NOW)
        left = Message("left", Severity.NOTE, "Wirral: a note", ())
        id_ = outbox.queue(tx, outbox.NewDelivery(left, "s", "Inbox", "ann@example.org", state=State.GIVEN_UP), NOW)
        outbox.note_attempt(tx, id_, "given_up", "550 <ann@example.org>: who is that?", NOW)

        (listed,) = retention.old_addresses(tx, LATER, {"ops@example.org"})
        retention.forget_address(tx, listed, LATER)

        assert deliveries.last_answer(tx, id_) == "550 <somebody>: who is that?"
        kept = " ".join(map(str, (*tx.execute(deliveries.ROWS), *tx.execute(select(attempt)))))
    assert "ann@example.org" not in kept
    assert "To somebody a message was given up" in kept


def press(tx, story, at=NOW, who="U1"):
    acknowledgements.add(tx, Acknowledgement(story, at, who, Said.TAKEN_UP, "Channel"))


@pytest.mark.parametrize(("state", "left"), [(State.QUEUED, ["U1"]), (State.SENT, [])])
def test_who_pressed_is_forgotten_but_in_a_story_of_which_something_is_on_its_way(tx, state, left):
    for number, (story, where) in enumerate((("waits", state), ("told", State.SENT))):
        new = outbox.NewDelivery(Message(f"{number}", Severity.NOTE, "Wirral", ()), story, "Channel", "C1", state=where)
        outbox.queue(tx, new, NOW)
        press(tx, story)
    press(tx, "told", LATER, "U2")

    assert retention.forget_people(tx, LATER, 100) == 2 - len(left)
    assert [each.who for each in acknowledgements.of_story(tx, "waits") if each.who == "U1"] == left
    assert [each.who for each in acknowledgements.of_story(tx, "told")] == [retention.SOMEBODY, "U2"]


def test_the_name_stays_of_whoever_keeps_a_list_or_pressed_or_was_asked_after_lately(tx):
    for who in ("listed", "pressed", "gone"):
        people.learn_name(tx, who, f"Ann {who}", NOW)
    people.learn_name(tx, "new", "Ann new", LATER)
    people.watch(tx, PersonalWatch("Channel", "listed", Urn("80581"), Severity.NOTE), NOW)
    press(tx, "story", LATER, "pressed")

    retention.forget_people(tx, LATER, 100)

    known = {each: people.name_since(tx, each, NOW) for each in ("listed", "pressed", "gone", "new")}
    assert known == {"listed": "Ann listed", "pressed": "Ann pressed", "gone": None, "new": "Ann new"}
