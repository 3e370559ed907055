from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import event
from stored import NOW, TRAFFORD, WIRRAL, alerted, decided, listed, queued

from watcher.store.told import certificate, outbox
from watcher.store.told.outbox import Outcome, State

DAY = timedelta(days=1)
OURS = frozenset({WIRRAL})


def seen(tx, start=NOW, end=NOW + DAY):
    return certificate.seen(tx, OURS, start, end)


def test_what_was_new_from_the_start_until_before_the_end_is_counted_for_the_watched(tx):
    listed(tx, "old", at=NOW - DAY)
    listed(tx, "there before", first_contact=True, published=date(2020, 1, 1))
    listed(tx, "new")
    listed(tx, "too late", at=NOW + DAY)
    listed(tx, "elsewhere", urn=TRAFFORD)

    assert [each.published for each in seen(tx)] == [date(2026, 8, 3)]


def test_a_message_is_owed_until_it_arrived_or_another_arrived_in_its_place(tx):
    alerted(tx, of=decided(tx))
    failed = queued(tx, "one", alert="alert-1", receiver="Duty inbox")
    queued(tx, "kept back", alert="alert-1", receiver="Other", state=State.SILENCED)
    outbox.claim(tx, "Duty inbox", NOW)
    outbox.not_sent(tx, failed, Outcome(State.GIVEN_UP, "550 no such mailbox", NOW), NOW)
    (before,) = seen(tx)
    fallback = queued(tx, "fallback", alert="alert-1", stands_in_for=failed)
    on_its_way = seen(tx)[0].owed
    outbox.sent(tx, fallback, "C1:1", "Sent.", NOW)
    (after,) = seen(tx)

    assert (before.alerts, before.sent, before.silenced) == (1, 0, 1)
    assert [(each.receiver, each.answer) for each in before.owed] == [("Duty inbox", "550 no such mailbox")]
    assert len(on_its_way) == 2
    assert (after.sent, after.owed) == (1, ())


def test_an_alert_that_no_message_was_made_of_is_named(tx):
    alerted(tx, "told")
    queued(tx, alert="told")
    alerted(tx, "forgotten")
    alerted(tx, "later", at=NOW + DAY)

    assert certificate.alerts_without_message(tx, NOW, NOW + DAY) == ["forgotten"]


def test_the_newest_thing_of_a_source_is_named_with_its_date(tx):
    nothing = certificate.newest(tx, "Ofsted reports")
    listed(tx, "new", title="The newest", published=date(2026, 8, 3))
    listed(tx, "old", title="An older one", published=date(2026, 8, 1))
    listed(tx, "undated", title="One without a date", published=None)

    assert nothing is None
    assert certificate.newest(tx, "Ofsted reports") == "“The newest” (3 August 2026)"


def test_however_much_was_published_it_is_asked_in_as_many_statements(store):
    def asked(names):
        with store.begin() as tx:
            for name in names:
                alerted(tx, name, of=decided(tx, name))
                queued(tx, name, alert=name, state=State.SENT)
            statements = []
            event.listen(tx, "before_cursor_execute", lambda *found: statements.append(found[2]))
            assert all((each.alerts, each.sent) == (1, 1) for each in seen(tx))
            return len(statements)

    assert asked(["one"]) == asked(["two", "three", "four"])
