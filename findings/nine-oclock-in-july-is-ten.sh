#!/usr/bin/env bash
# vobject 0.9.9, icalendar 7.3.2, recurring-ical-events 3.8.2, ical 14.3.1, icalevents 0.3.1, ics 0.7.3 (seen 30 November 2026, Python 3.11)
#
# One would think: a meeting at nine in London in July, written into a calendar file by one library, is at nine for the next.
# It is so: vobject names the zone by its letters in winter, "GMT" (Paris: "CET"), and writes London's summer time into the
# definition below that name. It alone reads its file back; the five others know a zone of that name, without any summer, and
# read ten o'clock. An improvement board that meets at nine is an hour gone when its calendar says that it begins.
# Ours: the calendar of what is expected has days and no hours, so it has no zones.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'vobject==0.9.9' 'icalendar==7.3.2' 'recurring-ical-events==3.8.2' 'ical==14.3.1' 'icalevents==0.3.1' 'ics==0.7.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import icalendar
import ics
import recurring_ical_events
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalevents import icalevents

LONDON = ZoneInfo("Europe/London")

written = vobject.iCalendar()
meeting = written.add("vevent")
meeting.add("summary").value = "Improvement board"
meeting.add("dtstart").value = datetime(2026, 7, 6, 9, tzinfo=LONDON)
meeting.add("dtend").value = datetime(2026, 7, 6, 10, tzinfo=LONDON)
text = written.serialize()
print("vobject writes", *(line for line in text.splitlines() if line.startswith(("TZID", "DTSTART;", "TZNAME"))))

READERS = {
    "icalendar": lambda: icalendar.Calendar.from_ical(text).events[0].start,
    "recurring-ical-events": lambda: recurring_ical_events.of(icalendar.Calendar.from_ical(text)).at((2026, 7, 6))[0].start,
    "ical": lambda: IcsCalendarStream.calendar_from_ics(text).events[0].dtstart,
    "icalevents": lambda: icalevents.events(string_content=text, start=datetime(2026, 7, 1), end=datetime(2026, 7, 30))[0].start,
    "ics": lambda: next(iter(ics.Calendar(text).events)).begin.datetime,
}
for name, read in READERS.items():
    print(f"{name} reads {read().astimezone(LONDON):%-d %B, %H:%M} in London")
again = """
import sys, vobject, zoneinfo
begins = vobject.readOne(sys.stdin.read()).vevent.dtstart.value
print(f"vobject itself reads {begins.astimezone(zoneinfo.ZoneInfo('Europe/London')):%-d %B, %H:%M} in London")
"""
sys.stdout.flush()
subprocess.run([sys.executable, "-W", "ignore", "-c", again], input=text, text=True, check=True)
PROGRAM

cat > expected <<'SEEN'
vobject writes TZID:GMT TZNAME:GMT TZNAME:BST DTSTART;TZID=GMT:20260706T090000
icalendar reads 6 July, 10:00 in London
recurring-ical-events reads 6 July, 10:00 in London
ical reads 6 July, 10:00 in London
icalevents reads 6 July, 10:00 in London
ics reads 6 July, 10:00 in London
vobject itself reads 6 July, 09:00 in London
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
