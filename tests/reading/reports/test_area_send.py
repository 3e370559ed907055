from __future__ import annotations

from datetime import date

import letters
import pytest

from watcher.reading.document import read


@pytest.mark.parametrize("outcome", [1, 2, 3])
def test_the_outcome_is_read_where_its_sentence_and_what_follows_agree(outcome):
    reading = read(letters.area_send(outcome))

    assert reading.kind == "area_send"
    assert [each.grade.rank + 1 for each in reading.judgements] == [outcome]
    assert [each.name for each in reading.authorities] == ["Somerset"]
    assert reading.problems == ()
    assert reading.evidence_for("next_inspection")


@pytest.mark.parametrize(("outcome", "follows"), [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1)])
def test_the_outcome_is_a_problem_and_no_value_where_the_two_ways_differ(outcome, follows):
    reading = read(letters.area_send(outcome, follows))

    assert reading.judgements == ()
    assert "agree" in " ".join(reading.problems)


def test_systemic_failings_come_with_areas_for_priority_action_a_plan_and_a_monitoring_inspection():
    reading = read(letters.area_send(3))

    assert len(reading.priority_actions) == 2
    assert all(each.startswith("Leaders must urgently") for each in reading.priority_actions)
    assert len(reading.improvements) == 1
    assert reading.evidence_for("priority_action_plan")
    assert reading.evidence_for("monitoring_inspection")


def test_the_cover_gives_the_dates_whatever_the_foot_says():
    foot = "Area SEND inspection report: Somerset, 15 to 19 May 2023"
    reading = read(letters.area_send(1, foot=foot, days=(date(2024, 6, 17), date(2024, 6, 21))))

    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 6, 17), date(2024, 6, 21))


def test_days_on_the_cover_that_cant_be_read_are_not_taken_from_another_sentence():
    letter = letters.plain_letter(
        "Area SEND inspection of Somerset Local Area Partnership",
        "Inspection dates: week 12",
        "On 1 July 2022, the board took over what the clinical groups had done before, and the partners signed it.",
        "The partnership knows what is still to be done, and has said so to parents and carers in a letter.",
    )

    reading = read(letter)

    assert reading.inspection_start is None
    assert "The inspection's dates were not found on the cover." in reading.problems


def test_a_monitoring_inspection_gives_no_outcome():
    letter = letters.plain_letter(
        "Area SEND monitoring inspection of Somerset Local Area Partnership",
        "Inspection dates: 4 to 6 March 2025",
        "Ofsted and the CQC carried out this monitoring inspection. The partnership has made insufficient progress.",
        "Leaders know what is still to be done, and have said so to parents and carers in a letter of their own.",
    )

    reading = read(letter)

    assert reading.kind == "area_send"
    assert reading.judgements == ()
    assert reading.progress == "insufficient"
    assert reading.problems == ()


@pytest.mark.parametrize("denial", ["There are no areas for priority action.", "None.", "Not applicable"])
def test_a_table_of_areas_for_priority_action_may_say_that_there_are_none(denial):
    letter = letters.plain_letter(
        "Area SEND inspection of Somerset Local Area Partnership",
        "Inspection dates: 17 June 2024 to 21 June 2024",
        "Inspection outcome",
        letters.OUTCOMES[1],
        letters.FOLLOWS[1],
        "Information about the local area partnership",
        "Areas for priority action",
        denial,
        "Areas for improvement",
        "Leaders should write plans that say who does what, and by when it will have been done.",
    )

    reading = read(letter)

    assert reading.priority_actions == ()
    assert [each.grade.rank for each in reading.judgements] == [0]
    assert reading.problems == ()


def test_an_area_send_report_may_say_that_services_got_worse():
    worse = "Since the last inspection, the quality of support for children with SEND has deteriorated."
    reading = read(letters.area_send(2, foot=worse))

    assert reading.says_deteriorated
    assert reading.evidence_for("deteriorated").quote == worse


JOINT = "Between 15 January 2018 and 19 January 2018, Ofsted and the CQC inspected the local area of Wirral together."
REVISITED = (
    "Between 14 June 2021 and 16 June 2021, Ofsted and the CQC revisited the area of Wirral to decide whether the "
    "local area has made sufficient progress in addressing the weaknesses set out in the written statement of action."
)


@pytest.mark.parametrize(
    ("words", "says_so"),
    [
        ("Since the 2018 inspection, waiting times for speech and language therapy have lengthened.", True),
        ("The timeliness of occupational therapy has declined since the last inspection.", True),
        ("Waits for an autism assessment have lengthened since the last inspection.", True),
        ("Waiting times for speech and language therapy have not lengthened since the 2018 inspection.", False),
        ("Waiting times for physiotherapy have shortened since the 2018 inspection.", False),
        ("Neighbouring areas have seen waiting times for therapy lengthen.", False),
        ("The number of children who need occupational therapy has fallen.", False),
        ("Attendance at school has worsened since the last inspection.", False),
        ("One child's speech has got worse since therapy ended.", False),
        ("Without more therapists, waiting times for speech and language therapy may lengthen.", False),
    ],
)
def test_therapies_of_an_area_got_worse_as_its_own_services_do(words, says_so):
    reading = read(letters.area_send(2, foot=words))

    assert reading.says_deteriorated is says_so
    assert [each.quote for each in reading.evidence if each.about == "deteriorated"] == [words] * says_so


def test_a_partners_services_that_got_worse_are_a_doubt():
    worse = "Support from health visitors has deteriorated since the last inspection."

    reading = read(letters.area_send(2, foot=worse))

    assert not reading.says_deteriorated
    assert [each for each in reading.problems if worse in each and "partner" in each]


def before_2023(title, *paragraphs):
    return read(letters.plain_letter("12 March 2018", title, *paragraphs, "Leaders know where provision is weak."))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("HMCI has determined that a Written Statement of Action is required because practice here is weak.", True),
        ("HMCI therefore requires the local area to submit a written statement of action to Ofsted.", True),
        ("HMCI has determined that a written statement of action is not required.", False),
    ],
)
@pytest.mark.parametrize(
    "title",
    [
        "Joint local area SEND inspection in Wirral",
        "Joint local area special educational needs and disabilities inspection",
    ],
)
def test_an_inspection_before_2023_has_no_outcome_but_may_ask_for_a_written_statement(title, words, asked):
    reading = before_2023(title, JOINT, words)

    assert (reading.kind, reading.judgements, reading.problems) == ("area_send", (), ())
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert bool(reading.evidence_for("written_statement_of_action")) is asked


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        ("Local area leaders have made sufficient progress to improve each of the serious weaknesses.", "sufficient"),
        ("The area has made sufficient progress in addressing three of the five significant weaknesses.", "mixed"),
        ("Of the six weaknesses, the area has made sufficient progress in four.", "mixed"),
        ("Sufficient progress has not been made in any of the weaknesses.", "insufficient"),
        ("Leaders have made sufficient progress in two areas. They have not made sufficient progress in one.", "mixed"),
        ("Local area leaders have not made sufficient progress to improve the serious weaknesses.", "insufficient"),
    ],
)
def test_a_revisit_says_how_progress_is_called(words, progress):
    reading = before_2023("Joint area SEND revisit in Wirral", REVISITED, words)

    assert (reading.theme, reading.progress) == ("revisit", progress)
    assert reading.inspection_end == date(2021, 6, 16)
    assert reading.evidence_for("written_statement_of_action") is None


def test_a_revisit_is_known_by_its_title_below_however_many_addresses():
    address = "Corporate Director for Children and Young People, Example House, 8 Example Road. "
    mixed = "The area has made sufficient progress in addressing three of the five significant weaknesses."

    reading = before_2023(address * 8, "Dear all", "Joint area SEND revisit in Wirral", REVISITED, mixed)

    assert (reading.theme, reading.progress) == ("revisit", "mixed")


def test_days_of_a_visit_are_not_those_of_the_statement_that_it_looks_at():
    revisited = (
        "Between the 14th and the 16th of June 2021, Ofsted and the CQC revisited the area of Wirral to decide whether "
        "it has made sufficient progress in addressing the weaknesses in the statement required on 12 March 2018."
    )

    reading = before_2023("Joint area SEND revisit in Wirral", revisited)

    assert (reading.inspection_start, reading.inspection_end) == (date(2021, 6, 14), date(2021, 6, 16))


def test_what_a_monitoring_inspection_says_of_areas_for_priority_action_sets_none_for_certain():
    reading = read(
        letters.plain_letter(
            "Area SEND monitoring inspection of Somerset Local Area Partnership",
            "Inspection dates: 4 to 6 March 2025",
            "In June 2023, Ofsted and the CQC inspected the partnership and found failings. Two areas for priority "
            "action were identified. The partnership has made sufficient progress.",
            letters.FILLER,
        )
    )

    assert reading.priority_actions == ()
    assert any("may set an area for priority action" in each for each in reading.problems)


@pytest.mark.parametrize(
    ("visited", "days"),
    [
        ("revisited Wirral over three days, 14 to 16 June 2017, about weaknesses found on 4 to 8 May 2015.", (14, 16)),
        ("came back between 14 and 16 June 2017, following the inspection between 4 and 8 May 2015.", (14, 16)),
        ("agreed a statement on 3 May 2015, and inspected Wirral.", None),
        ("came to Wirral; children had waited from 4 May 2015.", None),
    ],
)
def test_days_long_before_a_letters_own_date_are_another_inspections(visited, days):
    reading = read(
        letters.plain_letter(
            "12 July 2017",
            "Dear Ms Example",
            "Joint local area SEND inspection in Wirral",
            f"Ofsted and the CQC {visited}",
            letters.FILLER,
        )
    )

    found = (reading.inspection_start, reading.inspection_end)
    assert found == ((date(2017, 6, days[0]), date(2017, 6, days[1])) if days else (None, None))
