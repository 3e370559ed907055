from __future__ import annotations

import io
from datetime import date

import pytest
from provider_sheets import (
    CHILDCARE,
    SCHOOLS,
    SOCIAL_CARE,
    SOCIAL_CARE_2018,
    as_csv,
    row,
    social_care,
)

from watcher.model.ofsted import FOUR_POINT, Area
from watcher.model.providers import ADEQUATE_TO_2015, Category, EventKind, Remit, Safeguarding
from watcher.reading.provider_sheets.reading import NoSheetError, day_of, parts

HOME = {
    "urn": "SC900001",
    "provision_type": "Children's home",
    "registration_status": "Active",
    "name": "REDACTED",
    "local_authority": "Wirral",
    "sector": "Private",
    "organisation": "Elm Care Ltd",
}
FULL = {
    "event_type": "Full inspection",
    "inspection_date": "13/07/2021",
    "publication_date": "19/08/2021",
    "inspection_event_number": "10200001",
    "overall": "Requires improvement to be good",
    "how_well": "Inadequate",
    "the_effectiveness": "Good",
}
SCHOOL = {
    "urn": "100001",
    "school_name": "Café Lane Primary School",
    "ofsted_phase": "Primary",
    "type_of_education": "Academy Converter",
    "local_authority": "Wirral",
    "multi_academy_trust_name": "NULL",
}


def read(body, name="a file as at 31 March 2022.ods", as_at=None):
    found = list(parts(io.BytesIO(body), name, as_at))
    providers = [each for part in found for each in part.providers]
    return providers, [each for part in found for each in part.events], found


def words(event):
    return {each.area: each.grade.word for each in event.judgements}


@pytest.mark.parametrize("above", [1, 2, 3, 4])
def test_a_home_and_its_full_inspection_are_read_wherever_the_heading_is(above):
    (home,), (event,), _ = read(social_care(row(SOCIAL_CARE, **HOME, **FULL), above=above))

    assert (home.urn, home.kind, home.name, home.owner) == ("SC900001", "children's home", None, "Elm Care Ltd")
    assert (home.status, home.sector, home.authority) == ("Active", "Private", "Wirral")
    assert (event.kind, event.inspection_start, event.published) == (
        EventKind.FULL,
        date(2021, 7, 13),
        date(2021, 8, 19),
    )
    assert (event.number, event.row, event.sheet.as_at) == ("10200001", above + 2, date(2022, 3, 31))
    assert words(event) == {
        "overall_experiences_and_progress": "requires improvement",
        "helped_and_protected": "inadequate",
        "leaders_and_managers": "good",
    }


def test_an_interim_inspection_has_an_outcome_and_no_grade():
    interim = row(
        SOCIAL_CARE, **HOME, event_type="Interim", inspection_date="02/02/2022", overall="Declined in effectiveness"
    )
    _, (event,), _ = read(social_care(interim))

    assert (event.kind, event.outcome.word, event.judgements) == (EventKind.INTERIM, "declined", ())


def test_monitoring_and_emergency_visits_are_events_even_without_a_grade():
    said = ("Monitoring visit", "SC - Emergency", "Assurance visit")
    rows = [
        row(SOCIAL_CARE, **HOME, event_type=each, inspection_date=f"0{at}/02/2022")
        for at, each in enumerate(said, start=1)
    ]

    assert [each.kind for each in read(social_care(*rows))[1]] == [
        EventKind.MONITORING,
        EventKind.EMERGENCY,
        EventKind.ASSURANCE,
    ]


def test_supported_accommodation_has_its_own_outcomes():
    place = HOME | {"provision_type": "Supported accommodation"}
    said = {"event_type": "Full", "inspection_date": "03/03/2025", "overall": "Serious or widespread weaknesses"}
    _, (event,), _ = read(social_care(row(SOCIAL_CARE, **place, **said), sheet="In_year_2024-25"))

    assert (event.kind, event.outcome.word) == (
        EventKind.SUPPORTED_ACCOMMODATION,
        "serious or widespread weaknesses",
    )


def test_the_old_names_of_judgements_stay_apart_and_good_before_april_2015_is_on_the_old_scale():
    home = {"urn": "SC900002", "provision_type": "Children's home", "local_authority": "Wirral", "event_type": "Full"}
    judged = {"overall": "Good", "safeguarding": "Adequate", "leadership": "Good", "inspection_date": "10/02/2015"}
    _, (event,), _ = read(
        social_care(row(SOCIAL_CARE_2018, **home, **judged), headings=SOCIAL_CARE_2018, sheet="At_31_Mar_2015")
    )

    assert {each.grade.scale for each in event.judgements} == {ADEQUATE_TO_2015}
    assert words(event) == {
        "overall_experiences_and_progress": "good",
        "safeguarding_children": "adequate",
        "leadership_and_management": "good",
    }


def test_every_sheet_of_a_workbook_that_lists_providers_is_read():
    leaver = ("SC900009", "Children's home", "Wirral", "31/01/2022")
    leavers = [("Leavers",), ("URN", "Provision type", "Local authority", "Date closed"), leaver]
    homes, _, found = read(social_care(row(SOCIAL_CARE, **HOME, **FULL), Leavers_2021_22=leavers))

    assert {each.urn: each.status for each in homes} == {"SC900001": "Active", "SC900009": "Closed"}
    assert len({part.sheet.name for part in found}) == 2


def test_a_report_card_in_the_schools_sheet_and_the_graded_inspection_before_it():
    card = {
        "inspection_start_date": "13/01/2026",
        "publication_date": "20/02/2026",
        "category_of_concern": "SM",
        "safeguarding_standards": "Not met",
        "inclusion": "Expected standard",
        "leadership_and_governance": "Urgent improvement",
        "early_years": "NULL",
    }
    before = {
        "inspection_start_date_of_latest_oeif": "12/10/2021",
        "latest_oeif_overall_effectiveness": "2",
        "latest_oeif_quality_of_education": "3",
        "latest_oeif_safeguarding": "Yes",
        "urn_at_time": "100001",
    }
    body = as_csv(SCHOOLS, [row(SCHOOLS, **SCHOOL, **card, **before)])
    (school,), (now, then), _ = read(body, "Management_information_-_schools_as_at_31_Jan_2026.csv")

    assert (school.name, school.kind, school.remit, school.owner) == (
        "Café Lane Primary School",
        "primary school",
        Remit.SCHOOLS,
        None,
    )
    assert (now.kind, now.safeguarding, now.category) == (
        EventKind.REPORT_CARD,
        Safeguarding.NOT_MET,
        Category.SPECIAL_MEASURES,
    )
    assert words(now) == {"inclusion": "expected standard", "leadership_governance": "urgent improvement"}
    assert (then.kind, then.safeguarding) == (EventKind.SCHOOL, Safeguarding.EFFECTIVE)
    assert words(then) == {"overall_effectiveness": "good", "quality_of_education": "requires improvement"}


def test_a_grade_with_a_later_date_is_the_monitoring_inspections_that_set_it():
    card = {
        "inspection_start_date": "13/01/2026",
        "inclusion": "Expected standard",
        "inclusion_date_of_grade": "13/01/2026",
        "achievement": "Expected standard",
        "achievement_date_of_grade": "05/05/2026",
    }
    body = as_csv(SCHOOLS, [row(SCHOOLS, **SCHOOL, **card)])
    _, (first, visit), _ = read(body, "schools as at 31 May 2026.csv")

    assert (first.kind, words(first)) == (EventKind.REPORT_CARD, {"inclusion": "expected standard"})
    assert (visit.kind, visit.inspection_start) == (EventKind.MONITORING, date(2026, 5, 5))
    assert words(visit) == {"achievement": "expected standard"}


def test_a_predecessors_inspection_is_the_predecessors():
    before = {
        "inspection_start_date_of_latest_oeif": "12/10/2018",
        "latest_oeif_overall_effectiveness": "4",
        "latest_oeif_category": "SWK",
        "urn_at_time": "100777",
    }
    _, (event,), _ = read(as_csv(SCHOOLS, [row(SCHOOLS, **SCHOOL, **before)]), "schools as at 31 May 2026.csv")

    assert (event.urn, event.category) == ("100777", Category.SERIOUS_WEAKNESSES)


def test_a_school_without_overall_grade_keeps_its_areas():
    judged = {
        "inspection_start_date_of_latest_oeif": "12/11/2024",
        "latest_oeif_overall_effectiveness": "Not judged",
        "latest_oeif_quality_of_education": "4",
    }
    _, (event,), (part,) = read(as_csv(SCHOOLS, [row(SCHOOLS, **SCHOOL, **judged)]), "schools as at 31 May 2026.csv")

    assert words(event) == {"quality_of_education": "inadequate"}
    assert not part.unknown


def test_an_independent_school_is_known_by_its_type_of_education():
    school = SCHOOL | {"type_of_education": "Other Independent Special School"}

    (found,), _, _ = read(as_csv(SCHOOLS, [row(SCHOOLS, **school)]), "independent schools as at 31 May 2026.csv")

    assert found.kind == "independent special school"


def test_parts_of_the_independent_school_standards_that_are_not_met_are_an_outcome():
    headings = ("URN", "School name", "Ofsted phase", "Type of education", "Local authority", "Inspection start date")
    headings = (*headings, "Overall effectiveness", "ISS Part 1: Quality of education", "ISS Part 3: Welfare")
    school = (
        "100002",
        "Elm House",
        "Secondary",
        "Other Independent School",
        "Wirral",
        "02/02/2025",
        "2",
        "Met",
        "Not met",
    )
    _, (event,), _ = read(as_csv(headings, [school]), "independent schools as at 31 May 2025.csv")

    assert (event.kind, event.outcome.word) == (EventKind.INDEPENDENT, "does not meet the standards")


def childcare(**cells):
    lines = ("Registered childcare providers as at 30 June 2026", "This worksheet contains one table.")
    urn = {"provider_urn": "EY900001", "provider_status": "Active", "local_authority": "Wirral"}
    return as_csv(CHILDCARE, [row(CHILDCARE, **(urn | cells))], above=lines, encoding="utf-8-sig")


def test_a_nurserys_report_card_and_the_inspection_before_it():
    body = childcare(
        provider_type="Childcare on non-domestic premises",
        provider_name="Little Elms",
        registered_person_name="Elm Nurseries Limited",
        eyr_reif_most_recent_inspection_date="02/03/2026",
        eyr_reif_most_recent_safeguarding="Not met",
        eyr_reif_most_recent_inclusion="Needs attention",
        eyr_reif_most_recent_leadership="Urgent improvement",
        eyr_oeif_most_recent_full_inspection_date="10/10/2022",
        eyr_oeif_cif="1",
        eyr_oeif_most_recent_quality="1",
        eyr_oeif_most_recent_safeguarding="Yes",
        cr_most_recent="10/10/2022",
        cr_compliance="Not met (actions)",
    )
    (nursery,), (card, graded, register), (part,) = read(body, "childcare.csv")

    assert (nursery.name, nursery.owner) == ("Little Elms", "Elm Nurseries Limited")
    assert part.sheet.as_at == date(2026, 6, 30)
    assert (card.kind, card.safeguarding, words(card)) == (
        EventKind.REPORT_CARD,
        Safeguarding.NOT_MET,
        {"inclusion": "needs attention", "leadership_governance": "urgent improvement"},
    )
    assert words(graded) == {"overall_effectiveness": "outstanding", "quality_of_education": "outstanding"}
    assert (register.kind, register.outcome.word) == (EventKind.CHILDCARE_REGISTER, "not met")


@pytest.mark.parametrize("kind", ["Childminder", "Home childcarer", "Childcare on domestic premises"])
def test_the_names_of_childminders_are_never_taken(kind):
    body = childcare(provider_type=kind, provider_name="Jane Example", registered_person_name="Jane Example")

    (found,), _, _ = read(body, "childcare.csv")

    assert (found.name, found.owner) == (None, None)


def test_a_person_who_owns_a_nursery_or_a_home_is_not_named():
    body = childcare(
        provider_type="Childcare on non-domestic premises",
        provider_name="Jane Example",
        registered_person_name="Jane Example",
    )
    (nursery,), _, _ = read(body, "childcare.csv")
    (home,), _, _ = read(social_care(row(SOCIAL_CARE, **(HOME | {"organisation": "Mrs J Example"}))))

    assert (nursery.name, nursery.owner, home.owner) == (None, None, None)


def test_words_on_no_scale_are_counted_and_taken_for_nothing():
    odd = FULL | {"overall": "Splendid", "inspection_date": "13/07/2021"}
    _, (event,), (part,) = read(social_care(row(SOCIAL_CARE, **HOME, **odd)))

    assert Area("overall_experiences_and_progress") not in words(event)
    assert part.unknown == {"Splendid": 1}


def test_rows_without_a_urn_are_counted():
    _, _, (part,) = read(social_care(row(SOCIAL_CARE, **HOME, **FULL), ("Total", "1"), ()))

    assert (part.rows, part.left_out) == (1, 1)


def test_a_sheet_that_lacks_columns_is_refused_with_their_names():
    body = as_csv(("Provider URN", "Provider type", "Local authority", "Telephone"), [("EY900001", "", "", "")])
    headings = ("URN", "Provision type", "Places")

    with pytest.raises(
        NoSheetError, match="looks most like the list of social care providers, but has no column Local auth"
    ):
        read(social_care(headings=headings))
    with pytest.raises(NoSheetError, match="none of the sheets that we know"):
        read(as_csv(("Name", "Colour"), [("a", "b")]))
    assert read(body, "x as at 1 May 2026.csv")[0]  # the three columns of the social care list of 2014


def test_a_file_that_does_not_say_its_day_needs_one():
    body = as_csv(SCHOOLS, [row(SCHOOLS, **SCHOOL)])

    with pytest.raises(NoSheetError, match="--as-at"):
        read(body, "schools.csv")
    assert read(body, "schools.csv", date(2026, 5, 31))[0][0].sheet.as_at == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Provider_level_at_31_Mar_2023", date(2023, 3, 31)),
        ("Management_information_-_schools_as_at_31_Jan_2026.csv", date(2026, 1, 31)),
        ("Registered providers as at 30 June 2026", date(2026, 6, 30)),
        ("Provider_level_at_30_09_25", date(2025, 9, 30)),
        ("Provider_level_in_year_2021-22", date(2022, 3, 31)),
        ("Closed_childrens_homes_31Mar2023", date(2023, 3, 31)),
        ("Provider_Level_at_310821.csv", date(2021, 8, 31)),
        ("inspections-in-year-2017-18.csv", date(2018, 3, 31)),
        ("schools.csv", None),
    ],
)
def test_the_day_of_a_sheet_is_found_in_its_name(text, day):
    assert day_of(text) == day


def test_requires_improvement_before_april_2015_puts_the_whole_event_on_the_later_scale():
    judged = FULL | {"inspection_date": "20/03/2015"}
    _, (event,), _ = read(social_care(row(SOCIAL_CARE, **HOME, **judged)))

    assert {each.grade.scale for each in event.judgements} == {FOUR_POINT}


@pytest.mark.parametrize(
    ("day", "kept", "counted"),
    [
        ("20/03/2015", ["adequate", "inadequate"], "requires improvement"),
        ("20/05/2015", ["requires improvement", "inadequate"], "adequate"),
    ],
)
def test_of_two_scales_in_one_event_the_one_in_force_is_kept_and_the_other_word_is_counted(day, kept, counted):
    judged = FULL | {
        "inspection_date": day,
        "overall": "Adequate",
        "how_well": "Requires improvement",
        "the_effectiveness": "Inadequate",
    }
    _, (event,), (part,) = read(social_care(row(SOCIAL_CARE, **HOME, **judged)))

    assert [each.grade.word for each in event.judgements] == kept
    assert part.unknown == {counted: 1}


def test_grades_of_an_event_by_a_name_that_is_not_known_are_kept_and_make_no_full_inspection_of_it():
    _, (event,), (part,) = read(social_care(row(SOCIAL_CARE, **HOME, **(FULL | {"event_type": "Thematic survey"}))))

    assert (event.kind, len(event.judgements), part.unknown) == (EventKind.OTHER, 3, {"event Thematic survey": 1})


LATEST = (
    "Provider URN",
    "Provision.type",
    "Local.authority",
    "Latest full inspection date",
    "The overall experiences and progress of children and young people",
    "Event type",
    "Inspection date",
    "Result",
)


def test_the_latest_full_inspection_and_a_later_interim_one_stand_in_one_row():
    home = (
        "SC900001",
        "Children's Home",
        "Wirral",
        "13/07/2021",
        "Good",
        "Interim",
        "02/02/2022",
        "Sustained effectiveness",
    )
    (found,), (full, interim), _ = read(as_csv(LATEST, [home]), "provider at 31 March 2022.csv")

    assert found.kind == "children's home"
    assert (full.kind, full.inspection_start, words(full)) == (
        EventKind.FULL,
        date(2021, 7, 13),
        {"overall_experiences_and_progress": "good"},
    )
    assert (interim.kind, interim.inspection_start, interim.outcome.word) == (
        EventKind.INTERIM,
        date(2022, 2, 2),
        "sustained",
    )


def test_a_sheet_without_kinds_of_event_lists_full_inspections():
    headings = ("URN", "Provision type", "Local authority", "Inspection date", "Overall experiences and progress")
    home = ("SC900001", "Children's home", "Wirral", "13/07/2018", "Inadequate")

    _, (event,), _ = read(as_csv(headings, [home]), "provider at 31 March 2019.csv")

    assert event.kind == EventKind.FULL


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"URN,Provision type,Local authority\n" + b"x" * 200_000, "can't be read as CSV"),
        (b"," * 500, "no sheet of Ofsted's has more than 400"),
        (b"PK\x03\x04 and nothing else", "The workbook can't be read"),
        (b"", "none of the sheets that we know"),
    ],
)
def test_what_is_no_sheet_at_all_is_a_sentence(body, said):
    with pytest.raises(NoSheetError, match=said):
        read(body)


def test_long_rows_of_a_real_length_lose_nothing():
    headings = (*SCHOOLS, *(f"More {at}" for at in range(300)))
    school = {"inspection_start_date_of_latest_oeif": "12/10/2021", "latest_oeif_overall_effectiveness": "4"}
    rows = [(*row(SCHOOLS, **SCHOOL, **school), *("x",) * 300)] * 2_500

    providers, events, found = read(as_csv(headings, rows), "schools as at 31 May 2026.csv")

    assert (len(providers), len(events), sum(part.rows for part in found)) == (2_500, 2_500, 2_500)
    assert [events[0].row, events[-1].row] == [2, 2_501]


def test_the_grades_of_a_previous_inspection_are_not_taken_for_the_latest():
    judged = "verall experiences and progress of children"
    headings = ("URN", "Provision type", "Local authority", "Previous full inspection date", f"Previous o{judged}")
    headings = (*headings, "Inspection date", f"Latest o{judged}")
    home = ("SC900001", "Children's home", "Wirral", "01/02/2016", "Inadequate", "13/07/2018", "Good")

    _, (event,), _ = read(as_csv(headings, [home]), "provider at 31 March 2019.csv")

    assert (event.inspection_start, words(event)) == (
        date(2018, 7, 13),
        {"overall_experiences_and_progress": "good"},
    )
