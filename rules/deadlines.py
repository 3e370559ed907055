"""What is expected after an inadequate judgement or a priority action, and by about when (docs/domain.md 4).

The council sends Ofsted a written statement of the action it proposes within 70 working days of receiving the report or
the letter. When it was received is not public; counted from publication it is the latest plausible day. A first
monitoring visit followed, by Ofsted's policy of 2016, within four weeks of that; what holds since April 2026 is not
published. So these are expectations, never promises.
"""

from __future__ import annotations

import importlib.util
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import Awaited, Deadline
from watcher.model.documents import PRIORITY_ACTION_MET
from watcher.model.kinds import Kind
from watcher.model.ofsted import LSCB
from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from watcher.model.documents import Publication, Reading
    from watcher.model.ofsted import Authority, Judgement

# docs/domain.md 4: from receiving the report; its day of publication is the latest plausible one, so "about".
PLAN_WORKING_DAYS = 70
# Ofsted's policy of 2016 (docs/domain.md 4, source 17); nothing newer is public.
MONITORING_AFTER_PLAN = timedelta(weeks=4)
ANSWERS = (Kind.MONITORING_VISIT, Kind.INSPECTION)
"""What Ofsted publishes later that shows it has happened. Ofsted doesn't publish the plan itself."""
PLAN_AFTER_PRIORITY_ACTION = (Kind.INSPECTION, Kind.FOCUSED_VISIT)
"""After a JTAI or an area SEND inspection other periods apply, which are not known here."""
_SEVERAL = re.compile(r"\b(?:areas|actions)\b")
_HOW_MANY = re.compile(r"\b(both|two|three|four)\b")
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
_ABOUT = re.compile(
    r"\b(?:about|concerning|on|regarding|relating to|in respect of) (.+?)"
    r"(?:,| (?:that|which|set|identified|made|raised|found|has|have|is|are|no longer)\b|$)"
)
"""The subject of an area that is said to be met, where the words name it."""
_MONTH_OR_YEAR = re.compile(rf"\b(?:(?:{'|'.join(MONTHS)})(?: 20\d\d)?|20\d\d)\b")


@lru_cache(1_000)
def working_day(after: date, count: int) -> date:
    """Find the `count`-th working day after a day, as SI 2007/462 counts: neither weekends nor bank holidays."""
    day = after
    while count:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


def is_working_day(day: date) -> bool:
    """Return whether a day is neither on a weekend nor one of England's bank holidays."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    return england()(subdiv="ENG", years=year, expand=False)


@cache
def england() -> Callable[..., Mapping[date, str]]:
    """Load the one calendar out of its file: to import it by name would load those of 250 countries, 15 MB."""
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    found = importlib.util.spec_from_file_location("holidays.united_kingdom", file)
    assert found is not None, "it ends in .py"
    assert found.loader is not None, "it ends in .py"
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    calendar: Callable[..., Mapping[date, str]] = module.UnitedKingdom
    return calendar


class Published(Struct, frozen=True):
    """What Ofsted published of an authority, as far as something is expected to follow it."""

    day: date
    url: str
    kind: Kind
    judgements: tuple[Judgement, ...] = ()
    sets_priority_actions: bool = False

    @property
    def inadequate(self) -> bool:
        """Whether an inspection judged the council's services inadequate; the board's grade is not the council's."""
        return self.kind is Kind.INSPECTION and any(
            each.grade.word == "inadequate" and each.area != LSCB for each in self.judgements
        )


def deadlines_after(authority: Authority, item: Published) -> tuple[Deadline, ...]:
    """List what is expected after a publication; nothing when neither inadequate nor a priority action is in it."""
    inadequate = item.inadequate
    if not inadequate and not (item.sets_priority_actions and item.kind in PLAN_AFTER_PRIORITY_ACTION):
        return ()

    def expected(awaited: Awaited, by: date) -> Deadline:
        return Deadline(authority.urn, authority.name, awaited, by, item.day, item.url)

    plan = working_day(item.day, PLAN_WORKING_DAYS)
    visit = (expected(Awaited.MONITORING_VISIT, plan + MONITORING_AFTER_PLAN),) if inadequate else ()
    return (expected(Awaited.ACTION_PLAN, plan), *visit)


def deadlines_of(authority: Authority, item: Publication) -> tuple[Deadline, ...]:
    """Say what is expected after something that Ofsted published; nothing when nobody knows when it did."""
    if item.published is None:
        return ()
    said = item.reading
    published = Published(item.published, item.url, said.kind, said.judgements, bool(said.priority_actions))
    return deadlines_after(authority, published)


def seen_since(expected: Deadline, published: Iterable[Publication]) -> Publication | None:
    """Find the later one of `published`, newest first, which shows that what was expected has happened."""
    known = tuple(published)
    asked = next((each for each in known if each.url == expected.url), None)
    later = [each for each in known if each.published and each.published > expected.published]
    answer = next((each for each in later if each.reading.kind in ANSWERS), None)
    if answer or asked is None or expected.awaited is not Awaited.ACTION_PLAN:
        return answer
    for each in reversed(later):
        if _calls_met(each.reading, asked):
            return each
        if each.reading.priority_actions:  # from here on that one may be meant
            return None
    return None


def _calls_met(said: Reading, asked: Publication) -> bool:
    """Return whether a later focused visit's letter says for certain that all that one set is over, and sets none."""
    found = said.evidence_for(PRIORITY_ACTION_MET)
    if found is None or said.problems or said.priority_actions or not _is_of_a_later_visit(said, asked.reading):
        return False
    words, set_then = found.quote.lower(), asked.reading.priority_actions
    days = (asked.reading.inspection_start, asked.reading.inspection_end, asked.published)
    of_then = {f"{each:{form}}".lower() for each in days if each for form in ("%Y", "%B", "%B %Y")}
    if any(each not in of_then for each in _MONTH_OR_YEAR.findall(words)):
        return False
    if any(_NUMBERS[each] != len(set_then) for each in _HOW_MANY.findall(words)):
        return False
    about = " ".join(each[1] for each in _ABOUT.finditer(words))
    known = " ".join(set_then).lower()
    named = all(each in known for each in re.findall(r"\w{5,}", about))
    return named and (len(set_then) == 1 or bool(_SEVERAL.search(words)))


def _is_of_a_later_visit(said: Reading, asked: Reading) -> bool:
    start, end = said.inspection_start, asked.inspection_end
    visits = {said.kind, asked.kind} == {Kind.FOCUSED_VISIT}
    return visits and start is not None and end is not None and start > end
