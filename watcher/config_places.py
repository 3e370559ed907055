"""Where the files are that a config names: its secrets and its database."""

from __future__ import annotations

import os
from pathlib import Path


def secret_file(name: str, config: Path) -> Path:
    """Find a file with a secret: among systemd's credentials, else beside the config."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials:
        # The shipped unit loads the folder `secrets`; systemd joins a folder's name and a file's with "_".
        for each in (name, name.replace("/", "_"), f"secrets_{name}"):
            if (Path(credentials) / each).is_file():
                return Path(credentials) / each
    return config.parent / name


def store_url(url: str, config: Path) -> str:
    """Resolve where the database is: a relative path is relative to the config, under systemd to its state folder."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url.startswith((f"{prefix}/", f"{prefix}:memory:")):
        return url
    folder = Path(os.environ.get("STATE_DIRECTORY", "").split(":")[0] or config.parent)
    return f"{prefix}{(folder / url.removeprefix(prefix)).resolve()}"


def has_database(url: str) -> bool:
    """Tell whether there is a database already; a server's is taken to be there."""
    prefix = "sqlite:///"
    return not url.startswith(prefix) or Path(url.removeprefix(prefix)).is_file()
