from __future__ import annotations

import inspect
import tomllib

import pytest
from builders import a_subject, an_inspection

import rules
from rules.examples import Expect, broken
from rules.routes import Route
from rules.verdict import Rulebook


def a_rule(**settings):
    return rules.make(rules.KINDS[settings["kind"]][0].model_validate(settings))


RULES = [
    a_rule(name="Inadequate", kind="judged", grades=("inadequate",), severity="critical"),
    a_rule(name="Worse", kind="deteriorated", severity="critical"),
]
BOOK = Rulebook(tuple(RULES), (Route(send_to=("Duty inbox",)),))
FALLEN = a_subject(an_inspection(2026, leadership="inadequate"), an_inspection(2022, leadership="good"))
QUIET = a_subject(an_inspection(2026, leadership="good"), an_inspection(2022, leadership="good"))


@pytest.fixture
def expect(request):
    """The example that the test's docstring has as its user would write it."""
    return Expect.model_validate(tomllib.loads(inspect.getdoc(request.function)))


def test_an_example_that_holds_is_quiet(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Worse"
    because   = "was good in May 2022"
    receiver  = "Duty inbox"
    """
    assert broken(expect, [FALLEN], BOOK) is None


@pytest.mark.parametrize("because", ["leadership", "Impact of leaders", "INADEQUATE", ""])
def test_the_reason_may_be_named_by_its_words_its_area_or_the_areas_key(because):
    expect = Expect(authority="Wirral", published="2026-05-20", rule="Inadequate", because=because)

    assert broken(expect, [FALLEN], BOOK) is None


def test_a_rule_that_keeps_quiet_says_why_and_what_would_happen_instead(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Inadequate"
    because   = "leadership"
    """
    milder = a_subject(an_inspection(2026, leadership="requires improvement"), an_inspection(2022, leadership="good"))

    assert broken(expect, [milder], BOOK) == (
        '"Inadequate" should speak because of "leadership", but it says nothing. '
        "None of its judgements is inadequate: impact of leaders: requires improvement. "
        'Instead "Worse" says: impact of leaders: requires improvement, was good in May 2022.'
    )


def test_when_nothing_at_all_is_told_it_says_so(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Inadequate"
    """
    assert broken(expect, [QUIET], BOOK).endswith("Nothing would be told.")


def test_another_reason_than_the_expected_one_is_named(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Inadequate"
    because   = "help and protection"
    """
    assert broken(expect, [FALLEN], BOOK) == (
        '"Inadequate" should speak because of "help and protection", '
        'but "Inadequate" says: impact of leaders: inadequate.'
    )


def test_another_receiver_than_the_expected_one_is_named(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Inadequate"
    receiver  = "Channel"
    """
    assert broken(expect, [FALLEN], BOOK) == '"Channel" should be told, but it would go to "Duty inbox".'
    assert broken(expect, [FALLEN], Rulebook(BOOK.rules, ())) == '"Channel" should be told, but it would go to nobody.'


def test_that_nothing_is_told_can_be_expected(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    alert     = false
    """
    assert broken(expect, [QUIET], BOOK) is None
    assert broken(expect, [FALLEN], BOOK) == (
        'nothing should be told, but "Inadequate" says: impact of leaders: inadequate '
        'and "Worse" says: impact of leaders: inadequate, was good in May 2022.'
    )


def test_that_one_rule_keeps_quiet_can_be_expected_whatever_the_others_say(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    rule      = "Inadequate"
    alert     = false
    """
    milder = a_subject(an_inspection(2026, leadership="requires improvement"), an_inspection(2022, leadership="good"))

    assert broken(expect, [milder], BOOK) is None
    assert broken(expect, [FALLEN], BOOK) is not None


def test_that_a_receiver_is_spared_can_be_expected(expect):
    """
    authority = "Wirral"
    published = 2026-05-20
    receiver  = "Channel"
    alert     = false
    """
    assert broken(expect, [FALLEN], BOOK) is None
    assert broken(expect, [FALLEN], Rulebook(BOOK.rules, (Route(send_to=("Channel",)),))) is not None


def test_of_two_publications_of_a_day_one_is_enough_for_an_alert_and_both_must_be_quiet_for_none():
    alert = Expect(authority="Wirral", published="2026-05-20")
    none = Expect(authority="Wirral", published="2026-05-20", alert=False)

    assert broken(alert, [QUIET, FALLEN], BOOK) is None
    assert broken(none, [QUIET, FALLEN], BOOK) is not None


def test_a_publication_that_nobody_knows_fails_the_example(expect):
    """
    authority = "Wirral"
    published = 2026-05-21
    """
    assert broken(expect, [], BOOK) == "no publication of Wirral of 21 May 2026 is known."


def test_an_areas_key_may_be_written_with_blanks():
    judged = a_subject(an_inspection(2016, looked_after_and_permanence="inadequate"))
    expect = Expect(authority="Wirral", published="2016-05-20", because="looked after and permanence")

    assert broken(expect, [judged], BOOK) is None


def test_one_of_several_reasons_is_enough():
    both = a_subject(an_inspection(2026, leadership="inadequate", care_leavers="inadequate"))
    expect = Expect(authority="Wirral", published="2026-05-20", rule="Inadequate", because="care leavers")

    assert broken(expect, [both], BOOK) is None
