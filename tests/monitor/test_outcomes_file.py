from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from govuk import GovukSite, Page
from sheets import line, ods, outcomes
from town import Town, urn

from watcher import data
from watcher.demo.server import Server
from watcher.model.ofsted import HELP_AND_PROTECTION
from watcher.model.values import replace
from watcher.monitor.outcomes_file import KnownAuthority, NotTheFileError, as_at, compare, outcomes_in
from watcher.reading.sandbox import Readers
from watcher.reading.spreadsheets import NoSheetError, sheets

OPERATORS = "operators@example.org"
AS_AT = date(2025, 3, 31)
GOOD = "Good"
RI = "Requires improvement to be good"
WIRRAL = next(each for each in reversed(data.baseline_of(urn("Wirral"))) if each.published <= AS_AT)
FILE = "/media/1/LA_Inspection_Outcomes_as_at_31_March_2025.ods"
EDITION = Page(
    "/government/statistics/local-authority-inspection-outcomes",
    "Local authority inspection outcomes as at 31 March 2025",
    datetime(2025, 8, 29, tzinfo=UTC),
    organisation="ofsted",
    type="official_statistics",
    attachments=("/media/1/notes.pdf", FILE),
)


def wirral(name="Wirral", **changed):
    """Write Wirral's line as its last report says, with some grades changed."""
    words = {each.area: each.grade.word.replace("requires improvement", RI).capitalize() for each in WIRRAL.judgements}
    grades = (words | changed).values()
    return line(name, f"{WIRRAL.start:%d/%m/%Y}", f"{WIRRAL.published:%d/%m/%Y}", *grades)


def said(*rows, known=None):
    found = outcomes_in(sheets(outcomes(*rows)))
    return compare(found, known or {urn("Wirral"): KnownAuthority((WIRRAL,), ())}, AS_AT)


def test_the_outcomes_are_found_by_the_words_of_their_heading():
    (found,) = outcomes_in(sheets(outcomes(line("Wirral", date(2023, 9, 18), "12/12/2023", RI, RI, RI, GOOD, RI))))

    assert (found.name, found.inspected, found.published) == ("Wirral", date(2023, 9, 18), date(2023, 12, 12))
    assert [grade.word for grade in found.grades.values()] == [
        "requires improvement",
        "requires improvement",
        "requires improvement",
        "good",
        "requires improvement",
    ]


def test_headings_and_grades_broken_within_their_cell_are_read():
    broken = ods(
        stored=("~", "<text:line-break/>"),
        Outcomes=[
            ("Local~authority name", "Inspection~date", "Children who need help~and protection"),
            ("Wirral", "18/09/2023", "Requires improvement~to be good"),
        ],
    )

    (found,) = outcomes_in(sheets(broken))

    assert found.inspected == date(2023, 9, 18)
    assert [(area, grade.word) for area, grade in found.grades.items()] == [
        (HELP_AND_PROTECTION, "requires improvement")
    ]


def test_a_file_that_says_what_we_know_is_answered_with_silence():
    assert said(wirral()) == ()


def test_another_grade_is_named_with_its_area_and_ours():
    assert said(wirral(help_and_protection="Inadequate")) == (
        "Wirral: for help and protection the file has “inadequate”, we read “requires improvement”.",
    )


def test_an_inspection_that_we_do_not_know_is_named():
    (sentence,) = said(line("Wirral", "13/01/2025", "10/03/2025", "", GOOD, GOOD, GOOD, GOOD))

    assert sentence == (
        "Wirral: the file has an inspection of 13 January 2025, published 10 March 2025, which we don't know."
    )


def test_one_that_is_listed_on_the_authoritys_page_is_known():
    listed = KnownAuthority((WIRRAL,), (date(2025, 3, 11),))

    assert said(line("Wirral", "13/01/2025", "10/03/2025", "", GOOD), known={urn("Wirral"): listed}) == ()


def days(inspected, published, **changed):
    words = {each.area: each.grade.word.replace("requires improvement", RI).capitalize() for each in WIRRAL.judgements}
    return line("Wirral", f"{inspected:%d/%m/%Y}", f"{published:%d/%m/%Y}", *(words | changed).values())


LATE = replace(WIRRAL, start=date(2023, 9, 11), end=date(2023, 9, 22), published=date(2023, 11, 9))


@pytest.mark.parametrize(
    ("inspected", "published"),
    [
        (LATE.start, LATE.published - timedelta(days=1)),
        (LATE.start, LATE.published + timedelta(days=10)),
        (date(2023, 11, 9), date(2023, 9, 11)),
        (LATE.start, date(2023, 9, 11)),
        (date(2023, 2, 22), LATE.published),
    ],
)
def test_the_files_usual_slips_of_days_are_no_difference_and_its_grades_are_compared_all_the_same(inspected, published):
    known = {urn("Wirral"): KnownAuthority((LATE,), ())}

    assert said(days(inspected, published), known=known) == ()
    (sentence,) = said(days(inspected, published, **{HELP_AND_PROTECTION: "Inadequate"}), known=known)
    assert "help and protection" in sentence


def test_an_abolished_council_is_no_surprise_in_the_file():
    assert said(wirral(), line("Cumbria", "19/09/2022", "18/11/2022", RI, RI, RI, GOOD, RI)) == ()


def test_a_sheet_of_more_than_two_thousand_rows_is_read_to_its_end():
    rows = [line(f"Place {number}", "19/09/2022", "18/11/2022", RI, RI, RI, GOOD, RI) for number in range(3_612)]

    assert len(outcomes_in(sheets(outcomes(*rows)))) == len(rows)


def test_a_later_inspection_that_the_file_lacks_is_named():
    later = replace(WIRRAL, published=date(2025, 1, 6), start=date(2024, 11, 4), end=date(2024, 11, 15))

    (sentence,) = said(wirral(), known={urn("Wirral"): KnownAuthority((later, WIRRAL), ())})

    assert sentence == "Wirral: we know a later inspection, published 6 January 2025, than the file."


def test_what_was_published_shortly_before_the_files_day_may_be_missing_in_it():
    later = replace(WIRRAL, published=date(2025, 3, 20), start=date(2025, 1, 20), end=date(2025, 1, 31))

    assert said(wirral(), known={urn("Wirral"): KnownAuthority((later, WIRRAL), ())}) == ()


def test_an_authority_that_is_missing_and_one_that_nobody_knows_are_named():
    assert said(wirral("Wyrral")) == (
        "“Wyrral” is in the file; we know no authority of that name.",
        "Wirral: it is not in the file.",
    )


def test_the_spellings_of_ofsteds_statisticians_are_known():
    spellings = ("Bournemouth, Christchurch & Poole", "Kingston Upon Hull", "Durham", "Herefordshire", "St Helens")
    rows = [line(each, "Not yet inspected", "") for each in spellings]

    assert compare(outcomes_in(sheets(outcomes(*rows))), {}, AS_AT) == ()


@pytest.mark.parametrize("mark", [" [note 3]", "[notes 1, 2]", " [r]", " (note 4)", "³"])
def test_a_mark_that_refers_to_a_note_is_no_part_of_a_name_or_a_grade(mark):
    marked = line(f"Wirral{mark}", "Not yet inspected", "", f"Good{mark}")

    (found,) = outcomes_in(sheets(outcomes(marked)))

    assert found.name == "Wirral"
    assert [grade.word for grade in found.grades.values()] == ["good"]


def test_the_files_day_is_in_its_title():
    assert as_at(EDITION.title) == AS_AT
    assert as_at("Local authority inspection outcomes: guidance") is None


NO_SPREADSHEETS = {
    "empty": b"",
    "a torn head": b"PK\x03\x04 x",
    "a page": b"<html>Report not found</html>",
    "cut off": outcomes(wirral())[:300],
}


# Named: a zip's bytes hold the second they were packed in, and xdist's processes would not agree on the tests' names.
@pytest.mark.parametrize("body", NO_SPREADSHEETS.values(), ids=NO_SPREADSHEETS)
def test_what_is_no_spreadsheet_is_an_error(body):
    with pytest.raises(NoSheetError):
        sheets(body)


def test_a_sheet_of_something_else_is_not_taken_for_the_file():
    with pytest.raises(NotTheFileError):
        outcomes_in(sheets(ods(Sheet=[("Local authority", "Budget"), ("Wirral", "12")])))


@pytest.mark.parametrize("times", ['"2000000000"', '"16384"'])
def test_a_spreadsheet_that_unfolds_without_end_costs_only_its_reader(times):
    cell = "<table:table-cell "
    bomb = ods(Sheet=[("x",)] * 1_000, stored=(cell, f"{cell}table:number-columns-repeated={times} "))
    with Readers(workers=1, seconds=5.0) as readers:
        readers.sheets(bomb)

        assert readers.sheets(ods(Sheet=[("x",)])) == [[["x"]]]


@pytest.fixture
def town(tmp_path):
    site = GovukSite([EDITION])
    with Server(site.answer) as govuk:
        more = f'[[source]]\nname = "GOV.UK"\nkind = "govuk"\nbase_url = "{govuk.base_url}"\n'
        with Town(tmp_path, more=more) as town:
            town.govuk = site
            town.govuk_server = govuk
            yield town


def told(town):
    return [mail for mail in town.mails(OPERATORS) if "annual" in mail["Subject"]]


def baseline_lines():
    """Write every authority's line as the shipped history has it."""
    rows = []
    for each in data.authorities():
        latest = next((one for one in reversed(data.baseline_of(each.urn)) if one.published <= AS_AT), None)
        days = (f"{latest.start:%d/%m/%Y}", f"{latest.published:%d/%m/%Y}") if latest else ("Not yet inspected", "")
        rows.append(line(each.name, *days))
    return rows


def test_an_edition_that_agrees_is_compared_once_and_nobody_hears(town):
    town.govuk.files[FILE] = outcomes(*baseline_lines())

    town.once(everything=True)
    town.clock.pass_(days=1)
    town.once(everything=True)

    assert told(town) == []
    assert [each.path for each in town.govuk_server.requests].count(FILE) == 1


def test_an_edition_that_differs_is_told_to_the_operators_once_by_name(town):
    rows = [each for each in baseline_lines() if each[1] != "Kent"]
    town.govuk.files[FILE] = outcomes(*rows)

    town.once(everything=True)
    town.clock.pass_(days=1)
    town.once(everything=True)

    (mail,) = told(town)
    text = " ".join(mail.get_body(("plain",)).get_content().split())
    assert "Kent: it is not in the file." in text
    assert EDITION.title in text


def test_an_edition_in_another_form_is_told_once_with_its_link(town):
    town.govuk.files[FILE] = ods(Sheet=[("Something", "else")])

    for _ in range(3):
        town.once(everything=True)
        town.clock.pass_(days=1)

    (mail,) = told(town)
    assert "compare it by hand" in " ".join(mail.get_body(("plain",)).get_content().split())


def test_a_file_that_is_not_there_yet_is_tried_again_the_next_day(town):
    town.once(everything=True)
    town.govuk.files[FILE] = outcomes(*baseline_lines()[1:])
    town.clock.pass_(hours=1)
    town.once(everything=True)
    early = told(town)
    town.clock.pass_(days=1)
    town.once(everything=True)

    assert (len(early), len(told(town))) == (0, 1)


def test_a_new_edition_is_compared_anew(town):
    town.govuk.files[FILE] = outcomes(*baseline_lines())
    town.once(everything=True)
    town.govuk.pages[0] = replace(EDITION, at=EDITION.at + timedelta(days=30))
    town.govuk.files[FILE] = outcomes(*baseline_lines()[1:])
    town.clock.pass_(days=1)
    town.once(everything=True)

    assert len(told(town)) == 1
