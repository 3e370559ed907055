from __future__ import annotations

from datetime import date

from builders import judgements
from good_config import GOOD
from sqlalchemy import event, select
from stored import NOW, TRAFFORD, WIRRAL, a_reading, read

from watcher.config.check import load
from watcher.decide import decide
from watcher.store.polled import outages
from watcher.store.tables.alerts import delivery
from watcher.store.tables.publications import publication
from watcher.store.told import alerts


def inadequate(tx, key, urn):
    said = a_reading(urn, judgements=judgements(leadership="inadequate"), inspection_end=date(2026, 6, 19))
    return read(tx, key, said=said, urn=urn)


def left(store):
    with store.look() as tx:
        return list(tx.execute(select(publication.c.key).where(publication.c.decided_at.is_(None))).scalars())


def test_what_cannot_be_decided_holds_up_none_that_is_decided_in_the_same_transaction(store, tmp_path, monkeypatch):
    def odd(tx, told, *more):
        if told.key == f"{TRAFFORD}/2":
            raise ValueError("A mistake of ours.")
        keep(tx, told, *more)

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


def test_a_decision_takes_as_many_questions_whatever_is_known_of_its_authority(store, tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)
    config = load(tmp_path / "config.toml")
    asked = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for known in (range(1), range(1, 40), range(40, 41)):
        with store.begin() as tx:
            for number in known:
                inadequate(tx, str(100 + number), WIRRAL)
        asked.clear()
        decide.decide(store, config, NOW)
        counts.append(len(asked))

    first, many, last = counts
    assert first == last
    assert many < 12 * 39
    assert sum("FROM mark" in each for each in asked) == 1


def test_more_than_one_transaction_holds_are_all_decided_in_their_order(store, tmp_path):
    (tmp_path / "config.toml").write_text(GOOD)
    with store.begin() as tx:
        for number in range(decide.AT_ONCE + 2):
            inadequate(tx, str(100 + number), WIRRAL)

    made = decide.decide(store, load(tmp_path / "config.toml"), NOW)

    assert [each.url[-3:] for each in made] == [str(100 + number) for number in range(decide.AT_ONCE + 2)]
    assert left(store) == []
