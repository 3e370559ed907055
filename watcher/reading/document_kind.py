"""What kind of document it is, by its text: the titles on Ofsted's site are not enough, and one may be new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.kinds import Kind
from watcher.reading.either_case import EitherCase
from watcher.reading.text import flat, plain

if TYPE_CHECKING:
    from watcher.reading.pages import Page

_VISITS = (Kind.MONITORING_VISIT, Kind.FOCUSED_VISIT)
_TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.JTAI, re.compile(r"joint targeted area inspection", re.IGNORECASE)),
    (
        Kind.AREA_SEND,
        re.compile(
            r"area SEND\b|local area partnership\b|special educational needs (?:and/?or|and|or) disabilit",
            re.IGNORECASE,
        ),
    ),
    (Kind.MONITORING_VISIT, re.compile(r"\bmonitoring visits?\b", re.IGNORECASE)),
    # What the visits of 2020-21 were called, which homes had, too.
    (
        Kind.FOCUSED_VISIT,
        re.compile(
            r"\bfocus+ed (?:assurance )?visits?\b"
            r"|\bassurance visit (?:to|of|in|at) .{3,80}children(?:'?s)?(?: and famil(?:y|ies)'?)?"
            r" (?:social care )?services",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.INSPECTION,
        re.compile(
            r"inspection of services for children in need"
            r"|inspection of .{0,80}children(?:'?s)?(?: and famil(?:y|ies)'?)? (?:social care )?services"
            r"|inspection of local authority arrangements for the protection of children"
            r"|inspection of looked after children services|review of the effectiveness of the local safeguarding",
            re.IGNORECASE,
        ),
    ),
)
# Whose document it is: council's papers quote whole titles of Ofsted's.
_OFSTED = re.compile(
    r"\bofsted\b|\b(?:his|her) majesty's inspector|\bHM inspectors?\b|\boffice for standards in education\b"
    r"|\b(?-i:HMI)\b(?!\s(?:probation|prisons|constabulary)\b)",
    re.IGNORECASE,
)
# Councils' minutes, which print an inspection's title and grades and are no report.
_MINUTES = re.compile(r"\bagenda item\b|\bresolved\b|\bminutes:|members were (?:advised|informed)", re.IGNORECASE)
# What only Ofsted's own documents carry: its address, its inspectors, the words in which its letters begin.
_REPORT = re.compile(
    r"raising standards|piccadilly gate|lead inspector|reporting inspector|ofsted produces this report"
    r"|this letter summari[sz]es the findings|findings of the joint targeted area inspection"
    r"|\breport published: ?\d|areas of the service that contribute to overall effectiveness are\b"
    r"|\binspection dates?: ?\d.{0,200}\b(?:inspection outcome|dates? of (?:the )?previous inspection)\b"
    r"|\binspection date: ?\d.{0,80}\bthe overall judge?ment is\b"
    r"|\bthe letter outlines our findings"
    r"|this letter\b[^.]{0,60}\boutlines (?:our|the) findings|yours sincerely,? ofsted\b"
    r"|this letter (?:sets out|gives|reports|records|presents|describes|tells|summari[sz]es)\b.{0,400}"
    r"\b(?:(?:his|her) majesty's inspectors?|inspectors from ofsted)\b"
    r"|\b(?:led|carried out|made|undertaken) by [^.]{3,80}, (?:his|her) majesty's inspectors?\b",
    re.IGNORECASE,
)
_TITLE_ENDS = EitherCase(
    r"inspection dates?:|judge?ments?\s+grades?\b|(?:lead|reporting) inspector|\bthis letter\b|\bi am writing\b"
    r"|\b(?:between|from|on) (?=\d)|\b(?:following|since|at) (?:the|an?|our|its)\b|\b(?:was|were|has|have|is|are)\b",
)
"""Where a document's title is over: at a cover's next line, or at the first words of a sentence."""
_NOTE = EitherCase(
    r"\b(?:this|the) (?:report|letter|document|version)\b[^.]{0,40}?\b(?:replaces|supersedes"
    r"|is an? (?:amended|corrected|revised|re-?issued)"
    r"|(?:has been|was) (?:amended|corrected|revised|updated|re-?issued|republished))\b"
    r"(?:(?!\binspection of\b|\bvisits? (?:to|of)\b)[^.]){0,200}\.\s",
)
"""What a report that was published again says of it, above its title: with a day, which would end the title."""
_ABOUT = re.compile(
    r"\b(?:summari[sz]es?|findings of|outlines?|reports? on|writing to you|this was (?:the|an?)|carried out an?)\b"
    r"[^.]{0,160}",
    re.IGNORECASE,
)
"""How a letter says what it is about, where its title doesn't."""
_OTHER_PROVIDER = EitherCase(
    r"social care common inspection framework|\bSC\d{6}\b"
    r"|\boverall experiences and progress of (?:children and young|service)"
    r"|\binspection (?:report )?(?:for|of) (?:a |an )?(?:[\w-]+ ){0,2}"
    r"(?:children's home|(?:fostering|adoption) (?:agency|service)|residential (?:special school|family centre))",
)
"""A home's or an agency's own report, which may be a council's: none of these is a judgement of its services."""
_OF_OTHER_PROVIDER = (
    *("common inspection framework", "overall experiences", "children's home", "fostering", "adoption", "residential"),
    *(f"sc{figure}" for figure in range(10)),
)
"""Letters of which its opening has some."""
_VISIT_OF_AUTHORITY = re.compile(
    r"\bvisit (?:to|of) .{0,80}children(?:'?s)?(?: and famil(?:y|ies)'?)? (?:social care )?services", re.IGNORECASE
)
_OF_AUTHORITY = (_VISIT_OF_AUTHORITY, *(form for kind, form in _TITLES if kind not in _VISITS))
"""Titles that no home's or agency's report has."""
_SENTENCE = re.compile(r"\b(?:was|were|has|have|had|is|are|found|said|took|made|led)\b|\.$", re.IGNORECASE)
# The heads of the table's two columns; "judgment" without its e is spelt so in some reports.
_TABLE = re.compile(r"judge?ments?\s+grades?\b", re.IGNORECASE)
# The first page's upper half: further down a document may name other inspections.
TITLE_LETTERS = 1_500
BEFORE_TITLE = 9
"""Letters that a line may have before a title's own words: "Re-", "Short ", a number."""


def recognise(pages: tuple[Page, ...]) -> Kind:
    """Say what kind of document the text is: what its title says, else what it says it is about, never a mention."""
    text = " ".join(flat(page.text) for page in pages[:2])
    if pages and pages[0].number is None and not _is_report(text, " ".join(flat(page.text) for page in pages)):
        return Kind.COUNCIL_MINUTES if _MINUTES.search(text) else Kind.NEWS
    opening = _NOTE.sub("", text[:TITLE_LETTERS])
    if _is_on_other_provider(opening):
        return Kind.UNKNOWN_REPORT
    ends = _TITLE_ENDS.search(opening)
    title = opening[: ends.start()] if ends else opening
    has_table = bool(_TABLE.search(opening))
    kind = (
        _first(title, of_a_series=not has_table)
        or (Kind.INSPECTION if has_table else None)
        or _first(_said_of_itself(opening))
        or _on_its_own_line(pages)
    )
    if kind:
        return kind
    everything = " ".join(page.text for page in pages)
    return Kind.UNKNOWN_REPORT if _OFSTED.search(everything) else Kind.NOT_A_REPORT


def _is_on_other_provider(opening: str) -> bool:
    """Return whether a home or an agency is named before any title of an authority's: behind one it is a mention."""
    small = opening.lower()
    named = _OTHER_PROVIDER.search(opening) if any(each in small for each in _OF_OTHER_PROVIDER) else None
    return named is not None and not any(form.search(opening[: named.start()]) for form in _OF_AUTHORITY)


def _said_of_itself(opening: str) -> str:
    return " … ".join(each[0] for each in _ABOUT.finditer(opening))


def _on_its_own_line(pages: tuple[Page, ...]) -> Kind | None:
    """Find a title that a line begins with ("Re-inspection of …"), where a note above it seems to be the title."""
    lines = [line.strip() for page in pages[:1] for line in plain(page.text[:TITLE_LETTERS]).split("\n")]
    for at, line in enumerate(lines):
        title = " ".join(lines[at : at + 3])
        if not line[:1].isupper() or _SENTENCE.search(line):
            continue
        for kind, form in _TITLES:
            if (found := form.search(title)) and found.start() <= BEFORE_TITLE:
                return kind
    return None


def _first(words: str, *, of_a_series: bool = False) -> Kind | None:
    """Find the kind that is named first; a visit's title may begin with the series of inspections that it is of."""
    named = [(found.start(), kind) for kind, form in _TITLES if (found := form.search(words))]
    visits = [each for each in named if of_a_series and each[1] in _VISITS]
    return min(visits or named)[1] if named else None


def _is_report(text: str, everything: str) -> bool:
    beginning = text[:TITLE_LETTERS]
    return bool(_REPORT.search(everything)) and bool(_TABLE.search(beginning) or _first(beginning))
