"""Tells Microsoft Teams, and whatever else Apprise speaks: one service a receiver, whose address is a secret.

Apprise says only whether it worked, and writes into its log what the service answered. Of that log only the status is
believed: the rest may hold the address. Nothing can be looked up there, so a message in doubt is sent again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from notifiers.messages.alerts import as_plain_text
from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, read_secret
from watcher.model.alerts import Receipt, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from notifiers.notifier import SecretFile
    from watcher.model.alerts import Message

URGENT, USUAL = "failure", "info"
"""What Apprise calls them: services that have colours or sounds show by it what is critical."""
REFUSED = frozenset({400, 401, 403, 404, 405, 410})
TOO_MANY = 429
WAIT = timedelta(minutes=1)
"""Apprise doesn't hand on how long a service asks to wait."""


class Settings(ReceiverSettings):
    """Tell a service that Apprise speaks; its address is in a file, because it holds the service's secrets."""

    kind: Literal["apprise"]
    url_file: str


@dataclass(frozen=True, slots=True)
class AppriseService:
    """One service."""

    settings: Settings
    url: Callable[[], str] = field(repr=False)

    def send(self, message: Message) -> Receipt:
        """Send once. What Apprise knows of a failure decides whether trying again can help."""
        try:
            import apprise
        except ImportError:
            sentence = 'this kind needs a package more. Install it: pip install "ofsted-watch[apprise]".'
            raise self._error(sentence, permanent=True) from None
        service = apprise.Apprise()
        if not service.add(self.url()) or len(service) != 1:
            sentence = f"it can't use what is in {self.settings.url_file}. Write one address there, in Apprise's form."
            raise self._error(sentence, permanent=True)
        told = service.notify(
            body=as_plain_text(message),
            title=message.summary,
            notify_type=URGENT if message.severity is Severity.CRITICAL else USUAL,
            body_format=apprise.NotifyFormat.TEXT,
        )
        if not told:
            raise self._failure([line.message for each in told.results for tried in each.attempts for line in tried])
        return Receipt("taken")

    def find(self, message: Message) -> Receipt | None:  # noqa: ARG002 - the protocol's
        """Apprise can't look anything up."""
        return None

    def _failure(self, log: list[str]) -> DeliveryError:
        status = next((int(found[1]) for line in log if (found := re.search(r"\berror=(\d{3})\b", line))), None)
        if status in REFUSED:
            sentence = f"the service refuses ({status}). Look at the address in {self.settings.url_file}."
            return self._error(sentence, permanent=True)
        if status == TOO_MANY:
            return self._error("the service asks us to wait.", retry_after=WAIT)
        if status:
            return self._error(f"the service is in trouble ({status}).")
        return self._error("the service could not be reached, or broke off.", unknown=True)

    def _error(
        self, what: str, *, permanent: bool = False, unknown: bool = False, retry_after: timedelta | None = None
    ) -> DeliveryError:
        sentence = f'Apprise, for "{self.settings.name}": {what}'
        return DeliveryError(sentence, permanent=permanent, unknown=unknown, retry_after=retry_after)


def _make(settings: Settings, _address: str, secret: SecretFile) -> AppriseService:
    return AppriseService(settings, lambda: read_secret(secret(settings.url_file)))


KIND = Kind(Settings, lambda settings: (settings.url_file,), _make)
