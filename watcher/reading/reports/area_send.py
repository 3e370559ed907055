"""Area SEND inspections: one of three outcomes for the local area partnership, read in two ways that must agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_SEND, OUTCOME, Grade, Judgement
from watcher.reading.lines import lines
from watcher.reading.reports import area_send_tables, authority, declines, letters, progress
from watcher.reading.reports.priority_standing import Standing, standing_under_heading
from watcher.reading.text import flat, quote, sentences
from watcher.timing.dates import RUN_OF_DAYS, span_in

if TYPE_CHECKING:
    from datetime import date

    from watcher.reading.pages import Page

_TITLE = re.compile(
    r"(?:area SEND (?:monitoring |full )?(?:inspection|revisit|visit)|inspection|revisit) (?:of|to|in) (.{3,120}?)"
    r"(?= local area partnership| inspection dates?| dates? of | this letter| between \d|$)",
    re.IGNORECASE,
)
_DATES = re.compile(rf"\binspection dates?:?\s*(?:from\s)?({RUN_OF_DAYS})", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b(?:between|from|on)\s+({RUN_OF_DAYS})", re.IGNORECASE)
_MONITORING = re.compile(
    r"\barea SEND monitoring (?:inspection|visit|report)|\bmonitoring inspection (?:of|report)\b", re.IGNORECASE
)
_WITHOUT_OUTCOME = re.compile(
    r"\bjoint (?:local )?area (?:SEND )?(?:inspection|revisit)|\brevisit\b|written statement of action", re.IGNORECASE
)
_OUTCOME_HEADING = re.compile(r"\binspection outcome\b:?", re.IGNORECASE)
_OUTCOME_ENDS = re.compile(
    r"\binformation about the\b|\bthe next full\b|\bas a result of this inspection\b", re.IGNORECASE
)
_OUTCOMES = (
    re.compile(r"\btypically leads?\b[^.]{0,40}\bpositive\b", re.IGNORECASE),
    re.compile(r"\binconsistent experiences\b", re.IGNORECASE),
    re.compile(r"\bwidespread\b[^.]{0,20}\bsystemic failings\b", re.IGNORECASE),
)
"""What the outcome's own sentence says, outcome by outcome."""
_FOLLOWS = (
    re.compile(
        r"\bnext full\b[^.]{0,60}\bwithin\b[^.]{0,20}\b(?:five|5) years|\btaking action where improvements are needed",
        re.IGNORECASE,
    ),
    re.compile(r"\bmust work jointly to make improvements", re.IGNORECASE),
    re.compile(
        r"\bmonitoring inspection will\b|\brequires? the (?:local )?area partnership to prepare and submit"
        r"|\bmust address urgently",
        re.IGNORECASE,
    ),
)
"""What follows from the outcome, in other sentences: when the next inspection comes, what the partnership must do."""
_SOONER = re.compile(r"\bnext full\b[^.]{0,60}\bwithin\b[^.]{0,20}\b(?:three|3) years", re.IGNORECASE)
TITLE_LETTERS = 600
COVER_LETTERS = 3_000


def read(pages: tuple[Page, ...]) -> Reading:
    """Read an area SEND report, or a letter about one: outcome, dates, areas for priority action and improvement."""
    opening = flat(" ".join(page.text for page in pages[:3])[: letters.MOST_OPENING])
    on_lines = lines(pages)
    is_monitoring = bool(_MONITORING.search(opening[:400]))
    span = _dates(opening)
    title = _TITLE.search(opening)
    named = authority.first_certain(*((title[1],) if title else ()), opening[:TITLE_LETTERS], opening)
    problems = []
    judgements: tuple[Judgement, ...] = ()
    evidence: list[Evidence] = []
    if _OUTCOME_HEADING.search(opening) or not (is_monitoring or _WITHOUT_OUTCOME.search(opening[:TITLE_LETTERS])):
        outcome, words = outcome_of(opening[:COVER_LETTERS])
        if outcome is None:
            problems.append(words)
        else:
            judgements = (Judgement(OUTCOME, Grade(AREA_SEND, outcome - 1)),)
            evidence.append(Evidence(OUTCOME, pages[0].number, words))
    actions, improvements = area_send_tables.read(on_lines)
    actions = tuple(each for each in actions if standing_under_heading(each[1]) is Standing.SET)
    said = letters.said(on_lines)
    called = progress.direction(said) if is_monitoring else None
    worse = declines.read(said)
    if judgements and (judgements[0].grade.rank == len(_OUTCOMES) - 1) != bool(actions):
        problems.append(
            "The outcome and the areas for priority action don't agree: only systemic failings come with them."
        )
    if span is None:
        problems.append("The inspection's dates were not found on the cover.")
    if len(named) != 1:
        problems.append(authority.problem(named, title[1] if title else opening))
    if actions:
        evidence.append(Evidence("priority_action", actions[0][0], quote(" ".join(text for _, text in actions))))
    evidence += _follows(opening, pages)
    return Reading(
        kind=Kind.AREA_SEND,
        authorities=named,
        inspection_start=span[0] if span else None,
        inspection_end=span[1] if span else None,
        theme="monitoring inspection" if is_monitoring else None,
        judgements=judgements,
        priority_actions=tuple(text for _, text in actions),
        improvements=tuple(text for _, text in improvements),
        says_deteriorated=worse.says_so,
        progress=called[0] if called else None,
        evidence=(*evidence, *((called[1],) if called else ()), *worse.evidence),
        problems=(*problems, *worse.problems),
    )


def outcome_of(cover: str) -> tuple[int | None, str]:
    """Read the outcome in two ways: 1 to 3 with its sentence, or None with the problem when they don't agree."""
    heading = _OUTCOME_HEADING.search(cover)
    if not heading:
        return None, "The inspection's outcome was not found: the heading “Inspection outcome” is missing."
    section = cover[heading.end() :]
    ends = _OUTCOME_ENDS.search(section)
    sentence = section[: ends.start() if ends else 700].strip()
    said = {number for number, form in enumerate(_OUTCOMES, start=1) if form.search(sentence)}
    follows = {number for number, form in enumerate(_FOLLOWS, start=1) if form.search(section[:1_500])}
    if len(said) == 1 and said == follows and not (said == {1} and _SOONER.search(section[:1_500])):
        return said.pop(), quote(sentence)
    return None, "The outcome's sentence and what is said to follow from it don't agree; please look yourselves."


def _dates(opening: str) -> tuple[date, date] | None:
    cover = _DATES.search(opening[:COVER_LETTERS])
    if cover:
        return span_in(cover[1])
    return next((span for each in _BETWEEN.finditer(opening) if (span := span_in(each[1]))), None) or letters.visited(
        opening
    )


def _follows(opening: str, pages: tuple[Page, ...]) -> list[Evidence]:
    """Take the sentences about the priority action plan and the next or monitoring inspection."""
    found = []
    for about, form in (
        ("priority_action_plan", r"\bsubmit a priority action plan\b"),
        ("monitoring_inspection", r"\bmonitoring inspection will\b"),
        ("next_inspection", r"\bnext full\b.{0,60}inspection\b"),
    ):
        sentence = next(
            (each for each in sentences(opening[:COVER_LETTERS]) if re.search(form, each, re.IGNORECASE)), None
        )
        if sentence:
            found.append(Evidence(about, pages[0].number, quote(sentence)))
    return found
