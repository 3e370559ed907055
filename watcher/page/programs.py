"""The same facts for programs: rows for CSV and JSON, the feed of alerts, the calendar, measurements, health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.calendar_files import as_ics
from watcher.history.dossier import lines_of
from watcher.history.expected import expected_dates
from watcher.page import alerts, feeds, metrics, outbox, rows
from watcher.page import briefing as briefings
from watcher.page.answers import CALENDAR, TEXT, Answer
from watcher.page.dossier import dossier, explained
from watcher.page.look import authority_of
from watcher.page.pages import MOST_ALERTS
from watcher.store.told import acknowledgements

if TYPE_CHECKING:
    from watcher.page.dossier import Dossier
    from watcher.page.look import Asked, Look
    from watcher.page.rows import Row


def alerts_atom(look: Look, _asked: Asked) -> Answer:
    """Write the newest alerts as an Atom feed; never those about places, for feeds are read by other programs."""
    return feeds.atom(alerts.newest(look.tx, MOST_ALERTS), look.config.team)


def calendar(look: Look, _asked: Asked) -> Answer:
    """Write what is expected of the watched authorities as a calendar to subscribe to."""
    expected = expected_dates(look.tx, look.config.watched, look.today, bundled=look.bundled)
    return Answer(as_ics(expected, subscribed=True), CALENDAR)


def measurements(look: Look, _asked: Asked) -> Answer:
    """Write the measurements for Prometheus."""
    return metrics.measure(look.tx, look.watching, look.now)


def health(look: Look, _asked: Asked) -> Answer:
    """Say whether the service works: 200 when it does, 503 with the reasons when it doesn't."""
    troubles = look.watching.troubles
    return Answer("\n".join(troubles or ("well",)).encode() + b"\n", TEXT, 503 if troubles else 200)


def alert_rows(look: Look, _asked: Asked) -> list[Row]:
    """List the newest alerts."""
    return rows.alert_rows(alerts.newest(look.tx, MOST_ALERTS, places=look.login))


def authority_rows(look: Look, asked: Asked) -> list[Row]:
    """List where each authority stands; by name unless another order is chosen."""
    chosen = asked.selection.of(look.standings())
    if not asked.selection.query():
        chosen = tuple(sorted(chosen, key=lambda each: each.authority.name))
    return rows.standing_rows(chosen, look.config.watched)


def source_rows(look: Look, _asked: Asked) -> list[Row]:
    """List how each source is doing."""
    return rows.source_rows(look.watching)


def working_rows(look: Look, _asked: Asked) -> list[Row]:
    """Say whether the service works, and what waits in the outbox."""
    return rows.working_rows(look.watching)


def config_rows(look: Look, _asked: Asked) -> list[Row]:
    """List what is odd in the config."""
    return rows.config_rows(look.problems)


def acknowledgement_rows(look: Look, _asked: Asked) -> list[Row]:
    """List what people said to alerts."""
    said = acknowledgements.newest(look.tx, MOST_ALERTS)
    return rows.acknowledgement_rows(each for each in said if look.may_show(each.story))


def outbox_rows(look: Look, _asked: Asked) -> list[Row]:
    """List the outbox."""
    return rows.outbox_rows(outbox.shown(look))


def briefing_rows(look: Look, asked: Asked) -> list[Row]:
    """List the lines of the briefing."""
    return briefings.rows(look.briefing(asked.selection.every))


def briefing_csv(look: Look, asked: Asked) -> Answer:
    """Write the briefing as comma-separated values."""
    return briefings.as_csv(look.briefing(asked.selection.every))


def briefing_xlsx(look: Look, asked: Asked) -> Answer:
    """Write the briefing as a spreadsheet."""
    return briefings.as_xlsx(look.briefing(asked.selection.every))


def judgement_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List one authority's judgements over time."""
    found = _dossier(look, asked)
    return rows.judgement_rows(found) if found else None


def document_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List one authority's documents."""
    found = _dossier(look, asked)
    return rows.document_rows(found) if found else None


def neighbour_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List one authority beside its statistical neighbours."""
    found = _dossier(look, asked)
    return rows.neighbour_rows(found) if found else None


def timeline_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List all that is known of one authority by its date: inspections, letters, news, deadlines."""
    found = authority_of(asked.argument)
    return rows.timeline_rows(found, lines_of(look.tx, found, bundled=look.bundled)) if found else None


def _dossier(look: Look, asked: Asked) -> Dossier | None:
    found = authority_of(asked.argument)
    return dossier(look, found) if found else None


def reason_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List why one alert was sent."""
    found = explained(look, asked.argument)
    return rows.reason_rows(found) if found else None


def delivery_rows(look: Look, asked: Asked) -> list[Row] | None:
    """List who had one alert, with every attempt."""
    found = explained(look, asked.argument)
    return rows.delivery_rows(found) if found else None
