from __future__ import annotations

import pytest

from rules.conditions import Facts, Only, When, when_matches, why_not_meant

FACTS = Facts("Wirral", "North West", "inspection", "ILACS-2023", "critical", ("Inadequate", "Worse"))


@pytest.mark.parametrize(
    ("when", "matches"),
    [
        ({}, True),
        ({"authority": ("Wirral",)}, True),
        ({"authority": ("Leeds",)}, False),
        ({"authority": ("Leeds", "Wirral")}, True),
        ({"region": ("North West",)}, True),
        ({"region": ("London",)}, False),
        ({"severity": ("critical",)}, True),
        ({"severity": ("warning", "note")}, False),
        ({"kind": ("inspection",)}, True),
        ({"kind": ("jtai",)}, False),
        ({"rule": ("Worse",)}, True),
        ({"rule": ("In the news",)}, False),
        ({"authority": ("Wirral",), "severity": ("note",)}, False),
        ({"authority": ("Wirral",), "rule": ("In the news",)}, False),
    ],
)
def test_a_route_applies_when_each_of_its_conditions_allows_it(when, matches):
    assert when_matches(When(**when), FACTS) is matches


@pytest.mark.parametrize("condition", ["authority", "region", "framework", "kind"])
def test_a_rule_that_is_not_meant_says_for_whom_it_is(condition):
    assert why_not_meant(Only(**{condition: ("One", "Two")}), FACTS) == "It is only for One or Two."


def test_a_rule_without_conditions_is_meant_for_everything():
    assert why_not_meant(Only(), FACTS) is None


def test_a_rule_is_meant_where_all_its_conditions_allow_it():
    only = Only(authority=("Wirral",), region=("North West",), framework=("ILACS-2023",), kind=("inspection",))

    assert why_not_meant(only, FACTS) is None


def test_what_has_no_framework_is_not_meant_by_a_rule_for_one():
    letter = Facts("Wirral", "North West", "focused_visit")

    assert why_not_meant(Only(framework=("ILACS-2023",)), letter) == "It is only for ILACS-2023."
