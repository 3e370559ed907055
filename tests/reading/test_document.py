from __future__ import annotations

import io
import json
from datetime import date

import pypdf
import pytest
from builders import judgements as grades
from documents import ilacs, plain_letter, sif
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.model.documents import Reading, as_json, from_json, from_text
from watcher.model.kinds import Kind
from watcher.model.ofsted import ILACS_2026
from watcher.reading import pdf
from watcher.reading.document import read, read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER

GRADES = ("outstanding", "good", "requires improvement", "inadequate")
FIVE = ("leadership", "help_and_protection", "children_in_care", "care_leavers", "overall_effectiveness")


def keys(reading):
    return {each.area: each.grade.word for each in reading.judgements}


@settings(max_examples=25, deadline=None)
@given(st.tuples(*[st.sampled_from(GRADES)] * 5))
def test_a_report_of_2023_to_march_2026_is_read_exactly(grades):
    judgements = tuple(zip(FIVE, grades, strict=True))

    reading = read(ilacs("Trafford Council", judgements, date(2024, 5, 13), date(2024, 5, 24)))

    assert keys(reading) == dict(judgements)
    assert reading.framework.name == "ILACS-2023"
    assert reading.problems == ()


@pytest.mark.parametrize("sheet", ["", "Report", "Appendix 1"])
def test_a_sheet_in_front_of_a_report_is_none_of_it(sheet):
    judgements = tuple((area, "good") for area in FIVE)
    with pdf.opened(ilacs("Trafford Council", judgements, date(2024, 5, 13), date(2024, 5, 24))) as paper:
        pages = tuple(paper.pages())

    assert keys(read_pages((Page(0, sheet), *pages), NOT_CLOSER)) == keys(read_pages(pages, NOT_CLOSER)) != {}


@settings(max_examples=25, deadline=None)
@given(st.tuples(*[st.sampled_from(GRADES)] * 4))
def test_a_report_since_april_2026_is_read_without_an_overall_grade(grades):
    judgements = tuple(zip(FIVE[:4], grades, strict=True))

    reading = read(ilacs("Trafford Council", judgements, date(2026, 6, 8), date(2026, 6, 19)))

    assert keys(reading) == dict(judgements)
    assert reading.framework.name == "ILACS-2026"
    assert reading.problems == ()


def test_a_report_of_2018_to_2022_judges_children_in_care_and_care_leavers_together():
    areas = ("leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall_effectiveness")
    judgements = tuple((area, "good") for area in areas)

    reading = read(ilacs("Wirral Council", judgements, date(2019, 6, 3), date(2019, 6, 14)))

    assert keys(reading) == dict(judgements)
    assert reading.framework.name == "ILACS-2018"


SIX = ("help_and_protection", "looked_after_and_permanence", "adoption", "care_leavers", "leadership", "lscb")


@settings(max_examples=25, deadline=None)
@given(st.tuples(*[st.sampled_from(GRADES)] * 6), st.sampled_from(GRADES[:3]))
def test_a_sif_report_is_read_exactly(grades, overall):
    said = dict(zip(SIX, grades, strict=True))
    key = (said["help_and_protection"], said["looked_after_and_permanence"], said["leadership"])
    said["overall_effectiveness"] = "inadequate" if "inadequate" in key else overall
    report = sif(
        "Wirral Metropolitan Borough Council",
        tuple(said.items()),
        date(2016, 7, 4),
        date(2016, 7, 28),
        date(2016, 9, 20),
    )

    reading = read(report)

    assert keys(reading) == said
    assert reading.framework.name == "SIF"
    assert reading.published == date(2016, 9, 20)
    assert [each.name for each in reading.authorities] == ["Wirral"]


def test_dates_and_lead_inspector_and_improvements_are_read():
    judgements = tuple((area, "good") for area in FIVE[:4])
    report = ilacs("Somerset", judgements, date(2026, 4, 27), date(2026, 5, 1), improve=("Supervision.", "Visits."))

    reading = read(report)

    assert (reading.inspection_start, reading.inspection_end) == (date(2026, 4, 27), date(2026, 5, 1))
    assert reading.lead_inspector == "Pat Example"
    assert reading.improvements == ("Supervision.", "Visits.")


def test_every_judgement_has_its_words_and_page():
    judgements = tuple((area, "inadequate") for area in FIVE[:4])

    reading = read(ilacs("Somerset", judgements, date(2026, 4, 27), date(2026, 5, 1)))

    for each in reading.judgements:
        evidence = reading.evidence_for(each.area)
        assert evidence.page == 1
        assert "inadequate" in evidence.quote.lower()


def test_a_decline_said_in_the_opening_is_read_with_its_sentence():
    judgements = tuple((area, "inadequate") for area in FIVE)
    opening = "Since the last inspection in 2019, the quality of services for children has seriously declined."

    reading = read(ilacs("Somerset", judgements, date(2024, 4, 22), date(2024, 5, 3), opening=opening))

    assert reading.says_deteriorated
    assert reading.evidence_for("deteriorated").quote.strip() == opening


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n" + b"x" * 500, "cut off"),
        (b"<!doctype html><title>Report not found - Ofsted</title><h1>Report not found</h1>", "not found"),
        (b"<html><body><form><input type='password'></form></body></html>", "login"),
        (b"\x00\x01\x02" * 100, "neither"),
        (b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF", "broken"),
    ],
)
def test_what_is_no_document_is_said_to_be_none(body, words):
    reading = read(body)

    assert reading.kind == "not_a_report"
    assert words in " ".join(reading.problems)


def test_a_reading_survives_being_stored():
    judgements = tuple((area, "requires improvement") for area in FIVE[:4])
    reading = read(ilacs("Somerset", judgements, date(2026, 4, 27), date(2026, 5, 1)))

    assert from_json(as_json(reading)) == reading
    assert from_text(json.dumps(as_json(reading))) == reading


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("kind", "a hoax"),
        ("framework", "XYZ"),
        ("judgements", {"overall_effectiveness": ["good"]}),
        ("judgements", {"overall_effectiveness": "splendid"}),
        ("inspection_end", "31 June"),
        ("says_deteriorated", "no"),
        ("evidence", [{"about": "grade"}]),
        ("priority_actions", "all"),
    ],
)
def test_what_no_reader_writes_is_not_taken_for_a_reading(name, odd):
    with pytest.raises((ValueError, KeyError)):
        from_text(json.dumps(as_json(Reading(Kind.INSPECTION)) | {name: odd}))


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of Wirral local authority children's services",
        "Inspection of looked after children services",
        "Inspection of services for children in need of help and protection, children looked after and care leavers",
    ],
)
def test_no_inspection_has_neither_a_judgement_nor_a_problem(title):
    opening = "Services for children have changed since Ofsted was last here. " * 5

    reading = read(plain_letter(title, "Inspection dates: 8 June 2026 to 19 June 2026", opening))

    assert reading.kind == "inspection"
    assert reading.judgements == ()
    assert reading.problems


def form(body, value, *, nested):
    """Put a form field with a value onto a PDF's first page."""
    names, words = pypdf.generic.NameObject, pypdf.generic.TextStringObject
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(body))
    what = {names("/FT"): names("/Tx"), names("/T"): words("overall"), names("/V"): words(value)}
    shown = {
        names("/Type"): names("/Annot"),
        names("/Subtype"): names("/Widget"),
        names("/Rect"): pypdf.generic.RectangleObject((300, 600, 400, 620)),
    }
    field = pypdf.generic.DictionaryObject(what if nested else what | shown)
    held = shown_field = writer._add_object(field)
    if nested:
        shown_field = writer._add_object(pypdf.generic.DictionaryObject(shown | {names("/Parent"): held}))
        field[names("/Kids")] = pypdf.generic.ArrayObject([shown_field])
    fields = pypdf.generic.ArrayObject([held])
    writer.root_object[names("/AcroForm")] = pypdf.generic.DictionaryObject({names("/Fields"): fields})
    writer.pages[0][names("/Annots")] = pypdf.generic.ArrayObject([shown_field])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("nested", [False, True])
def test_a_report_with_words_in_form_fields_is_to_be_checked(nested):
    """PDFium 5.15.2 draws such words and gives none of them as text (findings/grade-in-a-form-field-is-not-text.sh)."""
    report = ilacs("Somerset", tuple((area, "good") for area in FIVE[:4]), date(2026, 4, 27), date(2026, 5, 1))

    (problem,) = read(form(report, "inadequate", nested=nested)).problems

    assert problem == "There are form fields on page 1, whose words were not read; please check the document."
    assert not read(form(report, "", nested=nested)).problems


def test_readings_that_are_taken_back_share_what_they_judge():
    said = as_json(Reading(Kind.INSPECTION, framework=ILACS_2026, judgements=grades(leadership="good")))

    one, other = from_json(said), from_json(said)

    assert one == other
    assert one.judgements[0] is other.judgements[0]


@pytest.mark.parametrize("greeting", ["Dear Chris Other", "Liverpool City Council"])
def test_of_two_letters_in_a_file_only_the_first_is_read_and_that_is_said(greeting):
    first, second = (
        f"This letter summarises the findings of the focused visit to {place} children's services on {days} July 2024."
        for place, days in (("Wirral", "2 and 3"), ("Liverpool", "9 and 10"))
    )
    writer = pypdf.PdfWriter()
    for paper in (
        plain_letter(
            "31 July 2024", "Focused visit to Wirral", "Dear Sam Sample", first, "Yours sincerely", "Pat Example"
        ),
        plain_letter("9 August 2024", greeting, second, "Area for priority action", "- Children are not seen."),
    ):
        writer.append(io.BytesIO(paper))
    file = io.BytesIO()
    writer.write(file)

    reading = read(file.getvalue())

    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert (reading.inspection_end, reading.priority_actions) == (date(2024, 7, 3), ())
    assert reading.problems == ("Another letter begins on page 2; it was not read. Please check the document.",)


def test_of_two_letters_in_a_saved_text_only_the_first_is_read():
    letter = "Focused visit to {0}\n\nThis letter summarises the findings of the focused visit to {0} services on "
    first = (
        letter.format("Wirral") + "2 and 3 July 2024.\n\nYours sincerely\n\nPat Example\nHis Majesty's Inspector\n\n"
    )
    second = "Liverpool City Council\n\nWater Street\n\n" + letter.format("Liverpool") + "9 and 10 July 2024.\n\n"

    reading = read(f"{first}{second}Area for priority action\n\n- Children are not seen.\n\nOfsted".encode())

    assert ([each.name for each in reading.authorities], reading.priority_actions) == (["Wirral"], ())
    assert reading.problems == ("Another letter begins below it; it was not read. Please check the document.",)
