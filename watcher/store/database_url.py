"""Where the database is."""

from __future__ import annotations

from pathlib import Path


def has_database(url: str) -> bool:
    """Return whether there is a database already; a server's is taken to be there."""
    prefix = "sqlite:///"
    return not url.startswith(prefix) or Path(url.removeprefix(prefix)).is_file()


def without_password(url: str) -> str:
    """Write a database's address without its password, for people."""
    from sqlalchemy.engine import make_url

    return make_url(url).render_as_string(hide_password=True)
