#!/usr/bin/env bash
# ultimate-sitemap-parser 1.8.1 (seen 1 December 2026, Python 3.11; the clock is set with time-machine 3.2.0)
#
# One would think: what a sitemap says of a page's last change is the same at each look, while the sitemap is the same.
# It is so: sitemaps may give a year or a month alone ("2024", "2024-07": W3C's form of a date, which the protocol asks for). The library takes what is
# missing from the day of the look: a page of "2024" changed on today's day of 2024, and tomorrow it changed on tomorrow's; "2024-07" likewise.
# Who keeps a page's last change and looks again where it is later has each such page anew every day, until the month or the year is over.
# Whole days are right.
# Ours: no sitemaps are read; a publication is new by its own address or number (watcher/sources/).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'ultimate-sitemap-parser==1.8.1' 'time-machine==3.2.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import time_machine
from usp.tree import sitemap_from_str

GIVEN = ("2024", "2024-06", "2024-07", "2024-07-09", "2024-07-09T10:00:00+01:00")
MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
pages = "".join(f"<url><loc>https://council.example/{number}</loc><lastmod>{each}</lastmod></url>" for number, each in enumerate(GIVEN))
for day in ("2026-11-13", "2026-11-14", "2026-12-31"):
    with time_machine.travel(f"{day}T09:00:00Z"):
        print("read on", day)
        for given, page in zip(GIVEN, sorted(sitemap_from_str(MAP.format(pages)).all_pages(), key=lambda page: page.url), strict=True):
            print(f"    {given}: {page.last_modified}")
PROGRAM

cat > expected <<'SEEN'
read on 2026-11-13
    2024: 2024-11-13 00:00:00
    2024-06: 2024-06-13 00:00:00
    2024-07: 2024-07-13 00:00:00
    2024-07-09: 2024-07-09 00:00:00
    2024-07-09T10:00:00+01:00: 2024-07-09 10:00:00+01:00
read on 2026-11-14
    2024: 2024-11-14 00:00:00
    2024-06: 2024-06-14 00:00:00
    2024-07: 2024-07-14 00:00:00
    2024-07-09: 2024-07-09 00:00:00
    2024-07-09T10:00:00+01:00: 2024-07-09 10:00:00+01:00
read on 2026-12-31
    2024: 2024-12-31 00:00:00
    2024-06: 2024-06-30 00:00:00
    2024-07: 2024-07-31 00:00:00
    2024-07-09: 2024-07-09 00:00:00
    2024-07-09T10:00:00+01:00: 2024-07-09 10:00:00+01:00
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
