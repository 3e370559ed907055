"""What an engine of jobs has done, key by key: the test itself takes the jobs, in the place of a worker."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from postgres import NEEDS_WORKERS
from sqlalchemy import select, text, update
from town import TWO_INADEQUATE, small_site
from town_of_teams import TownOfTeams

from watcher.demo.server import Reply
from watcher.model.alerts import Message, Severity
from watcher.service.bursts import DECIDING
from watcher.service.engines.steps import Steps
from watcher.service.service import Service
from watcher.service.teams import team_files
from watcher.store.database import Store
from watcher.store.engine.wake_ups import WakeUp, Work, wake
from watcher.store.polled import outages
from watcher.store.published import publications
from watcher.store.tables.alerts import delivery
from watcher.store.told import outbox
from watcher.store.told.deliveries import NewDelivery, State

pytestmark = [*NEEDS_WORKERS]
BURST = [each.name for each in small_site().authorities[:6]]


@pytest.fixture
def town(tmp_path, waking_url):
    with TownOfTeams(tmp_path, authorities=json.dumps(["Trafford", "Wirral", *BURST])) as opened:
        written = opened.config.read_text().replace("sqlite:///test.db", waking_url)
        written = written.replace("[[receiver]]", "[[receiver]]\ncritical_digest_above = 5")
        opened.config.write_text(f'{written}\n[engine]\nkind = "procrastinate"\n')
        yield opened


@contextmanager
def steps_of(town):
    with town.service() as service:
        service.begin()
        yield Steps(service)


@pytest.fixture
def steps(town):
    with steps_of(town) as opened:
        yield opened


def waiting(store):
    with store.look() as tx:
        wanted = "select task_name, args from procrastinate.procrastinate_jobs where status = 'todo' order by id"
        return [WakeUp(Work(each.task_name), **each.args) for each in tx.execute(text(wanted))]


def lose(store, works=frozenset(Work)):
    with store.begin() as tx:
        tx.execute(text("set local search_path = procrastinate, public"))  # as the engine's own sessions
        tx.execute(text("delete from procrastinate_jobs where task_name = any(:works)"), {"works": [*map(str, works)]})


def take(steps, *, only=frozenset(Work)):
    """Do every job that waits, and those that come of them; returns what was done."""
    done = []
    while found := [each for each in waiting(steps.service.store) if each.work in only]:
        lose(steps.service.store, only)
        for each in found:
            steps.by_work[each.work](each)
        done += found
    return done


def sweep(steps):
    steps.sweep()
    return take(steps)


def test_a_report_goes_from_its_source_to_people_by_wake_ups_alone(town, steps):
    sweep(steps)
    town.publish("Trafford", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    done = [each.work for each in sweep(steps)]

    assert len(town.posts) == 1
    assert [each for each in Work if each in done] == [Work.ASK, Work.READ, Work.DECIDE, Work.DELIVER]


def test_jobs_that_come_twice_or_late_tell_nothing_twice(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)

    done = sweep(steps)
    for each in (*done, *reversed(done)):
        steps.by_work[each.work](each)
    sweep(steps)

    assert len(town.posts) == 1


def test_whatever_job_is_lost_the_sweep_wakes_it_again(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)
    for lost in (Work.READ, Work.DECIDE, Work.DELIVER):
        steps.sweep()
        take(steps, only=set(Work) - {lost, *{Work.READ: (Work.DECIDE, Work.DELIVER)}.get(lost, ())})
        lose(steps.service.store)
        assert town.posts == []

    sweep(steps)

    assert len(town.posts) == 1


def test_a_burst_waits_until_nothing_is_read_or_decided_and_is_one_digest(town, steps):
    sweep(steps)
    for name in BURST:
        town.publish(name, **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    steps.sweep()
    take(steps, only={Work.ASK, Work.READ})
    first, *others = [each for each in waiting(steps.service.store) if each.work is Work.DECIDE]

    steps.by_work[Work.DECIDE](first)
    take(steps, only={Work.DELIVER})
    before = list(town.posts)
    take(steps)
    sweep(steps)

    assert len(others) == len(BURST) - 1
    assert before == []
    assert len(town.posts) == 1
    assert f"{len(BURST)} critical alerts" in town.posts[0]


def test_a_burst_that_two_polls_bring_is_a_digest_for_each_and_every_report_is_in_one(town, steps):
    sweep(steps)
    for day in (6, 13):
        for name in BURST:
            town.publish(name, **TWO_INADEQUATE, end=date(2026, 7, day))
        town.clock.pass_(minutes=10)
        sweep(steps)

    digests = [[name for name in BURST if f"{name}: " in each] for each in town.posts]
    assert digests == [BURST, BURST]


def test_what_is_decided_does_not_wait_for_a_job_that_has_nothing_to_do(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    steps.sweep()
    take(steps, only={Work.ASK, Work.READ, Work.DECIDE})
    with steps.service.store.begin() as tx:
        wake(tx, WakeUp(Work.READ))  # as each poll does

    take(steps, only={Work.DELIVER})

    assert len(town.posts) == 1


def test_deciding_about_a_place_leaves_what_waits_about_others(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)
    town.publish("Wirral", **TWO_INADEQUATE)
    steps.sweep()
    take(steps, only={Work.ASK, Work.READ})
    with steps.service.store.look() as tx:
        before = publications.places_undecided(tx)

    steps.by_work[Work.DECIDE](WakeUp(Work.DECIDE, before[0]))

    with steps.service.store.look() as tx:
        assert set(publications.places_undecided(tx)) == set(before) - {before[0]}


def test_a_receivers_job_ends_with_its_time_and_what_is_left_comes_again(town, steps, monkeypatch):
    service, key = steps.service, WakeUp(Work.DELIVER, "Safeguarding channel")
    monkeypatch.setattr("watcher.service.engines.steps.SLICE", town.clock.now() - town.clock.now())
    with service.store.begin() as tx:
        new = NewDelivery(Message("key", Severity.CRITICAL, "Trafford", ()), "story", key.key, "C1")
        outbox.queue(tx, new, town.clock.now())
    lose(service.store)

    steps.by_work[Work.DELIVER](key)

    assert (town.posts, waiting(service.store)) == ([], [key])


def test_a_job_whose_server_asks_for_a_moment_sits_it_out_only_where_no_other_waits(town, steps):
    store, now, slack = steps.service.store, town.clock.now(), "Safeguarding channel"
    busy = Reply(429, b'{"ok": false, "error": "ratelimited"}', "application/json", headers={"Retry-After": "1"})

    def tell(key, others):
        town.workspace.instead.append((False, busy))
        with store.begin() as tx:
            outbox.queue(tx, NewDelivery(Message(key, Severity.NOTE, key, ()), key, slack, town.workspace.channel), now)
            wake(tx, *(WakeUp(Work.DELIVER, each) for each in others))
        lose(store, {Work.DELIVER} if not others else set())
        began = town.clock.passed
        steps.by_work[Work.DELIVER](WakeUp(Work.DELIVER, slack))
        return town.clock.passed - began, len(town.posts)

    left = tell("first", others=["Duty inbox"])
    lose(store)
    town.clock.pass_(seconds=1)
    swept = sweep(steps)

    assert (left, WakeUp(Work.DELIVER, slack) in swept, len(town.posts)) == ((0, 0), True, 1)
    lose(store)
    assert tell("second", others=[]) == (1, 2)


def test_deciding_waits_for_its_turn_among_all_processes(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)
    steps.sweep()
    take(steps, only={Work.ASK, Work.READ})
    key = next(each for each in waiting(steps.service.store) if each.work is Work.DECIDE)
    deciding = threading.Thread(target=steps.by_work[Work.DECIDE], args=(key,))
    other = Store(steps.service.config.store_url)

    with other.sole(DECIDING) as ours:
        deciding.start()
        while not queued_for_a_lock(other):
            assert deciding.is_alive()
        with other.look() as tx:
            undecided = publications.places_undecided(tx)
    deciding.join()

    with other.look() as tx:
        assert (ours, key.key in undecided, publications.places_undecided(tx)) == (True, True, [])
    other.close()


def queued_for_a_lock(store):
    with store.look() as tx:
        return tx.execute(text("select 1 from pg_locks where locktype = 'advisory' and not granted")).first()


def test_a_source_that_breaks_rests_and_is_noted(town, steps, monkeypatch):
    def broken(*_sources):
        raise ZeroDivisionError

    monkeypatch.setattr(Service, "poll", broken)

    sweep(steps)

    assert sweep(steps) == []
    with steps.service.store.look() as tx:
        (trouble,) = outages.open_ones(tx)
    assert trouble.source == "Ofsted reports"


def test_no_document_is_to_blame_when_the_database_fails_while_it_is_fetched(town, steps):
    town.publish("Trafford", **TWO_INADEQUATE)
    steps.sweep()
    take(steps, only={Work.ASK})
    with steps.service.store.begin() as tx:
        tx.execute(text("alter table host rename to elsewhere"))

    take(steps, only={Work.READ})
    with steps.service.store.begin() as tx:
        tried = tx.execute(text("select sum(attempts) from publication where not history")).scalar_one()
        tx.execute(text("alter table elsewhere rename to host"))
    sweep(steps)

    assert (tried, len(town.posts)) == (0, 1)


def test_each_team_is_decided_and_sent_for_by_its_own_jobs_and_all_are_looked_after_by_one(town):
    town.config.write_text(f"{town.config.read_text()}\n[teams]\n")
    town.add("salford", authorities='["Trafford"]')
    with steps_of(town) as steps:
        now = town.clock.now()
        list(team_files.apply(steps.service.store, steps.service.config, now.date(), now))
        steps.service.follow_teams()
        sweep(steps)
        town.publish("Trafford", **TWO_INADEQUATE)
        town.clock.pass_(minutes=10)
        done = sweep(steps)
        steps.wake_all()
        looked_after = take(steps, only={Work.LOOK_AFTER})
        with steps.service.store.of("salford").begin() as tx:
            waits_too_long = {"released_at": town.clock.now() - timedelta(days=2), "state": State.QUEUED}
            tx.execute(update(delivery).values(queued_at=waits_too_long["released_at"], **waits_too_long))
        for each in (WakeUp(Work.LOOK_AFTER, "teams"), WakeUp(Work.LOOK_AFTER, team="salford")):
            # The second is an older version's.
            steps.by_work[Work.LOOK_AFTER](each)
        with steps.service.store.of("salford").look() as tx:
            stories = tx.execute(select(delivery.c.story)).scalars().all()

    assert WakeUp(Work.DELIVER, "Team channel", "salford") in done
    assert len(town.workspaces["salford"].messages) == 1
    assert looked_after == [WakeUp(Work.LOOK_AFTER), WakeUp(Work.LOOK_AFTER, "teams")]
    assert stories.count("operations/late/Team channel") == 1
