"""Varies real documents in what could as well have been printed, and counts whether the reading follows.

    python tests/benchmarks/reading_varied.py [--each 3] [--seed 1] [--shared ../shared]

Another authority's name in all its spellings, the same days in other ways of writing, other grades in the table and in
the body: each must be read exactly, or doubted in `problems`. Wrong or silent ones are printed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from corpus import SHARED, labels

from watcher import data
from watcher.model.documents import Reading
from watcher.model.ofsted import FOUR_POINT
from watcher.reading import document, pdf
from watcher.reading.news.names import names_in
from watcher.reading.pages import Page
from watcher.reading.reports import ilacs, ilacs_headings, tables
from watcher.reading.reports.closer import NOT_CLOSER
from watcher.reading.text import flat
from watcher.timing.dates import RUN_OF_DAYS, span_in

Pages = tuple[Page, ...]
GRADE = re.compile(r"outstanding|good|inadequate|requires? improvement(?: to be good)?", re.IGNORECASE)
HEADING = re.compile(
    r"((?:impact of leaders on|experiences?\s+and\s+progress\s+of)[^.:]{5,90}?\s*[:\s-]\s*(?:is\s|are\s)?)"
    rf"({GRADE.pattern.replace(' ', chr(92) + 's+')})(?=[\s.]*$)",
    re.IGNORECASE | re.MULTILINE,
)
WAYS_OF_DAYS: dict[str, Callable[[date, date], str]] = {
    "8 June 2026 to 19 June 2026": lambda a, b: f"{a:%-d %B %Y} to {b:%-d %B %Y}",
    "8 June to 19 June 2026": lambda a, b: f"{_no_year(a, b, '%-d %B')} to {b:%-d %B %Y}",
    "8-19 June 2026": lambda a, b: f"{_short(a, b, '%-d', '%-d %B')}-{b:%-d %B %Y}",
    "8 – 19 June 2026": lambda a, b: f"{_short(a, b, '%-d', '%-d %B')} – {b:%-d %B %Y}",
    "8th to 19th June 2026": lambda a, b: f"{_short(a, b, '%-dth', '%-dth %B')} to {b:%-dth %B %Y}",
    "8 and 19 June 2026": lambda a, b: f"{_short(a, b, '%-d', '%-d %B')} and {b:%-d %B %Y}",
    "Monday 8 June 2026 to Friday 19 June 2026": lambda a, b: f"{a:%A %-d %B %Y} to {b:%A %-d %B %Y}",
    "Monday, 8 June 2026 - Friday, 19 June 2026": lambda a, b: f"{a:%A, %-d %B %Y} - {b:%A, %-d %B %Y}",
    "Mon 8 Jun to Fri 19 Jun 2026": lambda a, b: f"{_no_year(a, b, '%a %-d %b')} to {b:%a %-d %b %Y}",
    "8/6/2026 to 19/6/2026": lambda a, b: f"{a:%-d/%-m/%Y} to {b:%-d/%-m/%Y}",
    "08.06.26-19.06.26": lambda a, b: f"{a:%d.%m.%y}-{b:%d.%m.%y}",
    "08-06-2026 to 19-06-2026": lambda a, b: f"{a:%d-%m-%Y} to {b:%d-%m-%Y}",
    "2026-06-08 to 2026-06-19": lambda a, b: f"{a:%Y-%m-%d} to {b:%Y-%m-%d}",
    "June 8 to June 19, 2026": lambda a, b: f"{_no_year(a, b, '%B %-d')} to {b:%B %-d, %Y}",
    "June 8, 2026 to June 19, 2026": lambda a, b: f"{a:%B %-d, %Y} to {b:%B %-d, %Y}",
    "8 June, 2026 until 19 June, 2026": lambda a, b: f"{a:%-d %B, %Y} until {b:%-d %B, %Y}",
    "8th of June and 19th of June 2026": lambda a, b: f"{_no_year(a, b, '%-dth of %B')} and {b:%-dth of %B %Y}",
    "8 JUNE 2026 TO 19 JUNE 2026": lambda a, b: f"{a:%-d %B %Y} to {b:%-d %B %Y}".upper(),
    "8 June 2026\nto 19\nJune 2026": lambda a, b: f"{a:%-d %B %Y}\nto {b:%-d\n%B %Y}",
    "8June2026 to 19June 2026": lambda a, b: f"{a:%-d%B%Y} to {b:%-d%B %Y}",
    "8 June 2026–19 June 2026": lambda a, b: f"{a:%-d %B %Y}\u2013{b:%-d %B %Y}",
    "8 June through 19 June 2026": lambda a, b: f"{_no_year(a, b, '%-d %B')} through {b:%-d %B %Y}",
    "8\u00a0June\u00a02026 to 19\u00a0June\u00a02026": lambda a, b: f"{a:%-d %B %Y} to {b:%-d %B %Y}".replace(
        " ", "\u00a0"
    ),
}


def _no_year(first: date, last: date, form: str) -> str:
    return f"{first:{form}}" if first.year == last.year else f"{first:{form} %Y}"


def _short(first: date, last: date, day: str, month: str) -> str:
    return f"{first:{day}}" if (first.year, first.month) == (last.year, last.month) else _no_year(first, last, month)


@dataclass(frozen=True)
class Paper:
    """A real document, and what its label says of it."""

    file: str
    label: dict
    pages: Pages


@dataclass(frozen=True)
class Varied:
    """A document as it could have been, and the field that must follow: its name and what it must be (None: doubted)."""

    how: str
    pages: Pages
    about: str
    must_be: object


def said_of(about: str, reading: Reading) -> object:
    """Take the field of a reading that a variation is about; None where it is empty."""
    if about == "authority":
        return reading.authorities[0].name if len(reading.authorities) == 1 else None
    if about == "dates":
        return (reading.inspection_start, reading.inspection_end) if reading.inspection_start else None
    if about == "kind":
        return reading.kind.value
    return {each.area: each.grade.word for each in reading.judgements} or None


def _replaced(pages: Pages, change: Callable[[str], str]) -> Pages:
    return tuple(Page(page.number, change(page.text)) for page in pages)


def other_names(paper: Paper, names: list[tuple[str, str | None]]) -> Iterator[Varied]:
    """Put another authority's name wherever this one's stands."""
    for spelling, name in names:
        spelt = " ".join(spelling.split())

        def change(text: str, spelt: str = spelt) -> str:
            # From the end, so that the places before stay.
            for found in reversed(list(names_in(text))):
                if any(each.urn == paper.label["urn"] for each in found.authorities):
                    text = text[: found.start] + spelt + text[found.end :]
            return text

        how = "a former council" if name is None else "another authority"
        yield Varied(f"{how}: {spelling}", _replaced(paper.pages, change), "authority", name)


def other_days(paper: Paper, _names: object) -> Iterator[Varied]:
    """Write the days on site in each of the ways."""
    first, last = (date.fromisoformat(paper.label[f"inspection_{end}"]) for end in ("start", "end"))

    def change(text: str, written: str) -> str:
        for found in reversed(list(re.finditer(RUN_OF_DAYS, text, re.IGNORECASE))):
            if span_in(flat(found[0])) == (first, last):
                text = text[: found.start()] + written + text[found.end() :]
        return text

    for how, write in WAYS_OF_DAYS.items():
        pages = _replaced(paper.pages, lambda text, write=write: change(text, write(first, last)))
        if pages != paper.pages:
            yield Varied(f"days: {how!r}", pages, "dates", (first, last))


def other_grades(paper: Paper, _names: object) -> Iterator[Varied]:
    """Turn every grade of the table and of the body's headings into the next one of the scale; then only the table's."""
    if not (paper.label.get("framework") or "").startswith("ILACS"):
        return
    printed = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")

    def turned(word: str, by: int) -> str:
        rank = next(at for at, each in enumerate(FOUR_POINT.words) if word.lower().startswith(each[:7]))
        return printed[(rank + by) % 4]

    for by in (1, 2, 3):
        cover = flat(paper.pages[0].text)
        end = ilacs.end_of_table(cover)
        heading = ilacs_headings.TABLE_HEADING.search(cover)
        if not heading:
            return
        table = GRADE.sub(lambda found, by=by: turned(found[0], by), cover[heading.end() : end])
        first = Page(1, f"{cover[: heading.end()]}{table}{cover[end:]}")
        body = _replaced(paper.pages[1:], lambda text, by=by: _headings_turned(text, lambda word: turned(word, by)))
        says = {area: turned(word.replace("_", " "), by).lower() for area, word in paper.label["judgements"].items()}
        says = {area: word.removesuffix(" to be good") for area, word in says.items()}
        yield Varied("other grades", (first, *body), "judgements", says)
        yield Varied("other grades in the table alone", (first, *paper.pages[1:]), "judgements", None)
        yield Varied("other grades in the body alone", (paper.pages[0], *body), "judgements", None)


def _headings_turned(text: str, turned: Callable[[str], str]) -> str:
    return HEADING.sub(lambda found: found[1] + turned(" ".join(found[2].split())).lower(), text)


VARIATIONS = (other_names, other_days, other_grades)


def all_names() -> list[tuple[str, str | None]]:
    """List every spelling of every authority with whose it is, and of the councils that are no more with None."""
    known = [(spelling, each.name) for each in data.authorities() for spelling in (each.name, *each.aliases)]
    shared = Counter(spelling for spelling, _ in known)
    alone = [(spelling, name) for spelling, name in known if shared[spelling] == 1]
    return alone + [(each.name, None) for each in data.former_authorities()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=3, help="documents of each kind and year")
    parser.add_argument("--names", type=int, default=12, help="names put into each document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="variations whose name has this in it")
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args()
    random = Random(given.seed)
    by_kind: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for row in labels(given.shared):
        if row.get("inspection_start") and row.get("kind") != "not_a_report":
            by_kind[row["kind"], row["published"][:4]].append(row)
    rows = [row for those in by_kind.values() for row in random.sample(those, min(given.each, len(those)))]
    names = all_names()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        with pdf.opened((given.shared / "corpus" / row["file"]).read_bytes()) as opened:
            paper = Paper(row["file"], row, opened.pages())
        for variation in VARIATIONS:
            if given.only in variation.__name__:
                for varied in variation(paper, random.sample(names, given.names)):
                    counts[varied.how.split(": ")[0] if varied.about == "authority" else varied.how][
                        count(paper, varied)
                    ] += 1
    print(f"{len(rows)} documents")
    for how, counted in counts.items():
        print(f"{how:52}", *(f"{name} {counted[name]:5}" for name in ("exact", "doubted", "silent", "wrong")))
    return sum(counted["wrong"] + counted["silent"] for counted in counts.values())


def count(paper: Paper, varied: Varied) -> str:
    """Read a varied document, and say whether what it is about is exact, doubted, silent or wrong."""
    reading = document.read_pages(varied.pages, NOT_CLOSER)
    said = said_of(varied.about, reading)
    if said == varied.must_be and said is not None:
        return "exact"
    if isinstance(said, dict) and varied.about == "judgements":
        told = varied.must_be or said
        if varied.must_be and any(told.get(area) != word for area, word in said.items()):
            said = said  # a grade that it doesn't have
        elif reading.problems:
            return "doubted"
    elif said is None and reading.problems:
        return "doubted"
    verdict = "silent" if said is None else "wrong"
    print(verdict, paper.file, varied.how, "must be", varied.must_be, "is", said, list(reading.problems)[:1])
    return verdict


if __name__ == "__main__":
    sys.exit(main() > 0)
