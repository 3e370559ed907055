"""Puts news whose reading is known into other words and shapes that change nothing, and counts changed answers.

    python tests/benchmarks/news_variants.py ../shared/data/news_open.jsonl [--how capitals] [--each 7] [--show 3]

The items are the tests' own (tests/support/news_fresh.txt, news_told.txt), and those of the files that are named. Each
is read as it stands; where that is right, it is put into capitals, behind "BREAKING:", before a site's name, into
entities and other quotation marks, into other words for the same judges, grades and services, under other councils'
names, and cut short. "missed": an alert that is not even a note any more; "noted": one that is a note; "false": an
alert of what is none; "astray": an alert for others. What is left out with a summary or a title may be what told it:
these lines say how much rests on one of both.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from news_items import fresh, told  # the tests' folder is no package

from watcher import data
from watcher.model.news import NewsItem
from watcher.reading.news.piece import read_item
from watcher.reading.news.places import places

IN_FRONT = ("BREAKING: ", "LIVE: ", "UPDATED: ", "Exclusive: ", "WATCH: ", "Breaking news - ", "[UPDATE] ", "‘’ ")
SITES = (
    *(" - BBC News", " | Local News", " - LBC", " | ITV News Granada", " | The Independent", " | Bury Times"),
    *(" - Yahoo News UK", " - MSN", " | Reading Chronicle", " – Local Democracy Reporting Service", " | News"),
    *(" - Kent Online", " | Latest news", " - ChronicleLive", " - BirminghamLive", " | Swindon Advertiser"),
)
BEFORE = (
    *("By Jo Example, Local Democracy Reporter. ", "(LDRS) ", "Image source, Getty Images. ", "3 min read. "),
    *("A social worker speaking with a family ", "Civic Centre (Image: Google Street View) ", "1 hour ago Jo Example "),
    *("Getty Images A playground. ", "Published 2 hours ago. ", "Add us as a preferred source on Google. "),
)
BEHIND = (
    *(" Read more on our website.", " […]", " Continue reading...", " Have you got a story? Contact our newsdesk."),
    *(" The council has been approached for comment.", " Sign up for our daily newsletter.", " (Image: Reach Plc)"),
    *(" More to follow.", " This is a developing story.", " The post appeared first on Example News."),
    *(" Follow BBC London on X, Facebook and Instagram.", " The Department for Education has been contacted."),
)
WORDS = (
    *((r"\brated\b", "judged"), (r"\brated\b", "graded"), (r"\bjudged\b", "rated"), (r"\bjudged\b", "deemed")),
    *((r"\bjudged\b", "found to be"), (r"\brated\b", "ranked"), (r"\brated\b", "ruled")),
    *((r"\bOfsted\b(?!')", "the watchdog"), (r"\bOfsted\b(?!')", "Ofsted inspectors"), (r"\bOfsted\b", "OFSTED")),
    *((r"\bOfsted\b(?!')", "the education watchdog"), (r"\b[Ii]nspectors\b", "the regulator")),
    *((r"\b[Ii]nspectors\b", "Ofsted inspectors"), (r"\bwatchdog\b", "regulator"), (r"\bwatchdog\b", "inspectorate")),
    *((r"children's services", "children's social care"), (r"children's services", "services for children")),
    *((r"children's services", "children's social services"), (r"children's services", "childrens services")),
    *((r"children's services", "children services"), (r"children's services", "children's services department")),
    *((r"children's social care", "children's services"), (r"\b(?:C|c)ouncil\b", "local authority")),
    *((r"(?<!['‘\"])\binadequate\b(?!['’\"])", "'inadequate'"), (r"['‘\"]inadequate['’\"]", "inadequate")),
    *((r"\binadequate\b", "“inadequate”"), (r"\binadequate\b", "Inadequate"), (r"\binadequate\b", "INADEQUATE")),
    *((r"\b(rated|judged|graded) ['‘\"]?inadequate['’\"]?", "given the lowest possible rating"),),
    *((r"\b(rated|judged|graded) ['‘\"]?inadequate['’\"]?", "branded 'inadequate'"),),
    *((r"\b(rated|judged|graded) ['‘\"]?inadequate['’\"]?", "handed an 'inadequate' rating"),),
    *((r"\bdowngraded\b", "demoted"), (r"\bdowngraded\b", "marked down"), (r"\bdowngraded\b", "down-graded")),
    *((r"\brequires? improvement\b(?! to be)", "requires improvement to be good"),),
    *((r"\brequires improvement\b", "'requires improvement'"), (r"\bpublished\b", "released")),
    *((r"\btoday\b", "on Monday"), (r"\btoday\b", "this morning"), (r"\bdamning\b", "scathing")),
    *((r"\bfocused visit\b", "focused inspection"), (r"\bpriority action\b", "'priority action'")),
    *((r"\bcare leavers\b", "care-experienced young people"), (r" - ", " – "), (r" - ", "—"), (r"'", "’")),
)
"""Other words for the same: a pattern, and what stands in its place."""
NAMES = ("Rutland", "Kirklees", "Brighton and Hove", "Newham", "St Helens", "Isle of Wight", "Barnsley", "Torbay")
"""Under whose names items are put; each is long or short in another way."""
Item = tuple[str, str]
"""A title and a summary."""


@dataclass(frozen=True)
class Known:
    """An item, and for whom it should alert."""

    item: NewsItem
    alert_for: frozenset[str]


def known(paths: list[str]) -> Iterator[Known]:
    for each in (*fresh(), *told()):
        yield Known(each.item, frozenset(each.alert_for))
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row["borderline"]:
                item = NewsItem(row["id"], row["title"], row["excerpt"], row["url"], row["published"])
                yield Known(item, frozenset(row["alert_authority"] if row["should_alert"] else ()))


def variants(title: str, summary: str) -> Iterator[tuple[str, Item]]:
    """Make them: how, and the item."""
    yield "capitals", (title.upper(), summary)
    yield "capitals of words", (re.sub(r"(?<![\w'’])[a-z]", lambda each: each[0].upper(), title), summary)
    yield "entities", (entities(title), entities(summary))
    yield "entities twice", (entities(entities(title)), entities(entities(summary)))
    yield "paragraphs", (title, f"<p>{summary}</p><p><a href='https://news.example'>More</a></p>")
    yield "title again", (title, f"{title}. {summary}")
    yield "blanks", (title.replace(" ", "\u00a0"), summary.replace(" ", "  "))
    yield "lines", (textwrap.fill(title, 40), textwrap.fill(summary, 60))
    yield "quoted", (f"'{title}'", f"“{summary}”")
    for each in IN_FRONT:
        yield f"front: {each}", (each + title, summary)
    for each in SITES:
        yield f"site: {each}", (title + each, summary)
    for each in BEFORE:
        yield f"before: {each}", (title, each + summary)
    for each in BEHIND:
        yield f"behind: {each}", (title, summary + each)
    for old, new in WORDS:
        made = re.sub(old, new, title), re.sub(old, new, summary)
        if made != (title, summary):
            yield f"words: {old} → {new}", made
    yield "short: cut at 100", (title, cut(summary, 100))
    yield "short: cut at 200", (title, cut(summary, 200))
    yield "short: title cut at 60", (cut(title, 60), summary)
    yield "short: title alone", (title, "")
    yield "short: title twice, with its site", (f"{title} - Example Live", f"{title}  Example Live")
    yield "short: summary alone", ("", summary)


def entities(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#8217;").replace("–", "&ndash;")


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


def renamed(each: Known) -> Iterator[tuple[str, Known]]:
    """Put an item under other councils' names, and call its own by its other names."""
    names = [name for name in each.alert_for if name in each.item.title + each.item.summary]
    if len(each.alert_for) != 1 or not names:
        return
    own = re.compile(rf"(?<![\w-]){re.escape(names[0])}(?![\w-])")
    left = own.sub("", f"{each.item.title}. {each.item.summary}")
    if names[0] not in {place.name for place in places(left)}:
        for name in NAMES:
            yield f"name: {name}", Known(_with(each.item, own, name), frozenset((name,)))
    aliases = next((found.aliases for found in data.authorities() if found.name == names[0]), ())
    for alias in aliases:
        yield "name: its other names", Known(_with(each.item, own, alias), each.alert_for)


def _with(item: NewsItem, own: re.Pattern[str], name: str) -> NewsItem:
    title, summary = own.sub(name, item.title), own.sub(name, item.summary)
    return NewsItem(item.id, title, summary, item.url, item.published)


def change(each: Known) -> str:
    """Name what is wrong with what an item is read to say; nothing if it is right."""
    said = read_item(each.item)
    if not each.alert_for:
        return "false" if said.should_alert else ""
    if not said.should_alert:
        return "noted" if said.should_note else "missed"
    return "" if set(said.alert_authorities) == each.alert_for else "astray"


def measure(items: list[Known], how: str) -> Iterator[tuple[str, str, Known]]:
    for each in items:
        if change(each):
            continue
        item = each.item
        made: list[tuple[str, Known]] = [
            (name, Known(NewsItem(item.id, title, summary, item.url, item.published), each.alert_for))
            for name, (title, summary) in variants(item.title, item.summary)
        ]
        for name, variant in (*made, *renamed(each)):
            if how in name:
                yield name, change(variant), variant


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="labelled items of the press")
    parser.add_argument("--how", default="", help="changes whose name has this in it")
    parser.add_argument("--each", type=int, default=1, help="every so many items")
    parser.add_argument("--show", type=int, default=3, help="how many of each to print")
    given = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, what, variant in measure(list(known(given.files))[:: given.each], given.how):
        counts[name]["all"] += 1
        counts[name][what] += 1
        if what and counts[name][what] <= given.show:
            item = variant.item
            said = f"{item.title} | {item.summary} | {', '.join(variant.alert_for)}".replace("\n", "\\n")
            print(f"{name}: {what} {item.id} | {said}")
    for name, counted in counts.items():
        changed = ", ".join(f"{what} {many}" for what, many in sorted(counted.items()) if what not in ("", "all"))
        print(f"{name:70}{counted['all']:7}  {changed}")
    total = sum((each for name, each in counts.items() if not name.startswith("short")), Counter())
    print(", ".join(f"{what or 'as before'} {many}" for what, many in sorted(total.items())))
    return bool(total["missed"] + total["false"] + total["astray"])


if __name__ == "__main__":
    sys.exit(main())
