from __future__ import annotations

import pytest
from news_parts import standings


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ofsted's letter since July's inadequate rating", ("inadequate", "known")),
        ("The trust that has run children's services since the city's lowest Ofsted rating", ("inadequate", "known")),
        ("Bolton hears an update on the priority action plan", ("priority", "known")),
        ("Bolton hears on Tuesday of progress with priority action", ("priority", "known")),
        ("Bolton's priority action plan, which followed a visit by Ofsted", ("priority", "known")),
        ("An update on Bolton: Ofsted wants priority action", ("priority", "now")),
        ("Ofsted's update on today's priority action for Bolton", ("priority", "now")),
        ("Worst for years: since Monday Bolton has had the lowest Ofsted rating, out today", ("inadequate", "now")),
        ("More money to improve inadequate Bolton children's services, says Ofsted", ("inadequate", "known")),
        ("Staff at the department, which is rated inadequate by Ofsted, walked out", ("inadequate", "known")),
        ("Staff at Bolton Council, which the watchdog judged inadequate, walked out", ("inadequate", "known")),
        ("The watchdog judged Bolton Council, which staff walked out of, inadequate", ("inadequate", "now")),
        ("Calls follow the Ofsted report which rated Bolton inadequate", ("inadequate", "known")),
        ("Ofsted returns to the inadequate council", ("inadequate", "known")),
        ("Ofsted visits Bolton, where Ofsted named an area for priority action", ("priority", "known")),
        ("A letter sent after a visit in May names an area for priority action", ("priority", "now")),
        ("Anger after Ofsted judges Bolton inadequate", ("inadequate", "now")),
        ("We speak to Bolton's social workers about inadequate ratings by Ofsted", ("inadequate", "known")),
        ("What you need to know about inadequate rating for Bolton children's services", ("inadequate", "now")),
        ("Council leader speaks about inadequate Ofsted rating for Bolton children's services", ("inadequate", "now")),
        ("Outstanding Bolton given warning over care leavers", ("outstanding", "known")),
    ],
)
def test_what_is_told_by_the_way_is_known(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("The strain shows in Bolton, where inspectors have found that practice has declined", "now"),
        ("The strain shows in Bolton, where inspectors judged that practice had declined", "known"),
    ],
)
def test_what_inspectors_have_found_somewhere_is_of_now(sentence, standing):
    assert dict(standings(sentence))["decline"] == standing


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Ofsted came for a third visit since Bolton was judged inadequate", "known"),
        ("It is two weeks since Bolton learned that its services are inadequate", "known"),
        ("Ofsted found Bolton's services inadequate when they asked for help", "earlier"),
        ("Bolton's services are adequate after four years of being inadequate", "earlier"),
        ("Bolton, whose children's services are now inadequate, was told by Ofsted to act", "now"),
    ],
)
def test_what_visits_and_weeks_are_counted_from_is_no_result_of_now(sentence, standing):
    assert dict(standings(sentence))["inadequate"] == standing


def test_what_a_clause_has_done_is_the_news():
    said = standings("Too few visits, says Ofsted, which has marked Bolton down from good to requires improvement")

    assert ("requires improvement", "now") in said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Councillors asked why Bolton fell from good, according to Ofsted", ("down", "known")),
        ("Councillors discuss how Bolton came to be rated inadequate", ("inadequate", "known")),
        (
            "The money is a response to May's inspection, which moved Bolton to requires improvement",
            ("requires improvement", "known"),
        ),
        ("After three inadequate verdicts Bolton has got better, says Ofsted today", ("inadequate", "known")),
        ("The inadequate judgement, published this morning, is Bolton's second", ("inadequate", "now")),
        ("Anger in Bolton after Ofsted rated its services inadequate", ("inadequate", "now")),
    ],
)
def test_what_people_talk_about_is_known_and_what_they_feel_is_of_now(sentence, expected):
    assert expected in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("We accept today's inadequate judgement of Bolton's children's services", "now"),
        ("Ofsted's inadequate grade today is the worst news for Bolton", "now"),
        ("The inadequate rating that Ofsted gave today to Bolton must lead to change", "now"),
        ("An MP wrote to Bolton's leader after Friday's inadequate rating by Ofsted", "known"),
        ("At today's debate on the inadequate rating Bolton's leader was heckled", "known"),
        ("Councillors in Bolton debated the inadequate rating by Ofsted today", "known"),
    ],
)
def test_a_judgement_that_is_called_today_s_is_of_now(sentence, standing):
    assert ("inadequate", standing) in standings(sentence)


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("Bolton, whose services Ofsted condemned as inadequate, was last night named team of the year", "earlier"),
        ("Bolton, whose services Ofsted last night condemned as inadequate, has said sorry", "now"),
    ],
)
def test_the_day_of_the_main_clause_is_not_that_of_what_is_told_by_the_way(sentence, standing):
    assert ("inadequate", standing) in standings(sentence)


def test_whom_inspectors_fail_is_no_label():
    assert standings("Ofsted fails Bolton over child protection") == [("inadequate", "now")]
    assert ("inadequate", "now") not in standings("Ofsted fails to act over child protection in Bolton")


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("She left on Tuesday, eight days after inspectors rated Bolton inadequate", "known"),
        ("A parents' group slams the service that Ofsted found inadequate in Bolton", "known"),
        ("A letter told Bolton council that Ofsted found it inadequate", "now"),
        ("That Ofsted found Bolton inadequate is sad", "now"),
        ("Bolton is the council that Ofsted today found inadequate", "now"),
        ("She left on Tuesday, hours after inspectors rated Bolton inadequate", "now"),
        ("A report, out today, comes after Ofsted's rating of Bolton fell to inadequate", "known"),
        ("An apology comes after Ofsted today rated Bolton inadequate", "now"),
        ("Bus passes are part of Bolton's response to being rated inadequate by Ofsted", "known"),
        ("In response to being rated inadequate by Ofsted today Bolton says sorry", "now"),
    ],
)
def test_what_later_days_are_counted_from_is_known_but_where_it_is_of_today_itself(sentence, standing):
    assert ("inadequate", standing) in standings(sentence)
