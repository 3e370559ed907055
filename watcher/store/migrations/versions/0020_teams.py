"""Whose a row is: the operator's, or a team's; and what a team notes about Ofsted's things."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

KEYS = {
    "watching": ("urn",),
    "alert": ("key",),
    "wording": ("sha256",),
    "deadline": ("uid",),
    "item_story": ("item", "story"),
    "story": ("key",),
    "person": ("who",),
    "personal_watch": ("receiver", "who", "urn"),
    "mark": ("source", "name"),
}
"""The tables whose key the team becomes a part of."""
REFERENCES = (("delivery", "alert", "key"), ("delivery", "wording", "sha256"), ("correction", "alert", "key"))
"""Who refers to a row of which of those tables, and by what."""
NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""SQLite doesn't tell the name of a reference that was made with its column."""


def team(**more: bool) -> sa.Column[str]:
    return sa.Column("team", sa.String(), nullable=False, server_default="", **more)


def decided() -> tuple[sa.Column[Any], ...]:
    at = sa.Column("decided_at", sa.DateTime(timezone=True))
    return sa.Column("story", sa.String()), at, sa.Column("decision", sa.Text())


def upgrade() -> None:
    for table in ("attempt", "acknowledgement", "delivery", "correction"):
        op.add_column(table, team())
    for table, other, _ in REFERENCES:
        with op.batch_alter_table(table, naming_convention=NAMES) as batch:
            batch.drop_constraint(f"fk_{table}_{other}", type_="foreignkey")
    for table, keys in KEYS.items():
        with op.batch_alter_table(table) as batch:
            batch.add_column(team())
            batch.drop_constraint(f"pk_{table}", type_="primary")
            batch.create_primary_key(f"pk_{table}", [*keys, "team"])
    for table, other, key in REFERENCES:
        with op.batch_alter_table(table) as batch:
            batch.create_foreign_key(f"fk_{table}_{other}", other, [other, "team"], [key, "team"])
    op.drop_index("ix_delivery_state", "delivery")
    op.create_index("ix_delivery_state", "delivery", ["state", "team"])
    op.add_column("watching", sa.Column("news_from", sa.Date()))
    op.create_index("ix_watching_team", "watching", ["team", "urn"])
    op.create_table(
        "team_config",
        sa.Column("revision", sa.Integer(), primary_key=True, autoincrement=False),
        team(primary_key=True),
        sa.Column("text", sa.Text()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "publication_note",
        sa.Column("publication", sa.Integer(), sa.ForeignKey("publication.id"), primary_key=True),
        team(primary_key=True),
        sa.Column("gone_told", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("told_unreadable", sa.String()),
        *decided(),
    )
    op.create_table(
        "item_note",
        sa.Column("item", sa.Integer(), sa.ForeignKey("item.id"), primary_key=True),
        team(primary_key=True),
        *decided(),
    )
