"""What a news item or a council's minutes say about an inspection."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from watcher.model.kinds import Kind
from watcher.model.ofsted import FOUR_POINT, FOUR_POINT_TO_2013, Grade
from watcher.model.values import word_of


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


class NewsItem(Struct, frozen=True):
    """A piece as it came: `published` is a day, "2022-06", "2022" or None, as the outlet dates it."""

    id: str
    title: str
    summary: str
    url: str
    published: str | None
    outlet: str = ""


class NewsReading(Struct, frozen=True):
    """What a piece says about an inspection. `why` is one sentence for the reader.

    `should_alert`: both readers take it for a first notice, or the second is certain where the rules lack words.
    `should_note`: either may, or inspectors say anything ill of a named authority: told quietly. `grounds` names what
    the piece says and what weighed most with the second reader. `recommendations` counts those that it names (to the
    council, to the safeguarding board); `plan_due_days` is within how many days it says that a plan is due.
    """

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
    recommendations: tuple[int, ...] = ()
    plan_due_days: int | None = None
    should_note: bool = False
    takes_back: bool = False
    """Whether the outlet says that it had something ill of the services wrong."""
    grounds: tuple[str, ...] = ()

    @classmethod
    def without_result(cls, why: str, authorities: tuple[str, ...] = (), *, about_inspection: bool) -> NewsReading:
        """Make the reading of a piece that states no result of an inspection."""
        return cls(
            kind=Kind.NEWS,
            about_inspection=about_inspection,
            authorities=authorities,
            inspection_type=None,
            overall_grade_now=None,
            direction=Direction.UNKNOWN,
            is_new_publication=False,
            should_alert=False,
            alert_authorities=(),
            why=why,
        )


class Mention(Struct, frozen=True):
    """A piece of news, or a council's minutes, and what was read in it."""

    item: NewsItem
    reading: NewsReading


def as_json(reading: NewsReading) -> dict[str, Any]:
    """Write the news fields as `read --json` prints them."""
    return {
        "kind": str(reading.kind),
        "about_inspection": reading.about_inspection,
        "authorities": list(reading.authorities),
        "inspection_type": reading.inspection_type,
        "overall_grade_now": reading.overall_grade_now.key if reading.overall_grade_now else None,
        "direction": str(reading.direction),
        "is_new_publication": reading.is_new_publication,
        "should_alert": reading.should_alert,
        "should_note": reading.should_note,
        "alert_authorities": list(reading.alert_authorities),
        "why": reading.why,
        "grounds": list(reading.grounds),
        **({"takes_back": True} if reading.takes_back else {}),
        **({"recommendations": list(reading.recommendations)} if reading.recommendations else {}),
        **({"plan_due_days": reading.plan_due_days} if reading.plan_due_days else {}),
    }


def from_json(plain: dict[str, Any]) -> NewsReading:
    """Take back what `as_json` wrote."""
    word = (plain["overall_grade_now"] or "").replace("_", " ")
    scale = FOUR_POINT if word != "adequate" else FOUR_POINT_TO_2013
    return NewsReading(
        kind=word_of(Kind, plain["kind"], Kind.NEWS),
        about_inspection=plain["about_inspection"],
        authorities=tuple(plain["authorities"]),
        inspection_type=plain["inspection_type"],
        overall_grade_now=scale.grade(word) if word in scale.words else None,
        direction=word_of(Direction, plain["direction"], Direction.UNKNOWN),
        is_new_publication=plain["is_new_publication"],
        should_alert=plain["should_alert"],
        alert_authorities=tuple(plain["alert_authorities"]),
        why=plain["why"],
        recommendations=tuple(plain.get("recommendations", ())),
        plan_due_days=plain.get("plan_due_days"),
        should_note=plain.get("should_note", False),
        takes_back=plain.get("takes_back", False),
        grounds=tuple(plain.get("grounds", ())),
    )
