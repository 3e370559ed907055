from __future__ import annotations

from datetime import date

import pytest
from builders import WIRRAL, a_mention, a_publication, a_subject, an_inspection, as_publication, judgements

import rules
from rules.alert import headline_for
from rules.comparison import compare
from rules.preview import subjects
from rules.rule import ComparingSettings, subject_among
from watcher.model.alerts import Reason
from watcher.model.kinds import Kind
from watcher.model.ofsted import ILACS_2023
from watcher.model.values import replace


def comparison(now, before):
    subject = a_subject(now, before)
    return compare(subject.inspection, subject.history)[0]


SAME = comparison(an_inspection(2026, leadership="good"), an_inspection(2024, leadership="good"))
ACROSS = comparison(an_inspection(2019, leadership="good"), an_inspection(2016, leadership="good"))
OVERALL_ACROSS = comparison(an_inspection(2019, overall="good"), an_inspection(2016, overall="good"))


@pytest.mark.parametrize(
    ("across", "allowed"), [("all", (True, True, True)), ("overall", (True, False, True)), ("no", (True, False, False))]
)
def test_across_frameworks_narrows_what_may_be_compared(across, allowed):
    settings = ComparingSettings(name="Worse", severity="critical", across_frameworks=across)

    assert tuple(map(settings.allow, (SAME, ACROSS, OVERALL_ACROSS))) == allowed


def test_areas_narrow_what_counts():
    settings = ComparingSettings(name="Worse", severity="critical", areas=("leadership",))

    assert settings.allow(SAME)
    assert not settings.allow(OVERALL_ACROSS)


def test_news_is_no_publication_of_ofsteds():
    subject = a_subject(a_mention())

    assert (subject.publication, subject.said, subject.inspection) == (None, None, None)
    assert subject.evidence("leadership") == ()
    assert subject.mention is subject.item


def test_a_letter_is_a_publication_and_no_inspection():
    subject = a_subject(a_publication(Kind.FOCUSED_VISIT))

    assert subject.publication is subject.item
    assert (subject.mention, subject.inspection) == (None, None)


def test_a_report_whose_day_of_publication_nobody_knows_is_no_inspection_to_compare():
    subject = a_subject(a_publication(published=None, judgements=judgements(leadership="good")))

    assert subject.inspection is None


def test_a_report_whose_page_gives_no_day_is_compared_as_of_the_day_on_which_it_was_first_seen():
    def ilacs(published, grade):
        return a_publication(published=published, framework=ILACS_2023, judgements=judgements(leadership=grade))

    before, after = ilacs(date(2024, 5, 1), "good"), ilacs(date(2026, 8, 4), "outstanding")
    undated = ilacs(None, "inadequate")

    subject = subject_among(a_subject(undated).authority, undated, [before, after], date(2026, 8, 3))

    assert [each.published for each in subject.history.inspections] == [before.published]
    assert headline_for(subject, ()) == "INADEQUATE leaders"
    assert [each.steps_worse for each in compare(subject.inspection, subject.history)] == [2]
    assert subject.publication.published is None


@pytest.mark.parametrize("kind", rules.KINDS)
def test_every_kind_of_rule_says_why_it_does_not_apply(kind):
    settings, _make = rules.KINDS[kind]
    needed = {"grades": ("inadequate",)} if kind == "judged" else {}
    rule = rules.make(settings.model_validate({"name": "R", "kind": kind, "severity": "note", **needed}))

    assert rule.why_not(a_subject(an_inspection(2026, leadership="good"))).endswith(".")


VISIT = {"kind": Kind.FOCUSED_VISIT, "inspection_end": date(2026, 6, 18)}
AGAIN = a_publication(published=date(2026, 8, 10), url="again", **VISIT)
FIRST = a_publication(published=date(2026, 8, 3), url="first", **VISIT)


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        ((FIRST,), FIRST),
        ((replace(FIRST, published=date(2026, 8, 1)), FIRST), FIRST),
        ((replace(FIRST, published=date(2026, 8, 10)),), None),
        ((replace(FIRST, published=None),), None),
        ((replace(FIRST, sha256=""),), None),  # shipped: of what it says only grades are known
        ((a_publication(published=date(2026, 8, 3), **{**VISIT, "kind": Kind.JTAI}),), None),
        ((a_publication(published=date(2026, 8, 3), **{**VISIT, "inspection_end": date(2026, 6, 19)}),), None),
        ((a_publication(published=date(2026, 8, 3), **{**VISIT, "inspection_end": None}),), None),
    ],
)
def test_what_tells_of_the_same_visit_on_an_earlier_day_was_issued_before(earlier, found):
    assert subject_among(WIRRAL, AGAIN, earlier, date(2026, 8, 10)).issued_before == found
    in_order = [each for each in (*earlier, AGAIN) if each.published]
    *_, rehearsed = subjects(WIRRAL, in_order)
    assert rehearsed.issued_before == found


def test_what_gives_no_days_was_not_issued_before():
    one, other = (a_publication(Kind.FOCUSED_VISIT, date(2026, 8, day), url=str(day)) for day in (3, 10))

    assert subject_among(WIRRAL, other, (one,), date(2026, 8, 10)).issued_before is None
    assert [each.issued_before for each in subjects(WIRRAL, (one, other))] == [None, None]


def test_what_was_published_on_the_same_day_is_no_history():
    before, same_day, now = (an_inspection(date(2026, 8, day), end=None, leadership="good") for day in (2, 3, 3))

    subject = subject_among(
        WIRRAL, as_publication(now), [as_publication(each) for each in (before, same_day)], now.published
    )

    assert subject.history.inspections == (before,)
    assert subject.reason("leadership", "It fell.").area == "leadership"
    assert a_subject(a_publication()).reason("leadership", "It fell.") == Reason("leadership", "It fell.")
