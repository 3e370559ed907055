#!/usr/bin/env bash
# bolivar 2.2.1 after pdfplumber 0.11.10 (seen 1 December 2026, Python 3.11)
#
# One would think: a second reader of PDFs, installed to see whether it finds the grade that the first one found, leaves the first as it is.
# It is so: bolivar brings folders named `pdfplumber` and `pdfminer` of its own, and pip writes them over those that are there, without a
# word. `import pdfplumber` is then bolivar, which calls itself 0.11.8 where pip shows 0.11.10; "pip check" finds nothing broken. So two
# readers agree on each page, being one. Taken out again, bolivar takes both folders along: what pip shows as installed can't be
# imported. In an environment that is made anew with both it depends on which of the two is written last.
# Ours: the second way of reading is our own, over places of words (watcher/reading); what is installed is locked with its hashes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'pdfplumber==0.11.10' 'reportlab==5.1.0'

cat > look.py <<'PROGRAM'
import importlib.metadata
import importlib.util

print("    pip shows pdfplumber", importlib.metadata.version("pdfplumber"), "and pdfminer.six", importlib.metadata.version("pdfminer.six"))
if not importlib.util.find_spec("pdfplumber"):
    raise SystemExit("    neither can be imported" if not importlib.util.find_spec("pdfminer") else "    pdfplumber can't be imported")

import pdfplumber
from reportlab.pdfgen import canvas

page = canvas.Canvas("report.pdf")
page.drawString(72, 700, "Overall effectiveness: inadequate")
page.save()
with pdfplumber.open("report.pdf") as pdf:
    print("   ", pdf.pages[0].extract_text())
print("    it calls itself", pdfplumber.__version__, "and finds tables by", pdfplumber.page.Page.extract_tables.__module__)
PROGRAM
look() { echo "$1:" >> seen; venv/bin/python -W ignore look.py >> seen 2>&1 || true; }
second_reader() {
    venv/bin/python -m pip "$@" --quiet --disable-pip-version-check
}
look "pdfplumber"
second_reader install 'bolivar==2.2.1'
look "bolivar installed"
venv/bin/python -m pip check >> seen
second_reader uninstall --yes bolivar
look "bolivar taken out"
venv/bin/python -m pip check >> seen

cat > expected <<'SEEN'
pdfplumber:
    pip shows pdfplumber 0.11.10 and pdfminer.six 20260107
    Overall effectiveness: inadequate
    it calls itself 0.11.10 and finds tables by pdfplumber.page
bolivar installed:
    pip shows pdfplumber 0.11.10 and pdfminer.six 20260107
    Overall effectiveness: inadequate
    it calls itself 0.11.8 and finds tables by pdfminer._bolivar_patch
No broken requirements found.
bolivar taken out:
    pip shows pdfplumber 0.11.10 and pdfminer.six 20260107
    pdfplumber can't be imported
No broken requirements found.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
