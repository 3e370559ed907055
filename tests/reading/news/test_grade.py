from __future__ import annotations

from news_parts import apart

from watcher.reading.news.grade import grade_now


def test_what_was_good_before_a_decline_is_no_grade_of_now():
    told = apart("Decline at Bolton's children's services, says Ofsted", "They were judged good in 2021.")

    assert grade_now(told) is None


def test_since_april_2026_single_judgements_make_no_overall_grade():
    judged = "Bolton: help and protection inadequate, leaders judged good by Ofsted"

    assert grade_now(apart(judged, day="2026-08-03")) is None
    assert grade_now(apart(judged, day="2025-08-03")) == "inadequate"


def test_who_is_monitored_is_inadequate_until_an_inspection_says_otherwise():
    assert grade_now(apart("Bolton's children's services make progress, says monitoring visit letter")) == "inadequate"


def test_a_report_without_an_overall_grade_has_none_whatever_its_parts_are():
    body = "There is no overall grade. Help and protection is inadequate. In 2022 all was good."

    assert grade_now(apart("New report on Bolton's children's services", body, day="2026-05-20")) is None
