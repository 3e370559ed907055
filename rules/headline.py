"""The verdict of one publication or mention in a line, gravest first: what a lock screen shows of an alert.

The authority's name comes before it. Grades at the bottom of their scale are written in capitals, which stay the
loudest words in plain text, in print and where no colour is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import AT_ODDS, CORRECTED, TWO_DIFFER
from watcher.model.documents import INSUFFICIENT, MIXED
from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.ofsted import (
    ADOPTION,
    ADVERSE,
    AREA_NAMES,
    CARE_LEAVERS,
    HELP_AND_PROTECTION,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    LOOKED_AFTER,
    LSCB,
    OUTCOME,
    OVERALL,
    written,
)
from watcher.timing.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rules.comparison import Comparison
    from rules.rule import Subject
    from watcher.model.alerts import Finding
    from watcher.model.documents import Publication, Reading
    from watcher.model.news import Mention
    from watcher.model.ofsted import Area

SHORT_NAMES = {
    OVERALL: "overall",
    LEADERSHIP: "leaders",
    HELP_AND_PROTECTION: "help and protection",
    IN_CARE: "children in care",
    CARE_LEAVERS: "care leavers",
    IN_CARE_AND_CARE_LEAVERS: "children in care and care leavers",
    LOOKED_AFTER: "children looked after",
    ADOPTION: "adoption",
    LSCB: "safeguarding board",
}
LETTERS = {
    Kind.FOCUSED_VISIT: "focused visit",
    Kind.MONITORING_VISIT: "monitoring visit",
    Kind.JTAI: "joint inspection (JTAI)",
}
UNCONFIRMED = "reported, not yet confirmed"


def headline(subject: Subject, findings: tuple[Finding, ...], comparisons: Sequence[Comparison]) -> str:
    """Say the gravest first, without the authority's name and without a full stop; of old news, that it is old."""
    if subject.mention:
        return _of_news(subject.mention)
    publication = subject.publication
    assert publication is not None, "what is no mention is a publication"
    if subject.overtaken:
        return subject.overtaken.words
    verdict = "; ".join(_parts(publication, comparisons)) or _plain(publication)
    kinds = {each.kind for each in findings}
    for kind, words in ((CORRECTED, CORRECTED), (AT_ODDS, TWO_DIFFER)):
        if kind in kinds:
            verdict = f"{verdict}; {words}" if _is_loud(verdict) else f"{words}: {verdict}"
    return verdict


def _is_loud(verdict: str) -> bool:
    return any(verdict.removeprefix("still ").startswith(each.upper()) for each in ADVERSE)


def _parts(publication: Publication, comparisons: Sequence[Comparison]) -> Iterable[str]:
    said = publication.reading
    actions = _count(said.priority_actions)
    if said.kind in LETTERS:
        found = [each for each in (actions, *_progress(said)) if each]
        if found:
            yield f"{LETTERS[said.kind]}, {', '.join(found)}"
        return
    outcome = next((each.grade.word for each in said.judgements if each.area == OUTCOME), None)
    if said.kind is Kind.AREA_SEND and (found := [each for each in (outcome, actions, *_progress(said)) if each]):
        yield f"area SEND: {', '.join(found)}"
        return
    # Without the board, whose grade is never the council's (docs/domain.md 1); overall first, where there is one.
    council = sorted((each for each in comparisons if each.area != LSCB), key=lambda each: each.area != OVERALL)
    # Only where no judgement shows it: else the headline would say it twice.
    if said.says_deteriorated and not any(each.now.word in ADVERSE or each.steps_worse for each in council):
        yield "WORSE, the report says"
    yield from _judged(council)
    boards = [each.now.word for each in comparisons if each.area == LSCB and each.now.word in ADVERSE]
    yield from (f"safeguarding board {written(each)}" for each in boards)
    if actions:
        yield actions


def _judged(council: Sequence[Comparison]) -> Iterable[str]:
    """Say the council's own judgements: what is inadequate, then what fell; only without either, what rose or is."""
    adverse = [each for each in council if each.now.word in ADVERSE]
    fallen = sorted(
        (each for each in council if each.steps_worse and each not in adverse), key=lambda each: -each.now.rank
    )
    yield from _adverse(adverse, of=len(council))
    if fallen:
        yield f"WORSE: {_grouped(fallen, _now_and_before)}"
    if adverse or fallen or not council:
        return
    risen = [each for each in council if each.steps_better]
    if not risen:
        yield _standing(council)
    elif any(each.earlier and each.earlier.grade.word in ADVERSE for each in risen):
        yield f"no longer inadequate: {_standing(council, now=True)}"
    else:
        yield f"better: {_grouped(risen, _now_and_before)}"


def _adverse(adverse: Sequence[Comparison], *, of: int) -> Iterable[str]:
    still = [each for each in adverse if each.earlier and each.earlier.grade == each.now]
    new = [each for each in adverse if each not in still]
    for same, again in ((new, ""), (still, "still ")):
        if same and len(same) == of > 1 and len({each.now.word for each in same}) == 1:
            yield f"{again}{written(same[0].now.word)} in all {of} judgements"
        elif same:
            yield again + _grouped(same, lambda each: (written(each.now.word), ""))


def _standing(council: Sequence[Comparison], *, now: bool = False) -> str:
    if len(council) > 1 and len({each.now for each in council}) == 1:
        return f"{council[0].now.word} in all {len(council)} judgements"
    return _grouped(
        sorted(council, key=lambda each: -each.now.rank),
        lambda each: ("", f" now {each.now.word}") if now else (each.now.word, ""),
    )


def _now_and_before(comparison: Comparison) -> tuple[str, str]:
    was = f" (was {comparison.earlier.grade.word})" if comparison.earlier else ""
    # The area first: "WORSE: good children in care" would praise them.
    return "", f" now {comparison.now.word}{was}"


def _grouped(comparisons: Sequence[Comparison], words: Callable[[Comparison], tuple[str, str]]) -> str:
    """Name the areas that share a grade together: "overall, leaders now requires improvement (was good)"."""
    groups: dict[tuple[str, str], list[Area]] = {}
    for each in comparisons:
        groups.setdefault(words(each), []).append(each.area)
    return "; ".join(
        f"{before} {', '.join(SHORT_NAMES.get(area, AREA_NAMES[area]) for area in areas)}{after}".lstrip()
        for (before, after), areas in groups.items()
    )


def _progress(said: Reading) -> Iterable[str]:
    if said.progress in (INSUFFICIENT, MIXED):
        yield f"{said.progress} progress"
    if said.says_deteriorated:
        yield "services got worse"


def _count(actions: tuple[str, ...]) -> str:
    if not actions:
        return ""
    return f"{counted(len(actions), 'area')} for priority action"


def _plain(publication: Publication) -> str:
    """Say what it is, where there is no verdict: an unread document asks to be looked at."""
    said = publication.reading
    if said.problems or said.kind in (Kind.UNKNOWN_REPORT, Kind.NOT_A_REPORT):
        return "please check this report yourself"
    if said.kind in LETTERS:
        return f"{LETTERS[said.kind]} published, no priority action"
    return f"published: {publication.title}"


def _of_news(mention: Mention) -> str:
    said = mention.reading
    grade = said.overall_grade_now
    if not said.should_alert and said.should_note:
        return "may be news of an inspection, not yet confirmed"
    if grade and grade.word in ADVERSE:
        return f"{UNCONFIRMED}: {written(grade.word)}"
    if said.direction is Direction.DETERIORATED:
        return f"{UNCONFIRMED}: services got worse" + (f", now {grade.word}" if grade else "")
    return f"{UNCONFIRMED}: {grade.word if grade else 'an adverse inspection'}"
