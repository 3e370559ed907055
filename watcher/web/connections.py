"""Connections: to public addresses only, through the environment's proxies, and within a time in all."""

from __future__ import annotations

import socket
import threading
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

import httpcore2
import httpx2

from watcher.web.addresses import is_public

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from watcher.timing.clock import Clock

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
MOST_CONNECTIONS = 100
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
        return min(left, READ_SECONDS if timeout is None else timeout)


def client(user_agent: str, *, allow_private_addresses: bool, deadline: Deadline) -> httpx2.Client:
    """Make the client that all requests go through. It follows no redirects by itself, and checks certificates."""
    verify = _certificates()
    backend = Backend(deadline, checked=not allow_private_addresses)
    return httpx2.Client(
        headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
        timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        transport=_direct(verify, backend),
        mounts=_proxies(verify),
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
    """Read the environment's proxies. A proxy decides for itself where it connects to; what goes past it is checked."""
    found = getproxies()
    mounts: dict[str, httpx2.BaseTransport | None] = {}
    for scheme in ("http", "https", "all"):
        if found.get(scheme):
            url = found[scheme] if "://" in found[scheme] else f"http://{found[scheme]}"
            mounts[f"{scheme}://"] = httpx2.HTTPTransport(proxy=url, verify=verify)
    for host in (each.strip().lstrip(".") for each in found.get("no", "").split(",")):
        if host == "*":
            return {}
        if host and mounts:
            mounts |= {f"all://{host}": None, f"all://*.{host}": None}
    return mounts


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
        refused = [each for each in addresses if self._checked and not is_public(each)]
        if refused:
            sentence = f"{host} leads to {refused[0]}, which is not a public address"
            raise httpcore2.ConnectError(sentence)
        return addresses


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends by the request's deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
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
