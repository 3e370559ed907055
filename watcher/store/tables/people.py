"""What people did and asked for: acknowledgements, and who watches what personally."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String

from watcher.store.tables.schema import Moment, metadata
from watcher.store.tables.teams import TeamTable, team_column

person = TeamTable(
    "person",
    metadata,
    Column("who", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
    team_column(key=True),
)

personal_watch = TeamTable(
    "personal_watch",
    metadata,
    Column("receiver", String, primary_key=True),
    Column("who", String, primary_key=True),
    Column("urn", String, primary_key=True),
    Column("severity", String, nullable=False),
    Column("since", Moment, nullable=False),
    team_column(key=True),
    Index("ix_personal_watch_urn", "urn"),
)

acknowledgement = TeamTable(
    "acknowledgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story", String, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("until", Moment),
    Column("receiver", String, nullable=False),
    team_column(),
)
