"""What the page shows as rows of named values, for its CSV and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.history.dossier import lines_of
from watcher.model.ofsted import AREA_NAMES
from watcher.page import alerts, outbox
from watcher.page import briefing as briefings
from watcher.page.dossier import dossier, explained
from watcher.page.judgements import COLUMNS
from watcher.page.look import Look, PageRequest, authority_of
from watcher.page.pages import MOST_ALERTS
from watcher.store.told import acknowledgements

if TYPE_CHECKING:
    from watcher.page.answers import Row


def alert_rows(look: Look, _asked: PageRequest) -> list[Row]:
    """List the newest alerts."""
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
        for each in alerts.newest(look.tx, MOST_ALERTS, places=look.login)
    ]


def authority_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List where each authority stands, with a column for each area there ever was; by name unless otherwise chosen."""
    chosen = asked.selection.of(look.standings())
    if not asked.selection.query():
        chosen = tuple(sorted(chosen, key=lambda each: each.authority.name))
    rows = []
    for each in chosen:
        grades = {AREA_NAMES[found.area]: found.now.word for found in each.comparisons}
        latest, worst = each.latest, each.worst
        rows.append(
            {
                "urn": each.authority.urn,
                "authority": each.authority.name,
                "region": each.authority.region,
                "watched": look.watches(each.authority),
                "published": latest.published if latest else None,
                "framework": latest.framework.name if latest and latest.framework else "",
                "worst": worst.now.word if worst else "",
                "needs_attention": "; ".join(found.says for found in each.concerns),
                **{name: grades.get(name, "") for name in AREA_NAMES.values()},
                "document": latest.url if latest else "",
            }
        )
    return rows


def outbox_rows(look: Look, _asked: PageRequest) -> list[Row]:
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
        for each in outbox.shown(look)
    ]


def source_rows(look: Look, _asked: PageRequest) -> list[Row]:
    """List how each source is doing."""
    return [
        {
            "source": each.name,
            "last_success": each.last_success,
            "next_run": each.due_at,
            "failures": each.failures,
            "error": each.last_error,
        }
        for each in look.watching.sources
    ]


def working_rows(look: Look, _asked: PageRequest) -> list[Row]:
    """Say in one row whether the watching works, and what waits to be sent."""
    watching = look.watching
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


def config_rows(look: Look, _asked: PageRequest) -> list[Row]:
    """List what is odd in the config."""
    return [
        {"line": each.line, "where": each.where, "wrong": each.wrong, "write": each.write} for each in look.problems
    ]


def acknowledgement_rows(look: Look, _asked: PageRequest) -> list[Row]:
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
        for each in acknowledgements.newest(look.tx, MOST_ALERTS)
        if look.may_show(each.story)
    ]


def briefing_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List the lines of the briefing."""
    return briefings.rows(look.briefing(asked.selection.every))


def judgement_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List an authority's judgements, the newest inspection first."""
    found = dossier(look, authority_of(asked.argument))
    return [
        {
            "authority": found.authority.name,
            "published": each.published,
            "framework": each.framework,
            "inspected_from": each.start,
            "inspected_to": each.end,
            "area": cell.area,
            "grade": cell.grade,
            "direction": cell.direction,
            "document": each.url,
        }
        for each in found.inspections
        for cell in each.cells
    ]


def neighbour_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List an authority and its statistical neighbours, the most alike first."""
    found = dossier(look, authority_of(asked.argument))
    return [
        {
            "urn": each.authority.urn,
            "authority": each.authority.name,
            "region": each.authority.region,
            "published": each.published,
            **{name: cell.grade if cell else "" for (name, _), cell in zip(COLUMNS, each.columns, strict=True)},
        }
        for each in found.neighbours
    ]


def timeline_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List all that is known of one authority by its date, the newest first: inspections, letters, news, deadlines."""
    found = authority_of(asked.argument)
    lines = lines_of(look.tx, found, bundled=look.config.bundled)
    return [{"authority": found.name, **each._asdict()} for each in lines]


def document_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List the documents on an authority's page, and what became of each."""
    found = dossier(look, authority_of(asked.argument))
    return [
        {
            "authority": found.authority.name,
            "title": each.title,
            "published": each.published,
            "first_seen": each.first_seen,
            "what_became_of_it": each.became,
            "sha256": each.sha256,
            "url": each.url,
        }
        for each in found.publications
    ]


def reason_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List an alert's reasons, with the words and the page that they rest on."""
    told = explained(look, asked.argument)
    return [
        {
            "authority": told.shown.alert.authority,
            "rule": found.rule,
            "severity": str(found.severity),
            "reason": reason.text,
            "quotes": " … ".join(each.quote for each in reason.evidence),
            "pages": ", ".join(str(each.page) for each in reason.evidence if each.page),
        }
        for found in told.shown.alert.findings
        for reason in found.reasons
    ]


def delivery_rows(look: Look, asked: PageRequest) -> list[Row]:
    """List every attempt to deliver an alert; a delivery that was not tried yet is a row without an answer."""
    told = explained(look, asked.argument)
    return [
        {
            "receiver": sending.receiver,
            "state": sending.state,
            "queued_at": sending.queued_at,
            "sent_at": sending.sent_at,
            "tried_at": attempt.at if attempt else None,
            "answer": attempt.answer if attempt else "",
        }
        for sending in told.sendings
        for attempt in sending.attempts or (None,)
    ]
