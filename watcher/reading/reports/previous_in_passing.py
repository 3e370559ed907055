"""The grade of the inspection before where a sentence names it in passing: "a fall from the good judgement of 2019"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from watcher.model.documents import Named

GRADE = r"['\"]?(outstanding|good|adequate|inadequate|requir(?:es?|ed|ing)(?:\sfurther)?\simprovement)\b"
MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTHS))})"
_THEN = (
    rf"(?:(?:the|its|their)\s20\d\d\sinspection|(?:the|its|their)\s(?:last|previous)\s(?:\w+\s)?inspection(?:,?\s(?:in|of)\s(?:{MONTH}\s)?20\d\d)?|(?:the\s(?:(?:spring|summer|autumn|winter)\sof\s)?)?(?:{MONTH}\s)?20\d\d"
    rf"|(?:the|an?)\sinspection\s(?:in|of)\s(?:{MONTH}\s)?20\d\d)\b"
)
"""When it was: at an inspection before this one, or in a year."""
# Where a clause begins: a part's name before it ("family support services") would be whose grade it is.
_THE_WHOLE = (
    r"(?:^|[,;:]\s|\b(?:that|and|but|although|while|because|since|overall)\s)(?:the\s|all\s|its\s|their\s)?"
    r"(?:overall\seffectiveness(?:\s(?:grade|judgement))?(?:\sof\s(?:the\s)?services)?"
    r"|(?:(?:local\s)?(?:authority|council)'s\s)?(?:children's\s(?:social\scare\s)?)?services"
    r"|(?:local\sauthority|council))(?:\s(?:for|to)\schildren)?(?:\sin(?:\s(?-i:[A-Z])[\w'.-]+|\sand|\supon|\son){1,4})?"
)
_IN_PASSING = re.compile(
    rf"""\b(?:the|its|their|an?|this|(?:authority|council|services?)'s)\s(?:(?:previous|earlier|last|overall)\s){{0,2}}
        {GRADE}\s(?:overall\s)?(?:judgement|grade|rating),?\s(?:(?:that\swas\s)?(?:given|made)\s)?(?:at|from|in|of)\s{_THEN}
    |{_THE_WHOLE},?\s(?:(?:which|that)\s)?(?:was|were)\s(?:judged\s)?(?:overall\s)?{GRADE}\s(?:overall\s)?
        (?:at\s{_THEN}|in\s20\d\d(?=[.,;]))
    |{_THE_WHOLE}\s(?:has|have|had)\s(?:\w+ly\s)?(?:declined|deteriorated|fallen|dropped|slipped|worsened|risen|improved
        |moved(?:\son)?)\sfrom\s{GRADE}\s(?:to\s[\w\s]{{4,30}}\s)?(?:in|at|since)\s{_THEN}
    |^At\sthe\s(?:\w+\s){{0,2}}inspection\s(?:in|of)\s(?:{MONTH}\s)?20\d\d,?\s(?:children's\s)?services\swere\s{GRADE}\soverall\b
    |{_THE_WHOLE}\s(?:has|have)\sremained\s{GRADE}(?:\sto\sbe\sgood)?\ssince\s{_THEN}""",
    re.IGNORECASE | re.VERBOSE,
)


def as_council(sentence: str, named: tuple[Named, ...]) -> str:
    """Write "The council" where a sentence begins with the name of an authority that the document is about."""
    begins = next((each.name for each in named if sentence.startswith(f"{each.name} ")), "")
    return f"The council{sentence[len(begins) :]}" if begins else sentence


def named_in(sentence: str) -> re.Match[str] | None:
    """Find the grade in a sentence that is about services as a whole; its one group that isn't None has the words."""
    return _IN_PASSING.search(sentence)


_ONE_OF_SOME = re.compile(
    r"\W*(?:and\s)?(?:the\s)?(?:(?:one|two|three|four|five|six|both|each|another|others?|first|second|third|fourth|rest|remainder)\b\s?)+"
    r"(?:of\s(?:these|them|which|those)\s)?(?:(?:was|were|is|are|had|has|been)\s)*",
    re.IGNORECASE,
)


def is_one_of_some(subject: str) -> bool:
    """Return whether a grade is that of one or several of what the words in front name: "of the homes, one was"."""
    return bool(_ONE_OF_SOME.fullmatch(subject))
