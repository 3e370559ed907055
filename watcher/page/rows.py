"""What the page shows as rows of named values, for its CSV and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model.ofsted import AREA_NAMES
from watcher.page.judgements import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.config.problems import Problem
    from watcher.history.dossier import Line
    from watcher.history.standings import Standing
    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.ofsted import Authority, Urn
    from watcher.monitor.status import Watching
    from watcher.page.alerts import ShownAlert
    from watcher.page.dossier import Dossier, Explained
    from watcher.page.outbox import ShownDelivery

Row = dict[str, Any]


def alert_rows(shown: Iterable[ShownAlert]) -> list[Row]:
    """List alerts, a row each."""
    return [
        {
            "made_at": each.told.made_at,
            "authority": each.alert.authority,
            "urn": each.alert.urn,
            "severity": str(each.alert.severity),
            "verdict": each.verdict,
            "headline": each.alert.headline,
            "what": each.alert.what,
            "published": each.alert.published,
            "confirmed": each.alert.confirmed,
            "corrected": each.corrections,
            "key": each.alert.key,
        }
        for each in shown
    ]


def standing_rows(standings: Iterable[Standing], watched: frozenset[Urn]) -> list[Row]:
    """List where each authority stands; a column for each area there ever was."""
    rows = []
    for each in standings:
        grades = {AREA_NAMES[found.area]: found.now.word for found in each.comparisons}
        latest, worst = each.latest, each.worst
        rows.append(
            {
                "urn": each.authority.urn,
                "authority": each.authority.name,
                "region": each.authority.region,
                "watched": each.authority.urn in watched,
                "published": latest.published if latest else None,
                "framework": latest.framework.name if latest and latest.framework else "",
                "worst": worst.now.word if worst else "",
                "needs_attention": "; ".join(found.says for found in each.concerns),
                **{name: grades.get(name, "") for name in AREA_NAMES.values()},
                "document": latest.url if latest else "",
            }
        )
    return rows


def outbox_rows(lines: Iterable[ShownDelivery]) -> list[Row]:
    """List the outbox, a row for each message to one address."""
    return [
        {
            "number": each.line.delivery.id,
            "message": each.line.delivery.message.summary,
            "receiver": each.line.delivery.receiver,
            "address": each.line.delivery.address,
            "why": each.why,
            "state": str(each.line.delivery.state),
            "attempts": each.line.delivery.attempts,
            "last_answer": each.line.answer or "",
            "queued_at": each.line.delivery.queued_at,
            "next_attempt": each.line.due_at,
            "sent_at": each.line.sent_at,
        }
        for each in lines
    ]


def source_rows(watching: Watching) -> list[Row]:
    """List how each source is doing."""
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
            "last_sign_of_life": watching.life.at,
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
            "name": each.name,
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


def neighbour_rows(dossier: Dossier) -> list[Row]:
    """List an authority and its statistical neighbours, the most alike first."""
    return [
        {
            "urn": each.authority.urn,
            "authority": each.authority.name,
            "region": each.authority.region,
            "published": each.published,
            **{name: found.grade if found else "" for (name, _), found in zip(COLUMNS, each.columns, strict=True)},
        }
        for each in dossier.neighbours
    ]


def timeline_rows(authority: Authority, lines: Iterable[Line]) -> list[Row]:
    """List all that is known of an authority, the newest first."""
    return [{"authority": authority.name, **each._asdict()} for each in lines]


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
            "authority": explained.shown.alert.authority,
            "rule": found.rule,
            "severity": str(found.severity),
            "reason": reason.text,
            "quotes": " … ".join(each.quote for each in reason.evidence),
            "pages": ", ".join(str(each.page) for each in reason.evidence if each.page),
        }
        for found in explained.shown.alert.findings
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
