from __future__ import annotations

from datetime import date, timedelta

from stored import NOW, WIRRAL, alerted, decided, listed, queued

from watcher.model.alerts import Message, Severity
from watcher.store.told import audit_trail, digests, outbox, outbox_list


def test_what_a_page_showed_stands_with_what_was_decided_and_told_the_latest_first(tx):
    listed(tx, "unread", published=date(2026, 8, 1))
    number = decided(tx, "told", decision="Told.")
    alerted(tx, of=number)

    latest, earlier = audit_trail.seen(tx, WIRRAL)

    assert (latest.published, latest.decision, [each.key for each in latest.alerts]) == (
        date(2026, 8, 3),
        "Told.",
        ["alert-1"],
    )
    assert latest.publication.sha256 == "told-hash"
    assert (earlier.publication, earlier.decision, earlier.alerts) == (None, None, ())


def test_the_publication_of_an_alert_is_found_and_news_has_none(tx):
    alerted(tx, "report", of=decided(tx))
    alerted(tx, "news")

    assert audit_trail.seen_for(tx, "report").decision == "Told."
    assert audit_trail.seen_for(tx, "news") is None


def test_what_went_out_in_a_digest_was_sent_with_that(tx):
    alerted(tx)
    queued(tx, "first", alert="alert-1", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)
    digest = outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.sent(tx, digest.id, "C1:1", "Slack took it.", NOW + timedelta(minutes=1))

    (sending,) = audit_trail.sendings(tx, "alert-1")

    assert (sending.receiver, sending.state, sending.sent_at) == (
        "Safeguarding channel",
        "sent",
        NOW + timedelta(minutes=1),
    )
    assert [each.answer for each in sending.attempts] == ["Slack took it.", "Sent, in a digest."]
    assert audit_trail.sendings(tx, "another") == ()


def test_an_attempt_that_somebody_asked_for_is_in_the_trail(tx):
    alerted(tx)
    outbox_list.send_again(tx, queued(tx, alert="alert-1"), NOW)

    (sending,) = audit_trail.sendings(tx, "alert-1")

    assert [(each.outcome, each.at) for each in sending.attempts] == [("asked", NOW)]
