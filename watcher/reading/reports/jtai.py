"""Joint targeted area inspections: a letter to the safeguarding partnership, without grades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, Reading
from watcher.model.kinds import Kind
from watcher.model.values import replace
from watcher.reading.reports import authority, letters
from watcher.reading.reports.decline import declines
from watcher.reading.reports.sentences.affirmation import denied
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.pages import Page
    from watcher.reading.text import Said

_TITLE = re.compile(
    r"joint targeted area inspection (?:\(JTAI\) )?(?:of|in|into|to)\s(.{3,240}?)"
    r"(?=\s(?:This letter|Between \d|From \d|On \d|Ofsted,|Her Maj|His Maj|Dear\b)|$)",
    re.IGNORECASE,
)
# The letter goes to all partners, and its list of names ends where the title or the first sentence begins.
_TO = re.compile(r"\bDear\s(.{3,120}?)(?=\s(?:Joint targeted|This letter|Between \d))", re.IGNORECASE)
_SUMMARY = re.compile(
    r"(?:summari[sz]es the findings|joint inspection of|outlines our findings).{0,400}", re.IGNORECASE
)
_THEME = (
    re.compile(r"'?deep dive'? focus on (?:the response to )?(.{4,160}?)[.;]", re.IGNORECASE),
    re.compile(
        r"multi-agency (?:identification and )?(?:response|arrangements?|approach) (?:to|for) (?:the )?(.{4,160}?)"
        r"(?=,? in [A-Z]|\.|;| This inspection|,? (?:took place|was carried out|in the area)\b)",
        re.IGNORECASE,
    ),
)


_GRADED = re.compile(
    r"(?:\b(?:we|inspectors|the\sinspectorates)\s(?:have\s|has\s|therefore\s|jointly\s)*(?:judged?|graded?|rated?)\s(?:[\w'’-]+\s){1,12}?(?:to\sbe\s|as\s)?"
    r"|\b(?:is|are|has\sbeen|have\sbeen)\s(?:\w+\s)?(?:judged|graded|rated)\s(?:\w+\s)?(?:to\sbe\s|as\s)?"
    r"|\boverall\s(?:judgement|grade|effectiveness|rating)\s(?:of\s[^.;,]{2,60}?\s)?is\s)"
    r"(?P<grade>outstanding|good|requires?\simprovement|inadequate)\b(?=[.,;]|\sto\sbe|\soverall|\sbecause|\sand\b)",
    re.IGNORECASE,
)
_OF_GRADES = ("outstanding", "good", "improvement", "inadequate")
_OF_ANOTHER = re.compile(
    r"\b(?:last|previous|earlier|since|20\d\d|ILACS|homes?|schools?|nurser\w+|agenc\w+|audits?|auditors|work|practice|records?|cases|plans|assessments"
    r"|hospitals?|trust|prison|probation|force|settings?|providers?|social\scare\sservices)\b",
    re.IGNORECASE,
)
"""Whose grade a joint letter may speak of, and when that was given."""
_MAY_BE_GRADED = "A joint inspection gives no grades, and this letter seems to give one: “{}” Please check."


def read(pages: tuple[Page, ...]) -> Reading:
    """Read the letter of a joint targeted area inspection."""
    letter = letters.opened(pages)
    opening = letter.opening
    theme, told = _theme(opening) or (None, "")
    named = authority.first_certain(
        *(found[0] for form in (_TITLE, _SUMMARY, _TO) if (found := form.search(opening))), opening
    )
    reading = letter.reading(Kind.JTAI, named, opening)
    return replace(
        reading,
        problems=(
            *reading.problems,
            *(() if reading.says_deteriorated else declines.of_partners(letter.said)),
            *_graded(letter.said),
        ),
        lead_inspector=None,  # several inspectorates lead it together
        theme=theme,
        evidence=letters.also(reading, Evidence("theme", pages[0].number, quote(told)) if theme else None),
    )


def _graded(said: Said) -> tuple[str, ...]:
    """Name a sentence that seems to give the partnership a grade, as no such letter does yet."""
    for _, sentence in said:
        small = sentence.lower()
        found = _GRADED.search(sentence) if any(each in small for each in _OF_GRADES) else None
        if found and not (_OF_ANOTHER.search(sentence) or denied(place(sentence, found.start(), found.end()))):
            return (_MAY_BE_GRADED.format(quote(sentence)),)
    return ()


def _theme(opening: str) -> tuple[str, str] | None:
    for form in _THEME:
        for found in form.finditer(opening):
            if "abuse and neglect" not in found[1]:  # the words for every one; the "deep dive" is the theme then
                return quote(found[1].strip(" '"), 120), found[0]
    return None
