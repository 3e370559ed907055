"""Which parts of the service still get their work done. Pure: the moments are given, in seconds that never jump."""

from __future__ import annotations

import threading

from msgspec import Struct, field


class Pulse(Struct):
    """Each part's last sign of life, and how long it may be silent. May be used from any number of threads."""

    _allowed: dict[str, float] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def expect(self, part: str, within: float, now: float) -> None:
        """Expect a sign of life from `part` every `within` seconds, beginning now."""
        with self._lock:
            self._allowed[part] = within
            self._last[part] = now

    def beat(self, part: str, now: float) -> None:
        """Note that `part` got something done."""
        with self._lock:
            self._last[part] = now

    def silent(self, now: float) -> tuple[str, ...]:
        """List the parts that have been silent for longer than they may."""
        with self._lock:
            return tuple(part for part, within in self._allowed.items() if now - self._last[part] > within)
