#!/usr/bin/env bash
# sqlite-utils 4.2.1, peewee 4.5.3 beside SQLAlchemy 2.1.9, on SQLite (seen 1 December 2026, Python 3.11)
#
# One would think: an alert that is put into SQLite as due at half past nine London's time is found by `due <= datetime('now')` from then on.
# It is so: SQLite compares the texts. sqlite-utils writes "2026-07-06T08:30:00", with a T where SQLite's own clock has a space, and T comes
# after it: whatever is due today is due at midnight, and what is left of yesterday is found at once, so that trials with old rows show
# nothing. peewee writes the zone behind the clock ("09:30:00+01:00"), and SQLAlchemy drops it: for both the alert is due an hour late in
# summer, and on time in winter. What is UTC without a zone is found on time by these two, by sqlite-utils at midnight still.
# Ours: moments are UTC in one form, and what is due is asked for by that form (watcher/store/tables/schema.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'sqlite-utils==4.2.1' 'peewee==4.5.3' 'SQLAlchemy==2.1.9'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime
import sqlite3

import peewee
import sqlalchemy
import sqlite_utils

DUE = datetime.datetime(2026, 7, 6, 8, 30, tzinfo=datetime.UTC)
SUMMER = datetime.timezone(datetime.timedelta(hours=1))
KINDS = {"London's time": DUE.astimezone(SUMMER), "UTC": DUE, "UTC, no zone said": DUE.replace(tzinfo=None)}


def by_sqlite_utils(file: str) -> None:
    sqlite_utils.Database(file)["alert"].insert_all({"kind": kind, "due": due} for kind, due in KINDS.items())


def by_peewee(file: str) -> None:
    base = peewee.SqliteDatabase(file)
    fields = {"kind": peewee.TextField(), "due": peewee.DateTimeField(), "Meta": type("Meta", (), {"database": base})}
    alert = type("Alert", (peewee.Model,), fields)
    base.create_tables([alert])
    for kind, due in KINDS.items():
        alert.create(kind=kind, due=due)
    base.close()


def by_sqlalchemy(file: str) -> None:
    engine, tables = sqlalchemy.create_engine(f"sqlite:///{file}"), sqlalchemy.MetaData()
    due = sqlalchemy.Column("due", sqlalchemy.DateTime(timezone=True))
    alert = sqlalchemy.Table("alert", tables, sqlalchemy.Column("kind", sqlalchemy.Text), due)
    tables.create_all(engine)
    with engine.begin() as transaction:
        transaction.execute(alert.insert(), [{"kind": kind, "due": due} for kind, due in KINDS.items()])


for put in (by_sqlite_utils, by_peewee, by_sqlalchemy):
    put(put.__name__)
    outbox = sqlite3.connect(put.__name__)
    for kind in KINDS:
        minutes = (DUE.replace(hour=0, minute=0, second=1) + datetime.timedelta(minutes=each) for each in range(2000))
        query = "SELECT due FROM alert WHERE kind = ? AND due <= datetime(?)"
        found = next((now, row) for now in minutes if (row := outbox.execute(query, (kind, f"{now:%Y-%m-%d %H:%M:%S}")).fetchone()))
        print(f"{put.__name__}, {kind}: {found[1][0]} is found from {found[0]:%d %B, %H:%M}")
PROGRAM

cat > expected <<'SEEN'
by_sqlite_utils, London's time: 2026-07-06T09:30:00+01:00 is found from 07 July, 00:00
by_sqlite_utils, UTC: 2026-07-06T08:30:00+00:00 is found from 07 July, 00:00
by_sqlite_utils, UTC, no zone said: 2026-07-06T08:30:00 is found from 07 July, 00:00
by_peewee, London's time: 2026-07-06 09:30:00+01:00 is found from 06 July, 09:30
by_peewee, UTC: 2026-07-06 08:30:00+00:00 is found from 06 July, 08:30
by_peewee, UTC, no zone said: 2026-07-06 08:30:00 is found from 06 July, 08:30
by_sqlalchemy, London's time: 2026-07-06 09:30:00.000000 is found from 06 July, 09:30
by_sqlalchemy, UTC: 2026-07-06 08:30:00.000000 is found from 06 July, 08:30
by_sqlalchemy, UTC, no zone said: 2026-07-06 08:30:00.000000 is found from 06 July, 08:30
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
