#!/usr/bin/env bash
# snowballstemmer 3.1.1, tantivy 0.27.0, whoosh-reloaded 2.7.5 and SQLite's FTS5 (seen 29 November 2026, Python 3.11)
#
# One would think: a search with English stemming for "child" finds "children" too, and "worse" what "has worsened".
# It is so: stemming knows endings, and those are none: "child" finds neither "children" nor "children's services", by any of the
# four. "worse" doesn't find "worsened" nor "inadequate" "inadequacy", while "authority" finds "authors" and "fostering" any
# "foster". Snowball's rules are PostgreSQL's `english` as well. Whoever searches a council's papers for "child" hears of few.
# Ours: words that matter are listed with all their forms (watcher/reading); none is stemmed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'snowballstemmer==3.1.1' 'tantivy==0.27.0' 'whoosh-reloaded==2.7.5'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import sqlite3

import snowballstemmer
import tantivy
from whoosh.analysis import StemmingAnalyzer

TEXTS = ("children wait", "children's services", "has worsened", "for its inadequacy", "two authors", "a foster home")
stem, whoosh = snowballstemmer.stemmer("english").stemWord, StemmingAnalyzer()

papers = sqlite3.connect(":memory:")
papers.execute("CREATE VIRTUAL TABLE paper USING fts5(words, tokenize='porter')")
papers.executemany("INSERT INTO paper VALUES (?)", [(text,) for text in TEXTS])

builder = tantivy.SchemaBuilder()
builder.add_text_field("words", stored=True, tokenizer_name="en_stem")
index = tantivy.Index(builder.build())
writer = index.writer(15_000_000, num_threads=1)
for text in TEXTS:
    writer.add_document(tantivy.Document(words=text))
writer.commit()
index.reload()
searcher = index.searcher()


def by_snowball(word):
    return [text for text in TEXTS if stem(word) in map(stem, text.split())]


def by_tantivy(word):
    found = searcher.search(index.parse_query(word, ["words"]), 9).hits
    return sorted((searcher.doc(at)["words"][0] for _, at in found), key=TEXTS.index)


def by_whoosh(word):
    (wanted,) = (token.text for token in whoosh(word))
    return [text for text in TEXTS if wanted in [token.text for token in whoosh(text)]]


def by_fts5(word):
    return [text for (text,) in papers.execute("SELECT words FROM paper WHERE paper MATCH ? ORDER BY rowid", (word,))]


for word in ("child", "worse", "inadequate", "authority", "fostering"):
    answers = {by.__name__[3:]: by(word) for by in (by_snowball, by_tantivy, by_whoosh, by_fts5)}
    print(f"{word + ':':12}", answers["snowball"], "all four" if len(set(map(str, answers.values()))) == 1 else answers)
PROGRAM

cat > expected <<'SEEN'
child:       [] all four
worse:       [] all four
inadequate:  [] all four
authority:   ['two authors'] all four
fostering:   ['a foster home'] all four
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
