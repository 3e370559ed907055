"""Slows down password guessing: only a few wrong tries a minute are looked at."""

from __future__ import annotations

from collections import OrderedDict, deque
from ipaddress import IPv6Address, ip_address

from msgspec import Struct, field

WITHIN_SECONDS = 60.0
"""Wrong tries count for this long: a minute slows guessing down, and is short enough for somebody to wait."""
# Somebody who has forgotten a password tries three; five leave room for a typing error.
MOST_BY_ADDRESS_AND_NAME = 5
# An office shares one address: several people may mistype at once.
MOST_BY_ADDRESS = 20
# From many addresses: enough to stop a search, and too much for a stranger to lock somebody out by a few wrong tries.
MOST_BY_NAME = 50
# A flood of addresses must not fill the memory: the oldest are forgotten first.
MOST_REMEMBERED = 10_000


class Guesses(Struct):
    """The wrong passwords of the last minute, by who sent them and whom they were for. Times are seconds.

    An address from which a name's password was once right is not held up by what others guess.
    """

    _wrong: OrderedDict[tuple[str, str], deque[float]] = field(default_factory=OrderedDict)
    _knew: OrderedDict[tuple[str, str], None] = field(default_factory=OrderedDict)

    def wait(self, address: str, name: str, now: float) -> float:
        """Return how long the next password is not looked at; 0 when it is looked at now."""
        return max(self._wait(key, most, now) for key, most in self._limits(address, name).items())

    def was_wrong(self, address: str, name: str, now: float) -> None:
        """Count a wrong password."""
        for key in self._limits(address, name):
            self._wrong.setdefault(key, deque(maxlen=MOST_BY_NAME)).append(now)
            self._wrong.move_to_end(key)
        while len(self._wrong) > MOST_REMEMBERED:
            self._wrong.popitem(last=False)

    def was_right(self, address: str, name: str) -> None:
        """Remember from where a name's password came."""
        self._knew[_network(address), name] = None
        while len(self._knew) > MOST_REMEMBERED:
            self._knew.popitem(last=False)

    def _limits(self, address: str, name: str) -> dict[tuple[str, str], int]:
        network = _network(address)
        pair = {(network, name): MOST_BY_ADDRESS_AND_NAME}
        if (network, name) in self._knew:
            return pair
        return {**pair, (network, ""): MOST_BY_ADDRESS, ("", name): MOST_BY_NAME}

    def _wait(self, key: tuple[str, str], most: int, now: float) -> float:
        times = self._wrong.get(key, deque())
        while times and now - times[0] >= WITHIN_SECONDS:
            times.popleft()
        return times[-most] + WITHIN_SECONDS - now if len(times) >= most else 0.0


def _network(address: str) -> str:
    """Take the addresses of one connection as one: with IPv6 everybody has 2**64 of them."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or int(parsed) >> 64)
