"""What makes two addresses the same piece: feeds decorate the links that they give."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

_TRACKING = ("at_", "utm_", "ns_", "mc_", "ito", "cmp", "fbclid", "gclid", "oc", "ref", "ocid", "cvid", "srsltid")
_WRAPPERS = {"www.bing.com": "url", "bing.com": "url", "www.google.com": "url", "google.com": "url"}
MOST_CHARACTERS = 2_000


def target(url: str) -> str:
    """Take an address out of the click counter that it is wrapped in, where the counter shows it; not Google News'."""
    parts = _split(url)
    name = _WRAPPERS.get(parts.hostname or "") if parts else None
    if parts and name and parts.path.lower() in ("/news/apiclick.aspx", "/url"):
        inside = dict(parse_qsl(parts.query)).get(name, "")
        if is_web(inside):
            return inside
    return url


def key_of(url: str) -> str:
    """Write an address so that the same piece gives the same text: no scheme, tracking, fragment or last slash."""
    parts = _split(target(url))
    if parts is None or not parts.hostname:
        return url.strip()[:MOST_CHARACTERS]
    host = parts.hostname.removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    asked = sorted((name, value) for name, value in parse_qsl(parts.query) if not _is_tracking(name))
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"[:MOST_CHARACTERS]


def is_web(url: str) -> bool:
    """Tell whether this is an address that a browser opens: anything else must not become a link in a message."""
    parts = _split(url)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 - raises when it is no number
    except ValueError:
        return None
    return parts


def _is_tracking(name: str) -> bool:
    low = name.lower()
    return low in _TRACKING or low.startswith(tuple(each for each in _TRACKING if each.endswith("_")))
