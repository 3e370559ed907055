from __future__ import annotations

import json
from datetime import date

import pytest
from standard_config import STANDARD
from telling_news import REPORTED, say
from town import ALL_GOOD, TWO_INADEQUATE
from typer.testing import CliRunner

from watcher.cli import app
from watcher.demo.ofsted import REPORT_NOT_FOUND
from watcher.model.errors import PlainError


def explain(config, what, *more):
    done = CliRunner().invoke(app, ["explain", what, "--config", str(config), *more])
    if isinstance(done.exception, PlainError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()] if "--json" in more else done.stdout


@pytest.fixture
def standard(tmp_path):
    config = tmp_path / "standard.toml"
    config.write_text(STANDARD)
    return config


def test_an_inspection_that_was_never_seen_is_explained_by_the_rules_of_now(standard):
    (said,) = explain(standard, "Somerset 2026-06-17", "--json")

    by_rule = {each["rule"]: each for each in said["rules"]}
    assert said["decision"] is None
    assert not by_rule["Inadequate, whatever it is called now"]["speaks"]
    assert by_rule["Inadequate, whatever it is called now"]["why_not"].startswith(
        "None of its judgements is inadequate"
    )
    assert by_rule["Worse than last time"]["speaks"]
    assert said["receivers"] == ["Terminal"]


def test_it_names_the_earlier_grade_and_the_inspection_that_gave_it(standard):
    (said,) = explain(standard, "Somerset 2026-06-17", "--json")

    leaders = next(each for each in said["comparisons"] if each["area"] == "leadership")
    assert (leaders["now"], leaders["before"], leaders["steps_worse"]) == ("requires_improvement", "good", 1)
    assert (leaders["before_published"], leaders["before_framework"]) == ("2022-09-21", "ILACS-2018")
    assert leaders["before_url"].startswith("https://files.ofsted.gov.uk/")
    assert {each["area"]: each["note"] for each in said["comparisons"]}["care_leavers"] == "first separate judgement"


def test_it_says_the_same_in_words(standard):
    shown = explain(standard, "Somerset, 2026-06-17")

    assert "Somerset: Children's services inspection, published 17 June 2026" in shown
    assert "It sets no area for priority action." in shown
    assert "With today's config it would go to Terminal." in shown


def test_a_silence_of_now_is_named_with_its_end_and_reason(standard):
    silence = '[[silence]]\nwhen = {authority = ["Somerset"]}\nuntil = 2999-12-31\nbecause = "Known"\ncritical = true\n'
    standard.write_text(standard.read_text() + silence)

    shown = explain(standard, "Somerset, 2026-06-17")
    (said,) = explain(standard, "Somerset 2026-06-17", "--json")

    assert "With today's config it is silenced until 31 December 2999: Known" in shown
    assert (said["silenced_until"], said["silenced_because"]) == ("2999-12-31", "Known")


def test_an_authority_alone_is_its_latest_publication(standard):
    (said,) = explain(standard, "Trafford", "--json")

    assert said["published"] == "2026-08-03"


def test_an_alert_is_explained_with_its_document_its_words_and_every_attempt(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.mailbox.instead.extend(["451 try later"])
    town.clock.pass_(minutes=10)
    (decision,) = town.once().decisions
    town.clock.pass_(minutes=10)
    town.once()

    (said,) = explain(town.config, decision.alert.key, "--json")
    shown = explain(town.config, decision.alert.key)

    (alert,) = said["alerts"]
    mail = next(each for each in alert["deliveries"] if each["receiver"] == "Duty inbox")
    assert len(said["sha256"]) == 64
    assert said["url"] == decision.url
    assert said["decision"] == "Told."
    assert {key: said["evidence"][0][key] for key in ("about", "page")} == {"about": "leadership", "page": 1}
    assert [each["rule"] for each in alert["told"]] == ["Inadequate", "Worse than last time"]
    assert (mail["address"], mail["state"]) == ("duty@example.org", "sent")
    assert [each["outcome"] for each in mail["attempts"]] == ["queued", "sent"]
    assert "451" in mail["attempts"][0]["answer"]
    assert said["sha256"] in shown
    assert "Duty inbox, duty@example.org: sent, queued" in shown
    assert "queued. " not in shown
    assert "(page 1)" in shown
    assert "451" in shown


def test_a_report_that_made_no_alert_says_of_each_rule_why_not(town):
    town.once()
    town.publish("Wirral", **ALL_GOOD)
    town.clock.pass_(minutes=10)
    town.once()

    (said,) = explain(town.config, "Wirral 2026-08-03", "--json")

    assert said["decision"] == "None of your rules applies to it."
    assert [each["speaks"] for each in said["rules"]] == [False, False, False]
    assert all(each["why_not"] for each in said["rules"])
    assert said["alerts"] == []


def test_a_document_that_cannot_be_read_is_explained_by_what_is_wrong_with_it(town):
    town.once()
    town.site.replace_bytes(town.publish("Wirral", **ALL_GOOD), REPORT_NOT_FOUND)
    town.clock.pass_(minutes=10)
    town.once()

    (said,) = explain(town.config, "Wirral 2026-08-03", "--json")
    shown = explain(town.config, "Wirral 2026-08-03")

    assert said["sha256"] is None
    assert said["problem"]
    assert "It can't be read so far" in shown
    assert "SHA-256: none; the document could not be read so far" in shown


def test_one_of_an_authority_that_nobody_watches_says_so(town):
    town.once()
    town.publish("Leeds", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()

    assert "Leeds is not watched" in explain(town.config, "Leeds 2026-08-03")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("Leeds 2026-01-01", "There are publications of 2025-08-12, 2022-05-09"),
        ("Leeds 2026-02-31", "is not a valid date"),
        ("Traford 2026-08-03", 'Did you mean "Trafford"'),
        ("80573/no/such/alert", "no authority is called"),
    ],
)
def test_what_is_not_known_says_what_is(standard, what, words):
    with pytest.raises(PlainError, match=words) as raised:
        explain(standard, what)

    assert raised.value.exit_code == 2


def test_an_authority_alone_is_what_was_told_last_with_the_news_of_its_story(town):
    town.more = REPORTED
    town.configure()
    town.once()
    say(town, "Trafford children's services rated inadequate by Ofsted", "The report was published today.")
    town.once()
    (before,) = explain(town.config, "Trafford", "--json")
    (news,) = before["alerts"]
    assert before["receivers"] == [each["receiver"] for each in news["deliveries"]]
    assert "It was made of news" in explain(town.config, "Trafford")
    assert "SHA-256: none; of news only headline, summary and address are kept" in explain(town.config, "Trafford")
    assert f"With today's config it would go to {before['receivers'][0]}" in explain(town.config, "Trafford")
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once(everything=True)

    (said,) = explain(town.config, "Trafford", "--json")
    report, told_before = said["alerts"]

    assert told_before["alert"] == news["alert"]
    (read,) = told_before["grounds"]
    assert "it says: “inadequate” of now, of Trafford, in the title" in read["of"]
    assert any(each.startswith("it weighs: ") for each in read["of"])
    assert report["grounds"] == []
    assert report["story"] == news["story"]
    assert report["headline"] != news["headline"]


def test_a_newer_report_that_was_not_told_is_named_beside_what_was(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    town.once()
    town.clock.pass_(days=40)
    town.publish(published=town.clock.now().date(), end=date(2026, 8, 20), **ALL_GOOD)
    unread = town.publish(published=date(2026, 9, 11), end=date(2026, 8, 27), **ALL_GOOD)
    town.site.replace_bytes(unread, REPORT_NOT_FOUND)
    town.once(everything=True)

    shown = explain(town.config, "Trafford")

    assert "alert 80" in shown
    title = "“Children's services inspection”, published"
    assert f"Newer, without an alert: {title} 12 September 2026; {title} 11 September 2026." in shown
