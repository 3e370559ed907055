#!/usr/bin/env bash
# alembic 1.20.1 with SQLAlchemy 2.1.9 on SQLite (seen 28 November 2026, Python 3.11)
#
# One would think: a batch migration that makes a column of one table NOT NULL touches that table, and no other.
# It is so: SQLite can't alter a column, so batch mode makes a new table, copies, and drops the old one. With
# `PRAGMA foreign_keys = ON`, as every careful program sets it, DROP TABLE first deletes the table's rows, and ON DELETE
# CASCADE carries that on: every row of the tables that point here is gone, in a migration that reports success. An outbox that hangs on its alerts is empty after such an upgrade.
# (A batch that only adds a column doesn't rebuild the table, and does no harm: the trap springs at the first other change.)
# Ours: no key cascades (a test says so), so that such a migration fails aloud instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'alembic==1.20.1' 'sqlalchemy==2.1.9'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

engine = sa.create_engine("sqlite://")


@sa.event.listens_for(engine, "connect")
def connect(connection, _):
    connection.execute("PRAGMA foreign_keys = ON")


def count(table):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


with engine.begin() as connection:
    connection.exec_driver_sql("CREATE TABLE alert (id INTEGER PRIMARY KEY, severity TEXT)")
    connection.exec_driver_sql(
        "CREATE TABLE delivery (id INTEGER PRIMARY KEY, alert INTEGER REFERENCES alert (id) ON DELETE CASCADE)"
    )
    connection.exec_driver_sql("INSERT INTO alert VALUES (1, 'critical')")
    connection.exec_driver_sql("INSERT INTO delivery VALUES (1, 1), (2, 1)")
print("before:         ", count("alert"), "alert,", count("delivery"), "deliveries")

with engine.begin() as connection:
    with Operations(MigrationContext.configure(connection)).batch_alter_table("alert") as batch:
        batch.add_column(sa.Column("area", sa.Text()))
print("column added:   ", count("alert"), "alert,", count("delivery"), "deliveries")

with engine.begin() as connection:
    with Operations(MigrationContext.configure(connection)).batch_alter_table("alert") as batch:
        batch.alter_column("severity", nullable=False)
print("column NOT NULL:", count("alert"), "alert,", count("delivery"), "deliveries")
PROGRAM

cat > expected <<'SEEN'
before:          1 alert, 2 deliveries
column added:    1 alert, 2 deliveries
column NOT NULL: 1 alert, 0 deliveries
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
