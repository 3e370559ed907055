"""For which teams there is something to look after: each sort of thing is asked for all of them in one question.

An answer may name a team too many, and none too few: what is then done looks again, in the team's own sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct

from watcher.follow_up import escalation
from watcher.model.decisions import OPERATIONS
from watcher.model.errors import in_a_sentence
from watcher.model.listings import PROVIDERS_PAGES
from watcher.model.stories import Standing
from watcher.monitor import certificate, deliveries, publications, quiet, sources
from watcher.service import briefings, drill, retention
from watcher.store.errors import StoreError
from watcher.store.polled import outages
from watcher.store.published import pages_memory
from watcher.store.teams import team_upkeep
from watcher.timing import periods, schedule
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.store.teams.team_upkeep import Found

_MARKED = (certificate.CERTIFICATE, briefings.BRIEFING, drill.DRILL, retention.RETENTION)
_ESCALATED, _PAGES = (escalation.ESCALATION, escalation.SINCE), (PROVIDERS_PAGES, sources.TOLD)


class _Look(Struct, frozen=True):
    """One look at all teams, by their configs, in a transaction of the operator's."""

    tx: Connection
    teams: Mapping[str, Config]
    now: datetime
    marks: Mapping[str, Mapping[tuple[str, str], str]]

    def marked(self, team: str, source: str, name: str) -> str | None:
        """Look up a mark of one of them."""
        return self.marks.get(team, {}).get((source, name))


def due(tx: Connection, teams: Mapping[str, Config], now: datetime) -> dict[tuple[str, str], object]:
    """Map teams and jobs, by their names in `watcher.service.upkeep`, to what was found that a job is to see to.

    None is to be seen to in any case. Anything else comes to nothing where the same was seen to before, by the same
    config and on the same day. To be asked by the operator.
    """
    look = _Look(tx, teams, now, team_upkeep.marks(tx, _MARKED, (_ESCALATED, _PAGES)))
    asked = ((job, _answer(look, job, ask)) for job, ask in ASKED.items())
    return {(team, job): what for job, found in asked for team, what in found.items() if team in teams}


def _answer(look: _Look, job: str, ask: Callable[[_Look], Found | Iterable[str]]) -> Found:
    try:
        found = ask(look)
        return found if isinstance(found, dict) else dict.fromkeys(found)
    except StoreError:
        raise  # nothing more can be asked
    except Exception as error:  # what is wrong with one team must keep nothing from the others: each is looked at
        structlog.get_logger().error("all teams could not be asked at once", job=job, error=in_a_sentence(error))
        return dict.fromkeys(look.teams)


def _with_fallbacks(look: _Look) -> Found:
    found: Found = {}
    for team, theirs in team_upkeep.given_up(look.tx).items():
        receivers = look.teams[team].receivers.values() if team in look.teams else ()
        if any(each.fallback for each in receivers if each.name in theirs):
            # With all that was refused: that nobody stands in may be because the other one had it anyhow.
            found[team] = tuple(sorted(theirs.items()))
    return found


def _troubles(look: _Look) -> Found:
    told = team_upkeep.leads_told(look.tx)
    rest_on = {name: sources.leads_rest_on(config) for name, config in look.teams.items()}
    found = dict(team_upkeep.troubles_over(look.tx))
    for each in outages.open_ones(look.tx):
        knows, blind = told.get(each.id, ()), quiet.blind_for(each.since, look.now)
        for name, config in look.teams.items():
            concerned = each.source in rest_on[name] and sources.concerns(each, config)
            if concerned and name not in knows and blind >= config.tell_leads_after:
                found[name] = None
    return found


def _pages(look: _Look) -> Iterator[str]:
    pages = team_upkeep.pages_in_trouble(look.tx, look.now)
    for team, config in look.teams.items():
        said = pages_memory.said_of(pages.get(team, ()), config.places)
        if config.places and sources.in_short(said) != (look.marked(team, *_PAGES) or ""):
            yield team


def _regularly(look: _Look, what: str, wanted: Callable[[Config], periods.Regular]) -> Iterator[str]:
    for team, config in look.teams.items():
        theirs = wanted(config)
        key = periods.due(what, theirs, look.now)
        if key and look.marked(team, what, theirs.every) != key:
            yield team


def _unreadable(look: _Look) -> set[str]:
    failing_before = look.now - publications.LEADS_ARE_TOLD_AFTER
    unread = team_upkeep.with_unreadable(look.tx, publications.OPERATORS, failing_before)
    return unread | team_upkeep.with_read_after_all(look.tx)


def _undelivered(look: _Look) -> set[str]:
    times = look.now - deliveries.LATE, look.now - deliveries.NOTICES_LATE, look.now + deliveries.LONG_HELD
    return team_upkeep.undelivered(look.tx, OPERATIONS, *times)


def _drills(look: _Look) -> Iterator[str]:
    for team, config in look.teams.items():
        last, watched = (look.marked(team, drill.DRILL, each) for each in (drill.LAST, drill.WATCHED))
        if config.drill and (watched or drill.is_due(config.drill, last, look.now)):
            yield team


def _unanswered(look: _Look) -> Iterator[str]:
    since: dict[str, datetime] = {}
    for team, config in look.teams.items():
        begun = look.marked(team, *_ESCALATED)
        if bool(config.escalation) != bool(begun):
            yield team
        elif begun:
            since[team] = datetime.fromisoformat(begun)
    if not since:
        return
    for each in team_upkeep.unanswered(look.tx, escalation.ESCALATION, min(since.values())):
        asked = look.teams[each.team].escalation if each.team in since else None
        if asked is None or each.made_at < since[each.team]:
            continue
        snoozed = each.snoozed_until is not None and look.now < each.snoozed_until
        if not snoozed and escalation.was_time_enough(each.made_at, asked.after, look.now):
            yield each.team


def _unconfirmed(look: _Look) -> Iterator[str]:
    for team, opened_at in team_upkeep.oldest_stories(look.tx, Standing.REPORTED).items():
        if team in look.teams and opened_at < look.now - look.teams[team].withdraw_after:
            yield team


def _old_enough(look: _Look) -> Iterator[str]:
    today = day_in_london(look.now).isoformat()
    for team, config in look.teams.items():
        if config.retention.people and look.marked(team, retention.RETENTION, retention.LAST) != today:
            yield team


ASKED: Mapping[str, Callable[[_Look], Found | Iterable[str]]] = {
    "fallback": _with_fallbacks,
    "trying again what was refused": lambda look: team_upkeep.to_try_again(
        look.tx, look.now, look.now - schedule.TRIED_AGAIN_FOR
    ),
    "notices of sources": _troubles,
    "notices of places' pages": _pages,
    "certificate": lambda look: _regularly(look, certificate.CERTIFICATE, lambda config: config.certificate),
    "notices of withdrawn reports": lambda look: team_upkeep.with_gone(look.tx),
    "notices of unreadable reports": _unreadable,
    "notices of undelivered messages": _undelivered,
    "drill": _drills,
    "deadlines": lambda look: team_upkeep.with_deadlines_passed(look.tx, day_in_london(look.now)),
    "silences": lambda look: team_upkeep.kept_back(look.tx),
    "reminders": lambda look: team_upkeep.snoozes_over(look.tx, look.now - escalation.REMINDED_FOR, look.now),
    "escalation": _unanswered,
    "withdrawals": _unconfirmed,
    "briefing": lambda look: _regularly(look, briefings.BRIEFING, lambda config: config.briefing),
    "retention": _old_enough,
}
"""How it is asked for which teams each of the jobs is due."""
