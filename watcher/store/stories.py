"""The stories that are known of an authority: of Ofsted's publications, and those that news opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from watcher import data
from watcher.model.kinds import Kind
from watcher.model.ofsted import OVERALL, Urn
from watcher.model.stories import Standing, Story
from watcher.store import publications
from watcher.store.tables.news import story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from watcher.model.ofsted import Judgement


def known(tx: Connection, urn: Urn, *, bundled_before: date | None) -> tuple[Story, ...]:
    """List an authority's stories. Shipped inspections count when they were published before `bundled_before`."""
    found = {}
    for each in data.baseline() if bundled_before else ():
        if each.urn == urn and bundled_before and each.published < bundled_before:
            new = Story(
                f"{urn}/{Kind.INSPECTION}/{each.end or each.published}",
                urn,
                Kind.INSPECTION,
                each.published,
                Standing.CONFIRMED,
            )
            found[Kind.INSPECTION, each.published] = _graded(new, each.judgements)
    for key, item in publications.decided_of(tx, urn):
        if item.published:
            kind = item.reading.kind
            key = key or f"{urn}/{kind}/{item.reading.inspection_end or item.published}"
            new = Story(key, urn, kind, item.published, Standing.CONFIRMED)
            found[kind, item.published] = _graded(new, item.reading.judgements)
    confirmed = {each.key for each in found.values()}
    return (*found.values(), *(each for each in opened_by_news(tx, urn) if each.key not in confirmed))


def _graded(new: Story, judgements: Iterable[Judgement]) -> Story:
    given = sorted(judgements, key=lambda each: each.area != OVERALL)
    worst = max((each.grade for each in given), key=lambda each: each.rank, default=None)
    return replace(new, grade=worst.word if worst else None, grades=tuple(each.grade.word for each in given))


def opened_by_news(tx: Connection, urn: Urn | None = None, before: datetime | None = None) -> list[Story]:
    """List the stories that news opened: of one authority, or those still unconfirmed that were opened before then."""
    rows = select(story).order_by(story.c.published.desc())
    if urn:
        rows = rows.where(story.c.urn == urn)
    if before:
        rows = rows.where(story.c.opened_at < before, story.c.standing == Standing.REPORTED)
    return [
        Story(row.key, Urn(row.urn), Kind(row.kind), row.published, Standing(row.standing), row.grade)
        for row in tx.execute(rows)
    ]


def begin(tx: Connection, new: Story, now: datetime) -> None:
    """Keep a story that news opened."""
    tx.execute(
        story.insert().values(
            key=new.key,
            urn=new.urn,
            kind=new.kind,
            published=new.published,
            grade=new.grade,
            standing=new.standing,
            opened_at=now,
        )
    )


def regrade(tx: Connection, key: str, grade: str | None) -> None:
    """Note the worse grade that the news now gives in a story that it opened."""
    tx.execute(update(story).where(story.c.key == key).values(grade=grade))


def settle(tx: Connection, key: str, standing: Standing, now: datetime) -> None:
    """Note what a story has come to."""
    tx.execute(update(story).where(story.c.key == key).values(standing=standing, settled_at=now))
