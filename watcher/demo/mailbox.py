"""A mail server on loopback that keeps what it is given."""

from __future__ import annotations

import email
import email.policy
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, Envelope, Session


# No slots: aiosmtpd looks at every attribute, and in Python 3.11.2 (Debian 12's) slots add one that can't be read.
@dataclass
class Mailbox:
    """Everybody's mailbox; `raw` are the same messages, byte for byte as they came."""

    messages: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    port: int = 0
    _controller: Controller | None = None

    def __enter__(self) -> Self:
        from aiosmtpd.controller import Controller

        with socket.socket() as held:  # until the controller listens there: another program would get it
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held.bind(("127.0.0.1", self.port))
            self.port = held.getsockname()[1]
            self._controller = Controller(
                self, hostname="127.0.0.1", port=self.port, ready_timeout=60, **self._options()
            )
            self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def _options(self) -> dict[str, Any]:
        """Choose what else aiosmtpd is started with."""
        return {}

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take a message."""
        _ = server, session
        content = envelope.content
        assert isinstance(content, bytes), "aiosmtpd gives bytes unless asked otherwise"
        self.raw.append(content)
        self.messages.append(email.message_from_bytes(content, policy=email.policy.default))
        return "250 OK"
