"""The kinds of document that Ofsted, councils and the press publish."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of document, as `read --json` names them."""

    INSPECTION = "inspection"
    FOCUSED_VISIT = "focused_visit"
    MONITORING_VISIT = "monitoring_visit"
    JTAI = "jtai"
    AREA_SEND = "area_send"
    NEWS = "news"
    COUNCIL_MINUTES = "council_minutes"
    UNKNOWN_REPORT = "unknown_report"
    NOT_A_REPORT = "not_a_report"


LETTERS = frozenset({Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT, Kind.JTAI})
"""What Ofsted publishes as a letter, without grades."""
