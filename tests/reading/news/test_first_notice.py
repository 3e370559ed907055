from __future__ import annotations

import pytest
from news_parts import apart

from watcher.reading.news.first_notice import newness

RATED = "Bolton children's services rated inadequate by Ofsted"


def test_a_report_of_today_is_newer_than_one_of_which_years_have_passed():
    assert newness(apart(RATED, "The report was published today.")) > newness(apart(RATED, "It is years since."))


def test_a_resignation_or_a_committee_speaks_of_later_days():
    assert newness(apart("Director resigns at Bolton")) < newness(apart("Bolton rated inadequate by Ofsted"))


def test_the_day_of_a_ministrys_notice_is_no_reports():
    on_notice = apart("Improvement notice for Bolton", "The notice was issued today.")

    assert newness(on_notice) < newness(apart("Letter on Bolton", "The letter was issued today."))


def test_a_timeline_is_no_first_notice():
    assert newness(apart(f"Timeline: {RATED}")) < newness(apart(RATED)) - 2


def test_a_piece_without_a_day_is_hardly_new():
    assert newness(apart(RATED, day=None)) < newness(apart(RATED))


def test_what_is_counted_from_a_report_is_later():
    later = apart("Director leaves Bolton", f"She goes a fortnight after the report. {RATED}.")

    assert newness(later) < newness(apart("Director leaves Bolton", f"{RATED}.")) - 2


def test_an_editorial_and_letters_are_no_first_notice():
    assert newness(apart(f"Letters: {RATED}")) < newness(apart(RATED)) - 2


def test_a_draft_that_was_leaked_is_no_publication():
    leaked = apart(RATED, "A leaked draft report was seen by this paper.")

    assert newness(leaked) < newness(apart(RATED, "A critical report was seen by this paper.")) - 2


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("A draft report was seen in June. Ofsted today published its report.", False),
        ("The report has been published. A leaked draft report said the same.", False),
        ("The watchdog has published what a leaked draft had said.", False),
        ("A leaked draft report will be published in May.", True),
        ("The report has not yet been published.", True),
    ],
)
def test_a_draft_whose_report_is_out_counts_no_more(sentence, counts):
    told = newness(apart(RATED, sentence))

    assert (told < newness(apart(RATED, "Ofsted published it.")) - 4) is counts


@pytest.mark.parametrize(
    "sentence",
    [
        "The final judgement is due in October.",
        "Publication has been delayed, and the council is contesting a draft finding.",
        "Ofsted said that it would publish its report in due course.",
        "Inspectors gave verbal feedback to its managers.",
        "The report is embargoed until Thursday, an internal memo says.",
        "Neither Ofsted nor the council would confirm it.",
    ],
)
def test_what_is_told_before_ofsted_publishes_is_no_first_notice(sentence):
    told = apart("Bolton's children's services have got worse", f"Its union says so. {sentence}")

    assert newness(told) < newness(apart("Bolton's children's services have got worse", "Its union says so.")) - 4


@pytest.mark.parametrize("kept", ["has not yet been published in full", "has not yet been published by the council"])
def test_what_the_council_keeps_back_may_be_out_all_the_same(kept):
    told = newness(apart(RATED, f"Ofsted's report {kept}."))

    assert told > newness(apart(RATED, "Ofsted's report has not yet been published.")) + 4


def test_what_somebody_does_not_confirm_of_somebody_else_leaves_a_grade_published():
    told = newness(apart(RATED, "The chief executive would not confirm whether the director would stay."))

    assert told == newness(apart(RATED, "The chief executive knows whether the director will stay."))


def test_an_election_leaflet_tells_what_is_known():
    told = "Ofsted said our children's services were inadequate."
    leaflet = apart("They let Bolton down", f"{told} Printed and promoted on behalf of the candidates.")
    assert newness(leaflet) < newness(apart("They let Bolton down", told))


def test_a_joke_is_no_first_notice():
    assert newness(apart(RATED, "(Satire) It said so today.")) < newness(apart(RATED, "It said so today.")) - 6
