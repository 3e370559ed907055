"""What is asked for all teams at once is answered as each team's own question is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update
from stored import NOW, STORY, TRAFFORD, WIRRAL, a_reading, alerted, list_page, listed, queued, read

from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.corrections import Cause, Correction
from watcher.model.errors import NOT_TRUSTED
from watcher.model.places import Place, Places
from watcher.store.polled import sources
from watcher.store.published import corrections, listings, pages_memory
from watcher.store.tables.alerts import delivery
from watcher.store.tables.config import watching_place
from watcher.store.tables.providers import provider_page
from watcher.store.tables.publications import publication
from watcher.store.teams import team_upkeep
from watcher.store.told import acknowledgements, outbox, silenced, undelivered
from watcher.store.told.deliveries import State

HOUR = timedelta(hours=1)
TEAMS = ("has some", "has none")
ALL = ("", *TEAMS)


def of_each(store, ask):
    """Ask each team in its own sight, and name those that have any."""
    found = set()
    for name in TEAMS:
        with store.of(name).look() as tx:
            found |= {name} if ask(tx) else set()
    return found


def of_all(store, ask):
    with store.look() as tx:
        return set(ask(tx))


def fill(store, what):
    """Let something be there for one team and for the operator."""
    for name in ("has some", ""):
        with store.of(name).begin() as tx:
            what(tx, name or "operator")


def test_marks_are_those_of_the_teams_by_source_and_name(store):
    for name in ALL:
        with store.of(name).begin() as tx:
            for source, marked in (("drill", "last"), ("escalation", "since"), ("escalation", "an alert")):
                sources.set_mark(tx, source, marked, name)

    with store.look() as tx:
        found = team_upkeep.marks(tx, ["drill"], [("escalation", "since")])
    assert found == {name: dict.fromkeys((("drill", "last"), ("escalation", "since")), name) for name in TEAMS}


@pytest.mark.parametrize(
    ("changed", "has_any"),
    [
        ({"state": State.GIVEN_UP, "next_at": NOW}, True),
        ({"state": State.GIVEN_UP, "next_at": NOW + HOUR}, False),
        ({"state": State.GIVEN_UP, "next_at": NOW, "queued_at": NOW - timedelta(days=8)}, False),
        ({"state": State.SENT}, False),
    ],
)
def test_what_was_refused_is_tried_again_when_it_has_waited(store, changed, has_any):
    fill(store, lambda tx, name: queued(tx, name) and tx.execute(update(delivery).values(**changed)))
    since = NOW - timedelta(days=7)

    found = of_all(store, lambda tx: team_upkeep.to_try_again(tx, NOW, since))

    assert found == ({"has some"} if has_any else set())
    assert found == of_each(store, lambda tx: undelivered.try_again(tx, NOW, since, in_time=True))


@pytest.mark.parametrize(("said", "found"), [(NOT_TRUSTED, {"has some"}), ("no answer", set())])
def test_who_waits_for_a_server_whose_certificate_is_not_accepted_is_found_before_it_is_late(store, said, found):
    fill(store, lambda tx, name: outbox.note_attempt(tx, queued(tx, name), "queued", f"Slack: {said}.", NOW))
    before = NOW + HOUR

    assert of_all(store, lambda tx: team_upkeep.undelivered(tx, "operations", NOW, before, NOW)) == found
    assert of_each(store, lambda tx: undelivered.not_trusted(tx, before)) == found


def test_what_a_silence_keeps_back_is_another_when_it_is_more(store):
    def keep(tx, name):
        queued(
            tx,
            f"{name} {len(list(silenced.kept_back(tx, 9)))}",
            alert=alerted(tx, f"{name} {NOW}").key,
            state=State.SILENCED,
        )

    fill(store, keep)
    with store.look() as tx:
        first = team_upkeep.kept_back(tx)
    with store.of("has some").begin() as tx:
        queued(tx, "one more", alert=f"has some {NOW}", state=State.SILENCED)

    with store.look() as tx:
        second = team_upkeep.kept_back(tx)
    assert {*first} == {*second} == of_each(store, lambda tx: list(silenced.kept_back(tx, 9))) == {"has some"}
    assert first != second


@pytest.mark.parametrize("then", [None, Said.TAKEN_UP, Said.SNOOZED])
def test_who_snoozed_and_who_did_not_answer_is_found_as_the_teams_themselves_find_it(store, then):
    def snooze(tx, name):
        told = alerted(tx, name, at=NOW - 3 * HOUR)
        queued(tx, name, alert=told.key)
        until = {Said.SNOOZED: NOW + HOUR}.get(then)
        for at, said, end in ((NOW - 2 * HOUR, Said.SNOOZED, NOW - HOUR), (NOW - HOUR, then, until)):
            if said:
                acknowledgements.add(tx, Acknowledgement(STORY, at, "U1", said, "Channel", end))

    fill(store, snooze)
    since = NOW - timedelta(days=1)

    over = of_all(store, lambda tx: team_upkeep.snoozes_over(tx, since, NOW))
    with store.look() as tx:
        unanswered = team_upkeep.unanswered(tx, "escalation", since)

    assert over == of_each(store, lambda tx: acknowledgements.snoozes_over(tx, since, NOW))
    assert over == (set() if then else {"has some"})
    assert {each.team for each in unanswered} == of_each(
        store, lambda tx: acknowledgements.not_taken_up(tx, since, unless="escalation")
    )
    assert [each.snoozed_until for each in unanswered] == {
        None: [NOW - HOUR],
        Said.SNOOZED: [NOW + HOUR],
        Said.TAKEN_UP: [],
    }[then]


def test_what_one_team_says_of_a_story_answers_for_no_other_that_has_it_too(store):
    for name in (*TEAMS, "silenced", "escalated"):
        with store.of(name).begin() as tx:
            told = alerted(tx, "alert", at=NOW - 3 * HOUR)
            queued(tx, name, alert=told.key, state=State.SILENCED if name == "silenced" else State.SENT)
            if name == "has some":
                said = Acknowledgement(STORY, NOW - 2 * HOUR, "U1", Said.SNOOZED, "Channel", NOW - HOUR)
                acknowledgements.add(tx, said)
            if name == "has none":
                for said, until in ((Said.SNOOZED, NOW + HOUR), (Said.TAKEN_UP, None)):
                    acknowledgements.add(tx, Acknowledgement(STORY, NOW, "U2", said, "Channel", until))
            if name == "escalated":
                sources.set_mark(tx, "escalation", told.key, "")
    since = NOW - timedelta(days=1)

    with store.look() as tx:
        assert {*team_upkeep.snoozes_over(tx, since, NOW)} == {"has some"}
        assert team_upkeep.unanswered(tx, "escalation", since) == [("has some", NOW - 3 * HOUR, NOW - HOUR)]


@pytest.mark.parametrize(("gone_at", "untold"), [(NOW, {"has some"}), (NOW - 2 * HOUR, set())])
def test_what_is_gone_since_they_watch_is_untold_to_those_who_were_not_told(store, gone_at, untold):
    urns = {"": WIRRAL, "has some": TRAFFORD, "has none": WIRRAL}
    with store.begin() as tx:
        number = listed(tx, urn=TRAFFORD)
        for _ in range(3):
            list_page(tx, urn=TRAFFORD, at=NOW)
        tx.execute(update(publication).values(gone_at=gone_at))
    for name, urn in urns.items():
        with store.of(name).begin() as tx:
            sources.watch(tx, (urn,), NOW - HOUR)

    assert of_all(store, team_upkeep.with_gone) == untold
    with store.of("has some").begin() as tx:
        listings.told_gone(tx, number)
    assert of_all(store, team_upkeep.with_gone) == set()
    with store.of("has none").begin() as tx:
        sources.watch(tx, (TRAFFORD,), NOW - HOUR)
    assert of_all(store, team_upkeep.with_gone) == ({"has none"} if untold else set())
    with store.begin() as tx:
        tx.execute(update(publication).values(gone_at=None))
    assert of_all(store, team_upkeep.with_gone) == {"has some"}
    with store.of("has some").begin() as tx:
        listings.told_gone(tx, number, gone=False)
    assert of_all(store, team_upkeep.with_gone) == set()


@pytest.mark.parametrize(("cause", "untold"), [(Cause.NEW_LINK, set()), (Cause.BESIDE, {"has some"})])
def test_what_is_gone_behind_what_replaces_it_is_untold_where_both_stood_there(store, cause, untold):
    with store.begin() as tx:
        old, new = read(tx, "1", urn=TRAFFORD), read(tx, "2", urn=TRAFFORD)
        tx.execute(update(publication).where(publication.c.id == old).values(gone_at=NOW))
        tx.execute(update(publication).where(publication.c.id == new).values(replaces=old))
        corrections.corrected(tx, new, "2-hash", Correction(cause, a_reading(TRAFFORD)))
    with store.of("has some").begin() as tx:
        sources.watch(tx, (TRAFFORD,), NOW - HOUR)

    assert of_all(store, team_upkeep.with_gone) == untold
    with store.of("has some").look() as tx:
        assert {"has some" for _ in listings.gone_untold(tx)} == untold


def test_pages_in_trouble_are_those_that_a_team_itself_sees(store):
    lists = {"has some": Places({"SC1": Place("places.csv", 2, "SC1", "Willow")}), "has none": Places()}
    with store.begin() as tx:
        tx.execute(provider_page.insert().values(urn="SC1", path="/1", looked_at=NOW, problem="It is no page."))
    for name, places in lists.items():
        with store.of(name).begin() as tx:
            sources.watch(tx, places.urns, NOW - HOUR, among=watching_place)

    with store.look() as tx:
        found = team_upkeep.pages_in_trouble(tx, NOW)
    for name, places in lists.items():
        with store.of(name).look() as tx:
            said = pages_memory.said_of(found.get(name, ()), places)
            assert said == pages_memory.problems(tx, places, NOW)
            assert bool(said) == (name == "has some")
