"""A mail server on bad days: it refuses, hangs up, hangs, or lets nobody in."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from aiosmtpd.smtp import AuthResult

from watcher.demo.mailbox import Mailbox

DROP, HANG = "drop", "hang"


@dataclass
class TroubledMailbox(Mailbox):
    """A mailbox. `instead` are the answers for the next messages ("451 busy"), or `DROP` to hang up.

    `HANG` gives no answer for as long as the sender waits for one. `refuse` are answers to recipients, by address.
    `authentication` is the answer to whoever gives a password.

    `store_first` keeps the message before such an answer: it arrived, and the sender can't know.
    """

    instead: deque[str] = field(default_factory=deque)
    refuse: dict[str, str] = field(default_factory=dict)
    store_first: bool = False
    authentication: str = ""

    def _options(self):
        return {"authenticator": self._authenticate, "auth_require_tls": False} if self.authentication else {}

    def _authenticate(self, *_):
        return AuthResult(success=False, handled=False, message=self.authentication)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's own name
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's own name
        instead = self.instead.popleft() if self.instead else None
        if instead is None or self.store_first:
            await super().handle_DATA(server, session, envelope)
        if instead == DROP:
            server.transport.abort()
        if instead == HANG:
            await asyncio.Event().wait()  # ended when the sender hangs up
        return instead or "250 OK"
