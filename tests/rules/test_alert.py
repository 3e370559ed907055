"""The one alert of a publication, whole: what each of its parts says."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection, judgements

import rules
from rules.alert import alert_for
from rules.findings import findings_for
from rules.old_news import Overtaken
from watcher.model.documents import Evidence, NamedAuthority, PreviousStated
from watcher.model.kinds import Kind
from watcher.model.ofsted import AREA_NAMES, ILACS_2026, Urn
from watcher.model.values import replace

JUDGED = rules.make(
    rules.KINDS["judged"][0].model_validate(
        {"name": "Inadequate", "kind": "judged", "grades": ("inadequate",), "severity": "critical"}
    )
)
WORSE = rules.make(
    rules.KINDS["deteriorated"][0].model_validate({"name": "Worse", "kind": "deteriorated", "severity": "warning"})
)
REPORTED = rules.make(
    rules.KINDS["reported"][0].model_validate({"name": "News", "kind": "reported", "severity": "warning"})
)
PUBLISHED = rules.make(
    rules.KINDS["published"][0].model_validate({"name": "All", "kind": "published", "severity": "note"})
)


def alert(subject, *of, story=None):
    return alert_for(subject, findings_for(of, subject), key="80581/1", story=story)


def test_only_grades_at_the_bottom_of_their_scale_or_named_by_a_rule_are_adverse():
    now = an_inspection(2026, leadership="inadequate", help_and_protection="requires improvement", care_leavers="good")

    made = alert(a_subject(now), JUDGED)

    assert {each.now: each.adverse for each in made.changes} == {
        "inadequate": True,
        "requires improvement": False,
        "good": False,
    }


def test_a_fall_is_marked_with_what_it_was_and_when():
    now, before = an_inspection(2026, leadership="requires improvement"), an_inspection(2022, leadership="good")

    (change,) = alert(a_subject(now, before), WORSE).changes

    assert (change.now, change.before, change.before_when, change.worse) == (
        "requires improvement",
        "good",
        "20 May 2022",
        True,
    )


def test_the_highest_severity_of_its_rules_is_the_alerts():
    now, before = an_inspection(2026, leadership="inadequate"), an_inspection(2022, leadership="good")

    assert alert(a_subject(now, before), WORSE, JUDGED).severity == "critical"
    assert alert(a_subject(now, before), PUBLISHED, WORSE).severity == "warning"


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (Kind.INSPECTION, "The report (PDF)"),
        (Kind.AREA_SEND, "The report (PDF)"),
        (Kind.FOCUSED_VISIT, "The letter (PDF)"),
        (Kind.MONITORING_VISIT, "The letter (PDF)"),
        (Kind.JTAI, "The letter (PDF)"),
    ],
)
def test_a_letter_is_linked_as_one(kind, named):
    made = alert(a_subject(a_publication(kind, judgements=judgements(leadership="good"))), PUBLISHED)

    assert made.links[0].text == named


def test_the_earlier_judgement_that_the_report_names_is_said_with_its_time():
    stated = PreviousStated(judgements(overall="good"), "2019")
    now = an_inspection(2023, overall="inadequate")

    made = alert(a_subject(now, previous_stated=stated), JUDGED)

    assert "The report itself names the earlier judgement: overall effectiveness good (2019)." in made.notes


def test_an_earlier_judgement_that_the_known_history_denies_is_not_said():
    stated = PreviousStated(judgements(overall="outstanding"), "2019")
    now, before = an_inspection(2023, overall="inadequate"), an_inspection(2019, overall="good")

    made = alert(a_subject(now, before, previous_stated=stated), JUDGED)

    assert not any("names the earlier judgement" in each for each in made.notes)


def test_without_an_earlier_judgement_in_the_report_nothing_is_said_of_one():
    made = alert(a_subject(an_inspection(2023, overall="inadequate")), JUDGED)

    assert not [each for each in made.notes if "earlier judgement" in each]


def test_a_document_that_names_another_authority_says_so():
    now = a_publication(judgements=judgements(leadership="inadequate"))
    subject = a_subject(now)
    other = NamedAuthority(Urn("80573"), "Trafford")
    subject = a_subject(
        type(now)(
            now.urn,
            now.title,
            now.url,
            now.page_url,
            now.published,
            now.sha256,
            type(now.reading)(Kind.INSPECTION, authorities=(other,), judgements=now.reading.judgements),
        )
    )

    assert "The document names Trafford, but it is on this authority's page." in alert(subject, JUDGED).notes


def test_news_keeps_its_outlets_day_and_is_not_confirmed():
    made = alert(a_subject(a_mention()), REPORTED)

    assert (made.published, made.confirmed, made.source) == (date(2026, 8, 3), False, "The Paper")


def test_a_story_that_was_told_before_goes_on_and_a_new_one_is_named_by_its_inspection():
    subject = a_subject(an_inspection(2026, leadership="inadequate"))

    assert alert(subject, JUDGED, story="80581/known").story == "80581/known"
    assert alert(subject, JUDGED).story == "80581/inspection/2026-04-05"


def test_since_april_2026_it_says_that_there_is_no_overall_grade():
    old, new = (an_inspection(year, leadership="inadequate") for year in (2023, 2026))

    assert not [each for each in alert(a_subject(old), JUDGED).notes if "overall" in each]
    assert [each for each in alert(a_subject(new), JUDGED).notes if "no overall grade" in each]


def test_a_monitoring_letter_says_which_visit_it_is_and_what_it_looked_at():
    letter = a_publication(Kind.MONITORING_VISIT, visit_number=3, theme="care leavers")

    assert alert(a_subject(letter), PUBLISHED).what == "Monitoring visit letter (visit 3; theme: care leavers)"


def test_an_alert_says_what_whose_when_and_where():
    made = alert(a_subject(an_inspection(2026, leadership="inadequate", care_leavers="good")), JUDGED)

    assert (made.key, made.urn, made.authority) == ("80581/1", "80581", "Wirral")
    assert (made.what, made.source, made.confirmed) == ("Children's services inspection", "Ofsted", True)
    assert made.headline.startswith("INADEQUATE")
    assert (made.published, made.inspection_start, made.inspection_end) == (
        date(2026, 5, 20),
        date(2026, 4, 1),
        date(2026, 4, 5),
    )
    assert [(each.text, each.url) for each in made.links] == [
        ("The report (PDF)", "https://files.example/80581-2026-05-20-2026-04-05"),
        ("Wirral on Ofsted's site", "https://reports.example/80581"),
    ]
    assert [each.rule for each in made.findings] == ["Inadequate"]
    assert [(each.awaited, each.published) for each in made.deadlines] == [
        ("action_plan", date(2026, 5, 20)),
        ("monitoring_visit", date(2026, 5, 20)),
    ]
    assert made.notes == ("Since April 2026 Ofsted gives no overall grade; the judgements above are all that it made.",)


def test_the_worst_grade_comes_first_then_what_fell_furthest_and_the_boards_last():
    now = an_inspection(
        2017, adoption="requires improvement", overall="requires improvement", lscb="inadequate", leadership="good"
    )
    before = an_inspection(2014, adoption="good", overall="outstanding")

    made = alert(a_subject(now, before), WORSE)

    assert [(each.area, each.now, each.before, each.worse) for each in made.changes] == [
        ("overall effectiveness", "requires improvement", "outstanding", True),
        ("adoption", "requires improvement", "good", True),
        ("impact of leaders", "good", None, False),
        (AREA_NAMES["lscb"], "inadequate", None, False),
    ]
    assert made.changes[3].note.endswith("; the board's grade, not the council's")
    assert "board" not in "".join(each.note or "" for each in made.changes[:3])
    assert [each.page for each in made.changes] == [1, 1, 1, 1]
    assert [each.adverse for each in made.changes] == [False, False, False, True]


def test_a_grade_that_a_rule_asks_for_is_adverse_to_its_user():
    asked = rules.make(
        rules.KINDS["judged"][0].model_validate(
            {"name": "Not good", "kind": "judged", "grades": ("requires improvement",), "severity": "note"}
        )
    )
    now = an_inspection(2026, leadership="requires improvement", care_leavers="good")

    made = alert(a_subject(now), asked)

    assert [(each.now, each.adverse) for each in made.changes] == [("requires improvement", True), ("good", False)]


def test_a_grade_without_its_words_has_no_page():
    (change,) = alert(a_subject(an_inspection(2026, leadership="inadequate"), evidence=()), JUDGED).changes

    assert change.page is None


def quoted(*quotes, grade="inadequate", of=JUDGED):
    evidence = tuple(Evidence(about, page, words) for about, page, words in quotes)
    now, before = an_inspection(2026, leadership=grade), an_inspection(2022, leadership="good")
    return [each.quote for each in alert(a_subject(now, before, evidence=evidence), of).quotes]


LEADERS = "leadership"
SENTENCE = "Leaders have not acted on what they knew, and too many children wait for help that they were promised"


def test_quoted_is_what_the_report_says_of_its_direction_and_then_what_the_reasons_rest_on():
    assert quoted(
        (LEADERS, 3, SENTENCE), ("deteriorated", 1, "Worse."), ("since_last", 2, "Since 2022."), ("x", 4, "X")
    ) == [
        "Worse.",
        "Since 2022.",
        SENTENCE,
    ]


def test_a_row_of_the_table_is_not_quoted_and_a_long_sentence_that_ends_alike_is():
    long_one = f"{SENTENCE}, so that the leadership of these services is by now judged to be inadequate"

    assert quoted((LEADERS, 1, "Leadership: Inadequate. ")) == []
    assert (
        quoted((LEADERS, 1, "Leadership: Requires improvement to be good"), grade="requires improvement", of=WORSE)
        == []
    )
    assert quoted((LEADERS, 1, long_one)) == [long_one]
    assert quoted((LEADERS, 1, "Leadership is weak.")) == ["Leadership is weak."]


def test_the_same_words_are_quoted_once_and_six_quotes_at_most():
    many = [("since_last", page, f"Sentence {page}.") for page in range(9)]

    assert quoted(("deteriorated", 1, "Worse."), ("since_last", 2, "Worse.")) == ["Worse."]
    assert quoted(*many) == [f"Sentence {page}." for page in range(6)]


def test_what_something_newer_has_overtaken_shows_no_table_and_expects_nothing():
    subject = a_subject(an_inspection(2023, overall="inadequate", leadership="inadequate"))
    newer = Overtaken(a_publication(), dated_later=False)

    made = alert(replace(subject, overtaken=newer), JUDGED)

    assert (made.changes, made.deadlines) == ((), ())


def test_a_letter_that_is_no_inspection_names_no_missing_overall_grade():
    made = alert(a_subject(a_publication(Kind.FOCUSED_VISIT, framework=ILACS_2026)), PUBLISHED)

    assert made.notes == ()
    assert (made.changes, made.what) == ((), "Focused visit letter")


def test_the_story_of_an_inspection_without_a_last_day_is_named_by_its_publication_or_its_key():
    assert alert(a_subject(a_publication(Kind.FOCUSED_VISIT)), PUBLISHED).story == "80581/focused_visit/2026-05-20"
    assert (
        alert(a_subject(a_publication(Kind.FOCUSED_VISIT, published=None)), PUBLISHED).story
        == "80581/focused_visit/80581/1"
    )


def test_a_theme_that_is_too_long_is_cut_at_the_end_of_a_word():
    theme = "the_experiences_of_children_who_" + "wait_" * 40
    made = alert(a_subject(a_publication(Kind.FOCUSED_VISIT, theme=theme)), PUBLISHED)

    assert made.what.startswith("Focused visit letter (theme: the experiences of children who wait")
    assert made.what.endswith("wait …)")
    assert len(made.what) <= len("Focused visit letter (theme: )") + 140


def test_what_we_do_not_know_the_kind_of_is_called_so():
    assert alert(a_subject(a_publication(Kind.UNKNOWN_REPORT)), PUBLISHED).what == (
        "A kind of publication that we don't know"
    )


def test_earlier_judgements_of_two_areas_are_joined_and_one_that_is_denied_is_left_out():
    stated = PreviousStated(judgements(overall="good", leadership="outstanding", care_leavers="good"), None)
    now = an_inspection(2023, overall="inadequate")
    before = an_inspection(2019, overall="good", leadership="good")

    made = alert(a_subject(now, before, previous_stated=stated), JUDGED)

    assert made.notes == (
        "The report itself names the earlier judgement: overall effectiveness good and care leavers good.",
    )


def test_a_letter_names_its_earlier_judgement_as_a_letter():
    stated = PreviousStated(judgements(overall="inadequate"), "2022")
    letter = a_publication(Kind.MONITORING_VISIT, previous_stated=stated)

    assert alert(a_subject(letter), PUBLISHED).notes == (
        "The letter itself names the earlier judgement: overall effectiveness inadequate (2022).",
    )


def test_a_document_of_two_other_authorities_names_both_and_one_of_ours_names_none():
    others = (NamedAuthority(Urn("80573"), "Trafford"), NamedAuthority(Urn("80579"), "Sefton"))
    made = a_publication(Kind.FOCUSED_VISIT)
    foreign = replace(made, reading=replace(made.reading, authorities=others))
    shared = replace(made, reading=replace(made.reading, authorities=(*others, NamedAuthority(Urn("80581"), "Wirral"))))
    nobody = replace(made, reading=replace(made.reading, authorities=()))

    assert alert(a_subject(foreign), PUBLISHED).notes == (
        "The document names Trafford or Sefton, but it is on this authority's page.",
    )
    assert [alert(a_subject(each), PUBLISHED).notes for each in (shared, nobody)] == [(), ()]


def test_an_alert_of_news_says_who_says_it_and_quotes_its_headline():
    made = alert(a_subject(a_mention()), REPORTED)

    assert (made.key, made.urn, made.authority) == ("80581/1", "80581", "Wirral")
    assert (made.story, made.what) == ("80581/1", "A report in the news")
    assert (made.severity, made.inspection_start, made.inspection_end) == ("warning", None, None)
    assert [(each.about, each.page, each.quote) for each in made.quotes] == [
        ("headline", None, "Services found wanting")
    ]
    assert [(each.text, each.url) for each in made.links] == [("The article", "https://paper.example/1")]
    assert [each.rule for each in made.findings] == ["News"]
    assert made.headline
    assert alert(a_subject(a_mention()), REPORTED, story="known").story == "known"


def test_news_without_title_address_outlet_or_day_claims_none():
    bare = a_mention()
    bare = replace(bare, item=replace(bare.item, title="", url="", outlet="", published="2026-08"))

    made = alert(a_subject(bare), REPORTED)

    assert (made.quotes, made.links, made.source, made.published) == ((), (), "a news feed", None)
