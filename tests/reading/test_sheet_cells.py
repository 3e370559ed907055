"""Words in cells that mean something only as a whole: what negates one is never read as the thing itself."""

from __future__ import annotations

from datetime import date

import pytest

from watcher.model.providers import Safeguarding
from watcher.reading.provider_sheets.cells import UnknownWordError, day_in, outcome_in, safeguarding_in

OUTCOMES = {
    "Declined in effectiveness": "declined",
    "Sustained effectiveness": "sustained",
    "Improved": "improved",
    "No serious or widespread concerns": "no serious or widespread concerns",
    "Ofsted did not identify any serious or widespread concerns at this visit": "no serious or widespread concerns",
    "Serious or widespread concerns": "serious or widespread concerns",
    "We identified serious and widespread concerns": "serious or widespread concerns",
    "Consistently strong service delivery leads to good experiences": "consistently strong",
    "Inconsistent quality of service delivery": "inconsistent quality",
    "Serious or widespread weaknesses lead to concern": "serious or widespread weaknesses",
    "The school meets all of the standards that were checked": "meets the standards",
    "Does not meet all of the standards that were checked": "does not meet the standards",
    "Likely to meet all standards when it opens": "meets the standards",
    "The school is unlikely to meet the relevant standards": "does not meet the standards",
    "Not likely to meet the relevant standards": "does not meet the standards",
    "It is operating without registration": "operating unregistered",
    "Met": "met",
    "Not Met (with actions)": "not met",
    "Not met (enforcement)": "not met",
    "Not judged": None,
}


@pytest.mark.parametrize(("words", "outcome"), OUTCOMES.items())
def test_an_outcome_is_read_from_what_it_says_as_a_whole(words, outcome):
    found = outcome_in(words)

    assert (found.word if found else None) == outcome


@pytest.mark.parametrize(
    "words", ["Not improved", "Has not declined", "Not consistently strong", "No serious or widespread weaknesses"]
)
def test_what_is_negated_is_no_outcome(words):
    with pytest.raises(UnknownWordError):
        outcome_in(words)


def test_safeguarding_is_read_from_whole_words():
    assert safeguarding_in("No", report_card=False) is Safeguarding.NOT_EFFECTIVE
    assert safeguarding_in("Not met with actions", report_card=True) is Safeguarding.NOT_MET
    for words in ("No concerns", "Nothing found", "Partially met"):
        with pytest.raises(UnknownWordError):
            safeguarding_in(words, report_card=True)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("3-5 June 2024", date(2024, 6, 3)),
        ("3rd to 5th June 2024", date(2024, 6, 3)),
        ("30 May \u2013 13 June 2024", date(2024, 5, 30)),
        ("30 December to 2 January 2025", date(2024, 12, 30)),
        ("3-5/6/2024", date(2024, 6, 3)),
    ],
)
def test_an_inspection_of_several_days_began_on_the_first(period, first):
    assert day_in(period) == first


@pytest.mark.parametrize("period", ["5-3 June 2024", "31 June - 2 July 2024", "3-5 Jumbo 2024"])
def test_a_period_that_there_is_not_is_no_day(period):
    with pytest.raises(UnknownWordError):
        day_in(period)
