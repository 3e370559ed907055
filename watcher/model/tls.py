"""Whom a connection over TLS is trusted to: those to Ofsted, Slack, mail servers and the dead man's switch ask here.

Apprise goes by what its libraries trust.
"""

from __future__ import annotations

import sys
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
