"""Where the database is."""

from __future__ import annotations

from pathlib import Path


def has_database(url: str) -> bool:
    """Tell whether there is a database already; a server's is taken to be there."""
    prefix = "sqlite:///"
    return not url.startswith(prefix) or Path(url.removeprefix(prefix)).is_file()
