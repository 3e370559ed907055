"""Where the files are that a config names: its secrets and its database."""

from __future__ import annotations

import os
import re
from pathlib import Path

SETTINGS, STATE = Path("/etc/ofsted-watch"), Path("/var/lib/ofsted-watch")
"""Where the installed service has its settings and its database: who looks at it from a shell means the same ones."""


def secret_file(name: str, config: Path) -> Path:
    """Find a file with a secret: among systemd's credentials, else beside the config."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials:
        # The shipped unit loads the folder `secrets`; systemd joins a folder's name and a file's with "_".
        for each in (name, name.replace("/", "_"), f"secrets_{name}"):
            if (Path(credentials) / each).is_file():
                return Path(credentials) / each
    return config.parent / name


def store_url(url: str, config: Path, password_file: str | None = None) -> str:
    """Resolve where the database is: a relative path is relative to the config, under systemd to its state folder.

    A server's gets the password that is in the file, if one is named and there.
    """
    prefix = "sqlite:///"
    password = secret_file(password_file, config) if password_file else None
    if password and password.is_file():
        from sqlalchemy.engine import make_url

        secret = password.read_text(encoding="utf-8").strip()
        return make_url(url).set(password=secret).render_as_string(hide_password=False)
    if not url.startswith(prefix) or url.startswith((f"{prefix}/", f"{prefix}:memory:")):
        return url
    given = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
    folder = Path(given) if given else STATE if config.parent == SETTINGS and STATE.is_dir() else config.parent
    return f"{prefix}{(folder / url.removeprefix(prefix)).resolve()}"


def has_password(url: str) -> bool:
    """Tell whether a database's URL has its password in it."""
    return re.match(r"[a-z0-9+]+://[^/@:]*:[^/@]+@", url) is not None
