#!/usr/bin/env bash
# geotext 0.4.0, flashgeotext 0.5.5 (seen 30 November 2026, Python 3.11)
#
# One would think: what finds the places in a piece of news finds an English council's, and none in a sentence without one.
# It is so: each word with a capital that is some town's name is that town, and sentences begin with capitals: "Most children",
# "Of the homes", "Best practice", "Police", "Young people" are Most, Of, Best, Police and Young, towns somewhere, for both.
# The councils that are no towns (Wirral, Sandwell, Knowsley, Kirklees, Medway) are not found by either.
# Ours: only the names of the 153 authorities and their spellings are looked for, and what stands around decides (watcher/reading).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'geotext==0.4.0' 'flashgeotext==0.5.5'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import logging

import flashgeotext.geotext
import geotext

logging.disable()
flash = flashgeotext.geotext.GeoText()
SAID = (
    "Most children wait too long.",
    "Of the homes, two are inadequate.",
    "Best practice is shared.",
    "Police and social workers meet.",
    "Young people are not heard.",
    "Services in Wirral are inadequate.",
    "Services in Sandwell, Knowsley, Kirklees and Medway are inadequate.",
    "Services in Leeds are good.",
)
for each in SAID:
    print(each)
    print("    geotext:", ", ".join(geotext.GeoText(each).cities) or "none")
    print("    flashgeotext:", ", ".join(flash.extract(each)["cities"]) or "none")
PROGRAM

cat > expected <<'SEEN'
Most children wait too long.
    geotext: Most
    flashgeotext: Most
Of the homes, two are inadequate.
    geotext: Of
    flashgeotext: Of
Best practice is shared.
    geotext: Best
    flashgeotext: Best
Police and social workers meet.
    geotext: Police
    flashgeotext: Police
Young people are not heard.
    geotext: Young
    flashgeotext: Young
Services in Wirral are inadequate.
    geotext: none
    flashgeotext: none
Services in Sandwell, Knowsley, Kirklees and Medway are inadequate.
    geotext: none
    flashgeotext: none
Services in Leeds are good.
    geotext: Leeds
    flashgeotext: Leeds
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
