from __future__ import annotations

from datetime import date

import pytest
from builders import WIRRAL, a_mention, a_publication, a_subject, an_inspection, judgements

import rules
from rules.conditions import Facts
from rules.findings import answers, at_odds, corrected, facts_of, findings_for, with_findings
from rules.preview import subjects
from rules.rule import subject_among
from watcher.model.alerts import AT_ODDS, CORRECTED, PLEASE_CHECK, Finding, Severity
from watcher.model.kinds import Kind


def test_a_rule_that_is_meant_for_others_is_not_asked_and_it_says_so(rule):
    """
    name     = "Inadequate in London"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    only     = { region = ["London", "South East"] }
    """
    subject = a_subject(an_inspection(2026, leadership="inadequate"))

    (answer,) = answers([rule], subject)

    assert findings_for([rule], subject) == ()
    assert answer.why_not == "It is only for London or South East."


@pytest.mark.parametrize(
    "only",
    [
        {"authority": ("Leeds",)},
        {"region": ("London",)},
        {"framework": ("SIF",)},
        {"kind": ("focused_visit",)},
    ],
)
def test_each_limit_limits(rule, only):
    """
    name     = "Digest"
    kind     = "published"
    severity = "note"
    """
    limited = type(rule)(type(rule.settings)(name="Digest", kind="published", severity="note", only=only))
    subject = a_subject(an_inspection(2026, leadership="good"))

    assert findings_for([rule], subject)
    assert findings_for([limited], subject) == ()


def test_what_meets_every_limit_is_told(rule):
    """
    name     = "Digest"
    kind     = "published"
    severity = "note"
    only     = { authority = ["Wirral"], region = ["North West"], framework = ["ILACS-2026"], kind = ["inspection"] }
    """
    assert findings_for([rule], a_subject(an_inspection(2026, leadership="good")))


def test_what_could_not_be_read_is_told_though_no_rule_asks_for_it():
    unknown = a_subject(a_publication(Kind.UNKNOWN_REPORT))
    uncertain = a_subject(a_publication(problems=("the table and the headings differ",)))

    (of_unknown,), (of_uncertain,) = findings_for([], unknown), findings_for([], uncertain)

    assert [each.kind for each in (of_unknown, of_uncertain)] == [PLEASE_CHECK, PLEASE_CHECK]
    assert [each.text.partition(" ")[2] for each in of_unknown.reasons] == [
        "services inspection” is a kind of publication that we don't know: please check it yourself"
    ]
    assert [each.text for each in of_uncertain.reasons] == [
        "we could not read this reliably: the table and the headings differ"
    ]
    assert findings_for([], a_subject(a_mention())) == ()


def test_a_grade_that_ofsted_put_right_is_told_though_no_rule_asks_for_it():
    end = date(2026, 6, 19)
    first = an_inspection(date(2026, 8, 3), end=end, leadership="inadequate", care_leavers="good")
    second = an_inspection(date(2026, 8, 10), end=end, leadership="good", care_leavers="good")

    (finding,) = findings_for([], a_subject(second, first))

    assert (finding.rule, finding.kind, finding.severity) == (CORRECTED, CORRECTED, Severity.WARNING)
    (reason,) = finding.reasons
    assert reason.text == (
        "impact of leaders: good; it was inadequate in the report of 3 August 2026 on the same inspection"
    )
    assert (reason.area, [each.quote for each in reason.evidence]) == ("leadership", ["leadership good"])


def test_a_rule_answers_with_its_reasons_or_says_why_it_has_none(rule):
    """
    name     = "Inadequate"
    kind     = "judged"
    grades   = ["inadequate"]
    severity = "critical"
    """
    (told,) = answers([rule], a_subject(an_inspection(2026, leadership="inadequate")))
    (silent,) = answers([rule], a_subject(an_inspection(2026, leadership="good")))

    assert (told.settings, [each.area for each in told.reasons], told.why_not) == (rule.settings, ["leadership"], None)
    assert (silent.settings, silent.reasons) == (rule.settings, ())
    assert silent.why_not


def test_a_route_may_ask_of_the_gravest_severity_and_of_each_rule_that_spoke():
    facts = facts_of(a_subject(an_inspection(2026, leadership="good")))
    spoken = (("One", Severity.NOTE), ("Other", Severity.WARNING))
    spoke = [Finding(name, "judged", severity, ()) for name, severity in spoken]

    assert with_findings(facts, spoke) == Facts(
        facts.authority, facts.region, facts.kind, facts.framework, Severity.WARNING, ("One", "Other")
    )


def test_the_same_report_published_again_is_nothing_put_right():
    end = date(2026, 6, 19)
    first = an_inspection(date(2026, 8, 3), end=end, leadership="inadequate")
    second = an_inspection(date(2026, 8, 10), end=end, leadership="inadequate")

    assert findings_for([], a_subject(second, first)) == ()


@pytest.mark.parametrize(
    ("kind", "more", "now", "before"),
    [
        ("improved", {}, "good", "inadequate"),
        ("deteriorated", {}, "inadequate", "good"),
        ("remains", {"grades": ("inadequate",)}, "inadequate", "inadequate"),
        ("judged", {"grades": ("inadequate",)}, "inadequate", "good"),
    ],
)
def test_every_reason_of_an_area_carries_the_words_that_its_grade_was_read_from(kind, more, now, before):
    settings = {"name": "A rule", "kind": kind, "severity": "note", **more}
    rule = rules.make(rules.KINDS[kind][0].model_validate(settings))
    subject = a_subject(an_inspection(2026, leadership=now), an_inspection(2022, leadership=before))

    reasons = [each for each in rule.reasons(subject) if each.area == "leadership"]

    assert [[said.quote for said in each.evidence] for each in reasons] == [[f"leadership {now}"]]


ACTION = {"priority_actions": ("Visits.",)}
DOUBT = {"problems": ("The two ways of reading don't agree.",)}


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (ACTION, {}, ["areas for priority action: none now; 1"]),
        ({}, ACTION, ["areas for priority action: 1 now; none"]),
        ({"says_deteriorated": True}, {}, ["that services got worse: not said now; said"]),
        (ACTION, ACTION, []),
        (ACTION, {"priority_actions_carried": ("Visits.",), **ACTION}, []),
        ({**ACTION, **DOUBT}, {}, []),
        (ACTION, DOUBT, []),
    ],
)
def test_what_a_letter_says_no_more_than_ofsted_published_before_is_told_where_both_are_certain(before, now, said):
    end = date(2026, 6, 18)
    first, again = (
        a_publication(Kind.FOCUSED_VISIT, date(2026, 8, day), inspection_end=end, url=str(day), **each)
        for day, each in ((3, before), (10, now))
    )

    told = corrected(subject_among(WIRRAL, again, (first,), date(2026, 8, 10)))

    assert [each.text for each in told] == [
        f"{each} in what was published of the same visit on 3 August 2026" for each in said
    ]


END = date(2026, 6, 18)


def two_of_a_day(one, other, kind=Kind.INSPECTION, *, other_end=END, other_day=10):
    """Give what is said of a publication beside another of the same day, by its day and visit or not."""
    first = a_publication(kind, date(2026, 8, 10), inspection_end=END, url="one", **one)
    second = a_publication(kind, date(2026, 8, other_day), inspection_end=other_end, url="other", **other)
    return [
        [each.text.partition(" in “Children's services inspection” of the same day")[0] for each in at_odds(subject)]
        for subject in (
            subject_among(WIRRAL, first, (first, second), date(2026, 8, 10)),
            *(each for each in subjects(WIRRAL, (first, second)) if each.item == first),
        )
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other", "said"),
    [
        (
            Kind.INSPECTION,
            {"judgements": judgements(leadership="inadequate", help_and_protection="good")},
            {"judgements": judgements(leadership="good", help_and_protection="good")},
            ["impact of leaders: inadequate here, good"],
        ),
        (Kind.FOCUSED_VISIT, {"priority_actions": ("Visits.",)}, {}, ["areas for priority action: 1 here, none"]),
        (Kind.FOCUSED_VISIT, {}, {"says_deteriorated": True}, ["that services got worse: not said here, said"]),
        (
            Kind.INSPECTION,
            {"judgements": judgements(leadership="good")},
            {"judgements": judgements(leadership="good")},
            [],
        ),
        # Of a new kind nobody knows whether two are on the same inspection.
        (Kind.UNKNOWN_REPORT, {}, {"says_deteriorated": True}, []),
        # The doubt itself is told, and may be all that differs.
        (Kind.FOCUSED_VISIT, {"priority_actions": ("Visits.",)}, {"problems": ("A page is torn.",)}, []),
        (Kind.FOCUSED_VISIT, {"problems": ("A page is torn.",)}, {"priority_actions": ("Visits.",)}, []),
    ],
)
def test_of_two_documents_of_one_day_on_one_visit_each_says_what_the_other_says_otherwise(kind, one, other, said):
    assert two_of_a_day(one, other, kind) == [said, said]


@pytest.mark.parametrize("apart", [{"other_end": date(2026, 6, 19)}, {"other_end": None}, {"other_day": 9}])
def test_what_is_of_another_visit_or_day_is_not_at_odds(apart):
    one, other = ({"judgements": judgements(leadership=each)} for each in ("inadequate", "good"))

    assert two_of_a_day(one, other, **apart) == [[], []]


def test_that_two_documents_differ_is_a_warning_that_no_rule_asks_for():
    first, second = (
        a_publication(published=date(2026, 8, 10), url=each, inspection_end=END, judgements=judgements(leadership=each))
        for each in ("inadequate", "good")
    )

    (found,) = findings_for([], subject_among(WIRRAL, second, (first, second), date(2026, 8, 10)))

    assert (found.kind, found.severity) == (AT_ODDS, Severity.WARNING)
