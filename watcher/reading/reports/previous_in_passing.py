"""The ways in which sentences name the grade of the inspection before, outright or in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from watcher.model.documents import NamedAuthority

GRADE = r"['\"]?(outstanding|good|adequate|inadequate|requir(?:es?|ed|ing)(?:\sfurther)?\simprovement)\b"
MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTHS))})"
# With the month where it stands there: two inspections may lie within a year.
YEARS = re.compile(
    rf"\b(?:({MONTH})\s+)?"
    r"(20[012]\d)(?:(?:, (?:and )?| and )(?=20[012]\d))?"
)
_SERVICES = (
    r"(?:overall\seffectiveness\sof\s)?(?:(?:local\s)?(?:authority|council|city|county|borough|island)'s\s)?(?:(?-i:[A-Z])[\w'-]+\s){0,4}(?:children's\s(?:social\scare\s)?)?services"
    r"(?:\s(?:for|to)\schildren)?(?:\sin(?:\s(?-i:[A-Z])[\w'.-]+|\sand|\supon|\son){1,4})?(?!\sin\b)|overall\seffectiveness"
)
_JUDGED = (
    r"(?:judg(?:ed|ing)|rated|graded|found)(?:\sby\sofsted)?(?:\soverall)?"
    rf"(?:\s(?:the\s|its\s|these\s)?(?:{_SERVICES}|service|them|it|(?:local\s)?authority|council|(?-i:[A-Z])\w+))?"
    r"(?:\soverall)?(?:\sto(?:\sbe)?|\sas)?(?:\sbeing)?(?:\soverall)?"
)
# The ways in which reports name the grade of the inspection before; each gives the grade and nothing else.
NAMES_IT = re.compile(
    rf"""\b(?:judged|rated)\s[^.;,]{{0,60}}?\sand\s{GRADE}\soverall\b
    |\b{_JUDGED}\s{GRADE}
    |\bfound\sservices\sthat\swere\s{GRADE}(?=\W*\Z|[.,;])
    |\bjudged\sthat\s(?:[\w']+\s){{1,5}}?(?:(?:was|were)\s(?:overall\s)?{GRADE}|(required\simprovement))
    |\b(?:judged|found|concluded)\sthat\s(?:{_SERVICES}|the\s(?:local\s)?authority)\s(?:(?:was|were)\s(?:overall\s)?{GRADE}|(required\simprovement))
    |\b(?:services|authority|council)\s(?:were\snot\s[^.;]{{0,30}}\sbut\s)?(required\simprovement)(?=\sto\sbe\sgood|\soverall|\s(?:at|when)\b|[.,;])
    |\bservices(?:\sfor\schildren)?(?:\sin(?:\s(?-i:[A-Z])[\w'.-]+){{1,4}})?\s(?:was|were)\s(?:overall\s)?{GRADE}\s(?:overall\s)?
        when\s(?:(?:they\swere\s)?(?:last\s)?|(?:ofsted|inspectors|we)\s(?:last\s)?)(?:inspected|looked\sat)
    |\bwhen\s(?:(?:ofsted|inspectors|we)\s(?:(?:were\s)?last\shere|last\s(?:inspected|came))|(?:(?:children's\s)?services|they)\swere\slast\sinspected)
        ,?\s(?:in\s(?:{MONTH}\s)?20\d\d,\s)?(?:{_SERVICES}|they|it|the\s(?:(?:local\s)?authority|council))
        \s(?:(?:was|were)\s(?:judged\s)?(?:overall\s)?{GRADE}|(required\simprovement))
    |\b(?:was|were)\san?\s{GRADE}\s(?:authority|council)\s(?:at|when)\b
    |\bthe\s(?:last|previous|most\srecent)\s(?:such\s|overall\s)*(?:grade|judgement|rating)\s(?:that\s)?[^.;,]{{0,40}}?\s?(?:was|had\sbeen)\s{GRADE}
    |\bservices(?:\sfor\schildren\sin(?:\s(?-i:[A-Z])[\w'.-]+){{1,4}})?\swere\s{GRADE}\swhen\sthe\s(?:\w+\s)?inspection\s(?:was\spublished|took\splace)
    |\bawarded\s(?:the\s(?:council|(?:local\s)?authority)|it)\s{GRADE}\sfor\s(?:its\s)?overall\seffectiveness
    |\bby\sthe\stime\sof\s[^.;,]{{3,60}}?,?\s(?:it|they)\s(?:(?:was|were)\s(?:overall\s)?{GRADE}|(required\simprovement))
    |\bfrom\s{GRADE}\soverall\b
    |\b(?:when|where|and)\s(?:\w+\s){{0,6}}?(?:was|were|had\sbeen)\s(?:overall\s)?{GRADE}
    |\b(?:when|where)\s(?:\w+\s){{0,8}}?(requir(?:es?|ed)\simprovement)
    |\b(?:an?\s|the\s)?(?:overall\s)?(?:judgement|grade|rating)\sof\s{GRADE}
    |\b(?:moved|gone|improved|risen|progressed)\sfrom\s{GRADE}\s(?:in|at|to\s(?:outstanding|good|requires\simprovement|inadequate))\b
    |\boverall\s(?:judgement|effectiveness|grade|rating)\s(?:of\s(?:its|these|their|all)\s(?:\w+\s)?services\s)?(?:(?:grade|rating|judgement)\s)?(?:at\s[^.;]{{0,60}}?\s)?(?:was|were|had\sbeen)\s{GRADE}
    |\b(?:is|are|remain)\s{GRADE}[^.;,]{{0,20}},\sas\s(?:was\sthe\scase|they\swere|it\swas)\sat\s(?:the|its|their)\s(?:last|previous)\s(?:\w+\s)?inspection
    |\b(?:services|authority|council)\b[^.;,]{{0,60}}?\s(requires?\simprovement)[^.;,]{{0,20}},\sas\s(?:was\sthe\scase|they\sdid|it\sdid)\sat\s(?:the|its|their)\s(?:last|previous)\s(?:\w+\s)?inspection
    |\bno\slonger\s{GRADE}
    |\b(?:remains?|remained|continues?\sto\s(?:be)?|still|continued\sto)\s?{GRADE}""",
    re.IGNORECASE | re.VERBOSE,
)
_THEN = (
    rf"(?:(?:the|its|their)\s20\d\d\sinspection|(?:the|its|their)\s(?:last|previous)\s(?:\w+\s)?inspection(?:,?\s(?:in|of)\s(?:{MONTH}\s)?20\d\d)?|(?:the\s(?:(?:spring|summer|autumn|winter)\sof\s)?)?(?:{MONTH}\s)?20\d\d"
    rf"|(?:the|an?)\sinspection\s(?:in|of)\s(?:{MONTH}\s)?20\d\d)\b"
)
"""When it was: at an inspection before this one, or in a year."""
# Where a clause begins: a part's name before it ("family support services") would be whose grade it is.
_THE_WHOLE = (
    r"(?:^|[,;:]\s|\b(?:that|and|but|although|while|because|since|overall|when)\s)(?:the\s|all\s|its\s|their\s)?"
    r"(?:overall\seffectiveness(?:\s(?:grade|judgement))?(?:\sof\s(?:the\s)?services)?"
    r"|(?:(?:local\s)?(?:authority|council)'s\s)?(?:children's\s(?:social\scare\s)?)?services"
    r"|(?:local\sauthority|council))(?:\s(?:for|to)\schildren)?(?:\sin(?:\s(?-i:[A-Z])[\w'.-]+|\sand|\supon|\son){1,4})?"
)
_IN_PASSING = re.compile(
    rf"""\b(?:the|its|their|an?|this|(?:authority|council|services?)'s)\s(?:(?:previous|earlier|last|overall)\s){{0,2}}
        {GRADE}\s(?:overall\s)?(?:judgement|grade|rating),?\s(?:(?:that\swas\s)?(?:given|made)\s)?(?:at|from|in|of)\s{_THEN}
    |{_THE_WHOLE}\s(?:has|have)\s(?:sustained|kept|retained|maintained|held)\s(?:the|its|their)\s{GRADE}\s(?:overall\s)?(?:judgement|grade|rating)
        \s(?:(?:which|that)\s)?(?:they|it)\s(?:received|had|got|gained|earned|(?:was|were)\sgiven)\s(?:at|in)\s{_THEN}
    |{_THE_WHOLE},?\s(?:(?:which|that)\s)?(?:was|were)\s(?:judged\s)?(?:overall\s)?{GRADE}\s(?:overall\s)?
        (?:at\s{_THEN}|in\s20\d\d(?=[.,;]|\sand\b))
    |{_THE_WHOLE}\s(?:has|have|had)\s(?:\w+ly\s)?(?:declined|deteriorated|fallen|dropped|slipped|worsened|risen|improved
        |moved(?:\son)?)\sfrom\s{GRADE}\s(?:to\s[\w\s]{{4,30}}\s)?(?:in|at|since)\s{_THEN}
    |^At\sthe\s(?:\w+\s){{0,2}}inspection\s(?:in|of)\s(?:{MONTH}\s)?20\d\d,?\s(?:children's\s)?services\swere\s{GRADE}\soverall\b
    |{_THE_WHOLE}\s(?:(?:was|were)\s(?:overall\s)?{GRADE}|(required\simprovement))(?:\sto\sbe\sgood)?(?:\soverall)?
        \swhen\s(?:(?:they|it)\s(?:was|were)\s)?(?:last\s)?inspected
    |{_THE_WHOLE}\s(?:was|were)\s(?:last\s)?inspected,?\s(?:in\s(?:the\s\w+\sof\s|{MONTH}\s)?20\d\d,?\s)?(?:they|it)
        \s(?:(?:was|were)\s(?:judged\s)?(?:to\sbe\s)?(?:overall\s)?{GRADE}|(required\simprovement))
    |{_THE_WHOLE}\s(?:has|have)\sremained\s{GRADE}(?:\sto\sbe\sgood)?\ssince\s{_THEN}""",
    re.IGNORECASE | re.VERBOSE,
)


def as_council(sentence: str, named: tuple[NamedAuthority, ...]) -> str:
    """Write "The council" where a sentence begins with the name of an authority that the document is about."""
    begins = next((each.name for each in named if sentence.startswith((f"{each.name} ", f"{each.name}'s "))), "")
    return f"The council{sentence[len(begins) :]}" if begins else sentence


def named_in(sentence: str) -> re.Match[str] | None:
    """Find the grade in a sentence that is about services as a whole; its one group that isn't None has the words."""
    return _IN_PASSING.search(sentence)


_ONE_OF_SOME = re.compile(
    r"\W*(?:and\s)?(?:the\s)?(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|both|each|another|others?|first|second|third|fourth|rest|remainder|largest|smallest|newest|latter)\b\s?)+"
    r"(?:of\s(?:these|them|which|those)\s)?(?:(?:was|were|is|are|had|has|been)\s)*",
    re.IGNORECASE,
)


def is_one_of_some(subject: str) -> bool:
    """Return whether a grade is that of one or several of what the words in front name: "of the homes, one was"."""
    return bool(_ONE_OF_SOME.fullmatch(subject))


_CHAIN = re.compile(
    rf"""(?:{GRADE}|20\d\d|{MONTH}|[\s,;]|\b(?:and|then|but|to|be|as|in|at|of|by|again|later|next|was|were|been|had|having|it|they|the|its
        |their|an?|overall|judged|rated|graded|found|services|(?:local\s)?authority|council|inspection|ofsted)\b)+""",
    re.IGNORECASE | re.VERBOSE,
)
"""Grades and years of one inspection after another, and nothing but what joins them."""
_GRADES = re.compile(
    rf"{GRADE}(?:(?<=improvement)\sto\sbe\sgood)?"
    rf"(?!\s(?!(?:and|then|at|overall|by|but|when)\b|(?:in|of)\s(?:(?:early|late|the\s\w+\sof|{MONTH})\s)?20\d\d)\w)",
    re.IGNORECASE,
)
"""A grade that no noun goes on to ("good work"), and no area ("good in help and protection")."""


def in_turn(sentence: str, start: int) -> tuple[list[str], list[re.Match[str]]]:
    """List the grades that words give from `start` on, one inspection after another, and all years up to their end."""
    chain = _CHAIN.match(sentence, start)
    end = chain.end() if chain else start
    grades = [each[1] for each in _GRADES.finditer(sentence, start) if each.start() < end]
    return grades, list(YEARS.finditer(sentence[:end]))
