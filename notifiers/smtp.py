"""Conversations with a mail server that can be cut off from their first byte on, and logins in UTF-8."""

from __future__ import annotations

import re
import smtplib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from notifiers.dialling import dialled
from watcher.model import tls

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer

    from notifiers.cut_off import CutOff

BY_PASSWORD = frozenset({"CRAM-MD5", "PLAIN", "LOGIN"})
"""The ways to log in that smtplib knows, as servers offer them."""

_GREETS = re.compile(r"\[.*\]|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""What a machine may call itself in its greeting (RFC 5321, 4.1.2): its address in brackets, or its name."""


@contextmanager
def connected(server: smtplib.SMTP, *, starttls: bool) -> Iterator[smtplib.SMTP]:
    """Hold a conversation. How the server says goodbye matters to nobody: smtplib would raise that instead."""
    server.local_hostname = _our_name(server)
    try:
        if starttls:
            server.starttls(context=tls.kept("e-mail"))
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _our_name(server: smtplib.SMTP) -> str:
    """Take this machine's name, or its address where the name may be none: servers refuse `srv_01.example.org`."""
    if _GREETS.fullmatch(server.local_hostname) or server.sock is None:
        return server.local_hostname
    address = server.sock.getsockname()[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def ways_instead_of_passwords(server: smtplib.SMTP) -> list[str]:
    """List the ways to log in that a server offers where none of them is by a password."""
    # Some offer "plain login", which smtplib would look for in vain.
    offered = server.esmtp_features.get("auth", "").upper().split()
    if offered:
        server.esmtp_features["auth"] = " ".join(offered)
    return [] if BY_PASSWORD & set(offered) else offered


class Utf8(str):
    """A text of a login, in UTF-8 (RFC 4616) where smtplib writes ASCII: a password may have a pound sign."""

    __slots__ = ()

    def encode(self, *_: str) -> bytes:
        """Write it."""
        return super().encode()


class Timed(smtplib.SMTP):
    """A conversation that can be cut off from its first byte on: the greeting is read while this is made."""

    def __init__(self, cut: CutOff, host: str, port: int, seconds: float) -> None:
        self._cut = cut
        super().__init__(host, port, timeout=seconds)

    def auth_plain(self, challenge: ReadableBuffer | None = None) -> str:
        """Log in by the mechanism PLAIN."""
        return Utf8(super().auth_plain(challenge))

    def auth_login(self, challenge: ReadableBuffer | None = None) -> str:
        """Log in by the mechanism LOGIN."""
        return Utf8(super().auth_login(challenge))

    # smtplib's own hook, by which SMTP_SSL puts TLS around the socket.
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return dialled(self._cut, host, port, timeout)


class TimedTls(smtplib.SMTP_SSL, Timed):
    """The same with TLS from the beginning: SMTP_SSL gets its socket from `Timed`, so the handshake is watched too."""

    def __init__(self, cut: CutOff, host: str, port: int, seconds: float, context: ssl.SSLContext) -> None:
        self._cut = cut
        smtplib.SMTP_SSL.__init__(self, host, port, timeout=seconds, context=context)
