"""A sign of life to a dead man's switch outside this machine, which tells somebody when the signs stop.

The protocol is healthchecks.io's, and of what speaks like it: POST to an address says "well", the same with /fail says
"not well", and the body says why. The address is a secret: it comes from a file, and is in no log and no error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from watcher.model import tls

# It goes out once a minute: one that hangs is over before the next begins.
SECONDS = 10.0
# Enough to say what is wrong; it is no log.
MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """One switch, by its address."""

    address: str = field(repr=False)

    def beat(self, trouble: tuple[str, ...] = ()) -> str | None:
        """Say that a cycle was completed, with what is in trouble; returns a sentence when it couldn't be said.

        A switch that can't be reached must not stop the watching.
        """
        import httpx2

        try:
            url = _asked(self.address, failed=bool(trouble))
            said = "\n".join(trouble)[:MOST_WORDS].encode()
            answer = httpx2.post(url, content=said, timeout=SECONDS, verify=tls.context())
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            return f"The dead man's switch could not be reached ({type(error).__name__})."
        return None if answer.is_success else f"The dead man's switch answered {answer.status_code}."


def _asked(address: str, *, failed: bool) -> str:
    """Write /fail behind the path: behind a query ("?create=1") it would be a part of that, and the sign a good one."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/") + ("/fail" if failed else "")
    return urlunsplit(parts._replace(path=path, fragment=""))
