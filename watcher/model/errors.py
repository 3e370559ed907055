"""Errors that people can mend."""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from pathlib import Path


class PlainError(Exception):
    """An error whose text says to a person where, what, and what to do; shown without a traceback.

    `exit_code` is what the command ends with: 2 for wrong usage or config, 1 for what needs attention.
    """

    exit_code = 1


SYSTEMS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.ENOSPC, errno.EDQUOT, errno.EIO})
"""What a machine may run out of or lose, which is no error of the program: open files, memory, processes, space, a
disk."""


def in_a_sentence(error: Exception) -> str:
    """Say what went wrong: a plain error's own words, else where in the program it was.

    Never the text of any other error: it may hold whatever came from outside, or a secret.
    """
    if isinstance(error, PlainError):
        return str(error)
    at = traceback.extract_tb(error.__traceback__)[-1:]
    if isinstance(error, OSError) and error.errno in SYSTEMS:  # its own text may have a path in it
        return f"The machine can't do it now: {os.strerror(error.errno).lower()}."
    where = f" in {Path(at[0].filename).name}, line {at[0].lineno}" if at else ""
    return f"A mistake of the program's own ({type(error).__name__}{where}). Please report it."


def installing(extra: str) -> str:
    """Say how to install what one of our extras needs, into the environment that this program runs in."""
    return f'{sys.executable} -m pip install "ofsted-watch[{extra}]"'


_HELPS = {
    "not yet valid": "Look whether this machine's clock is right.",
    "has expired": "Tell whoever runs it, or look whether this machine's clock is right.",
    "issuer": "Where a proxy opens what is sent, or it vouches for itself: add that certificate to this machine's.",
    "mismatch": "Write the name that its certificate is for.",
}
_HELPS["self-signed"] = _HELPS["self signed"] = _HELPS["issuer"]


NOT_TRUSTED = "its certificate is not accepted"
"""Said of this failure alone. Certificates hardly ever come right by themselves, so somebody must hear of it."""
_NO_TLS = {
    "PROTOCOL": "it speaks only a form of TLS older than 1.2, which is not accepted",
    "EOF": "it hung up as encryption (TLS) began",
}
"""What a part of OpenSSL's name for an error means."""


def why_no_tls(error: object) -> str:
    """Say why no encrypted conversation came about, and what most often helps; empty for every other error.

    `error`: what `ssl` raised. The words of a certificate that was not accepted are OpenSSL's.
    """
    if why := str(getattr(error, "verify_message", "")):
        helps = next((each for words, each in _HELPS.items() if words in why.lower()), "")
        return f"{NOT_TRUSTED}: {why.rstrip('.')}. {helps}".rstrip()
    reason = str(getattr(error, "reason", None) or "")
    if not re.fullmatch("[A-Z][A-Z0-9_]+", reason):  # as only `ssl` names them
        return ""
    known = next((said for part, said in _NO_TLS.items() if part in reason), "")
    return known or f"encryption (TLS) could not be agreed on ({reason.lower().replace('_', ' ')})"


class NoReaderError(PlainError, OSError):
    """There is no room for a process that reads documents."""

    def __init__(self) -> None:
        super().__init__(
            "A process to read documents could not be started; it is tried again. If that goes on, look whether this "
            "machine is short of memory or of processes."
        )


class SandboxError(Exception):
    """A process of ours that parses what comes from outside broke off. Its text says how, as the end of a sentence."""


class StoppedError(Exception):
    """The program is stopping: nothing more is fetched or read; what was under way goes on at the next start."""


class SourceError(Exception):
    """A source could not be read, or shows something that can't be right. Its text is a sentence for operators."""
