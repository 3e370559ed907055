"""The part of a monitoring letter that sums up what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.reading.text import Said

# Where a letter's own summary of its findings begins, in all its headings.
_SUMMARY = re.compile(
    r"(?:headline findings|overview|summary(?: of (?:the )?findings)?|main findings|key findings|findings)\W*",
    re.IGNORECASE,
)
# And where it ends.
_NEXT = re.compile(
    r"findings and evaluation(?: of progress)?|(?:evaluation of )?progress|areas? (?:covered|for).{0,60}|main findings"
    r"|detailed findings|findings|what needs to improve.{0,60}|yours sincerely|i am copying.*|this letter will be.*",
    re.IGNORECASE,
)


def summary(said: Said) -> Said:
    """Take the sentences under the heading that sums up; all, where there is no such heading."""
    starts = next((at for at, (_, words) in enumerate(said) if _SUMMARY.fullmatch(words)), None)
    if starts is None:
        return []
    rest = said[starts + 1 :]
    ends = next((at for at, (_, words) in enumerate(rest) if _NEXT.fullmatch(words)), len(rest))
    return rest[:ends]
