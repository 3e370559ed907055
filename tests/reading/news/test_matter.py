from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.inspection_kind import inspection_type
from watcher.reading.news.matter import alerted, authorities_of, is_digest, is_general, is_round_up


@pytest.mark.parametrize(
    ("day", "title", "kind"),
    [
        ("2026-08-03", "Bolton children's services rated good by Ofsted", "ILACS"),
        ("2016-08-03", "Bolton children's services rated good by Ofsted", "SIF"),
        ("2012-08-03", "Bolton children's services rated good by Ofsted", "other"),
        ("2018-07-26", "Bolton children's services remain inadequate, says Ofsted", "SIF"),
        ("2018-07-26", "Bolton children's services rated good under new Ofsted framework", "ILACS"),
        ("2026-08-03", "Ofsted's monitoring visit to Bolton children's services", "monitoring visit"),
        ("2026-08-03", "Joint targeted area inspection in Bolton", "JTAI"),
        ("2026-08-03", "SEND inspection in Bolton", "SEND"),
        (
            "2026-08-03",
            "Ofsted letter on its June visit: Bolton's children's services still inadequate",
            "monitoring visit",
        ),
        ("2010-08-03", "No-notice visit to Bolton's children's services by Ofsted", "other"),
        ("2026-08-03", "Bolton children's services rated inadequate again after Ofsted visit", "ILACS"),
        ("2026-08-03", "Bolton training provider's apprenticeships rated inadequate by Ofsted", "other"),
        ("2026-08-03", "Home for boys in Bolton rated inadequate by Ofsted", "other"),
        ("2026-08-03", "Bolton children's services inadequate: Ofsted says some left homes for months", "ILACS"),
    ],
)
def test_the_kind_of_inspection_is_told_by_words_and_day(day, title, kind):
    assert inspection_type(apart(title, day=day)) == kind


def test_of_many_authorities_a_piece_is_a_round_up():
    assert is_round_up(apart("Ratings of Bolton, Bury, Wigan, Salford and Rochdale"))
    assert not is_round_up(apart("Bolton rated good"))
    assert is_round_up(apart("How each council's children's services rank", "Leeds is inadequate; York is good."))


@pytest.mark.parametrize(
    ("words", "national"), [("England's smallest county", False), ("England's worst councils", True)]
)
def test_what_is_first_in_the_country_is_one_of_it(words, national):
    assert apart(f"{words} and its children").has("national") is national


def test_a_piece_on_the_whole_country_without_a_name_is_general():
    assert is_general(apart("A third of councils are inadequate for children's services nationally, says Ofsted"))


def test_the_title_s_authority_is_the_piece_s():
    assert authorities_of(apart("Bolton inspected", "Wigan and Bury wait.")) == ("Bolton",)


def test_what_others_did_is_not_alerted_for_the_one_with_a_result_of_its_own_nor_for_them():
    told = apart(
        "North Somerset told to improve",
        "Children's services require improvement. Bristol's and Kent's are in decline.",
    )

    assert "Bristol" not in alerted(told)


def test_two_councils_of_the_title_are_alerted_for_where_both_are_meant():
    told = apart("Bolton and Wigan in trouble", "Two councils were found to fail children by Ofsted today.")

    assert alerted(told) == ("Bolton", "Wigan")


def test_those_who_are_listed_after_it_are_alerted_for():
    told = apart(
        "Ofsted finds areas for priority action in half of the councils",
        "Bolton, Wigan and Bury each have at least one. Leeds, York and Kent fared better.",
        day="2010-03-01",
    )

    assert alerted(told) == ("Bolton", "Wigan", "Bury")


def test_both_successors_of_a_council_are_alerted_for():
    told = apart(
        "Both Northamptonshire councils inadequate, says Ofsted",
        "The trust runs the work for North and West Northamptonshire.",
        day="2026-08-03",
    )

    assert alerted(told) == ("North Northamptonshire", "West Northamptonshire")


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        ("Ofsted cut Wigan from outstanding to good and rated Bolton inadequate.", {"Bolton", "Wigan"}),
        ("Ofsted moved Wigan from inadequate to good and rated Bolton inadequate.", {"Bolton"}),
    ],
)
def test_beside_one_that_is_inadequate_one_that_fell_is_alerted_for_and_one_that_rose_is_not(body, whom):
    assert {*alerted(apart("A week of reports on children's services", body))} == whom


def test_who_is_named_by_the_way_further_on_is_not_alerted_for():
    told = apart(
        "County's children's services inadequate", "Ofsted's report is out. It is damning. Wigan's mayor is sad."
    )

    assert alerted(told) == ()


def test_where_two_are_named_and_nothing_says_which_nobody_is_alerted_for():
    assert alerted(apart("Bolton and Wigan await news", "A damning report on one of them is out.")) == ()


def test_only_a_visit_names_areas_for_priority_action():
    told = apart("Ofsted orders priority action in Bolton", "Children's services must act.")

    assert inspection_type(told) == "focused visit"


def test_a_council_that_was_dissolved_in_the_months_before_is_not_alerted_for():
    title = "Priority action asked of Northamptonshire's children's trust"
    body = "Ofsted visited for North Northamptonshire and West Northamptonshire; both must act."

    assert alerted(apart(title, body, day="2021-10-29")) == ("North Northamptonshire", "West Northamptonshire")


def test_a_digest_alerts_for_the_one_of_many_that_fell():
    body = "Derby and Bury are outstanding; Bolton and Wigan good; and Stockport, which was good, requires improvement."
    telling = apart("Round-up of inspections published this week", body)

    assert alerted(telling) == ("Stockport",)
    assert is_digest(telling)
    assert not is_digest(apart("Analysis: our digest of England's ratings", body))


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Ofsted publishes reports", "Bury and Leeds are inadequate; York is good.", True),
        ("Ofsted publishes reports", "Bury and Leeds are inadequate; so is York.", False),
        ("Ofsted publishes reports", "Bury and Leeds are inadequate. York helps.", False),
        ("Ofsted publishes reports", "They are out today. Bristol: good. York: outstanding. Leeds: inadequate.", True),
        (
            "Ofsted publishes reports",
            "Leeds is inadequate; York and Derby are good; Bristol held on to its previous good grade.",
            True,
        ),
        ("How good are councils?", "Bury and Leeds are inadequate; York is good, Ofsted says.", False),
    ],
)
def test_who_gives_each_of_those_it_names_a_new_result_lists_them(title, body, expected):
    assert is_digest(apart(title, body)) is expected


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ofsted says that practice has declined since it was rated good in 2023.", "focused visit"),
        ("Ofsted says that help has improved since it was rated inadequate in 2023.", "monitoring visit"),
        ("Ofsted says that practice has declined. It was rated good in 2023 and is now inadequate.", "ILACS"),
    ],
)
def test_what_inspectors_saw_of_practice_beside_an_earlier_grade_was_a_visit(body, kind):
    assert inspection_type(apart("What Ofsted saw of children's services in Bolton", body)) == kind


@pytest.mark.parametrize(
    ("title", "body", "whom"),
    [
        ("Ofsted's annual report", "At the launch in Bolton he said that services had got worse.", ()),
        ("Ofsted's annual report", "Bolton's children's services are rated inadequate.", ("Bolton",)),
        ("Number of children unseen", "In Bolton children's services have got worse, Ofsted says.", ("Bolton",)),
        ("Ofsted's annual report on Bolton", "He said that children's services had got worse.", ("Bolton",)),
    ],
)
def test_where_a_country_s_figures_are_told_is_not_of_whom(title, body, whom):
    assert alerted(apart(title, body)) == whom


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        ("It must take priority action. Calls wait. A letter on a visit to Bolton names it.", ("Bolton",)),
        ("It must take priority action. Calls wait. The minister is on holiday in Bolton.", ()),
    ],
)
def test_whom_a_letter_on_a_visit_names_late_is_the_matter(body, whom):
    assert alerted(apart("Ofsted tells a council to act", body)) == whom


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        ("A council fails children, Ofsted says. In Bolton, children wait for months.", ("Bolton",)),
        ("A council fails children, Ofsted says. In Bolton, meanwhile, children get a new park.", ()),
        ("A council fails children, Ofsted says. In Bolton, buses were late.", ()),
        ("A city's service fails children, Ofsted says. At Bolton referrals are read too late.", ("Bolton",)),
        ("A council fails children, Ofsted says. Children in Bolton wait for months.", ("Bolton",)),
        ("A council fails children, Ofsted says. Children in Bolton wait, too, for months.", ()),
        ("A council fails children, Ofsted says. Its leader told Bolton of children that wait.", ()),
        ("A council fails children, Ofsted says. It said so today. In Bolton, children paraded.", ()),
        ("Prices rise, it says. In Bolton, children wait for months.", ()),
    ],
)
def test_the_council_that_a_piece_begins_with_may_be_named_next(body, whom):
    assert alerted(apart("Children's services inadequate", body)) == whom


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        ("Bury was visited. They saw progress. Inspectors visited Wigan. They set a priority action.", ("Wigan",)),
        ("Leeds and Bury met. They saw progress. Wigan has a mayor. Ministers set a priority action.", ()),
        ("Bury and Wigan were visited. They set a priority action.", ()),
    ],
)
def test_a_list_of_visits_speaks_on_of_whom_it_named_last(body, whom):
    assert alerted(apart("Ofsted: latest visits", body)) == whom


@pytest.mark.parametrize(
    ("said", "whom"),
    [("is outstanding", ()), ("was outstanding in 2021", ("East Sussex",)), ("is inadequate", ("East Sussex",))],
)
def test_who_does_well_is_named_for_contrast(said, whom):
    body = f"Children's services require improvement. Leaders are sorry. East Sussex {said}."

    assert alerted(apart("Ofsted downgrades county", body)) == whom


@pytest.mark.parametrize(
    ("told", "whom"),
    [
        ("So now I can talk. I was given the Bolton report on Monday.", ("Bolton",)),
        ("Inspectors check councils. They came to Bolton.", ("Bolton",)),
        ("So now I can talk. I was on a train to Bolton on Monday.", ()),
    ],
)
def test_whose_report_it_is_or_where_inspectors_went_is_whom_a_piece_is_about(told, whom):
    assert alerted(apart("What Ofsted said", f"{told} It is inadequate overall.")) == whom


def test_an_inspection_that_grades_services_once_more_is_no_monitoring_visit():
    told = "Bolton was this morning judged inadequate again by Ofsted, which had seen improvement on monitoring visits."
    assert inspection_type(apart("Third time unlucky for Bolton", told)) == "ILACS"
