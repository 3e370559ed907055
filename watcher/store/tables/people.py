"""What people did and asked for: acknowledgements, and who watches what personally."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from watcher.store.tables.schema import Moment, metadata

person = Table(
    "person",
    metadata,
    Column("who", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
)

personal_watch = Table(
    "personal_watch",
    metadata,
    Column("receiver", String, primary_key=True),
    Column("who", String, primary_key=True),
    Column("urn", String, primary_key=True),
    Column("severity", String, nullable=False),
    Column("since", Moment, nullable=False),
    Index("ix_personal_watch_urn", "urn"),
)

acknowledgement = Table(
    "acknowledgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story", String, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("until", Moment),
    Column("receiver", String, nullable=False),
)
