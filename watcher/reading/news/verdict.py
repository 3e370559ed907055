"""What a piece of news says of the services: the grade, the direction, and what in it is adverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.ofsted import FOUR_POINT, FOUR_POINT_TO_2013, Grade
from watcher.reading.news import subjects
from watcher.reading.news import wording as words
from watcher.reading.news.claims import When
from watcher.reading.news.sentences import HEAD

if TYPE_CHECKING:
    from watcher.reading.news.claims import Claim
    from watcher.reading.news.sentences import Said

GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
"""Best first, over both scales: papers mix them."""
WITHOUT_GRADE = ("monitoring visit", "focused visit", "JTAI")
NEAR = 45
_NOT_A_FALL = re.compile(r"[\"' ]*(?:rated |judged |an? )*[\"']?(?:inadequate|requires)")
_DATED = re.compile(r"\b(?:in|since) (?:19|20)\d\d")
_FROM_THEN = ("down from",)
"""What may be followed by the earlier grade's date, without being old itself."""
_NOW = (When.NOW, When.STILL)


def grade_now(said: Said, kind: str | None, document: Kind) -> Grade | None:
    """Name the grade that stands after a piece; for visits, which give none, the one that it calls standing."""
    scale = FOUR_POINT_TO_2013 if said.day and not said.day.guessed and said.day.year < 2013 else FOUR_POINT
    if document is Kind.COUNCIL_MINUTES and said.says("inadequate", *_NOW, When.STANDING, When.PAST):
        return scale.grade("inadequate")
    overall = [each for each in said.claims if each.overall and each.when in _NOW and each.own]
    if overall and len({each.grade for each in overall}) == 1 and overall[0].grade in scale.words:
        return scale.grade(overall[0].grade)
    for within in (1, 2, None):
        if within is None and kind not in WITHOUT_GRADE and said.has(words.SERIOUS, HEAD):
            return scale.grade("inadequate")
        for grade in reversed(GRADES):
            if grade in scale.words and said.says(grade, *_NOW, When.STANDING, within=within):
                return scale.grade(grade)
    past = [each for each in said.claims if each.when is When.PAST and each.own and each.grade in scale.words]
    return scale.grade(past[0].grade) if past and kind in WITHOUT_GRADE else None


def direction_of(said: Said, kind: str | None) -> Direction:
    """Say which way a piece says that the services went."""
    worse = fall_in(said) or decline_in(said)
    better = said.has(words.IMPROVED_SURELY, 2) or _rose(said)
    if worse and not better:
        return Direction.DETERIORATED
    if said.has(words.NO_PROGRESS, HEAD) and not better:
        return Direction.UNCHANGED
    weakly = kind == "monitoring visit" or not said.says("inadequate", When.NOW, within=HEAD)
    if better or (weakly and said.has(words.IMPROVED, HEAD if kind == "monitoring visit" else 2) and not worse):
        return Direction.IMPROVED
    again = said.says("inadequate", When.NOW) and said.has(words.NO_CHANGE, HEAD)
    still = any(each.when is When.STILL and each.own for each in said.claims)
    return Direction.UNCHANGED if again or still else Direction.UNKNOWN


def decline_in(said: Said) -> str | None:
    """Find the words that say that services got worse."""
    return next(
        (
            found[0]
            for each in said.sentences
            if (found := words.DETERIORATED.search(each)) and not words.NOT_DETERIORATED.search(each)
        ),
        None,
    )


def fall_in(said: Said) -> str | None:
    """Find a fall: said in a verb beside a grade, or seen in an earlier grade that was better."""
    for number, each in enumerate(said.sentences):
        if words.FELL_ITSELF.search(each):
            return "a lower grade"
        for found in words.FELL.finditer(each):
            near = each[found.end() : found.end() + NEAR]
            if not words.FELL_NEAR.search(near) or (found[0] == "no longer" and _NOT_A_FALL.match(near)):
                continue
            if number == 0 or found[0] in _FROM_THEN or not _DATED.search(near) or said.says("inadequate", When.NOW):
                return found[0]
    now = [GRADES.index(each.grade) for each in said.claims if each.when in _NOW and each.own]
    before = [GRADES.index(each.grade) for each in said.claims if _is_before(each) and not each.other]
    if now and before and max(now) > max(before) and not said.has(words.IMPROVED_SURELY, 2):
        return f"was {GRADES[max(before)]}"
    return None


def _is_before(claim: Claim) -> bool:
    """Say whether a claim names an earlier grade: "its outstanding services" does, beside a grade of now."""
    label = claim.when is When.STANDING and claim.grade in ("good", "outstanding")
    return label or claim.when in (When.PAST, When.LEFT)


def _rose(said: Said) -> bool:
    now = [GRADES.index(each.grade) for each in said.claims if each.when is When.NOW and each.own]
    before = [
        GRADES.index(each.grade) for each in said.claims if each.when in (When.PAST, When.LEFT) and not each.other
    ]
    return bool(now and before) and max(now) < min(before)


def priority_action(said: Said, sentences: int | None = None) -> bool:
    """Say whether a piece tells of areas for priority action, in its first so many sentences, and doesn't deny them."""
    return said.has(words.PRIORITY_ACTION, sentences) and not said.has(words.NO_PRIORITY_ACTION)


def adverse_in(said: Said, kind: str | None) -> str | None:
    """Say what is adverse in a piece, as the beginning of a sentence; None when nothing is."""
    if kind == "monitoring visit":
        return _adverse_in_monitoring(said)
    if priority_action(said):
        return "Areas for priority action are reported"
    if kind in WITHOUT_GRADE:
        found = decline_in(said) or said.first(words.SERIOUS) or said.first(words.NO_PROGRESS, HEAD)
        return f"The letter says “{found}”" if found else None
    standing = said.says("inadequate", When.STILL, When.STANDING, within=1)
    better = said.has(words.IMPROVED_SURELY, 2) or bool(standing and said.has(words.IMPROVING, 1))
    if said.says("inadequate", When.NOW, within=2) or (said.says("inadequate", *_NOW) and not better):
        return "An inadequate judgement is reported"
    return None if better else _worse_or_damned(said)


def _worse_or_damned(said: Said) -> str | None:
    if fall := fall_in(said):
        return f"A fall is reported (“{fall}”)"
    if decline := decline_in(said):
        return f"A decline is reported (“{decline}”)"
    if not said.has(subjects.SUBJECT) and not said.has(subjects.AREAS) and not said.has(subjects.COUNCIL, 2):
        return None
    if found := said.first(words.SERIOUS):
        return f"“{found}” are reported"
    if any(said.says(each, *_NOW) for each in GRADES[:-1]):
        return None
    if said.has(words.FAILING, HEAD):
        return "Failings towards children are reported"  # its words may have a name between them
    damned = said.first(words.PRESS_VERDICT, HEAD)
    return f"The report is called damning (“{damned}”)" if damned else None


def _adverse_in_monitoring(said: Said) -> str | None:
    if said.has(words.IMPROVED_SURELY, HEAD):
        return None
    decline = None if said.has(words.IMPROVED, 1) else decline_in(said)
    found = decline or said.first(words.NO_PROGRESS, HEAD)
    return f"A visit's letter is adverse (“{found}”)" if found else None
