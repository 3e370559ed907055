"""Ofsted's publications, the documents behind them and what was read in them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from watcher.store.tables.schema import ROWS, Moment, metadata
from watcher.store.tables.teams import IS_OLD, NOTES, Noted, TeamTable, team_column

document = Table(
    "document",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("fetched_at", Moment, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("sha256", ForeignKey("document.sha256"), primary_key=True),
    Column("reader", String, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("json", Text, nullable=False),
)

picture = Table(
    "picture",
    metadata,
    Column("sha256", ForeignKey("document.sha256"), primary_key=True),
    Column("page", Integer, nullable=False),
    Column("alt", Text, nullable=False),
    Column("png", LargeBinary, nullable=False),
)

_UNREADABLE = text("told_unreadable IS NOT NULL")
"""What somebody knows as unreadable: little, and asked for all the time. On PostgreSQL the migration makes it so."""

publication = Table(
    "publication",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("place", String, nullable=False),
    Column("key", String, nullable=False),
    Column("urn", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("page_url", Text, nullable=False),
    Column("published", Date),
    Column("event_date", Date),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("missing_polls", Integer, nullable=False, default=0),
    Column("gone_at", Moment),
    Column("gone_told", Boolean, nullable=False, default=False, server_default=false()),
    Column("state", String, nullable=False),
    Column("history", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_fetch", Moment),
    Column("failing_since", Moment),
    Column("problem", Text),
    Column("told_unreadable", String),
    Column("sha256", ForeignKey("document.sha256")),
    Column("etag", String),
    Column("last_modified", String),
    Column("checked_at", Moment),
    Column("replaces", Integer),
    Column("correction", Text),
    Column("story", String),
    Column("decided_at", Moment),
    Column("decision", Text),
    UniqueConstraint("source", "place", "key"),
    Index("uq_publication_urn_key", "urn", "key", unique=True),
    Index("ix_publication_state", "state"),
    Index("ix_publication_urn", "urn"),
    Index("ix_publication_unreadable", "id", info={ROWS: _UNREADABLE}),
)

publication_note = TeamTable(
    "publication_note",
    metadata,
    Column("publication", ForeignKey("publication.id"), primary_key=True),
    team_column(key=True),
    Column("gone_told", Boolean, nullable=False, server_default=false()),
    Column("told_unreadable", String),
    Column("story", String),
    Column("decided_at", Moment),
    Column("decision", Text),
    Index("ix_publication_note_unreadable", "publication", info={ROWS: _UNREADABLE}),
)
publication.info[NOTES] = Noted(
    table=publication_note,
    of="publication",
    watched="JOIN watching AS w ON w.urn = p.urn AND w.team = {team}",
    is_old=IS_OLD,
)
