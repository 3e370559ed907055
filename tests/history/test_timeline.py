from __future__ import annotations

from datetime import date

from watcher import data
from watcher.data import names
from watcher.history.timeline import timeline


def of(name):
    (authority,) = names.find(name)
    known = sorted((each for each in data.baseline() if each.urn == authority.urn), key=lambda each: each.published)
    return timeline(authority.name, tuple(reversed(known)))


def row(lines, title):
    return [
        (str(bar.start), str(bar.end), bar.grade.word)
        for each in lines.rows
        if each.title == title
        for bar in each.bars
    ]


def test_a_grade_stands_from_its_publication_until_the_next_inspection():
    assert row(of("Trafford"), "impact of leaders") == [
        ("2015-05-12", "2019-05-08", "outstanding"),
        ("2019-05-08", "2023-01-31", "inadequate"),
        ("2023-01-31", "2026-08-03", "requires improvement"),
        ("2026-08-03", "None", "inadequate"),
    ]


def test_an_overall_grade_ends_with_the_inspection_that_gives_none():
    assert row(of("Trafford"), "overall effectiveness")[-1] == ("2023-01-31", "2026-08-03", "requires improvement")


def test_children_in_care_are_one_row_whatever_they_were_judged_with_and_it_is_said():
    lines = of("Trafford")

    assert [grade for _, _, grade in row(lines, "children in care")] == ["good", *["requires improvement"] * 2, "good"]
    assert any("together with care leavers" in each for each in lines.notes)


def test_a_change_is_marked_only_where_the_two_may_be_compared():
    care_leavers = next(each for each in of("Trafford").rows if each.title == "care leavers")
    leaders = next(each for each in of("Kent").rows if each.title == "impact of leaders")

    assert [(bar.worse, bar.better) for bar in care_leavers.bars] == [(0, 0), (0, 0)]
    assert leaders.bars[0].grade.word == "adequate"
    assert (leaders.bars[1].worse, leaders.bars[1].better) == (0, 0)


def test_every_inspection_is_marked_with_its_framework():
    assert [(mark.published, mark.framework) for mark in of("Kent").marks][:2] == [
        (date(2013, 8, 23), "scale until 2013"),
        (date(2017, 6, 13), "SIF"),
    ]


def test_an_inspection_without_judgements_ends_no_grade():
    assert row(of("Surrey"), "impact of leaders")[0] == ("2015-06-03", "2018-05-16", "inadequate")


def test_of_an_authority_without_inspections_there_is_nothing():
    lines = timeline("Nowhere", ())

    assert (lines.rows, lines.marks, lines.notes) == ((), (), ())
