from __future__ import annotations

import json
from datetime import date

from documents import ilacs
from town import urn
from typer.testing import CliRunner

from watcher import cli
from watcher.demo.ofsted import Line

KNOWN = "an old document, from before the inspection of February 2024"


def told_of_an_old_report(town):
    """Have a report of 2021 appear beneath the one of 2024, which the shipped history has."""
    town.once()
    start, end = date(2021, 6, 7), date(2021, 6, 18)
    judgements = dict.fromkeys(
        ("leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall_effectiveness"),
        "inadequate",
    )
    report = ilacs("Wirral Council", tuple(judgements.items()), start, end)
    town.site.publish(urn("Wirral"), report, Line(date(2021, 8, 2), inspected=end, on_top=False))
    town.clock.pass_(minutes=10)
    return town.once()


def printed(town, *command):
    done = CliRunner().invoke(cli.app, [*command, "--config", str(town.config), "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_report_that_turns_up_late_is_no_critical_news_of_today(town):
    told_of_an_old_report(town)

    (post,) = town.posts
    assert post.startswith(f"Wirral: {KNOWN}")
    assert "Note. " in post
    assert "INADEQUATE" not in post


def test_preview_and_explain_say_so_too(town):
    told_of_an_old_report(town)

    (would,) = (each for each in printed(town, "preview", "--since", "2021-08-01") if each["published"] == "2021-08-02")
    (why,) = printed(town, "explain", "Wirral 2021-08-02")

    assert (would["severity"], would["headline"]) == ("note", KNOWN)
    assert [each["severity"] for each in why["alerts"]] == ["note"]
    assert why["alerts"][0]["told"][0]["reasons"] == [KNOWN]
