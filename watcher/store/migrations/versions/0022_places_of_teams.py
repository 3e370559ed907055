"""Which places and areas are watched, and what teams note about what is published there."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def team() -> sa.Column[Any]:
    return sa.Column("team", sa.String(), primary_key=True, nullable=False, server_default="")


def upgrade() -> None:
    op.create_table(
        "watching_place",
        sa.Column("urn", sa.String(), primary_key=True, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("news_from", sa.Date()),
        team(),
    )
    op.create_index("ix_watching_place_team", "watching_place", ["team", "urn"])
    op.create_table(
        "provider_publication_note",
        sa.Column("publication", sa.Integer(), sa.ForeignKey("provider_publication.id"), primary_key=True),
        team(),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decision", sa.Text()),
        sa.Column("alert", sa.String()),
    )
    op.create_index("ix_provider_page_authority_urn", "provider_page", ["authority_urn"])
    op.add_column("team_config", sa.Column("lists", sa.Text()))
