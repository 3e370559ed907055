"""What the sources showed when they were asked, and how asking them is going."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, false

from watcher.store.tables.schema import Moment, metadata
from watcher.store.tables.teams import NOTES, Noted, TeamTable, team_column

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

mark = TeamTable(
    "mark",
    metadata,
    Column("source", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("text", Text, nullable=False),
    team_column(key=True),
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

trouble_note = TeamTable(
    "trouble_note",
    metadata,
    Column("trouble", ForeignKey("trouble.id"), primary_key=True),
    team_column(key=True),
    Column("operators_told", Boolean, nullable=False, server_default=false()),
    Column("leads_told", Boolean, nullable=False, server_default=false()),
    Column("end_told", Boolean, nullable=False, server_default=false()),
)
trouble.info[NOTES] = Noted(
    table=trouble_note,
    of="trouble",
    # A team hears of sources, and of the pages of its authorities; the program's own jobs, which have no source, may
    # name other teams, and what is wrong with pages of listed places names their lists.
    watched=(
        "JOIN (SELECT 1 AS here) AS w ON p.source <> '' AND substr(p.place, 1, 15) <> 'pages of places' "
        "AND (p.urn IS NULL OR p.urn IN (SELECT urn FROM watching WHERE team = {team}))"
    ),
    is_old="(1 = 0)",
)
