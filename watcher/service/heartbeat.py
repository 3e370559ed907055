"""A sign of life to a dead man's switch outside this machine, which tells somebody when the signs stop.

The protocol is healthchecks.io's, and of what speaks like it: POST to an address says "well", the same with /fail says
"not well", and the body says why. The address is a secret: it comes from a file, and is in no log and no error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit, urlunsplit

from watcher.model import tls
from watcher.model.errors import PlainError
from watcher.model.values import Discreet

if TYPE_CHECKING:
    from httpx2 import Response

# It goes out once a minute: one that hangs is over before the next begins.
SECONDS = 10.0
# Enough to say what is wrong; it is no log.
MOST_WORDS = 2_000


class NoSwitchError(PlainError):
    """There is no dead man's switch at the address, so that nobody would hear when the signs of life stop."""

    def __init__(self, answered: str) -> None:
        gone = f"The dead man's switch is not known at its address any more (it answers {answered})"
        super().__init__(f"{gone}: nobody would hear that this program stands still. Make a new one there.")


class DeafError(PlainError):
    """The dead man's switch can't be told that something is in trouble; `lives` if it was told that we live."""

    def __init__(self, answered: str, *, lives: bool) -> None:
        gone = "" if lives else ", or is gone"
        told = "it is told that this program lives" if lives else "it could not be told that this program lives either"
        deaf = f"The dead man's switch knows no address ending in /fail{gone} (it answers {answered})"
        super().__init__(f"{deaf}: {told}, and of what is in trouble only the operators hear.")


class Heartbeat(Discreet, frozen=True):
    """One switch, by its address."""

    unsaid: ClassVar = ("address",)
    address: str

    def beat(self, trouble: tuple[str, ...] = ()) -> str | None:
        """Say that a cycle was completed, with what is in trouble; returns a sentence when it couldn't be said.

        A switch that can't be reached must not stop the watching; NoSwitchError where there is none. One that knows no
        /fail is told that we live, or it would take us for dead; DeafError says so.
        """
        import httpx2

        try:
            answer = self._tell(trouble, failed=bool(trouble))
            unknown = _unknown(answer)
            if trouble and (unknown or answer.status_code in _NO_SUCH_WAY):
                plain = self._tell(trouble, failed=False)
                if not (gone := _unknown(plain)):
                    raise DeafError(unknown or str(answer.status_code), lives=plain.is_success)
                unknown = gone
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            return f"The dead man's switch could not be reached ({type(error).__name__})."
        if unknown:
            raise NoSwitchError(unknown)
        return None if answer.is_success else f"The dead man's switch answered {answer.status_code}."

    def _tell(self, trouble: tuple[str, ...], *, failed: bool) -> Response:
        import httpx2

        url, said = _asked(self.address, failed=failed), "\n".join(trouble)[:MOST_WORDS].encode()
        return httpx2.post(url, content=said, timeout=SECONDS, verify=tls.context())


_NO_SUCH_WAY = (400, 405, 501)
"""What some answer, besides that nothing is known there, where they know no /fail."""


def _unknown(answer: Response) -> str:
    """Say what was answered if it means that nothing is known at the address."""
    if answer.status_code in (404, 410):
        return str(answer.status_code)
    return f"“{' '.join(answer.text[:80].split())}”" if answer.is_success and _is_none(answer.text) else ""


def _is_none(said: str) -> bool:
    """Return whether a switch that answers 200 means that there is none: healthchecks.io says "OK (not found)"."""
    short = "".join(said[:200].lower().split())
    return "notfound" in short or '"ok":false' in short


def _asked(address: str, *, failed: bool) -> str:
    """Write /fail behind the path: behind a query ("?create=1") it would be a part of that, and the sign a good one."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/") + ("/fail" if failed else "")
    return urlunsplit(parts._replace(path=path, fragment=""))
