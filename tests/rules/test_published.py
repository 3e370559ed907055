from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject

from watcher.model.kinds import Kind


@pytest.mark.parametrize("kind", [Kind.INSPECTION, Kind.FOCUSED_VISIT, Kind.AREA_SEND, Kind.UNKNOWN_REPORT])
def test_whatever_ofsted_publishes_is_a_reason(rule, kind):
    """
    name     = "Digest"
    kind     = "published"
    severity = "note"
    """
    assert [r.text for r in rule.reasons(a_subject(a_publication(kind)))] == [
        "Ofsted published “Children's services inspection”"
    ]


def test_news_is_not_ofsteds(rule):
    """
    name     = "Digest"
    kind     = "published"
    severity = "note"
    """
    assert rule.reasons(a_subject(a_mention())) == ()
    assert rule.why_not(a_subject(a_mention())) == "It is not Ofsted's own publication."
