"""What went wrong in a conversation with a mail server, in words for whoever runs this program."""

from __future__ import annotations

import errno
import smtplib
import socket


def plainly(said: object) -> str:
    """Write what a server or a library said on one line, and no more of it than a line holds."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said) or type(said).__name__
    return " ".join(text.split())[:300]


def refused_step(error: smtplib.SMTPResponseException) -> str:
    """Say which step a server refuses; empty where the error says so itself, as of sender, recipient and message."""
    if isinstance(error, smtplib.SMTPConnectError):
        return f"takes no mail from this machine{' now' if error.smtp_code < 500 else ''}: "
    if isinstance(error, smtplib.SMTPHeloError):
        return "refuses the greeting: "
    if isinstance(error, smtplib.SMTPDataError):
        return "refuses to be given the message: "
    return "" if str(error.smtp_error).startswith("refuses") else "refuses to begin with encryption: "


def what_is_missing(error: Exception, security: str, port: int) -> str | None:
    """Say what a server does not offer that the config asks for; None for every other error."""
    if getattr(error, "reason", None) in ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE"):  # it spoke, but no TLS
        if security == "starttls":
            return "agrees to encryption (STARTTLS), and then doesn't begin with it."
        return f'does not begin with TLS on port {port}. Write security = "starttls", or another port.'
    if not isinstance(error, smtplib.SMTPNotSupportedError):
        return None
    if "AUTH" in str(error):
        return "takes no login as it is asked here. Look at security and port."
    if "STARTTLS" in str(error):
        removed = "Where it did before, something on the way takes it out"
        return f'offers no encryption (STARTTLS). {removed}; where it never does, write security = "none".'
    return f"can't do what is asked of it: {plainly(error)}"


def broken_off(error: Exception) -> str:
    """Say how a conversation ended that nobody refused."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return "no name server says where it is. Look at this machine's network."
    if isinstance(error, socket.gaierror):
        return "its name can't be found. Look at the host in the config, and at this machine's network."
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers at this port. Look at host and port, and whether it runs."
    if getattr(error, "errno", None) in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return f"no way leads there ({getattr(error, 'strerror', '')}). Look at this machine's network."
    # smtplib says of a server that falls silent that the connection was closed.
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "it did not answer in time."
    return f"broke off ({getattr(error, 'strerror', None) or plainly(error)})"
