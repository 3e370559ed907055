from __future__ import annotations

import pytest

from watcher.reading.reports.decline.against_before import worse


@pytest.mark.parametrize(
    "sentence",
    [
        "In contrast to the last inspection, children wait too long.",
        "Unlike at the inspection in 2019, too many plans drift.",
        "Compared with the last visit, children are not seen often enough.",
        "In contrast to the previous inspection, managers do not challenge delay.",
        "By contrast with 2018, care leavers are left without support.",
        "Many assessments are superficial, unlike at the last inspection.",
    ],
)
def test_what_is_bad_in_contrast_to_an_earlier_time_got_worse(sentence):
    assert next(worse([sentence], [0])) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "In contrast to the last inspection, children no longer wait too long.",
        "In contrast to the last inspection, when too many plans drifted, planning takes weeks, not months.",
        "In contrast to the last visit, managers challenge delay.",
        "Unlike at the last inspection, leaders know where practice is weak.",
        "In contrast to the last inspection, the police are often late.",
        "In contrast to most areas, children wait too long.",
        "In contrast to the last inspection, delay is rare.",
        "In contrast to the last inspection, help for families has improved and few wait too long.",
    ],
)
def test_what_is_good_or_of_others_or_against_other_places_did_not(sentence):
    assert not [*worse([sentence], [0])]
