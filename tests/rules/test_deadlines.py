from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from builders import a_publication
from hypothesis import given
from hypothesis import strategies as st

from rules.deadlines import Published, deadlines_after, deadlines_of, seen_since, working_day
from watcher.data import names
from watcher.model.alerts import Awaited, Deadline
from watcher.model.documents import PRIORITY_ACTION_MET, Evidence
from watcher.model.kinds import Kind
from watcher.model.ofsted import FOUR_POINT, HELP_AND_PROTECTION, LEADERSHIP, LSCB, Judgement

(TRAFFORD,) = names.find("Trafford")
INADEQUATE = (Judgement(LEADERSHIP, FOUR_POINT.grade("inadequate")),)
BETTER = (Judgement(HELP_AND_PROTECTION, FOUR_POINT.grade("requires improvement")),)


def after(kind=Kind.INSPECTION, judgements=INADEQUATE, published=date(2026, 8, 3), **more):
    return {
        each.awaited: each.by
        for each in deadlines_after(TRAFFORD, Published(published, "https://x", kind, tuple(judgements), **more))
    }


@pytest.mark.parametrize(
    ("authority", "published", "plan"),
    [
        ("Trafford", date(2026, 8, 3), date(2026, 11, 10)),
        ("Wirral", date(2016, 9, 20), date(2016, 12, 29)),
        ("Herefordshire", date(2022, 9, 21), date(2022, 12, 30)),
    ],
)
def test_the_action_plan_is_expected_seventy_working_days_after_publication(authority, published, plan):
    assert after(published=published)[Awaited.ACTION_PLAN] == plan


def test_a_first_monitoring_visit_is_expected_within_four_weeks_of_that():
    assert after()[Awaited.MONITORING_VISIT] == date(2026, 12, 8)


def test_good_friday_bank_holidays_and_those_of_one_year_only_are_no_working_days():
    assert working_day(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert working_day(date(2022, 9, 16), 1) == date(2022, 9, 20)
    assert working_day(date(2027, 12, 24), 1) == date(2027, 12, 29)


@given(st.dates(date(2013, 1, 1), date(2030, 1, 1)), st.integers(1, 200))
def test_a_working_day_follows_another_and_is_in_the_week(day, count):
    found = working_day(day, count)

    assert found == working_day(working_day(day, count - 1), 1)
    assert found.weekday() < 5
    assert found > day


def test_without_an_inadequate_judgement_nothing_is_expected():
    assert after(judgements=BETTER) == {}


def test_the_safeguarding_boards_grade_is_not_the_councils():
    assert after(judgements=(*BETTER, Judgement(LSCB, FOUR_POINT.grade("inadequate")))) == {}


def test_a_priority_action_of_a_focused_visit_asks_for_a_plan_but_for_no_monitoring():
    found = after(Kind.FOCUSED_VISIT, (), date(2026, 1, 12), sets_priority_actions=True)

    assert found == {Awaited.ACTION_PLAN: date(2026, 4, 22)}


@pytest.mark.parametrize("kind", [Kind.JTAI, Kind.AREA_SEND, Kind.MONITORING_VISIT])
def test_where_the_period_is_not_known_nothing_is_expected(kind):
    assert after(kind, (), sets_priority_actions=True) == {}


def test_bank_holidays_are_those_of_the_whole_package_and_only_theirs_are_loaded():
    asked = (
        "import sys; from rules.deadlines import england; "
        "days = [sorted(england()(subdiv='ENG', years=year, expand=False).items()) for year in range(2013, 2036)]; "
        "alone = 'holidays.countries' not in sys.modules; import holidays; "
        "print(alone, days == [sorted(holidays.country_holidays('GB', subdiv='ENG', years=year, expand=False).items()) "
        "for year in range(2013, 2036)], len(days[0]))"
    )

    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["True", "True", "8"]


def test_a_deadline_says_whose_it_is_of_which_day_and_where():
    plan, _visit = deadlines_after(TRAFFORD, Published(date(2026, 8, 3), "https://x", Kind.INSPECTION, INADEQUATE))

    assert plan == Deadline(
        TRAFFORD.urn, "Trafford", Awaited.ACTION_PLAN, date(2026, 11, 10), date(2026, 8, 3), "https://x"
    )


def test_a_publication_is_asked_for_what_it_judged_and_for_its_priority_actions():
    letter = a_publication(Kind.FOCUSED_VISIT, date(2026, 8, 3), priority_actions=("Act now.",))

    (plan,) = deadlines_of(TRAFFORD, letter)

    assert (plan.awaited, plan.by, plan.url) == (Awaited.ACTION_PLAN, date(2026, 11, 10), letter.url)
    assert deadlines_of(TRAFFORD, a_publication(Kind.FOCUSED_VISIT, date(2026, 8, 3))) == ()


def test_a_deadline_is_answered_by_the_first_later_publication_of_its_kinds_alone():
    (plan,) = deadlines_of(TRAFFORD, a_publication(Kind.FOCUSED_VISIT, date(2026, 8, 3), priority_actions=("Act.",)))
    same_day, later = (a_publication(Kind.MONITORING_VISIT, date(2026, 8, day)) for day in (3, 4))
    undated, of_others = a_publication(Kind.MONITORING_VISIT, None), a_publication(Kind.AREA_SEND, date(2026, 8, 5))

    assert seen_since(plan, [undated, same_day, of_others]) is None
    assert seen_since(plan, [undated, same_day, of_others, later]) is later


LETTER = {"inspection_start": date(2026, 6, 16), "inspection_end": date(2026, 6, 17)}
LATER = {"inspection_start": date(2026, 9, 8), "inspection_end": date(2026, 9, 9)}
MET = "The area for priority action set at the last visit has been met."


def a_letter(published, number=1, kind=Kind.FOCUSED_VISIT, **said):
    return a_publication(kind, published, f"https://files.example/{number}", **said)


def a_letter_of_what_is_met(words=MET, **said):
    return a_letter(date(2026, 10, 5), 2, **{**LATER, "evidence": (Evidence(PRIORITY_ACTION_MET, 2, words),), **said})


@pytest.mark.parametrize(
    ("words", "said", "set_then", "answers"),
    [
        (MET, {}, ("Act.",), True),
        ("The area for priority action set in June 2026 has been met.", {}, ("Act.",), True),
        ("The areas for priority action have been met.", {}, ("Act.", "See."), True),
        ("Both areas for priority action have been met.", {}, ("Act.", "See."), True),
        ("The area for priority action on the pace of plans, set in June, is met.", {}, ("The pace of plans.",), True),
        (MET, {}, ("Act.", "See."), False),
        ("Both areas for priority action have been met.", {}, ("Act.", "See.", "Plan."), False),
        ("The area for priority action about visits to children has been met.", {}, ("The pace of plans.",), False),
        ("The area for priority action set in June 2025 has been met.", {}, ("Act.",), False),
        ("The area for priority action set in May has been met.", {}, ("Act.",), False),
        (MET, {"problems": ("Odd.",)}, ("Act.",), False),
        (MET, {"priority_actions": ("Another.",)}, ("Act.",), False),
        (MET, {"kind": Kind.JTAI}, ("Act.",), False),
        (MET, {"kind": Kind.AREA_SEND}, ("Act.",), False),
        (MET, LETTER, ("Act.",), False),
        (MET, {"inspection_start": None, "inspection_end": None}, ("Act.",), False),
    ],
)
def test_a_later_letter_answers_that_calls_met_what_a_visit_set_and_leaves_no_doubt(words, said, set_then, answers):
    asked = a_letter(date(2026, 8, 3), priority_actions=set_then, **LETTER)
    later = a_letter_of_what_is_met(words, **said)
    (plan,) = deadlines_of(TRAFFORD, asked)

    assert seen_since(plan, [later, asked]) == (later if answers else None)
    assert seen_since(plan, [later]) is None


@pytest.mark.parametrize(("set_between", "answers"), [(("See.",), False), ((), True)])
def test_what_is_called_met_may_be_one_that_was_set_meanwhile(set_between, answers):
    asked = a_letter(date(2026, 8, 3), priority_actions=("Act.",), **LETTER)
    between = a_letter(date(2026, 9, 1), 3, Kind.JTAI, priority_actions=set_between)
    later = a_letter_of_what_is_met()
    (plan,) = deadlines_of(TRAFFORD, asked)

    assert seen_since(plan, [later, between, asked]) == (later if answers else None)


def test_a_letter_that_calls_something_met_answers_nothing_that_an_inadequate_report_expects():
    report = a_publication(judgements=INADEQUATE, priority_actions=("Act.",), **LETTER)
    later = a_letter_of_what_is_met()

    assert [seen_since(each, [later, report]) for each in deadlines_of(TRAFFORD, report)] == [None, None]
