"""What the config asked for: who is watched since when, and the configs that held."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from watcher.store.tables.schema import Moment, metadata
from watcher.store.tables.teams import TeamTable, team_column

watching = TeamTable(
    "watching",
    metadata,
    Column("urn", String, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("news_from", Date),
    team_column(key=True),
    Index("ix_watching_team", "team", "urn"),
)

watching_place = TeamTable(
    "watching_place",
    metadata,
    Column("urn", String, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("news_from", Date),
    team_column(key=True),
    Index("ix_watching_place_team", "team", "urn"),
)
"""Listed providers, and authorities in whose area others count: their URNs differ in form."""

kept_config = Table(
    "kept_config",
    metadata,
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

team_config = TeamTable(
    "team_config",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    team_column(key=True),
    Column("text", Text),
    Column("lists", Text),
    Column("at", Moment, nullable=False),
)
