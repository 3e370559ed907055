from __future__ import annotations

import letters
import pytest

from watcher.reading.document import read

ARTICLE = "Councillors met on Monday to hear what inspectors had to say about the borough's services. " * 30


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<html><title>Report not found - Ofsted</title><h1>Report not found</h1>", "not found"),
        ("<html><title>Ofsted</title><h1>Sorry, this report could not be found</h1>", "not found"),
        ("<html><title>Report not available - Ofsted</title><h1>Sorry</h1>", "not found"),
        ("<html><h1>Sorry, the document you asked for is not here</h1>", "not found"),
        (
            f"Sorry, the report you were looking for is no longer here.\n\nWirral services declined. {ARTICLE}",
            "not found",
        ),
        ("<!doctype html><title>404</title><body><h1>Page not found</h1>", "not found"),
        ("<html><title>Sign in</title><body><form><input type='password'></form>", "login"),
        ("<html><body>Please sign in to your account</body>", "login"),
        ("<html><title>Planned maintenance</title><body>We will be back soon.</body>", "maintenance"),
        ("<html><title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body>", "who asks"),
        ("<html><body></body></html>", "hardly any text"),
        ("ok", "hardly any text"),
    ],
)
def test_notices_are_no_reports(body, words):
    reading = read(body.encode())

    assert reading.kind == "not_a_report"
    assert words in " ".join(reading.problems)


def test_an_article_with_a_login_form_beside_it_is_read():
    page = (
        f"<html><body><form><input type='password'></form><p>{ARTICLE} It can't be found elsewhere.</p></body></html>"
    )

    assert read(page.encode()).kind == "news"


def test_a_page_of_many_megabytes_is_not_taken_apart():
    reading = read(b"<html><body>" + b"<p>x</p>" * 1_100_000)

    assert reading.kind == "not_a_report"
    assert "MB" in reading.problems[0]


def test_a_truncated_letter_is_said_to_be_cut_off():
    letter = letters.focused_visit()

    reading = read(letter[: len(letter) // 2])

    assert reading.kind == "not_a_report"
    assert "cut off" in reading.problems[0]


def test_a_letter_followed_by_zeros_is_whole():
    assert read(letters.focused_visit() + b"\0" * 5_000).kind == "focused_visit"


def test_a_letter_with_something_behind_its_end_is_whole():
    assert read(letters.focused_visit() + b"\n<!-- sent by the proxy -->" * 500).kind == "focused_visit"


def test_a_letter_whose_later_part_is_missing_is_cut_off_though_an_earlier_end_is_in_it():
    letter = letters.focused_visit()

    assert read(letter + b"\n9 0 obj\n<< /Length 5000 >> stream\nxxxx").kind == "not_a_report"


LETTER_AS_TEXT = (
    "Focused visit to Wirral children's services\n\nThis letter summarises the findings of the focused visit to "
    "Wirral children's services on 17 and 18 September 2024. His Majesty's Inspectors for this visit were Pat "
    "Example and Chris Other.\n\nMain findings\n\nOfsted saw much."
)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_a_text_is_read_in_whatever_letters_it_is_written(encoding):
    assert read(LETTER_AS_TEXT.encode(encoding)).kind == "focused_visit"


def test_a_letter_saved_as_text_is_read_as_the_letter():
    text = (
        "Focused visit to Wirral children's services\n\nThis letter summarises the findings of the focused visit to "
        "Wirral children's services on 17 and 18 September 2024. His Majesty's Inspectors for this visit were Pat "
        "Example and Chris Other.\n\nAreas for priority action\n\n• Visits to children.\n\n"
        "Main findings\n\nOfsted saw much."
    )

    reading = read(text.encode())

    assert reading.kind == "focused_visit"
    assert reading.priority_actions == ("Visits to children.",)
