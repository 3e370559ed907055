#!/usr/bin/env bash
# aiosqlite 0.22.1 with asyncio.wait_for (seen 1 December 2026, Python 3.11)
#
# One would think: a claim of an alert that is given up after half a second, since the database is locked, is not made.
# It is so: `wait_for` gives up the waiting alone. The statement stays in the connection's thread and goes on waiting for the lock; when
# the other writer is done it claims the alert, for a sender who was told that it could not. The transaction that it opens is left open,
# and the next `commit()`, whatever it is for, writes the claim down: the alert is nobody's, and no longer among those to send. A
# `rollback()` after each TimeoutError, before anything else, takes it back.
# Ours: a claim is one transaction that isn't broken off from outside (watcher/store/told/outbox.py); one that nobody sends falls due
# again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'aiosqlite==0.22.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import asyncio
import sqlite3

import aiosqlite


async def night(*, rolled_back: bool) -> None:
    another = sqlite3.connect("outbox.db")
    another.executescript("DROP TABLE IF EXISTS alert; CREATE TABLE alert (council, state); INSERT INTO alert VALUES ('Kent', 'due'), ('Wirral', 'sent')")
    another.execute("BEGIN IMMEDIATE")
    async with aiosqlite.connect("outbox.db", timeout=5) as outbox:
        try:
            await asyncio.wait_for(outbox.execute("UPDATE alert SET state = 'claimed' WHERE council = 'Kent'"), 0.5)
        except TimeoutError:
            print("    the claim timed out")
        another.rollback()
        if rolled_back:
            await outbox.rollback()
        await outbox.execute("UPDATE alert SET state = 'noted' WHERE council = 'Wirral'")
        await outbox.commit()
    print("   ", another.execute("SELECT * FROM alert").fetchall())
    another.close()


print("gone on:")
asyncio.run(night(rolled_back=False))
print("rolled back first:")
asyncio.run(night(rolled_back=True))
PROGRAM

cat > expected <<'SEEN'
gone on:
    the claim timed out
    [('Kent', 'claimed'), ('Wirral', 'noted')]
rolled back first:
    the claim timed out
    [('Kent', 'due'), ('Wirral', 'noted')]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
