"""What the page shows as rows of named values, for its CSV and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.config.problems import Problem
    from watcher.model.acknowledgements import Acknowledgement
    from watcher.monitor.status import Watching
    from watcher.page.dossier import Dossier, Explained
    from watcher.page.judgements import Standing
    from watcher.store.alerts import Told

Row = dict[str, Any]


def alert_rows(told: Iterable[Told]) -> list[Row]:
    """List alerts, a row each."""
    return [
        {
            "made_at": each.made_at,
            "authority": each.alert.authority,
            "urn": each.alert.urn,
            "severity": str(each.alert.severity),
            "headline": each.alert.headline,
            "what": each.alert.what,
            "published": each.alert.published,
            "confirmed": each.alert.confirmed,
            "key": each.alert.key,
        }
        for each in told
    ]


def standing_rows(standings: Iterable[Standing]) -> list[Row]:
    """List where each authority stands; a column for each area there ever was."""
    rows = []
    for each in standings:
        grades = {cell.area: cell.grade for cell in each.cells}
        rows.append(
            {
                "urn": each.authority.urn,
                "authority": each.authority.name,
                "region": each.authority.region,
                "watched": each.watched,
                "published": each.published,
                "framework": each.framework,
                "worst": each.worst.grade if each.worst else "",
                **{name: grades.get(name, "") for name in AREA_NAMES.values()},
                "document": each.url,
            }
        )
    return rows


def source_rows(watching: Watching) -> list[Row]:
    """List how each source fares."""
    return [
        {
            "source": each.name,
            "last_success": each.last_success,
            "next_run": each.due_at,
            "failures": each.failures,
            "error": each.last_error,
        }
        for each in watching.sources
    ]


def working_rows(watching: Watching) -> list[Row]:
    """Say in one row whether the watching works, and what waits to be sent."""
    return [
        {
            "works": not watching.troubles,
            "troubles": " ".join(watching.troubles),
            "last_sign_of_life": watching.alive_at,
            "unsent": watching.outbox.unsent,
            "oldest_unsent": watching.outbox.oldest,
            "given_up": watching.outbox.given_up,
        }
    ]


def config_rows(problems: Iterable[Problem]) -> list[Row]:
    """List what is odd in the config."""
    return [{"line": each.line, "where": each.where, "wrong": each.wrong, "write": each.write} for each in problems]


def acknowledgement_rows(said: Iterable[Acknowledgement]) -> list[Row]:
    """List who said what to which story."""
    return [
        {
            "at": each.at,
            "said": str(each.said),
            "who": each.who,
            "receiver": each.receiver,
            "until": each.until,
            "story": each.story,
        }
        for each in said
    ]


def judgement_rows(dossier: Dossier) -> list[Row]:
    """List an authority's judgements, the newest inspection first."""
    return [
        {
            "authority": dossier.authority.name,
            "published": each.published,
            "framework": each.framework,
            "inspected_from": each.start,
            "inspected_to": each.end,
            "area": cell.area,
            "grade": cell.grade,
            "direction": cell.direction,
            "document": each.url,
        }
        for each in dossier.inspections
        for cell in each.cells
    ]


def document_rows(dossier: Dossier) -> list[Row]:
    """List the documents on an authority's page, and what became of each."""
    return [
        {
            "authority": dossier.authority.name,
            "title": each.title,
            "published": each.published,
            "first_seen": each.first_seen,
            "what_became_of_it": each.became,
            "sha256": each.sha256,
            "url": each.url,
        }
        for each in dossier.publications
    ]


def reason_rows(explained: Explained) -> list[Row]:
    """List an alert's reasons, with the words and the page that they rest on."""
    return [
        {
            "authority": explained.told.alert.authority,
            "rule": found.rule,
            "severity": str(found.severity),
            "reason": reason.text,
            "quotes": " … ".join(each.quote for each in reason.evidence),
            "pages": ", ".join(str(each.page) for each in reason.evidence if each.page),
        }
        for found in explained.told.alert.findings
        for reason in found.reasons
    ]


def delivery_rows(explained: Explained) -> list[Row]:
    """List every attempt to deliver an alert; a delivery that was not tried yet is a row without an answer."""
    return [
        {
            "receiver": sending.receiver,
            "state": sending.state,
            "queued_at": sending.queued_at,
            "sent_at": sending.sent_at,
            "tried_at": attempt.at if attempt else None,
            "answer": attempt.answer if attempt else "",
        }
        for sending in explained.sendings
        for attempt in sending.attempts or (None,)
    ]
