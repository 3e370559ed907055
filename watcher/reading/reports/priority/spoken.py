"""The sentences that speak of areas for priority action: by name, or behind one that does so by none."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.reading.reports.bullet_lists import BULLET, PRIORITY
from watcher.reading.reports.priority.added import (
    closes_one,
    decides_so,
    leaves_it_standing,
    sets_a_new_one,
    sets_it_elsewhere,
)
from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.headed import standing_under_heading
from watcher.reading.reports.priority.left import IT_IS_OPEN, leaves_others_standing
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.words import TO_BE_DONE
from watcher.reading.reports.sentences.clauses import FINITE

if TYPE_CHECKING:
    from watcher.reading.text import Said

_OF_INSPECTORS = re.compile(r"\W*(?:inspectors|ofsted|we|this\s\w+)\b", re.IGNORECASE)
_DEMANDS = re.compile(rf"\A\W*responsible\sbod(?:y|ies)\b|{TO_BE_DONE.pattern}", re.IGNORECASE)
"""What makes an area of the sentence behind such a heading: it asks for something, or says of whom it does."""
_SAYS = re.compile(r"\W*(?:there\s(?:is|are)|(?:we|inspectors)\s(?:have\s)?(?:found|identified|set))\s", re.IGNORECASE)
"""How a heading is a sentence, too: "There are two areas for priority action:"."""


_BY_ITSELF = ("Area for priority action.", "An area for priority action.")
"""What says of the sentence in front that it is one; as a heading it has no full stop."""
_THE_AREA = re.compile(
    r"\W*(?:but\s|however,\s)?the\sareas?\s(?:(?:has|have)\snot\s(?:\w+\s)?been|(?:is|are)\sstill|cannot|can\snot|could\snot|(?:therefore\s)?(?:remain|stand|stay|continue)s?)\b",
    re.IGNORECASE,
)
"""How a sentence takes up an earlier area further back."""


def speaking(said: Said, *, headed: bool) -> list[tuple[int, str]]:
    """List what is said of priority, with its number.

    What speaks of a new one behind that means one of them. A question ("What needs priority action?") comes with its
    answer, and a heading that stands within a paragraph, and so has a full stop, with what is demanded behind it.
    """
    spoken: list[tuple[int, str]] = []
    for at, (_, sentence) in enumerate(said):
        if "priority" not in sentence.lower():
            if spoken and _takes_it_up(said, at, spoken[-1][0]):
                spoken.append((at, sentence))
            continue
        if not PRIORITY.fullmatch(sentence) or _SAYS.match(sentence):
            spoken.append((at, sentence))
        elif not headed and at + 1 < len(said):
            behind = said[at + 1][1]
            names_one = standing_under_heading(behind) is Standing.SET
            demanded = _DEMANDS.search(behind) and not _OF_INSPECTORS.match(behind)
            if names_one and sentence.endswith(":") and BULLET.match(behind):
                items = " ".join(f"• {each}" for each in bullets_behind(said[at + 1 :]))
                spoken.append((at, f"{sentence} {items}"))
            elif sentence.endswith("?") or (names_one and demanded):
                spoken.append((at, f"{sentence[:-1]}: {behind}"))
            elif names_one and (FINITE.search(behind) or sentence in _BY_ITSELF):
                spoken.append((at, f"{sentence} {behind}"))  # of an area, or of none: a doubt
    return spoken


def _takes_it_up(said: Said, at: int, named: int) -> bool:
    """Return whether a sentence that names no area says something of those that the one numbered `named` speaks of."""
    previous, sentence = said[at - 1][1], said[at][1]
    if named != at - 1:
        of_it = _THE_AREA.match(sentence) or IT_IS_OPEN.match(sentence)
        further = named >= at - 3 and of_it and EARLIER.search(said[named][1])
        near = further or (named == at - 2 and closes_one(previous))
        return bool(near and leaves_others_standing(sentence))
    return (
        sets_a_new_one(sentence)
        or leaves_others_standing(sentence)
        or leaves_it_standing(sentence, previous)
        or sets_it_elsewhere(sentence, previous)
        or decides_so(sentence, previous)
    )


def bullets_behind(following: Said) -> list[str]:
    """Take the items of the list that begins here, without their bullets."""
    behind = takewhile(BULLET.match, (words for _, words in following))
    return [BULLET.sub("", words, count=1) for words in behind]
