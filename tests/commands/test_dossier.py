from __future__ import annotations

import json

import pytest
from telling_news import REPORTED, say
from town import TWO_INADEQUATE, Town

from watcher.commands.dossier import show_dossier
from watcher.config.check import load


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path, more=REPORTED) as opened:
        opened.once(everything=True)
        yield opened


def test_reports_news_and_deadlines_stand_on_one_line_of_time(town, capsys):
    town.publish(**TWO_INADEQUATE)
    town.once()
    town.clock.pass_(days=9)
    say(town, "Trafford director of children's services quits", "She leaves after an inadequate Ofsted rating.")
    town.once()
    capsys.readouterr()

    show_dossier("Trafford", load(town.config), as_json=True)

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    days = [each["day"] for each in lines]
    assert days == sorted(days, reverse=True)
    kinds = [each["what"].split(",")[0] for each in lines if each["day"] >= "2026-08-01"]
    assert sorted(set(kinds)) == ["Expected by about then", "Inspection (ILACS-2026)", "News"]
    found, *_ = [each["says"] for each in lines if each["what"] == "Inspection (ILACS-2026)"]
    assert found.startswith("Inadequate: impact of leaders, help and protection. Requires improvement: care leavers.")
    assert "Worse than before: impact of leaders, help and protection." in found


def test_it_ends_with_the_statistical_neighbours_as_a_config_names_them(town, capsys):
    show_dossier("Wirral", load(town.config), as_json=False)

    *_, last = capsys.readouterr().out.split("Statistical neighbours: ")
    assert last.split()[0] == '"Durham",'
    assert len(last.split('", "')) == 10
