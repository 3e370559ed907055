from __future__ import annotations

from pathlib import Path

import pytest
from good_config import GOOD

from watcher.config.check import check_text

ONE_ROUTE = GOOD.replace('[[route]]\nsend_to = ["Terminal"]\n', "")
"""Without the one that takes everything."""


def errors(text):
    checked = check_text(Path("config.toml"), text)
    assert (checked.config is None) == bool(checked.errors)
    return [each.wrong for each in checked.errors]


def test_an_emptied_file_is_an_error_that_names_all_it_lacks():
    assert errors("") == [
        "no authority is watched.",
        "there is no [[source]], so nothing is ever seen.",
        "there is no [[rule]], so no report would ever be an alert.",
        "there is no [[receiver]], so nobody can be told.",
        "there is no [[route]], so no alert is sent to anybody.",
    ]


@pytest.mark.parametrize("line", [at for at, line in enumerate(GOOD.splitlines()) if line.startswith("[")])
def test_a_file_cut_before_any_block_up_to_the_last_route_is_an_error(line):
    cut = "\n".join(GOOD.splitlines()[:line])

    assert bool(errors(cut)) == ("[[route]]" not in cut)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('send_to = ["Terminal", "Duty inbox"]', "send_to = []"),
        ('{ severity = ["critical"] }', '{ severity = ["note"] }'),
        ('{ severity = ["critical"] }', '{ authority = ["Leeds"] }'),
        ('{ severity = ["critical"] }', '{ region = ["London"] }'),
    ],
)
def test_routes_that_let_nothing_through_are_an_error(old, new):
    assert errors(ONE_ROUTE.replace(old, new)) == ["no alert that the rules can make is sent to anybody."]


def test_a_route_for_one_rule_is_enough_to_reach_somebody():
    assert errors(ONE_ROUTE.replace('{ severity = ["critical"] }', '{ rule = ["Worse than last time"] }')) == []


def test_routes_for_places_alone_are_an_error_only_where_no_place_is_watched():
    for_places = ONE_ROUTE.replace('{ severity = ["critical"] }', '{ kind = ["area"] }')
    watched = f'{for_places}\n[[area]]\nauthority = "Wirral"\n'

    assert errors(for_places) == ["no alert that the rules can make is sent to anybody."]
    assert errors(watched) == []
