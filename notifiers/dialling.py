"""Connections to a mail server or to Slack: to the first of its addresses that answers."""

from __future__ import annotations

import socket
from functools import partial
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
    return cut.watch(_FAMILIES.first_that_answers(host, addresses, partial(_knocked, cut, seconds)))


def _knocked(cut: CutOff, seconds: float, family: int, address: Any) -> socket.socket:  # noqa: ANN401 - as sockets take it
    if cut.over:
        raise TimeoutError("the conversation was cut off")
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect(address)
    except BaseException:
        made.close()
        raise
    return made
