"""What differs between two versions of a text, sentence by sentence."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from watcher.model.corrections import TextChange

# A correction is told in a message: its first three sentences say of what kind it is, the document has the rest.
FIRST = 3
# To compare two texts takes the square of their length at worst.
MOST_SENTENCES = 3_000
# Three or four lines of a phone, with LED_IN of them before the first word that differs.
LONGEST = 300
LED_IN = 80
"""Characters: about one line of a phone, enough to see what the changed word is about."""
# An empty line ends a sentence, too: headings and bullets have no full stop.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'0-9])|\n\s*\n")


def first_changed(before: str, now: str) -> tuple[TextChange, ...]:
    """Find the first sentences that differ; how the lines are broken is no difference."""
    one, other = _sentences(before), _sentences(now)
    found: list[TextChange] = []
    for what, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = one[start:end], other[from_:to]
        for at in range(max(len(gone), len(come))):
            found.append(_changed(_at(gone, at), _at(come, at)))
            if len(found) == FIRST:
                return tuple(found)
    return tuple(found)


def _sentences(text: str) -> list[str]:
    return [each for part in _END.split(text) if (each := " ".join(part.split()))][:MOST_SENTENCES]


def _at(sentences: list[str], at: int) -> str | None:
    return sentences[at] if at < len(sentences) else None


def _changed(before: str | None, now: str | None) -> TextChange:
    """Keep of a long sentence what stands around the first difference."""
    pairs = enumerate(zip(before or "", now or "", strict=False))
    same = next((at for at, (one, other) in pairs if one != other), 0)
    return TextChange(_around(before, same), _around(now, same))


def _around(sentence: str | None, at: int) -> str | None:
    if sentence is None:
        return None
    start = sentence.rfind(" ", 0, max(0, at - LED_IN)) + 1
    shown = sentence[start : start + LONGEST]
    return f"{'… ' if start else ''}{shown}{' …' if start + LONGEST < len(sentence) else ''}"
