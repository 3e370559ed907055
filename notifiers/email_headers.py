"""How the headers of our e-mails are written: as SMTP wants them, and never an identifier in encoded words.

Python's own policy turns an identifier that is longer than its line into an encoded word (RFC 2047). No mail program
decodes those, so the thread breaks and the picture is not shown. RFC 5322 lets a line have 998 characters: identifiers
stay whole. It also leaves the first line of a longer subject empty, which some servers take for no subject.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.policy import SMTP, Policy
from typing import Any


class _Unstructured(BaseHeader):
    """A header whose value is taken as it is."""

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Take the value on one line; the registry's form."""
        kwds["parse_tree"] = None
        kwds["decoded"] = " ".join(value.split())
        kwds["defects"] = []


class Subject(_Unstructured):
    """A subject that begins on the line of its name and is folded between words."""

    def fold(self, *, policy: Policy) -> str:
        """Write the header with its name."""
        charset = "us-ascii" if self.isascii() else "utf-8"
        words = Header(str(self), charset, LONGEST_LINE, self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {words}{policy.linesep}"


class Identifiers(_Unstructured):
    """The value of a header that names a message, a list or a part: never encoded, never broken over two lines."""

    def fold(self, *, policy: Policy) -> str:
        """Write the header with its name."""
        return f"{self.name}: {self}{policy.linesep}"


LONGEST_LINE = 76
"""So that an encoded word, which fills a line but for its first space, has at most 75 characters, as RFC 2047 wants."""
_REGISTRY = HeaderRegistry()
_REGISTRY.map_to_type("subject", Subject)
for _name in ("message-id", "in-reply-to", "references", "content-id", "list-id"):
    _REGISTRY.map_to_type(_name, Identifiers)

POLICY = SMTP.clone(header_factory=_REGISTRY, max_line_length=LONGEST_LINE)
