"""Connections to a mail server or to Slack: to the first of its addresses that answers."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

from watcher.model.address_families import AddressFamilies

if TYPE_CHECKING:
    from notifiers.cut_off import CutOff

_FAMILIES = AddressFamilies()


def dialled(cut: CutOff, host: str, port: int, seconds: float) -> socket.socket:
    """Connect to a host, waiting this long for each of its addresses; OSError where none answers.

    Nothing is tried any more once the conversation is cut off.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses: list[tuple[int, Any]] = [(int(family), address) for family, *_, address in found]
    trouble = OSError(f"{host} has no address")
    for family, address in _FAMILIES.in_turn(host, addresses):
        if cut.over:
            break
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(seconds)
            made.connect(address)
        except OSError as error:
            made.close()
            trouble = error
        else:
            _FAMILIES.answered(host, family)
            return cut.watch(made)
    raise trouble
