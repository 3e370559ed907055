from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import a_subject, an_inspection
from hypothesis import given
from hypothesis import strategies as st

from rules.alert import alert_for
from rules.comparison import (
    FIRST_SEPARATE,
    NOTHING_COMPARABLE,
    NOTHING_KNOWN,
    SIF_CARE_LEAVERS,
    TOGETHER,
    compare,
    fallen,
    same_inspection,
)
from watcher import data
from watcher.model.alerts import Finding, Reason, Severity
from watcher.model.ofsted import (
    FOUR_POINT,
    FRAMEWORKS,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    SCALES,
    SIF,
    UNTIL_2013,
    Grade,
    History,
    Inspection,
    Judgement,
    Urn,
)
from watcher.model.values import replace

# The table of docs/domain.md 2 as a whole: which earlier area each area may be compared with. What isn't here may not.
MAY_BE_COMPARED = {
    *(
        ((now, area), (then, area))
        for now in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
        for then in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
        for area in (
            "overall_effectiveness",
            "leadership",
            "help_and_protection",
            "children_in_care",
            "care_leavers",
            "children_in_care_and_care_leavers",
        )
    ),
    *(
        ((now, area), ("SIF", area))
        for now in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
        for area in ("overall_effectiveness", "leadership", "help_and_protection")
    ),
    *(
        ((now, "children_in_care"), (then, "children_in_care_and_care_leavers"))
        for now in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
        for then in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
    ),
    *(
        ((now, area), ("SIF", "looked_after_and_permanence"))
        for now in ("ILACS-2018", "ILACS-2023", "ILACS-2026")
        for area in ("children_in_care", "children_in_care_and_care_leavers")
    ),
    *(
        (("SIF", area), ("SIF", area))
        for area in (
            "overall_effectiveness",
            "help_and_protection",
            "looked_after_and_permanence",
            "adoption",
            "care_leavers",
            "leadership",
            "lscb",
        )
    ),
}
EVERY_AREA = sorted({area for each in FRAMEWORKS.values() for area in each.areas})


@pytest.mark.parametrize("framework_now", FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
@pytest.mark.parametrize("framework_then", FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
def test_only_what_the_table_allows_is_compared(framework_now, framework_then):
    found = set()
    for now in EVERY_AREA:
        for then in EVERY_AREA:
            inspection = an_inspection(2026, framework_now, **{now: "inadequate"})
            before = an_inspection(2020, framework_then, **{then: "good"})
            (comparison,) = compare(inspection, History((before,)))
            if comparison.earlier:
                found.add(((framework_now.name, now), (framework_then.name, then)))

    assert found == {
        pair for pair in MAY_BE_COMPARED if pair[0][0] == framework_now.name and pair[1][0] == framework_then.name
    }


grades = st.builds(
    lambda scale, rank: Grade(scale, rank % len(scale.words)), st.sampled_from(SCALES), st.integers(0, 4)
)
days = st.dates(date(2012, 1, 1), date(2027, 12, 31))


FRAMEWORKS_OR_NONE = (*FRAMEWORKS.values(), None)


@st.composite
def inspections(draw, among=EVERY_AREA, frameworks=FRAMEWORKS_OR_NONE, grades=grades):
    published = draw(days)
    areas = draw(st.lists(st.sampled_from(among), unique=True, max_size=6))
    end = published - timedelta(days=draw(st.integers(1, 150)))
    return Inspection(
        urn=Urn("80581"),
        framework=draw(st.sampled_from(frameworks)),
        published=published,
        start=end - timedelta(days=4),
        end=end,
        judgements=tuple(Judgement(area, draw(grades)) for area in areas),
        url=f"https://files.example/{draw(st.integers(1, 10**6))}",
    )


def as_history(several):
    return History(tuple(sorted(several, key=lambda one: one.published, reverse=True)))


histories = st.lists(inspections(), max_size=6).map(as_history)
# Few areas, frameworks and scales: else hardly one history in a hundred has two that may be compared.
alike = inspections(
    ("leadership", "care_leavers"),
    (ILACS_2018, ILACS_2026),
    st.sampled_from([Grade(FOUR_POINT, 1), Grade(FOUR_POINT, 3)]),
)
histories_alike = st.lists(alike, max_size=6).map(as_history)


@given(inspections(), histories)
def test_nothing_is_ever_compared_across_scales(inspection, history):
    for each in compare(inspection, history):
        assert each.earlier is None or each.earlier.grade.scale == each.now.scale


@given(alike, histories_alike)
def test_no_fall_or_rise_without_both_grades_and_a_date(inspection, history):
    for each in compare(inspection, history):
        if each.steps_worse or each.steps_better:
            assert each.earlier in [
                type(each.earlier)(before, judgement.grade)
                for before in history.inspections
                for judgement in before.judgements
            ]
            assert f"{each.earlier.inspection.published:%B %Y}" in each.words
            assert each.now.word in each.words
            assert each.earlier.grade.word in each.words


@given(inspections(), histories)
def test_every_judgement_is_answered_once_and_no_other_is_invented(inspection, history):
    compared = [(each.area, each.now) for each in compare(inspection, history)]

    assert compared == [(each.area, each.grade) for each in inspection.judgements]


@given(inspections(), histories)
def test_an_overall_grade_is_told_only_where_the_report_gives_one(inspection, history):
    subject = a_subject(inspection, *history.inspections)
    finding = Finding("any", "judged", Severity.CRITICAL, (Reason(None, "any"),))

    alert = alert_for(subject, (finding,), key="1", story=None)

    said = any(each.area == "overall effectiveness" for each in alert.changes) or "overall" in alert.headline
    assert not said or inspection.grade("overall_effectiveness") is not None


@given(inspections(), histories)
def test_where_there_is_nothing_to_compare_it_says_why(inspection, history):
    for each in compare(inspection, history):
        assert each.earlier or each.note


@given(alike, histories_alike)
def test_the_latest_that_may_be_compared_is_taken(inspection, history):
    for each in compare(inspection, history):
        later = [
            before
            for before in history.inspections
            if each.earlier and before.published > each.earlier.inspection.published and before.end != inspection.end
        ]
        for before in later:
            (alone,) = [one for one in compare(inspection, History((before,))) if one.area == each.area]
            assert alone.earlier is None


@given(alike, histories_alike, st.integers(1, 2))
def test_what_fell_is_what_a_comparison_shows_as_worse(inspection, history, steps):
    worse = [each for each in compare(inspection, history) if each.steps_worse >= steps]

    assert fallen(inspection, history, steps) == worse


def compared(now, *earlier):
    newest_first = tuple(sorted(earlier, key=lambda each: each.published, reverse=True))
    (comparison,) = compare(now, History(newest_first))
    return comparison


def test_children_in_care_follow_the_combined_judgement_with_a_note():
    found = compared(
        an_inspection(2024, ILACS_2023, children_in_care="requires improvement"),
        an_inspection(2020, ILACS_2018, children_in_care_and_care_leavers="good"),
    )

    assert found.steps_worse == 1
    assert found.note == TOGETHER
    assert not found.across_frameworks


def test_care_leavers_after_the_combined_judgement_are_judged_separately_for_the_first_time():
    found = compared(
        an_inspection(2024, ILACS_2023, care_leavers="inadequate"),
        an_inspection(2020, ILACS_2018, children_in_care_and_care_leavers="good"),
        an_inspection(2016, SIF, care_leavers="good"),
    )

    assert found.earlier is None
    assert found.note == FIRST_SEPARATE


@pytest.mark.parametrize(
    ("before", "fell"),
    [
        ({"overall": "good", "leadership": "good", "children_in_care": "good"}, ["leadership", "children_in_care"]),
        ({"leadership": "good", "children_in_care_and_care_leavers": "good"}, ["leadership", "children_in_care"]),
        ({"leadership": "good", "looked_after_and_permanence": "good"}, ["leadership", "children_in_care"]),
        ({"care_leavers": "good", "children_in_care": "good"}, ["children_in_care", "care_leavers"]),
        ({"care_leavers": "good", "looked_after_and_permanence": "good"}, ["children_in_care"]),
        ({"care_leavers": "good", "leadership": "good"}, []),
    ],
)
def test_an_inspection_of_uncertain_days_is_compared_by_the_areas_that_it_judged(before, fell):
    now = an_inspection(2026, **dict.fromkeys(("leadership", "children_in_care", "care_leavers"), "inadequate"))
    earlier = replace(an_inspection(2020, **before), framework=None)

    assert [each.area for each in fallen(now, History((earlier,)), 1)] == fell


def test_no_other_area_is_said_to_be_judged_separately_for_the_first_time():
    found = compared(
        an_inspection(2024, ILACS_2023, leadership="good"), an_inspection(2020, ILACS_2018, overall="good")
    )

    assert found.note == NOTHING_COMPARABLE


def test_care_leavers_of_sif_are_never_the_grade_before_of_ilacs():
    found = compared(
        an_inspection(2024, ILACS_2023, care_leavers="inadequate"), an_inspection(2016, SIF, care_leavers="good")
    )

    assert found.earlier is None
    assert found.note == SIF_CARE_LEAVERS


def test_an_area_that_the_last_inspection_left_out_is_compared_with_the_one_before_it():
    found = compared(
        an_inspection(2026, ILACS_2026, children_in_care="good"),
        an_inspection(2024, ILACS_2023, leadership="good"),
        an_inspection(2020, ILACS_2018, children_in_care_and_care_leavers="inadequate"),
    )

    assert found.earlier.inspection.published.year == 2020


def test_adequate_until_2013_is_on_another_scale():
    found = compared(
        an_inspection(2015, SIF, leadership="inadequate"), an_inspection(2013, UNTIL_2013, leadership="good")
    )

    assert found.earlier is None
    assert found.note == NOTHING_COMPARABLE


def test_without_history_it_says_that_none_is_known():
    assert compared(an_inspection(2024, leadership="good")).note == NOTHING_KNOWN


def test_a_corrected_report_is_compared_with_the_inspection_before_it_not_with_itself():
    end = date(2026, 6, 19)
    found = compared(
        an_inspection(date(2026, 8, 10), end=end, leadership="inadequate"),
        an_inspection(date(2026, 8, 3), end=end, leadership="good"),
        an_inspection(2022, leadership="requires improvement"),
    )

    assert found.earlier.grade.word == "requires improvement"


def test_a_new_council_has_no_grades_of_the_one_before_it():
    began = {
        "Bournemouth, Christchurch and Poole": 2019,
        "Dorset": 2019,
        "North Northamptonshire": 2021,
        "West Northamptonshire": 2021,
        "Cumberland": 2023,
        "Westmorland and Furness": 2023,
    }
    urns = {each.urn: each.name for each in data.authorities() if each.name in began}

    earliest = {urns[each.urn]: each.published.year for each in reversed(data.baseline()) if each.urn in urns}

    assert set(earliest) == set(began)
    assert all(earliest[name] >= year for name, year in began.items())


def test_two_inspections_whose_last_day_could_not_be_read_are_two():
    now, before = (
        replace(an_inspection(year, leadership=word), end=None) for year, word in ((2026, "inadequate"), (2022, "good"))
    )

    (comparison,) = compare(now, History((before,)))

    assert comparison.steps_worse == 2


def test_two_publications_are_of_one_inspection_where_authority_and_last_day_are_the_same_and_known():
    one = an_inspection(2026, leadership="good")
    corrected = replace(one, published=one.published + timedelta(days=9))

    assert same_inspection(one, corrected)
    assert not same_inspection(one, replace(corrected, end=one.end + timedelta(days=1)))
    assert not same_inspection(one, replace(corrected, urn="80573"))
    assert not same_inspection(replace(one, end=None), replace(corrected, end=None))
