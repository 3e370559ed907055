"""The page's connections: when there are too many, the one that has done nothing for longest gives way to a new one.

uvicorn alone refuses everybody once it holds its limit, and waits for the rest of a half-sent request for ever: a few
hundred such requests would make `/healthz` look red.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

# Below the usual limit of 1,024 open files of a process, with room for the database's own.
MOST_OPEN = 400
MOST_AT_ONCE = 500
"""uvicorn's own limit, which answers 503. It must be the higher one, so that it is never reached."""


class GivingWay(H11Protocol):
    """One connection. Half a request, or an answer that nobody takes, doesn't count as having done something."""

    stirred = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # the base has any transport
        """Take a connection; the stalest one goes when that is one too many."""
        super().connection_made(transport)
        self.stirred = self.loop.time()
        if len(self.connections) > MOST_OPEN:
            stalest = min((each for each in self.connections if isinstance(each, GivingWay)), key=GivingWay._staleness)
            self.connections.discard(stalest)
            stalest.transport.abort()

    def _staleness(self) -> tuple[bool, float]:
        # One that waits for its next request is closed by uvicorn's own timer, so it may stay.
        return self.timeout_keep_alive_task is not None, self.stirred

    def on_response_complete(self) -> None:
        """Note that it has done something."""
        self.stirred = self.loop.time()
        super().on_response_complete()
