"""Sheets as nobody has published them yet: other headings, other orders, days and grades in other ways of writing."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date

import pytest
from provider_sheets import SOCIAL_CARE, as_csv, row

from watcher.reading.provider_sheets.reading import NoSheetError, parts

HOME = {
    "urn": "SC900001",
    "provision_type": "Children's home",
    "local_authority": "Wirral",
    "event_type": "Full inspection",
    "inspection_date": "03/06/2024",
    "publication_date": "12/07/2024",
    "overall": "Inadequate",
    "how_well": "Good",
    "the_effectiveness": "Requires improvement to be good",
}
GRADES = {
    "overall_experiences_and_progress": "inadequate",
    "helped_and_protected": "good",
    "leaders_and_managers": "requires improvement",
}
SAID = ("SC900001", date(2024, 6, 3), date(2024, 7, 12), GRADES)


def read(body):
    """Give what each event says, and what wasn't known."""
    found = list(parts(io.BytesIO(body), "as at 31 March 2025.csv"))
    events = [
        (str(each.urn), each.inspection_start, each.published, {str(on.area): on.grade.word for on in each.judgements})
        for part in found
        for each in part.events
    ]
    return events, sum((part.unknown for part in found), start=Counter())


def sheet(headings=SOCIAL_CARE, above=(), **cells):
    return as_csv(headings, [row(SOCIAL_CARE, **{**HOME, **cells})], above=above)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("URN", "Unique reference number (URN)"),
        ("URN", "URN [note 1]"),
        ("Provision type", "Type of provision"),
        ("Local authority", "Local authority (location)"),
        ("Inspection date", "Date of inspection"),
        ("Inspection date", "Start date of inspection [note 2]"),
        ("Inspection date", "Inspection date (start)"),
        ("Publication date", "Date of publication"),
        ("Publication date", "Report publication date"),
        (
            "Overall experiences and progress of children and young people",
            "Overall experience and progress of children",
        ),
        ("Overall experiences and progress of children and young people", "Overall judgement"),
        ("How well children and young people are helped and protected", "Help and protection"),
        ("The effectiveness of leaders and managers", "Effectiveness of leaders & managers (see note 4)"),
    ],
)
def test_columns_are_known_by_other_names(old, new):
    assert read(sheet(tuple(new if each == old else each for each in SOCIAL_CARE))) == ([SAID], Counter())


@pytest.mark.parametrize("date_column", ["When it was inspected", "Inspection date"])
def test_a_column_of_grades_that_is_not_known_is_told(date_column):
    """Without the day nothing is read, and without its name a grade is not: neither in silence."""
    new = {"Inspection date": date_column, "The effectiveness of leaders and managers": "Leaders' grade"}

    events, unknown = read(sheet(tuple(new.get(each, each) for each in SOCIAL_CARE)))

    assert len(events) == (date_column == "Inspection date")
    assert "column Leaders' grade" in unknown


@pytest.mark.parametrize(
    ("written", "published"),
    [("45446", "45485"), ("45446.0", "12 July 2024"), ("2024-06-03T00:00:00", "12/07/24"), ("6/3/2024", "7/12/2024")],
)
def test_days_are_read_as_numbers_of_excels_and_with_the_month_first(written, published):
    """That the month is first another row of the sheet shows."""
    other = row(SOCIAL_CARE, **{**HOME, "urn": "SC900002", "inspection_date": "6/14/2024"})
    rows = [row(SOCIAL_CARE, **{**HOME, "inspection_date": written, "publication_date": published})]
    rows += [other] if "/2024" in written else []

    assert read(as_csv(SOCIAL_CARE, rows))[0][0] == SAID


@pytest.mark.parametrize(
    "grade", ["INADEQUATE", "Inadequate [note 3]", "Inadequate (4)", "4 - Inadequate", "Inadequate*"]
)
def test_a_grade_is_read_with_a_code_or_a_note_beside_it(grade):
    assert read(sheet(overall=grade)) == ([SAID], Counter())


@pytest.mark.parametrize("mark", ["[c]", "[x]", "[z]", "c", "-", "..", "N/A"])
def test_shorthand_for_no_figure_is_no_grade(mark):
    ((_, _, _, grades),), unknown = read(sheet(overall=mark))

    assert ("overall_experiences_and_progress" in grades, unknown) == (False, Counter())


@pytest.mark.parametrize(
    "before",
    [
        "Overall experiences and progress at previous inspection",
        "Overall experiences and progress of children and young people at last inspection",
    ],
)
def test_the_grade_before_is_not_taken_though_its_column_comes_first(before):
    rows = [("Good", *row(SOCIAL_CARE, **HOME))]

    assert read(as_csv((before, *SOCIAL_CARE), rows)) == ([SAID], Counter())


@pytest.mark.parametrize(
    "last", ["Overall experiences and progress at last inspection", "Last inspection: overall grade"]
)
def test_a_grade_at_the_last_inspection_is_told_where_no_other_column_has_the_latest(last):
    headings = tuple(last if each.startswith("Overall experiences") else each for each in SOCIAL_CARE)

    (_,), unknown = read(sheet(headings))

    assert unknown == Counter([f"column {last}"])


@pytest.mark.parametrize(
    "groups",
    [
        ("", "", "", "", "", "", "", "", "", "Inspection", "", "", "", "Judgements", "", ""),
        (*SOCIAL_CARE[:9], "Inspection", "", "", "", "Judgements", "", ""),
    ],
    ids=["above the heading", "beside the providers' columns"],
)
def test_headings_in_two_lines_are_one(groups):
    below = SOCIAL_CARE if groups[0] == "" else ("",) * 9 + SOCIAL_CARE[9:]

    assert read(as_csv(groups, [below, row(SOCIAL_CARE, **HOME)])) == ([SAID], Counter())


def test_a_column_under_a_merged_cell_is_known_by_both_names():
    groups = (*SOCIAL_CARE[:9], "Inspection", *[""] * 6)
    below = (*[""] * 9, "Type", "Date", "Publication date", "Number", *SOCIAL_CARE[13:])

    ((urn, inspected, _, grades),), _ = read(as_csv(groups, [below, row(SOCIAL_CARE, **HOME)]))

    assert (urn, inspected, grades) == ("SC900001", date(2024, 6, 3), GRADES)


@pytest.mark.parametrize("urn", ["sc900001", "SC 900001", " SC900001 "])
def test_a_urn_is_known_however_it_is_typed(urn):
    assert read(sheet(urn=urn)) == ([SAID], Counter())


@pytest.mark.parametrize(
    "saved",
    [
        lambda body: body.replace(b",", b";"),
        lambda body: body.replace(b",", b"\t"),
        lambda body: body.decode("cp1252").replace(",", "\t").encode("utf-16"),
        lambda body: b"\xef\xbb\xbf" + body,
    ],
    ids=["with semicolons", "with tabs", "as Excel's Unicode text", "with a mark of its encoding"],
)
def test_a_sheet_that_somebody_saved_again_is_read(saved):
    assert read(saved(sheet())) == ([SAID], Counter())


def test_rows_of_totals_blank_rows_and_a_heading_again_are_no_providers():
    blank = [""] * len(SOCIAL_CARE)
    rows = [blank, row(SOCIAL_CARE, **HOME), SOCIAL_CARE, ["Total", *blank[1:]], blank]

    assert read(as_csv(SOCIAL_CARE, rows, above=("Table 7", "Notes", "Still more"))) == ([SAID], Counter())


def test_another_authority_than_the_one_it_lies_in_is_no_local_authority():
    headings = tuple("Placing authority" if each == "Local authority" else each for each in SOCIAL_CARE)

    with pytest.raises(NoSheetError, match="no column Local authority"):
        read(sheet(headings))


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Serious and/or widespread concerns", "serious or widespread concerns"),
        ("No serious and/or widespread concerns", "no serious or widespread concerns"),
    ],
)
def test_concerns_are_read_with_both_words_between_them(words, outcome):
    body = sheet(event_type="Assurance", overall=words, how_well="", the_effectiveness="")

    (part,) = parts(io.BytesIO(body), "as at 31 March 2025.csv")

    assert [each.outcome.word for each in part.events] == [outcome]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Overall experiences and progress of children and young people", "Good"),
        ("Inspection date", "04/06/2024"),
        ("URN", "SC900009"),
    ],
)
def test_a_column_that_stands_there_twice_is_told_where_it_says_two_things(heading, cell):
    first = row(SOCIAL_CARE, **HOME)

    def twice(second):
        return read(as_csv((*SOCIAL_CARE, heading), [(*first, second)]))

    assert twice(first[SOCIAL_CARE.index(heading)]) == ([SAID], Counter())
    assert twice(cell) == ([SAID], Counter([f"column {heading}"]))
