"""What tells people. A notifier sends once; waiting and retrying are the outbox's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.by_kind import ByKind

if TYPE_CHECKING:
    from notifiers.messages.digests import Room
    from notifiers.notifier import Kind, Notifier, ReceiverSettings, SecretFile

KINDS: ByKind[Kind] = ByKind(
    {
        "apprise": "notifiers.apprise",
        "console": "notifiers.console",
        "email": "notifiers.email",
        "slack": "notifiers.slack.channel",
    }
)


def addresses(settings: ReceiverSettings) -> tuple[str, ...]:
    """List the addresses of a receiver: each is a delivery of its own."""
    return _kind(settings).addresses(settings)


def make(settings: ReceiverSettings, address: str, secret: SecretFile) -> Notifier:
    """Make the notifier for one address of a receiver. Secrets are read when something is sent, not before."""
    return _kind(settings).make(settings, address, secret)


def is_personal(settings: ReceiverSettings, address: str) -> bool:
    """Return whether an address is one person's, who gets direct messages through a receiver."""
    return _kind(settings).personal(address)


def serves(settings: ReceiverSettings, address: str) -> bool:
    """Return whether a receiver sends to an address: one of its own, or a person's."""
    return address in addresses(settings) or is_personal(settings, address)


def can_edit(settings: ReceiverSettings) -> bool:
    """Return whether a message that this receiver got can still be changed."""
    return _kind(settings).edits


def digest_room(settings: ReceiverSettings) -> Room | None:
    """Say how much one digest for this receiver may hold; None without a limit."""
    return _kind(settings).digest_room


def _kind(settings: ReceiverSettings) -> Kind:
    return KINDS[settings.kind]
