from __future__ import annotations

import json
from datetime import date

import letters
import pytest
from said_sentences import FOLDER

from watcher.model.documents import INSUFFICIENT, MIXED, SUFFICIENT
from watcher.reading.document import read, read_pages
from watcher.reading.pages import Page
from watcher.reading.reports.sentences.closer import NOT_CLOSER
from watcher.reading.text import plain

LETTERS = [json.loads(line) for line in (FOLDER / "monitoring_letters.jsonl").read_text().splitlines()]
"""Thirty letters of our own, half of them written before anybody looked at the reader's rules."""


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        (
            "Monitoring visit to Wirral children's services",
            "This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024.",
        ),
        (
            "Wirral Metropolitan Borough Council",
            "I am writing to summarise the second monitoring visit of Wirral on 17 and 18 September 2024.",
        ),
        (
            "Monitoring visit of Wirral Council",
            "Following the visit on 17 and 18 September 2024, this letter tells of progress since the inspection.",
        ),
    ],
)
def test_a_monitoring_visit_is_known_by_its_text_and_not_by_one_title(title, summary):
    reading = read(letters.monitoring_visit(title=title, summary=summary))

    assert reading.kind == "monitoring_visit"
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 9, 17), date(2024, 9, 18))
    assert reading.judgements == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The local authority has made insufficient progress since the inspection.",
        "The pace of change has been too slow.",
        "Actions by leaders are not yet having the impact that children need.",
        "Services have not made sufficient progress for children in need.",
    ],
)
def test_insufficient_progress_is_read_with_its_sentence(sentence):
    reading = read(letters.monitoring_visit(finding=sentence))

    assert reading.progress == INSUFFICIENT
    assert reading.evidence_for("progress").quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The local authority has made steady progress since the inspection.",
        "The pace of change has increased and leaders have acted on every recommendation.",
        "Progress, which at the last visit was too slow, has gathered speed.",
    ],
)
def test_good_progress_is_no_insufficient_one(sentence):
    assert read(letters.monitoring_visit(finding=sentence)).progress == SUFFICIENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Progress in improving social work practice has been variable.",
        "Leaders have made good progress in the front door. For care leavers progress is too slow.",
    ],
)
def test_progress_that_is_not_everywhere_is_mixed(sentence):
    assert read(letters.monitoring_visit(finding=sentence)).progress == MIXED


def written(letter) -> str:
    return "\n\n".join(
        (
            letter["title"],
            letter["opening"],
            letter["areas_heading"],
            letter["covered"],
            letter["headline_heading"],
            letter["headline"],
            letter["findings_heading"],
            *letter["findings"],
            "I am copying this letter to the Department for Education. It will be published on the Ofsted website.",
            "Yours sincerely",
            "Pat Example",
            "His Majesty's Inspector",
        )
    )


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter["title"])
def test_letters_of_our_own_say_which_visit_it_is_and_where_progress_goes(letter):
    reading = read_pages((Page(1, plain(written(letter))),), NOT_CLOSER)

    assert reading.kind == "monitoring_visit"
    assert (reading.progress, reading.says_deteriorated) == (letter["progress"], letter["worse"])
    assert reading.visit_number == letter["visit"]
    assert [str(reading.inspection_start), str(reading.inspection_end)] == [letter["start"], letter["end"]]
    assert len(reading.authorities) == 1
    assert reading.theme


def test_the_inspection_that_the_visits_follow_is_the_earlier_grade():
    reading = read(letters.monitoring_visit())

    assert [each.grade.word for each in reading.previous_stated.judgements] == ["inadequate"]
    assert reading.previous_stated.when == "May 2023"
    assert reading.visit_number == 2


@pytest.mark.parametrize(
    "told",
    [
        "It was the fourth since Wirral (which is no trust, as some think) was judged inadequate in May 2023.",
        "It was the sixth since children's services were judged inadequate, a judgement published in May 2023.",
        "In May 2023 the council's overall effectiveness was judged inadequate. It is the second visit.",
    ],
)
def test_what_is_said_aside_does_not_hide_since_when_visits_are_made(told):
    summary = (
        f"This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024. {told}"
    )

    assert read(letters.monitoring_visit(summary=summary)).previous_stated.when == "May 2023"


@pytest.mark.parametrize(
    "told",
    [
        "This was the first monitoring visit since care leavers were judged inadequate in May 2023.",
        "The authority's fostering services were judged inadequate in May 2023.",
        "Adult social care services were rated inadequate in May 2023.",
    ],
)
def test_one_inadequate_area_or_another_service_gives_no_overall_grade(told):
    summary = (
        f"This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024. {told}"
    )

    assert read(letters.monitoring_visit(summary=summary)).previous_stated is None


@pytest.mark.parametrize(
    ("said", "number", "when"),
    [
        ("The visit was the third since the council was judged inadequate in May 2023.", 3, "May 2023"),
        ("This was the 4th monitoring visit since services were rated as inadequate in May 2023.", 4, "May 2023"),
        (
            "This was the fourth monitoring visit since the council was judged inadequate in the summer of 2022.",
            4,
            "2022",
        ),
        ("It was the second visit since the council was judged inadequate in late 2021.", 2, "2021"),
        ("This was the eleventh monitoring visit.", 11, None),
        ("This was the sixth and final monitoring visit.", 6, None),
        ("It followed the inspection of May 2023, at which services were judged to be inadequate.", None, "May 2023"),
        ("Services were seen since they were judged inadequate, and most in June 2024.", None, None),
        ("Since the first monitoring visit, more social workers were found.", None, None),
        ("At the second monitoring visit there was drift. The first monitoring visit found more of it.", None, None),
        ("After the second monitoring visit much was done. This was the third monitoring visit.", 3, None),
        ("The director is the third since 2019.", None, None),
    ],
)
def test_a_letter_says_which_visit_it_is_and_since_which_inspection_not_what_was_at_another(said, number, when):
    summary = (
        f"This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024. {said}"
    )

    reading = read_pages(
        (Page(1, plain(f"Monitoring visit to Wirral children's services\n{summary}\nOfsted")),), NOT_CLOSER
    )

    assert reading.kind == "monitoring_visit"
    assert reading.visit_number == number
    assert (reading.previous_stated and reading.previous_stated.when) == when


def test_a_first_sentence_below_the_title_may_name_the_council_and_its_standing_grade():
    reading = read(
        letters.plain_letter(
            "18 October 2024",
            "Dear Ms Example\nMonitoring visit to Wirral children's services\nWirral was judged inadequate by Ofsted "
            "in July 2022. His Majesty's Inspectors made this monitoring visit on 17 and 18 September 2024.",
            letters.FILLER,
        )
    )

    assert [each.grade.word for each in reading.previous_stated.judgements] == ["inadequate"]
    assert reading.previous_stated.when == "July 2022"
