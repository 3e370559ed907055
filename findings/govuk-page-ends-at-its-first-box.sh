#!/usr/bin/env bash
# gov-doc-parser 1.0.0 beside html-text 0.7.1 (seen 30 November 2026, Python 3.11)
#
# One would think: a parser that is made for GOV.UK's pages reads such a page to its end.
# It is so: it takes the body by an expression from the `<div class="govspeak">` to the next `</div>`, and GOV.UK's editors make a `<div>`
# of each call to action, address, contact and notice within the text. A page that says in a box where the letter is ends with that
# box: the heading "Judgement" and what stands below it are neither in the text nor among the sections, `errors` is empty, and the title
# and the day are right. Pages without a box are read whole, so that the box that is put in with a correction takes the rest away.
# Ours: GOV.UK is asked by its own interface for programs, in JSON (watcher/sources/govuk.py); what is read as a page is parsed whole.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'gov-doc-parser==1.0.0' 'html-text==0.7.1' 'lxml_html_clean==0.4.6'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import html_text
from gov_doc_parser import GovDocParser

PAGE = """<html><head><title>Kent</title></head><body><main id="content"><h1>Inspection of Kent</h1>
<p>Published <time datetime="2026-09-03">3 September 2026</time></p>
<div class="gem-c-govspeak govuk-govspeak"><div class="govspeak"><p>Inspectors came in July.</p>{}<h2>Judgement</h2><p>The services are inadequate.</p></div></div>
</main></body></html>"""
BOXES = {
    "no box": "",
    "call to action": '<div class="call-to-action"><p>Read the letter.</p></div>',
    "address": '<div class="address"><div class="adr"><p>Store Street<br>Manchester</p></div></div>',
    "contact": '<div class="contact"><p>Ask the press office.</p></div>',
    "notice": '<div role="note" class="application-notice info-notice"><p>This page was corrected.</p></div>',
    "quotation": "<blockquote><p>We waited.</p></blockquote>",
}
for name, box in BOXES.items():
    page = PAGE.format(box)
    found = GovDocParser().parse_full(page, source="govuk")
    print(name)
    print("    gov-doc-parser:", found.document.body_text.replace("\n", " / "))
    print("        sections:", found.document.sections, "errors:", found.errors, "day:", found.document.date)
    print("    html-text,", "with" if "The services are inadequate." in html_text.extract_text(page) else "without", "the judgement")
PROGRAM

cat > expected <<'SEEN'
no box
    gov-doc-parser: Inspectors came in July. / Judgement / The services are inadequate.
        sections: {'Judgement': 'The services are inadequate.'} errors: [] day: 2026-09-03
    html-text, with the judgement
call to action
    gov-doc-parser: Inspectors came in July. / Read the letter.
        sections: {} errors: [] day: 2026-09-03
    html-text, with the judgement
address
    gov-doc-parser: Inspectors came in July. / Store StreetManchester
        sections: {} errors: [] day: 2026-09-03
    html-text, with the judgement
contact
    gov-doc-parser: Inspectors came in July. / Ask the press office.
        sections: {} errors: [] day: 2026-09-03
    html-text, with the judgement
notice
    gov-doc-parser: Inspectors came in July. / This page was corrected.
        sections: {} errors: [] day: 2026-09-03
    html-text, with the judgement
quotation
    gov-doc-parser: Inspectors came in July. / We waited. /  / Judgement / The services are inadequate.
        sections: {'Judgement': 'The services are inadequate.'} errors: [] day: 2026-09-03
    html-text, with the judgement
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
