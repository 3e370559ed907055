"""Where the files are that a config names: its secrets and its database."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

SETTINGS, STATE = Path("/etc/ofsted-watch"), Path("/var/lib/ofsted-watch")
"""Where the installed service has its settings and its database: who looks at it from a shell means the same ones."""
UNIT = Path("/etc/systemd/system/ofsted-watch.service")
"""Where `make install` puts what systemd knows of the service."""


def secret_file(name: str, config: Path) -> Path:
    """Find a file with a secret: among systemd's credentials, else beside the config, where it may be missing."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    if credentials:
        # The shipped unit loads the folder `secrets`; systemd joins a folder's name and a file's with "_".
        for each in (name, name.replace("/", "_"), f"secrets_{name}"):
            if is_file(Path(credentials) / each):
                return Path(credentials) / each
    elif config.parent == SETTINGS and not is_file(SETTINGS / name) and is_file(SETTINGS / "secrets" / name):
        return SETTINGS / "secrets" / name  # the service finds it there, so a shell does, too
    return config.parent / name


def is_file(path: Path) -> bool:
    """Return whether there is such a file, as far as this user may see; unlike Path.is_file, never an error."""
    try:
        return path.is_file()
    except OSError:  # Python 3.11 raises PermissionError for a file in a folder that may not be entered
        return False


def store_url(url: str, config: Path, password_file: str | None = None) -> str:
    """Resolve where the database is: a relative path is relative to the config, under systemd to its state folder.

    A server's gets the password that is in the file, if one is named and there.
    """
    prefix = "sqlite:///"
    password = secret_file(password_file, config) if password_file else None
    secret = _text_of(password) if password else None
    if secret is not None and not url.startswith(prefix):
        scheme, _, rest = url.partition("://")
        address, asked, options = rest.partition("?")  # which may name the user, too, or hold an @
        who, _, server = address.rpartition("@")
        return f"{scheme}://{who}:{quote(secret, safe='')}@{server}{asked}{options}"
    if not url.startswith(prefix) or url.startswith((f"{prefix}/", f"{prefix}:memory:")):
        return url
    given = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
    folder = Path(given) if given else STATE if config.parent == SETTINGS and STATE.is_dir() else config.parent
    return f"{prefix}{(folder / url.removeprefix(prefix)).resolve()}"


def _text_of(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):  # the config's own check says so
        return None


def has_password(url: str) -> bool:
    """Return whether a database's URL has its password in it."""
    return re.match(r"[a-z0-9+]+://([^/@:]*:[^/@]+@|.*[?&]password=)", url) is not None


def may_list(folder: Path) -> bool:
    """Return whether this user may see what is in a folder."""
    try:
        with os.scandir(folder) as found:
            next(found, None)
    except PermissionError:
        return False
    return os.access(folder, os.X_OK, effective_ids=os.access in os.supports_effective_ids)
