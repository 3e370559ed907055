#!/usr/bin/env bash
# Scrapy 2.19.0, courlan 1.4.0 beside parsel 1.12.0 (seen 30 November 2026, Python 3.11)
#
# One would think: what takes the links of a page takes the links of a page.
# It is so: Scrapy's LinkExtractor, which its spiders that follow rules work with, and courlan, with which trafilatura crawls, leave out
# what they take for no page: a council's page of inspection letters has no link for them but the ones to other pages. Scrapy
# leaves out .pdf, .docx and .ods and keeps .csv, courlan all of these. Neither says so, and Ofsted's own files, whose
# addresses have no ending, come through, so a trial with them shows nothing. `deny_extensions=[]` gives them all.
# Ours: a link is taken by where it stands and what it says (watcher/sources); no crawler follows any.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'scrapy==2.19.0' 'courlan==1.4.0' 'parsel==1.12.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from urllib.parse import urlsplit

import courlan
import parsel
from scrapy.http import HtmlResponse
from scrapy.linkextractors import LinkExtractor

URL = "https://council.example/inspection"
LINKS = {
    "/news/inadequate": "Children's services judged inadequate",
    "/documents/letter-july-2026.pdf": "Ofsted's letter",
    "/documents/s1234/Letter.pdf?T=9": "Appendix A",
    "/documents/action-plan.docx": "Improvement plan",
    "/documents/homes.ods": "Homes",
    "/documents/homes.csv": "Homes (CSV)",
    "/file/50123456": "Report",
}
PAGE = "<h1>Inspections</h1>" + "".join(f'<p><a href="{each}">{text}</a></p>' for each, text in LINKS.items())
response = HtmlResponse(URL, body=f"<html><body>{PAGE}</body></html>", encoding="utf-8")

FOUND = {
    "Scrapy": [each.url for each in LinkExtractor().extract_links(response)],
    "Scrapy, deny_extensions=[]": [each.url for each in LinkExtractor(deny_extensions=[]).extract_links(response)],
    "courlan": courlan.extract_links(PAGE, url=URL, external_bool=False),
    "parsel": [response.urljoin(each) for each in parsel.Selector(PAGE).css("a::attr(href)").getall()],
}
for name, found in FOUND.items():
    paths = {urlsplit(each).path for each in found}
    print(f"{name}: {len(paths)} of {len(LINKS)}")
    for each in LINKS:
        print("    taken" if urlsplit(each).path in paths else "    not taken", each)
PROGRAM

cat > expected <<'SEEN'
Scrapy: 3 of 7
    taken /news/inadequate
    not taken /documents/letter-july-2026.pdf
    not taken /documents/s1234/Letter.pdf?T=9
    not taken /documents/action-plan.docx
    not taken /documents/homes.ods
    taken /documents/homes.csv
    taken /file/50123456
Scrapy, deny_extensions=[]: 7 of 7
    taken /news/inadequate
    taken /documents/letter-july-2026.pdf
    taken /documents/s1234/Letter.pdf?T=9
    taken /documents/action-plan.docx
    taken /documents/homes.ods
    taken /documents/homes.csv
    taken /file/50123456
courlan: 2 of 7
    taken /news/inadequate
    not taken /documents/letter-july-2026.pdf
    not taken /documents/s1234/Letter.pdf?T=9
    not taken /documents/action-plan.docx
    not taken /documents/homes.ods
    not taken /documents/homes.csv
    taken /file/50123456
parsel: 7 of 7
    taken /news/inadequate
    taken /documents/letter-july-2026.pdf
    taken /documents/s1234/Letter.pdf?T=9
    taken /documents/action-plan.docx
    taken /documents/homes.ods
    taken /documents/homes.csv
    taken /file/50123456
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
