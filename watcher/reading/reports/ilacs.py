"""Inspections of local authority children's services (ILACS): 2018, 2023, and 2026 without an overall grade."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.model.ofsted import (
    AREA_NAMES,
    CARE_LEAVERS,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    OVERALL,
    Area,
)
from watcher.model.values import replace
from watcher.reading.pages import Page
from watcher.reading.reports import placed_tables, tables, tagged_tables
from watcher.reading.reports.agreement import Agreement, Witness, agree
from watcher.reading.reports.ilacs_headings import (
    FEWEST_HEADINGS,
    LABELS,
    TABLE_HEADING,
    TITLES,
    headings_of,
    table_headings,
    tables_headed,
)
from watcher.reading.text import flat, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Framework
    from watcher.reading.reports.sentences.closer import Closer

CARE_LEAVERS_APART_FROM = date(2023, 1, 1)
"""Inspections from this day on judge care leavers apart from children in care (docs/domain.md 1)."""
WITHOUT_OVERALL_FROM = date(2026, 4, 1)
"""Inspections from this day on have no overall judgement (docs/domain.md 1); the inspection's date decides."""
TABLE, TAGS, TOGETHER = "the table", "the table by its tags", "the headings together"

# A table of an earlier inspection, which some reports print beside their own.
_EARLIER = re.compile(r"\b(?:last|previous|earlier|former)\b[^.]{0,60}$", re.IGNORECASE)
# The line above the table: what stands between the two is known, so a table elsewhere is another one.
DATES_LABEL = (
    r"\b(?=[ifodst])(?<!previous\s)(?<!last\s)(?<!previous\sinspection\s)(?<!last\sinspection\s)(?:\b(?:inspection|fieldwork|on-?site)\s*(?:dates?\b(?:\(s\))?|period\b)"
    r"|\bdates?(?:\(s\))?\sof\s(?:the\s|this\s)?(?:inspection|fieldwork)\b|(?<!publication\s)(?<!report\s)\bdates:|\b(?:inspection\s)?start(?:ed)?(?:\sdate)?"
    r"(?:\sof\s(?:the\s)?inspection)?(?=:|\son:)"
    r"|\b(?:on[\s-]site|fieldwork|inspected)(?=:)|\bthis\sinspection\s(?:took\splace|was\scarried\sout)\b|\binspect(?:ed\son|ion\stook\splace)(?=:))"
)
_DATES = re.compile(DATES_LABEL, re.IGNORECASE)
# The last line that may stand between dates and table.
_INSPECTOR = re.compile(r".*(?:\binspectors?|\bHMI)\b", re.IGNORECASE)
FEWEST_ROWS = 5
"""A table of fewer rows may go on at the head of the next page; one of 2018 has a row less."""
MOST_COVERS = 3
"""Pages on which a table of judgements is looked for: a letter may precede the report."""
MOST_OF_A_TABLE = 800
"""Letters behind the table's heading that may be its rows."""
MOST_WORDS_BETWEEN = 16
"""Words between the inspection's dates and the table, without numbers: months, the lead inspector and their title."""
MOST_OF_AN_OPENING = 600
"""Letters behind the table in which a sentence may grade all services."""
_ALL_SERVICES = re.compile(
    r"(?:^|[.!?]\s)(?:Overall,\s)?(?:[Cc]hildren['’]s\s(?:social\scare\s)?services|[Ss]ervices\sfor\schildren(?:\sand\sfamilies)?)"
    r"(?:\sin\s(?:the\s)?[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|and|of|upon|with)){0,4})?\s(?:are\s(?:now\s)?(?:judged\sto\sbe\s)?|(?=require))"
    r"(outstanding|good|inadequate|require\simprovement(?:\sto\sbe\sgood)?)(?:\soverall)?[.,;]"
)
_LABEL_SOON = re.compile(r"impact of leaders|experiences? and progress|overall effectiveness", re.IGNORECASE)
_BODY = re.compile(r"\bwhat needs to improve\b", re.IGNORECASE)
"""Where a text without pages goes on to what stands on later ones: headings that look like a table's rows."""
# Also without blanks: a table's narrow column loses them.
_LABEL_ALONE = re.compile(
    r"impact\s*of\s*leaders\s*on|experiences?\s*and\s*progress\s*of\s*(?:children|care)", re.IGNORECASE
)


def judgements(pages: tuple[Page, ...], closer: Closer, start: date | None) -> tuple[Framework | None, Agreement]:
    """Read the judgements that an inspection which began on `start` makes, and say under which framework.

    The first page has the table; where it runs over, its last rows stand at the head of the second.
    """
    heard, table = witnesses(pages, closer, start)
    seen = {each.area for each in heard} | set(table.garbled)
    framework = _framework(seen, start)
    areas = framework.areas if framework else tuple(sorted(seen))
    problems = (*tables.unknown_rows(table), *_out_of_place(seen, framework, start))
    return framework, agree(areas, heard).with_problems(problems)


def placed_table(pages: tuple[Page, ...], closer: Closer) -> int | None:
    """Find the table by its words' places, where their order parts its heading from its rows; its page, from 0."""
    for at, page in enumerate(pages[:MOST_COVERS]):
        if page.number and _placed(pages[at : at + 2], closer).rows:
            return at
    return None


def _placed(pages: tuple[Page, ...], closer: Closer) -> tables.Table:
    return placed_tables.read([closer.placed(each.number) for each in pages if each.number], LABELS)


def without_table(pages: tuple[Page, ...]) -> Agreement:
    """Say that no table of judgements was found, and what is readable all the same: its rows, the body's headings."""
    rows = [row for page in pages[:MOST_COVERS] for row in rows_of_unknown_table(flat(page.text))]
    headings = tuple(dict.fromkeys(headings_of(pages, tables.Table(), tables.Table())))
    areas = dict.fromkeys(each.area for each in headings)
    found = f" It may be this: “{quote('; '.join(rows))}”." if rows else ""
    return Agreement((), (), (f"The table of judgements was not found.{found}", *agree(areas, headings).problems))


def rows_of_unknown_table(text: str) -> list[str]:
    """List what look like rows of a table of judgements in flat text, behind its heading."""
    begins = next((each.end() for each in table_headings(text)), len(text))
    return [each[0] for each in tables.UNKNOWN_ROW.finditer(text, begins, begins + MOST_OF_A_TABLE)]


def witnesses(pages: tuple[Page, ...], closer: Closer, start: date | None) -> tuple[tuple[Witness, ...], tables.Table]:
    """Hear the table, by its words in order and by their places; its tags; and the body's headings.

    Returns also the table itself, with what isn't clear in it. Order and places look at one drawn table and are one
    way, which may contradict itself. The tags are another, except where the table could be another inspection's (see
    `_doubtful`). A row without a heading of its own is borne out by the headings of the others.
    """
    text = flat(pages[0].text)
    heading = next(iter(table_headings(text)), None)
    first = _table_in(text, heading.end()) if heading else tables.Table()
    # The form of 2018 judges children in care and care leavers together: one row fewer is whole there.
    by_places_alone = not has_table(text)
    begun = _placed(pages[:1], closer) if by_places_alone else first
    of_2018 = IN_CARE_AND_CARE_LEAVERS in begun.areas()
    # Five reports begin their second page with a label though the table is whole (docs/what-ofsted-publishes.md).
    runs_over = len(begun.areas()) + of_2018 < FEWEST_ROWS and len(pages) > 1
    more = tables.read_on(begun, flat(pages[1].text), LABELS) if runs_over else tables.Table()
    in_order = first.with_more(more)
    numbers = [each.number for each in pages[: 1 + runs_over] if each.number]
    # Since 2026 a whole table has a row less, too. All words of a page have to be placed to find where one goes on.
    beside = runs_over and not (_is_whole(begun, start) and not more.areas())
    columns = begun if by_places_alone and not beside else _placed(pages[: 1 + beside], closer)
    tagged = tagged_tables.read([closer.tagged(each) for each in numbers], LABELS)
    number = pages[0].number
    read = [*_witnesses(TABLE, in_order, number), *_witnesses(TABLE, columns, number)]
    # Word wrote the tags from its own table: they err in other ways than the order and the places of words do.
    read += _witnesses(TAGS, tagged, number)
    headings = (*headings_of(pages, first, more), *_of_opening(text, first, number))
    # Of a table that its text doesn't have, nobody can say whether it is an earlier inspection's.
    apart = len(_words_between(text, heading)) > MOST_WORDS_BETWEEN and not _bear_out(headings, in_order)
    if by_places_alone or apart or _doubtful(pages, heading, in_order, more) or _deny(headings, read):
        # As one way, however often it is read: all readings may have taken the same wrong table.
        read = [replace(each, way=TABLE) for each in read]
    else:
        headings += _together(headings, read)
    # Of the first that found some: each reading would name the same rows in its own words.
    unknown = in_order.unknown or tagged.unknown or columns.unknown
    return (*read, *headings), replace(in_order, unknown=(*_before(text, heading), *unknown))


def _is_whole(table: tables.Table, start: date | None) -> bool:
    """Return whether it grades each area that an inspection which began on `start` judges."""
    framework = _framework(set(), start)
    return framework is not None and {each.area for each in table.rows if each.grade}.issuperset(framework.areas)


def _of_opening(cover: str, table: tables.Table, page: int | None) -> Iterator[Witness]:
    """Hear the sentence behind the table that grades all services, in a report that has an overall grade."""
    found = _ALL_SERVICES.search(cover[table.end : table.end + MOST_OF_AN_OPENING].lstrip()) if table.rows else None
    grade = tables.grade_of(found[1].lower().split()) if found and OVERALL in table.areas() else None
    if found and grade:
        yield Witness("the opening", OVERALL, grade, page, quote(found[0].lstrip(" .!?")))


def _doubtful(pages: tuple[Page, ...], heading: re.Match[str] | None, table: tables.Table, more: tables.Table) -> bool:
    """Return whether a table, which `more` of the next page goes on with, could be another inspection's.

    So it is where the document has a second table or more rows; where it is called an earlier one, stands on a page
    without the inspection's dates, or has grades of more than one scale.
    """
    text = flat(pages[0].text)
    dates = _DATES.search(text)
    return (
        not dates
        or (heading is not None and bool(_EARLIER.search(text, 0, heading.start())))
        or _has_more_tables(pages, more)
        or _has_more_rows(text if pages[0].number else _BODY.split(text, maxsplit=1)[0], table)
        or bool(table.garbled and table.unknown)
    )


def _words_between(text: str, heading: re.Match[str] | None) -> list[str]:
    """List the words between the inspection's dates and the table, without numbers."""
    return re.findall(r"[^\W\d]+", _between(text, heading))


def _between(text: str, heading: re.Match[str] | None) -> str:
    dates = _DATES.search(text, 0, heading.start()) if heading else None
    return text[dates.end() : heading.start()] if heading and dates else ""


def _before(text: str, heading: re.Match[str] | None) -> tuple[str, ...]:
    """List what looks like rows before the table's heading: a table of a kind that isn't known."""
    inspector = _INSPECTOR.search(_between(text, heading))
    between = _between(text, heading)[inspector.end() if inspector else 0 :]
    return tuple(each[0] for each in tables.UNKNOWN_ROW.finditer(between))


def _has_more_tables(pages: tuple[Page, ...], more: tables.Table) -> bool:
    # Word can repeat a table's heading over the rows on its next page.
    goes_on = flat(pages[1].text) if more.rows else ""
    again = TABLE_HEADING.search(goes_on[: tables.HEAD_OF_PAGE])
    repeated = bool(again and not _EARLIER.search(goes_on, 0, again.start()))
    return sum(map(tables_headed, pages)) > 1 + repeated


def _has_more_rows(cover: str, table: tables.Table) -> bool:
    """Return whether labels stand behind a table, too; one alone may be a sentence of the opening."""
    return bool(table.rows) and len(_LABEL_ALONE.findall(cover, table.end)) > 1


def _bear_out(headings: tuple[Witness, ...], table: tables.Table) -> bool:
    """Return whether each row but the overall one has a heading in the body that says the same."""
    said = {(each.area, each.grade) for each in headings}
    rows = {(each.area, each.grade) for each in table.rows if each.area != OVERALL}
    return len(rows) >= FEWEST_HEADINGS and rows <= said and not table.garbled


def _deny(headings: tuple[Witness, ...], table: list[Witness]) -> bool:
    return any(one.area == other.area and one.grade != other.grade for one in headings for other in table)


def _together(headings: tuple[Witness, ...], table: list[Witness]) -> tuple[Witness, ...]:
    """Hear the headings together on the rows that none of them is about: they bear the table out."""
    said = {each.area for each in headings}
    # The overall grade has no heading in the body (187 of 187): only the others' can bear it out.
    if len((said - {OVERALL}) & {each.area for each in table}) < FEWEST_HEADINGS:
        return ()
    return tuple(replace(each, way=TOGETHER) for each in table if each.area not in said)


def _framework(seen: set[Area], start: date | None) -> Framework | None:
    """Say which framework it is by the inspection's first day; without one, by the areas, where only one has them."""
    # Only the form of 2018 can be told by its areas; those of 2023 and 2026 differ by a row that may be lost.
    if start is None:
        return ILACS_2018 if IN_CARE_AND_CARE_LEAVERS in seen and not seen & {IN_CARE, CARE_LEAVERS} else None
    if start < CARE_LEAVERS_APART_FROM:
        return ILACS_2018
    return ILACS_2023 if start < WITHOUT_OVERALL_FROM else ILACS_2026


def _out_of_place(seen: set[Area], framework: Framework | None, start: date | None) -> Iterator[str]:
    """Say what does not fit: no framework is certain, or the document judges what its framework doesn't."""
    if framework is None:
        yield "The inspection's dates were not found, so the framework is not certain."
        return
    for area in sorted(seen - set(framework.areas)):
        when = f", which began on {start:%-d %B %Y}," if start else ""
        yield f"There seems to be a judgement on {AREA_NAMES[area]}; in an inspection{when} there is none."


def _witnesses(way: str, table: tables.Table, page: int | None) -> Iterator[Witness]:
    for row in dict.fromkeys(table.rows):
        if row.grade is not None:
            title = TITLES[row.area][0]
            yield Witness(way, row.area, row.grade, page, f"{title[0].upper()}{title[1:]}: {_printed(row.grade.word)}")


def _printed(word: str) -> str:
    return "Requires improvement to be good" if word == "requires improvement" else word.capitalize()


def has_table(text: str) -> bool:
    """Return whether flat text has this kind of report's table: its heading, and a label of it close behind."""
    heading = next(iter(table_headings(text)), None)
    return bool(heading and _LABEL_SOON.search(text, heading.end(), heading.end() + 120))


@lru_cache(maxsize=4)
def _table_in(text: str, start: int) -> tables.Table:
    """Read a cover's table, which is asked for its rows and for its end."""
    return tables.read_in_order(text, LABELS, start)


def end_of_table(text: str) -> int:
    """Say where in the flat text of a cover the table ends and the opening begins; 0 when there is no table."""
    return _table_in(text, table_headings(text)[0].end()).end if has_table(text) else 0


def start_of_table(text: str) -> int:
    """Say where in the flat text of a cover the table's heading begins; 0 when there is no table."""
    return table_headings(text)[0].start() if has_table(text) else 0
