from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection, judgements

from rules.outcome import Settings
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_SEND


def send(rank: int):
    grade = AREA_SEND.words[rank - 1]
    return a_subject(a_publication(Kind.AREA_SEND, judgements=judgements(AREA_SEND, outcome=grade)))


def test_the_worst_outcome_is_a_reason(rule):
    """
    name     = "SEND"
    kind     = "outcome"
    severity = "warning"
    """
    assert [r.text for r in rule.reasons(send(3))] == ["area SEND outcome 3 of 3: widespread or systemic failings"]


def test_the_others_are_not_unless_the_user_names_them(rule):
    """
    name     = "SEND"
    kind     = "outcome"
    severity = "warning"
    """
    wider = Settings(name="SEND", kind="outcome", severity="note", outcomes=(2, 3))

    assert rule.reasons(send(2)) == ()
    assert rule.why_not(send(2)) == "The rule doesn't ask for this outcome: area SEND outcome 2 of 3: inconsistent."
    assert type(rule)(wider).reasons(send(2))


def test_a_childrens_services_inspection_has_no_such_outcome(rule):
    """
    name     = "SEND"
    kind     = "outcome"
    severity = "warning"
    """
    subject = a_subject(an_inspection(2026, leadership="inadequate"))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It is not an area SEND inspection with an outcome."


def test_news_has_none_either(rule):
    """
    name     = "SEND"
    kind     = "outcome"
    severity = "warning"
    """
    subject = a_subject(a_mention())

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It is not an area SEND inspection with an outcome."


def test_there_is_no_fourth_outcome():
    with pytest.raises(ValueError, match="outcomes"):
        Settings(name="SEND", kind="outcome", severity="note", outcomes=(4,))
