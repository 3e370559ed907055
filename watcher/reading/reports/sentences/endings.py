"""Whether what a word speaks of is over: halted, reversed, recovered from, now good again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.reports.sentences.clauses import SUBORDINATES

if TYPE_CHECKING:
    from watcher.reading.reports.sentences.clauses import Place

# "Not only" and "no doubt" deny nothing; "no longer good" and "far from good" do.
NOT = re.compile(
    r"\b(?:no(?!\sdoubt\b|\slonger\b|\s(?:fewer|less)\sthan\b)|not(?!\sonly\b)|n't|never|none|neither|nor|nothing|nobody|without|cannot(?!\sbut\b)"
    r"|hardly|scarcely"
    r"|barely|rather\sthan|far\sfrom|instead\sof|no\slonger)\b|n't\b",
    re.IGNORECASE,
)
FINITELY = re.compile(r"(?:has|have|is|are)\b", re.IGNORECASE)
_OVERCOME = (
    r"(?:halt|arrest|stem|stop(?!ped\s\w+ing\b)|end|revers(?!\w*\s(?:\w+\s){0,3}(?:gains|progress|improvements?)\b)|address"
    r"|tackl|recover|overc[oa]m|prevent|avoid|resolv|remed|rectif|correct"
    r"|counter|mitigat|combat|eliminat|withst[ao]o|turn(?:ed|ing)?\s(?:a)?round|put\s(?:\w+\s)?right|dealt?\swith)\w*"
)
# A decline that was halted is not one of now.
OVERCOMES = re.compile(
    rf"\b(?:{_OVERCOME}|(?:protected|shielded|insulated|sheltered)\sfrom|guard\w*\sagainst)\b", re.IGNORECASE
)
# The same said of the decline as the subject: "the decline has been reversed".
OVER_ITSELF = re.compile(
    rf"\b(?:has|have|is|are|was|were)\s(?:\w+\s){{0,3}}?(?:{_OVERCOME}|over\b|come\sto\san\send)", re.IGNORECASE
)
_AVOIDS = re.compile(r"prevent|avoid|stop|withst", re.IGNORECASE)
"""What is done to avoid something leaves it undone; what is done to address it, not yet."""
DISAGREES = re.compile(
    r"\bnot\s(?:\w+\s)?(?:share|agree|accept|persuaded|convinced|support)\b[^.;]*\bthat\s(?:the|this)\s", re.IGNORECASE
)
"""Whose view that it is over inspectors do not share."""
# Takes OVERCOMES back: "have yet to reverse".
YET_TO = re.compile(
    r"\b(?:fail\w*|unable|too\slate|slow|slowly|yet\sto|not\senough|enough\sto|needs?\sto|must|should|able\sto|plans?"
    r"|insufficient\w*"
    r"|too\slittle|lack\w*|ineffective\w*)\b",
    re.IGNORECASE,
)
# A later clause that says that it is good again, in every order in which reports say so.
_IS_OVER = re.compile(
    rf"""\b(?:spotted|noticed|caught|identified|picked\sup)\s(?:early|at\sonce|quickly|promptly)\b[^.;]*\bbefore\b[^.;]*\baffected\b|(?:^|,\s(?!when\b)|;\s|(?<!when\s)\b(?:and|but|which|that|it|they|this|these
        |improvements?)\s)\s*(?!(?:drift|delays?|weakness\w*|gaps|shortfalls|harm)\b|(?:which\s
        |that\s)?had\sbeen\s(?:good|strong)\b)(?:\w+\s){{0,2}}?
    (?:has|have|had|is|are|was|were)\s(?:(?:since|now|then|already|also|been|being|fully|successfully|largely|well
        |effectively|quickly
    |beginning|starting|to|clear|significant|strong|all)\s)*
    (?:recovered|improv\w+|stabilised|over\b|strong(?:er)?\b|good\b|evident(?!\s(?:at|in|during|when)\b)
        |come\sto\san\send|embedd\w+|put\sit\sright|set\sright|in\sthe\spast|{_OVERCOME})
    |\bsince\s(?:been\s)?(?:recovered|improved)|\b(?:have|has)\snow\s(?:recovered|improved)
    |\bimprovements?\s(?:are|have|is)\s(?:now|since)\b
    |\b(?:improvements?|progress|recovery)\s(?:made\s)?since(?:\sthen)?,?\s(?:is|are|has\sbeen|have\sbeen)\s(?:\w+ly\s)?
        (?:considerable|significant|marked|strong|complete|rapid|steady|good|impressive|notable|sustained)\b
    |\bnow\s(?:good|strong|improv\w+)\b|\bsignificant\simprovements?\shave\ssince\b
    |\b(?:has|have)\s(?:since\s)?(?:rebuilt|transformed|restored|turned)\s(?:it|them|this|these|services)\b
    |(?:^|;\s|,\s(?:but|and)\s)(?:but\s|and\s)?(?:that|this|it|all\s(?:of\s)?(?:that|this))\sis\s(?:now\s)?behind\s(?!schedule|where|what|target|with|in\b|on\b|the\sexpected)(?:\w+\s){{0,3}}?(?:now\b|it\b|them\b)
    |\bhas\sput\s(?:it|this|them)\sright\b|\bthis\shas\snot\shappened\b
    |\b(?:this|it|that|which)\s(?:was|proved)\s(?:to\sbe\s)?(?:short-lived|brief|temporary)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def overcome(found: Place, *, noun: bool = False) -> bool:
    """Return whether the sentence says that it is over: halted, addressed, recovered from, now good again.

    What has only to be done ("must address", "failed to halt") is not. With `noun` the words are a noun, which may be
    the subject of what ended it ("the decline has been reversed").
    """
    before = found.before
    of_its_own = bool(FINITELY.match(found.words))
    for each in OVERCOMES.finditer(before):
        if of_its_own and not SUBORDINATES.search(before, each.end()):
            continue  # "having addressed the delays, leaders know that practice has declined": two verbs
        leading = before[: each.start()][-40:]
        only_meant = leading.endswith(" to ") and not _AVOIDS.match(each[0])
        if not (only_meant or YET_TO.search(leading) or NOT.search(leading[-30:])):
            return True
    itself = OVER_ITSELF.search(found.after) if noun else None
    if itself and not (DISAGREES.search(found.before) or NOT.search(found.after) or YET_TO.search(itself[0])):
        return True
    return bool(_IS_OVER.search(found.after) and not NOT.search(found.after)) or bool(_IS_OVER.search(found.later))


def fought(found: Place) -> bool:
    """Return whether somebody acts against the words in their clause, with success or without."""
    return bool(OVERCOMES.search(found.before))
