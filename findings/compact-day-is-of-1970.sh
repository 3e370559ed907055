#!/usr/bin/env bash
# pydantic 2.14.4 beside Python's datetime and msgspec 0.21.1 (seen 30 November 2026, Python 3.11)
#
# One would think: a publication's day in ISO 8601's short form, "20260709", as calendars and file names have it, is read as
# that day or refused.
# It is so: pydantic takes a string of digits for seconds since 1970: the report is of 23 August 1970, so that no rule for new
# publications ever speaks of it. "From JSON, strictly" does so too, while it refuses "2026-07-09"; with the hour after it
# ("20260709T093000Z") it is refused. As a `date` the digits are refused, for their hour isn't midnight. Python reads the day.
# Ours: what comes from outside is read by our own words for days, and config.toml has days only, never moments, from pydantic.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pydantic==2.14.4' 'msgspec==0.21.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import datetime

import msgspec
import pydantic

READERS = {
    "pydantic, datetime": pydantic.TypeAdapter(datetime.datetime).validate_python,
    "pydantic, from JSON": lambda text: pydantic.TypeAdapter(datetime.datetime).validate_json(f'"{text}"'),
    "pydantic, strict from JSON": lambda text: pydantic.TypeAdapter(datetime.datetime).validate_json(f'"{text}"', strict=True),
    "pydantic, date": pydantic.TypeAdapter(datetime.date).validate_python,
    "Python's datetime": datetime.datetime.fromisoformat,
    "msgspec, datetime": lambda text: msgspec.convert(text, datetime.datetime),
}
for text in ("2026-07-09", "20260709", "20260709T093000Z"):
    for name, read in READERS.items():
        try:
            found = str(read(text))
        except ValueError:
            found = "refused"
        print(f"{text}, {name}: {found}")
PROGRAM

cat > expected <<'SEEN'
2026-07-09, pydantic, datetime: 2026-07-09 00:00:00
2026-07-09, pydantic, from JSON: 2026-07-09 00:00:00
2026-07-09, pydantic, strict from JSON: refused
2026-07-09, pydantic, date: 2026-07-09
2026-07-09, Python's datetime: 2026-07-09 00:00:00
2026-07-09, msgspec, datetime: refused
20260709, pydantic, datetime: 1970-08-23 11:58:29+00:00
20260709, pydantic, from JSON: 1970-08-23 11:58:29+00:00
20260709, pydantic, strict from JSON: 1970-08-23 11:58:29+00:00
20260709, pydantic, date: refused
20260709, Python's datetime: 2026-07-09 00:00:00
20260709, msgspec, datetime: refused
20260709T093000Z, pydantic, datetime: refused
20260709T093000Z, pydantic, from JSON: refused
20260709T093000Z, pydantic, strict from JSON: refused
20260709T093000Z, pydantic, date: refused
20260709T093000Z, Python's datetime: 2026-07-09 09:30:00+00:00
20260709T093000Z, msgspec, datetime: refused
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
