"""The same facts for programs: the feed of alerts, the calendar, the briefing as files, measurements, health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.calendar_files import as_ics
from watcher.history.expected import expected_dates
from watcher.page import alerts, feeds, metrics
from watcher.page import briefing as briefings
from watcher.page.answers import CALENDAR, TEXT, Answer
from watcher.page.pages import MOST_ALERTS

if TYPE_CHECKING:
    from watcher.page.look import Look, PageRequest


def alerts_atom(look: Look, _asked: PageRequest) -> Answer:
    """Write the newest alerts as an Atom feed; never those about places, for feeds are read by other programs."""
    return feeds.atom(alerts.newest(look.tx, MOST_ALERTS), look.config.team)


def calendar(look: Look, _asked: PageRequest) -> Answer:
    """Write what is expected of the watched authorities as a calendar to subscribe to."""
    expected = expected_dates(look.tx, look.config.watched, look.today, bundled=look.config.bundled)
    return Answer(as_ics(expected, subscribed=True), CALENDAR)


def measurements(look: Look, _asked: PageRequest) -> Answer:
    """Write the measurements for Prometheus."""
    return metrics.measure(look.tx, look.watching, look.now)


def health(look: Look, _asked: PageRequest) -> Answer:
    """Say whether the service works: 200 when it does, 503 with the reasons when it doesn't."""
    troubles = look.watching.troubles
    return Answer("\n".join(troubles or ("well",)).encode() + b"\n", TEXT, 503 if troubles else 200)


def briefing_csv(look: Look, asked: PageRequest) -> Answer:
    """Write the briefing as comma-separated values."""
    return briefings.as_csv(look.briefing(asked.selection.every))


def briefing_xlsx(look: Look, asked: PageRequest) -> Answer:
    """Write the briefing as a spreadsheet."""
    return briefings.as_xlsx(look.briefing(asked.selection.every))
