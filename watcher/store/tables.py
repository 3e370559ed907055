"""The tables. Each of the three sentences (collect, decide, deliver) reads one and writes the next."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so they are put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - the base's
        """Write UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """Read UTC."""
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

source = Table(
    "source",
    metadata,
    Column("name", String, primary_key=True),
    Column("due_at", Moment),
    Column("why", Text),
    Column("asked_to_wait", Boolean, nullable=False, server_default=false()),
    Column("last_attempt", Moment),
    Column("last_success", Moment),
    Column("failures", Integer, nullable=False, default=0),
    Column("failing_since", Moment),
    Column("last_error", Text),
)

host = Table(
    "host",
    metadata,
    Column("name", String, primary_key=True),
    Column("next_at", Moment, nullable=False),
    Column("left_alone_until", Moment),
)

place = Table(
    "place",
    metadata,
    Column("source", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("page_url", String, nullable=False),
    Column("urn", String),
    Column("etag", String),
    Column("last_modified", String),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("entries", Integer, nullable=False, default=0),
    Column("whole_at", Moment),
    Index("ix_place_page_url", "source", "page_url"),
)

trouble = Table(
    "trouble",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("place", String, nullable=False),
    Column("urn", String),
    Column("since", Moment, nullable=False),
    Column("polls", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("ended_at", Moment),
    Column("operators_told", Boolean, nullable=False, default=False),
    Column("leads_told", Boolean, nullable=False, default=False),
    Column("end_told", Boolean, nullable=False, default=False),
    Index("ix_trouble_source", "source", "place"),
)

tally = Table(
    "tally",
    metadata,
    Column("source", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("polls", Integer, nullable=False),
    Column("good", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("longest_gap", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("source", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
)

watching = Table(
    "watching",
    metadata,
    Column("urn", String, primary_key=True),
    Column("since", Moment, nullable=False),
)

found_authority = Table(
    "found_authority",
    metadata,
    Column("urn", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", String, nullable=False),
    Column("source", String, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("told", Boolean, nullable=False),
)

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
    Column("gone_told", Boolean, nullable=False, default=False),
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
)

provider_page = Table(
    "provider_page",
    metadata,
    Column("urn", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("name", Text),
    Column("kind", Text),
    Column("authority", Text),
    Column("authority_urn", String),
    Column("latest", Date),
    Column("etag", String),
    Column("last_modified", String),
    Column("whole_at", Moment),
    Column("looked_at", Moment, nullable=False),
    Column("missing_polls", Integer, nullable=False, default=0),
    Column("gone_at", Moment),
    Column("problem", Text),
)

provider_publication = Table(
    "provider_publication",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("urn", String, nullable=False),
    Column("path", String, nullable=False),
    Column("key", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Date),
    Column("event_date", Date),
    Column("card", Text),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("missing_polls", Integer, nullable=False, default=0),
    Column("gone_at", Moment),
    Column("history", Boolean, nullable=False),
    Column("change", String),
    Column("before", Text),
    Column("decided_at", Moment),
    Column("decision", Text),
    Column("alert", String),
    UniqueConstraint("urn", "key"),
    Index("ix_provider_publication_decided_at", "decided_at"),
    Index("ix_provider_publication_published", "published"),
)

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

item_story = Table(
    "item_story",
    metadata,
    Column("item", ForeignKey("item.id"), primary_key=True),
    Column("story", String, primary_key=True),
    Index("ix_item_story_story", "story"),
)

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

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("alert", ForeignKey("alert.key")),
    Column("story", String, nullable=False),
    Column("receiver", String, nullable=False),
    Column("address", String, nullable=False),
    Column("message", Text, nullable=False),
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

kept_config = Table(
    "kept_config",
    metadata,
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

story = Table(
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
    Index("ix_story_urn", "urn"),
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

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alert", ForeignKey("alert.key"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("made_by", String, nullable=False),
    Column("because", Text, nullable=False),
)

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

provider = Table(
    "provider",
    metadata,
    Column("urn", String, primary_key=True),
    Column("remit", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text),
    Column("authority", Text),
    Column("authority_urn", String),
    Column("owner", Text),
    Column("owner_key", Text),
    Column("sector", String),
    Column("status", String),
    Column("status_since", Date),
    Column("sheet", Text, nullable=False),
    Column("as_at", Date, nullable=False),
    Index("ix_provider_owner_key", "owner_key"),
    Index("ix_provider_authority_urn_kind", "authority_urn", "kind"),
)

provider_event = Table(
    "provider_event",
    metadata,
    Column("urn", String, primary_key=True),
    Column("remit", String, primary_key=True),
    Column("inspection_start", Date, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("found", Text, primary_key=True),
    Column("number", String),
    Column("published", Date),
    Column("sheet", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("as_at", Date, nullable=False),
)

proof = Table(
    "proof",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("remit", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("exact", Integer, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("not_read", Integer, nullable=False),
    Column("not_had", Integer, nullable=False),
    Column("differing", Text, nullable=False),
)
