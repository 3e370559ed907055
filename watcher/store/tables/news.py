"""News items, the names each goes by, and the stories that they and Ofsted's publications tell."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from watcher.store.tables.schema import Moment, metadata
from watcher.store.tables.teams import NOTES, Noted, TeamTable, team_column

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("urn", String),
    Column("revision", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("said", String),
    Column("url", Text, nullable=False),
    Column("outlet", String, nullable=False),
    Column("published", String),
    Column("first_seen", Moment, nullable=False),
    Column("history", Boolean, nullable=False),
    Column("text", Text),
    Column("reading", Text),
    Column("story", String),
    Column("decided_at", Moment),
    Column("decision", Text),
    Index("ix_item_decided_at", "decided_at"),
    Index("ix_item_story", "story"),
)

item_name = Table(
    "item_name",
    metadata,
    Column("name", String, primary_key=True),
    Column("item", ForeignKey("item.id"), nullable=False),
    Column("sort", String, nullable=False),
    Index("ix_item_name_item", "item"),
)

item_story = TeamTable(
    "item_story",
    metadata,
    Column("item", ForeignKey("item.id"), primary_key=True),
    Column("story", String, primary_key=True),
    team_column(key=True),
    Index("ix_item_story_story", "story"),
)

story = TeamTable(
    "story",
    metadata,
    Column("key", String, primary_key=True),
    Column("urn", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("published", Date, nullable=False),
    Column("grade", String),
    Column("standing", String, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("settled_at", Moment),
    team_column(key=True),
    Index("ix_story_urn", "urn"),
)

item_note = TeamTable(
    "item_note",
    metadata,
    Column("item", ForeignKey("item.id"), primary_key=True),
    team_column(key=True),
    Column("story", String),
    Column("decided_at", Moment),
    Column("decision", Text),
)
item.info[NOTES] = Noted(
    table=item_note,
    of="item",
    watched="JOIN (SELECT min(since) AS since FROM watching WHERE team = {team}) AS w ON w.since IS NOT NULL",
    is_old="(p.history OR p.first_seen < w.since)",
)
