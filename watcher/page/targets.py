"""What is asked for: also by its whole address, as whoever takes this machine for a proxy asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class AbsoluteTargets(Struct, frozen=True):
    """Serves "GET http://host/alerts" as "GET /alerts" of that host, whatever `Host` says (RFC 9112, 3.2.2)."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self.app(_of_this_host(scope), receive, send)


def _of_this_host(scope: Scope) -> Scope:
    target = scope.get("path", "/")
    if target.startswith("/"):
        return scope
    try:
        asked = urlsplit(target)
    except ValueError:
        return scope
    if asked.scheme.lower() not in ("http", "https") or not asked.netloc:
        return scope
    headers = [each for each in scope["headers"] if each[0] != b"host"]
    named = {"headers": [*headers, (b"host", asked.netloc.encode("latin-1", "replace"))]}
    return {**scope, **named, "path": asked.path or "/", "raw_path": (asked.path or "/").encode()}
