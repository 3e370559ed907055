from __future__ import annotations

from watcher.reading.document import read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.closer import NOT_CLOSER


def test_a_text_without_pages_is_read_as_what_it_is_about_and_its_evidence_has_no_page():
    letter = (
        "Ofsted, Piccadilly Gate\nFocused visit to Wirral children's services\n"
        "This letter summarises the findings of the focused visit on 17 and 18 September 2024.\n"
        "Headline findings\nSince the last inspection, practice has declined."
    )

    numbered, whole = (read_pages((Page(number, letter),), NOT_CLOSER) for number in (3, None))

    assert numbered.kind == whole.kind == "focused_visit"
    assert [each.evidence_for("deteriorated").page for each in (numbered, whole)] == [3, None]
