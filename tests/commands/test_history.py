from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
from PIL import Image

from watcher.commands.history import HistoryError, draw_history, place_called, show_history
from watcher.config.check import load
from watcher.history.timeline import timeline
from watcher.model.ofsted import FOUR_POINT, LEADERSHIP, SIF, Inspection, Judgement, Urn

ROOT = Path(__file__).parents[2]


@pytest.fixture
def config(tmp_path):
    shutil.copy(ROOT / "config.toml", tmp_path / "config.toml")
    return load(tmp_path / "config.toml")


def words(file):
    return ["".join(each.itertext()) for each in ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")]


def test_a_region_is_every_authority_in_it(config, capsys):
    show_history(place_called("north east"), config, as_json=True)

    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({each["authority"] for each in listed}) == 12


def test_a_name_that_is_neither_names_what_was_meant():
    with pytest.raises(HistoryError, match='"North Northamptonshire" and "West Northamptonshire"'):
        place_called("Northamptonshire")


def test_the_table_says_how_each_area_changed(config, capsys):
    show_history(place_called("Trafford"), config, as_json=False)

    said = capsys.readouterr().out
    assert "worse: was requires improvement" in said
    assert "first separate judgement" in said


def test_csv_has_a_full_row_for_each_judgement(config, capsys):
    show_history(place_called("Trafford"), config, as_json=False, as_csv=True)

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == {
        "urn": "80573",
        "authority": "Trafford",
        "published": "2026-08-03",
        "framework": "ILACS-2026",
        "area": "leadership",
        "judgement": "inadequate",
        "change": "worse",
        "before": "requires_improvement",
        "before_published": "2023-01-31",
        "note": "",
    }
    assert all(row["published"] and row["area"] for row in rows)


@time_machine.travel("2026-11-30", tick=False)
def test_a_picture_has_every_grade_as_a_word_and_every_framework(config, tmp_path):
    draw_history(place_called("Trafford"), config, tmp_path / "t.svg")

    said = words(tmp_path / "t.svg")
    for word in (
        "Trafford",
        "▼ inadequate",
        "▲ requires improvement",
        "outstanding",
        "today, 30 November 2026",
        "ILACS-2026",
        "3 Aug 2026",
        "help and protection",
    ):
        assert any(word in each for each in said), word
    assert sum("inadequate" in each for each in said) == 5  # two bars, two that hold now, and the key


def test_grades_have_hatches_of_their_own_so_that_black_and_white_does(config, tmp_path):
    draw_history(place_called("Trafford"), config, tmp_path / "t.svg")

    drawn = (tmp_path / "t.svg").read_text()
    assert len(set(re.findall(r'<pattern id="([^"]+)"', drawn))) >= 2


@time_machine.travel("2026-08-03 09:00", tick=False)  # a picture goes up to the day that it is drawn on
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_same_judgements_are_the_same_picture(config, tmp_path, ending):
    for name in ("one", "two"):
        draw_history(place_called("Wirral"), config, tmp_path / f"{name}.{ending}")

    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_a_region_is_drawn_as_a_grid(config, tmp_path, capsys):
    draw_history(place_called("North East"), config, tmp_path / "ne.svg")

    said = words(tmp_path / "ne.svg")
    assert {"North East", "Newcastle upon Tyne", "Northumberland", "Durham"} <= set(said)
    assert said.count("impact of leaders") == 12
    assert "North East, " in capsys.readouterr().out


def test_a_png_is_large_enough_to_print(config, tmp_path):
    draw_history(place_called("Wirral"), config, tmp_path / "w.png")

    with Image.open(tmp_path / "w.png") as picture:
        assert picture.width >= 2000


def test_another_kind_of_picture_is_wrong_usage(config, tmp_path):
    with pytest.raises(HistoryError, match=r"Write for example --plot w\.svg"):
        draw_history(place_called("Wirral"), config, tmp_path / "w.jpg")


def test_without_a_known_inspection_there_is_nothing_to_draw(config, tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text().replace('"bundled"  ', '"none"  '))

    with pytest.raises(HistoryError, match="nothing to draw"):
        draw_history(place_called("Wirral"), load(tmp_path / "config.toml"), tmp_path / "w.svg")


def test_the_dates_of_inspections_that_follow_closely_stand_on_two_heights():
    from watcher.history.plot import draw_authority  # here, for no other process of tests needs matplotlib

    first, second = (
        Inspection(Urn("1"), SIF, day, None, None, (Judgement(LEADERSHIP, FOUR_POINT.grade("good")),), "")
        for day in (date(2016, 1, 5), date(2016, 2, 5))
    )

    figure = draw_authority(timeline("Somewhere", (second, first)))

    heights = {
        each.get_text().split("\n")[1]: each.xyann[1] for each in figure.axes[0].texts if "SIF" in each.get_text()
    }
    assert heights["5 Jan 2016"] < heights["5 Feb 2016"]


def test_a_name_that_is_no_authority_is_said_in_a_sentence():
    with pytest.raises(HistoryError, match=r'^No authority is called "Wiral"\. Did you mean "Wirral"\?'):
        place_called("Wiral")
