#!/usr/bin/env bash
# odfpy 1.4.1, odfdo 3.27.3 (seen 30 November 2026, Python 3.11)
#
# One would think: of a letter in LibreOffice's own format (.odt) with tracked changes a reader gives the text as it stands.
# It is so: the format keeps what was deleted in a list before the first paragraph, as paragraphs. odfpy gives those first, with
# who deleted them and when, so that the letter opens with the grade that was struck out; the words of a comment stand in the
# middle of the sentence that it is about, without a space. odfdo's `get_formatted_text()` leaves the deleted out and puts the comment below, but its list
# of paragraphs, by which one looks for a sentence, has both as odfpy has.
# Ours: an .odt is told as a file that is no PDF, for somebody to look into (watcher/reading).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'odfpy==1.4.1' 'odfdo==3.27.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import zipfile

from odf import teletype, text
from odf.opendocument import OpenDocumentText, load
from odfdo import Document

WHO = (
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">A. Clerk</dc:creator>'
    '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-07-09T09:00:00</dc:date>'
)
DELETED = (
    '<text:tracked-changes><text:changed-region text:id="one"><text:deletion><office:change-info>'
    f"{WHO}</office:change-info><text:p>Leaders are good.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
COMMENT = f"<office:annotation>{WHO}<text:p>was outstanding</text:p></office:annotation>"

plain = OpenDocumentText()
plain.text.addElement(text.P(text="Letter to Kent"))
plain.text.addElement(text.P(text="Leaders are inadequate."))
plain.save("plain.odt")
with zipfile.ZipFile("plain.odt") as old, zipfile.ZipFile("letter.odt", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode("utf-8", "surrogateescape")
        if name == "content.xml":
            part = part.replace("<office:text>", f"<office:text>{DELETED}")
            part = part.replace("Leaders are inadequate", f'<text:change text:change-id="one"/>Leaders are{COMMENT} inadequate')
        new.writestr(name, part.encode("utf-8", "surrogateescape"))

print("odfpy, all of it:", teletype.extractText(load("letter.odt").text))
print("odfpy, its paragraphs:", *(teletype.extractText(each) for each in load("letter.odt").getElementsByType(text.P)), sep="\n    ")
letter = Document("letter.odt")
print("odfdo, get_formatted_text:", *filter(None, letter.get_formatted_text().split("\n")), sep="\n    ")
print("odfdo, its paragraphs:", *(repr(each.inner_text) for each in letter.body.paragraphs), sep="\n    ")
PROGRAM

cat > expected <<'SEEN'
odfpy, all of it: A. Clerk2026-07-09T09:00:00Leaders are good.Letter to KentLeaders areA. Clerk2026-07-09T09:00:00was outstanding inadequate.
odfpy, its paragraphs:
    Leaders are good.
    Letter to Kent
    Leaders areA. Clerk2026-07-09T09:00:00was outstanding inadequate.
    was outstanding
odfdo, get_formatted_text:
    Letter to Kent
    Leaders are[*] inadequate.
    ----
    [*] was outstanding
odfdo, its paragraphs:
    'Leaders are good.'
    'Letter to Kent'
    'Leaders arewas outstanding\nA. Clerk 2026-07-09 09:00:00 inadequate.'
    'was outstanding'
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
