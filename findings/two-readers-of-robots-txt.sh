#!/usr/bin/env bash
# protego 0.7.0 beside urllib.robotparser of Python 3.11 (seen 28 November 2026)
#
# One would think: two readers of robots.txt agree about a plain file, and one can take the place of the other.
# It is so: (1) a blank line after "User-agent:" ends the group for the standard library: the rules below it are nobody's, and
# everything is allowed. RFC 9309 gives blank lines no meaning, and protego reads on. (2) "*" in a path is a letter to the
# standard library. (3) Both have `can_fetch` with two texts, in opposite order: protego asked in the standard library's
# order looks for the page "ofsted-watch" and says yes to everything, without an error.
# Ours: `doctor` reads robots.txt with protego; a test asks for a page that is forbidden.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'protego==0.7.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
from urllib.robotparser import RobotFileParser

from protego import Protego

AGENT, SITE = "ofsted-watch", "https://reports.example.gov.uk"


def ask(robots, path):
    stdlib, protego = RobotFileParser(), Protego.parse(robots)
    stdlib.parse(robots.splitlines())
    return (
        f"stdlib {stdlib.can_fetch(AGENT, SITE + path)!s:5}  protego {protego.can_fetch(SITE + path, AGENT)!s:5}  "
        f"protego in the stdlib's order {protego.can_fetch(AGENT, SITE + path)}"
    )


print("may we?")
print("  plain:     ", ask("User-agent: *\nDisallow: /search\n", "/search?q=a"))
print("  blank line:", ask("User-agent: *\n\nDisallow: /search\n", "/search?q=a"))
print("  wildcard:  ", ask("User-agent: *\nDisallow: /*?sort=\n", "/search?sort=date"))
PROGRAM

cat > expected <<'SEEN'
may we?
  plain:      stdlib False  protego False  protego in the stdlib's order True
  blank line: stdlib True   protego False  protego in the stdlib's order True
  wildcard:   stdlib True   protego False  protego in the stdlib's order True
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
