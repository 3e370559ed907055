"""Fetching: politely, within bounds, and never from an address that isn't public."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from watcher.model.errors import StoppedError, why_no_tls
from watcher.model.listings import Validators
from watcher.timing.durations import words
from watcher.web.addresses import parted, shown
from watcher.web.decompress import UnfoldingError, unfolded
from watcher.web.headers import conditions, retry_after, validators_of
from watcher.web.hosts import BUSY, GIVEN, REFUSED, CookiesRefusedError, Host, SharedTurns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watcher.timing.clock import Clock
    from watcher.web.connections import Connections, Response

T = TypeVar("T")
# Assumption W6.
MOST_PAGE_BYTES = 10_000_000
MOST_DOCUMENT_BYTES = 50_000_000
"""The largest of 604 reports has 0.9 MB, a page less than that (docs/sources.md W6); a scanned report has more."""
# Ofsted's own pages redirect nowhere (docs/sources.md W5); feeds move house, seldom more than twice.
MOST_REDIRECTS = 5
WHOLE_SECONDS = 120.0
"""From the first byte sent to the last one read: 50 MB in that time are 3.3 Mbit/s."""


class FetchError(Exception):
    """An address could not be fetched. Its text is a sentence; no secrets of the address are in it.

    `retry_after`: how long the server asked to wait. `status`: its answer, if it gave one.
    """

    def __init__(self, message: str, *, retry_after: timedelta | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.status = status


class Answer(Struct, frozen=True):
    """What came back. `not_modified`: the server says that nothing has changed, and `body` is empty."""

    url: str
    status: int
    body: bytes
    content_type: str
    validators: Validators
    not_modified: bool = False


class Looked(Struct, frozen=True):
    """What came back, whatever its status. Headers have small letters; `moved_to` is where a redirect leads."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    validators: Validators
    moved_to: str | None


class FetchSettings(Struct, frozen=True):
    """How to fetch: `contact` is named to the sites, `spacing` is the rest between two requests to one host."""

    contact: str = ""
    spacing: timedelta = timedelta(seconds=1.5)
    allow_private_addresses: bool = False


class Web:
    """The way out. One host is asked one thing at a time, with a rest between; many hosts may be asked at once."""

    def __init__(self, settings: FetchSettings, clock: Clock, turns: SharedTurns | None = None) -> None:
        """Fetch by these settings; `turns` are those that other processes book, too."""
        self._settings = settings
        self._turns = turns
        self._clock = clock
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._connections: Connections | None = None

    def get(self, url: str, *, validators: Validators | None = None, most_bytes: int = MOST_PAGE_BYTES) -> Answer:
        """Fetch an address, following at most five redirects, each checked; FetchError for anything but 200, 203, 304.

        StoppedError after `stop`.
        """
        headers = conditions(validators)
        for _ in range(MOST_REDIRECTS + 1):
            answer, moved_to = self._in_turn(url, partial(self._ask, url, headers, most_bytes))
            # Believed, it would hide what is new there behind "nothing has changed".
            if answer.not_modified and not headers:
                sentence = f'{shown(url)} says "not modified" (304) to a question that did not ask for it.'
                raise FetchError(sentence, status=304)
            if moved_to is None:
                return answer
            try:
                # Where it leads is checked when it is asked, as the first was: a redirect can't reach a private one.
                url = urljoin(url, moved_to)
            except ValueError as error:
                raise FetchError(f"{shown(url)} redirects to something that is not an address.") from error
        raise FetchError(f"{shown(url)} redirects more than {MOST_REDIRECTS} times.")

    def look(self, url: str, *, validators: Validators | None = None, most_bytes: int = MOST_PAGE_BYTES) -> Looked:
        """Fetch one address as it is, whatever the status, with its headers and without following a redirect.

        FetchError when there is no answer, or it is too large. StoppedError after `stop`.
        """
        return self._in_turn(url, partial(self._looked, url, conditions(validators), most_bytes))

    def now(self) -> datetime:
        """Tell the moment, by the clock that this way out goes by."""
        return self._clock.now()

    def stop(self) -> None:
        """Fetch nothing more, from any thread; what is being fetched breaks off."""
        self._stopped.set()
        with self._lock:
            connections = self._connections
        if connections:
            connections.stop()

    def close(self) -> None:
        """Let go of all connections."""
        if self._connections is not None:
            self._connections.close()

    def _in_turn(self, url: str, ask: Callable[[Host], T]) -> T:
        """Ask when it is the host's turn, and let it rest afterwards."""
        try:
            return self._in_one_turn(url, ask)
        except CookiesRefusedError:
            with suppress(CookiesRefusedError):
                return self._in_one_turn(url, ask)
            raise FetchError(f"{shown(url)} refuses the cookies that it sets.") from None

    def _in_one_turn(self, url: str, ask: Callable[[Host], T]) -> T:
        parts = parted(url)
        name = parts.hostname if parts and parts.scheme in ("http", "https") else None
        if not name:
            raise FetchError(f"{shown(url)} is not an http or https address.")
        host = self._host(name)
        with host.turn:
            self._wait_for(host, name)
            try:
                given = ask(host)
                self._refuse_if_stopped()  # what was cut may look whole
                return given
            except FetchError:
                self._refuse_if_stopped()
                raise
            finally:
                # From the end of the answer, also a bad one: a slow site gets its rest, too.
                now = self._clock.monotonic()
                host.next_at = now + self._settings.spacing.total_seconds()
                if self._turns:
                    self._share(host, name.lower(), self._turns, now)

    def _share(self, host: Host, name: str, turns: SharedTurns, now: float) -> None:
        """Tell the other processes when they may ask again."""
        turns.rest(name, self._settings.spacing)
        length = host.left_alone_for(now)
        if length is not None:
            turns.leave_alone(name, length)

    def _host(self, name: str) -> Host:
        with self._lock:
            return self._hosts.setdefault(name.lower(), Host())

    def _wait_for(self, host: Host, name: str) -> None:
        self._refuse_if_stopped()
        now = self._clock.monotonic()
        rest = host.left_alone_for(now) or (self._turns and self._turns.left_alone_for(name.lower()))
        if rest:
            raise FetchError(f"{name} is left alone for another {words(rest)}: {host.trouble}", retry_after=rest)
        wait = host.next_at - now
        if self._turns:
            wait = self._turns.book(name.lower(), self._settings.spacing)
        if wait > 0:
            self._clock.sleep(wait)
        self._refuse_if_stopped()

    def _refuse_if_stopped(self) -> None:
        if self._stopped.is_set():
            raise StoppedError

    def _ask(self, url: str, headers: dict[str, str], most_bytes: int, host: Host) -> tuple[Answer, str | None]:
        with self._response(url, headers, host) as response:
            moved_to = response.moved_to
            if moved_to is not None:
                return Answer(url, response.status, b"", "", validators_of(response, self._clock.now())), moved_to
            if response.status not in (*GIVEN, 304):
                refusal = _refusal(url, response, self._clock.now())
                if response.status in (*REFUSED, *BUSY):
                    host.trouble = str(refusal)
                raise refusal
            answer = Answer(
                url=url,
                status=response.status,
                body=b"" if response.status == 304 else self._body(url, response, most_bytes),
                content_type=response.header("content-type") or "",
                validators=validators_of(response, self._clock.now()),
                not_modified=response.status == 304,
            )
            return answer, None

    def _looked(self, url: str, headers: dict[str, str], most_bytes: int, host: Host) -> Looked:
        with self._response(url, headers, host) as response:
            return Looked(
                status=response.status,
                headers=response.headers,
                body=b"" if response.status == 304 else self._body(url, response, most_bytes),
                validators=validators_of(response, self._clock.now()),
                moved_to=response.moved_to,
            )

    @contextmanager
    def _response(self, url: str, headers: dict[str, str], host: Host) -> Iterator[Response]:
        """Open an answer, and note how the host fared; FetchError when there is none."""
        from watcher.web.connections import BadAnswerError

        try:
            with self._open().ask(urlsplit(url), headers, WHOLE_SECONDS) as response:
                asked_to_wait = retry_after(response.header("retry-after"), self._clock.now(), response.status)
                host.answered(response.status, asked_to_wait, self._clock.monotonic())
                yield response
        except TimeoutError as error:
            self._refuse_if_stopped()
            host.broke_down(self._clock.monotonic())
            sentence = host.trouble = f"{shown(url)} did not answer in time."
            raise FetchError(sentence) from error
        except (BadAnswerError, OSError, ValueError) as error:
            self._refuse_if_stopped()  # or we would leave it alone for what we did ourselves
            host.broke_down(self._clock.monotonic())
            sentence = host.trouble = f"{shown(url)} could not be fetched: {_plainly(error)}"
            raise FetchError(sentence) from error

    def _body(self, url: str, response: Response, most_bytes: int) -> bytes:
        """Read the body piece by piece, so that a small compressed bomb is stopped as it unfolds."""
        body = bytearray()
        try:
            for piece in unfolded(response.pieces(), response.header("content-encoding") or ""):
                body += piece
                if len(body) > most_bytes:
                    raise FetchError(f"{shown(url)} is larger than {most_bytes // 1_000_000} MB; it was not read.")
        except UnfoldingError as error:
            raise FetchError(f"{shown(url)} could not be read: {error}.") from error
        return bytes(body)

    def _open(self) -> Connections:
        with self._lock:
            if self._connections is None:
                from watcher.web.connections import Connections

                contact = f" (+{self._settings.contact})" if self._settings.contact else ""
                self._connections = Connections(
                    f"ofsted-watch/{version('ofsted-watch')}{contact}",
                    self._clock,
                    allow_private_addresses=self._settings.allow_private_addresses,
                )
            return self._connections


def _refusal(url: str, response: Response, now: datetime) -> FetchError:
    status = response.status
    said = {
        401: "wants a login",
        403: "refuses us",
        404: "has no such page",
        407: "can't be asked: the proxy wants a login",
        410: "has withdrawn the page",
        451: "may not show us the page, by law",
        511: "can't be asked: this network wants a login first",
    }
    what = said.get(status, "asks us to wait" if status == 429 else "is in trouble" if status in BUSY else "answers")
    return FetchError(
        f"{shown(url)} {what} ({status}).",
        retry_after=retry_after(response.header("retry-after"), now, status),
        status=status,
    )


def _plainly(error: Exception) -> str:
    if getattr(error, "reason", None) in ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE"):  # it spoke, but no TLS
        return "it doesn't answer by https. Look at the address and its port."
    said = why_no_tls(error) or getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"{said.rstrip('.')}."
