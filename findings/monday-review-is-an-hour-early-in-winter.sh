#!/usr/bin/env bash
# ics 0.7.3, icalendar 7.3.2 and recurring-ical-events 3.8.2 (seen 29 November 2026, Python 3.11)
#
# One would think: a calendar that is read and written again is the same calendar.
# It is so: ics reads a review "each Monday at nine, London" of June rightly, and writes its first one as 08:00 UTC with the rule of
# repeating untouched. From the end of October each is an hour early: nine o'clock has become eight. It also adds
# CALSCALE:GEORGIAN, a scale that RFC 5545 doesn't know (it is GREGORIAN), for which recurring-ical-events refuses the whole
# calendar. icalendar writes what it read.
# Ours: what is expected of a council is written as whole days, which have no zone, and by icalendar's rules alone
# (notifiers/calendar_files.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'ics==0.7.3' 'icalendar==7.3.2' 'recurring-ical-events==3.8.2' 'tzdata==2026.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from datetime import date
from zoneinfo import ZoneInfo

import icalendar
import ics
import recurring_ical_events

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//council//improvement board//EN
BEGIN:VEVENT
UID:review@council.example
DTSTAMP:20260601T080000Z
DTSTART;TZID=Europe/London:20260601T090000
DURATION:PT1H
RRULE:FREQ=WEEKLY;BYDAY=MO
SUMMARY:Review of the action plan
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

by_ics = ics.Calendar(CALENDAR).serialize()
by_icalendar = icalendar.Calendar.from_ical(CALENDAR).to_ical().decode()
try:
    recurring_ical_events.of(icalendar.Calendar.from_ical(by_ics))
except recurring_ical_events.errors.InvalidCalendar as error:
    print("recurring-ical-events of what ics wrote:", error)
told = by_ics.replace("CALSCALE:GEORGIAN\r\n", "")
for name, written in (("as it was", CALENDAR), ("icalendar", by_icalendar), ("ics", told)):
    calendar = icalendar.Calendar.from_ical(written)
    for day in (date(2026, 6, 1), date(2026, 12, 7)):
        (event,) = recurring_ical_events.of(calendar).at(day)
        begins = event["DTSTART"].dt.astimezone(ZoneInfo("Europe/London"))
        print(f"{name + ':':11}", f"{begins:%A %d %B, %H:%M in London}")
print([line for line in by_ics.splitlines() if line.startswith(("DTSTART", "RRULE", "CALSCALE"))])
PROGRAM

cat > expected <<'SEEN'
recurring-ical-events of what ics wrote: Only Gregorian calendars are supported.
as it was:  Monday 01 June, 09:00 in London
as it was:  Monday 07 December, 09:00 in London
icalendar:  Monday 01 June, 09:00 in London
icalendar:  Monday 07 December, 09:00 in London
ics:        Monday 01 June, 09:00 in London
ics:        Monday 07 December, 08:00 in London
['CALSCALE:GEORGIAN', 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'DTSTART:20260601T080000Z']
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
