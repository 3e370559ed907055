"""What a news item or a council's minutes say about an inspection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watcher.model.documents import Kind
    from watcher.model.ofsted import Grade


class ItemKind(StrEnum):
    """What sort of piece an item is: a newspaper's, a council committee's, or a notice on GOV.UK."""

    NEWS = "news"
    COUNCIL_MINUTES = "council_minutes"
    NOTICE = "notice"


class Direction(StrEnum):
    """Which way the services went, as far as the text says."""

    DETERIORATED = "deteriorated"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece as it came: `published` is a day, "2022-06", "2022" or None, as the outlet dates it."""

    id: str
    title: str
    summary: str
    url: str
    published: str | None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class NewsReading:
    """What a piece says about an inspection. `why` is one sentence for the reader."""

    kind: Kind
    about_inspection: bool
    authorities: tuple[str, ...]
    inspection_type: str | None
    overall_grade_now: Grade | None
    direction: Direction
    is_new_publication: bool
    should_alert: bool
    alert_authorities: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of news, or a council's minutes, and what was read in it."""

    item: NewsItem
    reading: NewsReading


def as_json(reading: NewsReading) -> dict[str, Any]:
    """Write the news fields as `read --json` prints them (DESIGN 3.2)."""
    return {
        "kind": str(reading.kind),
        "about_inspection": reading.about_inspection,
        "authorities": list(reading.authorities),
        "inspection_type": reading.inspection_type,
        "overall_grade_now": reading.overall_grade_now.key if reading.overall_grade_now else None,
        "direction": str(reading.direction),
        "is_new_publication": reading.is_new_publication,
        "should_alert": reading.should_alert,
        "alert_authorities": list(reading.alert_authorities),
        "why": reading.why,
    }
