"""What a piece says of the services: the grade, the direction, and what in it is adverse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from watcher.model.news import Direction
from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.frames import Frame
from watcher.reading.news.inspection_kind import TOLD, VISITS
from watcher.reading.news.matter import authorities_of, is_of_the_country
from watcher.reading.news.telling import HEAD, LEAD, NOW, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.telling import Telling

STEPS = {"outstanding": 0, "good": 1, "requires improvement": 2, "inadequate": 3}
"""The four-point scale, best first."""
OLD_STEPS = {"outstanding": 0, "well": 1, "good": 1, "adequate": 2, "poor": 3, "inadequate": 3}
"""The scales until 2013 and the yearly ratings until 2011, which fell and rose together."""
SCALES = (STEPS, OLD_STEPS)
JUST = 2
"""How many months ago a report may be and still be the newest."""
BEFORE = (Standing.EARLIER, Standing.LEFT)
BETTER = ("good", "outstanding")
A_FALL = "A fall is reported"
"""The beginning of what is said where a grade of now is lower than an earlier one that is named beside it."""

DAMNED = "A damning report is spoken of"
"""What is said where no grade is named, but a report of today is called damning, or somebody is sorry for it."""
_HAVE_SAID = frozenset(("has", "have", "is", "was", "said", "says", "today", "also", "now", "inspectors"))
_FINDINGS = frozenset(("findings", "report", "verdict", "judgement", "found"))
_ASIDE = frozenset(((",", "as"), (",", "when"), (",", "while")))
"""Behind these a report is not what somebody is sorry for: "sorry for a data breach, as the report came out"."""


class Change(NamedTuple):
    """A grade of now beside an earlier one of the same judgement on the same scale; `steps` above zero is a fall."""

    now: Frame
    before: Frame
    steps: int


def change_in(telling: Telling, whose: Whose | None = None) -> Change | None:
    """Compare the newest own result with the latest earlier one, as far as both are named."""
    now = telling.said(*GRADES, whose=whose)
    before = telling.said(*GRADES, standing=(*BEFORE, Standing.KNOWN), whose=whose)
    whole = result(telling, whose)
    now = tuple(each for each in of_the_matter(now, telling) if _judgement(each) or each.sort == whole)
    before = of_the_matter(before, telling)
    changes = [found for one in now for other in before if (found := _compared(telling, one, other))]
    if not changes:
        return None
    latest = min(each.before.months or 0 for each in changes)
    recent = [each for each in changes if (each.before.months or 0) == latest]
    return max(recent, key=lambda each: each.steps)


def _is_known_to_have_fallen(telling: Telling, whose: Whose) -> bool:
    """Return whether a grade that is spoken of as known, where none is of now, is lower than one dated before."""
    if telling.said(*GRADES, whose=whose):
        return False
    known = of_the_matter(telling.said(*STEPS, standing=(Standing.KNOWN,), whose=whose), telling)
    before = of_the_matter(telling.said(*STEPS, standing=(Standing.EARLIER,), whose=whose), telling)
    dated = [STEPS[each.sort] for each in before if (each.months or 0) > JUST]
    left = telling.said(*STEPS, standing=(Standing.LEFT,), whose=whose)
    dated += [STEPS[each.sort] for each in left if any(one.sentence == each.sentence for one in known)]
    return bool(known and dated) and max(STEPS[each.sort] for each in known) > max(dated)


def _compared(telling: Telling, now: Frame, before: Frame) -> Change | None:
    """Compare two grades of one judgement on one scale; a label ("its outstanding services") only in one sentence."""
    if before.standing is Standing.KNOWN and (before.sentence != now.sentence or before.sort not in BETTER):
        return None
    if now.names and before.names and not set(now.names) & set(before.names):
        return None
    one, other = _judgement(now), _judgement(before)
    apart = one != other and not (one and before.sentence == now.sentence and before.at > now.at)
    if apart and (other or any(_judgement(each) is None for each in telling.said(*GRADES))):
        return None  # "good in all areas" before tells of each of them, unless there is an overall grade of now
    for scale in SCALES:
        if now.sort in scale and before.sort in scale:
            steps = scale[now.sort] - scale[before.sort]
            return None if steps > 0 and now.standing is Standing.STILL else Change(now, before, steps)
    return None


def _judgement(frame: Frame) -> str | None:
    return None if frame.area in ("overall", "several") else frame.area


def of_the_matter(frames: tuple[Frame, ...], telling: Telling) -> tuple[Frame, ...]:
    """Leave out what is said by name of others than whom a piece is about."""
    about = set(authorities_of(telling))
    return tuple(each for each in frames if not each.names or about & set(each.names))


def result(telling: Telling, whose: Whose | None = None) -> str | None:
    """Name the newest result: the title's if it names one, else the overall one, else the worst of the judgements."""
    found = of_the_matter(telling.said(*GRADES, whose=whose), telling)
    whole = [each for each in found if _judgement(each) is None]
    for choice in ([each for each in whole if each.sentence == 0], [each for each in found if each.area == "overall"]):
        if choice:
            return _worst(choice)
    return _worst(whole or found) if found else None


def _worst(frames: Iterable[Frame]) -> str:
    return max((each.sort for each in frames), key=lambda sort: STEPS.get(sort, OLD_STEPS.get(sort, 0)))


def adverse_in(telling: Telling, kind: str | None) -> str | None:
    """Say what is adverse in a piece, as the beginning of a sentence; None when nothing is."""
    if kind == "monitoring visit":
        return _adverse_in_monitoring(telling)
    today = telling.has("today", HEAD + 1) and telling.has("inspector", HEAD + 1)
    if telling.said("priority", standing=(*NOW, Standing.KNOWN) if today else NOW):
        return "Areas for priority action are reported"
    grade, change = result(telling), change_in(telling)
    if _is_better(telling, change):
        part = any(each.area not in (None, "overall") for each in telling.said("inadequate", standing=(Standing.NOW,)))
        return "An inadequate judgement is reported" if part else None
    if kind not in VISITS:
        inadequate = telling.said("inadequate", "poor") and not _is_a_detail(telling, grade)
        known = (
            today
            and not telling.has("national", LEAD)
            and telling.said("inadequate", "poor", standing=(Standing.KNOWN,), within=HEAD)
        )
        if inadequate or (known and grade in (None, "inadequate", "poor")):
            return "An inadequate judgement is reported"
        if _is_the_same_inadequate(telling, grade):
            return "An inadequate judgement is reported"
        if change and change.steps > 0:
            return f"{A_FALL} (was “{change.before.sort}”)"
    return _decline_in(telling, grade, today=today)


def _is_the_same_inadequate(telling: Telling, grade: str | None) -> bool:
    """Return whether an inspection gave the grade of the one before, and that was inadequate."""
    if grade or not telling.said("kept", standing=(Standing.NOW,), within=HEAD):
        return False
    before = telling.said(*STEPS, standing=(Standing.EARLIER, Standing.KNOWN), within=HEAD)
    return bool(before) and before[0].sort == "inadequate"


def _decline_in(telling: Telling, grade: str | None, *, today: bool) -> str | None:
    if telling.said("down", standing=(Standing.NOW,)):
        return "A lower grade is reported"
    if telling.said("decline", standing=(Standing.NOW,)):
        return "A decline is reported"
    if telling.said("serious", standing=(Standing.NOW,)) and grade in (None, "inadequate"):
        return "Serious failures are reported"
    damned = telling.said("press", within=HEAD) and telling.said("failing", within=HEAD)
    if grade is None and today and (damned or _is_apologised_for(telling)):
        return DAMNED
    return None


def _is_apologised_for(telling: Telling) -> bool:
    """Return whether somebody says sorry for what Ofsted found, and not for what others did."""
    other = any(telling.has(each, HEAD) for each in ("inquiry", "put right"))
    if other or telling.said("improved", within=HEAD) or not telling.has("own", HEAD):
        return False
    return any(_is_sorry_for_findings(each) for each in telling.sentences[:HEAD])


def _is_sorry_for_findings(sentence: Sentence) -> bool:
    texts = sentence.texts
    sorry = next((at for at, each in enumerate(texts) if each == "sorry" or each.startswith("apolog")), len(texts))
    ahead = next((each.end for each in sentence.hits if each.sort == "inspector" and each.end <= sorry), None)
    if ahead is not None and set(texts[ahead:sorry]) <= _HAVE_SAID:
        return False  # "Ofsted has said sorry for the report"
    after = texts[sorry:]
    found = next((at for at, each in enumerate(after) if each in _FINDINGS), 0)
    return "for" in after[:found] and not _ASIDE & set(pairwise(after[:found]))


def _is_a_detail(telling: Telling, grade: str | None) -> bool:
    """Return whether the word inadequate, beside a better result, isn't a judgement's: it names none."""
    if grade in (None, "inadequate", "poor"):
        return False
    areas = {each.area for each in telling.said("inadequate", standing=(Standing.NOW,))}
    return not areas - {None, "overall"}


def _is_better(telling: Telling, change: Change | None) -> bool:
    """Return whether the newest result is an improvement, so that every word of failure is about what was before."""
    if change and change.steps:
        return change.steps < 0
    if telling.said("left behind", standing=(Standing.NOW,), within=LEAD):
        return True
    good = telling.said("good", "outstanding", within=LEAD)
    return bool(good) and not telling.said("inadequate", "requires improvement", "down", "decline", within=HEAD)


def _adverse_in_monitoring(telling: Telling) -> str | None:
    improved = telling.said("improved", standing=(Standing.NOW,), within=LEAD)
    if telling.said("decline", "down", standing=(Standing.NOW,), within=TITLE):
        return "A visit's letter tells of decline"
    if telling.said("decline", "down", standing=(Standing.NOW,), within=HEAD + 1) and not improved:
        return "A visit's letter tells of decline"
    if telling.said("priority"):
        return "Areas for priority action are reported"
    if telling.said("no progress", within=HEAD) and not telling.said("improved", standing=(Standing.NOW,), within=HEAD):
        return "A visit's letter tells of too little progress"
    return None


def direction_of(telling: Telling, kind: str | None) -> Direction:
    """Say which way a piece says that the services went."""
    now = (Standing.NOW,)
    whose = telling.about
    change = change_in(telling, whose)
    if (change and change.steps > 0) or _is_known_to_have_fallen(telling, whose):
        return Direction.DETERIORATED
    left = telling.said("left behind", standing=now, whose=whose)
    if is_of_the_country(telling):
        return Direction.IMPROVED if telling.said("improved", standing=now, within=TOLD) else Direction.UNKNOWN
    better = (change and change.steps < 0) or left
    if (telling.said("decline", "down", standing=now, whose=whose) or _has_just_declined(telling)) and not better:
        return Direction.DETERIORATED
    if result(telling, whose) == "inadequate" and telling.said("left behind", standing=BEFORE, whose=whose):
        return Direction.DETERIORATED  # "inadequate. It came out of the bottom grade three years ago"
    if result(telling, whose) in BETTER and telling.said("down", standing=(*BEFORE, Standing.KNOWN), whose=whose):
        return Direction.IMPROVED  # "three years after it was marked down, Wigan is good again"
    if kind not in VISITS and telling.said("kept", standing=(Standing.NOW, Standing.KNOWN), within=TOLD, whose=whose):
        return Direction.UNCHANGED
    if better:
        return Direction.IMPROVED
    return _without_a_step(telling, kind, compared=change is not None)


def _has_just_declined(telling: Telling) -> bool:
    """Return whether a decline is told as known, of a report that just came out."""
    declines = telling.said("decline", standing=(Standing.EARLIER, Standing.KNOWN), within=TOLD, whose=telling.about)
    better = {each.sentence for each in telling.said("improved", standing=(Standing.NOW,), whose=telling.about)}
    return any((each.months is None or each.months <= JUST) and each.sentence not in better for each in declines)


def _without_a_step(telling: Telling, kind: str | None, *, compared: bool) -> Direction:
    """Say which way it went where no grade rose or fell: by what is said of progress, first of all in the title.

    A visit's letter that tells of progress tells of improvement, whatever grade stands; a graded inspection does where
    it isn't inadequate and the grade isn't said to be the same.
    """
    now = (Standing.NOW,)
    if kind not in VISITS and telling.has("awaited", LEAD) and not telling.said(*GRADES, whose=telling.about):
        return Direction.UNKNOWN  # what is hoped of a result that is to come
    stuck, slow = telling.said("no progress", within=HEAD), telling.said("slow", within=HEAD)
    if telling.said("improved", standing=now, within=TITLE) and not telling.said("no progress", "slow", within=TITLE):
        return Direction.IMPROVED
    gained = bool(telling.said("improved", standing=now, within=TOLD))
    if kind == "monitoring visit" and not (stuck or slow) and _is_well_spoken_of(telling):
        return Direction.IMPROVED
    if kind in VISITS:
        return Direction.UNCHANGED if stuck else Direction.IMPROVED if gained and not slow else Direction.UNKNOWN
    gained = gained and not telling.said("inadequate", "poor")
    again = bool(telling.said("again", standing=now, within=LEAD)) and bool(telling.said(*GRADES))
    again |= any(each.standing is Standing.STILL for each in telling.said(*GRADES))
    plainly = gained and telling.said("improved", standing=now, within=LEAD) and not (stuck or slow)
    if compared or (again and not plainly):
        return Direction.UNCHANGED
    return Direction.IMPROVED if gained else Direction.UNKNOWN


def _is_well_spoken_of(telling: Telling) -> bool:
    """Return whether a piece begins with what went well: who is inadequate has got better then."""
    said = {hit.sort for each in telling.sentences[:LEAD] for hit in each.hits}
    doubtful = said & {"lacking", "awaited"} or "harmed" in telling.sorts[0]
    return bool(said & {"raised", "fine"}) and not doubtful
