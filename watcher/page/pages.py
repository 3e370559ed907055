"""The pages that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.data.names import regions
from watcher.history.dossier import lines_of
from watcher.page import alerts, outbox
from watcher.page.answers import SVG, Answer
from watcher.page.dossier import dossier, explained
from watcher.page.judgements import COLUMNS, Row, row
from watcher.page.look import Look, NotThereError, PageRequest, authority_of
from watcher.page.map import draw
from watcher.page.places import counted, place_rows
from watcher.page.plot import history_svg
from watcher.page.selection import GRADES, SHOWN, SORTED
from watcher.store.published import inspections
from watcher.store.teams import last_good_config, team_configs
from watcher.store.told import acknowledgements, proofs
from watcher.store.told import alerts as stored_alerts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.history.standings import Standing

NEWEST_ALERTS = 5
MOST_ALERTS = 100
MOST_ANSWERS = 20
MOST_CONCERNS = 30
MOST_WATCHED = 60
"""More than these are a page of their own: a lead looks at the first for five seconds."""


def overview(look: Look, asked: PageRequest) -> Answer:
    """Show the newest alerts, who needs attention, and the watched, the worst first."""
    standings = look.standings(watched=True)
    concerned = sorted((each for each in standings if each.concerns), key=lambda each: each.gravity)
    chosen = asked.selection.of(standings)
    return look.page(
        "overview.html",
        watching=look.watching,
        alerts=alerts.newest(look.tx, NEWEST_ALERTS, places=look.login),
        concerned=_rows(look, concerned[:MOST_CONCERNS]),
        concerns=len(concerned),
        watched=len(standings),
        rows=_rows(look, chosen[:MOST_WATCHED]),
        found=len(chosen),
        **_form(asked),
    )


def england(look: Look, asked: PageRequest) -> Answer:
    """Show all authorities as a map and as a table."""
    standings = look.standings()
    chosen = asked.selection.of(standings)
    return look.page(
        "england.html",
        regions_of_tiles=draw(standings, look.config.watched),
        rows=_rows(look, chosen),
        found=len(chosen),
        **_form(asked),
    )


def briefing(look: Look, asked: PageRequest) -> Answer:
    """Show the briefing of the last whole week or month, to read or to print."""
    query = asked.selection.query()
    return look.page("briefing.html", briefing=look.briefing(asked.selection.every), asked=f"?{query}" if query else "")


def _rows(look: Look, standings: Iterable[Standing]) -> tuple[Row, ...]:
    return tuple(row(each, watched=look.watches(each.authority)) for each in standings)


def _form(asked: PageRequest) -> dict[str, object]:
    return {
        "chosen": asked.selection,
        "columns": [name for name, _ in COLUMNS],
        "regions": regions(),
        "grades": GRADES,
        "shown": SHOWN,
        "sorts": {key: words for key, (words, _) in SORTED.items()},
    }


def authority(look: Look, asked: PageRequest) -> Answer:
    """Show one authority's dossier."""
    found = authority_of(asked.argument)
    return look.page(
        "authority.html",
        dossier=dossier(look, found),
        timeline=lines_of(look.tx, found, bundled=look.config.bundled),
        columns=[name for name, _ in COLUMNS],
    )


def history(look: Look, asked: PageRequest) -> Answer:
    """Draw one authority's judgements over time, until today."""
    found = authority_of(asked.argument)
    known = inspections.known(look.tx, found.urn, bundled=look.config.bundled)
    if not known:
        raise NotThereError
    return Answer(history_svg(found.name, known, look.today), SVG)


def alert(look: Look, asked: PageRequest) -> Answer:
    """Show why an alert was sent, with its evidence, and every attempt to deliver it."""
    return look.page("alert.html", explained=explained(look, asked.argument))


def all_alerts(look: Look, _asked: PageRequest) -> Answer:
    """List the newest alerts."""
    return look.page("alerts.html", alerts=alerts.newest(look.tx, MOST_ALERTS, places=look.login))


def other_providers(look: Look, _asked: PageRequest) -> Answer:
    """Show the places on the list with what was published about each; without a login only how many there are."""
    return look.page(
        "places.html",
        places=place_rows(look),
        listed=len(look.config.places.listed),
        counted=counted(look),
        proved=proofs.latest(look.tx),
    )


def whole_outbox(look: Look, _asked: PageRequest) -> Answer:
    """List the messages that wait, could not be delivered, or were sent last."""
    return look.page("outbox.html", lines=outbox.shown(look), depth=look.watching.outbox)


def sources(look: Look, _asked: PageRequest) -> Answer:
    """Show how each source is doing, who took up what, and what is odd in the config."""
    tx = look.tx
    said = [(stored_alerts.last_of(tx, each.story), each) for each in acknowledgements.newest(tx, MOST_ANSWERS)]
    return look.page(
        "sources.html",
        watching=look.watching,
        problems=look.problems,
        refused=(team_configs if look.config.team else last_good_config).is_refused(tx),
        proved=proofs.latest(tx),
        said=[(about, each) for about, each in said if look.may_show(each.story)],
    )
