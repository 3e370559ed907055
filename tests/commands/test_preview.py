from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from importlib.resources import files

import pytest
from good_config import GOOD
from standard_config import STANDARD
from town import TWO_INADEQUATE
from typer.testing import CliRunner

from watcher.cli import app


def preview(config, *more):
    done = CliRunner().invoke(app, ["preview", "--config", str(config), *more])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def standard(tmp_path):
    config = tmp_path / "standard.toml"
    config.write_text(STANDARD)
    return config


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    standard = tmp_path_factory.mktemp("told") / "standard.toml"
    standard.write_text(STANDARD)
    lines = preview(standard, "--since", "2012-01-01", "--json").splitlines()
    return {each["url"]: each for each in map(json.loads, lines)}


# What follows knows nothing of the program's rules: it reads the shipped table and docs/domain.md 2 as written.
ORDER = ["outstanding", "good", "requires_improvement", "inadequate"]
AREAS = [
    "overall_effectiveness",
    "leadership",
    "help_and_protection",
    "children_in_care_and_care_leavers",
    "children_in_care",
    "care_leavers",
    "looked_after_and_permanence",
    "adoption",
    "lscb",
]


@cache
def rows():
    with (files("watcher.data") / "inspections.csv").open(encoding="utf-8") as lines:
        return sorted(csv.DictReader(lines), key=lambda row: row["published"])


def earlier_grade(row, area, before):
    """Look in one earlier row for the grade that the area may be compared with; "" for none."""
    now, then = row["framework"], before["framework"]
    if "other" in (now, then):
        return ""
    if now == "SIF":
        return before[area] if then == "SIF" else ""
    if then == "SIF":
        same = {"overall_effectiveness", "leadership", "help_and_protection"}
        in_care = {"children_in_care", "children_in_care_and_care_leavers"}
        if area in in_care:
            return before["looked_after_and_permanence"]
        return before[area] if area in same else ""
    if area == "children_in_care":
        return before[area] or before["children_in_care_and_care_leavers"]
    return before[area]


def fallen_areas(row):
    found = set()
    past = [e for e in rows() if e["urn"] == row["urn"] and e["published"] < row["published"]]
    for area in AREAS:
        grades = [grade for grade in (earlier_grade(row, area, each) for each in past) if grade]
        if row[area] and grades and ORDER.index(row[area]) > ORDER.index(grades[-1]):
            found.add(area)
    return found


def test_every_report_with_an_inadequate_judgement_is_found_and_no_other(told):
    expected = {row["url"] for row in rows() if "inadequate" in [row[area] for area in AREAS]}

    found = {url for url, each in told.items() if "Inadequate, whatever it is called now" in each["rules"]}

    assert found == expected
    assert len(found) > 50


def test_every_fall_of_an_area_is_found_and_no_other(told):
    names = {
        "overall_effectiveness": "overall effectiveness",
        "leadership": "impact of leaders",
        "help_and_protection": "help and protection",
        "children_in_care_and_care_leavers": "children in care and care leavers",
        "children_in_care": "children in care",
        "care_leavers": "care leavers",
        "looked_after_and_permanence": "children looked after and achieving permanence",
        "adoption": "adoption",
        "lscb": "Local Safeguarding Children Board",
    }
    expected = {(row["url"], names[area]) for row in rows() for area in fallen_areas(row)}

    found = {
        (url, reason.split(":")[0]) for url, each in told.items() for reason in each["reasons"] if ", was " in reason
    }

    assert found == expected
    assert len({url for url, _area in found}) > 50


@pytest.mark.parametrize(
    ("authority", "published", "reason"),
    [
        ("Herefordshire", "2018-07-23", "impact of leaders: inadequate"),
        ("Doncaster", "2022-04-08", "impact of leaders: inadequate"),
        ("Slough", "2023-03-17", "impact of leaders: inadequate"),
        ("Trafford", "2026-08-03", "impact of leaders: inadequate"),
    ],
)
def test_inadequate_leaders_under_a_better_overall_grade_or_none_are_among_them(told, authority, published, reason):
    (alert,) = [each for each in told.values() if (each["authority"], each["published"]) == (authority, published)]

    assert reason in alert["reasons"]
    assert not any(each.startswith("overall effectiveness: inadequate") for each in alert["reasons"])


def test_it_prints_one_object_a_line_with_whom_and_why(standard):
    (line,) = preview(standard, "--since", "2026-08-01", "--json").splitlines()

    assert json.loads(line) == {
        "authority": "Trafford",
        "urn": "80573",
        "published": "2026-08-03",
        "severity": "critical",
        "headline": "INADEQUATE leaders, help and protection",
        "rules": ["Inadequate, whatever it is called now", "Worse than last time"],
        "reasons": [
            "impact of leaders: inadequate",
            "help and protection: inadequate",
            "impact of leaders: inadequate, was requires improvement in January 2023",
            "help and protection: inadequate, was requires improvement in January 2023",
        ],
        "receivers": ["Terminal"],
        "silenced_until": None,
        "url": "https://files.ofsted.gov.uk/v1/file/50308602",
    }


def test_csv_has_the_same_in_columns(standard):
    (row,) = csv.DictReader(io.StringIO(preview(standard, "--since", "2026-08-01", "--csv")))

    assert (row["authority"], row["published"], row["receivers"]) == ("Trafford", "2026-08-03", "Terminal")


def test_the_table_counts_by_year(standard):
    shown = preview(standard, "--since", "2026-01-01", "--until", "2026-08-31")

    assert "impact of leaders: inadequate, was requires" in shown
    assert "4 alerts since 1 January 2026 until 31 August 2026, for 153 authorities." in shown


def test_only_watched_authorities_are_rehearsed(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(GOOD.replace('"Liverpool"', '"Trafford"'))

    alerts = [json.loads(line) for line in preview(config, "--since", "2012-01-01", "--json").splitlines()]

    assert {each["authority"] for each in alerts} == {"Wirral", "Trafford"}


def test_no_database_is_made_by_a_rehearsal(standard):
    preview(standard, "--since", "2026-01-01")

    assert [each.name for each in standard.parent.iterdir()] == ["standard.toml"]


def test_what_was_collected_is_rehearsed_too(town):
    town.once()
    town.publish("Wirral", published=date(2026, 8, 3), **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()

    lines = preview(town.config, "--since", "2026-08-01", "--json").splitlines()

    alerts = {each["authority"]: each for each in map(json.loads, lines)}
    assert set(alerts) == {"Trafford", "Wirral"}
    assert alerts["Wirral"]["receivers"] == ["Safeguarding channel", "Duty inbox"]


def test_against_another_config_only_the_differences_are_shown(standard, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(STANDARD.replace('name     = "Worse', 'by       = 2\nname     = "Worse'))

    lines = preview(standard, "--since", "2026-01-01", "--against", str(other), "--json").splitlines()
    shown = preview(standard, "--since", "2026-01-01", "--against", str(other))
    found = {each["authority"]: each for each in map(json.loads, lines)}

    assert {name: each["difference"] for name, each in found.items()} == {
        "Kent": "only_here",
        "Somerset": "only_here",
        "Wolverhampton": "only_here",
        "Trafford": "changed",
    }
    assert found["Trafford"]["there"]["rules"] == ["Inadequate, whatever it is called now"]
    assert found["Kent"]["there"] is None
    assert "3 alerts only with" in shown
    assert preview(standard, "--since", "2012-01-01", "--against", str(standard), "--json") == ""


def test_a_day_that_is_none_is_wrong_usage(standard):
    done = CliRunner().invoke(app, ["preview", "--config", str(standard), "--since", "yesterday"])

    assert done.exit_code == 2


def test_an_end_before_the_beginning_is_wrong_usage(standard):
    days = ["--since", "2024-01-01", "--until", "2023-01-01"]

    done = CliRunner().invoke(app, ["preview", "--config", str(standard), *days])

    assert done.exit_code == 2
    assert "--until is before --since" in done.output
