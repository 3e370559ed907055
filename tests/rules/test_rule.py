from __future__ import annotations

import pytest
from builders import a_mention, a_publication, a_subject, an_inspection, judgements

import rules
from rules.comparison import compare
from rules.rule import ComparingSettings
from watcher.model.kinds import Kind


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


@pytest.mark.parametrize("kind", rules.KINDS)
def test_every_kind_of_rule_says_why_it_does_not_apply(kind):
    settings, _make = rules.KINDS[kind]
    needed = {"judged": {"grades": ("inadequate",)}, "outcome": {"outcomes": (3,)}}.get(kind, {})
    fields = settings.model_fields
    given = {name: value for name, value in needed.items() if name in fields}
    try:
        rule = rules.make(settings.model_validate({"name": "R", "kind": kind, "severity": "note", **given}))
    except ValueError:
        pytest.skip(f"{kind} needs more settings than this test knows")

    assert rule.why_not(a_subject(an_inspection(2026, leadership="good"))).endswith(".")
