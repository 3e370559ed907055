"""Characters that can't be stored: what came from outside is made storable before it is written."""

from __future__ import annotations

import re

# Half a surrogate pair can't be stored as UTF-8; feeds that were cut at a number of characters hold some.
_HALF = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Put the replacement character where half a character stands: no database takes one, and no mail."""
    return _HALF.sub("\ufffd", text)


def storable(text: str) -> str:
    """Leave out what a database or a message can't carry: half characters, and the character zero."""
    return whole(text).replace("\x00", "")
