"""The environment's proxies. A proxy decides for itself where it connects to; what goes past it is checked."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from watcher.model.errors import PlainError
from watcher.model.values import Discreet

DEFAULT_PORT = 80


class ProxyError(PlainError):
    """The environment names a proxy that can't be used."""


class Proxy(Discreet, frozen=True):
    """One proxy; `login` is what it is shown as Proxy-Authorization."""

    unsaid: ClassVar = ("login",)
    host: str
    port: int
    login: str | None = None


class Proxies(Struct, frozen=True):
    """The proxies by the scheme of what is fetched, and the hosts that go past them; "*" lets everything past."""

    by_scheme: dict[str, Proxy]
    past: tuple[str, ...]

    def for_(self, scheme: str, host: str) -> Proxy | None:
        """Find the proxy for a host; None where it is asked directly."""
        proxy = self.by_scheme.get(scheme) or self.by_scheme.get("all")
        return None if proxy is None or any(_is_past(host, each) for each in self.past) else proxy


def of_environment() -> Proxies:
    """Read the environment's proxies; ProxyError when one of them can't be used."""
    if sys.platform == "linux" and not any(each.lower().endswith("_proxy") for each in os.environ):
        return Proxies({}, ())
    from urllib.request import getproxies  # large, and on Linux it reads nothing but these

    found = getproxies()
    proxies = {each: _proxy(each, found[each]) for each in ("http", "https", "all") if found.get(each)}
    return Proxies(proxies, tuple(map(str.strip, found.get("no", "").split(","))))


def _proxy(scheme: str, written: str) -> Proxy:
    url = written if "://" in written else f"http://{written}"
    kind = url.partition("://")[0].lower()
    if kind != "http":
        raise ProxyError(
            f"The environment's {scheme}_proxy is {'an' if kind == 'https' else 'a'} {kind} proxy, which ofsted-watch "
            f"can't use. Name an http proxy in {scheme}_proxy, or take it out."
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not re.fullmatch(r"[\w.:%-]+", host):
        sentence = f"The environment's {scheme}_proxy is not an address. Write it like http://proxy.example:3128."
        raise ProxyError(sentence)
    return Proxy(host, port or DEFAULT_PORT, basic(parts.username, parts.password))


@contextmanager
def named_in_errors(proxy: Proxy | None, what: str) -> Iterator[None]:
    """Name the proxy in what went wrong on the way to it: else a site would seem to be down that nobody has asked."""
    try:
        yield
    except OSError as error:
        if proxy is None:
            raise
        sentence = f"the environment's proxy {proxy.host}:{proxy.port} {what} ({error.strerror or error})"
        raise OSError(sentence) from error


def basic(user: str | None, password: str | None) -> str | None:
    """Write the user and password of an address as a header says them; None without a user."""
    if not user:
        return None
    return "Basic " + base64.b64encode(f"{unquote(user)}:{unquote(password or '')}".encode()).decode()


def _is_past(host: str, entry: str) -> bool:
    """Return whether an entry of no_proxy lets a host past the proxy; a network or an odd entry lets nothing past."""
    if entry == "*":
        return True
    # ".example.org" and "*.example.org" mean the domain with all that is under it, as curl takes it.
    name = entry.lstrip(".*").lower()
    if name.count(":") == 1:
        name = name.partition(":")[0]
    try:
        return ip_address(name.strip("[]")) == ip_address(host)
    except ValueError:
        return bool(name) and (host == name or host.endswith(f".{name}"))
