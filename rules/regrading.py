"""What a correction changed in what alerts rest on, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import Severity
from watcher.model.corrections import Cause, other_areas, regraded
from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from watcher.model.alerts import Alert, Change
    from watcher.model.corrections import Correction
    from watcher.model.documents import Reading
    from watcher.model.ofsted import Area


def regradings(correction: Correction, now: Reading) -> tuple[str, ...]:
    """Say of each judgement, and of whatever else alerts rest on, that has changed: what it is now, and what it was."""
    here, there = ("here", "in the other document") if correction.cause is Cause.BESIDE else _IN_TIME
    return tuple(f"{what}: {is_} {here}, {was} {there}" for what, is_, was in differences(correction.before, now))


_IN_TIME = "now", "before the correction"


def unchanged(now: Reading) -> str:
    """Say that nothing of it changed."""
    return "Its judgements are the same." if now.judgements else "What alerts rest on is the same."


def taken_back(alert: Alert, now: Reading) -> str | None:
    """Say what in an alert a document now contradicts, as "impact of leaders: good now"; None where it stands."""
    grades = {AREA_NAMES[each.area]: each.grade.word for each in now.judgements}
    changed = [f"{each.area}: {grades[each.area]} now" for each in alert.changes if _is_another(each, grades)]
    if not now.priority_actions and any(each.kind == "priority_action" for each in alert.findings):
        changed.append("it sets no area for priority action now")
    return "; ".join(changed) or None


def nothing_is_left(alert: Alert, now: Reading) -> bool:
    """Return whether everything that made an alert critical now has another grade; what is no grade is taken to stand.

    The new grade may itself be a reason: that makes an alert of its own.
    """
    grades = {AREA_NAMES[each.area]: each.grade.word for each in now.judgements}
    changed = {each.area for each in alert.changes if _is_another(each, grades)}
    grave = [each for found in alert.findings if found.severity is Severity.CRITICAL for each in found.reasons]
    return bool(grave) and all(each.area is not None and AREA_NAMES[each.area] in changed for each in grave)


def _is_another(change: Change, grades: Mapping[str, str]) -> bool:
    return grades.get(change.area, change.now) != change.now


def differences(before: Reading, now: Reading) -> Iterator[tuple[str, str, str]]:
    """List what alerts rest on that differs: what it is about, what the second says, what the first said."""
    for area in regraded(now, before):
        yield AREA_NAMES[area], _word(now, area), _word(before, area)
    yield from changed_beside_grades(before, now)


def changed_beside_grades(before: Reading, now: Reading) -> Iterator[tuple[str, str, str]]:
    """List what alerts rest on besides grades that has changed: what it is about, what it is now, what it was."""
    if other_areas(now, before):
        same_count = len(now.priority_actions) == len(before.priority_actions)
        yield "areas for priority action", _count(now), f"{_count(before)}{' other' if same_count else ''}"
    if now.says_deteriorated != before.says_deteriorated:
        yield "that services got worse", _said(now), _said(before)
    if now.progress != before.progress:
        yield "progress", now.progress or "not said", before.progress or "not said"


def _count(said: Reading) -> str:
    # While a document is in doubt, what was not found in it may stand there.
    return str(len(said.priority_actions) or ("none that could be read" if said.problems else "none"))


def _said(said: Reading) -> str:
    return "said" if said.says_deteriorated else "not said"


def _word(said: Reading, area: Area) -> str:
    found = next((each.grade.word for each in said.judgements if each.area == area), None)
    return found or "no judgement that could be read"
