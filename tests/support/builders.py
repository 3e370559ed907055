"""Builds inspections, publications and subjects for tests; what a test doesn't say is filled in."""

from __future__ import annotations

from datetime import date, timedelta

from rules.rule import Subject
from watcher.model.documents import Evidence, NamedAuthority, Publication, Reading
from watcher.model.kinds import Kind
from watcher.model.news import Direction, Mention, NewsItem, NewsReading
from watcher.model.ofsted import (
    AREA_NAMES,
    FOUR_POINT,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    SIF,
    Area,
    Authority,
    Grade,
    History,
    Inspection,
    Judgement,
    Urn,
)

WIRRAL = Authority(Urn("80581"), "Wirral", "North West", "metropolitan")
AREAS = {"overall": "overall_effectiveness", **{area: area for area in AREA_NAMES}}


def a_framework(year: int):
    """Find the framework by which inspections of a year are made."""
    return SIF if year < 2018 else ILACS_2018 if year < 2023 else ILACS_2023 if year < 2026 else ILACS_2026


def judgements(scale=FOUR_POINT, **grades: str | Grade) -> tuple[Judgement, ...]:
    """Make judgements of `leadership="good", overall="inadequate"`; a Grade stands for itself."""
    return tuple(
        Judgement(Area(AREAS[area]), word if isinstance(word, Grade) else scale.grade(word))
        for area, word in grades.items()
    )


def an_inspection(when: int | date, framework=None, *, urn=WIRRAL.urn, end=None, scale=FOUR_POINT, **grades):
    """Make an inspection published on a day, or on 20 May of a year, by the framework of its time."""
    published = date(when, 5, 20) if isinstance(when, int) else when
    end = end or published - timedelta(days=45)
    return Inspection(
        urn=urn,
        framework=framework or a_framework(published.year),
        published=published,
        start=end - timedelta(days=4),
        end=end,
        judgements=judgements(scale, **grades),
        url=f"https://files.example/{urn}-{published}-{end}",
    )


def a_publication(
    kind: Kind = Kind.INSPECTION,
    published: date | None = date(2026, 5, 20),
    url: str = "https://files.example/1",
    **said,
) -> Publication:
    """Make a publication on Wirral's page; `said` are fields of its reading."""
    return Publication(
        urn=WIRRAL.urn,
        title="Children's services inspection",
        url=url,
        page_url="https://reports.example/80581",
        published=published,
        sha256="0" * 64,
        reading=Reading(kind, authorities=(NamedAuthority(WIRRAL.urn, WIRRAL.name),), published=published, **said),
    )


def as_publication(inspection: Inspection, **said) -> Publication:
    """Make the publication of an inspection, with the words that its grades were read from."""
    evidence = tuple(Evidence(each.area, 1, f"{each.area} {each.grade.word}") for each in inspection.judgements)
    return a_publication(
        published=inspection.published,
        url=inspection.url,
        framework=inspection.framework,
        inspection_start=inspection.start,
        inspection_end=inspection.end,
        judgements=inspection.judgements,
        **{"evidence": evidence, **said},
    )


def a_subject(item, *earlier: Inspection, authority=WIRRAL, **said):
    """Make a subject of an inspection, a publication or a mention; `earlier` inspections in any order."""
    item = as_publication(item, **said) if isinstance(item, Inspection) else item
    newest_first = sorted(earlier, key=lambda each: each.published, reverse=True)
    return Subject(authority, item, History(tuple(newest_first)))


def a_mention(**said) -> Mention:
    """Make a piece of news of 3 August 2026 that gives the first notice of Wirral's inspection."""
    read = {
        "kind": Kind.NEWS,
        "about_inspection": True,
        "authorities": ("Wirral",),
        "inspection_type": "inspection",
        "overall_grade_now": None,
        "direction": Direction.UNKNOWN,
        "is_new_publication": True,
        "should_alert": True,
        "alert_authorities": ("Wirral",),
        "why": "It says that Wirral's services were found inadequate.",
    }
    item = NewsItem("1", "Services found wanting", "", "https://paper.example/1", "2026-08-03", "The Paper")
    return Mention(item, NewsReading(**{**read, **said}))
