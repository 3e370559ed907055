"""Documents whose layout is another: headings, rows of the table, columns, breaks of pages, running lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from variations import GRADE, HEADING, Pages, Paper, Varied, said

from watcher.reading.pages import Page
from watcher.reading.reports import ilacs, ilacs_headings
from watcher.reading.text import flat

_ROW = re.compile(rf"(\w[^:]{{10,110}}?) ({GRADE.pattern})(?=\s|$)", re.IGNORECASE)
HEADINGS: dict[str, Callable[[str, str], str]] = {
    "in brackets": lambda label, grade: f"{label} ({grade})",
    "on the next line": lambda label, grade: f"{label}\n{grade.capitalize()}",
    "behind a dash": lambda label, grade: f"{label} \u2013 {grade}",
    "behind a verb": lambda label, grade: f"{label} are {grade}",
    "behind the word for it": lambda label, grade: f"{label}\nJudgement: {grade}",
    "in capitals": lambda label, grade: f"{label}: {grade}".upper(),
}
ROWS: dict[str, Callable[[str, str], str]] = {
    "in capitals": lambda label, grade: f"{label} {grade}".upper(),
    "grades on lines of their own": lambda label, grade: f"{label}\n{grade}",
    "grades behind a colon": lambda label, grade: f"{label}: {grade}",
    "marks of notes": lambda label, grade: f"{label}1 {grade}*",
    "numbered": lambda label, grade: f"3. {label} {grade}",
    "grades over lines": lambda label, grade: f"{label} {grade}".replace(" ", "\n"),
}
HEADS = ("Area Judgement", "Judgement area Grade", "Judgement: Grade:", "Judgement Rating", "Judgements Current grade")
FEET = {
    "inspection": "Inspection of Sefton local authority children's services",
    "focused_visit": "Focused visit to Sefton children's services",
    "jtai": "Joint targeted area inspection of Sefton",
    "area_send": "Area SEND inspection of Sefton Local Area Partnership",
}


def other_headings(paper: Paper) -> Iterator[Varied]:
    """Write the body's headings otherwise."""
    for how, write in () if paper.is_sif or not paper.grades else HEADINGS.items():
        pages = paper.changed(
            lambda text, write=write: HEADING.sub(
                lambda found: write(re.sub(r"[\s:-]+(?:is |are )?\Z", "", found[1]), found[2]), text
            ),
            slice(1, None),
        )
        yield Varied(f"headings: {how}", pages, {"judgements": _as_printed(paper)})


def _as_printed(paper: Paper) -> dict[str, str]:
    return {area: word.replace("_", " ") for area, word in paper.grades.items()}


def other_tables(paper: Paper) -> Iterator[Varied]:
    """Write the table of judgements otherwise: its rows, a third column, a part of it on the next page."""
    cover = flat(paper.pages[0].text)
    heading = ilacs_headings.TABLE_HEADING.search(cover)
    if not heading or paper.is_sif or not paper.grades:
        return
    ends = ilacs.end_of_table(cover)
    above, below = cover[: heading.start()], cover[ends:]
    rows = [(each[1].strip(), each[2]) for each in _ROW.finditer(cover, heading.end(), ends)]
    plain = "\n".join(f"{label} {grade}" for label, grade in rows)
    must_be = {"judgements": _as_printed(paper)}

    def table(rows: str, heading: str = "Judgement Grade") -> Pages:
        return (Page(1, f"{above}\n{heading}\n{rows}\n{below}"), *paper.pages[1:])

    for how, write in ROWS.items():
        yield Varied(f"table: {how}", table("\n".join(write(label, grade) for label, grade in rows)), must_be)
    for head in HEADS:
        yield Varied(f"table: under {head!r}", table(plain, head), must_be)
    earlier = "\n".join(f"{label} {grade} Outstanding" for label, grade in rows)
    yield Varied("table: with the grades before", table(earlier, "Judgement Grade Previous grade"), must_be)
    backwards = "\n".join(f"{grade} {label}" for label, grade in rows)
    yield Varied("table: its columns the other way", table(backwards, "Grade Judgement"), {"judgements": None})
    first, last = plain.rsplit("\n", 2)[0], "\n".join(plain.rsplit("\n", 2)[1:])
    for how, again in (("on the next page", ""), ("under its heading again", "Judgement Grade\n")):
        begun = Page(1, f"{above}\nJudgement Grade\n{first}")
        goes_on = Page(paper.pages[1].number, f"{again}{last}\n{below}\n{paper.pages[1].text}")
        yield Varied(f"table: its last rows {how}", (begun, goes_on, *paper.pages[2:]), must_be)


def other_breaks(paper: Paper) -> Iterator[Varied]:
    """Break the pages elsewhere: never, or once more in the middle of each but the first."""
    must_be = said(paper.pages)
    halves = [half for page in paper.pages[1:] for half in _halves(page.text)]
    broken = (paper.pages[0], *(Page(number, text) for number, text in enumerate(halves, start=2)))
    yield Varied("pages: twice as many", broken, must_be)
    whole = Page(2, "\n".join(page.text for page in paper.pages[1:]))
    # Running lines then stand within it, where they can't be told from a list's.
    yield Varied(
        "pages: two",
        (paper.pages[0], whole),
        {**must_be, "improvements": said((paper.pages[0], whole))["improvements"]},
    )


def _halves(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    return "\n".join(lines[: len(lines) // 2]), "\n".join(lines[len(lines) // 2 :])


def other_feet(paper: Paper) -> Iterator[Varied]:
    """Print another authority's running line on every page, as where a report was begun as a copy of another."""
    must_be = said(paper.pages)
    line = f"{FEET[paper.kind]}, 4 to 15 March 2019"
    yield Varied("a running line of another's", paper.changed(lambda text: f"{text}\n{line}"), must_be)
    above = paper.changed(lambda text: f"{line}\n{text}", slice(1, None))
    yield Varied("a running line of another's above", above, must_be)


LAYOUTS = (other_headings, other_tables, other_breaks, other_feet)
