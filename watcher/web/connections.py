"""Connections: one for each request, or one that is still open; through the environment's proxies where there are any.

They are `http.client`'s: it takes a third of the time and half of the memory of what has a pool of its own.
"""

from __future__ import annotations

import select
import threading
from contextlib import contextmanager, suppress
from functools import cache
from http import client
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote

from msgspec import Struct

from watcher.model import tls
from watcher.model.address_families import AddressFamilies
from watcher.web import proxies
from watcher.web.answers import Answer
from watcher.web.hosts import CookiesRefusedError
from watcher.web.sockets import PIECE, Deadline, Timed, connected

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from http.cookiejar import CookieJar
    from urllib.request import Request

    from watcher.timing.clock import Clock
    from watcher.web.proxies import Proxy

KEPT_OPEN, KEPT_SECONDS = 10, 10.0
"""Between two requests to a host there is a rest anyway; more than a few open connections only cost looking after."""
REDIRECTS = (301, 302, 303, 307, 308)
COOKIES_REFUSED = (400, 401, 403, 413, 431)
"""What a site may answer to cookies of its own: that they are too many by now, or those of somebody it blocks."""
PORTS = {"http": 80, "https": 443}
SAFE = "/%:@!$&'()*+,;=?~[]|"  # everything else in an address goes as %XX; a % is taken for such a one already


class BadAnswerError(Exception):
    """What came back is no whole answer. Its text says why, without a full stop."""


class Response:
    """An answer whose head is read. `pieces` reads its body as it was sent."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.status = answer.status

    def header(self, name: str) -> str | None:
        """Look up a header; what is sent several times is one line with commas."""
        return ", ".join(map(_decoded, self._answer.headers.get_all(name, []))) or None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """List the headers with small letters."""
        return tuple((name, _decoded(each)) for name, values in self._answer.headers.items() for each in values)

    @property
    def moved_to(self) -> str | None:
        """Say where it redirects to, if it does."""
        return self.header("location") if self.status in REDIRECTS else None

    def pieces(self) -> Iterator[bytes]:
        """Read the body piece by piece; BadAnswerError when it breaks off."""
        if (self.header("transfer-encoding") or "chunked").lower() not in ("chunked", "identity"):
            raise BadAnswerError("it is sent in a way that was not asked for")
        # Which of them holds can't be known, and the smaller one would be taken for a whole page (RFC 9112, 6.3).
        if len(set(self._answer.headers.get_all("content-length", []))) > 1 and not self._answer.chunked:
            raise BadAnswerError("it states two lengths")
        while piece := self._answer.read(PIECE):
            yield piece
        if self._answer.length:  # of a chunked body `http.client` says so itself
            raise BadAnswerError("the connection ended before the page did")


def _decoded(value: str) -> str:
    """Read a header as UTF-8 where it is that, as most of those are that aren't ASCII; else as Latin-1."""
    try:
        return value if value.isascii() else value.encode("latin-1").decode()
    except UnicodeError:
        return value


class _Way(Struct, frozen=True):
    """Which connection an address needs."""

    scheme: str
    host: str
    port: int
    proxy: Proxy | None


class Connections:
    """Asks one address at a time for each thread. It follows no redirects by itself, and checks certificates."""

    def __init__(self, user_agent: str, clock: Clock, *, allow_private_addresses: bool) -> None:
        """Speak as `user_agent`; ProxyError when the environment names a proxy that can't be used."""
        # Only what `decompress` unfolds bounded.
        self._always: dict[str, Any] = {"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": user_agent.encode()}
        self._clock = clock
        self._deadline = Deadline(clock)
        self._checked = not allow_private_addresses
        self._proxies = proxies.of_environment()
        self._kept: list[tuple[_Way, float, client.HTTPConnection]] = []
        self._families = AddressFamilies()
        self._lock = threading.Lock()
        self._cookies: CookieJar | None = None
        self._asking: dict[int, Timed] = {}  # by the thread that asks
        self._stopped = False

    @contextmanager
    def ask(self, url: SplitResult, headers: dict[str, str], seconds: float) -> Iterator[Response]:
        """Ask for an address, which must be answered with its body within this many seconds.

        OSError or ValueError where that fails, TimeoutError where it takes too long, BadAnswerError where what came
        back is no answer, CookiesRefusedError where it is to be asked once more, in its turn.
        """
        self._deadline.set(seconds)
        way = self._way(url)
        asked = _target(url, way), self._always | headers | self._named(url, way)
        connection, answer, whole = None, None, False
        try:
            connection, answer = self._answered(way, *asked)
            if answer.status in COOKIES_REFUSED and "Cookie" in asked[1]:
                self._forget_cookies(url)
                raise CookiesRefusedError
            self._keep_cookies(url, answer)
            yield Response(answer)
            whole = (answer.isclosed() or answer.length == 0) and not answer.will_close
        except client.RemoteDisconnected as error:
            raise BadAnswerError("it hung up without an answer") from error
        except client.IncompleteRead as error:
            raise BadAnswerError("the connection ended before the page did") from error
        except client.HTTPException as error:
            raise BadAnswerError("what it answers is not HTTP") from error
        finally:
            self._asking.pop(threading.get_ident(), None)
            if answer:  # one after which its server hangs up has the socket to itself
                answer.close()
            if connection and whole:
                self._keep(way, connection)
            elif connection:
                connection.close()

    def stop(self) -> None:
        """Break off whatever is being asked, from any thread: whoever asked fails at once, or has a part for all."""
        self._stopped = True
        for each in list(self._asking.values()):
            each.cut()

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            kept, self._kept = self._kept, []
        for *_, connection in kept:
            connection.close()

    def _way(self, url: SplitResult) -> _Way:
        # `socket` and TLS take a name's letters apart from ASCII only so; UnicodeError, a ValueError, for nonsense.
        host = url.hostname or ""
        if not host.isascii():
            host = host.encode("idna").decode()
        return _Way(url.scheme, host, url.port or PORTS[url.scheme], self._proxies.for_(url.scheme, host))

    def _answered(self, way: _Way, target: str, headers: dict[str, Any]) -> tuple[client.HTTPConnection, Answer]:
        kept = self._still_open(way)
        if kept:
            with suppress(ConnectionError):  # it hung up just now: that is no trouble, and it is asked anew
                return kept, self._answer(kept, target, headers)
        opened = self._opened(way)
        return opened, self._answer(opened, target, headers)

    def _answer(self, connection: client.HTTPConnection, target: str, headers: dict[str, Any]) -> Answer:
        try:
            self._asks_over(connection.sock)
            connection.request("GET", target, headers=headers)
            return connection.getresponse()  # type: ignore[return-value] # it is of the class that we gave it
        except BaseException:
            connection.close()
            raise

    def _asks_over(self, ours: Any) -> None:  # noqa: ANN401 - a `Timed`, which `http.client` takes for a socket
        self._asking[threading.get_ident()] = ours
        if self._stopped:  # looked at only now: else one that was stopped in between would not be cut
            raise OSError("it was stopped")

    def _opened(self, way: _Way) -> client.HTTPConnection:
        nearest = way.proxy or way
        connection = client.HTTPConnection(nearest.host, nearest.port)
        connection.response_class = Answer
        tunnelled = way.proxy is not None and way.scheme == "https"
        if tunnelled:
            login = {"Proxy-Authorization": way.proxy.login} if way.proxy and way.proxy.login else {}
            connection.set_tunnel(way.host, way.port, login)
        with proxies.named_in_errors(way.proxy, "can't be reached"):
            checked = self._checked and not way.proxy
            opened = connected(nearest.host, nearest.port, self._deadline, self._families, checked=checked)
        timed = Timed(opened, self._deadline)
        try:
            connection.sock = timed
            self._asks_over(timed)
            if tunnelled:
                with proxies.named_in_errors(way.proxy, "does not lead there"):
                    connection._tunnel()  # type: ignore[attr-defined] # noqa: SLF001 - `connect` does no more
            if way.scheme == "https":
                connection.sock = timed.secured(_certificates(), way.host)
        except BaseException:
            opened.close()
            raise
        return connection

    def _named(self, url: SplitResult, way: _Way) -> dict[str, str]:
        """Write the headers that name the host, who asks it, and what it asked to be told again."""
        host = f"[{way.host}]" if ":" in way.host else way.host
        named = {
            "Host": host if way.port == PORTS[way.scheme] else f"{host}:{way.port}",
            "Authorization": proxies.basic(url.username, url.password),
            "Proxy-Authorization": way.proxy.login if way.proxy and way.scheme == "http" else None,
            "Cookie": self._cookies_for(url),
        }
        return {name: value for name, value in named.items() if value}

    def _still_open(self, way: _Way) -> client.HTTPConnection | None:
        now = self._clock.monotonic()
        found = None
        with self._lock:
            kept, self._kept = self._kept, []
            for each in kept:
                its_way, until, connection = each
                wanted = found is None and its_way == way
                if until < now or (wanted and _has_more(connection)):
                    connection.close()
                elif wanted:
                    found = connection
                else:
                    self._kept.append(each)
        return found

    def _keep(self, way: _Way, connection: client.HTTPConnection) -> None:
        with self._lock:
            self._kept.append((way, self._clock.monotonic() + KEPT_SECONDS, connection))
            oldest = self._kept.pop(0)[-1] if len(self._kept) > KEPT_OPEN else None
        if oldest:
            oldest.close()

    def _cookies_for(self, url: SplitResult) -> str | None:
        """Write what a site asked to be told again; some show a page only to who remembers that."""
        if self._cookies is None:
            return None
        request = _asked(url)
        self._cookies.add_cookie_header(request)
        return request.get_header("Cookie")

    def _forget_cookies(self, url: SplitResult) -> None:
        """Forget what a site asked to be told again: kept, it would be refused until the next start."""
        for each in list(self._cookies or ()):
            domain = each.domain.removesuffix(".local")  # a jar's own ending of a name without a dot
            if self._cookies is not None and f".{url.hostname}".endswith(f".{domain.lstrip('.')}"):
                self._cookies.clear(each.domain, each.path, each.name)

    def _keep_cookies(self, url: SplitResult, answer: Answer) -> None:
        if "set-cookie" in answer.headers:
            from http.cookiejar import CookieJar

            self._cookies = self._cookies or CookieJar()
            self._cookies.extract_cookies(answer, _asked(url))


def _asked(url: SplitResult) -> Request:
    """Make what a jar of cookies takes."""
    from urllib.request import Request

    return Request(url.geturl())  # noqa: S310 - it is never opened


def _has_more(connection: client.HTTPConnection) -> bool:
    """Return whether something came on a connection that nobody asked: mostly that the server hung up."""
    looking = select.poll()
    looking.register(connection.sock, select.POLLIN)
    return bool(looking.poll(0))


def _target(url: SplitResult, way: _Way) -> str:
    """Write what is asked for: a path, or to a proxy the whole address."""
    path = quote(url.path or "/", SAFE) + (f"?{quote(url.query, SAFE)}" if url.query else "")
    if way.proxy is None or way.scheme == "https":
        return path
    host = f"[{way.host}]" if ":" in way.host else way.host
    return f"http://{host}{'' if way.port == PORTS['http'] else f':{way.port}'}{path}"


@cache
def _certificates() -> ssl.SSLContext:
    """Load the machine's certificates once, at the first https address: that takes longer than a request."""
    return tls.context()
