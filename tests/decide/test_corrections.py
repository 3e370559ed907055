from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from documents import ilacs
from letters import bullets, focused_visit
from town import ALL_GOOD, FIVE, TWO_INADEQUATE, urn

from watcher.demo.ofsted import REPORT_NOT_FOUND, Line
from watcher.reading.changes import first_changed
from watcher.service import second_looks

START, END = date(2026, 6, 8), date(2026, 6, 19)


def report(opening="Services have changed little since the previous inspection.", **grades):
    judgements = tuple((area, grades[area]) for area in FIVE if area in grades)
    return ilacs("Trafford Council", judgements, START, END, opening=opening)


def published(town, **grades):
    """Have a report published and told, and let an hour pass."""
    town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
    town.once()
    file = town.site.publish(urn("Trafford"), report(**grades), Line(date(2026, 8, 3), inspected=END))
    town.later(minutes=10)
    return file


def test_a_grade_that_is_corrected_behind_the_same_link_is_told_in_the_story(town):
    file = published(town, **TWO_INADEQUATE)
    town.site.replace_bytes(file, report(**{**TWO_INADEQUATE, "children_in_care": "inadequate"}))

    town.later(hours=2)
    town.later(hours=2)

    assert len(town.posts) == 2
    assert town.posts[1].startswith("Trafford: corrected: ")
    assert "children in care: inadequate now, good before the correction" in town.posts[1]
    assert "It said “" in town.posts[1]
    assert "Ofsted replaced the document behind the same link." in town.posts[1]
    assert town.workspace.messages[1]["thread_ts"] == town.workspace.messages[0]["ts"]
    assert town.workspace.messages[1]["reply_broadcast"]
    assert town.posts[0].count("Corrected on") == 1
    assert "Corrected on 3 August 2026: children in care: inadequate now, good before the correction" in town.posts[0]


def test_a_good_report_that_is_corrected_to_inadequate_is_an_alert(town):
    file = published(town, **ALL_GOOD)
    assert town.posts == []
    town.site.replace_bytes(file, report(**TWO_INADEQUATE))

    town.later(hours=2)

    assert len(town.posts) == 1
    assert "impact of leaders: inadequate now, good before the correction" in town.posts[0]


def test_a_letter_that_is_corrected_to_set_a_priority_action_is_an_alert_and_that_it_is_taken_back_rings_too(town):
    plain = focused_visit("Trafford")
    grave = focused_visit(
        "Trafford", priority=("Areas for priority action", *bullets(("The pace of strategy meetings.",)))
    )
    town.once()
    file = town.site.publish(urn("Trafford"), plain, Line(date(2026, 8, 3), title="Focused visit"))
    town.later(minutes=10)
    assert town.posts == []

    town.site.replace_bytes(file, grave)
    town.later(hours=2)
    town.site.replace_bytes(file, plain)
    town.later(hours=2)

    taken_back = "areas for priority action: none now, 1 before the correction"
    assert [each.split("\n")[0] for each in town.posts] == [
        "Trafford: corrected: focused visit, 1 area for priority action",
        f"Trafford: corrected: {taken_back}",
    ]
    assert f"Corrected on 3 August 2026: {taken_back}." in town.posts[0]
    assert town.workspace.messages[1]["reply_broadcast"]


def test_a_letter_whose_words_are_corrected_is_called_one(town):
    town.once()
    priority = ("Areas for priority action", *bullets(("The pace of strategy meetings.",)))
    file = town.site.publish(
        urn("Trafford"), focused_visit("Trafford", priority=priority), Line(date(2026, 8, 3), title="Focused visit")
    )
    town.later(minutes=10)
    town.site.replace_bytes(file, focused_visit("Trafford", priority=priority, closing="We thank the staff."))

    town.later(hours=2)

    assert town.posts[1].startswith("Trafford: a letter was corrected\n")
    assert "The letter (PDF): " in town.posts[1]


def test_words_that_are_corrected_are_told_in_the_thread_alone(town):
    file = published(town, **TWO_INADEQUATE)
    town.site.replace_bytes(file, report("Services have changed much since the previous inspection.", **TWO_INADEQUATE))

    town.later(hours=2)

    told = town.posts[1]
    assert "Its judgements are the same." in told
    assert "changed little since" in told
    assert "now: “" in told
    assert "reply_broadcast" not in town.workspace.messages[1]
    assert "Corrected on 3 August 2026: its judgements are the same." in town.posts[0]


def test_other_bytes_with_the_same_words_are_nobodys_business(town):
    file = published(town, **TWO_INADEQUATE)
    town.site.replace_bytes(file, town.site._files[file] + b"\n% printed again\n%%EOF\n")

    town.later(hours=2)

    assert len(town.posts) == 1


def test_a_document_with_other_bytes_at_every_look_is_kept_once(town):
    file = published(town, **TWO_INADEQUATE)
    whole = town.site._files[file]

    for look in range(3):
        town.site.replace_bytes(file, whole + f"\n% sent {look}\n%%EOF\n".encode())
        town.later(hours=2)

    with closing(sqlite3.connect(town.folder / "test.db")) as db:
        assert db.execute("SELECT count(*) FROM document").fetchone() == (1,)


def test_a_document_that_turns_into_a_page_is_no_correction(town):
    file = published(town, **TWO_INADEQUATE)
    town.site.replace_bytes(file, REPORT_NOT_FOUND)

    town.later(hours=2)

    assert len(town.posts) == 1


def test_a_new_link_for_the_same_title_and_date_is_a_correction(town):
    file = published(town, **TWO_INADEQUATE)
    town.site.withdraw(urn("Trafford"), file)
    corrected = report(**{**TWO_INADEQUATE, "help_and_protection": "good"})
    town.site.publish(urn("Trafford"), corrected, Line(date(2026, 8, 3), inspected=END))

    town.later(minutes=10)
    town.later(hours=2)

    assert len(town.posts) == 2
    assert "help and protection: good now, inadequate before the correction" in town.posts[1]
    assert town.workspace.messages[1]["thread_ts"] == town.workspace.messages[0]["ts"]


def test_what_ofsted_brings_back_under_another_new_link_is_told_again(town):
    bad, good = report(**TWO_INADEQUATE), report(**ALL_GOOD)
    file = published(town, **TWO_INADEQUATE)
    for body in (good, bad):
        town.site.withdraw(urn("Trafford"), file)
        file = town.site.publish(urn("Trafford"), body, Line(date(2026, 8, 3), inspected=END))
        town.later(hours=1)

    assert [each.split("\n")[0].partition(": impact")[0] for each in town.posts] == [
        "Trafford: INADEQUATE leaders, help and protection",
        "Trafford: corrected",
        "Trafford: corrected: INADEQUATE leaders, help and protection",
    ]


def test_the_same_words_under_a_new_link_are_not_told_again(town):
    file = published(town, **TWO_INADEQUATE)
    body = town.site._files[file]
    town.site.withdraw(urn("Trafford"), file)
    town.site.publish(urn("Trafford"), body, Line(date(2026, 8, 3), inspected=END))

    town.later(minutes=10)

    assert len(town.posts) == 1


def test_a_known_document_costs_one_request_an_hour_that_is_answered_not_modified(town):
    published(town, **TWO_INADEQUATE)
    before = len(town.reports.requests)

    for _ in range(7):
        town.later(minutes=10)

    asked = [each for each in town.reports.requests[before:] if each.path.startswith("/v1/file/")]
    assert len(asked) == 1
    assert "if-none-match" in asked[0].headers


def test_the_first_changed_sentences_are_found_however_lines_are_broken():
    before = "Leaders act\nquickly. Children wait too long. Visits are timely. Staff stay."
    now = "Leaders act quickly. Children wait. Visits are\ntimely. Staff stay. A plan is in place."

    changed = first_changed(before, now)

    assert [(each.before, each.now) for each in changed] == [
        ("Children wait too long.", "Children wait."),
        (None, "A plan is in place."),
    ]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ({"children_in_care": "inadequate"}, "children in care: inadequate now, good before the correction"),
        ({}, None),
    ],
)
def test_of_two_corrections_before_any_decision_the_last_is_set_against_what_people_were_told(town, last, told):
    file = published(town, **TWO_INADEQUATE)
    for changed in ({"children_in_care": "requires improvement"}, last):
        town.site.replace_bytes(file, report(**{**TWO_INADEQUATE, **changed}))
        town.clock.pass_(hours=2)
        with town.service() as service:
            assert second_looks.recheck(service) == 1

    town.later(minutes=10)

    assert [told in each for each in town.posts[1:]] == ([True] if told else [])
    assert "requires improvement before" not in town.posts[-1]


def test_who_heard_under_another_name_of_its_receiver_hears_that_it_is_taken_back(town):
    file = published(town, **TWO_INADEQUATE)
    town.config.write_text(town.config.read_text().replace("Safeguarding channel", "The leads' room"))
    town.site.replace_bytes(file, report(**ALL_GOOD))

    town.later(hours=2)

    assert "good now, inadequate before the correction" in town.posts[-1]
    assert [len(town.posts), len(town.mails())] == [2, 2]


def duty(town, wish, *, rule):
    """Let the inbox have its wish of when notes come, and a note for this rule."""
    text = town.config.read_text()
    text = text.replace('to   = ["duty@example.org"]', f'to   = ["duty@example.org"]\n{wish}')
    block = f'[[rule]]\nname = "Note"\nseverity = "note"\n{rule}\n'
    town.config.write_text(text.replace("[[receiver]]", f"{block}[[receiver]]", 1))


def test_what_makes_a_note_critical_does_not_overtake_it(town):
    duty(town, 'quiet = "09:00-17:00"', rule='kind = "published"')
    file = published(town, **{**ALL_GOOD, "leadership": "requires improvement"})
    assert town.mails() == []
    town.site.replace_bytes(file, report(**TWO_INADEQUATE))

    town.later(hours=2)
    town.later(hours=12)

    assert [mail["Subject"].split(":")[1] for mail in town.mails()] == [" better", " corrected"]


def test_that_something_critical_is_taken_back_waits_for_no_digest(town):
    duty(town, 'digest = "week"', rule='kind = "published"')
    file = published(town, **TWO_INADEQUATE)
    town.site.replace_bytes(file, report(**ALL_GOOD))

    town.later(hours=2)

    assert [mail["Subject"].split(":")[1] for mail in town.mails()] == [
        " INADEQUATE leaders, help and protection",
        " corrected",
    ]


def test_a_note_that_is_corrected_waits_for_its_digest_with_it(town):
    duty(town, 'digest = "week"', rule='kind = "published"')
    file = published(town, **{**ALL_GOOD, "leadership": "requires improvement"})
    town.site.replace_bytes(file, report(**{**ALL_GOOD, "leadership": "outstanding"}))

    town.later(hours=2)
    assert town.mails() == []
    town.later(days=7)

    assert len(town.mails()) == 1


def test_that_a_kept_note_is_taken_back_is_not_told_before_it(town):
    duty(town, 'digest = "week"', rule='kind = "judged"\ngrades = ["requires improvement"]')
    file = published(town, **{**ALL_GOOD, "leadership": "requires improvement"})
    town.site.replace_bytes(file, report(**ALL_GOOD))

    town.later(hours=2)
    town.later(days=7)

    assert [mail["Subject"].split(":")[1] for mail in town.mails()] == [" better", " corrected"]


@pytest.mark.parametrize("in_care", ["good", "inadequate"])
def test_the_report_that_comes_back_after_another_councils_stood_in_its_place_is_told(town, in_care):
    file = published(town, **TWO_INADEQUATE)
    others = ilacs("Wirral Council", tuple(ALL_GOOD.items()), START, END)

    for each in (others, report(**{**TWO_INADEQUATE, "children_in_care": in_care})):
        town.site.replace_bytes(file, each)
        town.later(hours=2)

    told, check, again = (post.split("\n")[0] for post in town.posts)
    assert (told, check) == (
        "Trafford: INADEQUATE leaders, help and protection",
        "Trafford: a report that names Wirral is on its page: please check",
    )
    assert again.startswith("Trafford: INADEQUATE leaders, help and protection")
    assert ("children in care" in again) is (in_care == "inadequate")
    first, _, third = town.workspace.messages
    assert (third["thread_ts"], third["reply_broadcast"]) == (first["ts"], True)


@pytest.mark.parametrize("old", [True, False])
def test_which_of_two_that_stood_side_by_side_is_gone_is_told(town, old):
    first = published(town, **TWO_INADEQUATE)
    line = Line(date(2026, 8, 3), inspected=END)
    second = town.site.publish(urn("Trafford"), report(**{**TWO_INADEQUATE, "children_in_care": "inadequate"}), line)
    town.later(hours=2)
    town.site.withdraw(urn("Trafford"), first if old else second)

    for _ in range(4):
        town.later(hours=1)

    _told, differ, gone = (post.split("\n")[0] for post in town.posts)
    assert differ.startswith("Trafford: please check, two documents differ: ")
    assert gone == "Trafford: Ofsted's page no longer lists a report"
    assert (first if old else second) in town.posts[2]
    assert len({each.get("thread_ts", each["ts"]) for each in town.workspace.messages}) == 1
