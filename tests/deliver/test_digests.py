from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import event, select
from stored import queued

from notifiers.console import Settings
from watcher.deliver import digests, enqueue
from watcher.model.alerts import Link, Message, Section, Severity
from watcher.model.decisions import Edit, NewMessage
from watcher.store.engine import turns
from watcher.store.tables.alerts import alert, delivery
from watcher.store.told import alerts, outbox, undelivered
from watcher.store.told import digests as store_digests
from watcher.store.told.outbox import State

MONDAY = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
NAME = "Duty desk"


def receiver(**keys):
    return {NAME: Settings(name=NAME, kind="console", **keys)}


def decide(store, receivers, count, severity=Severity.WARNING, *, at=MONDAY, name="Council"):
    with store.begin() as tx:
        for number in range(count):
            what = f"{name} {number}: {severity}"
            if alerts.get(tx, what) is None:
                made = {"key": what, "story": what, "urn": "1", "severity": severity, "made_at": at, "json": "{}"}
                tx.execute(alert.insert().values(made))
            sections = (
                Section("", ("Published today.",)),
                Section("", links=(Link("Report", f"https://e.example/{number}"),)),
            )
            message = Message(what, severity, f"{name} {number}: leaders inadequate", sections)
            enqueue.post(tx, NewMessage(message, (NAME,), what, alert=what), receivers, at)


def sent(store, receivers, now=MONDAY):
    """Gather, and claim and send everything that may be sent."""
    digests.gather(store, receivers, now)
    told = []
    while True:
        with store.begin() as tx:
            claimed = outbox.claim(tx, NAME, now)
            if claimed is None:
                return told
            outbox.sent(tx, claimed.id, f"ref {claimed.id}", "Sent.", now)
        told.append(claimed)


def test_a_burst_of_warnings_is_one_digest_that_names_every_authority(store):
    decide(store, receiver(), 10)

    (digest,) = sent(store, receiver())

    said = str(digest.message.sections)
    assert digest.message.summary == "Council 0, Council 1, Council 2 and 7 more: 10 publications"
    assert all(f"Council {number}: leaders inadequate" in said for number in range(10))
    assert all(f"https://e.example/{number}" in said for number in range(10))


def in_teams(store, told, *, more=False):
    """Decide so much for teams, release what is little, and name who is left and who has something to send."""
    for name, (count, options) in told.items():
        decide(store.of(name), receiver(), count, **options)
    receivers = {name: receiver() for name in told if name != "unknown here"}
    left = digests.release_few(store, receivers, MONDAY, more_may_come=lambda: more)
    with store.look() as tx:
        return sorted(left), sorted(turns.receivers_due(tx, MONDAY))


def test_what_is_little_is_released_for_all_teams_at_once_and_a_burst_is_left_to_be_gathered(store):
    critical = {"severity": Severity.CRITICAL}
    told = {"little": (5, {}), "burst": (6, {}), "urgent": (6, critical)}

    assert in_teams(store, {**told, "unknown here": (1, {})}) == (["burst", "urgent"], ["little"])


def test_what_is_little_waits_for_the_rest_of_a_burst_that_may_still_come(store):
    told = {"new": (1, {}), "has waited": (1, {"at": MONDAY - digests.BURST_WITHIN})}

    assert in_teams(store, told, more=True) == ([], ["has waited"])


def test_to_release_for_many_teams_takes_as_few_statements_as_for_one(store):
    asked = []

    def statements(names):
        for name in names:
            decide(store.of(name), receiver(), 1, name=name)
        asked.clear()
        digests.release_few(store, dict.fromkeys(names, receiver()), MONDAY, more_may_come=bool)
        return len(asked)

    event.listen(store.engine, "before_cursor_execute", lambda *_: asked.append(1))

    statements(["the first"])
    assert statements([f"team-{number}" for number in range(12)]) == statements(["one"])


def test_a_few_warnings_stay_single(store):
    decide(store, receiver(), 5)

    assert len(sent(store, receiver())) == 5


@pytest.mark.parametrize(("count", "messages"), [(25, 25), (26, 1)])
def test_critical_alerts_stay_single_up_to_25_in_a_cycle(store, count, messages):
    decide(store, receiver(), count, Severity.CRITICAL)

    assert len(sent(store, receiver())) == messages


def test_how_many_stay_single_is_configurable(store):
    few = receiver(digest_above=1, critical_digest_above=2)
    decide(store, few, 3, Severity.CRITICAL)
    decide(store, few, 2, Severity.NOTE)

    told = sent(store, few)

    assert [each.message.severity for each in told] == [Severity.CRITICAL, Severity.NOTE]


def test_members_and_key_of_a_digest_are_fixed_before_its_first_attempt(store):
    decide(store, receiver(), 10)
    digests.gather(store, receiver(), MONDAY)
    with store.begin() as tx:
        first = outbox.claim(tx, NAME, MONDAY)
        outbox.not_sent(tx, first.id, outbox.Outcome(State.QUEUED, "The server was busy.", MONDAY), MONDAY)

    decide(store, receiver(), 10, name="Borough")
    again, later = sent(store, receiver())

    assert again.message == first.message
    assert "Borough" in later.message.summary


def test_what_a_digest_told_is_sent_and_what_follows_answers_the_digest(store):
    decide(store, receiver(), 10)
    (digest,) = sent(store, receiver())

    with store.begin() as tx:
        follow = Message("more", Severity.NOTE, "Council 3: more", ())
        enqueue.post(tx, NewMessage(follow, (NAME,), "Council 3: warning"), receiver(), MONDAY)
    (reply,) = sent(store, receiver())

    assert reply.message.thread == f"ref {digest.id}"
    with store.look() as tx:
        assert undelivered.depth(tx).unsent == 0


def test_a_digest_that_cannot_arrive_is_told_to_the_operators_once(store):
    decide(store, receiver(), 10)
    digests.gather(store, receiver(), MONDAY)
    with store.begin() as tx:
        claimed = outbox.claim(tx, NAME, MONDAY)
        outbox.not_sent(tx, claimed.id, outbox.Outcome(State.GIVEN_UP, "The token was revoked.", MONDAY), MONDAY)

        untold = undelivered.given_up_untold(tx)
        undelivered.try_again(tx, MONDAY, MONDAY - timedelta(days=7))

    assert [each.id for each in untold] == [claimed.id]
    assert [each.id for each in sent(store, receiver())] == [claimed.id]


def test_a_weekly_digest_waits_until_monday_and_critical_alerts_do_not(store):
    weekly = receiver(digest="week")
    wednesday = MONDAY + timedelta(days=2)
    decide(store, weekly, 2, at=wednesday)
    decide(store, weekly, 1, Severity.CRITICAL, at=wednesday)

    at_once = sent(store, weekly, wednesday)
    on_sunday = sent(store, weekly, MONDAY + timedelta(days=6))
    on_monday = sent(store, weekly, datetime(2026, 8, 10, 7, 0, tzinfo=UTC))

    assert [each.message.severity for each in at_once] == [Severity.CRITICAL]
    assert on_sunday == []
    assert [each.message.summary for each in on_monday] == ["Council 0 and Council 1: 2 publications"]


def test_what_waits_for_its_digest_is_not_late(store):
    decide(store, receiver(digest="week"), 2)

    with store.look() as tx:
        assert undelivered.late(tx, MONDAY + timedelta(days=3)) == []


def test_at_night_warnings_wait_for_the_morning_and_critical_alerts_come(store):
    quiet = receiver(quiet="22:00-07:00")
    night = datetime(2026, 8, 3, 23, 0, tzinfo=UTC)
    decide(store, quiet, 2, at=night)
    decide(store, quiet, 1, Severity.CRITICAL, at=night)

    at_night, in_the_morning = sent(store, quiet, night), sent(store, quiet, datetime(2026, 8, 4, 6, 0, tzinfo=UTC))

    assert [each.message.severity for each in at_night] == [Severity.CRITICAL]
    assert len(in_the_morning) == 2


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 10, 24, 23, tzinfo=UTC)])
def test_quiet_hours_end_by_londons_clock_in_the_nights_when_it_changes(day):
    ends = receiver(quiet="22:00-07:00")[NAME].gather_at(Severity.NOTE, day)

    assert (ends - day) in (timedelta(hours=7), timedelta(hours=8))
    assert ends.hour == (6 if day.month == 3 else 7)


@pytest.mark.parametrize("written", ["at night", "22-7", "07:00-07:00", 22])
def test_quiet_hours_that_are_none_are_refused_with_how_to_write_them(written):
    with pytest.raises(ValidationError, match="22:00-07:00"):
        receiver(quiet=written)


def test_quiet_hours_that_end_when_they_begin_are_said_to():
    with pytest.raises(ValidationError, match="ends when it begins"):
        receiver(quiet="07:00-07:00")


def test_a_replied_edit_never_changes_a_digest(store):
    decide(store, receiver(), 10)
    sent(store, receiver())

    with store.begin() as tx:
        enqueue.edit_first(tx, Edit("x", "Confirmed.", "Council 3: warning"), receiver(), MONDAY)

    assert sent(store, receiver()) == []


def test_whether_more_may_come_is_asked_only_where_something_waits(store):
    asked = []

    def more_may_come():
        asked.append("asked")
        return True

    digests.gather(store, receiver(), MONDAY, more_may_come=more_may_come)
    assert asked == []
    decide(store, receiver(), 2)
    digests.gather(store, receiver(), MONDAY, more_may_come=more_may_come)

    assert asked == ["asked"]
    with store.begin() as tx:
        assert outbox.claim(tx, NAME, MONDAY) is None


def test_where_no_digest_can_be_made_each_goes_out_by_itself_rather_than_none(store, monkeypatch):
    def wrong(*_arguments, **_options):
        raise ValueError("A mistake of ours.")

    monkeypatch.setattr(digests, "digest_message", wrong)
    decide(store, receiver(), 10)

    assert len(sent(store, receiver())) == 10


def waiting(store, *keys, address="a", state=State.QUEUED, at=MONDAY):
    with store.begin() as tx:
        for key in keys:
            queued(tx, key, story=key, receiver=NAME, address=address, state=state, at=at, gather_at=at)


def gathered_in(store):
    """Map what each message that goes out stands in for to the address that it goes to."""
    with store.look() as tx:
        rows = tx.execute(select(delivery).order_by(delivery.c.id)).all()
    numbers = [row.id for row in rows if row.digest is None]
    return [([row.key for row in rows if row.digest == each], rows[each - 1].address) for each in numbers]


def test_what_waits_for_two_addresses_is_a_digest_for_each(store):
    few = receiver(critical_digest_above=1)
    waiting(store, "one", "two")
    waiting(store, "three", "four", address="b")

    digests.gather(store, few, MONDAY)

    assert gathered_in(store) == [(["one", "two"], "a"), (["three", "four"], "b")]


def test_a_burst_that_needs_two_digests_has_each_message_in_one_of_them(store, monkeypatch):
    monkeypatch.setattr(digests, "parts_of", lambda messages, _room: [messages[:2], messages[2:]])
    waiting(store, "one", "two", "three", "four")

    digests.gather(store, receiver(critical_digest_above=1), MONDAY)

    assert gathered_in(store) == [(["one", "two"], "a"), (["three", "four"], "a")]


@pytest.mark.parametrize(
    ("fresh", "found"), [(("one",), [([], "a")] * 2), (("one", "two"), [([], "a"), (["one", "two"], "a")])]
)
def test_what_may_have_been_sent_as_itself_is_released_and_counts_for_no_digest(store, fresh, found):
    waiting(store, "in doubt", state=State.UNKNOWN)
    waiting(store, *fresh)

    digests.gather(store, receiver(critical_digest_above=1), MONDAY)

    assert gathered_in(store) == found
    with store.look() as tx:
        assert tx.execute(select(delivery.c.key).where(delivery.c.released_at.is_(None))).all() == []


def test_what_was_queued_before_the_clock_was_set_back_does_not_wait_for_the_rest_of_its_burst(store):
    waiting(store, "one", at=MONDAY + timedelta(hours=1))

    digests.gather(store, receiver(), MONDAY, more_may_come=lambda: True)

    with store.look() as tx:
        assert not store_digests.any_waiting(tx, MONDAY)
