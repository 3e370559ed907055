"""Whether an area for priority action was set before this visit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.priority_words import WAS_SET_BEFORE

if TYPE_CHECKING:
    from watcher.reading.reports.clauses import Place

EARLIER = re.compile(
    r"""\b(?:previous(?:ly)?|last(?!\s(?:day|morning|afternoon)\b)|earlier|prior|since(?!\s(?:this|these|it\sis
        |inspectors\shave)\b)|then|had(?!\sto\sbe)(?=\s(?:\w+\s){0,2}(?:been|identified|set|made|raised|given|found|named|led|resulted|issued
        |required|an?|one|two|three)\b)|after|following\sthe|(?<!\ba\s)first\svisit)\b
    |\bfrom\sthe\s(?:\w+\s)?(?:inspection|visit|review|JTAI)\sof\b|\b20\d\d\b""",
    re.IGNORECASE | re.VERBOSE,
)
THIS_VISIT = re.compile(
    r"""\b(?:identified|set|found|arising|following|as\sa\sresult\sof|after|from|at|during)\s(?:\w+\s){0,4}?
        this\s(?:\w+\s)?(?:visit|inspection)\b
    |\bthis\s(?:\w+\s)?(?:visit|inspection)\s(?:has\s)?(?:led|resulted|results|identified|found)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What is told of somebody in passing: "young people, many of whom had been turned away, were …".
_RELATIVE = re.compile(
    r",\s(?:\w+\sof\s)?(?:who|whom|which|whose)\b[^,;.]*,|,\s[^,;.]{3,80}\shaving\s(?!not\b)[^;.]*", re.IGNORECASE
)
_WAS_SET = re.compile(r"\b(?:was|were|had been)\s(?:first\s)?(?:set|identified|made|found|raised)\b", re.IGNORECASE)


def is_earlier(where: Place) -> bool:
    """Return whether words around an area say that it was set before, and not at this visit."""
    if WAS_SET_BEFORE.match(where.after):
        return True
    later = where.later if _WAS_SET.search(where.later) else ""
    said = f"{_RELATIVE.sub(' ', where.leading)}{where.words}{where.after}{later}"
    return bool(EARLIER.search(said)) and not THIS_VISIT.search(said)
