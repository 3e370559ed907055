"""Tells whoever looks at the terminal, or the journal: the receiver that works without any account."""

from __future__ import annotations

import os
import sys
from typing import Literal

from msgspec import Struct

from notifiers.messages.alerts import as_plain_text
from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, SecretFile
from watcher.model.alerts import Message, Receipt


class Settings(ReceiverSettings):
    """Print alerts."""

    kind: Literal["console"]


class Console(Struct, frozen=True):
    """Prints messages."""

    def send(self, message: Message) -> Receipt:
        """Print a message to stderr, where it doesn't mix with what a command answers."""
        rule = "─" * 72
        try:
            # What stands in for an output that was closed before we began (`watcher.cli.program`)
            if getattr(sys.stderr, "name", "") == os.devnull:
                raise BrokenPipeError
            sys.stderr.write(f"\n{rule}\n{_printable(as_plain_text(message))}\n{rule}\n")
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):  # a full disk or nobody who reads it; closed; none at all
            sentence = "Nothing can be printed: where the output leads is full or gone. Look where it is written to."
            raise DeliveryError(sentence) from None
        return Receipt("printed")

    def find(self, _message: Message) -> Receipt | None:
        """Nobody can tell what was printed, so it is printed again."""
        return None


def _printable(text: str) -> str:
    """Take away what would steer a terminal: titles and quotes come from outside."""
    return "".join(each for each in text if each in "\n\t" or each.isprintable())


def _make(_settings: Settings, _address: str, _secret: SecretFile) -> Console:
    return Console()


KIND = Kind(Settings, lambda _settings: ("stdout",), _make)
