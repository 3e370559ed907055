"""What the config asked for: who is watched since when, and the last config that held."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from watcher.store.tables.schema import Moment, metadata

watching = Table(
    "watching",
    metadata,
    Column("urn", String, primary_key=True),
    Column("since", Moment, nullable=False),
)

kept_config = Table(
    "kept_config",
    metadata,
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
