"""A mail server on loopback that keeps what it is given, and can be told to misbehave."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

DROP, HANG = "drop", "hang"


# No slots: aiosmtpd looks at every attribute, and in Python 3.11.2 (Debian 12's) slots add one that can't be read.
@dataclass
class Mailbox:
    """Everybody's mailbox; `raw` are the same messages, byte for byte as they came.

    `instead` are the answers for the next messages ("451 busy"), or `DROP` to hang up. `HANG` gives no answer for as
    long as the sender waits for one. `authentication` is the answer to whoever gives a password.

    `store_first` keeps the message before such an answer: it arrived, and the sender can't know.
    """

    messages: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    instead: deque[str] = field(default_factory=deque)
    refuse: dict[str, str] = field(default_factory=dict)
    store_first: bool = False
    authentication: str = ""
    port: int = 0
    _controller: Controller | None = None

    def __enter__(self) -> Self:
        from aiosmtpd.controller import Controller

        options: dict[str, Any] = (
            {"authenticator": self._authenticate, "auth_require_tls": False} if self.authentication else {}
        )
        with socket.socket() as held:  # until the controller listens there: another program would get it
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held.bind(("127.0.0.1", self.port))
            self.port = held.getsockname()[1]
            self._controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=60, **options)
            self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def _authenticate(self, *_: object) -> AuthResult:
        from aiosmtpd.smtp import AuthResult

        return AuthResult(success=False, handled=False, message=self.authentication)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or refuse it."""
        _ = server, session, options
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a message, or misbehave."""
        _ = session
        instead = self.instead.popleft() if self.instead else None
        if instead is None or self.store_first:
            content = envelope.content
            assert isinstance(content, bytes), "aiosmtpd gives bytes unless asked otherwise"
            self.raw.append(content)
            self.messages.append(email.message_from_bytes(content, policy=email.policy.default))
        if instead == DROP:
            assert isinstance(server.transport, asyncio.WriteTransport), "a message comes over a connection"
            server.transport.abort()
        if instead == HANG:
            await asyncio.Event().wait()  # ended when the sender hangs up
        return instead or "250 OK"
