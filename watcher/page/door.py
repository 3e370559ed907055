"""Who may come in: asked by which name, from where, with which password or by which proxy."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct, field

from watcher.config.visitors import Visitors, read_visitors
from watcher.page.guesses import Guesses

if TYPE_CHECKING:
    from watcher.timing.clock import Clock

# Names that were guessed are remembered and logged, so nobody may choose how long they are.
MOST_LETTERS_OF_A_NAME = 200
WHO = "Who is there? This page asks for a name and a password."
NOT_KNOWN = "That name and password are not known here."
ASK = {"WWW-Authenticate": 'Basic realm="ofsted-watch", charset="UTF-8"'}


class Visitor(Struct, frozen=True):
    """Somebody who may come in. `name` is None where nobody is asked."""

    name: str | None


class Refusal(Struct, frozen=True):
    """Why somebody may not come in: an HTTP status, a sentence, and headers."""

    status: int
    says: str
    headers: Mapping[str, str] = {}


class Door(Struct):
    """Lets visitors in.

    `hosts` are the names that the page may be asked by, in small letters; None for any. A browser that was led to this
    machine under another name (DNS rebinding) must not read a page that asks for no password. `password_file` None asks
    for none; where a password is asked for, `user_header` alone lets nobody in.
    """

    clock: Clock
    hosts: frozenset[str] | None = None
    password_file: Path | None = None
    user_header: str | None = None
    _visitors: Visitors = field(default_factory=Visitors)
    _written: tuple[int, ...] | None = None
    _guesses: Guesses = field(default_factory=Guesses)

    @property
    def asks(self) -> bool:
        """Whether a visitor has to be known."""
        return self.password_file is not None or self.user_header is not None

    def admit(self, headers: Mapping[str, str], address: str) -> Visitor | Refusal:
        """Decide on one request, by its headers and the address that it came from."""
        host = _name_in(headers.get("host", ""))
        if self.hosts is not None and host not in self.hosts:
            return Refusal(421, _not_called(host))
        by_proxy = headers.get(self.user_header, "").strip() if self.user_header else ""
        if self.password_file is not None:
            return self._by_password(self.password_file, headers.get("authorization", ""), address, by_proxy)
        if self.user_header is not None and not by_proxy:
            return Refusal(401, "Who is there? The proxy in front of this page has to name you.")
        return Visitor(by_proxy or None)

    def _by_password(self, file: Path, sealed: str, address: str, by_proxy: str) -> Visitor | Refusal:
        passwords = self._passwords(file)
        if not passwords:
            return Refusal(503, f"Nobody can come in: {file.name} names nobody. The service's log says more.")
        name, password = _unsealed(sealed)
        if not name:
            return Refusal(401, WHO, ASK)
        now = self.clock.monotonic()
        wait = self._guesses.wait(address, name, now)
        if wait:
            later = {"Retry-After": str(int(wait) + 1)}
            return Refusal(429, f"Too many wrong passwords. Try again in {int(wait) + 1} seconds.", later)
        # Compared in the same time whether the name is known or not.
        right = hmac.compare_digest(password.encode(), passwords.get(name, "").encode())
        if not (right and name in passwords):
            self._guesses.was_wrong(address, name, now)
            return Refusal(401, NOT_KNOWN, ASK)
        self._guesses.was_right(address, name)
        return Visitor(by_proxy or name)

    def _passwords(self, file: Path) -> Mapping[str, str]:
        """Read the file again whenever it was changed: who is taken out is out at once."""
        written = _written(file)
        if written != self._written or written == ():
            found = read_visitors(file)
            if found.problems != self._visitors.problems:
                for each in found.problems:
                    structlog.get_logger().error("page", problem=each)
            self._visitors, self._written = found, written
        return self._visitors.passwords


def nobody(headers: Mapping[str, str]) -> Refusal:
    """Refuse requests for what isn't there as a door that knows nobody does: so nobody learns whether it is there."""
    return Refusal(401, NOT_KNOWN if headers.get("authorization") else WHO, ASK)


def is_from_here(headers: Mapping[str, str]) -> bool:
    """Return whether a browser sends this from a page of ours: another site's page must not press our buttons."""
    origin = headers.get("origin", "")
    return bool(origin) and origin.partition("://")[2] == headers.get("host", "")


def _written(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _unsealed(header: str) -> tuple[str, str]:
    scheme, _, sealed = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(sealed, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name[:MOST_LETTERS_OF_A_NAME], password


def _name_in(host: str) -> str:
    """Take the port off "name:8350" or "[::1]:8350"."""
    return re.sub(r":\d*$", "", host.strip()).lower().strip("[]").rstrip(".")


def _not_called(host: str) -> str:
    if not re.fullmatch(r"[a-z0-9.:-]{1,253}", host):
        return "This page is not asked by its name."
    return f'This page is not called "{host}". If that is its name, write under [page]: hosts = ["{host}"]'
