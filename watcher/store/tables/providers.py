"""Homes, schools and nurseries: the sheets' rows, the pages looked at, what was found there."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from watcher.store.tables.schema import ROWS, Moment, metadata
from watcher.store.tables.teams import IS_OLD, NOTES, Noted, TeamTable, team_column

# Few of hundreds of thousands, and asked for at each poll. On PostgreSQL these indexes are partial, too (the migration
# makes them): to say so here would load its dialect, 35 ms, for everybody.
_MISSING, _PROBLEM = text("missing_polls > 0"), text("problem IS NOT NULL")

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
    Index("ix_provider_page_missing", "urn", info={ROWS: _MISSING}),
    Index("ix_provider_page_problem", "urn", info={ROWS: _PROBLEM}),
    Index("ix_provider_page_authority_urn", "authority_urn"),
)
# A team sees the pages of the places that it lists, and those in its areas.
provider_page.info[NOTES] = Noted(
    watched=(
        "JOIN (SELECT g.urn, g.path FROM watching_place AS w JOIN provider_page AS g ON g.urn = w.urn"
        " WHERE w.team = {team} UNION SELECT g.urn, g.path FROM watching_place AS w"
        " JOIN provider_page AS g ON g.authority_urn = w.urn WHERE w.team = {team}"
        ") AS w ON w.urn = p.urn AND w.path = p.path"
    )
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
    Column("changes", Integer, nullable=False, default=0, server_default="0"),
    Column("before", Text),
    Column("decided_at", Moment),
    Column("decision", Text),
    Column("alert", String),
    UniqueConstraint("urn", "key"),
    Index("ix_provider_publication_decided_at", "decided_at"),
    Index("ix_provider_publication_published", "published"),
    Index("ix_provider_publication_missing", "urn", info={ROWS: _MISSING}),
)

provider_publication_note = TeamTable(
    "provider_publication_note",
    metadata,
    Column("publication", ForeignKey("provider_publication.id"), primary_key=True),
    team_column(key=True),
    Column("decided_at", Moment),
    Column("decision", Text),
    Column("alert", String),
)
# Listed, or in an area; what is both counts as listed, and from when it was listed.
provider_publication.info[NOTES] = Noted(
    watched=(
        "JOIN (SELECT p.id, w.since, w.news_from FROM watching_place AS w"
        " JOIN provider_publication AS p ON p.urn = w.urn WHERE w.team = {team}"
        " UNION ALL SELECT p.id, w.since, w.news_from FROM watching_place AS w"
        " JOIN provider_page AS g ON g.authority_urn = w.urn"
        " JOIN provider_publication AS p ON p.urn = g.urn AND p.path = g.path WHERE w.team = {team}"
        " AND NOT EXISTS (SELECT 1 FROM watching_place AS l WHERE l.urn = p.urn AND l.team = {team})"
        ") AS w ON w.id = p.id"
    ),
    table=provider_publication_note,
    of="publication",
    is_old=IS_OLD,
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
