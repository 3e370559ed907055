"""When a list of what Ofsted published about other providers can't be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.errors import SourceError
from watcher.timing import schedule
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from watcher.model.provider_pages import ProviderList
    from watcher.sources.publication_window import Window
    from watcher.sources.source import PollContext

# Weekends and holidays are thin, but a tenth of the usual over several weekdays is a list that lost most of its lines.
FEWER_THAN_USUAL = 0.1


class ListDoubtError(SourceError):
    """A list could be read, and can't be right. Should that last, then it is how the list is."""


def doubt_publications(page: ProviderList, window: Window, name: str, place: str, asked: PollContext) -> None:
    """Hold a list's first page against what was asked, and against what it showed on other days."""
    # It has been odd for so long that this is how the list is now; the operators know.
    if asked.memory.accepts(place):
        return
    lines = page.providers
    doubt = None
    if page.odd > len(lines):
        doubt = f"{page.odd} of its {page.odd + len(lines)} lines lead to no provider's page"
    # A day may be missing in some lines; in most it means that the site words it otherwise now.
    elif 2 * sum(each.latest is None for each in lines) > len(lines):
        doubt = "most of its lines name no day of a latest report"
    elif any(each.latest and each.latest < window.since for each in lines):
        doubt = f"it was asked for reports since {window.since:%-d %B %Y}, and lists earlier ones"
    elif page.expected and not lines:
        doubt = f"it says that there are {page.expected} providers, and lists none"
    else:
        # Learned from the list itself: each of the three has another number a day.
        usual = float(asked.memory.mark(f"{place} usual") or 0)
        days = schedule.weekdays(window.since, day_in_london(asked.web.now()))
        if days > 1 and (page.expected or 0) < FEWER_THAN_USUAL * usual * days:
            doubt = f"it lists {page.expected or 0} providers for {days} weekdays; {usual:.0f} a day are usual"
    if doubt:
        raise ListDoubtError(f"{name} can't be believed: {doubt}.")
