from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, select, update

from watcher.model.alerts import Message, Section, Severity
from watcher.model.listings import Entry
from watcher.model.values import replace
from watcher.store import backup, revisions
from watcher.store.database import Store
from watcher.store.errors import StoreError
from watcher.store.polled import item_names
from watcher.store.published import listings
from watcher.store.revisions import alembic_config, newest
from watcher.store.tables import metadata
from watcher.store.tables.publications import publication as publications
from watcher.store.tables.publications import publication_note as notes
from watcher.store.tables.teams import everybodys
from watcher.store.teams import team_upkeep
from watcher.store.told import deliveries, wordings

SCRIPTS = ScriptDirectory.from_config(alembic_config())


def test_the_migrations_make_just_the_tables_that_the_code_uses(store):
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_a_new_file_has_the_form_of_one_that_went_through_all_migrations(tmp_path):
    new = Store(f"sqlite:///{tmp_path}/new.db")
    new.migrate()
    grown = of_form(newest(), tmp_path)

    forms = [form_of(each) for each in (new, grown)]

    for each in (new, grown):
        each.close()
    assert forms[0] == forms[1]
    assert "alembic_version" in forms[0]


def form_of(store):
    """Take all that SQLite keeps of each table, index, view and trigger, but for the order of columns."""
    with store.look() as tx:
        made = tx.exec_driver_sql("SELECT name, type, sql FROM sqlite_master").all()
        others = {each.name: " ".join(each.sql.split()) for each in made if each.type != "table" and each.sql}
        return others | {each.name: _table(tx, each.name) for each in made if each.type == "table"}


def _table(tx, name):
    def asked(what, of):
        return [tuple(row) for row in tx.exec_driver_sql(f'PRAGMA {what}("{of}")')]

    columns = [row[1:] for row in asked("table_xinfo", name)]
    keys = [(*row[2:], *(each[2] for each in asked("index_xinfo", row[1]))) for row in asked("index_list", name)]
    return [sorted(part, key=repr) for part in (columns, keys, [row[2:] for row in asked("foreign_key_list", name)])]


BEFORE = datetime(2026, 8, 3, 9, 30)


@cache
def files():
    """Take an empty file of each form: one that goes through all migrations, once for all tests of a process."""
    taken = {}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "growing.db"
        for each in reversed([*SCRIPTS.walk_revisions()]):
            with closing(Store(f"sqlite:///{file}")) as store:
                config = alembic_config()
                config.attributes["engine"] = store.engine
                command.upgrade(config, each.revision)
            taken[each.revision] = file.read_bytes()
    return taken


def of_form(revision, folder):
    """Open a database in an earlier form, with nothing in it."""
    folder.mkdir(exist_ok=True)
    (folder / "old.db").write_bytes(files()[revision])
    return Store(f"sqlite:///{folder}/old.db")


def publication(id_, source, **more):
    row = {"id": id_, "source": source, "place": "provider/44/80573", "key": "50300001", "urn": "80573", "title": "A"}
    row |= {"url": "u", "page_url": "p", "first_seen": BEFORE, "last_seen": BEFORE, "missing_polls": 0}
    return row | {"gone_told": False, "state": "waiting", "history": False, "attempts": 0} | more


def item(id_, key, title):
    row = {"id": id_, "key": key, "source": "Echo", "kind": "news", "revision": "", "title": title, "summary": ""}
    return row | {"url": "u", "outlet": "", "first_seen": BEFORE, "history": True, "decided_at": BEFORE}


def test_a_publication_that_two_sources_listed_becomes_the_one_that_was_told_and_items_keep_their_names(tmp_path):
    store = of_form("0011", tmp_path)
    old = MetaData()
    old.reflect(store.engine)
    with store.engine.begin() as tx:
        rows = (publication(1, "Ofsted"), publication(2, "Ofsted again", decided_at=BEFORE))
        for row in rows:
            tx.execute(old.tables["publication"].insert().values(row))
        alert = {"key": "k", "story": "s", "urn": "80573", "publication": 2, "severity": "critical", "made_at": BEFORE}
        tx.execute(old.tables["alert"].insert().values(**alert, json="{}"))
        forgotten = item(2, f"forgotten/{item_names.hashed('echo.example/2')}", "")
        for row in (item(1, "echo.example/1", "Fair in the park"), forgotten):
            tx.execute(old.tables["item"].insert().values(row))

    store.migrate()

    known = (Entry("echo.example/1", "Fair", "u"), Entry("echo.example/2", "Roads", "u"))
    with store.begin() as tx:
        left = [row.id for row in tx.execute(select(metadata.tables["publication"].c.id))]
        found = [row.id if row else None for _, row in item_names.match(tx, "Echo", known)]
    store.close()
    assert (left, found) == ([2], [1, 2])


EARLIER = [each.revision for each in SCRIPTS.walk_revisions()][1:]


# The files come from one that went through all migrations: of two forms that follow each other, the later one says
# no more than that it is known for what it is.
@pytest.mark.parametrize("revision", [*EARLIER[:3], *EARLIER[3:-1:5], EARLIER[-1]])
def test_a_database_of_an_earlier_form_opens_and_a_copy_of_it_is_kept(tmp_path, revision):
    store = of_form(revision, tmp_path)

    store.migrate()

    with closing(of_form(newest(), tmp_path / "newest")) as newer:
        assert form_of(store) == form_of(newer)
    store.close()
    assert [each.name for each in tmp_path.glob("*upgrade*")] == [f"old.db.before-upgrade-from-{revision}"]


def test_a_file_that_an_older_version_uses_is_left_to_it_until_that_ends(tmp_path):
    with closing(of_form(EARLIER[0], tmp_path)) as store:
        for apart in (False, True):
            with (
                backup.in_use(store.url),
                pytest.raises(StoreError, match="Stop the service first"),
            ):
                store.migrate(apart=apart)
            assert revisions.of(store.engine) == EARLIER[0]
        with backup.in_use(store.url) as ours:
            store.migrate(ours=ours)
            with pytest.raises(StoreError, match="is in use"), backup.alone(tmp_path / "old.db"):
                pass
        assert revisions.of(store.engine) == newest()


def test_several_that_open_a_file_of_an_older_form_together_give_way_to_each_other(tmp_path):
    url, all_use_it = of_form(EARLIER[0], tmp_path).url, threading.Barrier(3)

    def open_it(_):
        with backup.in_use(url) as ours, closing(Store(url)) as store:
            all_use_it.wait(30)
            store.migrate(ours=ours)
            return revisions.of(store.engine)

    with ThreadPoolExecutor(3) as together:
        assert list(together.map(open_it, range(3))) == [newest()] * 3


def test_what_many_deliveries_say_is_kept_once_and_each_says_it_as_before(tmp_path):
    store = of_form("0017", tmp_path)
    old = MetaData()
    old.reflect(store.engine)
    said = Message(
        "", Severity.CRITICAL, "Wirral: INADEQUATE – “overall”", (Section("Judgements", ("Overall",)),), asks=True
    )
    written = {key: msgspec.json.encode(replace(said, key=key, edits=key == "b")).decode() for key in "ab"}
    with store.engine.begin() as tx:
        for key, message in written.items():
            row = {"key": key, "story": "s", "receiver": "Channel", "address": "C1", "state": "sent"}
            row |= {"queued_at": BEFORE, "next_at": BEFORE, "attempts": 1, "edits": key == "b", "message": message}
            tx.execute(old.tables["delivery"].insert().values(**row, server_wait=False, operators_told=False))

    store.migrate()

    with store.begin() as tx:
        found = [replace(deliveries.by_key(tx, key).message, thread=None, since=None) for key in "ab"]
        again = wordings.keep(tx, said)
        kept = tx.execute(select(metadata.tables["wording"].c.sha256)).scalars().all()
    store.close()
    assert found == [replace(said, key="a"), replace(said, key="b", edits=True)]
    assert kept == [again]


def test_what_was_unreadable_once_and_was_read_before_anybody_was_to_hear_of_it_is_not_told_now(tmp_path):
    store = of_form("0024", tmp_path)
    old = MetaData()
    old.reflect(store.engine)
    with store.engine.begin() as tx:
        for id_, state in enumerate(("read", "waiting"), start=1):
            row = publication(id_, "Ofsted", key=f"{id_}", state=state, told_unreadable="operators")
            note = {"publication": id_, "team": "a", "told_unreadable": "operators", "gone_told": False}
            tx.execute(old.tables["publication"].insert().values(row))
            tx.execute(old.tables["publication_note"].insert().values(note))

    store.migrate()

    with store.begin() as tx:
        known = [
            tx.execute(select(each.c.told_unreadable)).scalars().all() for each in (publications, everybodys(notes))
        ]
    store.close()
    assert known == [[None, "operators"]] * 2


def test_what_was_gone_and_came_back_before_that_was_told_is_not_told_to_be_back_now(tmp_path):
    store = of_form("0026", tmp_path)
    old = MetaData()
    old.reflect(store.engine)
    with store.engine.begin() as tx:
        tx.execute(old.tables["watching"].insert().values(urn="80573", team="a", since=BEFORE))
        for id_, gone_at in enumerate((None, BEFORE), start=1):
            row = publication(id_, "Ofsted", key=f"{id_}", gone_told=True, gone_at=gone_at)
            tx.execute(old.tables["publication"].insert().values(row))
            tx.execute(old.tables["publication_note"].insert().values(publication=id_, team="a", gone_told=True))

    store.migrate()

    def back():
        found = []
        for sight in (store, store.of("a")):
            with sight.look() as tx:
                found.append([each.id for each in listings.back_untold(tx)])
        return found

    before = back()
    with store.begin() as tx:
        teams = team_upkeep.with_gone(tx)
        tx.execute(update(publications).values(gone_at=None))
    assert (before, teams) == ([[], []], set())
    assert back() == [[2], [2]]
    store.close()
