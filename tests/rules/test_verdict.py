from __future__ import annotations

from datetime import date

from builders import a_subject, an_inspection

import rules
from rules.conditions import When
from rules.routes import Route
from rules.silences import Silence
from rules.verdict import Rulebook, judge

TODAY = date(2026, 11, 28)
INADEQUATE = a_subject(an_inspection(2026, leadership="inadequate"), an_inspection(2022, leadership="good"))
GOOD = a_subject(an_inspection(2026, leadership="good"))


def a_rule(**settings):
    return rules.make(rules.KINDS[settings["kind"]][0].model_validate(settings))


RULES = (
    a_rule(name="Inadequate", kind="judged", grades=("inadequate",), severity="critical"),
    a_rule(name="Worse", kind="deteriorated", severity="warning"),
)
ROUTES = (
    Route(when=When(severity=("critical",)), send_to=("Channel",)),
    Route(when=When(rule=("Worse",)), send_to=("Digest",)),
    Route(when=When(severity=("note",)), send_to=("Nobody here",)),
)


def test_where_no_rule_applies_there_is_no_verdict():
    assert judge(GOOD, Rulebook(RULES, ROUTES), TODAY) is None


def test_a_verdict_has_all_findings_the_gravest_severity_and_every_receiver():
    verdict = judge(INADEQUATE, Rulebook(RULES, ROUTES), TODAY)

    assert [each.rule for each in verdict.findings] == ["Inadequate", "Worse"]
    assert (verdict.severity, verdict.receivers) == ("critical", ("Channel", "Digest"))


def test_a_silence_of_the_day_is_named_and_the_receivers_stay_named():
    silence = Silence(when=When(rule=("Worse", "Inadequate")), until=TODAY, because="known", critical=True)
    book = Rulebook(RULES, ROUTES, (silence,))

    today, tomorrow = judge(INADEQUATE, book, TODAY), judge(INADEQUATE, book, date(2026, 11, 29))

    assert (today.silence, today.receivers) == (silence, ("Channel", "Digest"))
    assert tomorrow.silence is None
