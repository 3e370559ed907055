"""People in a Slack workspace: what they asked for, and what they are called there."""

from __future__ import annotations

from msgspec import Struct

from watcher.model.alerts import Severity
from watcher.model.ofsted import Urn


class PersonalWatch(Struct, frozen=True):
    """One authority on one person's own list: alerts of it, down to a severity, also come as a direct message.

    `receiver` is the Slack receiver whose app they asked, `who` their id there.
    """

    receiver: str
    who: str
    urn: Urn
    severity: Severity
