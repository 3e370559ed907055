"""Whom a connection over TLS is trusted to: those to Ofsted, Slack, mail servers and the dead man's switch ask here.

Apprise goes by what its libraries trust.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


def context() -> ssl.SSLContext:
    """Load the machine's certificates, and check chain and name against them: that takes longer than a request.

    From Python 3.13 on a context of Python's also wants each certificate to keep to RFC 5280's letter, and refuses one
    whose authority isn't marked as such "critical", or doesn't name its key. So are those of many councils' filtering
    proxies and mail servers: with a new Debian, nothing could be asked and nothing told any more. That is left out.
    """
    import ssl

    if sys.platform != "linux":  # where they are in no file that OpenSSL would look at
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made = ssl.create_default_context()
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return made


def kept(use: str) -> ssl.SSLContext:
    """Reuse the same context as long as the certificates are unchanged.

    To load it takes 20 ms of CPU, and all else of a message 5. For each use, because who asks by HTTP writes into it
    what a mail server needn't understand.
    """
    import ssl

    where = ssl.get_default_verify_paths()
    return _kept(use, tuple((each, Path(each).stat().st_mtime_ns) for each in (where.cafile, where.capath) if each))


@lru_cache(maxsize=4)
def _kept(_use: str, _found: tuple[tuple[str, int], ...]) -> ssl.SSLContext:
    return context()
