#!/usr/bin/env bash
# rank-bm25 0.2.2 beside bm25s 0.3.16 and SQLite's FTS5 (seen 30 November 2026, Python 3.11)
#
# One would think: a piece of news with the searched word scores more than one without it.
# It is so: in rank-bm25's BM25Okapi, the ranking that most examples use, a word that half of the pieces have weighs nothing: of two
# pieces, one of which says inadequate, both score 0, and whoever keeps what scores above 0 keeps none. Where most have it, it weighs
# a quarter of the average of all words, or less than nothing if that is negative: then the piece without it comes first. A
# watch of one council in the week of its report has few pieces, nearly all with that word: it finds least when most is said.
# The same package's BM25L, bm25s and SQLite score each piece with the word above those without.
# Ours: a piece is read for what it says; no search decides what is told.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'rank-bm25==0.2.2' 'bm25s==0.3.16'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import logging
import sqlite3

import bm25s
from rank_bm25 import BM25L, BM25Okapi

logging.disable()
HAVE = ("kent services inadequate", "inadequate kent services", "services in kent inadequate", "kent inadequate services")
HAVE_NOT = ("kent services sing", "kent library opens", "kent roads closed", "kent services cake")


def by_bm25s(pieces: list[list[str]]) -> list[float]:
    index = bm25s.BM25()
    index.index(pieces, show_progress=False)
    return index.get_scores(["inadequate"])


def by_sqlite(pieces: list[list[str]]) -> list[float]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE piece USING fts5(words)")
    base.executemany("INSERT INTO piece VALUES (?)", [(" ".join(each),) for each in pieces])
    found = dict(base.execute("SELECT rowid, -bm25(piece) FROM piece WHERE piece MATCH 'inadequate'"))
    return [found.get(number, 0.0) for number in range(1, len(pieces) + 1)]


WAYS = {
    "BM25Okapi": lambda pieces: BM25Okapi(pieces).get_scores(["inadequate"]),
    "BM25L": lambda pieces: BM25L(pieces).get_scores(["inadequate"]),
    "bm25s": by_bm25s,
    "SQLite": by_sqlite,
}
for have, have_not in ((1, 1), (1, 4), (2, 2), (3, 1), (4, 1)):
    pieces = [each.split() for each in (*HAVE[:have], *HAVE_NOT[:have_not])]
    print(f"{have} of {have + have_not} pieces say inadequate:")
    for name, way in WAYS.items():
        scores = way(pieces)
        least, most = min(scores[:have]), max(scores[have:])
        order = "above" if least > most else "level with" if least == most else "below"
        print(f"    {name}: {order} those that don't; above 0: {sum(each > 0 for each in scores[:have])} of {have}")
PROGRAM

cat > expected <<'SEEN'
1 of 2 pieces say inadequate:
    BM25Okapi: level with those that don't; above 0: 0 of 1
    BM25L: above those that don't; above 0: 1 of 1
    bm25s: above those that don't; above 0: 1 of 1
    SQLite: above those that don't; above 0: 1 of 1
1 of 5 pieces say inadequate:
    BM25Okapi: above those that don't; above 0: 1 of 1
    BM25L: above those that don't; above 0: 1 of 1
    bm25s: above those that don't; above 0: 1 of 1
    SQLite: above those that don't; above 0: 1 of 1
2 of 4 pieces say inadequate:
    BM25Okapi: level with those that don't; above 0: 0 of 2
    BM25L: above those that don't; above 0: 2 of 2
    bm25s: above those that don't; above 0: 2 of 2
    SQLite: above those that don't; above 0: 2 of 2
3 of 4 pieces say inadequate:
    BM25Okapi: below those that don't; above 0: 0 of 3
    BM25L: above those that don't; above 0: 3 of 3
    bm25s: above those that don't; above 0: 3 of 3
    SQLite: above those that don't; above 0: 3 of 3
4 of 5 pieces say inadequate:
    BM25Okapi: below those that don't; above 0: 0 of 4
    BM25L: above those that don't; above 0: 4 of 4
    bm25s: above those that don't; above 0: 4 of 4
    SQLite: above those that don't; above 0: 4 of 4
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
