from __future__ import annotations

import pytest
from letters import bullets, focused_visit

from watcher.model.documents import PRIORITY_ACTION_MET
from watcher.reading import document


def met(headline: str, **more):
    return document.read(focused_visit(headline=headline, **more)).evidence_for(PRIORITY_ACTION_MET)


@pytest.mark.parametrize(
    "words",
    [
        "The area for priority action identified at the last visit has been met.",
        "The two areas for priority action that were set in March 2024 have both been addressed.",
        "Inspectors are satisfied that the areas for priority action from the previous visit have been resolved.",
        "The area for priority action about visits to children, set at the last visit, no longer applies.",
        "Both priority actions from the previous focused visit have been sufficiently addressed.",
        "We have now lifted the area for priority action that was set at the visit in March 2024.",
    ],
)
def test_the_words_by_which_an_earlier_area_is_over_are_kept_with_their_page(words):
    found = met(words)

    assert (found.page, found.quote) == (1, words)


@pytest.mark.parametrize(
    "words",
    [
        "The area for priority action identified at the last visit may have been met.",
        "The area for priority action identified at the last visit has been largely met.",
        "The area for priority action identified at the last visit has been met, but weaknesses remain.",
        "The first area for priority action has been met.",
        "The area for priority action has been met. This was not sustained.",
        "The area for priority action has been met. Another area for priority action still stands.",
        "The area for priority action has been met. The one about care leavers has not.",
        "The area for priority action has been met. Disabled children have yet to benefit.",
        "The area for priority action has been met. Progress is fragile.",
        "The area for priority action has been met. There is an area for priority action, which is about plans.",
        "Leaders believe that the area for priority action identified at the last visit has been met.",
        "The plan on the area for priority action identified at the last visit has been met.",
        "The area for priority action set by HMICFRS has been met.",
        "There is no area for priority action.",
    ],
)
def test_what_only_may_be_over_is_not_called_so(words):
    assert met(words) is None


@pytest.mark.parametrize("heading", ["Area for priority action", "Areas for priority action from the last visit"])
def test_nor_is_it_where_the_letter_sets_another_or_leaves_one_standing(heading):
    priority = (heading, *bullets(("The pace of plans.",)))

    assert met("The area for priority action identified at the last visit has been met.", priority=priority) is None
