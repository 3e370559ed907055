from __future__ import annotations

from builders import a_mention, a_subject, an_inspection


def test_a_first_notice_in_the_news_is_a_reason(rule):
    """
    name     = "In the news"
    kind     = "reported"
    severity = "warning"
    """
    subject = a_subject(a_mention(why="It says that Wirral was found inadequate."))

    assert [r.text for r in rule.reasons(subject)] == ["It says that Wirral was found inadequate."]


def test_another_authority_that_the_piece_names_is_none(rule):
    """
    name     = "In the news"
    kind     = "reported"
    severity = "warning"
    """
    subject = a_subject(a_mention(authorities=("Wirral", "Leeds"), alert_authorities=("Leeds",)))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "What it tells is not about Wirral."


def test_old_news_is_none_and_says_why(rule):
    """
    name     = "In the news"
    kind     = "reported"
    severity = "warning"
    """
    subject = a_subject(a_mention(should_alert=False, why="It speaks of an inspection of 2019."))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It speaks of an inspection of 2019."


def test_ofsteds_own_publication_is_no_news(rule):
    """
    name     = "In the news"
    kind     = "reported"
    severity = "warning"
    """
    subject = a_subject(an_inspection(2026, leadership="inadequate"))

    assert rule.reasons(subject) == ()
    assert rule.why_not(subject) == "It is Ofsted's own publication, no news."
