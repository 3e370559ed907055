"""Monitoring visits to inadequate authorities: letters without grades, where the direction of progress is the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, NamedAuthority, PreviousStated, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import FOUR_POINT, OVERALL, Judgement
from watcher.model.values import replace
from watcher.reading.reports import letters
from watcher.reading.reports.previous_in_passing import as_council
from watcher.reading.reports.progress import directions
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.pages import Page
    from watcher.reading.text import Said

_TITLE = re.compile(
    r"\bmonitoring visits? (?:to|of|in|at) (.{3,160}?)"
    r"(?= This letter| Her Maj| His Maj| I am writing| Dear\b| Following|$)",
    re.IGNORECASE,
)
_NUMBERS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINAL = rf"(?P<word>{'|'.join(_NUMBERS)})|(?P<figure>\d{{1,2}})(?:st|nd|rd|th)"
# "The second monitoring visit", "the second since": this one, unless it is spoken of as a time ("at the second …").
_NUMBER = re.compile(
    rf"(?:\b(?P<before>\w+)\s(?:the|our|its|that|a)\s)?(?<!-)\b(?:{_ORDINAL})\s(?:and\s(?:final|last)\s)?"
    r"(?:(?:\w+\s)?monitoring\svisit\b(?!\s(?:found|identified|in|on|was|took))|(?:such\s)?(?:visit\s)?since\b)",
    re.IGNORECASE,
)
_VISIT_NUMBER = re.compile(
    rf"(?:\b(?P<before>\w+)\s)?\b(?:monitoring\s)?visit\snumber\s(?P<at>{'|'.join(_CARDINALS)}|\d{{1,2}})\b",
    re.IGNORECASE,
)
_OTHER_VISIT = frozenset({"since", "at", "from", "after", "before", "following", "during", "in", "by", "on", "between"})
# "The first since the authority was judged inadequate in ...": the standing grade, not a new one (docs/domain.md 1).
_SINCE_JUDGED = re.compile(
    r"(?:\b(?:since|at\swhich|when)\s|^(?=The\s(?:(?:local\s)?authority|council)\s|[^.;,]{3,40}\sservices\s|In\s[A-Z][a-z]+\s20\d\d,?\s[^.;,]{3,60}\s(?:was|were)\s))"
    r"(?P<who>[^.;,]{3,80}?)\s(?:was|were)\s(?:last\s)?(?:judged|found|rated|graded)"
    r"\s(?:to\sbe\s|as\s)?inadequate\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s\([^()]*\)\s")
_PUBLISHED = re.compile(
    r"\A,\s(?=an?\s(?:judgement|grade|finding)\s(?:published|made|given|reported)\b)", re.IGNORECASE
)
"""What dates a judgement in words of its own behind it: "inadequate, a judgement published in August 2016"."""
_WHEN = re.compile(
    r"\b(?:in|of|on \d{1,2}) (?:the )?(?:(?:late|early|end of|spring|summer|autumn|winter) (?:of )?){0,2}"
    r"(?P<when>(?:[A-Z][a-z]+ )?20\d\d)"
)
_COVERED = re.compile(
    r"""\b(?:reviewed|looked\sat|considered|focus+ed\son|evaluated)\s(?:the\s)?(?:progress\s(?:\w+\s){0,3}?made\s)?
    (?:(?:in\srelation\sto|in\srespect\sof|in|for|with|on)\s)?(?:the\s)?(?:following\s)?(?:areas?\s)?(?:of\sconcern\s)?
    (?:identified\sat\sthe\s(?:last|previous)\sinspection)?(?:of\s)?:?\s*(?P<areas>[^.]{4,300})""",
    re.IGNORECASE | re.VERBOSE,
)
# The list of what was looked at is no list of what was covered.
_EVIDENCE_SEEN = re.compile(r"\brange of evidence\b|\brecords?\b|\bnotes\b", re.IGNORECASE)
MOST_AREAS = 120
"""Letters of the areas covered that fit into a line."""
_ONE_AREA = re.compile(
    r"\b(?:care leavers|leadership|leaders|help and protection|in care|looked after|practice|front door"
    r"|fostering|adoption|adults?|health|disab\w+|homes?|schools?)\b",
    re.IGNORECASE,
)
_NOTHING = None, None


def read(pages: tuple[Page, ...]) -> Reading:
    """Read the letter of a monitoring visit: which one it is, since which inspection, and how it calls progress."""
    letter = letters.opened(pages)
    named, called = letter.about(_TITLE)
    covered, covered_said = next((found for page, each in letter.said if (found := _covered(page, each))), _NOTHING)
    number, number_said = next((at for page, each in letter.said if (at := _numbered(page, each))), _NOTHING)
    judged, judged_said = _since_judged(letter.said, named) or _NOTHING
    progress, progress_said = directions.direction(letter.said) or _NOTHING
    reading = letter.reading(Kind.MONITORING_VISIT, named, called)
    return replace(
        reading,
        theme=covered,
        previous_stated=judged,
        progress=progress,
        visit_number=number,
        evidence=letters.also(reading, progress_said, number_said, judged_said, covered_said),
    )


def _covered(page: int | None, sentence: str) -> tuple[str, Evidence] | None:
    """Find the areas that the visit covered; what inspectors read and whom they met is not meant."""
    found = _COVERED.search(sentence)
    if not found or _EVIDENCE_SEEN.search(found["areas"]):
        return None
    return quote(found["areas"].strip(), MOST_AREAS), Evidence("theme", page, quote(sentence))


def _numbered(page: int | None, sentence: str) -> tuple[int, Evidence] | None:
    """Find which visit this one is; other visits that the letter speaks of are not meant."""
    for found in _NUMBER.finditer(sentence):
        is_visit = "visit" in sentence[: found.end()].lower()
        if is_visit and (found["before"] or "").lower() not in _OTHER_VISIT:
            number = int(found["figure"]) if found["figure"] else _NUMBERS.index(found["word"].lower()) + 1
            return number, Evidence("visit_number", page, quote(sentence))
    named = _VISIT_NUMBER.search(sentence)
    if named and (named["before"] or "").lower() not in _OTHER_VISIT:
        at = named["at"].lower()
        number = int(at) if at.isdigit() else _CARDINALS.index(at) + 1
        return number, Evidence("visit_number", page, quote(sentence))
    return None


def _since_judged(said: Said, named: tuple[NamedAuthority, ...]) -> tuple[PreviousStated, Evidence] | None:
    """Find the inspection that these visits follow: an authority that was inadequate overall, not one area of it."""
    for page, sentence in said:
        told = as_council(_ASIDE.sub(" ", sentence), named)
        found = _SINCE_JUDGED.search(told)
        when = _WHEN.search(_beside(told, found)) if found else None
        if found and when and not _ONE_AREA.search(found["who"]):
            judgement = Judgement(OVERALL, FOUR_POINT.grade("inadequate"))
            return PreviousStated((judgement,), when["when"]), Evidence("previous_stated", page, quote(sentence))
    return None


def _beside(sentence: str, judged: re.Match[str]) -> str:
    """Take the words that date an inspection: behind its grade up to a comma, or those before "at which" and "when"."""
    behind = _PUBLISHED.sub(" ", sentence[judged.end() :]).split(",")[0][:60]
    if judged["who"].startswith("In "):
        return f"in{judged['who'][2:]}"
    says_before = judged[0].startswith("at") or (judged[0].startswith("when") and not _WHEN.search(behind))
    return sentence[: judged.start()] if says_before else behind
