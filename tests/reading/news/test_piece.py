from __future__ import annotations

import pytest
from news_items import fresh, labelled, told

from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsItem, from_json
from watcher.model.news import as_json as news_as_json
from watcher.reading.news.piece import read_item, read_piece, read_text
from watcher.reading.news.second_reader import Weights
from watcher.reading.news.text import piece


def a_piece(title, summary="", published="2026-08-03", url="https://news.example/1"):
    return read_item(NewsItem("1", title, summary, url, published))


def shares(items):
    """Say how many alerts are right, how many of those due come, or come at least as a note, and how many go astray."""
    read = [(set(whom), read_item(item)) for item, whom in items]
    due = [said for whom, said in read if whom]
    alerts = [whom for whom, said in read if said.should_alert]
    astray = [said for whom, said in read if whom and set(said.alert_authorities) - whom]
    return (
        sum(bool(whom) for whom in alerts) / len(alerts),
        sum(said.should_alert for said in due) / len(due),
        sum(said.should_alert or said.should_note for said in due) / len(due),
        len(astray),
    )


def test_items_of_our_own_making_alert_where_they_should():
    precision, recall, heard, astray = shares([(each.item, each.alert_for) for each in labelled()])

    assert (precision >= 0.97, recall >= 0.97, heard >= 0.99, astray) == (True, True, True, 0)


def test_stories_as_the_press_writes_them_alert_for_whom_they_are_about():
    precision, recall, heard, astray = shares([(each.item, each.alert_for) for each in told()])

    assert (precision >= 0.94, recall >= 0.91, heard >= 0.96, astray <= 2) == (True, True, True, True)


def test_items_in_the_press_s_shapes_alert_for_whom_they_are_about():
    precision, recall, heard, astray = shares([(each.item, each.alert_for) for each in fresh()])

    assert (precision >= 0.93, recall >= 0.9, heard >= 0.92, astray) == (True, True, True, 0)


def test_where_one_reader_alone_sees_a_first_notice_it_is_a_note():
    said = a_piece(
        "MP wants ministers to step in at Bolton's children's services",
        "Practice has deteriorated, says a letter from Ofsted after a focused visit.",
    )

    assert said.should_alert or said.should_note
    assert not (said.should_alert and said.should_note)
    assert said.grounds


def test_a_piece_tells_of_a_fall_and_its_reason():
    said = a_piece("Trafford children's services downgraded from good to requires improvement", "Ofsted reports today.")

    assert (said.should_alert, said.alert_authorities) == (True, ("Trafford",))
    assert said.direction is Direction.DETERIORATED
    assert said.why.startswith("A fall is reported")


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Trafford council failed Annabel Example's children", "Damning Ofsted report published today."),
        ("Ofsted lowers Example's rating", "Children's services in Trafford, run by Ann Example, were good last year."),
    ],
)
def test_why_repeats_no_words_in_which_a_person_may_be_named(title, summary):
    said = a_piece(title, summary)

    assert said.should_alert
    assert "example" not in said.why.lower()


def test_with_two_councils_and_two_grades_only_the_bad_one_is_alerted_for():
    said = a_piece(
        "Ofsted publishes two verdicts",
        "Children's services in Bolton are rated inadequate, while those in Wigan are judged good.",
    )

    assert said.alert_authorities == ("Bolton",)


def test_a_council_that_is_no_more_is_named_as_itself():
    said = a_piece("Cumbria children's services rated inadequate by Ofsted", "A report published today.", "2015-05-12")

    assert said.authorities == ("Cumbria",)


def test_a_joint_inspection_s_priority_action_is_about_the_authority_though_no_service_is_named():
    said = a_piece(
        "Priority action for Bolton's partners",
        "A joint inspection found that the police and the health board act too late. A plan is due in 70 days.",
    )

    assert said.about_inspection
    assert said.should_alert or said.should_note


def test_without_a_name_nobody_is_alerted():
    said = a_piece("Council's children's services rated inadequate", "Ofsted published its report today.")

    assert not said.should_alert
    assert "of which authority" in said.why


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reading scores fall in Bury schools, says the Bury Times", ()),
        ("Children's services in Newcastle-under-Lyme", ()),
        ("Richmond, North Yorkshire, and children's services", ("North Yorkshire",)),
        ("Durham cricket club and children's services", ()),
        ("Children's services in Cheshire West and Chester", ("Cheshire West and Chester",)),
        ("Cllr Simon Blackburn on Blackpool's children's services", ("Blackpool",)),
        ("Telford council's children's services", ("Telford and Wrekin",)),
        ("West Lancashire and South Derbyshire children's services", ()),
        ("Children's services at Slough Children First", ("Slough",)),
        ("Achieving for Children and its children's services", ()),
    ],
)
def test_names_that_mean_something_else_are_no_authorities(text, names):
    said = a_piece(text)

    assert said.authorities == names


def test_minutes_are_a_follow_up_with_their_recommendations_and_the_plan_s_term():
    said = read_text(
        "Agenda item\n\nMembers were advised that Ofsted had inspected children's services in Bolton, and that they had"
        " been found to be 'inadequate' overall.\nEleven recommendations had been made for the council and a further"
        " three for the board.\nThe plan must be sent within 70 days of publication.\nResolved: that it be noted."
    )

    assert said.kind is Kind.COUNCIL_MINUTES
    assert (said.is_new_publication, said.should_alert) == (False, False)
    assert said.overall_grade_now.word == "inadequate"
    assert (said.recommendations, said.plan_due_days) == ((11, 3), 70)


def test_an_old_grade_with_its_date_is_no_news():
    title = "Bolton children's services to move to new offices"
    said = "The regulator Ofsted rated the council's children's services inadequate"

    assert a_piece(title, f"{said}.").should_alert
    assert not a_piece(title, f"{said} in March 2021.").should_alert


def test_what_was_read_survives_being_written_as_json():
    said = a_piece("Trafford children's services rated inadequate by Ofsted")

    assert from_json(news_as_json(said)) == said


@pytest.mark.parametrize(
    ("title", "alerts"),
    [
        ("Bolton children's services inadequate for second time in a row", True),
        ("'Serious and widespread failures' at Bolton children's services", True),
        ("Help and protection inadequate in Bolton", True),
        ("Priority action ordered at Bolton's front door", True),
        ("Bolton child protection worse, says letter", True),
        ("Bolton marked down by Ofsted in three of four areas", True),
        ("Bolton children's services rated inadequate: one year on", False),
        ("What an inadequate rating for children's services means for Bolton", False),
        ("Bolton MP asks how children's services became inadequate", False),
        ("Parents say Bolton children's services have got worse", False),
        ("Serious failings by Bolton children's services before boy's death, review finds", False),
        ("Morale at Bolton children's services has got worse", False),
        ("Bolton social care rated inadequate by CQC", False),
        ("Bolton safeguarding inadequate at primary school, Ofsted says", False),
        ("Bolton youth club safeguarding inadequate, report finds", False),
        ("Bolton footballers hand out inadequate display", False),
    ],
)
@pytest.mark.parametrize("summary", ["", "{}."])
def test_a_title_alone_alerts_where_it_says_of_the_services_what_inspectors_found(title, alerts, summary):
    assert a_piece(title, summary.format(title)).should_alert is alerts


@pytest.mark.parametrize(
    ("summary", "takes_back"),
    [
        ("An earlier version of this article said that Ofsted rated Bolton's children's services inadequate.", True),
        ("We reported today that Bolton's children's services were inadequate, Ofsted says. That was wrong.", True),
        ("It wrongly said that Ofsted had rated Bolton's children's services inadequate. We are sorry.", True),
        (
            "Bolton's children's services were rated inadequate by Ofsted today. 'That is not true,' a leader said.",
            False,
        ),
        ("As we reported today, Ofsted has rated Bolton's children's services inadequate. A vote follows.", False),
        ("Ofsted rated Bolton's children's services inadequate today. An earlier version of its plan was lost.", False),
    ],
)
def test_what_a_paper_says_that_it_had_wrong_is_taken_back_and_no_alert(summary, takes_back):
    said = a_piece("Bolton's children's services", summary)

    assert (said.takes_back, said.should_alert) == (takes_back, not takes_back)


HOSTILE = (
    "inade\u200bqu\u00adate \u202e" * 60_000,
    "<" * 1_000_000,
    "<b " * 300_000,
    "&amp;" * 200_000,
    "&amp;amp;amp;amp;lt;script&gt;" * 30_000,
    "[" * 500_000,
    "a" * 1_000_000,
    "inadequate " * 90_000,
    "Reading and " * 80_000,
    "Trafford, Bolton and Wigan " * 40_000,
    ("\u202e" + "x" * 99) * 10_000,
    "in 2019, " * 100_000,
    "\ud800 \x00\x07" * 1_000,
    "from the the the " * 60_000,
    "Cllr. " * 100_000,
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_nothing_alerts_for_hostile_text_and_it_hides_no_headline_above_it(number):
    text = HOSTILE[number]

    assert not a_piece(text, text).should_alert
    assert not read_text(text).should_alert
    assert a_piece("Bolton children's services rated inadequate by Ofsted", text).alert_authorities == ("Bolton",)


def test_letters_that_nobody_sees_hide_nothing():
    said = a_piece("Bolton children's services rated in\u200bade\u2060quate by <b>Of\u00adsted</b>", "&amp;lt;p")

    assert said.alert_authorities == ("Bolton",)


def test_an_alert_that_the_rules_have_no_words_for_says_so():
    certain = Weights((5.0, 5.0, 0.0), {})
    said = read_piece(piece("Ofsted on Bolton's children's services", "It is bad."), "2026-08-03", "", certain)

    assert said.should_alert
    assert said.why == "Something adverse is reported, newly published."


def test_a_digest_alerts_for_the_one_that_failed():
    said = a_piece(
        "Six inspection reports published this week",
        "Kent is outstanding. Bury, Wigan and Leeds are good, York still requires improvement, and Bolton has been"
        " judged inadequate by Ofsted.",
    )

    assert (said.should_alert, said.alert_authorities) == (True, ("Bolton",))


PROUD = "The council said it was proud that its work with families has been called good by Ofsted."


@pytest.mark.parametrize(
    ("title", "summary", "alerts"),
    [
        ("Redbridge 'proud' to be good", f"{PROUD} It was outstanding on all counts before.", True),
        ("Redbridge 'proud' to be good", f"{PROUD} It was good on all counts before.", False),
        ("Bolton's services go from good to requires improvement", "", True),
        ("Bolton's services go from requires improvement to good", "", False),
        ("Bolton's bus services go from good to worse", "", False),
        (
            "A school's newsletter, Bolton",
            "Parents may have seen that Ofsted has found children's services inadequate.",
            True,
        ),
        ("A school's newsletter, Bolton", "Parents may have seen that Ofsted has found our school inadequate.", False),
        ("Bolton's holes", "Services for children were marked 'inadequate' in one strand by inspectors.", True),
        ("Bolton's holes", "Services for children were marked 'inadequate' in 2019 by inspectors.", False),
        ("Bolton's holes", "Services for children at the hospital were marked 'inadequate' by CQC inspectors.", False),
        ("Bolton's cabinet", "Its children's services are inadequate, says the Ofsted report, out today.", True),
        (
            "Verdict on the Isle of Wight",
            "The services taken back from Hampshire are inadequate, Ofsted said today.",
            True,
        ),
        ("Verdict on Isle of Wight", "Hampshire, which helped with its services, is inadequate, Ofsted said.", False),
        ("Progress seen in Bolton", "A focused visit by Ofsted saw it, and set a priority action.", True),
        ("Progress seen in Bolton", "A focused visit by Ofsted saw it, and closed a priority action.", False),
        ("Progress in Bolton", "A monitoring visit by Ofsted, after a focused visit that set two areas.", False),
        ("What our focused visits tell", "Ofsted looks at those that set priority action; Bolton does well.", False),
        ("How grades work", "Bolton is rated inadequate by Ofsted this year. We explain how grades work.", False),
        ("Questions answered", "What does inadequate mean? Bolton is rated inadequate by Ofsted.", False),
        ("Bolton's cabinet", "Its children's services were inadequate, said the Ofsted report of 2023.", False),
    ],
)
def test_where_the_rules_rest_on_more_than_words_the_second_reader_may_doubt(title, summary, alerts):
    assert a_piece(title, summary).should_alert is alerts


@pytest.mark.parametrize(
    ("what", "alerts"),
    [
        ("for findings Ofsted published today", True),
        ("for findings the ombudsman published today", False),
        ("as Ofsted published good findings today", False),
    ],
)
def test_an_apology_for_what_ofsted_published_today_tells_of_a_damning_report(what, alerts):
    said = a_piece(f"Bolton children's services director apologises to families {what}")

    assert said.should_alert is alerts


@pytest.mark.parametrize("begins", ["Ofsted apologises", "Ofsted has said sorry", "Ofsted is today sorry"])
def test_an_apology_of_ofsted_s_own_tells_of_none(begins):
    assert not a_piece(f"{begins} for the report on Bolton's children's services published today").should_alert


def test_a_round_up_that_names_no_services_is_told_where_its_grades_are_those_of_councils():
    listed = "Published this week: Merton (outstanding, was good), Kirklees (inadequate, was requires improvement)"
    said = a_piece("Weekly round-up for lead members", f"{listed}, York (good, was good).")

    assert said.alert_authorities == ("Kirklees",)
    assert not a_piece("Weekly round-up for governors", f"{listed}, York High School (good).").should_alert
    assert not a_piece("Weekly round-up of hotels", f"{listed}, York (good, was good).").should_alert


def test_a_note_on_special_needs_says_that_they_are_another_inspection():
    said = a_piece("Bolton's SEND services", "Inspectors said today that there are widespread failings.")

    assert (said.should_alert, said.should_note, "another inspection" in said.why) == (False, True, True)


def test_a_report_of_today_is_known_by_its_hour_or_by_its_day_s_name():
    outcome = "It puts Bolton's children's services at inadequate, Ofsted says."

    assert a_piece("Bolton's director on today's report", outcome).should_alert
    assert a_piece("Bolton's director on a report", f"It was published at noon. {outcome}").should_alert


@pytest.mark.parametrize(
    ("title", "summary", "alerts"),
    [
        (
            "Housing watchdog finds Bolton council services inadequate",
            "Its report on homes for families is out.",
            False,
        ),
        ("Watchdog rates Bolton's food safety team inadequate", "The report was published today.", False),
        ("Inspectors: Bolton's libraries inadequate", "The service for children is inadequate.", False),
        ("Inspectorate of borders finds Bolton airport inadequate", "Children waited long.", False),
        ("Charity's report: Bolton's children's services worse", "It was published today.", False),
        ("Libraries close as Bolton's children's services rated inadequate by Ofsted", "It said so today.", True),
        ("Library cuts and an inadequate Ofsted rating for Bolton", "Its children's services were rated today.", True),
        ("Food hygiene scandal over, Bolton is rated inadequate by Ofsted", "It said so of children today.", True),
        ("Fire inspectorate finds Bolton services inadequate", "The report was published today.", False),
        ("Watchdog finds Bolton children's services inadequate", "The report was published today.", True),
        (
            "Ofsted rates Bolton children's services inadequate",
            "The report was published today, weeks after the housing watchdog's.",
            True,
        ),
    ],
)
def test_what_another_watchdog_finds_is_none_of_ofsteds(title, summary, alerts):
    assert a_piece(title, summary).should_alert is alerts


def test_a_grade_for_adoption_is_one_of_the_services_for_children():
    verdict = "The verdict is as before. In today's report {} is inadequate."

    assert a_piece("Bolton 'requires improvement'", verdict.format("adoption")).about_inspection
    assert not a_piece("Bolton 'requires improvement'", verdict.format("lighting")).about_inspection


def test_only_ofsted_s_urgent_action_is_a_priority_action_of_the_services():
    told = "Inspectors said the council must take urgent action to make it safe."

    assert not a_piece("Bolton bridge closed", told).should_alert
    assert a_piece("Bolton's front door unsafe", told.replace("Inspectors", "Ofsted")).should_alert
    assert a_piece("Bolton: joint inspectors want urgent action on neglect").should_alert


def test_a_rating_below_the_last_one_is_a_fall():
    services = "Its children's services require improvement, Ofsted's report of today says."

    assert a_piece("Bolton judged below its previous report", services).should_alert
    assert a_piece("Bolton rated lower than in 2021", services).should_alert
    assert not a_piece("Bolton rated above its previous report", services).should_alert
    assert a_piece("Bolton was rated below its neighbours", services).direction is not Direction.DETERIORATED
    assert not a_piece("Bolton not judged below its previous report", services).should_alert


GIVEN_US = (
    "I wanted to write myself. Inspectors have finished their report about Bolton. They think we have not done well"
    " enough for you and have given us the lowest grade there is, inadequate. I'm sorry."
)
VISITED = "Dear all, people from Ofsted came to see how Bolton Council looks after you. They met many of you."


@pytest.mark.parametrize(
    ("title", "summary", "alerts"),
    [
        (
            "A letter for our children and young people",
            f"{VISITED} They decided that help for children at home gets the lowest mark, inadequate.",
            True,
        ),
        (
            "A letter for our children and young people",
            f"{VISITED} They decided that help for children at home is good now.",
            False,
        ),
        (
            "Live: Ofsted's verdict on Bolton's children's services",
            "9.45 The director: we are proud. 9.35 And here it is. Good for all. 9.30 In 2018 it was inadequate.",
            False,
        ),
        (
            "Live: Bolton's children's services and Ofsted's report",
            "10.31 The opposition wants answers. 9.30 The report is live. Inadequate across the board. 9.15 Welcome.",
            True,
        ),
        ("To our children in care, from your director", GIVEN_US, True),
        ("To our tenants, from your director", GIVEN_US, False),
        (
            "Strong partners in Bolton",
            "The NHS stood with it as Ofsted's judgement on Bolton's services, good in 2022, was today inadequate.",
            True,
        ),
        (
            "Bolton's virtual school is praised",
            "Inspectors came this week. Overall children's services move from good to requires improvement.",
            True,
        ),
        (
            "Leader's column: my team",
            "Ofsted had just found Bolton's children's services inadequate when I came. This week they are good.",
            False,
        ),
    ],
)
def test_letters_live_pages_and_columns_tell_a_grade_late_or_alone(title, summary, alerts):
    assert a_piece(title, summary).should_alert is alerts
