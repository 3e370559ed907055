#!/usr/bin/env bash
# pagequiet 0.1.0 (seen 1 December 2026, Python 3.11)
#
# One would think: what keeps a page watcher quiet about counters and clocks tells that a page names a newer report than before.
# It is so: before it compares, it takes away what it holds to change at each visit: "3 weeks ago", "today", hours, and each day written
# 2026-07-14. A provider's page on which only the day of the latest report changed, the grade being what it was, is the same page, and
# so is one whose "Published 3 weeks ago" becomes "Published today". The day in words, "14 July 2026", stays: which it is depends on the
# page's writing. `use_defaults=False` keeps all, the counters with it.
# Ours: a publication is new by its own address or number (watcher/sources/), and not by how a page differs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pagequiet==0.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from pagequiet.normalize import fingerprint, normalize

for before, now in (
    ("Latest report: 2022-06-09. Overall effectiveness: inadequate", "Latest report: 2026-07-14. Overall effectiveness: inadequate"),
    ("Latest report: 9 June 2022", "Latest report: 14 July 2026"),
    ("Published 3 weeks ago", "Published today"),
    ("Scrutiny committee at 18:00", "Scrutiny committee at 09:30"),
):
    ways = (fingerprint(normalize(before, use_defaults=each)) == fingerprint(normalize(now, use_defaults=each)) for each in (True, False))
    print(f"{before!r}, {now!r}:", "; ".join(f"{way}: {'no change' if same else 'told'}" for way, same in zip(("by itself", "without defaults"), ways, strict=True)))
PROGRAM

cat > expected <<'SEEN'
'Latest report: 2022-06-09. Overall effectiveness: inadequate', 'Latest report: 2026-07-14. Overall effectiveness: inadequate': by itself: no change; without defaults: told
'Latest report: 9 June 2022', 'Latest report: 14 July 2026': by itself: told; without defaults: told
'Published 3 weeks ago', 'Published today': by itself: no change; without defaults: told
'Scrutiny committee at 18:00', 'Scrutiny committee at 09:30': by itself: no change; without defaults: told
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
