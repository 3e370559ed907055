"""Why Slack could not be reached, in words; with the environment's proxy, where one stands between."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from watcher.model.errors import why_not_trusted


def why_unreachable(reason: object, url: str) -> str:
    """Say what went wrong on the way to an address. `reason` is urllib's; no proxy's login is in what is said."""
    from urllib.request import getproxies, proxy_bypass

    unknown = "no name server says where it is" if isinstance(reason, socket.gaierror) else ""
    said = why_not_trusted(reason).rstrip(".") or unknown or getattr(reason, "strerror", None) or str(reason)
    asked = urlsplit(url)
    proxy = getproxies().get(asked.scheme)
    if not proxy or proxy_bypass(asked.hostname or ""):
        return said
    named = (proxy if "://" in proxy else f"http://{proxy}").rpartition("@")[2].rpartition("//")[2].rstrip("/")
    return f"{said}; the environment's proxy is {named}"
