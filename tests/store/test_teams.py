"""No query crosses teams: each reads, changes and deletes only its own rows, however the query is built."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy import text as written
from sqlalchemy.exc import CompileError
from stored import NOW, TRAFFORD, WIRRAL, read

from watcher.model.listings import Failure
from watcher.store.backup import RESTORED_AT, was_just_restored
from watcher.store.polled import outages
from watcher.store.polled.sources import set_mark
from watcher.store.published import publications
from watcher.store.tables import metadata
from watcher.store.tables.alerts import alert
from watcher.store.tables.config import watching
from watcher.store.tables.publications import document, publication
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import TeamTable, everybodys
from watcher.store.upsert import insert_missing, upsert

TEAMS = ("", "Wirral trust", "Leeds trust")
KEYS = st.sampled_from(("a", "b", "c"))
STEPS = st.lists(
    st.tuples(st.sampled_from(TEAMS), st.sampled_from(("write", "change", "change all", "delete")), KEYS, KEYS),
    max_size=8,
)


def test_each_table_either_has_a_team_in_each_row_or_is_ofsteds_and_nobodys():
    with_team = {name for name, table in metadata.tables.items() if "team" in table.c}

    assert with_team == {name for name, table in metadata.tables.items() if isinstance(table, TeamTable)}
    assert {"alert", "delivery", "attempt", "story", "deadline", "acknowledgement", "correction"} <= with_team
    assert {"publication", "document", "reading", "source", "item"} & with_team == set()


def test_each_key_of_a_teams_table_is_the_teams_own():
    shared = {
        table.name
        for table in metadata.tables.values()
        if isinstance(table, TeamTable) and "id" not in table.c and "team" not in table.primary_key.columns
    }

    assert shared == set()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_whatever_a_team_does_each_sees_just_its_own(store, steps):
    expected = defaultdict(dict)
    with store.begin() as tx:
        tx.execute(everybodys(mark).delete())
    for team, what, key, text in steps:
        mine = expected[team]
        with store.of(team).begin() if team else store.begin() as tx:
            if what == "write":
                set_mark(tx, "s", key, text)
                mine[key] = text
            elif what == "change":
                tx.execute(update(mark).where(mark.c.name == key).values(text=text))
                mine.update({key: text} if key in mine else {})
            elif what == "change all":
                tx.execute(update(mark).values(text=text))
                mine.update(dict.fromkeys(mine, text))
            else:
                tx.execute(delete(mark).where(mark.c.name == key))
                mine.pop(key, None)

    assert {team: shapes(store.of(team) if team else store) for team in TEAMS} == {
        team: [expected[team]] * 6 for team in TEAMS
    }


def shapes(store):
    """Read the marks by queries of every shape that the code uses."""
    other = mark.alias()
    pair = other.c.name == mark.c.name
    with store.look() as tx:
        return [
            {row.name: row.text for row in tx.execute(query)}
            for query in (
                select(mark),
                select(other),
                select(mark.c.name, other.c.text).join(other, pair),
                select(other.c.name, other.c.text).outerjoin(mark, pair),
                select(mark.c.name, mark.c.text).where(exists().where(pair)),
                select(mark.c.name, func.max(mark.c.text).label("text")).group_by(mark.c.name),
            )
        ]


def test_a_row_that_is_written_over_or_left_is_the_teams_own(store):
    for team in TEAMS[1:]:
        with store.of(team).begin() as tx:
            upsert(tx, mark, source="s", name="n", text=team)
            upsert(tx, mark, source="s", name="n", text=f"{team}, again")
            insert_missing(tx, mark, [{"source": "s", "name": "n", "text": "never"}])
            insert_missing(tx, mark, [{"source": "s", "name": name, "text": f"{team}, {name}"} for name in "nm"])

    for team in TEAMS[1:]:
        with store.of(team).look() as tx:
            texts = tx.execute(select(mark.c.text).order_by(mark.c.name.desc())).scalars().all()
            assert texts == [f"{team}, again", f"{team}, m"]


def test_a_team_can_change_nothing_of_ofsteds(store):
    for statement in (
        document.insert().values(sha256="x", body=b"", size=0, fetched_at=NOW),
        update(publication).values(title="Something else"),
        delete(publication),
    ):
        with store.of("Leeds trust").begin() as tx, pytest.raises(CompileError, match="everybody's"):
            tx.execute(statement)


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda tx: tx.execute(select(everybodys(alert))), "every team's alert"),
        (lambda tx: tx.execute(mark.insert(), {"source": "s", "name": "n", "text": "", "team": "B"}), "names no team"),
        (lambda tx: tx.execute(mark.insert().values(source="s", name="n", text="", team="B")), "names no team"),
        (
            lambda tx: tx.execute(mark.insert().from_select(["team", "name"], select(mark.c.text, mark.c.name))),
            "names no",
        ),
        (lambda tx: tx.execute(written("SELECT * FROM alert")), "written as text"),
        (lambda tx: tx.execute(select(mark).where(written("1 = 1"))), "written as text"),
        (lambda tx: tx.exec_driver_sql("SELECT * FROM alert"), "written as text"),
    ],
    ids=[
        "all teams' rows",
        "another's row",
        "another's row in the statement",
        "another's row of a query",
        "text",
        "text in a query",
        "driver",
    ],
)
def test_a_teams_transaction_takes_no_statement_that_could_pass_by_its_narrowing(store, ask, why):
    with store.of("A").begin() as tx, pytest.raises(CompileError, match=why):
        ask(tx)


def test_that_a_copy_was_put_back_is_the_operators_word_and_holds_for_teams(store):
    with store.begin() as tx:
        set_mark(tx, "", RESTORED_AT, NOW.isoformat())

    with store.of("A").look() as tx:
        assert was_just_restored(tx, NOW)
        assert tx.execute(select(mark)).all() == []


def test_a_team_sees_what_it_watches_and_its_own_decisions_only(store):
    with store.begin() as tx:
        ids = [read(tx, "1", urn=TRAFFORD), read(tx, "2", urn=WIRRAL)]
        publications.decided(tx, NOW, (ids[0], "Told by the operator.", "a story"))
    watch(store, "A", TRAFFORD)
    watch(store, "B", TRAFFORD)

    with store.of("A").begin() as tx:
        assert [each.id for each in publications.undecided(tx, NOW, date.min)] == ids[:1]
        publications.decided(tx, NOW, (ids[0], "Told by A.", "A's story"))

    for name, decision in (("A", "Told by A."), ("B", None), ("", "Told by the operator.")):
        with store.of(name).look() if name else store.look() as tx:
            found = tx.execute(select(publication.c.id, publication.c.decision).order_by(publication.c.id)).all()
            assert found[0] == (ids[0], decision)
            assert len(found) == (1 if name else 2)


def test_what_was_there_long_before_a_team_watched_is_decided_for_it(store):
    with store.begin() as tx:
        old, fresh = (read(tx, str(month), urn=TRAFFORD, published=date(2026, month, 3)) for month in (2, 8))
    watch(store, "A", TRAFFORD, news_from=date(2026, 8, 1))

    with store.of("A").look() as tx:
        assert [each.id for each in publications.undecided(tx, NOW, date.min)] == [fresh]
        assert tx.execute(select(publication.c.decided_at).where(publication.c.id == old)).scalar() is not None


def watch(store, team, urn, news_from=None):
    with store.of(team).begin() as tx:
        tx.execute(watching.insert().values(urn=urn, since=datetime(2026, 8, 4, tzinfo=UTC), news_from=news_from))


def test_the_same_key_may_be_two_teams(store):
    values = {"key": "k", "story": "s", "urn": TRAFFORD, "severity": "critical", "json": "{}"}
    for team in TEAMS:
        with store.of(team).begin() if team else store.begin() as tx:
            tx.execute(alert.insert().values(made_at=NOW + timedelta(seconds=len(team)), **values))

    with store.of("Leeds trust").look() as tx:
        assert tx.execute(select(alert.c.made_at)).scalars().all() == [NOW + timedelta(seconds=11)]


def test_a_team_knows_of_the_troubles_of_sources_and_of_its_own_authorities_and_notes_by_itself_whom_it_told(store):
    with store.begin() as tx:
        for source, place, urn in (("Ofsted", "", None), ("Ofsted", "1", TRAFFORD), ("Ofsted", "2", WIRRAL)):
            outages.bad_poll(tx, source, Failure(place, "It does not answer.", urn), NOW)
        outages.bad_poll(tx, outages.OUR_OWN, Failure("deciding for the team B", "A mistake."), NOW)
    watch(store, "A", TRAFFORD)

    with store.of("A").begin() as tx:
        found = outages.open_ones(tx)
        outages.told_leads(tx, found[0].id)
        assert [each.leads_told for each in outages.open_ones(tx)] == [True, False]
    with store.look() as tx:
        assert [each.leads_told for each in outages.open_ones(tx)] == [False] * 4
    assert [(each.place, each.urn) for each in found] == [("", None), ("1", TRAFFORD)]
