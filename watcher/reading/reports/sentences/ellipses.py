"""What a clause leaves out because the one before it has said it: "visits have declined, and so have reviews"."""

from __future__ import annotations

import re

from watcher.reading.reports.decline.comparisons import EARLIER
from watcher.reading.reports.decline.words import DECLINED, HOW

_HAS = r"(?:has|have)"
_NOUN = r"[^,;.]{3,80}?"
_ENDS = r"(?=[,;.]|$)"
_FELL = re.compile(rf"\b{_HAS}\s{HOW}(?P<fell>{DECLINED}|reduced|decreased)\b", re.IGNORECASE)
_DID_NOT_FALL = re.compile(
    rf"\b{_HAS}\snot\s{HOW}(?P<fell>{DECLINED}|reduced|decreased)\b(?=[^.;]*\b(?:but|although|though|while|whereas)\b)",
    re.IGNORECASE,
)
_SO_HAS = re.compile(
    rf"(?:,?\s(?:and\s)?so|,\sas)(?:,[^,;.]{{3,50}},)?\s(?P<has>{_HAS})\s(?P<noun>{_NOUN}){_ENDS}", re.IGNORECASE
)
_HAS_TOO = re.compile(rf"\b(?P<has>{_HAS}),?\s(?:too|as\swell|likewise){_ENDS}", re.IGNORECASE)
_HAS_ALONE = re.compile(rf"\b(?P<has>{_HAS}){_ENDS}", re.IGNORECASE)
_BEGINS_SO = re.compile(rf"So(?:,[^,;.]{{3,50}},)?\s(?P<has>{_HAS})\s(?P<noun>{_NOUN}){_ENDS}")


_AS_BEFORE = re.compile(
    rf"\b(?P<noun>(?:(?:its|the|their|this)\s)?(?:[\w'’-]+\s){{1,6}}?)(?:to\sbe|is|are|was|were)\s(?:now\s|still\s)?(?P<as>as\s[\w-]+\sas\s{EARLIER}[^.;]*)\.$",
    re.IGNORECASE,
)
_IT_IS_NOT = re.compile(r"(?:It|They|This)\s(?P<verb>is|are)\snot(?=[.:;,])")


_LEFT_OUT = (" so ", " so,", ", as", " too", " as well", " likewise", "has not ", "have not ")
"""Letters of which a sentence has some that leaves out what got worse."""


def filled(sentence: str) -> str:
    """Say again what got worse where a clause only says that something else "has, too", or that "so has" it."""
    small = sentence.lower()
    if not any(each in small for each in _LEFT_OUT):
        return sentence
    if fell := _FELL.search(sentence):
        behind = sentence[fell.end() :]
        behind = _SO_HAS.sub(rf"; \g<noun> \g<has> {fell['fell']}", behind)
        behind = _HAS_TOO.sub(rf"\g<has> {fell['fell']}", behind)
        return f"{sentence[: fell.end()]}{behind}"
    if fell := _DID_NOT_FALL.search(sentence):
        behind = _HAS_ALONE.sub(rf"\g<has> {fell['fell']}", sentence[fell.end() :])
        return f"{sentence[: fell.end()]}{behind}"
    return sentence


def with_next(sentence: str, following: str) -> str:
    """Join the next sentence to one of something that got worse, where it begins with "So has …"."""
    not_so = _IT_IS_NOT.match(following)
    if not_so and (as_before := _AS_BEFORE.search(sentence)):
        return f"{sentence.rstrip('.')}; {as_before['noun']}{not_so['verb']} not {as_before['as']}."
    so = _BEGINS_SO.match(following)
    if so is None or not (fell := _FELL.search(sentence)):
        return sentence
    return f"{sentence.rstrip('.')}; {so['noun']} {so['has']} {fell['fell']}."
