"""Full inspections: what the cover and the body say, put together."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model.documents import Evidence, NamedAuthority, PreviousStated, Reading
from watcher.model.kinds import Kind
from watcher.model.ofsted import SIF
from watcher.reading.lines import lines
from watcher.reading.reports import authority, ilacs, letters, previous_grades, previous_listed, sif, statements
from watcher.reading.reports.agreement import Agreement
from watcher.reading.reports.decline import declines
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.priority.sections import PriorityActions
from watcher.reading.text import flat, quote
from watcher.timing.dates import RUN_OF_DAYS, RUN_WITHOUT_YEAR, days_in, parted, span_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model.ofsted import Framework
    from watcher.reading.lines import Line
    from watcher.reading.pages import Page
    from watcher.reading.reports.sentences.closer import Closer

# What is printed behind the days on site, with days of its own.
_OTHER_DAYS = (
    r"(?:report\s)?publication\sdate|dates?\s(?:of\spublication|published)"
    r"|(?:dates?\sof\s)?(?:the\s|our\s)?(?:last|previous|next)\s(?:full\s)?inspection"
)
# Up to what stands behind the dates in any layout since 2012.
_DATES = re.compile(
    rf"(?:{ilacs.DATES_LABEL})\s*:?\s*(.{{5,200}}?)"
    rf"(?=\s*(?:{ilacs.DATES_LABEL}|lead inspector|reporting inspector|report(?: was)? published"
    rf"|published|{_OTHER_DAYS}|age group|judge?ments?\s+grade|children'?s services in|the overall|$))",
    re.IGNORECASE,
)
_MAY_NAME_ONE = re.compile(
    r"\bpriority(?:\s(?:and\simmediate\s)?actions?\b|(?:\sand(?:\simmediate)?)?\W*$)", re.IGNORECASE
)
"""A line that names an area for priority action, or may begin to: most reports have none, and many sentences."""
_YEARLESS = re.compile(rf"(?:{ilacs.DATES_LABEL})\s*:?\s*({RUN_WITHOUT_YEAR})(?=\s+[A-Z])", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_HALF_A_DAY = re.compile(r"(?:\b(?:to|until)|(?<!-\d\d)-)\s*\d{1,2}(?:st|nd|rd|th)?$", re.IGNORECASE)
"""The last day without its month: "8 June 2026 to 19"."""
_RUN = re.compile(RUN_OF_DAYS, re.IGNORECASE)
_OF_A_VISIT = re.compile(
    r"(?:first|second|third|last|one|two|three|visits?|weeks?|parts?|days?|inspections?|start|end(?:ed)?|dates?|and|then|again|from|to"
    r"|until|on|of|the|site|\W)*",
    re.IGNORECASE,
)
"""What may stand between the days of one inspection: "first visit …, second visit …", "start date … end date …"."""
_CAME_AGAIN = re.compile(
    r"\b(?:visit|week|on[- ]?site|return|again|inspectors|came|paus|suspend|resum|further)", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\boff[- ]?site\b|\bremote", re.IGNORECASE)
# Printed by SIF reports alone, and wrong in 5 of 152 (docs/domain.md 1): so it is compared, and not believed.
_PUBLISHED = re.compile(
    r"(?<!previous )(?<!last )(?<!previous report )(?<!last report )(?:report published|published:):?\s*(.{8,40})",
    re.IGNORECASE,
)
_OF_PUBLISHED = ("report published", "published:")
"""Letters of which a cover has some that says when it was published."""
# With its deputy excluded; the name ends where a title, a function or the next label begins.
_LEAD = re.compile(
    r"(?<!Deputy )(?<!deputy )(?i:lead|reporting) (?i:inspectors?):?\s*([A-Z][\w'.-]+(?:\s+[A-Z][\w'.-]*){1,3}?)"
    r"(?=,|\s+(?:\(|His|Her|HMI|SHMI|Senior|Age|Judge|Social|Deputy|Team|Inspection|Quality|Contracted|Additional)\b|\s*\()"
)
_OF_LEAD = ("lead inspector", "reporting inspector")
# The two halves of a SIF report's title: the council's part and the safeguarding board's.
_SIF_TITLE = re.compile(
    r"inspection of services for children in need of help|review of the effectiveness of the local safeguarding",
    re.IGNORECASE,
)
_SIF = re.compile(_SIF_TITLE.pattern + "|children looked after and care leavers", re.IGNORECASE)
_ILACS_FROM = date(2018, 1, 1)
# Frameworks of 2009-13 (docs/domain.md 1): one has a title close to SIF's, all are on other scales.
_UNTIL_2013 = re.compile(
    r"inspection of (?:(?:safeguarding and )?looked[- ]after children services"
    r"|local authority arrangements for the protection of children|contact, referral and assessment)",
    re.IGNORECASE,
)
# A review of the board alone is no judgement of the council (docs/domain.md 1).
_BOARD_ALONE = re.compile(
    r"\A(?!.*inspection of services).*safeguarding children'?s? board\s+review of the effectiveness", re.IGNORECASE
)
TITLE_ENDS = re.compile(
    rf"{ilacs.DATES_LABEL}|judge?ments?\s+grade|lead inspector|reporting inspector",
    re.IGNORECASE,
)
# Where nothing shows its end.
MOST_TITLE = 400
# A cover: where a second one comes, a second report begins in the same file.
_COVER = re.compile(
    r"inspection of (?:services for children|.{0,80}children'?s (?:social care )?services).{0,400}?inspection dates?\b",
    re.IGNORECASE,
)
# A cover is short: further down its words are a reference to another report.
COVER_LETTERS = 900
SLIP = timedelta(days=3)
"""A printed day of publication may be a few days out: in 5 of 152 reports it is (docs/domain.md 1)."""
_OF_SIF = re.compile(r"(?:November|December) 2013|(?:.* )?20(?:1[4-9]|2\d)")
"""When the earlier inspection was, whose overall grade a SIF report names; before, services were inspected apart."""


def read(pages: tuple[Page, ...], closer: Closer) -> Reading:
    """Read a full inspection; where another report follows in the same file, only the first one, and say so."""
    pages, another = _first_report(pages)
    cover = flat(pages[0].text)
    opening = statements.opening(pages, after=ilacs.end_of_table(cover[: statements.OPENING_LETTERS]))
    opening = [*statements.above_table(pages[0], ilacs.start_of_table(cover)), *opening]
    title = _title(cover)
    span = next((found for each in _DATES.finditer(parted(cover)) if (found := _span(each[1]))), None)
    span = span or _with_its_foots_year(cover, pages)
    framework, agreed = _judgements(pages, cover, span[0] if span else None, closer)
    problems = [*agreed.problems]
    if not (agreed.judgements or problems):
        problems.append("No judgement was found in it.")
    if another is not None:
        problems.append(f"Another report begins on page {another}; it was not read. Please check the document.")
    if span is None:
        problems.append(_without_dates(cover))
    named = authority.of(title, " ".join(sentence for _, sentence in opening))
    if len(named) != 1:
        problems.append(authority.problem(named, title))
    worse = declines.read(opening)
    problems += worse.problems
    on_lines = lines(pages)
    actions = _priority_actions(on_lines, framework, span)
    problems += actions.problems
    previous, previous_said = _previous(pages, opening, framework, named)
    since = statements.since_last(opening)
    published = _published(cover)
    if published and span and published < span[1] - SLIP:
        problems.append(f"The cover says that it was published on {published:%-d %B %Y}, before the inspection's end.")
        published = None
    lead = next(_leads(flat(page.text) for page in (*pages[:1], *reversed(pages))), None)
    return Reading(
        kind=Kind.INSPECTION,
        framework=framework,
        authorities=named,
        inspection_start=span[0] if span else None,
        inspection_end=span[1] if span else None,
        published=published,
        lead_inspector=" ".join(lead[1].split()) if lead else None,
        judgements=agreed.judgements,
        previous_stated=previous,
        says_deteriorated=worse.says_so,
        priority_actions=actions.set_now,
        priority_actions_carried=actions.carried,
        improvements=letters.improvements(on_lines),
        evidence=(*agreed.evidence, *worse.evidence, *((since,) if since else ()), *actions.evidence, *previous_said),
        problems=tuple(problems),
    )


def _priority_actions(
    on_lines: tuple[Line, ...], framework: Framework | None, span: tuple[date, date] | None
) -> PriorityActions:
    # A SIF report's "priority and immediate action" is its most urgent recommendations, whatever its grade.
    with_word = (each.text for each in on_lines if "priority" in each.text.lower())
    if framework == SIF or not any(map(_MAY_NAME_ONE.search, with_word)):
        return PriorityActions()
    return priority_actions.of_inspection(on_lines, letters.said(on_lines), span)


def _span(printed: str) -> tuple[date, date] | None:
    """Read the days on site; those in brackets behind them may be only a part, or days elsewhere."""
    outside = _IN_BRACKETS.sub(" ", printed)
    if _ELSEWHERE.search(printed):
        return None if _ELSEWHERE.search(outside) else span_in(outside)
    if _HALF_A_DAY.search(outside.strip()):
        return None
    on_site = _on_site(printed)
    return span_in(on_site) or span_in(_IN_BRACKETS.sub(" ", on_site))


def _on_site(printed: str) -> str:
    """Cut off days that other words part from those on site: of the report, of feedback, of a version."""
    runs = list(_RUN.finditer(printed))
    for one, other in pairwise(runs):
        between = printed[one.end() : other.start()]
        if not _OF_A_VISIT.fullmatch(between) and not any(each.isdigit() for each in printed[: runs[0].start()]):
            # Inspectors may have come again on them: nobody can tell, and then no days are certain.
            return "" if _CAME_AGAIN.search(between) else printed[: one.end()]
    return printed


def _with_its_foots_year(cover: str, pages: tuple[Page, ...]) -> tuple[date, date] | None:
    """Read days whose year the cover lacks, where the running line has the same days with one year and no other."""
    printed = _YEARLESS.search(parted(cover))
    if printed is None:
        return None
    form = re.compile(rf"(?<!\d){re.escape(printed[1])}\s(20\d\d)\b")
    years = {each for page in pages for each in form.findall(parted(flat(page.text)))}
    return span_in(f"{printed[1]} {years.pop()}") if len(years) == 1 else None


def _without_dates(cover: str) -> str:
    printed = _DATES.search(cover)
    if printed and len(days_in(printed[1])) > 1:
        return f"The cover gives “{quote(printed[1], 80)}” as the inspection's dates, which can't be right."
    return "The inspection's dates were not found on the cover."


def _published(cover: str) -> date | None:
    small = cover.lower()
    found = _PUBLISHED.search(cover) if any(each in small for each in _OF_PUBLISHED) else None
    return next(iter(days_in(found[1])), None) if found else None


def _judgements(
    pages: tuple[Page, ...], cover: str, start: date | None, closer: Closer
) -> tuple[Framework | None, Agreement]:
    title = _title(cover)
    if _UNTIL_2013.search(title) or _BOARD_ALONE.search(title):
        # Older kinds, on another scale or about the safeguarding board alone: no framework of today's.
        return None, Agreement((), (), ("It is an older kind of inspection, whose judgements are not read.",))
    number = next((at for at, page in enumerate(pages[: ilacs.MOST_COVERS]) if ilacs.has_table(flat(page.text))), None)
    # A report of today's form may bear the older one's title.
    of_today = number is not None and start is not None and start >= _ILACS_FROM
    if (_SIF_TITLE.search(title) and not of_today) or (
        number is None and any(_SIF.search(flat(page.text)) for page in pages[:3])
    ):
        return SIF, sif.judgements(pages, closer)
    if number is None:
        number = ilacs.placed_table(pages, closer)
    if number is None:
        return None, ilacs.without_table(pages)
    return ilacs.judgements(pages[number:], closer, start)


def _first_report(pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], int | None]:
    """Take the first report of a file from its cover on, and say on which page another one begins."""
    covers = [at for at, page in enumerate(pages) if _is_cover(flat(page.text)[:COVER_LETTERS])]
    if covers and sum(len(page.text) for page in pages[: covers[0]]) > COVER_LETTERS:
        covers.insert(0, 0)  # more than a covering note: something of its own, before another report
    first = covers[0] if covers else 0
    another = covers[1] if len(covers) > 1 else None
    return pages[first:another], None if another is None else pages[another].number


def _is_cover(head: str) -> bool:
    return "inspection date" in head.lower() and bool(_COVER.search(head))


def _previous(
    pages: tuple[Page, ...],
    opening: list[tuple[int | None, str]],
    framework: Framework | None,
    named: tuple[NamedAuthority, ...],
) -> tuple[PreviousStated | None, tuple[Evidence, ...]]:
    """Find the earlier grades that the report names: of the whole inspection, or of the two kinds before 2013."""
    overall = (
        previous_grades.overall(opening, named)
        or previous_grades.overall(statements.about_leaders(pages), named)
        or previous_listed.listed(pages)
    )
    if overall and (framework != SIF or _OF_SIF.fullmatch(overall[0].when or "")):
        return overall[0], (overall[1],)
    both = previous_listed.until_2013(pages) if framework == SIF else None
    return both or (None, ())


def _leads(texts: Iterable[str]) -> Iterator[re.Match[str]]:
    for text in texts:
        small = text.lower()
        found = _LEAD.search(text) if any(each in small for each in _OF_LEAD) else None
        if found:
            yield found


def _title(cover: str) -> str:
    end = TITLE_ENDS.search(cover)
    return cover[: min(end.start() if end else MOST_TITLE, MOST_TITLE)]
