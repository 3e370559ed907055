from __future__ import annotations

from builders import a_mention, a_publication, a_subject

from watcher.model.documents import Evidence
from watcher.model.kinds import Kind


def test_each_area_for_priority_action_is_a_reason(rule):
    """
    name     = "Priority action"
    kind     = "priority_action"
    severity = "critical"
    """
    words = Evidence("priority_action", 3, "Areas for priority action")
    letter = a_publication(Kind.FOCUSED_VISIT, priority_actions=("the front door", "supervision"), evidence=(words,))

    reasons = rule.reasons(a_subject(letter))

    assert [r.text for r in reasons] == [
        "area for priority action: the front door",
        "area for priority action: supervision",
    ]
    assert reasons[0].evidence == (words,)


def test_those_carried_forward_are_no_new_alarm(rule):
    """
    name     = "Priority action"
    kind     = "priority_action"
    severity = "critical"
    """
    subject = a_subject(a_publication(Kind.MONITORING_VISIT, priority_actions_carried=("the front door",)))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It sets no area for priority action; 1 set earlier still stand."


def test_news_sets_none(rule):
    """
    name     = "Priority action"
    kind     = "priority_action"
    severity = "critical"
    """
    subject = a_subject(a_mention())

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It is not Ofsted's own publication."
