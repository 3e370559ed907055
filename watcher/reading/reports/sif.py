"""Inspections under the single inspection framework (SIF), 2013 to 2018, with the safeguarding board's review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.ofsted import (
    ADOPTION,
    CARE_LEAVERS,
    FOUR_POINT,
    HELP_AND_PROTECTION,
    LEADERSHIP,
    LOOKED_AFTER,
    LSCB,
    OVERALL,
    SIF,
)
from watcher.model.values import replace
from watcher.reading.pages import Page
from watcher.reading.reports import tables, tagged_tables
from watcher.reading.reports.agreement import Agreement, Witness, agree
from watcher.reading.reports.sif_forms import (
    ANY_GRADE,
    ARRANGEMENTS,
    BEGINS,
    BOARD_HEADED,
    BOARD_IS,
    GRADED,
    HEADING,
    OVERALL_IS,
    PARTS,
    REVIEW,
    SECTION,
    SERVED,
    SERVICES,
)
from watcher.reading.reports.sif_sentences import is_said, twice
from watcher.reading.text import flat, lowered, plain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Area, Grade
    from watcher.reading.reports.sentences.closer import Closer

# The table is on page 1 in 97 of 98 reports (docs/what-ofsted-publishes.md); a title page may come before it.
COVER_PAGES = 3
# The judgements are summed up within the first pages; further back each chapter repeats its own.
SUMMARY_ENDS = 8
ROWS = (HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LEADERSHIP)
_BEHIND_COVER = re.compile(
    r"^\s*(?:executive summary|summary of findings|recommendations"
    r"|what does the local authority need to improve\??)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_ROWS = (
    re.compile(r"children (?:who|in) need", re.IGNORECASE),
    re.compile(
        r"leadership,? management|children looked after and|adoption performance|experiences? and progress of care",
        re.IGNORECASE,
    ),
)
"""The label of the first row, and those of tables in another order."""
_OF_EARLIER = re.compile(r"\b(?:last|previous|earlier)\s(?:\w+\s){0,2}inspections?\b", re.IGNORECASE)
MOST_BEFORE_A_LIST = 300
"""Letters before a list of grades in which an earlier inspection may be named as theirs."""
FEWEST_ROWS = 3
"""A table of fewer rows is none: the same labels appear in headings and lists."""
KEY_JUDGEMENTS = (HELP_AND_PROTECTION, LOOKED_AFTER, LEADERSHIP)
INADEQUATE = FOUR_POINT.grade("inadequate")
_OF_BOARD = ("lscb", *(f"safeguarding {whose} board" for whose in ("children", "childrens", "children's", "children'")))
_IS_GRADED = (
    *(f"{verb} {how}" for verb in ("is", "are") for how in ("outstanding", "good", "inadequate", "judged")),
    *("require improvement", "requires improvement"),
)
"""Letters of which a page has some where it grades the safeguarding board in a sentence."""
LABELS: dict[tuple[str, ...], Area] = {
    ("children", "who", "need", "help", "and", "protection"): HELP_AND_PROTECTION,
    ("children", "in", "need", "of", "help", "and", "protection"): HELP_AND_PROTECTION,
    ("children", "looked", "after", "and", "achieving", "permanence"): LOOKED_AFTER,
    ("adoption", "performance"): ADOPTION,
    ("experiences", "and", "progress", "of", "care", "leavers"): CARE_LEAVERS,
    ("experience", "and", "progress", "of", "care", "leavers"): CARE_LEAVERS,
    ("leadership", "management", "and", "governance"): LEADERSHIP,
}
_OF_HEADINGS = (
    "experience and progress",
    "experiences and progress",
    "leadership",
    "adoption",
    "care leavers",
    "children who",
)


class _Sheet(Struct, frozen=True):
    """A page with its text on one line, which most forms are looked for in, and the same in small letters."""

    page: Page
    text: str
    lowered: str

    def has(self, *words: str) -> bool:
        """Return whether it has any of these words: the forms are slow to look for on all pages."""
        return any(each in self.lowered for each in words)


def _sheet(page: Page) -> _Sheet:
    return _Sheet(page, flat(page.text), lowered(page.text))


def judgements(pages: tuple[Page, ...], closer: Closer) -> Agreement:
    """Read the judgements that an inspection under the single inspection framework makes."""
    heard, table = witnesses(pages, closer)
    cover = " ".join(flat(page.text) for page in pages[:COVER_PAGES])
    reviewed = REVIEW.search(cover) or any(each.area == LSCB for each in heard)
    areas = SIF.areas if reviewed else tuple(area for area in SIF.areas if area != LSCB)
    return agree(areas, heard).with_problems(tables.unknown_rows(table))


def witnesses(pages: tuple[Page, ...], closer: Closer) -> tuple[tuple[Witness, ...], tables.Table]:
    """Hear every way: the cover's table and sentence, the sections' headings and sentences, the board's section.

    Returns also the table itself, with what isn't clear in it.
    """
    sheets = tuple(_sheet(page) for page in pages)
    cover, body = sheets[:COVER_PAGES], sheets[COVER_PAGES:]
    if pages[0].number is None:
        # Without page numbers it is a saved text: the whole document is its one page.
        cover, body = _parted(pages[0])
    read, number = _read_table(cover)
    tagged = _tagged(pages, number, closer)
    # One way, however often it is read: of two tables on a cover both readings may take the earlier one.
    table = [*_rows("the table", read, number), *_rows("the table", tagged, number)]
    # A cover that lost its table in copying leaves the summary's sentences and grades without labels: these speak less
    # exactly than the form, and stand last because the first words that are heard are the ones that are quoted.
    instead = () if table else (*_summary(cover + body), *_grades_alone(cover))
    heard = [*table, *_sections(cover, body, _behind_table(cover, read, number)), *instead]
    # Agreed first: the framework's rule may rest only on what two ways say.
    key = agree(KEY_JUDGEMENTS, heard)
    # The overall grade is in no table (98 of 98): in half of the reports one sentence is all there is.
    heard += [*twice([*_overall(cover + body), *_rule(key)], (OVERALL_IS,), closer)]
    heard += [*twice(list(_board(cover + body)), (BOARD_IS, BOARD_HEADED), closer)]
    return tuple(heard), replace(read, unknown=read.unknown or tagged.unknown)


def _parted(page: Page) -> tuple[tuple[_Sheet, ...], tuple[_Sheet, ...]]:
    """Part a text without pages into its cover and the rest, which begins with the first of the usual headings."""
    start = _BEHIND_COVER.search(page.text)
    cut = start.start() if start else 0
    parts = [Page(None, page.text[:cut]), Page(None, page.text[cut:])]
    cover, body = map(_sheet, parts)
    return (cover,), (body,)


def _read_table(cover: tuple[_Sheet, ...]) -> tuple[tables.Table, int | None]:
    """Read the table in the order of its words, with the rows at the head of the next page, and name its page."""
    best, at = tables.Table(), 0
    for form in _FIRST_ROWS:
        # The label is in sentences, too, so the reading that finds most rows is the table's.
        for number, sheet in enumerate(cover):
            for start in form.finditer(sheet.text):
                table = tables.read_in_order(sheet.text, LABELS, start.start())
                if 0 < len(table.rows) < len(ROWS) and number + 1 < len(cover):
                    table = table.with_more(tables.read_on(table, cover[number + 1].text, LABELS))
                if len(table.rows) > len(best.rows) and not _is_listed_as_earlier(sheet.text[: start.start()]):
                    best, at = table, number
        if len(best.rows) >= len(ROWS):
            break
    return (best, cover[at].page.number) if len(best.rows) >= FEWEST_ROWS else (tables.Table(), None)


def _is_listed_as_earlier(before: str) -> bool:
    """Return whether the words before a list of grades name an earlier inspection, and give no overall grade of now."""
    named = _OF_EARLIER.search(before, max(0, len(before) - MOST_BEFORE_A_LIST))
    return named is not None and OVERALL_IS.search(before, named.end()) is None


def _tagged(pages: tuple[Page, ...], number: int | None, closer: Closer) -> tables.Table:
    """Read the table by its tags: on its page, or where its words were in no order on the cover, and the next one."""
    numbers = [each.number for each in pages if each.number]
    first = number or next(iter(numbers), None)
    table = tables.Table()
    for each in (one for one in numbers if first and first <= one <= first + 1):
        if len(table.areas()) < len(ROWS):
            more = tagged_tables.read([closer.tagged(each)], LABELS)
            table = table if more.areas() & table.areas() else table.with_more(more)
    return table if len(table.rows) >= FEWEST_ROWS else tables.Table()


def _rows(way: str, table: tables.Table, page: int | None) -> Iterator[Witness]:
    for row in dict.fromkeys(table.rows):
        label = next(" ".join(label) for label, area in LABELS.items() if area == row.area)
        said = row.grade.word if row.grade else "not judged"
        yield Witness(way, row.area, row.grade, page, f"{label.capitalize()}: {said}")


def _grades_alone(cover: tuple[_Sheet, ...]) -> list[Witness]:
    """Where a table lost its labels, take its grades in the order of the form; others must bear them out."""
    for sheet in cover:
        sentence = OVERALL_IS.search(sheet.text)
        if sentence:
            found = list(re.finditer(ANY_GRADE, sheet.text[sentence.end() :]))
            # Exactly as many as the form has rows: with one more or fewer nobody can tell which is whose.
            if len(found) == len(ROWS):
                return [
                    Witness("the cover's grades in order", area, _grade(each[0]), sheet.page.number, each[0])
                    for area, each in zip(ROWS, found, strict=True)
                ]
    return []


def _summary(sheets: tuple[_Sheet, ...]) -> Iterator[Witness]:
    """Find the sentences of a summary that grade a whole service ("Services for care leavers are inadequate")."""
    for sheet in sheets[:SUMMARY_ENDS]:
        for found in SERVICES.finditer(sheet.text):
            for part, area in SERVED:
                # One sentence may grade several services at once.
                if part in found[1].lower():
                    yield Witness("the summary", area, _grade(found[2]), sheet.page.number, quote(found[0]))


def _behind_table(cover: tuple[_Sheet, ...], table: tables.Table, number: int | None) -> tuple[_Sheet, ...]:
    """Take the cover's pages behind a whole table: headings there are none of its rows."""
    if number is None or len(table.rows) < len(ROWS):
        return ()
    return tuple(each for each in cover if each.page.number and each.page.number > number)


def _sections(
    cover: tuple[_Sheet, ...], body: tuple[_Sheet, ...], behind_table: tuple[_Sheet, ...]
) -> Iterator[Witness]:
    for sheet in cover + body:
        for form in (SECTION, GRADED) if sheet.has("judgement grade ", "judgment grade ", "graded judg") else ():
            for found in form.finditer(sheet.text):
                yield _witness(found, sheet.page)
    for sheet in behind_table + body:
        if sheet.has(*_OF_HEADINGS):
            yield from _headings(sheet.page)


def _headings(page: Page) -> Iterator[Witness]:
    lines = [line.strip() for line in plain(page.text).split("\n")]
    for at, line in enumerate(lines):
        # With a number it may be a row of the table, where pages have not parted that from the body.
        if line[:1] in ("tTeElLaAC" if page.number else "tTeElLaAC123") and BEGINS.match(line):
            for last in range(at + 1, min(at + 5, len(lines)) + 1):
                found = HEADING.match(flat(" ".join(lines[at:last])))
                if found:
                    yield _witness(found, page)
                    break


def _witness(found: re.Match[str], page: Page) -> Witness:
    label = found[1].lower()
    area = next(area for part, area in PARTS if part in label)
    return Witness("the section", area, _grade(found[2]), page.number, quote(found[0]))


def _grade(word: str) -> Grade | None:
    return tables.grade_of(word.lower().split())


def _rule(agreed: Agreement) -> list[Witness]:
    """Say what the framework itself says: inadequate in a key judgement is inadequate overall (docs/domain.md 1)."""
    for each in agreed.judgements:
        if each.grade == INADEQUATE:
            evidence = next(found for found in agreed.evidence if found.about == each.area)
            return [Witness("the framework's rule", OVERALL, INADEQUATE, evidence.page, evidence.quote)]
    return []


def _board(sheets: tuple[_Sheet, ...]) -> Iterator[Witness]:
    return _statements(LSCB, (BOARD_IS, BOARD_HEADED, ARRANGEMENTS), tuple(filter(_may_grade_board, sheets)))


def _may_grade_board(sheet: _Sheet) -> bool:
    """Say so of a page by letters of it: to look for the forms takes a third of a millisecond."""
    return sheet.has("board partners to safeguard") or (sheet.has(*_OF_BOARD) and sheet.has(*_IS_GRADED))


def _overall(sheets: tuple[_Sheet, ...]) -> Iterator[Witness]:
    said = tuple(each for each in sheets if each.has("s services in ", "overall judgement is", "overall judgment is"))
    return _statements(OVERALL, (OVERALL_IS,), said)


def _statements(area: Area, forms: tuple[re.Pattern[str], ...], sheets: tuple[_Sheet, ...]) -> Iterator[Witness]:
    """Find the sentences that give this grade; each stands for itself, wherever it is."""
    for part, sheet in enumerate(sheets, start=1):
        said = (found for form in forms for found in form.finditer(sheet.text) if is_said(sheet.text, found))
        for number, found in enumerate(said, start=1):
            # A text without pages has two parts, its cover and the rest.
            way = f"{f'page {sheet.page.number}' if sheet.page.number else f'part {part}'}, statement {number}"
            yield Witness(way, area, _grade(found[1]), sheet.page.number, quote(found[0]))
