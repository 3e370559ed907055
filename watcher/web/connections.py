"""Connections: to public addresses only, through the environment's proxies, and within a time in all."""

from __future__ import annotations

import re
import socket
import threading
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpcore2
import httpx2

from watcher.model.errors import PlainError
from watcher.web.addresses import is_public
from watcher.web.header_lines import Head

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from watcher.timing.clock import Clock

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
MOST_CONNECTIONS = 100
IPV6 = 6
KEPT_OPEN, KEPT_SECONDS = 10, 10.0
"""Between two requests to a host there is a rest anyway; more than a few open connections only cost looking after."""


class Deadline:
    """When the request that a thread is about must be done, so that a server can't hold it by sending drop by drop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at = threading.local()

    def set(self, seconds: float) -> None:
        """Begin a request: so long it may take, from the first byte sent to the last one read."""
        self._at.moment = self._clock.monotonic() + seconds

    def within(self, timeout: float | None) -> float:
        """Shorten a timeout to what is left of the request's time; ReadTimeout when nothing is."""
        left: float = getattr(self._at, "moment", float("inf")) - self._clock.monotonic()
        if left <= 0:
            sentence = "it sends too slowly"
            raise httpcore2.ReadTimeout(sentence)
        # Per step, as sockets count: a server that sends a byte in each READ_SECONDS is ended by what is left.
        return min(left, READ_SECONDS if timeout is None else timeout)


def client(user_agent: str, *, allow_private_addresses: bool, deadline: Deadline) -> httpx2.Client:
    """Make the client that all requests go through. It follows no redirects by itself, and checks certificates."""
    verify = _certificates()
    backend = Backend(deadline, checked=not allow_private_addresses)
    return httpx2.Client(
        # Only what `decompress` unfolds bounded: httpx would take br and zstd, and unfold a whole piece at once.
        headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
        timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        transport=_direct(verify, backend),
        mounts=_proxies(verify),
        # The environment's proxies are read in `_proxies`, which says in a sentence which one can't be used.
        trust_env=False,
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Load the machine's certificates once: that takes longer than a request."""
    return httpx2.create_ssl_context()


def _direct(verify: ssl.SSLContext, backend: Backend) -> httpx2.BaseTransport:
    transport = httpx2.HTTPTransport(verify=verify)
    transport._pool = httpcore2.ConnectionPool(  # noqa: SLF001 - httpx2 has no argument for the backend
        ssl_context=verify,
        network_backend=backend,
        max_connections=MOST_CONNECTIONS,
        max_keepalive_connections=KEPT_OPEN,
        keepalive_expiry=KEPT_SECONDS,
    )
    return transport


def _proxies(verify: ssl.SSLContext) -> dict[str, httpx2.BaseTransport | None]:
    """Read the environment's proxies. A proxy decides for itself where it connects to; what goes past it is checked.

    ProxyError when one of them can't be used.
    """
    found = getproxies()
    mounts: dict[str, httpx2.BaseTransport | None] = {}
    for scheme in ("http", "https", "all"):
        if found.get(scheme):
            mounts[f"{scheme}://"] = httpx2.HTTPTransport(proxy=_proxy(scheme, found[scheme]), verify=verify)
    # In no_proxy ".example.org" and "*.example.org" mean the domain with all that is under it, as curl takes it.
    for host in (each.strip().lstrip(".*") for each in found.get("no", "").split(",")):
        if not mounts or found.get("no", "").strip() == "*":
            # “*” lets everything past the proxy, as if there were none.
            return {} if mounts else mounts
        for pattern in _past_the_proxy(host):
            mounts[pattern] = None
    return mounts


class ProxyError(PlainError):
    """The environment names a proxy that can't be used."""


def _proxy(scheme: str, written: str) -> str:
    url = written if "://" in written else f"http://{written}"
    kind = url.partition("://")[0].lower()
    if kind not in ("http", "https"):
        sentence = (
            f"The environment's {scheme}_proxy is a {kind} proxy, which ofsted-watch can't use. "
            f"Name an http proxy in {scheme}_proxy, or take it out."
        )
        raise ProxyError(sentence)
    try:
        httpx2.URL(url)
        urlsplit(url).port  # noqa: B018 - raises when it is no number
    except (httpx2.InvalidURL, ValueError) as error:
        sentence = f"The environment's {scheme}_proxy is not an address. Write it like http://proxy.example:3128."
        raise ProxyError(sentence) from error
    return url


def _past_the_proxy(host: str) -> tuple[str, ...]:
    """Write for httpx which addresses one entry of no_proxy lets past the proxy; none for a network or an odd entry."""
    host, _, port = host.rpartition(":") if host.count(":") == 1 else (host, "", "")
    host = host or port
    try:
        address = ip_address(host.strip("[]"))
        return (f"all://[{address}]",) if address.version == IPV6 else (f"all://{address}",)
    except ValueError:
        usable = re.fullmatch(r"[\w.-]+", host)
        return (f"all://{host}", f"all://*.{host}") if usable else ()


class Backend(httpcore2.SyncBackend):
    """Resolves a name once, checks what came out, and connects to just that.

    A name that is checked first and connected to later may lead elsewhere the second time (DNS rebinding).
    """

    def __init__(self, deadline: Deadline, *, checked: bool) -> None:
        self._deadline = deadline
        self._checked = checked

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of a host's addresses that answers; none is tried when one of them isn't public."""
        trouble: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = super().connect_tcp(address, port, timeout, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                trouble = error
        raise trouble

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            sentence = f"{host} has no address"
            raise httpcore2.ConnectError(sentence) from error
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        # All of them are looked at: whoever owns the name chooses which of its addresses is tried first.
        refused = [each for each in addresses if self._checked and not is_public(each)]
        if refused:
            sentence = f"{host} leads to {refused[0]}, which is not a public address"
            raise httpcore2.ConnectError(sentence)
        return addresses


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends by the request's deadline, and whose answers have no odd header lines."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline
        self._head = Head()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            piece = self._stream.read(max_bytes, self._deadline.within(timeout))
            tidied = self._head.tidied(piece)
            # A piece may be all odd lines: to return nothing would mean that the connection ended.
            if tidied or not piece:
                return tidied

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # The next request's answer begins with header lines again.
        self._head = Head()
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the base's
        return self._stream.get_extra_info(info)
