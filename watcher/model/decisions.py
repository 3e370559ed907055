"""What was decided about one publication or news item, and what is to be queued because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.alerts import Alert, Message

BEFORE_WATCHING = "It was there before the watching began."
"""The decision on what first contact finds: history, without an alert."""
OPERATIONS = "operations"
"""The stories of notices to operators begin with this; they belong to no inspection."""


class Decision(Struct, frozen=True):
    """What was decided, in words; with the alert and its receivers where there is one.

    `document` is the hash of what it was decided about; None for a news item, of which no text is kept.
    """

    url: str
    outcome: str
    alert: Alert | None = None
    receivers: tuple[str, ...] = ()
    document: str | None = None


class NewMessage(Struct, frozen=True):
    """A message to be queued for every address of the receivers named in `to`, in the thread of `story`.

    `message.key` says what is told; each delivery's key is made of it, the receiver and the address. A message with an
    `alert` (its key) waits for the others of its cycle, and as its receiver wishes, unless it is to be sent `at_once`;
    a notice doesn't wait, unless it is `one_of_many`: about one document, as there may be a thousand in a cycle. What
    doesn't wait is not sent before what its story keeps for later: that is let go, too.
    `silenced`: it is kept, and not sent.
    """

    message: Message
    to: tuple[str, ...]
    story: str
    alert: str | None = None
    silenced: bool = False
    at_once: bool = False
    one_of_many: bool = False

    @property
    def overtakes(self) -> bool:
        """Whether it would go out before what is kept for later."""
        return not self.silenced and (self.at_once or not (self.alert or self.one_of_many))


class Edit(Struct, frozen=True):
    """A line that a story's first messages get, where they can still be changed: "Confirmed by Ofsted on …".

    `key` names the change for good: it is made once. `by` is who brought it there,
    as the channel names people.
    """

    key: str
    line: str
    story: str
    by: str | None = None


def to_operators(message: Message, operators: Iterable[str], *, one_of_many: bool = False) -> NewMessage:
    """Address a notice to the operators, as a story of its own; its end ("…/well") replies to its beginning."""
    story = f"{OPERATIONS}/{message.key.removesuffix('/well')}"
    return NewMessage(message, tuple(operators), story, one_of_many=one_of_many)
