from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.clauses import Standing, Whose


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Bolton children's services inspected", Whose.OWN),
        ("SEND services in Bolton criticised by inspectors", Whose.SEND),
        ("Bolton nursery rated inadequate by Ofsted", Whose.OTHER),
        ("Bolton pupil referral unit rated inadequate by Ofsted", Whose.OTHER),
        ("Bolton restaurant rated inadequate by inspectors where children ate", Whose.OTHER),
        ("Watchdog finds Bolton council inadequate on freedom of information", Whose.OTHER),
        ("Kirklees bus services downgraded from good to inadequate", Whose.OTHER),
        ("Builder of Bolton's children's centre found inadequate by safety regulator", Whose.OTHER),
        ("Police statement on Ofsted's inspection of Bolton", Whose.OWN),
        ("NHS notes Ofsted's report, in which Bolton's children's services are judged inadequate", Whose.OWN),
        ("NHS in Bolton criticised by inspectors for its children's ward, rated inadequate", Whose.OTHER),
        ("Regulator of social housing judges Bolton inadequate", Whose.OTHER),
        ("Headteachers' briefing: Ofsted's report on Bolton's children's services", Whose.OWN),
        ("Headteachers wait for Ofsted's report on Bolton", Whose.OTHER),
        (
            "School leaders and the NHS stood by Bolton as Ofsted judged Bolton's services, good in 2022, inadequate",
            Whose.OWN,
        ),
        ("Bolton's referral team leaves children at risk, says Ofsted", Whose.OWN),
    ],
)
def test_of_whom_a_piece_speaks(title, whose):
    assert apart(title).about is whose


def test_a_row_over_buses_in_a_title_leaves_the_services_graded_in_the_lead_what_it_is_about():
    title = "Inadequate verdict for Bolton after bus services row"

    assert apart(title, "Ofsted has judged Bolton's children's services inadequate.").about is Whose.OWN
    assert apart(title, "The transport committee met in Bolton.").about is Whose.OTHER


def test_to_send_somebody_is_no_special_need():
    assert not apart("Wigan will send managers to Bolton").has("send")
    assert apart("Send pupils in Bolton wait").has("send")


def test_the_month_of_may_is_no_doubt():
    assert not apart("Ofsted rated Bolton inadequate in May 2026").has("might")
    assert apart("Ofsted may rate Bolton inadequate").has("might")


def test_the_authority_of_the_title_is_no_neighbour_of_itself():
    told = apart("Minister shocked by Bolton report", "She wants a plan from Bolton, which is inadequate.")

    assert told.named(1) == ("Bolton",)


def test_a_plan_that_is_due_is_no_result_that_is_awaited():
    assert not apart("A plan for Bolton is due in 70 days").has("awaited")
    assert apart("Ofsted's report on Bolton is due in May").has("awaited")


def test_a_county_that_only_says_where_a_council_is_is_not_named():
    told = apart("Two Essex councils' ratings cut", "Thurrock and Southend-on-Sea are no longer good.")

    assert told.named() == ("Thurrock", "Southend-on-Sea")


def test_a_county_that_is_spoken_of_further_on_is():
    told = apart("Essex council's rating cut", "Thurrock is also inspected. Essex's services are no longer good.")

    assert "Essex" in told.named()
    assert apart("Rutland council, unlike its county neighbour", "Essex is good.").named() == ("Rutland", "Essex")


def test_falling_short_speaks_of_no_short_breaks():
    assert apart("Bolton falls short of its previous Ofsted grade", "Services are weaker.").about is Whose.OWN


def test_a_school_in_an_idiom_is_none():
    telling = apart("Bolton: from star pupil to dunce", "Ofsted rates children's services inadequate.")

    assert telling.about is Whose.OWN


def test_cricket_is_no_inspection():
    assert apart("Cricket: Derbyshire slammed", "The director said that it was inadequate.").about is Whose.OTHER


def test_a_title_s_fall_is_known_where_the_piece_dates_it_months_back():
    title = "Union blames cuts for Bolton's lower Ofsted grade"
    dated = apart(title, "Bolton was rated requires improvement by Ofsted in April.")
    fresh = apart(title, "Bolton was rated requires improvement by Ofsted on Tuesday.")

    assert (dated.frames[0].standing, fresh.frames[0].standing) == (Standing.KNOWN, Standing.NOW)


def test_the_black_country_is_no_country():
    assert not apart("Two Black Country boroughs have been downgraded").has("national")
    assert apart("Boroughs across the country have been downgraded").has("national")


def test_a_priority_action_of_a_focused_visit_is_the_authority_s_whatever_homes_it_is_about():
    letter = "Inspectors list two areas for priority action, among them the use of unregistered children's homes."

    assert apart("Focused visit: Bolton told to act on children's homes", letter).about is Whose.OWN


def test_a_home_that_a_council_runs_is_another_provider():
    assert apart("Council-run respite home in Bolton downgraded", "Ofsted lowered its grade.").about is Whose.OTHER


@pytest.mark.parametrize(
    ("title", "body", "whose"),
    [
        (
            "Police force inadequate at protecting vulnerable children",
            "HMICFRS judged its child protection.",
            Whose.OTHER,
        ),
        ("Child protection in Bolton", "Ofsted, HMICFRS and others judged how children are protected.", Whose.OWN),
        ("Child protection in Bolton", "A joint inspection with HMICFRS judged how it is done.", Whose.OWN),
    ],
)
def test_an_inspectorate_of_police_that_comes_without_ofsted_inspects_no_council(title, body, whose):
    assert apart(title, body).about is whose


@pytest.mark.parametrize(
    ("body", "standing"),
    [
        ("Members met on the report, published in March. It was judged inadequate.", Standing.KNOWN),
        ("Members met on the report, published on 3 May. There was tea. It was judged inadequate.", Standing.KNOWN),
        ("The last report was published in March. It is judged inadequate.", Standing.NOW),
        ("The report, published in March, praised it. It is judged inadequate today.", Standing.NOW),
        ("Members met on the report, published in August. It was judged inadequate.", Standing.NOW),
        ("The report was published after an inspection in March. It was judged inadequate.", Standing.NOW),
    ],
)
def test_what_is_said_after_the_day_of_an_old_report_is_known(body, standing):
    frames = apart("Bolton's children's services", body).frames

    assert {each.standing for each in frames if each.sort == "inadequate"} == {standing}


@pytest.mark.parametrize(
    ("graded", "whose"),
    [
        ("Ofsted says that Bolton's services, rated good in 2022, now require improvement.", Whose.OWN),
        ("Ofsted notes that Bolton's services were good in 2022.", Whose.OWN),
        ("Bolton's services, rated good in 2022, now require improvement, bus users say.", Whose.OTHER),
        ("Ofsted says that two of Bolton's academies, rated good in 2022, now require improvement.", Whose.OTHER),
    ],
)
def test_a_councils_services_without_another_name_are_those_for_children_where_ofsted_grades_them(graded, whose):
    assert apart("Next steps", f"We are proud of our work with schools. {graded}").about is whose
