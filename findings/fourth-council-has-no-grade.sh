#!/usr/bin/env bash
# trafilatura 2.3.1 (seen 30 November 2026, Python 3.11)
#
# One would think: `deduplicate=True` takes out of a page what stands on the page twice.
# It is so: it remembers the paragraphs of all pages that the process has read. What it has read on three of them it leaves out of the
# fourth: where a judgement is in the framework's own words, as Ofsted's are, the fourth council with the same grade is news without a
# grade, and the council's name and all around it stay. A page that is read again and again, to see whether it changed, says less
# the fourth time: without its grade that is a change. A paragraph of up to 100 letters is never left out, so short trials show nothing;
# a new process begins anew.
# Ours: what a document says is read from it alone, without regard to others (watcher/reading).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import trafilatura

GRADE = "The experiences and progress of children who need help and protection are inadequate."
MORE = " Too many of them wait too long."
PAGE = """<html><head><title>{name}</title></head><body><article><h1>{name}: Ofsted's report</h1>
<p>Ofsted's inspectors came to {name} in July and published their report on the services of the council on Thursday of this week.</p>
<p>{grade}</p>
<p>The leader of {name}'s council said that much had been done since the visit, and that a plan for {name} had been agreed.</p>
</article></body></html>"""


def read(name: str, grade: str, **options: bool) -> str:
    text = trafilatura.extract(PAGE.format(name=name, grade=grade), **options) or ""
    there = f"{name} is" if text.count(name) == 4 else f"{name} isn't wholly"
    return f"{there} there, {'with' if 'inadequate' in text else 'without'} a grade"


print("deduplicate=True, a paragraph of", len(GRADE + MORE), "letters")
for name in ("Kent", "Leeds", "Devon", "Dorset", "Torbay"):
    print("   ", read(name, GRADE + MORE, deduplicate=True))
print("deduplicate=True, of", len(GRADE), "letters")
for name in ("Kent", "Leeds", "Devon", "Dorset", "Torbay"):
    print("   ", read(name, GRADE, deduplicate=True))
print("without it")
for name in ("Kent", "Leeds", "Devon", "Dorset", "Torbay"):
    print("   ", read(name, GRADE + MORE))
PROGRAM

cat > expected <<'SEEN'
deduplicate=True, a paragraph of 117 letters
    Kent is there, with a grade
    Leeds is there, with a grade
    Devon is there, with a grade
    Dorset is there, without a grade
    Torbay is there, without a grade
deduplicate=True, of 85 letters
    Kent is there, with a grade
    Leeds is there, with a grade
    Devon is there, with a grade
    Dorset is there, with a grade
    Torbay is there, with a grade
without it
    Kent is there, with a grade
    Leeds is there, with a grade
    Devon is there, with a grade
    Dorset is there, with a grade
    Torbay is there, with a grade
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
