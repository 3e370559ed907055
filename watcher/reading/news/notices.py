"""Reads a notice of the Department for Education's about a council: an improvement notice, or a direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.news import NewsReading
from watcher.reading.news.names import names_in

if TYPE_CHECKING:
    from watcher.model.news import NewsItem

# Whatever type GOV.UK gives them, the title decides (docs/sources.md 2.5).
_NOTICE = re.compile(r"\bimprovement\s+notices?\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(?:statutory\s+)?directions?\b", re.IGNORECASE)
# A notice that is closed or lifted is good news of the same title.
_OVER = re.compile(r"\b(?:clos(?:ed|ure)|lift(?:ed|ing)|revo(?:ked|cation)|withdrawn|ended|removed)\b", re.IGNORECASE)
# Not a first notice: something that is known goes on.
_ANEW = re.compile(r"\b(?:revised|updated|amended|extended|further|second|new)\b", re.IGNORECASE)
# The Department issues notices and directions to schools and trusts, too.
_OTHER_MATTERS = re.compile(r"\b(?:school|academy|college|trust|SEND|send)s?\b")


def read_notice(item: NewsItem) -> NewsReading | None:
    """Read a notice by its title, which GOV.UK writes in one form; None when it is about no council.

    It tells nothing new about an inspection, and follows the latest one of its council.
    """
    notice, direction = _NOTICE.search(item.title), _DIRECTION.search(item.title)
    authorities = tuple(
        dict.fromkeys(each.authorities[0].name for each in names_in(item.title) if len(each.authorities) == 1)
    )
    matter = f"{item.title} {item.summary}"
    elsewhere = _OTHER_MATTERS.search(item.title) and "children" not in matter.lower()
    if not (notice or direction) or not authorities or elsewhere:
        return None
    what = "an improvement notice" if notice else "a statutory direction"
    if _OVER.search(item.title):
        said = f"The Department for Education has ended {what}."
    elif _ANEW.search(item.title):
        said = f"The Department for Education has revised or renewed {what}."
    else:
        said = f"The Department for Education has issued {what}."
    return NewsReading.without_result(said, authorities, about_inspection=True)
