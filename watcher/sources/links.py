"""What makes two addresses the same piece: feeds decorate the links that they give."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from watcher.web.addresses import parted

_TRACKING = (
    *("at_", "utm_", "ns_", "mc_"),
    *("fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "srsltid", "igshid", "mkt_tok"),
)
"""Parameters that never tell two pieces apart. A name that ends in _ stands for all that begin like it."""
_PERHAPS_TRACKING = ("ito", "cmp", "oc", "ref", "ocid", "cvid")
"""Parameters that some sites track with, and others number their articles with."""
_WRAPPERS = {"www.bing.com": "url", "bing.com": "url", "www.google.com": "url", "google.com": "url"}
# Control characters, and those that turn the direction of writing: a link could look like another one.
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]")
_LEFT_AS_THEY_ARE = ":/?#[]@!$&'()*+,;=%~"
# As long as browsers and mail programs open without fail.
MOST_CHARACTERS = 2_000


def target(url: str) -> str:
    """Take an address out of the click counter that it is wrapped in, where the counter shows it; not Google News'."""
    parts = parted(url.strip())
    name = _WRAPPERS.get(parts.hostname or "") if parts else None
    if parts and name and parts.path.lower() in ("/news/apiclick.aspx", "/url"):
        inside = dict(parse_qsl(parts.query)).get(name, "")
        if is_web(inside):
            return inside
    return url


def absolute(link: str, base: str) -> str | None:
    """Write a link as an address that any program opens; None when it leads to no web page.

    A relative one is taken from `base`, and one that lacks only its scheme ("www.echo.example/1") is none; spaces and
    letters beyond ASCII are escaped.
    """
    tidy = _INVISIBLE.sub("", link).strip().strip('"<>')
    try:
        begins = tidy.partition("/")[0].lower()
        named = begins.startswith("www.") or (begins and begins == (urlsplit(base).hostname or "").removeprefix("www."))
        found = urljoin(base, f"//{tidy}" if named else tidy)
        parts = urlsplit(found)
        host = parts.netloc
    except ValueError:
        return None
    if not tidy or not is_web(found):
        return None
    rest = found[len(f"{parts.scheme}://{host}") :]
    return f"{parts.scheme}://{host}{quote(rest, safe=_LEFT_AS_THEY_ARE)}"[:MOST_CHARACTERS]


def key_of(url: str) -> str:
    """Write an address so that the same piece gives the same text: no scheme, tracking, fragment or last slash.

    Two pieces may share it, where a site tells them apart by a fragment or by a parameter that others track with:
    it finds a piece again that another source links, once something else agrees.
    """
    return _key(url, (*_TRACKING, *_PERHAPS_TRACKING), fragment=False)


def exact_key_of(url: str) -> str:
    """Write an address like `key_of`, but with everything that may tell two pieces apart."""
    return _key(url, _TRACKING, fragment=True)


def _key(url: str, dropped: tuple[str, ...], *, fragment: bool) -> str:
    parts = parted(target(url).strip())
    if parts is None or not parts.hostname:
        return url.strip()[:MOST_CHARACTERS]
    host = parts.hostname.removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    given = parse_qsl(parts.query, keep_blank_values=fragment)
    asked = sorted((name, value) for name, value in given if not _is_one_of(name, dropped))
    query = f"?{urlencode(asked)}" if asked else ""
    behind = f"#{parts.fragment}" if fragment and parts.fragment else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}{behind}"[:MOST_CHARACTERS]


def is_web(url: str) -> bool:
    """Return whether this is an address that a browser opens: anything else must not become a link in a message."""
    parts = parted(url.strip())
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_one_of(name: str, names: tuple[str, ...]) -> bool:
    low = name.lower()
    return low in names or low.startswith(tuple(each for each in names if each.endswith("_")))
