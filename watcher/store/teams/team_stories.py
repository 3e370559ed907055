"""What teams heard of a story, looked up for many of them at once, as each would see it by itself.

It is the operator who asks: each answer is by the team whose it is, and goes into nobody else's decision.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, delete, or_, select, update

from watcher.model.stories import SoFar, Standing, Story, told_by
from watcher.model.values import replace
from watcher.store.tables.alerts import alert, delivery, wording
from watcher.store.tables.news import item_story, story
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.teams import everybodys
from watcher.store.told import alerts, stories
from watcher.store.told.deliveries import REACHED, UNSENT, Delivery, NewDelivery, State
from watcher.store.told.first_messages import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from watcher.model.alerts import Alert
    from watcher.model.ofsted import Urn

_alerts, _stories, _deliveries, _wordings = (everybodys(each) for each in (alert, story, delivery, wording))
_of_items, _notes = everybodys(item_story), everybodys(publication_note)
_teams: BindParameter[str] = bindparam("teams", expanding=True)
_OPENED = (*UNSENT, State.SENT)
_in_stories: BindParameter[str] = bindparam("stories", expanding=True)


def opened_by_news(tx: Connection, teams: Sequence[str], urn: Urn) -> dict[str, list[Story]]:
    """Map teams to the stories of an authority that news opened for them, as `stories.opened_by_news` lists them."""
    found: dict[str, list[Story]] = defaultdict(list)
    for row in tx.execute(_questions()["opened"], {"teams": teams, "urn": urn}):
        found[row.team].append(stories.read(row))
    return found


def regrade(tx: Connection, teams: Sequence[str], key: str, grade: str | None, now: datetime) -> None:
    """Note for some teams the worse grade that the news now gives in their story of that key."""
    theirs = _stories.c.team.in_(teams), _stories.c.key == key
    tx.execute(update(_stories).where(*theirs).values(stories.regraded(_stories, grade, now)))


def of_item(tx: Connection, id_: int) -> list[str]:
    """List the stories that a news item belongs to for any team."""
    theirs = select(_of_items.c.story).where(_of_items.c.item == id_)
    return list(tx.execute(theirs.distinct().order_by(_of_items.c.story)).scalars())


def leave(tx: Connection, teams: Sequence[str], id_: int) -> None:
    """Let a news item belong to none of the stories that an earlier form of it belonged to for some teams."""
    tx.execute(delete(_of_items).where(_of_items.c.team.in_(teams), _of_items.c.item == id_))


def settle(tx: Connection, teams: Sequence[str], key: str, standing: Standing, now: datetime) -> None:
    """Note for some teams what their story of that key has come to."""
    theirs = _stories.c.team.in_(teams), _stories.c.key == key
    tx.execute(update(_stories).where(*theirs).values(standing=standing, settled_at=now))


def reached(tx: Connection, teams: Sequence[str], keys: Iterable[str]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Map teams and stories to the receivers and addresses that heard of them, as `outbox.story_reached` finds them."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in _asked(tx, "reached", teams, keys):
        found[row.team, row.story].add((row.receiver, row.address))
    return found


def so_far(tx: Connection, teams: Sequence[str], keys: Iterable[str]) -> dict[tuple[str, str], SoFar]:
    """Map teams and those of the stories that they were told of to what `alerts.so_far` says."""
    told: dict[tuple[str, str], list[Alert]] = defaultdict(list)
    read = cache(alerts.read)  # most teams were told the same
    for row in _asked(tx, "alerts", teams, keys):
        told[row.team, row.story].append(read(row[1:]))
    return {theirs: told_by(each) for theirs, each in told.items()}


class OpenedStory(NamedTuple):
    """What opened a story at each address, with its latest words, and the keys of all changes to these words."""

    messages: tuple[Delivery, ...] = ()
    changes: frozenset[str] = frozenset()

    def changed_by(self, new: Iterable[NewDelivery]) -> OpenedStory:
        """Say what it reads with further changes."""
        words = {(each.receiver, each.address): each.message for each in new}
        messages = (replace(e, message=words.get((e.receiver, e.address), e.message)) for e in self.messages)
        return OpenedStory(tuple(messages), self.changes)


def last_told(tx: Connection, teams: Sequence[str], keys: Iterable[str]) -> dict[tuple[str, str], Alert]:
    """Map teams and stories to the newest alert that they were told in them, as `alerts.last_of` finds it."""
    newest: dict[tuple[str, str], Sequence[Any]] = {}
    for row in _asked(tx, "alerts", teams, keys):
        newest.setdefault((row.team, row.story), row[1:])
    read = cache(alerts.read)
    return {theirs: read(kept) for theirs, kept in newest.items()}


def told(tx: Connection, teams: Sequence[str], key: str) -> dict[str, Alert]:
    """Map those of the teams that were told an alert of that key to it."""
    kept = (_alerts.c[each.name] for each in alerts.KEPT)
    theirs = select(_alerts.c.team, *kept).where(_alerts.c.team.in_(teams), _alerts.c.key == key)
    read = cache(alerts.read)
    return {row.team: read(tuple(row[1:])) for row in tx.execute(theirs)} if teams else {}


def of_publication(tx: Connection, teams: Sequence[str], urn: Urn, url: str | None) -> dict[str, str]:
    """Map teams to the story in which they were told of an authority's publication at that address, if they were."""
    if url is None:
        return {}
    n, told = _notes.c, (_notes.c.team.in_(teams), _notes.c.story.is_not(None))
    wanted = select(n.team, n.story).join_from(publication, _notes, n.publication == publication.c.id)
    rows = tx.execute(wanted.where(publication.c.urn == urn, publication.c.url == url, *told))
    return {row.team: row.story for row in rows}


def first_messages(tx: Connection, teams: Sequence[str], keys: Iterable[str]) -> dict[tuple[str, str], OpenedStory]:
    """Map teams and stories to what opened them, as `first_messages.first_messages` lists it."""
    found: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in _asked(tx, "messages", teams, keys):
        found[row.team, row.story].append(row)
    return {
        theirs: OpenedStory(
            tuple(opening(row for row in rows if row.state in _OPENED)),
            frozenset(row.key for row in rows if row.edits),
        )
        for theirs, rows in found.items()
    }


def _asked(tx: Connection, what: str, teams: Sequence[str], keys: Iterable[str]) -> Iterable[Row[Any]]:
    stories = sorted(keys)
    return tx.execute(_questions()[what], {"teams": teams, "stories": stories}) if teams and stories else ()


@cache
def _questions() -> dict[str, Any]:
    """Make the questions once: that takes longer than to answer them."""
    s, a, d, w = _stories.c, _alerts.c, _deliveries.c, _wordings.c
    theirs, opened = (d.team.in_(_teams), d.story.in_(_in_stories)), d.state.in_(_OPENED)
    said = _deliveries.join(_wordings, and_(w.sha256 == d.wording, w.team == d.team))
    messages = select(_deliveries, w.json.label("message")).select_from(said)
    of_them = s.team.in_(_teams), s.urn == bindparam("urn")
    told, kept = (a.team.in_(_teams), a.story.in_(_in_stories)), [a[each.name] for each in alerts.KEPT]
    return {
        "opened": select(_stories).where(*of_them).order_by(s.published.desc()),
        "alerts": select(a.team, *kept).where(*told).order_by(a.made_at.desc(), a.key),
        "reached": select(d.team, d.story, d.receiver, d.address).where(*theirs, d.state.in_(REACHED)).distinct(),
        "messages": messages.where(*theirs, or_(opened, d.edits)).order_by(d.id),
    }
