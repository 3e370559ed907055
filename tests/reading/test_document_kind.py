from __future__ import annotations

import pytest

from watcher.model.kinds import Kind
from watcher.reading import document_kind
from watcher.reading.pages import Page

LETTER = "Piccadilly Gate, Manchester. 18 October 2024 Sam Sample, Director of Children's Services Dear Sam Sample"
OFSTED = "Ofsted is proud of its work."


def kind_of(*paragraphs: str):
    return document_kind.recognise((Page(1, "\n".join((*paragraphs, OFSTED))),))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inspection of Wirral local authority children's services", Kind.INSPECTION),
        ("Focused visit to Wirral children's services", Kind.FOCUSED_VISIT),
        ("Monitoring visit of Wirral children's services", Kind.MONITORING_VISIT),
        ("Joint targeted area inspection of Wirral", Kind.JTAI),
        ("Area SEND inspection of Wirral Local Area Partnership", Kind.AREA_SEND),
    ],
)
@pytest.mark.parametrize(
    "mention",
    [
        "Since the monitoring visit in 2020, much has changed.",
        "At the focused visit in March 2021 inspectors saw good work.",
        "The joint targeted area inspection of 2019 was followed by a plan.",
        "Since the last inspection of looked after children services in 2012, much has changed.",
        "Since the inspection of a children's home that the council runs, much has changed.",
        "At the last inspection of fostering services in 2012 inspectors saw good work.",
        "Overall experiences and progress of children and young people have improved.",
        "The council's own homes are inspected under the social care common inspection framework.",
    ],
)
def test_the_title_decides_whatever_the_opening_speaks_of(title, kind, mention):
    assert kind_of(title, "Inspection dates: 8 June 2026 to 19 June 2026", mention) is kind
    assert kind_of(LETTER, title, "This letter summarises the findings.", mention) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inspection of local authority children's services\nMonitoring visit of Wirral", Kind.MONITORING_VISIT),
        ("Inspection of local authority children's services: focused visit to Wirral", Kind.FOCUSED_VISIT),
    ],
)
def test_a_visit_is_one_also_under_the_name_of_the_inspections_that_it_is_of(title, kind):
    assert kind_of(LETTER, title, "This letter summarises the findings.") is kind
    assert kind_of(title, "Inspection dates: 8 June 2026", "Judgement Grade", "Leaders Good") is Kind.INSPECTION


def test_without_a_title_a_letter_is_what_it_says_it_is_about():
    said = "I am writing to summarise the findings of the second monitoring visit to Wirral."

    assert kind_of(LETTER, said, "At a focused visit in 2021 inspectors saw good work.") is Kind.MONITORING_VISIT


def test_a_table_of_judgements_makes_an_inspection_under_any_title():
    assert kind_of("Wirral", "Inspection dates: 8 June 2026", "Judgement Grade", "Leaders Good") is Kind.INSPECTION


def test_a_kind_that_is_only_mentioned_makes_nothing_known():
    mention = "Inspectors were here in 2021 for a focused visit, and since then for a monitoring visit."

    assert kind_of(LETTER, "Thematic review of Wirral", mention) is Kind.UNKNOWN_REPORT


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Re-inspection of services for children in need of help and\nprotection", Kind.INSPECTION),
        ("Joint targeted area inspection of services in Wirral", Kind.JTAI),
        ("Area SEND inspection of Wirral Local Area Partnership", Kind.AREA_SEND),
    ],
)
@pytest.mark.parametrize(
    "note",
    ["Re-issued on 9 April 2024 to correct a date.", "This document has been withdrawn.", "Held until 5 May 2022"],
)
def test_a_note_above_the_title_hides_it_from_nobody(note, title, kind):
    assert kind_of(note, title, "Inspection dates: 8 June 2018 to 19 June 2018") is kind


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of safeguarding and looked after children services",
        "Inspection of local authority arrangements for the protection of children",
        "Inspection of Wirral local authority children and families services",
    ],
)
def test_older_and_later_kinds_are_inspections(title):
    assert kind_of(title, "Wirral", "Inspection dates: 4 to 15 July 2011") is Kind.INSPECTION


@pytest.mark.parametrize(
    "cover",
    [
        "SC123456\nMonitoring visit\nInspected under the social care common inspection framework",
        "SC123456\nMonitoring visit\nThis children's home is run by Wirral Council.",
        "Wirral Council: The Limes\nInspection report for children's home\nMonitoring visit on 8 June 2026",
        "Inspection of a secure children's home\nMonitoring visit, Wirral",
        "Wirral Fostering\nInspection report for independent fostering agency\nJudgement Grade\nOverall Inadequate",
        "Judgement Grade\nOverall experiences and progress of children and young people, taking into account Good",
        "Wirral Council Adoption\nInspection of local authority adoption agency\nJudgement Grade\nOverall Good",
        "Inspection of Wirral residential special school\nMonitoring visit",
    ],
)
def test_a_report_on_a_home_or_an_agency_is_none_on_the_authority_that_runs_it(cover):
    assert kind_of(cover, "Inspectors spoke with children.") is Kind.UNKNOWN_REPORT


def test_a_visit_that_looks_at_homes_is_the_authoritys():
    title = "Focused visit to Wirral children's services"
    text = "This letter summarises the findings. Inspectors looked at the fostering service and a children's home."

    assert kind_of(title, text) is Kind.FOCUSED_VISIT


@pytest.mark.parametrize(
    "note",
    [
        "This report replaces the version that was published on 3 March 2019.",
        "This report was amended on 1 August 2024 after a complaint.",
        "The letter has been reissued, because the days were wrong.",
    ],
)
def test_a_note_above_the_title_of_what_is_published_again_is_no_title(note):
    """It has a day, at which a title ends, and what stands further down would decide."""
    told = "This was an improvement since the monitoring visit in 2017."

    assert kind_of(note, "Re-inspection of services for children in need", "26 February 2018", told) is Kind.INSPECTION
    assert kind_of(note, "Focused visit to Wirral children's services", "26 February 2018", told) is Kind.FOCUSED_VISIT


@pytest.mark.parametrize(
    "title", ["Focused assurance visit to Wirral", "Assurance visit to Wirral children's services"]
)
def test_the_assurance_visit_of_2021_to_an_authority_is_a_focused_visit(title):
    assert kind_of(LETTER, title, "This letter summarises the findings.") is Kind.FOCUSED_VISIT
    assert kind_of("Children's home SC012345", "Assurance visit", "The home is Wirral's.") is Kind.UNKNOWN_REPORT


def test_a_joint_letter_is_known_by_whose_inspectors_its_first_words_name():
    title = "Joint targeted area inspection of Wirral"
    told = "This letter summarises what was found. It was carried out by inspectors from Ofsted and HMICFRS."

    assert document_kind.recognise((Page(None, f"11 July 2023\n{title}\n{told}"),)) is Kind.JTAI
    assert document_kind.recognise((Page(None, f"{title}\nInspectors from Ofsted were in Wirral."),)) is Kind.NEWS


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_a_joint_letter_that_is_saved_as_a_page_without_numbers_is_no_news(blank):
    told = "This letter to all the service leaders in the area outlines our findings about the work of the partners."
    told = told.replace(" ", blank)
    page = Page(None, "\n".join(("18 October 2024", "Joint targeted area inspection of Wirral", told, OFSTED)))

    assert document_kind.recognise((page,)) is Kind.JTAI


@pytest.mark.parametrize(
    "told",
    [
        (
            "This letter sets out what was seen at the visit on 2 and 3 December 2025. "
            "The visit was made by His Majesty's Inspectors Jo Bloggs and Sam Smith."
        ),
        "This letter gives what was found at the sixth visit since 2017, by Her Majesty's Inspector Jo Bloggs.",
        "The visit took place on 2 December 2025. It was led by Jo Bloggs, His Majesty's Inspector.",
    ],
)
def test_a_letter_that_is_a_web_page_is_known_by_its_inspectors_and_by_how_it_begins(told):
    title = "Monitoring visit to Wirral children's services"
    told_of_it = (
        "The council said that His Majesty's Inspector Jo Bloggs had led the visit, and that a letter gives more."
    )

    assert document_kind.recognise((Page(None, f"{title}\n{told}"),)) is Kind.MONITORING_VISIT
    assert document_kind.recognise((Page(None, f"{title}\n{told_of_it}"),)) is Kind.NEWS


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Inspection date: 16 September 2014 - 8 October 2014\nReport published: 19 November 2014", Kind.INSPECTION),
        ("The judgements on areas of the service that contribute to overall effectiveness are:", Kind.INSPECTION),
        (
            "Inspection date: 14 January - 5 February 2014\nThe overall judgement is requires improvement",
            Kind.INSPECTION,
        ),
        ("The inspection of 14 January ended in February. The overall judgement is to come.", Kind.NEWS),
        ("The council said that the report was published in November and that leaders accept it.", Kind.NEWS),
    ],
)
def test_a_report_of_2014_saved_as_text_is_known_by_what_its_cover_says(told, kind):
    title = "Inspection of services for children in need of help and protection, children looked after and care leavers"

    assert document_kind.recognise((Page(None, f"Wirral Council\n{title}\n{told}"),)) is kind


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (
            "Area SEND inspection of Wirral\nInspection dates: 3 to 7 February 2025\nInspection outcome",
            Kind.AREA_SEND,
        ),
        (
            "Area SEND inspection of Wirral\nInspection dates: 3 to 7 July 2025\nDates of previous inspection: 2019",
            Kind.AREA_SEND,
        ),
        ("Area SEND inspection of Wirral, 3 to 7 February 2025: the inspection outcome was the lowest.", Kind.NEWS),
        ("Joint targeted area inspection of Wirral\nThe letter outlines our findings on the partners.", Kind.JTAI),
        ("Joint targeted area inspection of Wirral\nThe letter outlines the findings on the partners.", Kind.NEWS),
    ],
)
def test_what_is_saved_as_text_is_a_report_where_it_has_the_lines_of_one(told, kind):
    assert document_kind.recognise((Page(None, told),)) is kind
