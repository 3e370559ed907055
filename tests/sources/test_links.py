from __future__ import annotations

import pytest

from watcher.sources.links import key_of

COUNCIL = "https://democracy.example.gov.uk/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ieListMeetings.aspx?CId=134&Year=0", "ieListMeetings.aspx?CId=210&Year=0"),
        ("ieListDocuments.aspx?CId=134&MId=2718&Ver=4", "ieListDocuments.aspx?CId=134&MId=2719&Ver=4"),
        ("mgRss.aspx?CID=134", "mgRss.aspx?CID=210"),
    ],
)
def test_a_committees_number_is_no_tracking_though_cleaners_of_links_take_it_for_a_campaigns(one, other):
    assert key_of(COUNCIL + one) != key_of(COUNCIL + other)
