"""Who gets a message, beside those whom it is addressed to, and who doesn't any more."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from stored import NOW, STORY, WIRRAL, alerted, queued

from notifiers.console import Settings as Console
from notifiers.slack.channel import Settings as Slack
from watcher.decide.intents import Plan
from watcher.decide.write import write
from watcher.deliver import enqueue
from watcher.model.alerts import Message, Severity
from watcher.model.decisions import Edit, NewMessage
from watcher.model.people import PersonalWatch
from watcher.store.backup import RESTORED_AT
from watcher.store.polled import sources
from watcher.store.tables.alerts import delivery
from watcher.store.told import deliveries, people
from watcher.store.told.deliveries import State

CHANNEL, OTHER, ANN = "C0000000001", "C0000000002", "U0000000001"
NIGHT = "00:00-23:59"


def slack(name, channel=CHANNEL, **more):
    return Slack(name=name, kind="slack", channel=channel, token_file="token", **more)


CONFIG = {each.name: each for each in (slack("Desk"), slack("Duty", OTHER), Console(name="Screen", kind="console"))}


def everything(tx):
    return [deliveries.read(row) for row in tx.execute(deliveries.ROWS.order_by(delivery.c.id))]


@pytest.mark.parametrize(
    ("receiver", "address", "changed"),
    [
        ("Desk", CHANNEL, True),
        ("Desk", ANN, True),
        ("Desk", OTHER, False),  # the config names another channel now
        ("Screen", "console", False),  # what was printed can't be changed
        ("Gone", CHANNEL, False),
    ],
)
def test_a_first_message_is_changed_where_its_address_is_still_a_receivers(tx, receiver, address, changed):
    queued(tx, "first", receiver=receiver, address=address, state=State.SENT)

    enqueue.edit_first(tx, Edit("change", "Confirmed", STORY), CONFIG, NOW)

    made = [(each.receiver, each.address) for each in everything(tx) if each.message.edits]
    assert made == [(receiver, address)] * changed


def test_those_have_heard_of_a_story_that_are_in_the_config_and_are_no_person_alone(tx):
    queued(tx, "1", receiver="Duty", address=OTHER, state=State.SENT)
    queued(tx, "2", receiver="Desk", address=ANN, state=State.SENT)
    queued(tx, "3", receiver="Gone", address="C0000000003", state=State.SENT)

    assert enqueue.reached(tx, STORY, CONFIG) == ("Duty",)
    assert enqueue.reached(tx, STORY, CONFIG, before=NOW) == ()
    assert enqueue.reached(tx, None, CONFIG) == ()


def test_who_has_another_name_by_now_has_heard_of_a_story_at_the_same_address(tx):
    queued(tx, "1", receiver="Of old", address=CHANNEL, state=State.SENT)
    queued(tx, "2", receiver="Of old", address=ANN, state=State.SENT)
    queued(tx, "3", receiver="Desk", address=OTHER, state=State.SENT)

    assert enqueue.reached(tx, STORY, {"Desk": slack("Desk"), "Duty": slack("Duty", OTHER)}) == ("Desk",)
    assert enqueue.reached(tx, STORY, {"Duty": slack("Duty")}) == ("Duty",)


@pytest.mark.parametrize(
    ("watches", "silenced", "gets"),
    [
        ((ANN, Severity.WARNING), False, True),
        ((ANN, Severity.WARNING), True, False),
        ((ANN, Severity.CRITICAL), False, False),  # what is graver alone
        ((OTHER, Severity.WARNING), False, False),  # an address that is no person's, nor the receiver's own
    ],
)
def test_an_alert_goes_to_those_who_have_its_authority_on_their_list_and_waits_as_their_receiver_does(
    tx, watches, silenced, gets
):
    quiet = {"Desk": slack("Desk", quiet=NIGHT)}
    people.watch(tx, PersonalWatch("Desk", watches[0], WIRRAL, watches[1]), NOW)
    people.watch(tx, PersonalWatch("Gone", ANN, WIRRAL, Severity.NOTE), NOW)
    alert = alerted(tx, severity=Severity.WARNING)
    outgoing = NewMessage(Message("key", Severity.WARNING, "Wirral", ()), (), STORY, alert.key, silenced=silenced)
    made, config = Plan("Told.", STORY, alert, messages=(outgoing,)), SimpleNamespace(receivers=quiet)

    assert write(tx, config, NOW, (made, None)) == gets
    assert write(tx, config, NOW, (made, None)) == 0
    made = tx.execute(deliveries.ROWS).all()
    assert [(each.receiver, each.address, each.next_at > NOW + timedelta(hours=1)) for each in made] == [
        ("Desk", ANN, True)
    ] * gets


def test_after_a_copy_was_put_back_it_is_looked_for_first_also_where_a_person_gets_it(tx):
    sources.set_mark(tx, "", RESTORED_AT, NOW.isoformat())
    people.watch(tx, PersonalWatch("Desk", ANN, WIRRAL, Severity.NOTE), NOW)
    alert = alerted(tx)

    outgoing = NewMessage(Message("key", alert.severity, "Wirral", ()), (), STORY, alert.key)
    made = Plan("Told.", STORY, alert, messages=(outgoing,))
    write(tx, SimpleNamespace(receivers=CONFIG), NOW, (made, None))

    assert [each.state for each in everything(tx)] == [State.UNKNOWN]


@pytest.mark.parametrize(("at_once", "addresses"), [(True, {CHANNEL, ANN}), (False, {CHANNEL})])
def test_what_corrects_something_critical_goes_at_once_to_whoever_had_it_as_a_direct_message_too(
    tx, at_once, addresses
):
    kept = {"Desk": slack("Desk", digest="week")}
    queued(tx, "1", receiver="Desk", address=ANN, state=State.SENT)
    alert = alerted(tx, severity=Severity.NOTE)
    said = Message("key", Severity.NOTE, "Wirral: corrected", (), broadcast=True)

    enqueue.post(tx, NewMessage(said, ("Desk",), STORY, alert.key, at_once=at_once), kept, NOW)

    new = [each for each in tx.execute(deliveries.ROWS).all() if each.alert]
    assert {each.address for each in new} == addresses
    assert {each.next_at > NOW for each in new} == {not at_once}


@pytest.mark.parametrize(("silenced", "kept"), [(False, []), (True, ["1"])])
def test_what_goes_at_once_lets_go_what_is_kept_of_its_story_unless_it_is_silenced(tx, silenced, kept):
    queued(tx, "1", gather_at=NOW + timedelta(days=3))
    queued(tx, "2", gather_at=NOW + timedelta(days=3), story="another story")

    enqueue.post(
        tx, NewMessage(Message("key", Severity.NOTE, "No", ()), ("Desk",), STORY, silenced=silenced), CONFIG, NOW
    )

    still = [each.key for each in tx.execute(deliveries.ROWS).all() if each.released_at is None]
    assert still == [*kept, "2"]
