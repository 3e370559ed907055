"""The head of an answer, without the lines that are no header: one odd line must not cost the page below it."""

from __future__ import annotations

import re

# A head has some kilobytes; a server may go on without end.
MOST_BYTES = 100_000
_END = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*:(.*)", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
# An interim answer (100, 103) has a head of its own before the one that counts.
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? 1\d\d\b")


class Head:
    """Tidies the head of one answer as it comes, and lets the body pass as it is."""

    def __init__(self) -> None:
        self._held: bytes | None = b""

    @property
    def is_over(self) -> bool:
        """Return whether what comes now is body."""
        return self._held is None

    def tidied(self, piece: bytes) -> bytes:
        """Take the next bytes, and return those that can go on: nothing while the head isn't whole."""
        if self._held is None:
            return piece
        self._held += piece
        end = _END.search(self._held)
        if end is None:
            if piece and len(self._held) < MOST_BYTES:
                return b""
            whole, self._held = self._held, None  # it broke off, or has no end: whoever reads it says so
            return whole
        head, rest = self._held[: end.start()], self._held[end.end() :]
        if _STATUS.match(head):  # after "103 Early Hints" and the like another head follows
            self._held = b""
            return self.tidied(rest) if rest else b""
        self._held = None
        return _tidy(head) + rest


def _tidy(head: bytes) -> bytes:
    status, *lines = re.split(rb"\r?\n", head)
    kept = [status]
    for line in lines:
        found = _HEADER.fullmatch(line)
        if found:
            kept.append(found[1] + b":" + _CONTROL.sub(b" ", found[2]))
        elif line[:1] in (b" ", b"\t") and len(kept) > 1:
            kept[-1] += b" " + _CONTROL.sub(b" ", line.strip())  # a header that goes on in the next line
    return b"\r\n".join(kept) + b"\r\n\r\n"
