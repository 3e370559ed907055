from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from documents import plain_letter
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.demo.ofsted import REPORT_NOT_FOUND, Line
from watcher.demo.server import Reply


def test_a_new_report_with_inadequate_judgements_is_told_once_on_slack_and_by_mail(town):
    town.once()
    town.publish(**TWO_INADEQUATE)

    town.clock.pass_(minutes=10)
    town.once()
    town.clock.pass_(minutes=10)
    town.once()

    assert len(town.posts) == 1
    assert town.posts[0].startswith("Trafford: INADEQUATE leaders, help and protection\n")
    assert len(town.mails()) == 1
    assert town.mails()[0]["Subject"].startswith("Trafford: ")


def test_each_change_is_told_with_the_grade_before_and_its_date(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    text = town.posts[0]
    assert "help and protection: INADEQUATE (worse, was requires improvement, published" in text
    assert "Inspected: 8 June 2026 to 19 June 2026." in text
    assert "page 1" in text


def test_a_report_of_the_2026_framework_never_speaks_of_an_overall_grade_it_did_not_give(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    said = town.posts[0].lower()
    assert "rated inadequate" not in said
    assert "overall effectiveness" not in said
    assert "gives no overall grade" in said


def test_a_good_report_is_no_alert(town):
    town.once()
    town.publish("Wirral", **ALL_GOOD)
    town.clock.pass_(minutes=10)

    happened = town.once()

    assert [each.alert for each in happened.decisions] == [None]
    assert town.posts == []


def test_an_authority_that_nobody_watches_is_no_alert(town):
    town.once()
    town.publish("Blackpool", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    assert f"/provider/44/{urn('Blackpool')}" in [each.path for each in town.reports.requests]
    assert town.posts == []


def test_on_first_contact_old_reports_are_history_and_fresh_ones_are_news(town):
    town.publish(published=date(2026, 5, 1), end=date(2026, 3, 6), overall_effectiveness="inadequate", **TWO_INADEQUATE)
    town.publish("Wirral", published=date(2026, 7, 30), end=date(2026, 6, 12), **TWO_INADEQUATE)

    town.once()

    assert len(town.posts) == 1
    assert town.posts[0].startswith("Wirral: ")


def test_after_the_first_contact_a_late_report_is_news_however_old_its_date(town):
    town.once()
    town.publish(published=date(2026, 5, 1), end=date(2026, 3, 6), overall_effectiveness="inadequate", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    assert len(town.posts) == 1


def test_an_event_that_is_not_on_top_of_the_timeline_is_found(town):
    town.publish(published=date(2026, 5, 1), **ALL_GOOD)
    town.once()
    body = town.site._files[town.publish("Wirral", **TWO_INADEQUATE)]
    town.site.publish(urn("Trafford"), body, Line(date(2026, 8, 3), on_top=False))
    town.clock.pass_(minutes=10)

    town.once()

    assert sum(post.startswith("Trafford: ") for post in town.posts) == 1


def test_without_the_shipped_history_the_old_reports_on_the_page_give_the_grades_before(tmp_path):
    with Town(tmp_path, baseline="none") as town:
        before = dict.fromkeys(("leadership", "help_and_protection", "children_in_care", "care_leavers"), "good")
        town.publish(published=date(2023, 3, 1), end=date(2023, 1, 20), overall_effectiveness="good", **before)
        town.once()
        now = {**before, "help_and_protection": "requires improvement"}
        town.publish(**now)
        town.clock.pass_(minutes=10)

        town.once()

        assert "help and protection: requires improvement (worse, was good, published 1 March 2023)" in town.posts[0]


def test_a_report_found_at_first_contact_waits_for_the_earlier_ones_that_it_is_compared_with(tmp_path):
    with Town(tmp_path, baseline="none") as town:
        before = dict.fromkeys(("leadership", "help_and_protection", "children_in_care", "care_leavers"), "good")
        town.publish(published=date(2023, 3, 1), end=date(2023, 1, 20), overall_effectiveness="good", **before)
        town.publish(published=date(2026, 8, 1), **{**before, "help_and_protection": "requires improvement"})

        town.once()

        (post,) = town.posts
        assert "help and protection: requires improvement (worse, was good, published 1 March 2023)" in post


def test_an_authority_that_is_added_later_starts_with_its_own_first_contact(town):
    town.publish("Leeds", published=date(2026, 5, 1), **TWO_INADEQUATE)
    town.once()
    town.authorities = '["Trafford", "Leeds"]'
    town.configure()
    town.clock.pass_(minutes=10)

    town.once()

    assert town.posts == []


def test_a_document_that_is_not_found_is_fetched_again_until_it_is_there(town):
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    report = town.site._files[file]
    town.site.replace_bytes(file, REPORT_NOT_FOUND)
    town.clock.pass_(minutes=10)

    town.once()
    told = [mail["Subject"] for mail in town.mails("operators@example.org")]
    town.site.replace_bytes(file, report)
    town.clock.pass_(minutes=10)
    town.once()

    assert told == ["Trafford: something was published that we can't read"]
    assert len(town.posts) == 1


@pytest.mark.parametrize(
    "broken",
    [
        lambda report: Reply(200, report, "application/pdf", cut_after=2_000),
        lambda report: Reply(200, report[: len(report) // 2], "application/pdf"),
        lambda _: Reply(drop=True),
        lambda _: Reply(200, REPORT_NOT_FOUND),
        lambda _: Reply(404, REPORT_NOT_FOUND),
        lambda _: Reply(200, b""),
    ],
    ids=["reset half-way", "truncated", "connection dropped", "not found with 200", "not found with 404", "empty"],
)
def test_a_document_that_breaks_off_is_told_once_it_comes_whole(town, broken):
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    town.site.faults[f"/v1/file/{file}"] = broken(town.site._files[file])
    town.clock.pass_(minutes=10)
    town.once()
    before = list(town.posts)

    town.site.faults.clear()
    town.clock.pass_(minutes=10)
    town.once()

    assert before == []
    assert len(town.posts) == 1
    assert [mail["Subject"] for mail in town.mails("operators@example.org")] == [
        "Trafford: something was published that we can't read",
        "Trafford: what we could not read has been read",
    ]


def test_the_leads_hear_after_an_hour_of_a_document_that_cannot_be_read_and_get_the_alert_in_the_same_thread(town):
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    report = town.site._files[file]
    town.site.replace_bytes(file, REPORT_NOT_FOUND)
    for _ in range(8):
        town.clock.pass_(minutes=10)
        town.once()

    before = list(town.posts)
    town.site.replace_bytes(file, report)
    town.clock.pass_(hours=2)
    town.once()

    assert len(before) == 1
    assert "can't be read" in before[0]
    assert len(town.posts) == 2
    assert town.workspace.messages[1]["thread_ts"] == town.workspace.messages[0]["ts"]
    assert town.workspace.messages[1]["reply_broadcast"]
    assert town.mails()[1]["References"] == town.mails()[0]["Message-ID"]


def test_who_heard_of_what_could_not_be_read_hears_quietly_that_no_rule_applies_to_it(town):
    town.once()
    file = town.publish(**ALL_GOOD)
    report = town.site._files[file]
    town.site.replace_bytes(file, REPORT_NOT_FOUND)
    for body in (REPORT_NOT_FOUND, REPORT_NOT_FOUND, report):
        town.site.replace_bytes(file, body)
        town.clock.pass_(hours=1)
        town.once()

    assert [each.split("\n")[0] for each in town.posts] == [
        "Trafford: something was published that we can't read",
        "Trafford: what we could not read has been read",
    ]
    assert "None of your rules applies to it." in town.posts[1]
    assert "reply_broadcast" not in town.workspace.messages[1]


def test_an_unknown_kind_of_publication_is_told_once_to_the_operators_too(town):
    town.once()
    letter = plain_letter(
        "Thematic survey of Wirral Council", *["Inspectors of Ofsted asked people what they think."] * 5
    )
    town.site.publish(urn("Wirral"), letter, Line(date(2026, 8, 3), title="Thematic survey"))

    for _ in range(2):
        town.clock.pass_(minutes=10)
        town.once()

    (post,) = town.posts
    assert "Thematic survey" in post
    assert "please check it yourself" in post
    (told,) = town.mails("operators@example.org")
    assert told["Subject"] == "Wirral: a document could not be read reliably"
    assert "a kind of publication that we don't know" in told.get_body(("plain",)).get_content()


def test_the_operators_hear_when_a_document_names_another_authority_than_its_page(town):
    town.once()
    report = town.site._files[town.publish("Wirral", **ALL_GOOD)]
    town.site.publish(urn("Trafford"), report, Line(date(2026, 8, 3)))
    town.clock.pass_(minutes=10)

    town.once()

    (told,) = town.mails("operators@example.org")
    assert told["Subject"].startswith("Trafford: ")
    assert "It names Wirral" in told.get_body(("plain",)).get_content()


def test_two_processes_that_decide_at_once_decide_each_thing_once(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    with town.service() as one, town.service() as other:
        one.begin()
        for source in one.sources:
            one.poll(source)
        one.fetch(history=False)
        with ThreadPoolExecutor(2) as both:
            made = [*both.map(lambda each: each.decide(), (one, other))]
        one.deliver()
        other.deliver()

    assert sum(len(each) for each in made) == 1
    assert len(town.posts) == 1


def test_what_was_decided_is_delivered_when_the_mail_server_is_back(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.mailbox.instead.extend(["451 try later"])
    town.clock.pass_(minutes=10)

    town.once()
    missing = len(town.mails())
    town.clock.pass_(minutes=10)
    town.once()

    assert missing == 0
    assert len(town.mails()) == 1
    assert len(town.posts) == 1


def test_a_list_that_cannot_be_read_does_not_keep_the_watched_pages_from_being_read(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.site.authorities = ()
    town.clock.pass_(minutes=10)

    happened = town.once()

    assert happened.polled[0].error is not None


def test_a_silenced_alert_is_kept_back_unless_it_is_critical(tmp_path):
    silence = '[[silence]]\nwhen = { authority = ["Trafford"] }\nuntil = 2026-12-31\nbecause = "Known"\ncritical = true'
    with Town(tmp_path, more=silence) as town:
        town.once()
        town.publish(**TWO_INADEQUATE)
        town.publish("Wirral", **TWO_INADEQUATE)
        town.clock.pass_(minutes=10)

        town.once()

        assert [post[:6] for post in town.posts] == ["Wirral"]
