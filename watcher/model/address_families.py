"""In which order a host's addresses are tried, where it has some of IPv6 and some of IPv4."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Address = TypeVar("Address")
Opened = TypeVar("Opened")


class AddressFamilies:
    """Which family of addresses a host answered on last.

    On a network whose IPv6 leads nowhere, or that has no other, each connection would first wait in vain.
    """

    def __init__(self) -> None:
        self._answered: dict[str, int] = {}

    def first_that_answers(
        self, host: str, addresses: Sequence[tuple[int, Address]], knock: Callable[[int, Address], Opened]
    ) -> Opened:
        """Knock at a host's addresses, each with its family, until one answers.

        Where none does, the last one's OSError is raised.
        """
        trouble = OSError(f"{host} has no address")
        for family, address in self._in_turn(host, addresses):
            try:
                opened = knock(family, address)
            except OSError as error:
                trouble = error
            else:
                self._answered[host] = family
                return opened
        raise trouble

    def _in_turn(self, host: str, addresses: Sequence[tuple[int, Address]]) -> list[tuple[int, Address]]:
        """Order addresses, each with its family: by turns, so that several of a dead one don't use up the time.

        The family that answered last begins, else that of the first address (RFC 8305, 4).
        """
        by_family: dict[int, list[tuple[int, Address]]] = {}
        if host in self._answered:
            by_family[self._answered[host]] = []
        for each in addresses:
            by_family.setdefault(each[0], []).append(each)
        return [each for each in chain.from_iterable(zip_longest(*by_family.values())) if each]
