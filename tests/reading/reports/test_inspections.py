from __future__ import annotations

from datetime import date

import pytest
from documents import ilacs

from watcher.reading import pdf
from watcher.reading.document import read, read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER

SAID = (("leadership", "good"), ("help_and_protection", "good"), ("children_in_care", "good"), ("care_leavers", "good"))
BODY = ilacs("Wirral", SAID, date(2026, 6, 8), date(2026, 6, 19))


def pages(*bodies):
    found = []
    for body in bodies:
        with pdf.opened(body) as paper:
            found += [page.text for page in paper.pages()]
    return tuple(Page(number, text) for number, text in enumerate(found, start=1))


def test_the_cover_gives_dates_lead_inspector_authority_and_framework():
    reading = read(BODY)

    assert (reading.inspection_start, reading.inspection_end) == (date(2026, 6, 8), date(2026, 6, 19))
    assert (reading.lead_inspector, reading.framework.name) == ("Pat Example", "ILACS-2026")
    assert [each.name for each in reading.authorities] == ["Wirral"]


def test_of_two_reports_in_one_file_the_first_is_read_and_the_other_is_told():
    reading = read_pages(pages(BODY, ilacs("Trafford", SAID, date(2026, 6, 8), date(2026, 6, 19))), NOT_CLOSER)

    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert any(each.startswith("Another report begins on page") for each in reading.problems)


@pytest.mark.parametrize("heading", ["Priority and immediate action", "Areas for priority action"])
def test_a_reports_list_under_its_heading_sets_them(heading):
    cover, second, *rest = pages(BODY)

    reading = read_pages((cover, Page(2, f"{heading}\n- Visits to children.\n{second.text}"), *rest), NOT_CLOSER)

    assert reading.priority_actions == ("Visits to children.",)


@pytest.mark.parametrize(
    ("foot", "start"),
    [
        ("8 to 19 June 2026", date(2026, 6, 8)),
        ("9 to 19 June 2026", None),
        ("8 to 19 June 2026, once 8 to 19 June 2025", None),
    ],
)
def test_a_year_that_the_cover_lacks_is_taken_from_the_same_days_in_the_running_line(foot, start):
    cover, second, *rest = pages(BODY)
    cover = Page(1, cover.text.replace("8 to 19 June 2026", "8 to 19 June"))

    reading = read_pages((cover, Page(2, f"{second.text}\nWirral: inspection\n{foot}\n"), *rest), NOT_CLOSER)

    assert reading.inspection_start == start


@pytest.mark.parametrize(
    ("opening", "still", "doubts"),
    [
        ("The area for priority action set at the focused visit in 2023 has not been fully addressed.", 1, 0),
        ("The area for priority action set at the focused visit in 2023 has been met.", 0, 0),
        ("Inspectors have identified an area for priority action: private fostering.", 0, 1),
        ("Contacts are passed to a manager for priority action.", 0, 0),
    ],
)
def test_sentences_of_a_report_tell_of_earlier_areas_and_set_none_for_certain(opening, still, doubts):
    reading = read(ilacs("Wirral", SAID, date(2026, 6, 8), date(2026, 6, 19), opening))

    assert reading.priority_actions == ()
    assert len(reading.priority_actions_carried) == still
    assert sum("area for priority action" in each for each in reading.problems) == doubts


def test_a_range_of_dates_that_cannot_be_is_told_as_it_stands():
    cover, *rest = pages(BODY)
    changed = Page(1, cover.text.replace("8 to 19 June 2026", "8 June 2025 to 19 June 2026"))

    reading = read_pages((changed, *rest), NOT_CLOSER)

    assert reading.inspection_start is None
    assert any("can't be right" in each for each in reading.problems)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("8 to 19 June 2026 (on site from 15 to 19 June 2026)", (date(2026, 6, 8), date(2026, 6, 19))),
        ("8June 2026 to 19June2026", (date(2026, 6, 8), date(2026, 6, 19))),
        ("week beginning 8 June 2026 and week beginning 15 June 2026", (None, None)),
    ],
)
def test_days_on_a_cover_are_read_where_both_are_certain(printed, days):
    cover, *rest = pages(BODY)

    reading = read_pages((Page(1, cover.text.replace("8 to 19 June 2026", printed)), *rest), NOT_CLOSER)

    assert (reading.inspection_start, reading.inspection_end) == days
    assert bool(reading.problems) is (days == (None, None))


def test_the_dates_may_have_another_label():
    cover, *rest = pages(BODY)
    changed = Page(1, cover.text.replace("Inspection dates:", "Dates of inspection:"))

    reading = read_pages((changed, *rest), NOT_CLOSER)

    assert (reading.inspection_start, len(reading.judgements)) == (date(2026, 6, 8), 4)
    assert reading.problems == ()


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of safeguarding and looked after children services",
        "Inspection of local authority arrangements for the protection of children",
    ],
)
def test_an_inspection_before_the_single_framework_is_known_by_its_title_and_gives_no_judgement(title):
    cover = Page(
        1, f"{title}\nWirral Council\nInspection dates: 4 to 15 March 2013\nReporting inspector Pat Example HMI"
    )

    reading = read_pages((cover, Page(2, "Overall effectiveness Inadequate\nOfsted")), NOT_CLOSER)

    assert (reading.kind, reading.judgements, reading.inspection_start) == ("inspection", (), date(2013, 3, 4))
    assert "It is an older kind of inspection, whose judgements are not read." in reading.problems


def test_the_day_of_another_version_is_not_the_day_of_publication():
    cover, *rest = pages(BODY)
    changed = Page(1, f"{cover.text}\nThe other part was first published on 11 February 2014.")

    reading = read_pages((changed, *rest), NOT_CLOSER)

    assert (reading.published, reading.problems) == (None, ())


@pytest.mark.parametrize("note", ["", "This report replaces the version that was published on 3 March 2019.\n"])
def test_a_review_of_the_safeguarding_board_alone_gives_no_judgement_whatever_stands_above_its_title(note):
    title = "Wirral Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children Board"
    said = "Inspection date: 15 June 2015 - 17 June 2015\nThe Local Safeguarding Children Board requires improvement"

    reading = read_pages((Page(1, f"{note}{title}\n{said}"),), NOT_CLOSER)

    assert reading.judgements == ()
    assert reading.problems[0] == "It is an older kind of inspection, whose judgements are not read."


@pytest.mark.parametrize(
    "label", ["On site: 8 June 2026 to 19 June", "Fieldwork: 8 to 19 June 2026", "Inspected: 8 June - 19 June 2026"]
)
def test_days_are_found_behind_other_labels(label):
    cover, *rest = pages(BODY)
    cover = Page(1, cover.text.replace("Inspection dates: 8 to 19 June 2026", label))

    reading = read_pages((cover, *rest), NOT_CLOSER)

    assert (reading.inspection_start, reading.inspection_end) == (date(2026, 6, 8), date(2026, 6, 19))
