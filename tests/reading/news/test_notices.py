from __future__ import annotations

import pytest

from watcher.model.news import NewsItem
from watcher.reading.news.notices import read_notice


def read(title, summary="Notice requiring the council to improve its children's services."):
    return read_notice(NewsItem("id", title, summary, "https://www.gov.uk/x", "2026-08-04"))


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Improvement notice issued to Trafford Council: November 2026", "issued an improvement notice"),
        ("Revised improvement notice: Trafford Council", "revised or renewed an improvement notice"),
        ("Improvement notice to Trafford Council closed", "ended an improvement notice"),
        ("Statutory direction to Trafford Council in relation to children's services", "issued a statutory direction"),
        ("Direction issued to Trafford Metropolitan Borough Council", "issued a statutory direction"),
    ],
)
def test_a_notice_follows_the_council_s_inspection_and_is_no_alert_of_its_own(title, why):
    found = read(title)

    assert found.authorities == ("Trafford",)
    assert why in found.why
    assert (found.about_inspection, found.should_alert) == (True, False)


@pytest.mark.parametrize(
    "title",
    [
        "Improvement notices: guidance for councils",
        "Children's social care in England",
        "Trafford Council: children's homes",
    ],
)
def test_what_is_no_notice_about_a_council_is_read_like_any_other_item(title):
    assert read(title, "") is None
