"""Area SEND inspections: one of three outcomes for the local area partnership, read in two ways that must agree."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model.documents import MIXED, SUFFICIENT, Evidence, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_SEND, OUTCOME, Grade, Judgement
from watcher.reading.lines import lines
from watcher.reading.reports import area_send_tables, authority, letters, visit_days
from watcher.reading.reports.agreement import Agreement
from watcher.reading.reports.area_send_outcome import FAILINGS, HEADING, outcome_of
from watcher.reading.reports.decline import declines
from watcher.reading.reports.ilacs import DATES_LABEL
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.priority.headed import standing_under_heading
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.sections import PriorityActions
from watcher.reading.reports.progress import directions
from watcher.reading.reports.sentences import other_bodies
from watcher.reading.reports.sentences.affirmation import denied
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.reports.unknown_kinds import MAY_SET
from watcher.reading.text import quote, sentences
from watcher.timing.dates import RUN_OF_DAYS, days_in, span_in

if TYPE_CHECKING:
    from datetime import date

    from watcher.reading.pages import Page
    from watcher.reading.text import Said

# Who was inspected is in the title alone, and ends where the next part of the cover begins.
_TITLE = re.compile(
    r"(?:area SEND (?:monitoring |full )?(?:inspection|revisit|visit)|inspection|revisit) (?:of|to|in) (.{3,120}?)"
    r"(?= local area partnership| inspection dates?| dates? of | this letter| between \d|$)",
    re.IGNORECASE,
)
# Reports have a line for it on the cover.
_DATES = re.compile(rf"(?:{DATES_LABEL}):?\s*(?:from\s)?(?P<days>{RUN_OF_DAYS})?", re.IGNORECASE)
_OWN_DATE = re.compile(rf"(?:{RUN_OF_DAYS})(?=.* Dear )", re.IGNORECASE)
"""Of a letter, above whom it goes to."""
LONGEST_WAIT = timedelta(days=visit_days.LONGEST_WAIT)
_ENDS = re.compile(
    r"[,;]?\s*\b(?<!previous )(?<!last )(?:inspection )?end(?:ed)?(?: date)?(?: of (?:the )?inspection)?:\s*",
    re.IGNORECASE,
)
"""Between the first day and the last, where each has a label of its own."""
# Letters say it in their first sentence.
_BETWEEN = re.compile(
    rf"(?<!required\s)(?<!produced\s)\b(?:between|from|on)\s+(?:the\s+)?({RUN_OF_DAYS})", re.IGNORECASE
)
_MONITORING = re.compile(
    r"\barea SEND monitoring (?:inspection|visit|report)|\bmonitoring inspection (?:of|report)\b", re.IGNORECASE
)
_REVISIT = re.compile(r"\brevisit\b", re.IGNORECASE)
MONITORING, REVISIT = "monitoring inspection", "revisit"
# Monitoring inspections and revisits make none of the three outcomes (docs/domain.md 1).
_WITHOUT_OUTCOME = re.compile(
    r"\bjoint (?:local )?area (?:SEND )?(?:inspection|revisit)|\brevisit\b|written statement of action", re.IGNORECASE
)
_WRITTEN_STATEMENT = re.compile(
    r"\bwritten statement of action\b[^.;]{0,40}\brequired\b|\brequires?\b[^.;]{0,80}\bwritten statement of action\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_SOME_OF_THEM = re.compile(
    rf"\b(?:{_NUMBER}|some|most) (?:out )?of (?:the |its )?(?:\w+ )?(?:areas|(?:significant|serious) weak)"
    rf"|\bof (?:the|its|these|those) {_NUMBER} (?:\w+ )?(?:areas|weak)[^.;]{{0,90}}\bin (?:only )?{_NUMBER}\b",
    re.IGNORECASE,
)
# Where the title stands, before the letter names other bodies.
TITLE_LETTERS = 600
MOST_BEHIND_DEAR = 200
"""Letters behind "Dear" in which a letter's title stands."""
# The cover and the paragraph of the outcome, which comes first.
COVER_LETTERS = 3_000


def read(pages: tuple[Page, ...]) -> Reading:
    """Read an area SEND report, or a letter about one: outcome, dates, areas for priority action and improvement."""
    opening = letters.opening(pages, 3)
    on_lines = lines(pages)
    said = letters.said(on_lines)
    head = _head(opening)
    theme = _theme(head)
    span = _dates(opening)
    title = _TITLE.search(opening)
    named = authority.first_certain(*((title[1],) if title else ()), opening[:TITLE_LETTERS], opening)
    judged = _outcome(opening, head, pages[0].number, theme)
    listed, improvements = area_send_tables.read(on_lines)
    listed = tuple(each for each in listed if standing_under_heading(each[1]) is Standing.SET)
    actions = _in_table(listed) if listed else _in_text(said, theme)
    called = _progress(said) if theme else None
    worse = _worse(said)
    problems = [*judged.problems, *actions.problems]
    if judged.judgements and (judged.judgements[0].grade.rank == FAILINGS - 1) != bool(listed):
        problems.append(
            "The outcome and the areas for priority action don't agree: only systemic failings come with them."
        )
    if span is None:
        problems.append("The inspection's dates were not found on the cover.")
    if len(named) != 1:
        problems.append(authority.problem(named, title[1] if title else opening))
    return Reading(
        kind=Kind.AREA_SEND,
        authorities=named,
        inspection_start=span[0] if span else None,
        inspection_end=span[1] if span else None,
        theme=theme,
        judgements=judged.judgements,
        priority_actions=actions.set_now,
        priority_actions_carried=actions.carried,
        improvements=tuple(text for _, text in improvements),
        says_deteriorated=worse.says_so,
        progress=called[0] if called else None,
        evidence=(
            *judged.evidence,
            *actions.evidence,
            *_follows(opening, pages),
            *(() if theme == REVISIT else _written_statement(said)),
            *((called[1],) if called else ()),
            *worse.evidence,
        ),
        problems=(*problems, *worse.problems),
    )


def _theme(head: str) -> str | None:
    """Name the kind of visit that follows an inspection; None for the inspection itself."""
    return MONITORING if _MONITORING.search(head) else REVISIT if _REVISIT.search(head) else None


def _outcome(opening: str, head: str, page: int | None, theme: str | None) -> Agreement:
    """Read the outcome, where such a document gives one."""
    beginning = opening[: max(TITLE_LETTERS, len(head))]
    if not HEADING.search(opening) and (theme == MONITORING or _WITHOUT_OUTCOME.search(beginning)):
        return Agreement((), (), ())
    outcome, words = outcome_of(opening[:COVER_LETTERS])
    if outcome is None:
        return Agreement((), (), (words,))
    return Agreement((Judgement(OUTCOME, Grade(AREA_SEND, outcome - 1)),), (Evidence(OUTCOME, page, words),), ())


def _in_table(listed: tuple[area_send_tables.Item, ...]) -> PriorityActions:
    """Take the areas of their table; beside it, words about areas may be about these."""
    texts = tuple(text for _, text in listed)
    return PriorityActions(set_now=texts, evidence=(Evidence("priority_action", listed[0][0], quote(" ".join(texts))),))


def _in_text(said: Said, theme: str | None) -> PriorityActions:
    """Read what sentences say of areas. What a monitoring inspection seems to set is a doubt.

    It follows an inspection whose areas it tells of, and whether one is new is said in too many ways.
    """
    spoken = priority_actions.read((), said)
    if theme != MONITORING or not spoken.set_now:
        return spoken
    carried = tuple(each for each in spoken.evidence if each.about == "priority_action_carried")
    may_set = MAY_SET.format(quote("; ".join(spoken.set_now)))
    return PriorityActions((), spoken.carried, carried, (may_set, *spoken.problems))


def _head(opening: str) -> str:
    """Take what stands above a report, or a letter's addresses, however many, and its title."""
    dear = opening.find(" Dear ")
    return opening[: max(400, dear + MOST_BEHIND_DEAR if dear >= 0 else 0)]


def _worse(said: Said) -> declines.Declines:
    """Read what got worse: of therapies, too, which the inspection is of; of a partner's services it is a doubt."""
    found = declines.read(said)
    if not found.says_so and (of_therapies := declines.read_as(said, other_bodies.as_area)).says_so:
        return of_therapies
    return found if found.says_so else declines.Declines(problems=declines.of_partners(said) or found.problems)


def _progress(said: Said) -> tuple[str, Evidence] | None:
    """Say how a monitoring inspection or a revisit calls progress: enough in some of the weaknesses is mixed."""
    called = directions.direction(said)
    if called and called[0] == SUFFICIENT and _SOME_OF_THEM.search(called[1].quote):
        return MIXED, called[1]
    return called


def _written_statement(said: Said) -> list[Evidence]:
    """Find the sentence by which an inspection of 2016 to 2022, which gave no outcome, asks for a written statement."""
    for page, sentence in said:
        found = _WRITTEN_STATEMENT.search(sentence) if "written statement of action" in sentence.lower() else None
        if found and not denied(place(sentence, found.end() - 1, found.end())):
            return [Evidence("written_statement_of_action", page, quote(sentence))]
    return []


def _dates(opening: str) -> tuple[date, date] | None:
    cover = _DATES.search(_ENDS.sub(" to ", opening[:COVER_LETTERS]))
    if cover:
        return span_in(cover["days"]) if cover["days"] else None
    told = (
        each[1] for each in _BETWEEN.finditer(opening) if not visit_days.is_of_something_else(opening, each.start(1))
    )
    spans = (*(span for each in told if (span := span_in(each))), letters.visited(opening))
    # A letter names earlier inspections, too, whose days are long before its own date.
    dated = next(iter(days_in(found[0])), None) if (found := _OWN_DATE.search(_head(opening))) else None
    return next((each for each in spans if each and not (dated and dated - each[1] > LONGEST_WAIT)), None)


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
