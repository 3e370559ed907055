"""One document, whatever it is: its bytes to what it says."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import dropwhile

from watcher.data.names import find
from watcher.model.documents import NamedAuthority, Picture, Reading
from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.values import replace
from watcher.reading import document_kind, file_type, pdf, report_cards
from watcher.reading.file_type import Form
from watcher.reading.pages import Page
from watcher.reading.pdf import Pdf
from watcher.reading.reports import (
    area_send,
    authority,
    focused_visits,
    ilacs_headings,
    inspections,
    jtai,
    letters,
    monitoring_visits,
    table_picture,
    unknown_kinds,
)
from watcher.reading.reports.decline import all_forms, doubts
from watcher.reading.reports.priority import weighed
from watcher.reading.reports.progress.lacking import LACKING
from watcher.reading.reports.progress.made import MADE
from watcher.reading.reports.sentences.closer import NOT_CLOSER, Closer
from watcher.reading.reports.sentences.whole_words import whole_words
from watcher.reading.text import plain

FEWEST_LETTERS = 200
"""A PDF with less text than this is pictures."""
FEWEST_ON_A_PAGE = 40
"""A page with fewer letters may be a picture: in 604 documents 6 pages have so few, a number at the end of a report."""
LETTERS: dict[Kind, Callable[[tuple[Page, ...]], Reading]] = {
    Kind.FOCUSED_VISIT: focused_visits.read,
    Kind.MONITORING_VISIT: monitoring_visits.read,
    Kind.JTAI: jtai.read,
    Kind.AREA_SEND: area_send.read,
}
"""Who reads which kind of letter."""
PIECES = (Kind.NEWS, Kind.COUNCIL_MINUTES)


def prepare() -> None:
    """Load and make what the first document would else wait for."""
    import_module("pypdfium2.raw")

    authority.of("", "")
    for pattern in (*(each.pattern for each in all_forms.FORMS), *(each.pattern for each in (*LACKING, *MADE))):
        whole_words(pattern)
    doubts.shipped()
    weighed.shipped()


def read(body: bytes) -> Reading:
    """Read a document; what it isn't, and what can't be read in it, is in the problems."""
    body = file_type.tidied(body)
    form, problem = file_type.look(body)
    if problem:
        return Reading(Kind.NOT_A_REPORT, problems=(problem,))
    if form is Form.PDF:
        return _read_pdf(body)
    text = file_type.text_of(body, form)
    problem = file_type.notice(body, form, text)
    if problem:
        return Reading(Kind.NOT_A_REPORT, problems=(problem,))
    return read_pages((Page(None, plain(text)),), NOT_CLOSER)


def draw(body: bytes, said: Reading) -> Picture | None:
    """Draw the table of judgements of a document that was read; None when it has none, or it can't be drawn."""
    body = file_type.tidied(body)
    if not said.judgements or file_type.look(body)[0] is not Form.PDF:
        return None
    try:
        with pdf.opened(body) as paper:
            return table_picture.of_table(paper, said)
    except pdf.NotReadableError:
        return None


def words(body: bytes) -> str:
    """Take the text out of a document; empty when it is none."""
    body = file_type.tidied(body)
    form, problem = file_type.look(body)
    if problem:
        return ""
    if form is not Form.PDF:
        return plain(file_type.text_of(body, form))
    try:
        with pdf.opened(body) as paper:
            return "\n\n".join(page.text for page in paper.pages())
    except pdf.NotReadableError:
        return ""


def _read_pdf(body: bytes) -> Reading:
    try:
        with pdf.opened(body) as paper:
            pages = paper.pages()
            if sum(len(page.text) for page in pages) < FEWEST_LETTERS:
                sentence = "The PDF has pictures of pages and no text; please check the document."
                return Reading(Kind.UNKNOWN_REPORT, problems=(sentence,))
            return _with_unread(read_pages(pages, Closer(paper.placed_words, paper.tagged)), pages, paper)
    except pdf.NotReadableError as error:
        return Reading(Kind.NOT_A_REPORT, problems=(str(error),))


def _with_unread(said: Reading, pages: tuple[Page, ...], paper: Pdf) -> Reading:
    """Say of a report that there are words in it which were not read: in form fields, or on pages that are pictures."""
    if said.kind in (*PIECES, Kind.NOT_A_REPORT):
        return said
    problems = list(said.problems)
    if filled_in := paper.filled_in():
        where = ", ".join(map(str, filled_in))
        problems.append(f"There are form fields on page {where}, whose words were not read; please check the document.")
    nearly_empty = [each.number for each in pages if each.number and len(each.text.strip()) < FEWEST_ON_A_PAGE]
    if pictures := [each for each in nearly_empty if paper.is_picture(each)]:
        where = ", ".join(map(str, pictures))
        problems.append(f"There is a picture in place of text on page {where}; please check the document.")
    return replace(said, problems=tuple(problems))


def _is_front_sheet(page: Page) -> bool:
    """Return whether a page has a word or a number at most, as a council puts it in front of what it publishes."""
    text = page.text.strip()
    return len(text) < FEWEST_ON_A_PAGE and "nspect" not in text and "visit" not in text.lower()


def read_pages(pages: tuple[Page, ...], closer: Closer) -> Reading:
    """Read a document whose text has been taken; blank pages and sheets in front of it are none of it."""
    all_pages = pages
    pages = tuple(dropwhile(_is_front_sheet, pages)) or pages
    if report_cards.is_card(pages):
        return report_cards.told(pages, closer)
    found = document_kind.recognise(pages)
    if found is Kind.INSPECTION:
        return inspections.read(pages, closer)
    # Where its cover can't be read, a report is known by its headings.
    if found is Kind.UNKNOWN_REPORT and ilacs_headings.has_headings(all_pages):
        return inspections.read(all_pages, closer)
    if found in LETTERS:
        pages, another = letters.first_letter(pages)
        said = LETTERS[found](pages)
        return replace(said, problems=(*said.problems, letters.ANOTHER.format(another))) if another else said
    if found in PIECES:
        return _read_piece("\n".join(page.text for page in pages))
    if found is Kind.NOT_A_REPORT:
        return Reading(found, problems=("Nothing in it says that it is a report or letter of Ofsted's.",))
    return unknown_kinds.read(pages)


def _read_piece(text: str) -> Reading:
    """Read a piece of news or a council's minutes: what it says, and the same in the fields that all documents have."""
    from watcher.reading.news.piece import read_text  # late: its many forms take a while to prepare, and most need none

    said = read_text(text)
    named = tuple(NamedAuthority(found[0].urn, found[0].name) for each in said.authorities if (found := find(each)))
    return Reading(said.kind, authorities=named, says_deteriorated=said.direction is Direction.DETERIORATED, news=said)
