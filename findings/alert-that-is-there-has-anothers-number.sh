#!/usr/bin/env bash
# SQLAlchemy 2.1.9, peewee 4.5.3 beside sqlite-utils 4.2.1, on SQLite (seen 1 December 2026, Python 3.11)
#
# One would think: an alert that is put into the outbox "unless it is there" comes back with its own number, or with none.
# It is so: where the row was there, SQLite's number of the last row is still that of the row before, and both hand it out as this
# row's: SQLAlchemy's `inserted_primary_key`, which it calls the primary key of the row just inserted, and what peewee's
# `on_conflict_ignore().execute()` gives. Who queues Kent's alert a second time and then sends the row with that number sends Wirral's
# again, to Kent's lead. sqlite-utils raises an error. `RETURNING` gives nothing where nothing was put in.
# Ours: keys are made before the row is put in (watcher/deliver/enqueue.py), and no number of a last row is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'SQLAlchemy==2.1.9' 'peewee==4.5.3' 'sqlite-utils==4.2.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import peewee
import sqlalchemy as sa
import sqlite_utils
from sqlalchemy.dialects.sqlite import insert

QUEUED = ("Kent", "Wirral", "Kent")

engine = sa.create_engine("sqlite://")
alert = sa.Table("alert", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("key", sa.String, unique=True))
alert.metadata.create_all(engine)
with engine.begin() as tx:
    for key in QUEUED:
        done = tx.execute(insert(alert).values(key=key).on_conflict_do_nothing())
        print(f"SQLAlchemy   {key}: key {done.inserted_primary_key}, rows {done.rowcount}")
    for key in QUEUED:
        done = tx.execute(insert(alert).values(key=key).on_conflict_do_nothing().returning(alert.c.id))
        print(f"  RETURNING  {key}:", done.scalar())

database = peewee.SqliteDatabase(":memory:")


class Alert(peewee.Model):
    key = peewee.CharField(unique=True)

    class Meta:
        database = database


database.create_tables([Alert])
for key in QUEUED:
    print(f"peewee       {key}:", Alert.insert(key=key).on_conflict_ignore().execute())

table = sqlite_utils.Database(memory=True)["alert"].create({"id": int, "key": str}, pk="id")
table.create_index(["key"], unique=True)
for key in QUEUED:
    try:
        print(f"sqlite-utils {key}:", table.insert({"key": key}, ignore=True).last_pk)
    except KeyError as error:
        print(f"sqlite-utils {key}:", repr(error))
PROGRAM

cat > expected <<'SEEN'
SQLAlchemy   Kent: key (1,), rows 1
SQLAlchemy   Wirral: key (2,), rows 1
SQLAlchemy   Kent: key (2,), rows 0
  RETURNING  Kent: None
  RETURNING  Wirral: None
  RETURNING  Kent: None
peewee       Kent: 1
peewee       Wirral: 2
peewee       Kent: 2
sqlite-utils Kent: 1
sqlite-utils Wirral: 2
sqlite-utils Kent: KeyError('id')
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
