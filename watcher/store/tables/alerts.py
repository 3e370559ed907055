"""Alerts and what became of them: deliveries, their attempts, corrections, deadlines."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    false,
    literal_column,
)

from watcher.store.tables.schema import ROWS, Moment, metadata
from watcher.store.tables.teams import TeamTable, team_column

alert = TeamTable(
    "alert",
    metadata,
    Column("key", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("urn", String, nullable=False),
    Column("publication", ForeignKey("publication.id")),
    Column("severity", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("json", Text, nullable=False),
    team_column(key=True),
    Index("ix_alert_story", "story"),
)

wording = TeamTable(
    "wording",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("json", Text, nullable=False),
    team_column(key=True),
)

delivery = TeamTable(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("alert", String),
    Column("story", String, nullable=False),
    Column("receiver", String, nullable=False),
    Column("address", String, nullable=False),
    # Always there: SQLite can't add a column that refers to another table and may not be empty.
    Column("wording", String, index=True),
    Column("state", String, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("server_wait", Boolean, nullable=False, default=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("claimed_at", Moment),
    Column("claimed_by", String),
    # The thread that the last attempt went into, '' for none: there it is looked for.
    Column("tried_in", String),
    Column("sent_at", Moment),
    Column("reference", String),
    Column("operators_told", Boolean, nullable=False, default=False),
    Column("released_at", Moment),
    Column("digest", Integer),
    Column("edits", Boolean, nullable=False, default=False, server_default=false()),
    Column("stands_in_for", Integer),
    team_column(),
    ForeignKeyConstraint(["alert", "team"], ["alert.key", "alert.team"]),
    ForeignKeyConstraint(["wording", "team"], ["wording.sha256", "wording.team"]),
    Index("ix_delivery_state", "state", "team"),
    Index("ix_delivery_story", "story", "receiver", "address"),
)

WAITS = delivery.c.state.in_([literal_column("'queued'"), literal_column("'unknown'")])
"""Which deliveries wait. Written out, not with parameters: else neither database sees that the index serves."""
# Few of all that was ever sent. On PostgreSQL these indexes are partial, too (the migration makes them).
Index("ix_delivery_waits", delivery.c.team, delivery.c.receiver, delivery.c.id, info={ROWS: WAITS})
Index("ix_delivery_digest", delivery.c.digest, info={ROWS: delivery.c.digest.is_not(None)})

attempt = TeamTable(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", ForeignKey("delivery.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("outcome", String, nullable=False),
    Column("answer", Text, nullable=False),
    team_column(),
)

correction = TeamTable(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", String, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("made_by", String, nullable=False),
    Column("because", Text, nullable=False),
    team_column(),
    ForeignKeyConstraint(["alert", "team"], ["alert.key", "alert.team"]),
)

deadline = TeamTable(
    "deadline",
    metadata,
    Column("uid", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("urn", String, nullable=False),
    Column("authority", String, nullable=False),
    Column("awaited", String, nullable=False),
    Column("by", Date, nullable=False),
    Column("published", Date, nullable=False),
    Column("url", Text, nullable=False),
    Column("noted_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("outcome", Text),
    team_column(key=True),
)
