from __future__ import annotations

from datetime import timedelta

from stored import NOW, STORY, alerted, queued

from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.values import replace
from watcher.store.polled import sources
from watcher.store.told import acknowledgements, people
from watcher.store.told.outbox import State

ON_IT = Acknowledgement(STORY, NOW, "U1", Said.TAKEN_UP, "Safeguarding channel")
HOUR = timedelta(hours=1)


def snooze(at, until):
    return replace(ON_IT, said=Said.SNOOZED, at=at, until=until)


def test_what_somebody_says_twice_is_kept_once_until_the_story_alerts_anew(tx):
    alerted(tx)
    first = acknowledgements.add(tx, ON_IT)
    again = acknowledgements.add(tx, replace(ON_IT, at=NOW + HOUR))
    alerted(tx, "alert-2", at=NOW + 2 * HOUR)
    anew = acknowledgements.add(tx, replace(ON_IT, at=NOW + 3 * HOUR))

    assert (first, again) == (1, None)
    assert anew == 2


def test_who_is_known_by_name_is_called_by_it(tx):
    people.learn_name(tx, "U1", "Ann Example", NOW)
    acknowledgements.add(tx, ON_IT)
    acknowledgements.add(tx, replace(ON_IT, who="U2"))

    assert [each.called for each in acknowledgements.of_story(tx, STORY)] == ["Ann Example", "U2"]
    assert [each.who for each in acknowledgements.newest(tx, 1)] == ["U2"]
    assert list(acknowledgements.of_stories(tx, [STORY, "another"])) == [STORY]


def test_an_alert_waits_for_somebody_until_its_story_is_taken_up_after_it(tx):
    alerted(tx)
    queued(tx, alert="alert-1")
    before = acknowledgements.not_taken_up(tx, NOW, unless="escalation")
    acknowledgements.add(tx, replace(ON_IT, at=NOW - HOUR))
    of_an_earlier_alert = acknowledgements.not_taken_up(tx, NOW, unless="escalation")
    acknowledgements.add(tx, replace(ON_IT, who="U2"))

    assert [each.alert.key for each in before] == ["alert-1"]
    assert [each.alert.key for each in of_an_earlier_alert] == ["alert-1"]
    assert acknowledgements.not_taken_up(tx, NOW, unless="escalation") == []


def test_an_alert_that_others_were_told_of_waits_no_longer(tx):
    for key in ("alert-1", "alert-2"):
        alerted(tx, key)
        queued(tx, f"message of {key}", alert=key)
    sources.set_mark(tx, "escalation", "alert-1", NOW.isoformat())
    sources.set_mark(tx, "certificate", "alert-2", NOW.isoformat())

    found = acknowledgements.not_taken_up(tx, NOW, unless="escalation")

    assert [each.alert.key for each in found] == ["alert-2"]


def test_what_only_a_silence_knows_of_waits_for_nobody(tx):
    alerted(tx)
    queued(tx, alert="alert-1", state=State.SILENCED)

    assert acknowledgements.not_taken_up(tx, NOW, unless="escalation") == []


def test_a_snooze_ends_unless_a_longer_one_followed_or_the_story_was_taken_up(tx):
    acknowledgements.add(tx, snooze(NOW, NOW + HOUR))
    alone = acknowledgements.snoozes_over(tx, NOW, NOW + 2 * HOUR)
    acknowledgements.add(tx, snooze(NOW, NOW + 3 * HOUR))
    followed = acknowledgements.snoozes_over(tx, NOW, NOW + 2 * HOUR)
    at_its_end = acknowledgements.snoozes_over(tx, NOW, NOW + 3 * HOUR)
    acknowledgements.add(tx, replace(ON_IT, at=NOW + HOUR))

    assert [number for number, _ in alone] == [1]
    assert followed == []
    assert [number for number, _ in at_its_end] == [2]
    assert acknowledgements.snoozes_over(tx, NOW, NOW + 3 * HOUR) == []
    assert acknowledgements.snoozed_until(tx, STORY, NOW) == NOW + 3 * HOUR
    assert acknowledgements.snoozed_until(tx, STORY, NOW + HOUR) is None
