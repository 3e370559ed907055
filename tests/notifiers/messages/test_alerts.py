from __future__ import annotations

import re

import pytest
from kinds_of_message import READING, RULES, SUBJECTS, an_alert, every_kind

from notifiers.messages.alerts import alert_message, as_plain_text
from rules.findings import findings_for
from watcher.model.documents import Evidence
from watcher.model.ofsted import AREA_NAMES
from watcher.model.values import replace

ALERTS = [kind for kind in SUBJECTS if SUBJECTS[kind].publication]


def body(kind):
    return as_plain_text(every_kind()[kind])


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_reason_that_is_stored_is_in_the_message(kind):
    alert = an_alert(kind)
    text = as_plain_text(alert_message(alert))
    rows = {line[2:].partition(":")[0]: line.lower() for line in text.splitlines() if line.startswith("- ")}

    for reason in (reason for each in alert.findings if each.kind != "published" for reason in each.reasons):
        area = AREA_NAMES.get(reason.area)
        if area in rows:
            grade = re.search(rf"{area}: ([a-z ]+)", reason.text)[1]
            assert grade.strip() in rows[area]
        else:
            assert reason.text in text


@pytest.mark.parametrize(
    ("kind", "said"), [("inadequate", False), ("JTAI", False), ("a letter without a verdict", True)]
)
def test_that_it_was_published_is_a_reason_only_where_nothing_else_is(kind, said):
    assert ("Ofsted published “" in body(kind)) is said


@pytest.mark.parametrize("kind", ["inadequate", "inadequate again", "inadequate, partly again", "a fall"])
def test_no_judgement_is_said_more_than_twice(kind):
    alert = an_alert(kind)
    text = as_plain_text(alert_message(alert))

    for change in alert.changes:
        said = [line for line in text.splitlines()[1:] if change.area in line and change.now in line.lower()]
        assert len(said) == 1, said


def test_the_judgements_are_a_table_worst_first_without_an_empty_cell():
    (table,) = [each.table for each in every_kind()["inadequate"].sections if each.table]

    assert table.head == ("Area", "Now", "Before", "Earlier report")
    assert table.rows == (
        ("overall effectiveness", "INADEQUATE, worse", "requires improvement", "20 May 2022"),
        ("impact of leaders", "INADEQUATE, worse", "requires improvement", "20 May 2022"),
        ("help and protection", "requires improvement, unchanged", "requires improvement", "20 May 2022"),
        ("children in care", "requires improvement, unchanged", "requires improvement", "20 May 2022"),
        ("care leavers", "requires improvement, unchanged", "requires improvement", "20 May 2022"),
    )
    assert table.caption == "Reading: each judgement, and the one before (page 1)"


def test_what_has_no_earlier_grade_says_why():
    (table,) = [each.table for each in every_kind()["inadequate without an overall grade"].sections if each.table]

    assert table.rows[0] == ("impact of leaders", "INADEQUATE", "no earlier inspection is known", "–")


def test_an_area_send_alert_says_the_outcome_then_the_priority_actions():
    said = body("area SEND")

    outcome, first, second = (
        said.index(each)
        for each in (
            "area SEND outcome 3 of 3: widespread or systemic failings",
            "Cut the waits for assessments.",
            "Share plans on time.",
        )
    )
    assert outcome < first < second


@pytest.mark.parametrize(
    ("quote", "quoted"),
    [
        ("Areas for priority action: the timing of meetings over …", False),
        ("Areas for priority action: the timing of meetings. Children wait too long.", True),
        ("Children wait too long.", True),
    ],
)
def test_a_quote_that_only_repeats_the_list_above_is_left_out_and_its_page_stands_there(quote, quoted):
    alert = replace(an_alert("focused visit"), quotes=(Evidence("priority_action", 2, quote),))

    said = as_plain_text(alert_message(alert))

    assert (f"> {quote} (page 2)" in said) is quoted
    assert ("What it says (page 2)" in said) is not quoted


def test_news_is_marked_as_unconfirmed_and_quotes_its_own_headline():
    said = body("news of inadequate")

    assert "Reported by The Paper on 3 August 2026, not yet confirmed on Ofsted's site." in said
    assert "> Services found wanting" in said


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("inadequate", "open the document below, and agree today who acts on it"),
        ("monitoring visit", "follow the link below, and decide whether anybody needs to act"),
        ("a doubt", "open the document below and check it yourself"),
        ("news of a fall", "treat it as unconfirmed"),
    ],
)
def test_an_alert_says_what_to_do(kind, step):
    assert f"What to do: {step}" in body(kind)


def test_severity_is_the_first_word_below_the_verdict():
    opening = {kind: body(kind).split("\n\n")[1].partition(".")[0] for kind in SUBJECTS}

    assert opening["inadequate"] == "Critical"
    assert opening["monitoring visit"] == "Warning"
    assert opening["as good as it was"] == "Note"


def test_what_no_rule_asked_for_is_explained_without_naming_a_rule():
    said = body("a doubt")

    assert "You get this because of the rule “Everything”, and because it could not be read reliably." in said


@pytest.mark.parametrize("kind", SUBJECTS)
def test_no_section_is_empty(kind):
    assert "\n\n\n" not in body(kind)
    assert findings_for(RULES, SUBJECTS[kind])
    assert READING.name in body(kind)


DISLIKED = (
    "told of|put right|has a reason in it|stands? in|look yourselves|is no [a-z]+|is on it since|given up|well again|"
    "taken up|says otherwise|by when"
)


@pytest.mark.parametrize("kind", every_kind())
def test_messages_are_in_plain_english(kind):
    assert re.findall(rf"\b(?:{DISLIKED})\b", body(kind), re.IGNORECASE) == []
