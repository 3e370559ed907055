#!/usr/bin/env bash
# python-decouple 3.8, Starlette 1.10.0 beside environs 15.2.0 and django-environ 0.14.0 (seen 1 December 2026, Python 3.11)
#
# One would think: a setting "children's homes, care leavers, children's services" is a list of three, since a comma parts them.
# It is so: decouple's Csv and Starlette's CommaSeparatedStrings, which part lists of hosts in most of their users' settings, read a
# list as a shell does. From the first apostrophe to the second all is one quotation, commas too: one topic of the three is left,
# "childrens homes, care leavers, childrens services", which nothing is ever about, and no error is raised. With one apostrophe in the
# list there would be one. The two others part at each comma, and so tear "Bristol, City of", which quotes keep whole for the first two.
# Ours: lists are TOML's, with quotes around each text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'python-decouple==3.8' 'starlette==1.10.0' 'environs==15.2.0' 'django-environ==0.14.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import os

import environ
import environs
from decouple import Csv
from starlette.datastructures import CommaSeparatedStrings


def of_environment(reader):
    def read(text):
        os.environ["TOPICS"] = text
        return [each.strip() for each in reader().list("TOPICS")]

    return read


READERS = {
    "decouple": Csv(),
    "Starlette": lambda text: list(CommaSeparatedStrings(text)),
    "environs": of_environment(environs.Env),
    "django-environ": of_environment(environ.Env),
}
for text in ("children's homes, care leavers, children's services", "children’s homes, care leavers, children’s services", '"Bristol, City of", Kent'):
    print(text)
    for name, read in READERS.items():
        print(f"    {name}:", " | ".join(read(text)))
PROGRAM

cat > expected <<'SEEN'
children's homes, care leavers, children's services
    decouple: childrens homes, care leavers, childrens services
    Starlette: childrens homes, care leavers, childrens services
    environs: children's homes | care leavers | children's services
    django-environ: children's homes | care leavers | children's services
children’s homes, care leavers, children’s services
    decouple: children’s homes | care leavers | children’s services
    Starlette: children’s homes | care leavers | children’s services
    environs: children’s homes | care leavers | children’s services
    django-environ: children’s homes | care leavers | children’s services
"Bristol, City of", Kent
    decouple: Bristol, City of | Kent
    Starlette: Bristol, City of | Kent
    environs: "Bristol | City of" | Kent
    django-environ: "Bristol | City of" | Kent
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
