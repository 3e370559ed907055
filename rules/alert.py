"""What the rules say together about one publication: one alert, with all reasons and the highest severity."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rules.comparison import Comparison, compare
from rules.deadlines import deadlines_of
from rules.headline import headline
from rules.stories import story_key
from watcher.model.alerts import Alert, Change, Finding, Link, Severity
from watcher.model.documents import Evidence, Publication, Reading
from watcher.model.kinds import LETTERS, Kind
from watcher.model.ofsted import ADVERSE, AREA_NAMES, ILACS_2026, LSCB, Area, Grade

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.news import Mention
    from watcher.model.ofsted import History, Judgement

# As many as five judgements and the summing-up; an alert is read on a phone, the document has the rest.
MOST_QUOTES = 6
# About two lines of a phone: what is longer is a paragraph, and its end is not what grades it.
MOST_LETTERS = 140
HEADLINE = "headline"
BOARDS_OWN = "the board's grade, not the council's"
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


def gravest(findings: tuple[Finding, ...]) -> Severity:
    """Find the highest severity."""
    return min((each.severity for each in findings), key=lambda each: each.rank)


def headline_for(subject: Subject, findings: tuple[Finding, ...]) -> str:
    """Say the gravest in a few words, without the authority's name."""
    inspection = subject.inspection
    return headline(subject, findings, compare(inspection, subject.history) if inspection else ())


def _of_publication(
    subject: Subject, item: Publication, findings: tuple[Finding, ...], key: str, story: str | None
) -> Alert:
    said = item.reading
    inspection = subject.inspection
    comparisons = compare(inspection, subject.history) if inspection else ()
    adverse_grades = _grades_that_rules_named(findings, comparisons)
    # A table with the heads "now" and "before" would show an overtaken grade as that of today.
    shown = () if subject.overtaken else sorted(comparisons, key=_worst_first)
    return Alert(
        key=key,
        story=story or story_key(item, key),
        urn=item.urn,
        authority=subject.authority.name,
        severity=gravest(findings),
        what=_what(item),
        headline=headline(subject, findings, comparisons),
        source="Ofsted",
        confirmed=True,
        published=item.published,
        inspection_start=said.inspection_start,
        inspection_end=said.inspection_end,
        findings=findings,
        changes=tuple(_change(each, adverse_grades, said) for each in shown),
        quotes=_quotes(findings, said),
        links=links_to(item, subject.authority.name),
        notes=_notes(subject, item),
        deadlines=() if subject.overtaken else deadlines_of(subject.authority, item),
    )


def links_to(item: Publication, authority: str) -> tuple[Link, Link]:
    """Lead to a publication, and to its authority's page on Ofsted's site."""
    page = Link(f"{authority} on Ofsted's site", item.page_url)
    return Link(f"The {letter_or_report(item.reading)} (PDF)", item.url), page


def letter_or_report(said: Reading) -> str:
    """Say which of the two a document is."""
    return "letter" if said.kind in LETTERS else "report"


def _what(item: Publication) -> str:
    """Say what was published, which visit and with which theme: "Focused visit letter (theme: care leavers)"."""
    what = WHAT.get(item.reading.kind, item.title)
    theme, number = item.reading.theme, item.reading.visit_number
    more = (f"visit {number}" if number else "", f"theme: {_short(theme.replace('_', ' '))}" if theme else "")
    return f"{what} ({'; '.join(each for each in more if each)})" if any(more) else what


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
        headline=headline(subject, findings, ()),
        source=item.item.outlet or "a news feed",
        confirmed=False,
        published=_day(item.item.published),
        inspection_start=None,
        inspection_end=None,
        findings=findings,
        quotes=(Evidence(HEADLINE, None, item.item.title),) if item.item.title else (),
        links=(Link("The article", item.item.url),) if item.item.url else (),
    )


def _day(written: str | None) -> date | None:
    """Return the day that an outlet gave; None where it gave only a month or a year."""
    return date.fromisoformat(written) if written and len(written) == len("2026-08-03") else None


def _grades_that_rules_named(findings: tuple[Finding, ...], comparisons: tuple[Comparison, ...]) -> frozenset[Grade]:
    named = {reason.area for each in findings if each.kind == "judged" for reason in each.reasons}
    return frozenset(each.now for each in comparisons if each.area in named)


def _worst_first(comparison: Comparison) -> tuple[bool, int, int]:
    """Sort by how bad it is now, then by how far it fell; the board's grade, which is not the council's, last."""
    return comparison.area == LSCB, -comparison.now.rank, -comparison.steps_worse


def _change(comparison: Comparison, adverse: frozenset[Grade], said: Reading) -> Change:
    earlier = comparison.earlier
    evidence = said.evidence_for(comparison.area)
    whose = (BOARDS_OWN,) if comparison.area == LSCB else ()
    return Change(
        area=AREA_NAMES[comparison.area],
        now=comparison.now.word,
        before=earlier.grade.word if earlier else None,
        before_when=f"{earlier.inspection.published:%-d %B %Y}" if earlier else None,
        note="; ".join(each for each in (comparison.note, *whose) if each) or None,
        page=evidence.page if evidence else None,
        adverse=comparison.now in adverse or comparison.now.word in ADVERSE,
        worse=comparison.steps_worse > 0,
    )


def _quotes(findings: tuple[Finding, ...], said: Reading) -> tuple[Evidence, ...]:
    """Choose what to quote: the words that the reasons rest on, and what the report says of its own direction.

    A row of the report's table of judgements is not quoted again: the alert's own table says the same, with its page.
    """
    rested_on = [quote for each in findings for reason in each.reasons for quote in reason.evidence]
    opening = [each for each in said.evidence if each.about in ("deteriorated", "since_last")]
    rows = {each.area: each.grade.word for each in said.judgements}
    chosen = [each for each in (*opening, *rested_on) if not _is_row(each, rows.get(Area(each.about)))]
    return tuple({each.quote: each for each in chosen}.values())[:MOST_QUOTES]


def _is_row(evidence: Evidence, grade: str | None) -> bool:
    words = evidence.quote.casefold().rstrip(". ").removesuffix(" to be good")
    return grade is not None and words.endswith(grade) and len(words) <= MOST_LETTERS


def _notes(subject: Subject, item: Publication) -> tuple[str, ...]:
    authority, said = subject.authority, item.reading
    notes = []
    if said.kind is Kind.INSPECTION and said.framework == ILACS_2026:
        notes.append("Since April 2026 Ofsted gives no overall grade; the judgements above are all that it made.")
    if said.previous_stated:
        borne_out = [each for each in said.previous_stated.judgements if not _denied_by(subject.history, each)]
        stated = " and ".join(f"{AREA_NAMES[each.area]} {each.grade.word}" for each in borne_out)
        when = f" ({said.previous_stated.when})" if said.previous_stated.when else ""
        if stated:
            notes.append(f"The {letter_or_report(said)} itself names the earlier judgement: {stated}{when}.")
    if said.authorities and authority.urn not in {each.urn for each in said.authorities}:
        names = " or ".join(each.name for each in said.authorities)
        notes.append(f"The document names {names}, but it is on this authority's page.")
    return tuple(notes)


def _denied_by(history: History, stated: Judgement) -> bool:
    """Return whether earlier inspections are known to have judged this area, and none gave this grade."""
    known = [grade for each in history.inspections if (grade := each.grade(stated.area))]
    return bool(known) and stated.grade.word not in {grade.word for grade in known}
