from __future__ import annotations

from watcher.reading.document import read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER


def test_a_text_without_pages_is_read_as_what_it_is_about_and_its_evidence_has_no_page():
    letter = (
        "Ofsted, Piccadilly Gate\nFocused visit to Wirral children's services\n"
        "This letter summarises the findings of the focused visit on 17 and 18 September 2024.\n"
        "Headline findings\nSince the last inspection, practice has declined."
    )

    numbered, whole = (read_pages((Page(number, letter),), NOT_CLOSER) for number in (3, None))

    assert numbered.kind == whole.kind == "focused_visit"
    assert [each.evidence_for("deteriorated").page for each in (numbered, whole)] == [3, None]


def test_blank_pages_in_front_of_a_letter_are_none_of_it():
    letter = "Focused visit to Wirral children's services\nThis letter summarises the findings of the focused visit."

    read = read_pages((Page(1, ""), Page(2, " \n"), Page(3, letter)), NOT_CLOSER)

    assert read.kind == "focused_visit"


def test_pages_of_which_nothing_is_ofsteds_are_none_with_a_problem():
    read = read_pages((Page(1, ""), Page(2, "The mill is closed.")), NOT_CLOSER)

    assert (read.kind, len(read.problems)) == ("not_a_report", 1)
