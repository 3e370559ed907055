"""What there may be to look after, asked once for all teams: late messages, deadlines, troubles and the like.

Each question is the operator's, and answers by teams' names alone: what is done then is done in each team's own sight.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Boolean, ColumnElement, Connection, Select, and_, exists, func, literal_column, not_, or_, select

from watcher.model.acknowledgements import Said
from watcher.model.alerts import Severity
from watcher.model.errors import NOT_TRUSTED
from watcher.store.published.listings import COPIES, MOVED
from watcher.store.published.pages_memory import in_trouble
from watcher.store.published.publications import State as Stage
from watcher.store.tables.alerts import alert, attempt, deadline, delivery
from watcher.store.tables.config import watching, watching_place
from watcher.store.tables.news import story
from watcher.store.tables.people import acknowledgement
from watcher.store.tables.providers import provider_page
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.sources import mark, trouble, trouble_note
from watcher.store.tables.teams import NOTES, OPERATOR, everybodys
from watcher.store.told.deliveries import UNSENT, State
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from watcher.model.stories import Standing

_deliveries, _alerts, _said = everybodys(delivery), everybodys(alert), everybodys(acknowledgement)
_attempts = everybodys(attempt)
_marks, _stories, _deadlines = everybodys(mark), everybodys(story), everybodys(deadline)
_troubles = everybodys(trouble_note)
_d, _SINGLE = _deliveries.c, _deliveries.c.digest.is_(None)

Found = dict[str, object]
"""By team, what was found: where the same was looked at before, and came to nothing, it will again."""


def marks(
    tx: Connection, sources: Sequence[str], single: Iterable[tuple[str, str]]
) -> dict[str, dict[tuple[str, str], str]]:
    """Map teams to what is marked for them, by source and name: all of some sources, and single ones of others."""
    one_by_one = (and_(_marks.c.source == source, _marks.c.name == name) for source, name in single)
    wanted = select(_marks).where(_marks.c.team != OPERATOR, or_(_marks.c.source.in_(sources), *one_by_one))
    found: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for row in tx.execute(wanted):
        found[row.team][row.source, row.name] = row.text
    return found


def given_up(tx: Connection) -> dict[str, Found]:
    """Map teams to their receivers that refused something, and to what tells whether it is still the same."""
    wanted = select(_d.team, _d.receiver, *_same(_d.id)).where(_d.team != OPERATOR, _d.state == State.GIVEN_UP)
    found: dict[str, Found] = defaultdict(dict)
    for team, receiver, *same in tx.execute(wanted.group_by(_d.team, _d.receiver)):
        found[team][receiver] = tuple(same)
    return found


def _same(numbers: ColumnElement[int]) -> tuple[ColumnElement[int], ...]:
    """Tell some rows from others by how many they are, and by the sum of their numbers."""
    return func.count(), func.sum(numbers)


def _found(tx: Connection, wanted: Select[Any], team: ColumnElement[str]) -> Found:
    rows = tx.execute(wanted.where(team != OPERATOR).group_by(team))
    return {name: tuple(same) for name, *same in rows}


def to_try_again(tx: Connection, now: datetime, since: datetime) -> set[str]:
    """Name the teams some of whose refused messages have waited long enough; some may be corrected by later ones."""
    come = or_(_d.next_at <= now, _d.next_at > now + 2 * schedule.TRIED_AGAIN_FOR)
    return _teams(tx, _d.state == State.GIVEN_UP, _d.queued_at >= since, _SINGLE, come)


def undelivered(tx: Connection, notices: str, late: datetime, notices_late: datetime, held: datetime) -> set[str]:
    """Name the teams whose operators don't know yet what was refused, waits since these moments, or is held beyond one.

    `notices` is how the stories of messages to operators begin.
    """
    a = _attempts.c
    not_trusted = exists().where(a.delivery == _d.id, a.team == _d.team, a.answer.contains(NOT_TRUSTED))
    sooner = or_(_d.story.startswith(notices, autoescape=True), not_trusted, _d.state == State.UNKNOWN)
    old = and_(_d.released_at < notices_late, or_(_d.queued_at < late, sooner))
    waits = and_(_d.state.in_(UNSENT), _SINGLE, or_(old, and_(_d.server_wait, _d.next_at > held)))
    return _teams(tx, _d.operators_told.is_(False), or_(_d.state == State.GIVEN_UP, waits))


def kept_back(tx: Connection) -> Found:
    """Say for which teams silences keep something back."""
    kept = _d.state == State.SILENCED, _d.alert.is_not(None), _SINGLE
    return _found(tx, select(_d.team, *_same(_d.id)).where(*kept), _d.team)


def _teams(tx: Connection, *where: ColumnElement[bool]) -> set[str]:
    return set(tx.execute(select(_d.team).where(_d.team != OPERATOR, *where).distinct()).scalars())


def with_deadlines_passed(tx: Connection, today: date) -> set[str]:
    """Name the teams with a deadline whose day is over, and that is not settled."""
    c = _deadlines.c
    wanted = select(c.team).where(c.team != OPERATOR, c.by < today, c.settled_at.is_(None))
    return set(tx.execute(wanted.distinct()).scalars())


def snoozes_over(tx: Connection, since: datetime, now: datetime) -> Found:
    """Say for which teams snoozes have ended since a moment, as `acknowledgements.snoozes_over` finds them."""
    a, later = _said.c, _said.alias()
    same = later.c.team == a.team, later.c.story == a.story, later.c.at >= a.at
    settled = exists().where(*same, or_(later.c.what == Said.TAKEN_UP, later.c.until > a.until))
    ended = select(a.team, *_same(a.id)).where(a.until.between(since, now), not_(settled))
    return _found(tx, ended, a.team)


class Unanswered(NamedTuple):
    """A team's critical alert that reached somebody, that nobody took up, and that was not escalated."""

    team: str
    made_at: datetime
    snoozed_until: datetime | None


def unanswered(tx: Connection, escalation: str, since: datetime) -> list[Unanswered]:
    """List what `acknowledgements.not_taken_up` finds since a moment and no mark of `escalation` says of it."""
    a = _alerts.c
    of_story = _said.c.team == a.team, _said.c.story == a.story, _said.c.at >= a.made_at
    taken_up = exists().where(*of_story, _said.c.what == Said.TAKEN_UP)
    told = exists().where(_d.team == a.team, _d.alert == a.key, _d.state != State.SILENCED)
    escalated = exists().where(_marks.c.team == a.team, _marks.c.source == escalation, _marks.c.name == a.key)
    snoozed = select(func.max(_said.c.until)).where(*of_story).scalar_subquery()
    wanted = select(a.team, a.made_at, snoozed.label("snoozed")).where(
        a.team != OPERATOR, a.severity == Severity.CRITICAL, a.made_at >= since, told, not_(taken_up), not_(escalated)
    )
    return [Unanswered(row.team, row.made_at, row.snoozed) for row in tx.execute(wanted)]


def oldest_stories(tx: Connection, standing: Standing) -> dict[str, datetime]:
    """Map teams to when the oldest of their stories of that standing was opened by news."""
    c = _stories.c
    wanted = select(c.team, func.min(c.opened_at).label("opened_at"))
    rows = tx.execute(wanted.where(c.team != OPERATOR, c.standing == standing).group_by(c.team))
    return {row.team: row.opened_at for row in rows}


def with_gone(tx: Connection) -> set[str]:
    """Name the teams that weren't told that something is gone from a page, or is there again."""
    untold = or_(_n.c.team.is_(None), _n.c.gone_told.is_(False))
    news = or_(_p.c.gone_at >= _w.c.since, _n.c.story.is_not(None))
    gone = and_(_p.c.gone_at.is_not(None), untold, news, _p.c.id.not_in(COPIES))
    back = and_(_p.c.gone_at.is_(None), _n.c.gone_told)
    return set(tx.execute(_who_watches(or_(gone, back), _p.c.id.not_in(MOVED))).scalars())


def with_unreadable(tx: Connection, told: str, failing_before: datetime) -> set[str]:
    """Name the teams that heard nothing of news that can't be read, or are `told` of one that fails since then."""
    longer = and_(_n.c.told_unreadable == told, _p.c.failing_since <= failing_before)
    news = not_(literal_column(publication.info[NOTES].is_old, Boolean))
    unreadable = _p.c.state == Stage.WAITING, _p.c.problem.is_not(None), news
    return set(tx.execute(_who_watches(*unreadable, or_(_n.c.told_unreadable.is_(None), longer))).scalars())


def with_read_after_all(tx: Connection) -> set[str]:
    """Name the teams that were told of something that can't be read, and that has been read since."""
    told = _n.c.told_unreadable.is_not(None), _p.c.state != Stage.WAITING, _n.c.team != OPERATOR
    known = select(_n.c.team).join(_p, _p.c.id == _n.c.publication)
    watched = known.join(_w, and_(_w.c.team == _n.c.team, _w.c.urn == _p.c.urn))
    return set(tx.execute(watched.where(*told).distinct()).scalars())


_w, _p, _n = everybodys(watching).alias("w"), publication.alias("p"), everybodys(publication_note).alias("n")


def _who_watches(*where: ColumnElement[bool]) -> Select[Any]:
    """Name the teams that watch the authorities of publications, which they may have noted something about."""
    noted = and_(_n.c.publication == _p.c.id, _n.c.team == _w.c.team)
    rows = select(_w.c.team).join_from(_w, _p, _p.c.urn == _w.c.urn).outerjoin(_n, noted)
    return rows.where(_w.c.team != OPERATOR, *where).distinct()


def leads_told(tx: Connection) -> dict[int, set[str]]:
    """Map troubles that go on to the teams whose leads were told."""
    goes_on = trouble.c.ended_at.is_(None), _troubles.c.leads_told
    rows = select(_troubles.c.trouble, _troubles.c.team).join(trouble, trouble.c.id == _troubles.c.trouble)
    found: dict[int, set[str]] = defaultdict(set)
    for row in tx.execute(rows.where(*goes_on)):
        found[row.trouble].add(row.team)
    return found


def troubles_over(tx: Connection) -> Found:
    """Say which teams were told of troubles that are over, and not yet that they are."""
    t = _troubles.c
    untold = trouble.c.ended_at.is_not(None), or_(t.operators_told, t.leads_told), t.end_told.is_(False)
    rows = select(t.team, *_same(t.trouble)).join(trouble, trouble.c.id == t.trouble)
    return _found(tx, rows.where(*untold), t.team)


def pages_in_trouble(tx: Connection, now: datetime) -> dict[str, list[Any]]:
    """Map teams to the pages of their places that can't be read, as `pages_memory.problems` finds them."""
    page, w = provider_page.c, everybodys(watching_place)
    sees = or_(w.c.urn == page.urn, w.c.urn == page.authority_urn)
    rows = select(w.c.team, page.urn, page.path, page.problem).join(w, sees).where(*in_trouble(now))
    found: dict[str, list[Any]] = defaultdict(list)
    for row in tx.execute(rows.where(w.c.team != OPERATOR).distinct().order_by(w.c.team, page.urn, page.path)):
        found[row.team].append(row)
    return found
