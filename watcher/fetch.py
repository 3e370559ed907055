"""Fetching: politely, within bounds, and never from an address that isn't public."""

from __future__ import annotations

import email.utils
import re
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from watcher.addresses import is_public

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx2
    from httpcore2 import NetworkStream

    from watcher.clock import Clock

MOST_PAGE_BYTES = 10_000_000
MOST_DOCUMENT_BYTES = 50_000_000
MOST_REDIRECTS = 5
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
WHOLE_SECONDS = 120.0
REFUSALS_BEFORE_LEAVING_ALONE = 3
LEFT_ALONE_FOR = timedelta(minutes=15)
BUSY = (429, 500, 502, 503, 504)
REFUSED = (401, 403)


class FetchError(Exception):
    """An address could not be fetched. Its text is a sentence; no secrets of the address are in it.

    `retry_after`: how long the server asked to wait. `status`: its answer, if it gave one.
    """

    def __init__(self, message: str, *, retry_after: timedelta | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.status = status


class StoppedError(Exception):
    """The program is stopping: nothing more is fetched, and what was under way is taken up at the next start."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed since?" with."""

    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `not_modified`: the server says that nothing has changed, and `body` is empty."""

    url: str
    status: int
    body: bytes
    content_type: str
    validators: Validators
    not_modified: bool = False


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How to fetch: `contact` is named to the sites, `spacing` is the rest between two requests to one host."""

    contact: str = ""
    spacing: timedelta = timedelta(seconds=1.5)
    allow_private_addresses: bool = False


@dataclass(slots=True)
class _Host:
    """One host: its turn, when it may be asked again, and how often it refused in a row."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    refusals: int = 0
    left_alone_until: float = 0.0


class Web:
    """The way out. One host is asked one thing at a time, with a rest between; many hosts may be asked at once."""

    def __init__(self, settings: FetchSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._client: httpx2.Client | None = None
        self.requests = 0
        self.bytes = 0

    def get(self, url: str, *, validators: Validators | None = None, most_bytes: int = MOST_PAGE_BYTES) -> Answer:
        """Fetch an address, following at most five redirects, each checked; FetchError for anything but 200 and 304.

        StoppedError after `stop`.
        """
        headers = {}
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        for _ in range(MOST_REDIRECTS + 1):
            answer, moved_to = self._one(url, headers, most_bytes)
            if moved_to is None:
                return answer
            url = urljoin(url, moved_to)
        sentence = f"{_shown(url)} redirects more than {MOST_REDIRECTS} times."
        raise FetchError(sentence)

    def now(self) -> datetime:
        """Tell the moment, by the clock that this way out goes by."""
        return self._clock.now()

    def stop(self) -> None:
        """Fetch nothing more, from any thread."""
        self._stopped.set()

    def close(self) -> None:
        """Let go of all connections."""
        if self._client is not None:
            self._client.close()

    def _one(self, url: str, headers: dict[str, str], most_bytes: int) -> tuple[Answer, str | None]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            sentence = f"{_shown(url)} is not an http or https address."
            raise FetchError(sentence)
        host = self._host(parts.hostname)
        with host.turn:
            self._wait_for(host, parts.hostname)
            try:
                return self._ask(url, headers, most_bytes, host)
            finally:
                host.next_at = self._clock.monotonic() + self._settings.spacing.total_seconds()

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name.lower(), _Host())

    def _wait_for(self, host: _Host, name: str) -> None:
        now = self._clock.monotonic()
        if now < host.left_alone_until:
            rest = timedelta(seconds=round(host.left_alone_until - now))
            sentence = f"{name} refused us several times, so it is left alone for {rest.seconds} more seconds."
            raise FetchError(sentence, retry_after=rest)
        if now < host.next_at:
            self._clock.sleep(host.next_at - now)
        if self._stopped.is_set():
            raise StoppedError

    def _ask(self, url: str, headers: dict[str, str], most_bytes: int, host: _Host) -> tuple[Answer, str | None]:
        import httpx2

        deadline = self._clock.monotonic() + WHOLE_SECONDS
        self.requests += 1
        try:
            with self._open().stream("GET", url, headers=headers) as response:
                self._note_refusal(host, response.status_code)
                if response.has_redirect_location:
                    return Answer(url, response.status_code, b"", "", _validators(response)), response.headers[
                        "location"
                    ]
                if response.status_code not in (200, 304):
                    raise _refusal(url, response, self._clock.now())
                body = b"" if response.status_code == 304 else self._body(url, response, most_bytes, deadline)
                answer = Answer(
                    url=url,
                    status=response.status_code,
                    body=body,
                    content_type=response.headers.get("content-type", ""),
                    validators=_validators(response),
                    not_modified=response.status_code == 304,
                )
                return answer, None
        except httpx2.TimeoutException as error:
            sentence = f"{_shown(url)} did not answer in time."
            raise FetchError(sentence) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            sentence = f"{_shown(url)} could not be fetched: {_plainly(error)}"
            raise FetchError(sentence) from error

    def _body(self, url: str, response: httpx2.Response, most_bytes: int, deadline: float) -> bytes:
        """Read the decoded body piece by piece, so that a small compressed bomb is stopped as it unfolds."""
        body = bytearray()
        for piece in response.iter_bytes(65536):
            body += piece
            self.bytes += len(piece)
            if len(body) > most_bytes:
                sentence = f"{_shown(url)} is larger than {most_bytes // 1_000_000} MB; it was not read."
                raise FetchError(sentence)
            if self._clock.monotonic() > deadline:
                sentence = f"{_shown(url)} sends too slowly: not done after {WHOLE_SECONDS:.0f} seconds."
                raise FetchError(sentence)
        return bytes(body)

    def _note_refusal(self, host: _Host, status: int) -> None:
        host.refusals = host.refusals + 1 if status in REFUSED or status == 429 else 0
        if host.refusals >= REFUSALS_BEFORE_LEAVING_ALONE:
            host.refusals = 0
            host.left_alone_until = self._clock.monotonic() + LEFT_ALONE_FOR.total_seconds()

    def _open(self) -> httpx2.Client:
        with self._lock:
            if self._client is None:
                self._client = _client(self._settings)
            return self._client


def _client(settings: FetchSettings) -> httpx2.Client:
    import httpx2

    contact = f" (+{settings.contact})" if settings.contact else ""
    return httpx2.Client(
        headers={"User-Agent": f"ofsted-watch/{version('ofsted-watch')}{contact}", "Accept-Encoding": "gzip"},
        timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        # A proxy from the environment decides for itself where it connects to; without one, we check.
        transport=None if _has_proxy() or settings.allow_private_addresses else _checked_transport(),
    )


def _has_proxy() -> bool:
    from urllib.request import getproxies

    return bool(getproxies().keys() & {"http", "https", "all"})


def _checked_transport() -> httpx2.BaseTransport:
    """Make a transport that resolves a name once, checks what came out, and connects to just that.

    A name that is checked first and connected to later may lead elsewhere the second time (DNS rebinding).
    """
    import socket

    import httpcore2
    import httpx2

    class CheckedBackend(httpcore2.SyncBackend):
        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> NetworkStream:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except OSError as error:
                sentence = f"{host} has no address"
                raise httpcore2.ConnectError(sentence) from error
            addresses = [str(each[4][0]) for each in found]
            refused = [each for each in addresses if not is_public(each)]
            if refused:
                sentence = f"{host} leads to {refused[0]}, which is not a public address"
                raise httpcore2.ConnectError(sentence)
            trouble: Exception = httpcore2.ConnectError(f"{host} has no address")
            for address in dict.fromkeys(addresses):
                try:
                    return super().connect_tcp(address, port, timeout, local_address, socket_options)
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                    trouble = error
            raise trouble

    transport = httpx2.HTTPTransport()
    transport._pool = httpcore2.ConnectionPool(  # noqa: SLF001 - httpx2 has no argument for the backend
        ssl_context=httpx2.create_ssl_context(), network_backend=CheckedBackend(), max_connections=100
    )
    return transport


def _validators(response: httpx2.Response) -> Validators:
    return Validators(response.headers.get("etag"), response.headers.get("last-modified"))


def _refusal(url: str, response: httpx2.Response, now: datetime) -> FetchError:
    status = response.status_code
    words = {401: "wants a login", 403: "refuses us", 404: "has no such page", 410: "has withdrawn the page"}
    what = words.get(status, "asks us to wait" if status == 429 else "is in trouble" if status in BUSY else "answers")
    return FetchError(
        f"{_shown(url)} {what} ({status}).",
        retry_after=retry_after(response.headers.get("retry-after"), now),
        status=status,
    )


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """Read a Retry-After header, in seconds or as a date; None when there is none that makes sense, a day at most."""
    if not header:
        return None
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", header):
        wait = timedelta(seconds=int(header))
    else:
        try:
            until = email.utils.parsedate_to_datetime(header)
        except (ValueError, OverflowError):
            return None
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(wait, timedelta(0)), timedelta(days=1))


def _shown(url: str) -> str:
    """Show an address without user, password and query: those may be secrets."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"[:300]


def _plainly(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".") + "."
