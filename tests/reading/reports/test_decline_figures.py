from __future__ import annotations

import pytest

from watcher.reading.reports.decline_figures import FORMS, fell, fell_to


def compared(sentence: str) -> list[tuple[str, str]]:
    return [
        (sentence[: each.start()], sentence[each.start() :]) for form in FORMS for each in form.words.finditer(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "less"),
    [
        ("In 2021, nine in ten visits were on time, and it is now seven in ten.", True),
        ("In 2021, seven in ten visits were on time, and it is now nine in ten.", False),
        ("At the last inspection 95% of visits were made in time; this is now 94%.", False),
        ("Nine in ten visits are on time in the north, and it is now seven in ten in the south.", False),
        ("Half of visits are on time, compared with two thirds in 2021.", True),
        ("The proportion of plans reviewed on time stands at 54%, against 91% at the last inspection.", True),
        ("The proportion of plans reviewed on time stands at 91%, against 54% at the last inspection.", False),
        ("In 2021, half of visits were not made in time; it is now a third.", False),
        ("A quarter of children are now seen, down from nearly all at the last inspection.", True),
    ],
)
def test_a_share_of_timely_work_that_is_much_smaller_has_fallen(sentence, less):
    (parts,) = compared(sentence)

    assert fell(*parts) is less


@pytest.mark.parametrize(
    "sentence", ["In 2021, nine in ten families were poor and it is now six in ten.", "Nine in ten visits are on time."]
)
def test_shares_of_something_else_and_a_share_alone_are_not_compared(sentence):
    assert compared(sentence) == []


@pytest.mark.parametrize(
    ("following", "less"),
    [
        ("The figure this week was 68.", True),
        ("It is now six in ten.", True),
        ("The figure this week was 93.", False),
        ("The figure for England is now 61%.", False),
        ("The figure then was 61%.", False),
    ],
)
def test_a_share_that_the_next_sentence_gives_for_now_has_fallen_if_it_is_much_smaller(following, less):
    assert fell_to("Ninety-four per cent of visits were in time when we came in 2022.", following) is less


def test_a_share_of_what_was_not_done_in_time_is_not_compared():
    assert not fell_to("In 2022, 40% of visits were not made in time.", "The figure is now 12%.")
