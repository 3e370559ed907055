from __future__ import annotations

from datetime import date, timedelta

import many_teams
import pytest
from builders import judgements
from good_config import GOOD
from sqlalchemy import event, select
from stored import NOW, TRAFFORD, WIRRAL, a_reading, queued, read

from watcher import data
from watcher.config.check import load
from watcher.decide import decide
from watcher.model.alerts import Severity
from watcher.model.people import PersonalWatch
from watcher.store.polled import outages
from watcher.store.tables.alerts import delivery
from watcher.store.tables.publications import publication
from watcher.store.told import alerts, deadlines, people

OTHERS = tuple(each.urn for each in data.authorities() if each.urn not in (WIRRAL, TRAFFORD))[:8]


def inadequate(tx, key, urn, end=date(2026, 6, 19)):
    said = a_reading(urn, judgements=judgements(leadership="inadequate"), inspection_end=end)
    return read(tx, key, said=said, urn=urn)


def left(store):
    with store.look() as tx:
        return list(tx.execute(select(publication.c.key).where(publication.c.decided_at.is_(None))).scalars())


def test_what_cannot_be_decided_holds_up_none_that_is_decided_in_the_same_transaction(store, tmp_path, monkeypatch):
    def odd(tx, now, *made):
        if f"{TRAFFORD}/2" in {told.key for told, _ in made}:
            raise ValueError("A mistake of ours.")
        keep(tx, now, *made)

    keep = alerts.add
    monkeypatch.setattr(alerts, "add", odd)
    (tmp_path / "config.toml").write_text(GOOD)
    config = load(tmp_path / "config.toml")
    with store.begin() as tx:
        for key, urn in (("1", WIRRAL), ("2", TRAFFORD), ("3", WIRRAL)):
            inadequate(tx, key, urn)
    failed = []

    made = decide.decide(store, config, NOW, failed=failed)
    again = decide.decide(store, config, NOW)

    assert (len(made), again, left(store)) == (2, (), ["2"])
    assert len(failed) == 1
    with store.look() as tx:
        assert [each.polls for each in outages.open_ones(tx)] == [2]
        told = tx.execute(select(delivery.c.alert).distinct().order_by(delivery.c.alert)).scalars().all()
    assert told == [f"{WIRRAL}/1", f"{WIRRAL}/3"]
    monkeypatch.undo()
    assert len(decide.decide(store, config, NOW)) == 1
    with store.look() as tx:
        assert list(outages.open_ones(tx)) == []


def test_a_decision_takes_as_many_questions_whatever_is_known_of_its_authority(store, tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)
    config = load(tmp_path / "config.toml")
    asked = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for known in (range(1), range(1, 40), range(40, 41)):
        with store.begin() as tx:
            for number in known:
                inadequate(tx, str(100 + number), WIRRAL, date(2026, 4, 19) + timedelta(days=number))
        asked.clear()
        decide.decide(store, config, NOW)
        counts.append(len(asked))

    first, many, last = counts
    assert first == last
    assert many < 13 * 39
    assert sum("FROM mark" in each for each in asked) == 1


def test_more_than_one_transaction_holds_are_all_decided_in_their_order(store, tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)
    with store.begin() as tx:
        for number in range(decide.AT_ONCE + 2):
            inadequate(tx, str(100 + number), WIRRAL)

    made = decide.decide(store, load(tmp_path / "config.toml"), NOW)

    assert [each.url[-3:] for each in made] == [str(100 + number) for number in range(decide.AT_ONCE + 2)]
    assert left(store) == []


def config_for_all(tmp_path):
    """Watch everybody, and silence nobody; alerts go also to people on Slack."""
    slack = '[[receiver]]\nname = "Channel"\nkind = "slack"\nchannel = "C0123456789"\ntoken_file = "token"\n'
    text = GOOD.replace('["Wirral", "Liverpool"]', '["all"]').replace('{ authority = ["Wirral"] }', "{ kind = [] }")
    (tmp_path / "config.toml").write_text(
        text.replace('send_to = ["Terminal"', 'send_to = ["Channel", "Terminal"') + slack
    )
    return load(tmp_path / "config.toml", looking=True)


def publish_all(store):
    """Publish what is decided in different ways: anew, as the news had it, of one inspection again, of old."""
    with store.begin() as tx:
        people.watch(tx, PersonalWatch("Channel", "U1", OTHERS[0], Severity.NOTE), NOW)
        people.watch(tx, PersonalWatch("Channel", "U2", TRAFFORD, Severity.CRITICAL), NOW)
        many_teams.told_by_the_news(tx, "inadequate")
        for at, urn in enumerate((*OTHERS[:3], TRAFFORD, WIRRAL, *OTHERS[3:6])):
            inadequate(tx, str(100 + at), urn)
        inadequate(tx, "200", WIRRAL)  # of the same inspection as before
        read(tx, "201", urn=OTHERS[6], said=a_reading(WIRRAL))
        read(tx, "202", urn=OTHERS[7], published=date(2020, 1, 1), first_contact=True)
        queued(tx, "before", story=f"{OTHERS[4]}/inspection/2026-06-19", receiver="Channel", address="U3")


def decided(store):
    with store.look() as tx:
        p = publication.c
        return list(tx.execute(select(p.key, p.decision, p.story, p.decided_at).order_by(p.id)))


@pytest.mark.parametrize("at_once", [2, 16])
def test_what_is_decided_in_one_transaction_is_decided_and_queued_as_each_by_itself(
    two, tmp_path, monkeypatch, at_once
):
    _, together, apart = two
    config = config_for_all(tmp_path)
    for store, some in ((together, at_once), (apart, 1)):
        publish_all(store)
        monkeypatch.setattr(decide, "AT_ONCE", some)
        decide.decide(store, config, NOW)

    assert many_teams.rows(together) == many_teams.rows(apart)
    assert many_teams.in_order(together) == many_teams.in_order(apart)
    assert decided(together) == decided(apart)
    assert left(together) == []
    with together.look() as tx, apart.look() as by_itself:
        order = select(delivery.c.key).order_by(delivery.c.id)
        queue = list(tx.execute(order).scalars())
        assert queue == list(by_itself.execute(order).scalars())
    assert len(queue) > 20


def test_sixteen_authorities_reports_take_hardly_more_questions_than_one(two, tmp_path):
    _, store, _ = two
    config = config_for_all(tmp_path)
    urns = [each.urn for each in data.authorities()]
    counts, asked = [], []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    for some in (urns[:1], urns[1 : decide.AT_ONCE + 1]):
        with store.begin() as tx:
            for urn in some:
                inadequate(tx, f"of {urn}", urn)
        asked.clear()
        decide.decide(store, config, NOW)
        counts.append(len(asked))

    assert counts[1] < 2 * counts[0]
    with store.look() as tx:
        assert len(deadlines.passed(tx, date.max)) == 2 * (decide.AT_ONCE + 1)
