"""What the rules say together about one publication: one alert, with all reasons and the highest severity."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rules.comparison import Comparison, compare
from rules.deadlines import deadlines_of
from rules.rule import ADVERSE
from watcher.model.alerts import Alert, Change, Finding, Link, Severity
from watcher.model.documents import Evidence, Publication
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, ILACS_2026, LSCB, Grade

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.rule import Subject
    from watcher.model.news import Mention
    from watcher.model.ofsted import Authority

MOST_QUOTES = 6
MOST_LETTERS = 140
LETTERS = frozenset({Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT, Kind.JTAI})
WHAT = {
    Kind.INSPECTION: "Children's services inspection",
    Kind.FOCUSED_VISIT: "Focused visit letter",
    Kind.MONITORING_VISIT: "Monitoring visit letter",
    Kind.JTAI: "Joint targeted area inspection letter",
    Kind.AREA_SEND: "Area SEND inspection",
    Kind.UNKNOWN_REPORT: "A kind of publication that we don't know",
    Kind.NOT_A_REPORT: "Something that we can't read",
}


def alert_for(subject: Subject, findings: tuple[Finding, ...], *, key: str, story: str | None) -> Alert:
    """Make the one alert of a publication or a mention. `story` is given when something was told of it before."""
    if isinstance(subject.item, Publication):
        return _of_publication(subject, subject.item, findings, key, story)
    return _of_mention(subject, subject.item, findings, key, story)


def story_key(item: Publication, key: str) -> str:
    """Name the story that a publication opens: the inspection, so that what follows it finds it."""
    ended = item.reading.inspection_end or item.published
    return f"{item.urn}/{item.reading.kind}/{ended or key}"


def gravest(findings: tuple[Finding, ...]) -> Severity:
    """Find the highest severity."""
    return min((each.severity for each in findings), key=lambda each: each.rank)


def headline_for(subject: Subject, findings: tuple[Finding, ...]) -> str:
    """Say the gravest in a few words, without the authority's name."""
    inspection = subject.inspection
    return _headline(findings, compare(inspection, subject.history) if inspection else ())


def _of_publication(
    subject: Subject, item: Publication, findings: tuple[Finding, ...], key: str, story: str | None
) -> Alert:
    said = item.reading
    inspection = subject.inspection
    comparisons = compare(inspection, subject.history) if inspection else ()
    adverse_grades = _grades_that_rules_named(findings, comparisons)
    return Alert(
        key=key,
        story=story or story_key(item, key),
        urn=item.urn,
        authority=subject.authority.name,
        severity=gravest(findings),
        what=_what(item),
        headline=_headline(findings, comparisons),
        source="Ofsted",
        confirmed=True,
        published=item.published,
        inspection_start=said.inspection_start,
        inspection_end=said.inspection_end,
        findings=findings,
        changes=tuple(_change(each, adverse_grades) for each in comparisons),
        quotes=_quotes(findings, said.evidence),
        links=(
            Link("The letter (PDF)" if said.kind in LETTERS else "The report (PDF)", item.url),
            Link(f"{subject.authority.name} on Ofsted's site", item.page_url),
        ),
        notes=_notes(subject.authority, item),
        deadlines=deadlines_of(subject.authority, item),
    )


def _what(item: Publication) -> str:
    """Say what was published, with its theme: "Focused visit letter (theme: care leavers)"."""
    what = WHAT.get(item.reading.kind, item.title)
    theme = item.reading.theme
    return f"{what} (theme: {_short(theme.replace('_', ' '))})" if theme else what


def _short(words: str) -> str:
    """Shorten words for a line that is read at a glance, at the end of a word."""
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rsplit(' ', 1)[0]} …"


def _of_mention(subject: Subject, item: Mention, findings: tuple[Finding, ...], key: str, story: str | None) -> Alert:
    return Alert(
        key=key,
        story=story or key,
        urn=subject.authority.urn,
        authority=subject.authority.name,
        severity=gravest(findings),
        what="A report in the news",
        headline=_headline(findings, ()),
        source=item.item.outlet or "a news feed",
        confirmed=False,
        published=_day(item.item.published),
        inspection_start=None,
        inspection_end=None,
        findings=findings,
        links=(Link("The article", item.item.url),) if item.item.url else (),
    )


def _day(written: str | None) -> date | None:
    """Take the day that an outlet wrote; a month or a year alone is none."""
    return date.fromisoformat(written) if written and len(written) == len("2026-08-03") else None


def _grades_that_rules_named(findings: tuple[Finding, ...], comparisons: tuple[Comparison, ...]) -> frozenset[Grade]:
    named = {reason.area for each in findings if each.kind == "judged" for reason in each.reasons}
    return frozenset(each.now for each in comparisons if each.area in named)


def _headline(findings: tuple[Finding, ...], comparisons: tuple[Comparison, ...]) -> str:
    """Say the gravest in a few words: which areas are inadequate, which fell, or the first reason."""
    inadequate = [each for each in comparisons if each.now.word in ADVERSE and each.area != LSCB]
    fallen = [each for each in comparisons if each.steps_worse and each not in inadequate]
    parts = []
    if inadequate:
        words = dict.fromkeys(each.now.word for each in inadequate)
        parts += [f"{_areas(each for each in inadequate if each.now.word == word)} {word}" for word in words]
    if fallen:
        parts.append("worse than before: " + "; ".join(f"{AREA_NAMES[each.area]} {each.now.word}" for each in fallen))
    return ", ".join(parts) or _short(findings[0].reasons[0].text)


def _areas(comparisons: Iterable[Comparison]) -> str:
    names = [AREA_NAMES[each.area] for each in comparisons]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _change(comparison: Comparison, adverse: frozenset[Grade]) -> Change:
    earlier = comparison.earlier
    return Change(
        area=AREA_NAMES[comparison.area],
        now=comparison.now.word,
        before=earlier.grade.word if earlier else None,
        before_when=f"{earlier.inspection.published:%-d %B %Y}" if earlier else None,
        note=comparison.note,
        adverse=comparison.now in adverse or comparison.now.word in ADVERSE,
        worse=comparison.steps_worse > 0,
    )


def _quotes(findings: tuple[Finding, ...], evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Choose what to quote: the words that the reasons rest on, and what the report says of its own direction."""
    rested_on = [quote for each in findings for reason in each.reasons for quote in reason.evidence]
    opening = [each for each in evidence if each.about in ("deteriorated", "since_last")]
    return tuple({each.quote: each for each in (*opening, *rested_on)}.values())[:MOST_QUOTES]


def _notes(authority: Authority, item: Publication) -> tuple[str, ...]:
    said = item.reading
    notes = []
    if said.kind is Kind.INSPECTION and said.framework == ILACS_2026:
        notes.append("Since April 2026 Ofsted gives no overall grade; the judgements above are all that it made.")
    if said.previous_stated:
        stated = " and ".join(f"{AREA_NAMES[e.area]} {e.grade.word}" for e in said.previous_stated.judgements)
        when = f" ({said.previous_stated.when})" if said.previous_stated.when else ""
        if stated:
            notes.append(f"The report itself names the earlier judgement: {stated}{when}.")
    if said.authorities and authority.urn not in {each.urn for each in said.authorities}:
        names = " or ".join(each.name for each in said.authorities)
        notes.append(f"The document names {names}, but it stands on this authority's page.")
    return tuple(notes)
