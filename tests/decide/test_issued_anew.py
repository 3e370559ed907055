"""What Ofsted publishes again of one inspection or visit, on another day and under another link."""

from __future__ import annotations

from datetime import date

import pytest
from builders import WIRRAL, a_publication, judgements
from documents import ilacs, plain_letter
from good_config import GOOD
from letters import bullets, focused_visit
from telling_news import REPORTED, say
from town import ALL_GOOD, TWO_INADEQUATE, urn

from rules.rule import subject_among
from watcher.config.check import load
from watcher.decide.intents import KnownFacts
from watcher.decide.plan import plan
from watcher.demo.ofsted import Line
from watcher.model.kinds import Kind
from watcher.model.stories import SoFar
from watcher.model.values import replace

PACE, VISITS = "The pace of strategy meetings.", "The timeliness of visits to children at risk."
TORN, WORSE = "A page is torn.", {"says_deteriorated": True}
GOOD_HELP, INADEQUATE_HELP = (judgements(help_and_protection=each) for each in ("good", "inadequate"))
BOTH = 'send_to = ["Safeguarding channel", "Duty inbox"]'


def rewrite(town, before, now):
    text = town.config.read_text()
    assert before in text
    town.config.write_text(text.replace(before, now))


@pytest.mark.parametrize(("in_care", "rings"), [("good", False), ("inadequate", True)])
def test_a_report_that_is_issued_anew_on_another_day_rings_where_a_grade_is_another_one(town, in_care, rings):
    town.tell_of_trafford()
    judgements = tuple({**TWO_INADEQUATE, "children_in_care": in_care}.items())
    again = ilacs("Trafford Council", judgements, date(2026, 6, 8), date(2026, 6, 19), opening="It replaces another.")
    town.site.publish(urn("Trafford"), again, Line(date(2026, 8, 4), inspected=date(2026, 6, 19)))

    town.later(days=1)

    assert len(town.mails()) == len(town.posts)
    first, second = town.workspace.messages
    assert second["thread_ts"] == first["ts"]
    assert second.get("reply_broadcast", False) is rings
    assert ("Corrected on 4 August 2026: children in care: inadequate; it was good" in first["text"]) is rings


def test_that_it_is_corrected_is_said_once_in_a_headline(town):
    town.site.authorities = tuple(each for each in town.site.authorities if each.name in ("Trafford", "Wirral"))
    town.tell_of_trafford()
    file = town.publish(published=date(2026, 8, 4), **{**TWO_INADEQUATE, "children_in_care": "inadequate"})
    town.later(days=1)
    judgements = tuple({**TWO_INADEQUATE, "care_leavers": "inadequate"}.items())
    town.site.replace_bytes(file, ilacs("Trafford Council", judgements, date(2026, 6, 8), date(2026, 6, 19)))
    town.later(hours=2)

    assert [post.split("\n")[0] for post in town.posts[1:]] == [
        "Trafford: INADEQUATE leaders, help and protection, children in care; corrected by Ofsted",
        "Trafford: corrected: INADEQUATE leaders, help and protection, care leavers",
    ]


def test_who_heard_of_an_inadequate_report_hears_that_it_is_issued_anew_without_one(town):
    grave = 'when = { severity = ["critical"] }\nsend_to = ["Duty inbox"]\n'
    rewrite(town, BOTH, f'{grave}[[route]]\nsend_to = ["Safeguarding channel"]')
    town.tell_of_trafford()
    town.publish(published=date(2026, 8, 4), **ALL_GOOD)

    town.later(days=1)

    assert [mail["Subject"].split(":")[1] for mail in town.mails()] == [
        " INADEQUATE leaders, help and protection",
        " corrected by Ofsted",
    ]


def letter(town, published, *actions, visited="17 and 18 September 2024", doubt=""):
    priority = ("Areas for priority action", *bullets(actions)) if actions else ()
    headline = f"They know much, {published:%A}. {doubt}"
    document = focused_visit("Trafford", visited, headline=headline, priority=priority)
    town.site.publish(urn("Trafford"), document, Line(published, title="Focused visit"))


@pytest.mark.parametrize(
    ("again", "says", "rings"),
    [
        ((), "corrected by Ofsted: focused visit published, no priority action", True),
        ((PACE, VISITS), "corrected by Ofsted: focused visit, 2 areas for priority action", True),
        ((VISITS,), "corrected by Ofsted: focused visit, 1 area for priority action", True),
        ((PACE,), "focused visit, 1 area for priority action", False),
    ],
)
def test_who_heard_of_a_priority_action_hears_in_its_thread_what_the_letter_sets_now(town, again, says, rings):
    town.once()
    letter(town, date(2026, 8, 3), PACE)
    town.later(minutes=10)
    letter(town, date(2026, 8, 11), *again)

    town.later(days=8)

    first, second = town.workspace.messages
    assert second["text"].split("\n")[0] == f"Trafford: {says}"
    assert ("Critical." in second["text"]) is bool(again)
    assert second["thread_ts"] == first["ts"]
    assert second.get("reply_broadcast", False) is rings
    assert ("Corrected on 11 August 2026: areas for priority action" in first["text"]) is rings
    assert len(town.mails()) == len(town.posts)


@pytest.mark.parametrize(("critical", "told"), [("false", 2), ("true", 1)])
def test_that_a_priority_action_is_gone_is_silenced_where_the_priority_action_itself_would_be(town, critical, told):
    town.once()
    letter(town, date(2026, 8, 3), PACE)
    town.later(minutes=10)
    silence = f'[[silence]]\nwhen = {{}}\nuntil = 2026-12-31\nbecause = "Known"\ncritical = {critical}\n'
    town.config.write_text(f"{town.config.read_text()}\n{silence}")
    letter(town, date(2026, 8, 11))

    town.later(days=8)

    assert len(town.posts) == told


@pytest.mark.parametrize(("first", "second"), [((), (PACE,)), ((PACE,), ())])
def test_a_letter_issued_anew_rings_where_either_could_not_be_read_with_certainty(town, first, second):
    unsure = "The area for priority action concerns visits."
    town.once()
    letter(town, date(2026, 8, 3), *first, doubt="" if first else unsure)
    town.later(minutes=10)
    letter(town, date(2026, 8, 11), *second, doubt="" if second else unsure)

    town.later(days=8)

    assert [each.get("reply_broadcast", False) for each in town.workspace.messages] == [False, True]


def test_what_is_brought_back_with_the_same_bytes_after_it_was_issued_anew_without_is_told(town):
    town.once()
    for at, (day, actions) in enumerate([(3, (PACE,)), (11, ()), (18, (PACE,)), (25, (PACE,))]):
        priority = ("Areas for priority action", *bullets(actions)) if actions else ()
        document = focused_visit("Trafford", priority=priority)
        town.site.publish(urn("Trafford"), document, Line(date(2026, 8, day), title="Focused visit"))
        town.later(days=8 if at else 0, minutes=10)

    assert [post.split("\n")[0] for post in town.posts] == [
        "Trafford: focused visit, 1 area for priority action",
        "Trafford: corrected by Ofsted: focused visit published, no priority action",
        "Trafford: corrected by Ofsted: focused visit, 1 area for priority action",
    ]
    assert [each.get("reply_broadcast") for each in town.workspace.messages] == [None, True, True]
    assert "Corrected on 19 August 2026: areas for priority action: 1 now; none in what" in town.posts[0]


def test_that_a_priority_action_is_gone_is_told_to_who_heard_of_it_though_no_rule_and_no_route_says_so(town):
    rewrite(town, BOTH, 'when = { severity = ["critical"] }\nsend_to = ["Duty inbox"]')
    town.once()
    letter(town, date(2026, 8, 3), PACE)
    town.later(minutes=10)
    rewrite(town, 'kind     = "priority_action"', 'kind     = "improved"')
    letter(town, date(2026, 8, 11))

    town.later(days=8)

    told = [mail["Subject"].split(":")[1] for mail in town.mails()]
    assert told == [" focused visit, 1 area for priority action", " corrected by Ofsted"]
    assert town.posts == []


def test_one_that_cannot_be_read_with_certainty_rings_where_the_first_could(town):
    town.tell_of_trafford()
    for day in (4, 5):
        odd = plain_letter(
            "Inspection of Trafford local authority children's services",
            "Inspection dates: 8 to 19 June 2026",
            "Lead inspector: Pat Example",
            f"The judgements of {day} August are on another sheet.",
        )
        town.site.publish(urn("Trafford"), odd, Line(date(2026, 8, day), inspected=date(2026, 6, 19)))
        town.later(days=1)

    assert ["please check" in each for each in town.posts] == [False, True, True]
    assert [each.get("reply_broadcast", False) for each in town.workspace.messages] == [False, True, False]


def test_a_letter_about_another_visit_takes_nothing_back(town):
    town.once()
    letter(town, date(2026, 8, 3), PACE)
    town.later(minutes=10)
    letter(town, date(2026, 8, 11), visited="1 and 2 October 2024")

    town.later(days=8)

    assert len(town.posts) == 1


@pytest.mark.parametrize("title", ["Children's services inspection", "Inspection of children's services"])
@pytest.mark.parametrize("first_is_grave", [True, False])
def test_two_reports_of_one_day_that_contradict_each_other_are_to_be_checked_by_who_heard_either(
    town, title, first_is_grave
):
    grave = 'when = { severity = ["critical"] }\nsend_to = ["Duty inbox"]\n'
    rewrite(town, BOTH, f'{grave}[[route]]\nsend_to = ["Safeguarding channel"]')
    town.once()
    town.publish(**(TWO_INADEQUATE if first_is_grave else ALL_GOOD))
    town.later(minutes=10)
    grades = ALL_GOOD if first_is_grave else TWO_INADEQUATE
    second = ilacs("Trafford Council", tuple(grades.items()), date(2026, 6, 8), date(2026, 6, 19))
    town.site.publish(urn("Trafford"), second, Line(date(2026, 8, 3), inspected=date(2026, 6, 19), title=title))
    town.later(minutes=10)

    town.later(days=1)

    assert len(town.posts) == len(town.mails()) == (2 if first_is_grave else 1)
    assert "please check, two documents differ" in town.posts[-1].partition("\n")[0]
    assert "please check which of them is right" in town.posts[-1]
    assert "Ofsted has changed" not in town.posts[-1]
    assert "orrected" not in "".join(town.posts)
    assert [each.get("reply_broadcast", False) for each in town.workspace.messages[1:]] == [True][: len(town.posts) - 1]


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Children's services inspection", "a report stands there twice"),
        ("Inspection of children's services", "INADEQUATE leaders, help and protection"),
    ],
)
def test_a_report_that_stands_there_twice_and_says_the_same_rings_once(town, title, says):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.later(minutes=10)
    again = ilacs("Trafford Council", tuple(TWO_INADEQUATE.items()), date(2026, 6, 8), date(2026, 6, 19), opening="So.")
    town.site.publish(urn("Trafford"), again, Line(date(2026, 8, 3), inspected=date(2026, 6, 19), title=title))

    town.later(minutes=10)

    first, second = town.workspace.messages
    assert second["text"].partition("\n")[0] == f"Trafford: {says}"
    assert (second["thread_ts"], second.get("reply_broadcast", False)) == (first["ts"], False)


def test_of_two_reports_of_one_day_that_say_the_same_the_first_rings_where_the_news_had_it(town):
    town.config.write_text(f"{town.config.read_text()}\n{REPORTED}")
    town.once()
    say(town, "Trafford children's services rated inadequate by Ofsted", "The report was published today.")
    town.once()
    town.publish(**TWO_INADEQUATE)
    again = ilacs("Trafford Council", tuple(TWO_INADEQUATE.items()), date(2026, 6, 8), date(2026, 6, 19), opening="So.")
    line = Line(date(2026, 8, 3), inspected=date(2026, 6, 19), title="Inspection of children's services")
    town.site.publish(urn("Trafford"), again, line)

    town.later(minutes=10)

    assert [each.get("reply_broadcast", False) for each in town.workspace.messages] == [False, True, False]


@pytest.mark.parametrize("second_day", [3, 4])
@pytest.mark.parametrize(
    ("kind", "one", "other", "rings"),
    [
        (Kind.INSPECTION, {"judgements": GOOD_HELP}, {"judgements": INADEQUATE_HELP}, True),
        (Kind.INSPECTION, {"judgements": INADEQUATE_HELP}, {"judgements": INADEQUATE_HELP}, False),
        (Kind.FOCUSED_VISIT, {"priority_actions": (VISITS,)}, {"priority_actions": (VISITS,), **WORSE}, True),
        (Kind.FOCUSED_VISIT, {"priority_actions": (VISITS,)}, {"priority_actions": (VISITS,)}, False),
    ],
)
def test_what_a_second_document_says_more_rings_also_where_both_have_the_same_doubt(
    tmp_path, kind, one, other, rings, second_day
):
    (tmp_path / "config.toml").write_text(GOOD)
    config = load(tmp_path / "config.toml")
    first, second = (
        a_publication(kind, date(2026, 8, on), url=str(on), inspection_end=date(2026, 6, 19), problems=(TORN,), **said)
        for on, said in ((3, one), (second_day, other))
    )
    second = replace(second, url="second")
    subject = subject_among(WIRRAL, second, (first, second), date(2026, 8, second_day))

    made = plan(KnownFacts(subject, second, "second", so_far=SoFar(by_ofsted=True)), config, date(2026, 8, second_day))

    told = [each.message.broadcast for each in made.messages if each.alert]
    assert told == [rings]


@pytest.mark.parametrize(
    ("day", "called"),
    [(date(2026, 8, 3), "please check, two documents differ"), (date(2026, 8, 10), "corrected by Ofsted")],
)
def test_what_is_issued_anew_is_told_in_the_thread_that_the_news_opened_to_who_heard_it(town, day, called):
    town.config.write_text(f"{town.config.read_text()}\n{REPORTED}")
    of_news = f'when = {{ rule = ["In the news"] }}\n{BOTH}'
    rewrite(town, BOTH, f'{of_news}\n[[route]]\nsend_to = ["Safeguarding channel"]')
    town.once()
    say(town, "Trafford children's services rated inadequate by Ofsted", "The report was published today.")
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.later(minutes=10)
    again = ilacs("Trafford Council", tuple(ALL_GOOD.items()), date(2026, 6, 8), date(2026, 6, 19))
    line = Line(day, inspected=date(2026, 6, 19), title="Inspection of children's services")
    town.site.publish(urn("Trafford"), again, line)

    town.later(days=7)

    assert len(town.mails()) == len(town.posts) == 3
    first, _, last = town.workspace.messages
    assert last["text"].startswith(f"Trafford: {called}: better: ")
    assert (last["thread_ts"], last["reply_broadcast"]) == (first["ts"], True)
