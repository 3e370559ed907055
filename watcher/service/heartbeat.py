"""A sign of life to a dead man's switch outside this machine, which tells somebody when the signs stop.

The protocol is healthchecks.io's, and of what speaks like it: POST to an address says "well", the same with /fail says
"not well", and the body says why. The address is a secret: it comes from a file, and is in no log and no error.
"""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit, urlunsplit

from watcher.model import tls
from watcher.model.errors import PlainError
from watcher.model.values import Discreet

# It goes out once a minute: one that hangs is over before the next begins.
SECONDS = 10.0
# Enough to say what is wrong; it is no log.
MOST_WORDS = 2_000


class NoSwitchError(PlainError):
    """There is no dead man's switch at the address, so that nobody would hear when the signs of life stop."""

    def __init__(self, answered: str) -> None:
        gone = f"The dead man's switch is not known at its address any more (it answers {answered})"
        super().__init__(f"{gone}: nobody would hear that this program stands still. Make a new one there.")


class Heartbeat(Discreet, frozen=True):
    """One switch, by its address."""

    unsaid: ClassVar = ("address",)
    address: str

    def beat(self, trouble: tuple[str, ...] = ()) -> str | None:
        """Say that a cycle was completed, with what is in trouble; returns a sentence when it couldn't be said.

        A switch that can't be reached must not stop the watching; NoSwitchError where there is none.
        """
        import httpx2

        try:
            url = _asked(self.address, failed=bool(trouble))
            said = "\n".join(trouble)[:MOST_WORDS].encode()
            answer = httpx2.post(url, content=said, timeout=SECONDS, verify=tls.context())
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            return f"The dead man's switch could not be reached ({type(error).__name__})."
        if answer.status_code in (404, 410):
            raise NoSwitchError(str(answer.status_code))
        if answer.is_success and _is_none(answer.text):
            raise NoSwitchError(f"“{' '.join(answer.text[:80].split())}”")
        return None if answer.is_success else f"The dead man's switch answered {answer.status_code}."


def _is_none(said: str) -> bool:
    """Return whether a switch that answers 200 means that there is none: healthchecks.io says "OK (not found)"."""
    short = "".join(said[:200].lower().split())
    return "notfound" in short or '"ok":false' in short


def _asked(address: str, *, failed: bool) -> str:
    """Write /fail behind the path: behind a query ("?create=1") it would be a part of that, and the sign a good one."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/") + ("/fail" if failed else "")
    return urlunsplit(parts._replace(path=path, fragment=""))
