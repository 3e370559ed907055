"""What a notifier is: one way of telling people, and how it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field

from notifiers.messages.digests import Room
from notifiers.quiet_hours import DigestEvery, Quiet, next_digest
from watcher.model.alerts import Severity

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.model.alerts import Message, Receipt

SecretFile = Callable[[str], Path]
"""Finds a file with a secret by the name that the config gives it."""


class ReceiverSettings(BaseModel):
    """What every [[receiver]] has: its name, when it wants to be told, and who stands in for it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)

    if TYPE_CHECKING:
        kind: str
        """Its own word, and no other."""

    name: str
    fallback: str | None = None
    digest: DigestEvery = "burst"
    digest_above: int = Field(default=5, ge=1)
    critical_digest_above: int = Field(default=25, ge=1)
    quiet: Quiet | None = None

    secrets_begin: ClassVar[Mapping[str, str]] = {}
    """By the setting that names a secret's file: how secrets of that kind begin."""

    def impossible(self) -> Iterator[tuple[str, str, str]]:
        """List what lets no message through: the setting, what is wrong, what to write."""
        yield from ()

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """List what is odd though it can be used: the setting, what is wrong, what to write."""
        yield from ()

    def odd_secret(self, _key: str, _secret: str) -> Iterator[tuple[str, str]]:
        """List what is odd about what the file of a setting holds, repeating none of it: what is wrong, what to do."""
        yield from ()

    @property
    def has_digest(self) -> bool:
        """Whether what isn't critical comes once a day or a week, so that one line more disturbs nobody."""
        return self.digest != "burst"

    def gather_at(self, severity: Severity, now: datetime) -> datetime:
        """Say when an alert may be sent to this receiver: critical ones at any hour, others as it wishes."""
        # No digest and no quiet hour holds what may concern a child today.
        if severity is Severity.CRITICAL:
            return now
        wished = next_digest(self.digest, now)
        return self.quiet.over(wished) if self.quiet else wished


class DeliveryError(Exception):
    """The message did not get through. Its text is shown to people: no addresses with tokens, no passwords.

    `permanent`: trying again can't help. `unknown`: it may have arrived; look before sending again.
    `retry_after`: how long the other side asked to wait.
    """

    def __init__(
        self, message: str, *, permanent: bool = False, unknown: bool = False, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.unknown = unknown
        self.retry_after = retry_after


class Notifier(Protocol):
    """One way of telling people."""

    def send(self, message: Message) -> Receipt:
        """Deliver once, or raise DeliveryError."""

    def find(self, message: Message) -> Receipt | None:
        """Look whether an earlier attempt with an unknown outcome got through after all; None when it didn't.

        DeliveryError when it can't be found out now.
        """


@runtime_checkable
class ShowsPictures(Protocol):
    """A way of telling people that shows a message's picture apart from its words."""

    def show_picture(self, message: Message, receipt: Receipt) -> None:
        """Show it beside the message that arrived as `receipt`. It is an extra: whatever it raises changes nothing."""


@runtime_checkable
class CarriesPictures(Protocol):
    """A way of telling people whose messages hold their picture: it is wanted before one is sent."""

    carries_pictures: ClassVar[bool]


@runtime_checkable
class RepeatsInDoubt(Protocol):
    """A way of telling people where nobody can look what arrived, and a message is in doubt only if it was handed over.

    Not Apprise, which can't tell that from a service that was never reached: there waiting would only make it late.
    """

    repeats_in_doubt: ClassVar[bool]


@runtime_checkable
class OfAccount(Protocol):
    """A way of telling people whose server may ask all that one account sends to wait."""

    def account(self) -> str:
        """Name the account, and tell nothing of it; DeliveryError where its secret can't be read."""


@runtime_checkable
class ValidatesForms(Protocol):
    """A way of telling people that can be asked, without telling anybody, whether it takes a message's form."""

    def validate(self, message: Message) -> tuple[str, ...]:
        """Say what is wrong with it, where and why; DeliveryError when that can't be asked."""

    def validate_home(self, message: Message) -> tuple[str, ...]:
        """Say the same of what people see who open the app's Home tab."""


class Kind(Struct, frozen=True):
    """One kind of receiver: its settings, its addresses, and how its notifier is made.

    `personal` tells whether an address is one person's, who gets direct messages through the same receiver.
    `edits` tells whether its notifier can change a message that was sent: only then it is given one with `edits`.
    `digest_room` is how much one digest may hold there; None where that has no limit.
    """

    settings: type[ReceiverSettings]
    addresses: Callable[[Any], tuple[str, ...]]
    make: Callable[[Any, str, SecretFile], Notifier]
    edits: bool = False
    personal: Callable[[str], bool] = lambda _address: False
    digest_room: Room | None = None


def read_secret(file: Path) -> str:
    """Read a secret from its file: one line, without the quotes or the byte order mark that editors put around it.

    DeliveryError says what to do when it can't be had. Nothing of the file's text is in it.
    """
    try:
        secret = file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else "it can't be read"
        sentence = f"The secret in {file.name} is needed, but {reason}. Put it there, readable for this user only."
        raise DeliveryError(sentence, permanent=True) from error
    secret = unquoted(secret)
    if not secret:
        sentence = f"The file {file.name} is empty. Put the secret, and nothing else, into it."
        raise DeliveryError(sentence, permanent=True)
    if len(secret.splitlines()) > 1:
        # A second line would end up in a header, and from there in the error of whatever library refuses it.
        sentence = f"The file {file.name} has more than one line. Put the secret, and nothing else, into it."
        raise DeliveryError(sentence, permanent=True)
    return secret


def unquoted(secret: str) -> str:
    """Take away spaces around a secret, and quotes where both are there."""
    secret = secret.strip()
    if len(secret) > 1 and secret[0] == secret[-1] and secret[0] in "\"'":
        return secret[1:-1].strip()
    return secret
