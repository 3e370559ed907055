"""Focused visits: a letter without grades about one theme, which may set areas for priority action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, Reading
from watcher.model.kinds import Kind
from watcher.model.values import replace
from watcher.reading.reports import letters, previous_grades
from watcher.reading.text import quote, sentences

if TYPE_CHECKING:
    from watcher.reading.pages import Page

_TITLE = re.compile(
    r"\b(?:focus+ed|assurance) visit (?:to|of|in|at) (.{3,160}?)(?= This letter| Her Maj| His Maj| Dear\b|$)",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(
    r"""\b(?:(?:inspectors|they|we|visit)\s(?:\w+\s){0,3}?(?:looked\s(?:specifically\s)?at|reviewed|considered|evaluated|focused\son|examined)
    (?:\sthe)?(?:\s(?:local\sauthority|trust|council|authority)'s)?(?:\s(?:arrangements|response|services|provision|practice|support))?
    |the\sfocus\sof\s(?:this|the)\svisit\swas|(?:this|the)\svisit\s(?:was\s)?focus+ed\s(?:specifically\s)?on)\s(?P<theme>.{8,400})""",
    re.IGNORECASE | re.VERBOSE,
)
_THEMES: tuple[tuple[str, str], ...] = (
    (
        "front_door",
        r"front[- ]door|contacts?,? (?:and )?referrals?|multi-agency safeguarding hub|\bMASH\b|single point of access",
    ),
    ("care_leavers", r"(?<!not )care leavers|care[- ]experienced young|leaving care"),
    ("permanence", r"permanence"),
    (
        "vulnerable_adolescents_exploitation",
        r"adolescents|exploitation|extra-familial|risks? outside (?:the|their) (?:home|famil)|missing from",
    ),
    ("pre_proceedings_edge_of_care", r"pre-?proceedings|edge of care|public law outline"),
    (
        "children_in_need_or_child_protection",
        r"child(?:ren)?[- ]in[- ]need|child protection|protection plan|need (?:of )?(?:help and )?protection",
    ),
    (
        "children_in_care",
        r"(?:children|come|coming|entering|are) (?:in|into) care|looked[- ]after|children's homes|placement decision",
    ),
)
_EVERYTHING = re.compile(r"help and protection, children in care,? and (?:services for )?care leavers")
"""What visits looked at in the autumn of 2020 and the winter after it."""
_BROAD = r"need(?:ing)? (?:of )?help and protection"
"""Says much or little; where the front door is named beside it, that is what was looked at."""


def read(pages: tuple[Page, ...]) -> Reading:
    """Read a focused-visit letter."""
    letter = letters.opened(pages)
    named, called = letter.about(_TITLE)
    theme, told = theme_of(letter.opening) or (None, "")
    stated = previous_grades.overall(letter.said[: previous_grades.MOST_SENTENCES], named)
    previous, previous_said = stated or (None, None)
    reading = letter.reading(Kind.FOCUSED_VISIT, named, called)
    return replace(
        reading,
        theme=theme,
        previous_stated=previous,
        evidence=letters.also(
            reading, Evidence("theme", pages[0].number, quote(told)) if theme else None, previous_said
        ),
    )


def theme_of(opening: str) -> tuple[str, str] | None:
    """Find the theme and the sentence that names it: a usual theme's key, else the letter's own words."""
    said_first = sentences(letters.body(opening))[:12]
    for at, sentence in enumerate(said_first):
        found = _LOOKED_AT.search(sentence)
        if not found or re.search(
            r"\brange of evidence\b|\bcase (?:discussion|record)", sentence[: found.end("theme")][:120]
        ):
            continue
        words = found["theme"]
        usual = [(named.start(), key) for key, form in _THEMES if (named := re.search(form, words, re.IGNORECASE))]
        if not usual:
            return quote(words.removeprefix("for ").rstrip("."), 120), sentence
        if _EVERYTHING.search(words):
            return ("whole_service_covid" if "COVID" in opening else quote(words, 120)), sentence
        theme = min(usual)[1]
        if re.search(_BROAD, words, re.IGNORECASE) and any(
            re.search(_THEMES[0][1], each, re.IGNORECASE) for each in said_first[at : at + 3]
        ):
            theme = _THEMES[0][0]
        return theme, sentence
    return None
