"""What is decided for many teams at once is what each would have decided by itself."""

from __future__ import annotations

import random
from datetime import date, timedelta

import empty_database
import many_teams
import pytest
from builders import judgements
from many_teams import apart, at_once, in_order, pending, publish, rows, states, told_by_the_news
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import select, update
from stored import NOW, TRAFFORD, a_reading, read

from watcher.decide import together
from watcher.decide.together import decide_together
from watcher.model.corrections import Cause, Correction, TextChange
from watcher.model.proofs import READER
from watcher.model.values import replace
from watcher.store import backup
from watcher.store.polled import sources
from watcher.store.published import corrections, documents
from watcher.store.tables.alerts import delivery
from watcher.store.tables.config import watching
from watcher.store.tables.teams import everybodys
from watcher.store.told.deliveries import State


@pytest.fixture
def world(tmp_path):
    """Make stores with all these teams; a store for each name that is asked for."""
    teams, opened = many_teams.configs(tmp_path), []

    def make(name):
        store = empty_database.opened(tmp_path / f"{name}.db")
        opened.append(store)
        many_teams.begin(store, teams)
        return store

    yield teams, make
    for each in opened:
        each.close()


def befall(store, seed):
    """Let some of what was queued arrive, be refused or be silenced: the same in each database, by its key."""
    chance, d = random.Random(seed), everybodys(delivery)
    with store.begin() as tx:
        for key in sorted(tx.execute(d.select().with_only_columns(d.c.key)).scalars()):
            state = chance.choice([State.SENT, State.SENT, State.QUEUED, State.GIVEN_UP, State.SILENCED])
            tx.execute(update(d).where(d.c.key == key).values(state=state, reference=f"at {key[:4]}"))


def correct(store, number, before, now, *sentences):
    """Have Ofsted replace the document, so that it says something else."""
    with store.begin() as tx:
        documents.add(tx, f"hash {number}", str(number).encode(), NOW)
        documents.add_reading(tx, f"hash {number}", now, READER, NOW)
        corrections.corrected(tx, 1, f"hash {number}", Correction(Cause.NEW_BYTES, before, sentences))


def said(overall="good", **more):
    grades = judgements(leadership="inadequate", help_and_protection=overall)
    return a_reading(TRAFFORD, inspection_end=date(2026, 6, 19), judgements=grades, **more)


VERSIONS = {
    "another grade": said("requires improvement"),
    "in doubt": said("inadequate", problems=("The table could not be read.",)),
    "no alert": a_reading(TRAFFORD, inspection_end=date(2026, 6, 19), judgements=judgements(leadership="good")),
    "other words": said(),
}


def test_what_is_brought_back_and_replaced_again_is_told_each_time(two):
    teams, together, alone = two
    one, other = said(), said("requires improvement")
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=one)
        decide(store, teams)
        told = []
        for number, (before, now) in enumerate([(one, other), (other, one), (one, other), (other, one)]):
            correct(store, number % 2, before, now)
            decide(store, teams)
            told.append(sum(rows(store)["alert"].values()))
        assert sorted(set(told)) == told

    assert rows(together) == rows(alone)
    assert in_order(together) == in_order(alone)


# On a server one first is enough: each goes through all versions.
CORRECTED = [("sqlite", "as it was"), ("sqlite", "in doubt"), ("sqlite", "no alert"), ("postgresql", "as it was")]


@pytest.mark.parametrize(
    ("two", "first"),
    [pytest.param(*each, marks=NEEDS_POSTGRESQL if each[0] == "postgresql" else ()) for each in CORRECTED],
    indirect=["two"],
)
def test_what_ofsted_corrects_is_decided_at_once_as_each_team_would_alone(two, first):
    teams, together, alone = two
    versions = {"as it was": said(), **VERSIONS}
    before = versions.pop(first)
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=before)
        decide(store, teams)
    assert rows(together) == rows(alone)
    were = before
    for number, now in enumerate(versions.values(), 1):
        for store, decide in ((together, at_once), (alone, apart)):
            befall(store, number)
            correct(store, number, were, now, TextChange("Children wait.", f"Children wait {number} weeks."))
            decided = decide(store, teams)
            assert not decided  # nobody is left to decide by himself

        assert rows(together) == rows(alone)
        assert in_order(together) == in_order(alone)
        were = now

    kept = rows(alone)
    assert len(kept["alert"]) > 6
    assert sum(1 for row in kept["story"] if "confirmed" in row or "corrected" in row) == 1


@pytest.mark.parametrize("heard_first", [(), ("north", "south")])
def test_a_report_that_is_issued_anew_on_another_day_is_decided_at_once_as_each_team_would_alone(two, heard_first):
    teams, together, alone = two
    for store, decide in ((together, at_once), (alone, apart)):
        for name in heard_first:
            with store.of(name).begin() as tx:
                told_by_the_news(tx, "inadequate")
        publish(store, reading=said())
        decide(store, teams)
        befall(store, 1)
        with store.begin() as tx:
            read(tx, "50300002", urn=TRAFFORD, said=VERSIONS["no alert"], published=date(2026, 8, 4))
        decide(store, teams)

    assert rows(together) == rows(alone)
    assert in_order(together) == in_order(alone)
    assert "corrected by Ofsted" in str(rows(alone)["alert"])


@pytest.mark.parametrize(("version", "words"), [("no alert", "two documents differ"), (None, "inadequate")])
def test_two_reports_of_one_day_are_decided_at_once_as_each_team_would_alone(two, version, words):
    teams, together, alone = two
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=said())
        decide(store, teams)
        befall(store, 1)
        with store.begin() as tx:
            read(tx, "50300002", urn=TRAFFORD, said=VERSIONS[version] if version else said())
        decide(store, teams)

    assert rows(together) == rows(alone)
    assert in_order(together) == in_order(alone)
    assert words in str(rows(alone)["alert"])


def test_a_doubt_that_was_told_before_leaves_no_other_words_behind(two):
    teams, together, alone = two
    before, now = (said(problems=(f"The table on page {page} could not be read.",)) for page in (1, 2))
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=before)
        decide(store, teams)
        with store.begin() as tx:  # a better reader reads the same bytes, and can't read something else in them
            documents.add_reading(tx, "50300001-hash", now, READER, NOW)
            corrections.corrected(tx, 1, "50300001-hash", Correction(Cause.BETTER_READER, before))
        decide(store, teams)

    assert rows(together) == rows(alone)


def test_teams_that_heard_another_grade_in_the_news_are_answered_otherwise(two):
    teams, together, alone = two
    for store, decide in ((together, at_once), (alone, apart)):
        for name, grade in (("north", "inadequate"), ("south", "good")):
            with store.of(name).begin() as tx:
                told_by_the_news(tx, grade)
        publish(store, reading=said("requires improvement"))
        decide(store, teams)

    assert rows(together) == rows(alone)
    assert {(row[-1], row[5]) for row in rows(alone)["story"]} >= {("north", "confirmed"), ("south", "corrected")}


def test_who_had_a_story_as_a_direct_message_gets_nothing_of_what_a_silence_keeps_back(two):
    teams, together, alone = two
    teams = {**teams, "told by the news": replace(teams["told by the news"], silences=teams["silenced"].silences)}
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=said())
        decide(store, teams)

    assert rows(together) == rows(alone)
    with together.of("told by the news").look() as tx:
        new = tx.execute(select(delivery.c.address, delivery.c.state).where(delivery.c.alert.is_not(None))).all()
    assert ("U2", State.SILENCED) in new


def test_a_correction_settles_nothing_that_the_news_reported_since(two):
    teams, together, alone = two
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=said())
        decide(store, teams)
        with store.of("north").begin() as tx:
            told_by_the_news(tx, "inadequate")
        correct(store, 1, said(), said("requires improvement"))
        decide(store, teams)

    assert rows(together) == rows(alone)
    assert ("north", "reported") in {(row[-1], row[5]) for row in rows(alone)["story"]}


def test_what_the_news_reported_is_settled_at_once_also_where_no_rule_applies(two):
    teams, together, alone = two
    for store, decide in ((together, at_once), (alone, apart)):
        publish(store, reading=VERSIONS["no alert"])
        decide(store, teams)

    assert rows(together) == rows(alone)
    assert in_order(together) == in_order(alone)
    assert max(map(len, in_order(alone).values())) == 3  # the news, the change of it, and the answer


RESTORED = {backup.RESTORED_AT: (NOW - timedelta(hours=1)).isoformat()}


@pytest.mark.parametrize(
    ("said", "marked", "alerted"),
    [({}, {}, 8), ({"problems": ("The table could not be read.",)}, {}, 9), ({}, RESTORED, 8)],
)
def test_each_team_has_the_rows_that_it_would_have_made_alone(world, said, marked, alerted):
    teams, make = world
    together, alone = make("together"), make("apart")
    for store in (together, alone):
        publish(store, **said)
        with store.begin() as tx:
            for name, text in marked.items():
                sources.set_mark(tx, "", name, text)

    assert at_once(together, teams) == set()
    apart(alone, teams)

    assert rows(together) == rows(alone)
    assert len(rows(together)["alert"]) == alerted
    assert sum(rows(together)["delivery"].values()) > 15
    assert states(together) == {State.SILENCED, State.QUEUED, *([State.UNKNOWN] if marked else [])}


def test_who_has_no_shipped_history_decides_alone(world):
    teams, make = world
    store = make("together")
    publish(store)
    teams = {**teams, "north": replace(teams["north"], baseline="none")}

    assert at_once(store, teams) == {"north"}
    assert at_once(store, teams) == set()


def test_what_was_replaced_before_anybody_was_told_is_no_news_for_who_began_after_it(world):
    teams, make = world
    store = make("together")
    publish(store)
    with store.of("north").begin() as tx:
        tx.execute(update(watching).values(since=NOW, news_from=date(2026, 8, 4)))
    correct(store, 1, said(), said())

    assert at_once(store, teams) == {"north"}
    assert "north" not in {key[-1] for key in rows(store)["alert"]}


def test_what_was_cut_short_goes_on_where_it_was(world, monkeypatch):
    teams, make = world
    store = make("together")
    publish(store)
    monkeypatch.setattr(together, "AT_ONCE", 1)
    (undecided,) = pending(store, teams)
    first = {name: teams[name] for name in ("north", "silenced")}
    decide_together(store, first, undecided, NOW)

    found = decide_together(store, {name: teams[name] for name in ("north", "silenced", "south")}, undecided, NOW)

    assert len(found.made) == 1
    assert {key[-1] for key in rows(store)["alert"]} == {"north", "silenced", "south", "told by the news"}


def test_a_team_for_which_it_fails_is_left_to_itself_with_those_beside_it(world, monkeypatch):
    teams, make = world
    store = make("together")
    publish(store)
    monkeypatch.setattr(together, "AT_ONCE", 2)

    class Odd:
        watched, bundled = teams["north"].watched, True

        @property
        def rulebook(self):
            raise ValueError("odd")

    found = decide_together(store, {**teams, "north": Odd()}, pending(store, teams)[0], NOW)

    assert found.left == {"north", "outstanding"}
    assert len(found.made) == 6
