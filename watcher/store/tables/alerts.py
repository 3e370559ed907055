"""Alerts and what became of them: deliveries, their attempts, corrections, deadlines."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from watcher.store.tables.schema import Moment, metadata

alert = Table(
    "alert",
    metadata,
    Column("key", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("urn", String, nullable=False),
    Column("publication", ForeignKey("publication.id")),
    Column("severity", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_alert_story", "story"),
)

wording = Table(
    "wording",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("json", Text, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("alert", ForeignKey("alert.key")),
    Column("story", String, nullable=False),
    Column("receiver", String, nullable=False),
    Column("address", String, nullable=False),
    # Always there: SQLite can't add a column that refers to another table and may not be empty.
    Column("wording", ForeignKey("wording.sha256"), index=True),
    Column("state", String, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("server_wait", Boolean, nullable=False, default=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("claimed_at", Moment),
    Column("claimed_by", String),
    Column("sent_at", Moment),
    Column("reference", String),
    Column("operators_told", Boolean, nullable=False, default=False),
    Column("released_at", Moment),
    Column("digest", Integer, index=True),
    Column("edits", Boolean, nullable=False, default=False),
    Column("stands_in_for", Integer),
    Index("ix_delivery_state", "state"),
    Index("ix_delivery_story", "story", "receiver", "address"),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", ForeignKey("delivery.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("outcome", String, nullable=False),
    Column("answer", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alert.key"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("made_by", String, nullable=False),
    Column("because", Text, nullable=False),
)

deadline = Table(
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
)
