"""Pieces that string stories together: each story that names inspectors is read alone."""

from __future__ import annotations

import pytest

from watcher.reading.news.piece import read_piece
from watcher.reading.news.text import piece

ADVERSE = "Ofsted has rated children's services at Hillingdon Council inadequate."


def read(title, text):
    return read_piece(piece(title, text), "2026-07-28", "https://example.org/news")


@pytest.mark.parametrize(
    ("title", "text", "whom"),
    [
        ("News in brief", f"A bus lane opens. {ADVERSE} The library is closed for stocktaking.", ("Hillingdon",)),
        (
            "In this week's paper",
            "FRONT: Ofsted brands Leeds children's services inadequate. P3: Dog show.",
            ("Leeds",),
        ),
        (
            "The vicar's letter",
            "Harvest is over. You will have seen that Ofsted has judged Stockport's children's services inadequate.",
            ("Stockport",),
        ),
        (
            "North West round-up",
            "Ofsted finds Bolton's children's services inadequate. A hub opens. Ofsted finds Bury's inadequate, too.",
            ("Bolton", "Bury"),
        ),
    ],
)
def test_each_story_is_told_of_whom_it_is_about(title, text, whom):
    found = read(title, text)

    assert (found.should_alert, found.alert_authorities) == (True, whom)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "News in brief",
            "Last week we said that Ofsted had rated services in Hillingdon inadequate. It was good. Sorry.",
        ),
        ("News in brief", "Ofsted has rated Little Acorns nursery in Hillingdon inadequate. Hillingdon sells a depot."),
        ("Morning briefing", "Ofsted will report on Kent's children's services on Friday; leaders fear the worst."),
        ("In this week's paper", "P7: Ofsted brands Leeds academy inadequate. P9: Council tax."),
        ("North West round-up", "Ofsted has found services in Bolton good. Bury says its inadequate of 2019 is over."),
        (
            "Lunchtime headlines",
            "Ten years since Ofsted rated Doncaster's children's services inadequate. Ferry cancelled.",
        ),
        (
            "The headteacher's letter",
            "Ofsted says that our school in Stockport requires improvement, where it was good.",
        ),
        ("Councillor's column", "I warned that Ofsted would find our services in Torbay inadequate. Nobody listened."),
        ("Evening update", "Nottingham's children's services are no longer inadequate, Ofsted says. Forest drew."),
    ],
)
def test_stories_of_others_of_another_time_or_taken_back_are_none(title, text):
    assert not read(title, text).should_alert


def test_a_piece_about_one_story_is_read_as_a_whole():
    assert not read(
        "Rutland: a correction", f"An article said this. {ADVERSE} That was wrong: it was rated good."
    ).should_alert


def test_a_review_of_adults_or_of_a_homicide_is_no_inspection():
    for review in ("safeguarding adults review", "domestic homicide review"):
        assert not read(
            "Systemic failings in Hull", f"A {review} found systemic failings at Hull City Council."
        ).should_alert
