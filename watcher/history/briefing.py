"""A briefing for a meeting: what was published in a week or month, what it changed, what is expected and overdue."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.alert import WHAT
from rules.comparison import compare
from watcher import data
from watcher.history import standings
from watcher.history.dossier import grades_in_words
from watcher.model.documents import inspection_in
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, FOUR_POINT, History
from watcher.store.published import publications
from watcher.timing.clock import LONDON
from watcher.timing.periods import midnight
from watcher.timing.words import counted, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from rules.comparison import Comparison
    from watcher.history.standings import Standing
    from watcher.model.alerts import Deadline
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Urn
    from watcher.store.published.publications import UnreadPublication

LOOKED_AHEAD = timedelta(days=150)
"""Far enough to include what follows a report of this week: an action plan, and a first monitoring visit."""
NOT_READ = (Kind.UNKNOWN_REPORT, Kind.NOT_A_REPORT)


class BriefingLine(Struct, frozen=True):
    """One line: whom it is about, a day, what it is, what it says, and where it stands."""

    authority: str
    day: date | None
    what: str
    says: str
    url: str

    @property
    def words(self) -> str:
        """All but the address in a sentence."""
        when = f", {day(self.day)}" if self.day else ""
        return f"{self.authority}: {self.what}{when}{': ' if self.says else ''}{self.says}"


class BriefingSection(Struct, frozen=True):
    """Lines under a heading; `none` is the sentence where there are none."""

    heading: str
    lines: tuple[BriefingLine, ...]
    none: str


class Share(Struct, frozen=True):
    """How many authorities have this as their worst judgement: of the watched, and of all in England."""

    grade: str
    watched: int
    england: int


class Briefing(Struct, frozen=True):
    """What there is to say of the time from the day `start` to the day before `end`, and of where things stand."""

    start: date
    end: date
    sections: tuple[BriefingSection, ...]
    shares: tuple[Share, ...]
    watched: int
    england: int

    @property
    def period(self) -> str:
        """The time that it is about: "16 to 22 November 2026"."""
        last = self.end - timedelta(days=1)
        if last == self.start:
            return day(last)
        if (last.year, last.month) == (self.start.year, self.start.month):
            return f"{self.start:%-d} to {day(last)}"
        return f"{day(self.start)} to {day(last)}"

    @property
    def summary(self) -> str:
        """All of it in a line."""
        counts = {each.heading.lower(): len(each.lines) for each in self.sections}
        return f"Briefing for {self.period}: " + ", ".join(f"{count} {what}" for what, count in counts.items())

    @property
    def standing(self) -> str:
        """Say which parts do not keep to the briefing's days."""
        return "Expected and overdue are as things stand now."

    def share_words(self, share: Share) -> str:
        """Say a share in a line."""
        return (
            f"{share.grade}: {share.watched} of {self.watched} watched ({_percent(share.watched, self.watched)}), "
            f"{share.england} of {self.england} in England ({_percent(share.england, self.england)})"
        )


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def brief(tx: Connection, watched: frozenset[Urn], span: tuple[date, date], today: date, *, bundled: bool) -> Briefing:
    """Make the briefing of the days from the first to the day before the second, as things stand today."""
    start, end = span
    found = standings.look(tx, data.authorities(), today, bundled=bundled)
    theirs = [each for each in found if each.authority.urn in watched]
    seen = publications.first_seen(tx, watched)
    unread = publications.unread_between(tx, watched, midnight(start), midnight(end))
    return compose(theirs, found, _Period(start, end, seen), unread)


class _Period(Struct, frozen=True):
    """A stretch of time. What the service saw appear counts from that moment, however old the date it bears."""

    start: date
    end: date
    seen: Mapping[str, datetime]

    def has(self, item: Publication) -> bool:
        seen = self.seen.get(item.url)
        when = seen.astimezone(LONDON).date() if seen else item.published
        return when is not None and self.start <= when < self.end


def compose(
    watched: Sequence[Standing], england: Sequence[Standing], period: _Period, unread: Iterable[UnreadPublication]
) -> Briefing:
    """Put a briefing together from where authorities stand. Pure."""
    new = [(each, item) for each in watched for item in each.published if period.has(item)]
    compared = [(each, item, _compared(each, item)) for each, item in new]
    lines = {
        "Published": [_line(each, item, _says(item)) for each, item in new if item.reading.kind not in NOT_READ],
        "Worse": [
            _line(each, item, says)
            for each, item, found in compared
            if (says := _changes(found, worse=True) or standings.says_worse(item))
        ],
        "Better": [_line(each, item, says) for each, item, found in compared if (says := _changes(found, worse=False))],
        "Expected": list(_expected(watched, period.end)),
        "Overdue": list(_overdue(watched)),
        "Not read": [*_unread(unread), *_doubtful(new)],
    }
    return Briefing(
        start=period.start,
        end=period.end,
        sections=tuple(
            BriefingSection(heading, tuple(sorted(found, key=_order)), NONE[heading])
            for heading, found in lines.items()
        ),
        shares=_shares(watched, england),
        watched=len(watched),
        england=len(england),
    )


NONE = {
    "Published": "Ofsted published nothing about the watched authorities.",
    "Worse": "No judgement is worse than before.",
    "Better": "No judgement is better than before.",
    "Expected": f"Nothing is expected in the next {LOOKED_AHEAD.days} days.",
    "Overdue": "Nothing is overdue.",
    "Not read": "Everything could be read.",
}


def _order(line: BriefingLine) -> tuple[date, str]:
    return line.day or date.max, line.authority


def _line(standing: Standing, item: Publication, says: str) -> BriefingLine:
    what = WHAT.get(item.reading.kind, item.title)
    return BriefingLine(standing.authority.name, item.published, what, says, item.url)


def _says(item: Publication) -> str:
    said = item.reading
    many = len(said.priority_actions)
    actions = f"{counted(many, 'area')} for priority action." if many else ""
    progress = f"{said.progress.capitalize()} progress." if said.progress else ""
    theme = f"Theme: {said.theme.replace('_', ' ')}." if said.theme else ""
    return " ".join(part for part in (grades_in_words(said.judgements), actions, progress, theme) if part)


def _compared(standing: Standing, item: Publication) -> tuple[Comparison, ...]:
    inspection = inspection_in(item)
    if inspection is None:
        return ()
    others = (found for each in reversed(standing.published) if (found := inspection_in(each)))
    return compare(inspection, History(tuple(each for each in others if each.published < inspection.published)))


def _changes(compared: Iterable[Comparison], *, worse: bool) -> str:
    changed = [each for each in compared if (each.steps_worse if worse else each.steps_better)]
    return "; ".join(
        f"{AREA_NAMES[each.area]} {each.now.word}, was {each.earlier.grade.word}" for each in changed if each.earlier
    )


def _expected(watched: Iterable[Standing], end: date) -> Iterator[BriefingLine]:
    for each in watched:
        for found in each.expected:
            due = found.deadline
            if found.seen is None and not found.overdue and due.by < end + LOOKED_AHEAD:
                yield _due(each, due, f"about then, after what was published on {day(due.published)}")


def _overdue(watched: Iterable[Standing]) -> Iterator[BriefingLine]:
    says = "expected by about then; Ofsted has published nothing since that shows that it came"
    for each in watched:
        yield from (_due(each, found.deadline, says) for found in each.expected if found.overdue)


def _due(standing: Standing, due: Deadline, says: str) -> BriefingLine:
    return BriefingLine(standing.authority.name, due.by, due.awaited.words.capitalize(), says, due.url)


def _unread(unread: Iterable[UnreadPublication]) -> Iterator[BriefingLine]:
    for each in unread:
        name = data.by_urn()[each.urn].name
        yield BriefingLine(name, each.published, each.title, each.problem or "to be read", each.url)


def _doubtful(new: Iterable[tuple[Standing, Publication]]) -> Iterator[BriefingLine]:
    for each, item in new:
        if item.reading.kind in NOT_READ or item.reading.problems:
            yield _line(each, item, "; ".join(item.reading.problems) or "please look at the document itself")


def _shares(watched: Sequence[Standing], england: Sequence[Standing]) -> tuple[Share, ...]:
    theirs, all_ = (Counter(each.worst.now.word for each in some if each.worst) for some in (watched, england))
    grades = [*reversed(FOUR_POINT.words), *(word for word in all_ if word not in FOUR_POINT.words)]
    return tuple(Share(word, theirs[word], all_[word]) for word in grades)
