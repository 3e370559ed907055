"""One row of a sheet to a provider and what Ofsted did there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, Judgement, Urn
from watcher.model.provider_kinds import CHILDCARE_KINDS, NURSERY, kind_named
from watcher.model.providers import (
    ASSURANCE,
    INDEPENDENT_STANDARDS,
    INTERIM_EFFECTIVENESS,
    SUPPORTED_ACCOMMODATION,
    EventKind,
    Provider,
    ProviderEvent,
    Remit,
    Safeguarding,
    four_point_on,
)
from watcher.model.values import replace
from watcher.reading.provider_sheets.cells import (
    UnknownWordError,
    category_in,
    day_in,
    event_in,
    grade_in,
    is_nothing,
    outcome_in,
    safeguarding_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from watcher.model.ofsted import Grade, Scale
    from watcher.model.providers import Sheet
    from watcher.reading.provider_sheets.columns import BlockColumns, SheetColumns

    Row = Sequence[str]

T = TypeVar("T")
# SC for homes, EY and others for childcare, digits alone for schools.
URN = re.compile(r"[A-Z]{0,3}\d{4,9}")
PERSONAL_KINDS = CHILDCARE_KINDS - {NURSERY}
"""The names of these are people's names."""
# A person's name: never kept (docs/sources.md 7).
HONORIFIC = re.compile(r"(mr|mrs|miss|ms|mx|dr|prof|sir|dame|rev)\b", re.IGNORECASE)
# What certainly isn't a person's name. Owners who are people are never taken, so in doubt a name is left out.
ORGANISATION = re.compile(
    r"\b(ltd|limited|llp|plc|cic|c\.i\.c|company|group|partnership|trust|council|borough|county|school|academy|academies|"
    r"college|university|nursery|nurseries|pre-?school|playgroup|committee|church|parish|diocese|ymca|association|"
    r"charity|society|foundation|federation|centre|services|care|club|clubs|childcare|kids|nhs|community|holdings)\b",
    re.IGNORECASE,
)
SCALES_OF_OUTCOMES = {
    EventKind.INTERIM: INTERIM_EFFECTIVENESS,
    EventKind.ASSURANCE: ASSURANCE,
    EventKind.SUPPORTED_ACCOMMODATION: SUPPORTED_ACCOMMODATION,
}
# Longer than any name in a sheet: a wrong column is a text.
MOST_NAME = 200
# An outcome is a few words; what is longer is read no further.
MOST_CELL = 500


class RowReader(Struct):
    """Reads the rows of one sheet, and counts the words that none of Ofsted's scales has."""

    columns: SheetColumns
    sheet: Sheet
    month_first: bool = False
    unknown: Counter[str] = field(default_factory=Counter)

    def provider(self, row: Row) -> Provider | None:
        """Read who a row is about; None when it has no URN: a note below the table, a total."""
        columns = self.columns
        urn = _cell(row, columns.urn).upper().removesuffix(".0").replace(" ", "")
        if not URN.fullmatch(urn):
            return None
        kind = self._kind(row)
        name, owner = _named(row, columns.name), _named(row, columns.owner)
        # A childcare list that lost its other columns looks like one of social care.
        remit = Remit.CHILDCARE if kind in CHILDCARE_KINDS else columns.layout.remit
        if remit is Remit.CHILDCARE:
            name = None if kind in PERSONAL_KINDS or (name == owner and not _is_organisation(name)) else name
            owner = owner if kind not in PERSONAL_KINDS and _is_organisation(owner) else None
        closed = columns.closed >= 0 and not is_nothing(_cell(row, columns.closed))
        return Provider(
            urn=Urn(urn),
            remit=remit,
            kind=kind,
            sheet=self.sheet,
            name=name,
            authority=_named(row, columns.authority),
            owner=None if owner and HONORIFIC.match(owner) else owner,
            sector=_named(row, columns.sector),
            status="Closed" if closed else _named(row, columns.status),
        )

    def events(self, row: Row, provider: Provider, number: int) -> Iterator[ProviderEvent]:
        """Read what Ofsted did there: an event for each date, and one for each day on which a visit changed a grade."""
        seen: set[date] = set()
        for block in self.columns.blocks:
            inspected = self._read(self._day, _cell(row, block.inspected))
            if inspected:
                event = self._event(row, block, provider, number, inspected)
                if inspected not in seen or _says_something(event):
                    yield from self._events(row, block, event)
                seen.add(inspected)

    def _event(self, row: Row, block: BlockColumns, provider: Provider, number: int, inspected: date) -> ProviderEvent:
        judgements, outcome = self._judged(row, block, provider.remit, inspected)
        at_the_time = _cell(row, block.urn).upper()
        said = _named(row, block.event)
        kind = _event_kind(said or "", block.block.kind, provider.kind)
        if kind is EventKind.OTHER and judgements:
            # A sheet of latest full inspections need not say so; an event by a name of its own is none.
            kind = self._unknown_event(said) if said else EventKind.FULL
        return ProviderEvent(
            urn=Urn(at_the_time) if URN.fullmatch(at_the_time) else provider.urn,
            remit=provider.remit,
            kind=kind,
            inspection_start=inspected,
            sheet=self.sheet,
            row=number,
            judgements=judgements,
            number=_named(row, block.number),
            published=self._read(self._day, _cell(row, block.published)),
            safeguarding=self._safeguarding(row, block),
            category=self._read(category_in, _cell(row, block.category)),
            outcome=outcome or self._standards(row, block) or _outcome_anywhere(row, kind),
        )

    def _events(self, row: Row, block: BlockColumns, event: ProviderEvent) -> Iterator[ProviderEvent]:
        """Give an inspection without the grades that a later visit set, and an event for each such visit."""
        later: dict[date, list[Judgement]] = {}
        for each in event.judgements:
            day = self._read(self._day, _cell(row, block.graded_on.get(each.area, -1)))
            later.setdefault(day if day and day > event.inspection_start else event.inspection_start, []).append(each)
        safe_day = self._read(self._day, _cell(row, block.safeguarding_on)) if event.safeguarding else None
        safe_day = safe_day if safe_day and safe_day > event.inspection_start else event.inspection_start
        yield replace(
            event,
            judgements=tuple(later.pop(event.inspection_start, ())),
            safeguarding=event.safeguarding if safe_day == event.inspection_start else None,
        )
        if safe_day != event.inspection_start:
            later.setdefault(safe_day, [])
        for day, judgements in sorted(later.items()):
            yield replace(
                event,
                kind=EventKind.MONITORING,
                inspection_start=day,
                judgements=tuple(judgements),
                number=None,
                published=None,
                category=None,
                outcome=None,
                safeguarding=event.safeguarding if day == safe_day else None,
            )

    def _judged(
        self, row: Row, block: BlockColumns, remit: Remit, inspected: date
    ) -> tuple[tuple[Judgement, ...], Grade | None]:
        """Read the judgements; an interim inspection's outcome may be in the column of the overall one."""
        four_point = four_point_on(remit, inspected)
        judged: list[Judgement] = []
        outcomes: list[Grade] = []
        for area, at in block.judgements.items():
            text = _cell(row, at)
            try:
                grade = grade_in(text, four_point, report_card=block.block.report_card)
            except UnknownWordError:
                outcomes += _one(self._read(outcome_in, text))
            else:
                judged += [Judgement(area, grade)] if grade else []
        outcomes += [found for at in block.outcomes for found in _one(self._read(outcome_in, _cell(row, at)))]
        return self._on_one_scale(judged, four_point), outcomes[0] if outcomes else None

    def _on_one_scale(self, judged: list[Judgement], in_force: Scale) -> tuple[Judgement, ...]:
        """Keep the grades of one event on one scale: where all words are on today's, all are on that.

        "Adequate" beside "requires improvement" is on no scale together with it: what the day's scale lacks is counted.
        """
        if len({each.grade.scale for each in judged}) < 2:
            return tuple(judged)
        words = {each.grade.word for each in judged}
        scale = FOUR_POINT if words <= set(FOUR_POINT.words) else in_force
        self.unknown.update(word for word in words if word not in scale.words)
        return tuple(Judgement(e.area, scale.grade(e.grade.word)) for e in judged if e.grade.word in scale.words)

    def _unknown_event(self, said: str) -> EventKind:
        self.unknown[f"event {said}"[:60]] += 1
        return EventKind.OTHER

    def _safeguarding(self, row: Row, block: BlockColumns) -> Safeguarding | None:
        text, report_card = _cell(row, block.safeguarding), block.block.report_card
        return self._read(lambda word: safeguarding_in(word, report_card=report_card), text)

    def _standards(self, row: Row, block: BlockColumns) -> Grade | None:
        """Read the parts of the independent school standards: one that is not met is enough."""
        found = [self._read(outcome_in, _cell(row, at)) for at in block.standards]
        if MET_OR_NOT.grade("not met") in found or INDEPENDENT_STANDARDS.grade("does not meet the standards") in found:
            return INDEPENDENT_STANDARDS.grade("does not meet the standards")
        return INDEPENDENT_STANDARDS.grade("meets the standards") if any(found) else None

    def _kind(self, row: Row) -> str:
        kind, more = _cell(row, self.columns.kind), _cell(row, self.columns.type)
        if self.columns.layout.remit is Remit.SCHOOLS and "independent" in more.casefold():
            return "independent special school" if "special" in more.casefold() else "independent school"
        return kind_named(kind) or "unknown"

    def _day(self, text: str) -> date | None:
        return day_in(text, month_first=self.month_first)

    def _read(self, read: Callable[[str], T | None], text: str) -> T | None:
        if not text:
            return None
        try:
            return read(text)
        except UnknownWordError:
            self.unknown[text[:60]] += 1
            return None


def _outcome_anywhere(row: Row, kind: EventKind) -> Grade | None:
    """Look for an outcome's words in a whole row: in which column the sheets have them changed from year to year."""
    scale = SCALES_OF_OUTCOMES.get(kind)
    for text in row if scale else ():
        try:
            found = outcome_in(text[:MOST_CELL])
        except UnknownWordError:
            continue
        if found and found.scale == scale:
            return found
    return None


def _says_something(event: ProviderEvent) -> bool:
    return bool(event.judgements or event.safeguarding or event.category or event.outcome)


def _event_kind(words: str, usual: EventKind, kind: str) -> EventKind:
    said = event_in(words) if words else None
    if usual is EventKind.SCHOOL and said not in (EventKind.ADDITIONAL, EventKind.MONITORING):
        return EventKind.INDEPENDENT if kind.startswith("independent") else usual
    if kind == "supported accommodation" and (said or usual) in (EventKind.FULL, EventKind.OTHER):
        return EventKind.SUPPORTED_ACCOMMODATION
    return said or usual


def _one(grade: Grade | None) -> list[Grade]:
    return [grade] if grade else []


def _cell(row: Row, at: int) -> str:
    return row[at][:MOST_CELL].strip() if 0 <= at < len(row) else ""


def _named(row: Row, at: int) -> str | None:
    text = " ".join(_cell(row, at).split())[:MOST_NAME]
    return None if is_nothing(text) or text.casefold() in ("redacted", "unknown") else text


def _is_organisation(name: str | None) -> bool:
    return name is not None and ORGANISATION.search(name) is not None
