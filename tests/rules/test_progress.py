from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject

from watcher.model.documents import INSUFFICIENT, MIXED, Evidence
from watcher.model.kinds import Kind


def test_insufficient_progress_is_a_reason_with_the_letters_words(rule):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    """
    words = Evidence("progress", 2, "Progress has been too slow.")
    letter = a_publication(Kind.MONITORING_VISIT, progress=INSUFFICIENT, evidence=(words,))

    (reason,) = rule.reasons(a_subject(letter))

    assert reason.text == "the letter says that progress is insufficient (page 2)"
    assert reason.evidence == (words,)


def test_mixed_progress_is_a_reason_too(rule):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    """
    (reason,) = rule.reasons(a_subject(a_publication(Kind.MONITORING_VISIT, progress=MIXED)))

    assert reason.text == "the letter says that progress is mixed"


def test_what_is_no_letter_is_called_a_report(rule):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    """
    (reason,) = rule.reasons(a_subject(a_publication(Kind.AREA_SEND, progress=INSUFFICIENT)))

    assert reason.text == "the report says that progress is insufficient"


def test_mixed_progress_can_be_left_out(rule):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    mixed    = false
    """
    subject = a_subject(a_publication(Kind.MONITORING_VISIT, progress=MIXED))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It calls progress mixed."


@pytest.mark.parametrize(
    ("progress", "why_not"),
    [
        ("sufficient", "It calls progress sufficient."),
        (None, "It says nothing of progress that could be read with certainty."),
    ],
)
def test_any_other_word_is_none(rule, progress, why_not):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    """
    subject = a_subject(a_publication(Kind.MONITORING_VISIT, progress=progress))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == why_not


def test_news_is_no_letter(rule):
    """
    name     = "Too slow"
    kind     = "progress"
    severity = "warning"
    """
    assert rule.reasons(a_subject(a_mention())) == ()
    assert rule.why_not(a_subject(a_mention())) == "It is not Ofsted's own publication."
