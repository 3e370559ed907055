from __future__ import annotations

from news_parts import apart

from watcher.reading.news.first_reader import read_by_rules


def test_the_rules_alert_for_a_result_of_now_with_a_name():
    read = read_by_rules(apart("Bolton children's services rated inadequate by Ofsted", "Published today."))

    assert (read.alerts, read.adverse_of, read.grade) == (True, ("Bolton",), "inadequate")


def test_the_rules_alert_for_nobody_without_a_name():
    assert not read_by_rules(apart("Children's services rated inadequate by Ofsted", "Published today.")).alerts


def test_a_council_s_paper_alerts_nobody():
    read = read_by_rules(apart("Agenda item: Bolton rated inadequate by Ofsted", "The committee noted the report."))

    assert (read.minutes, read.alerts) == (True, False)
