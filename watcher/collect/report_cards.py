"""Takes a provider's report card from the document that its page leads to, where the page shows none to be read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model.errors import SourceError
from watcher.model.provider_titles import has_a_card
from watcher.model.report_cards import ReportCard
from watcher.model.values import replace
from watcher.reading import pdf, report_cards
from watcher.reading.reports.sentences.closer import Closer
from watcher.sources.parsing import Parse
from watcher.timing.clock import day_in_london
from watcher.web.client import MOST_DOCUMENT_BYTES, FetchError

if TYPE_CHECKING:
    from watcher.collect.tools import Tools
    from watcher.model.provider_pages import SeenPage

STILL_NEW = timedelta(days=14)
"""An older document is not asked for at each look at its page: its alert was sent without a card."""


def completed(seen: SeenPage, tools: Tools) -> SeenPage:
    """Put the card of the newest document into a page that shows none, or one in doubt. Errors change nothing."""
    page = seen.page
    if page is None or not page.entries or (page.card and not page.card.problems):
        return seen
    newest = page.entries[0]
    day = newest.event_date or newest.published
    if not newest.published or newest.published < day_in_london(tools.clock.now()) - STILL_NEW:
        return seen
    if not has_a_card(seen.path, page.kind, newest.title, day):
        return seen
    try:
        body = tools.web.get(newest.url, most_bytes=MOST_DOCUMENT_BYTES).body
        card = CARD.run(tools.readers, body, "The document", seen.urn)
    except (FetchError, SourceError):
        return seen
    # One in doubt says no more than the page's own does.
    return replace(seen, page=replace(page, card=card)) if page.card is None or not card.problems else seen


def read_card(body: bytes, place: str, urn: str) -> ReportCard:
    """Read the card of one provider; SourceError when the document is none, or names another URN.

    `place` is how errors name it: its address says where children live.
    """
    try:
        with pdf.opened(body) as paper:
            pages = paper.pages()
            if not report_cards.is_card(pages):
                sentence = f"{place} is not a report card."
                raise SourceError(sentence)
            found = report_cards.read(pages, Closer(paper.placed_words))
    except pdf.NotReadableError as error:
        raise SourceError(str(error)) from error
    if urn not in found.urns:
        sentence = f"{place} does not name this provider."
        raise SourceError(sentence)
    return found.card


CARD = Parse("watcher.collect.report_cards:CARD", read_card, ReportCard)
