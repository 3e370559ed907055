"""Every kind of message that people can get, with invented authorities, as the tests of words and forms need them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from builders import a_mention, a_publication, a_subject, an_inspection

from notifiers.messages import alerts, digests, news, operators, updates
from rules.alert import alert_for
from rules.deteriorated import Deteriorated
from rules.deteriorated import Settings as Fell
from rules.findings import findings_for
from rules.judged import Judged
from rules.judged import Settings as Grades
from rules.outcome import Outcome
from rules.outcome import Settings as Outcomes
from rules.priority_action import PriorityAction
from rules.priority_action import Settings as Actions
from rules.progress import Progress
from rules.progress import Settings as Slow
from rules.published import Published
from rules.published import Settings as Everything
from rules.reported import Reported
from rules.reported import Settings as News
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Alert, Awaited, Deadline, Message
from watcher.model.documents import Evidence
from watcher.model.kinds import Kind
from watcher.model.news import Direction
from watcher.model.ofsted import AREA_SEND, FOUR_POINT, OUTCOME, Authority, Grade, Judgement, Urn

RULES = [
    Judged(Grades(name="Inadequate", kind="judged", severity="critical", grades=("inadequate",))),
    Deteriorated(Fell(name="Worse than last time", kind="deteriorated", severity="critical")),
    PriorityAction(Actions(name="Priority action", kind="priority_action", severity="critical")),
    Progress(Slow(name="Too little progress", kind="progress", severity="warning")),
    Outcome(Outcomes(name="Area SEND failings", kind="outcome", severity="warning")),
    Reported(News(name="In the news", kind="reported", severity="warning")),
    Published(Everything(name="Everything", kind="published", severity="note")),
]
READING = Authority(Urn("80001"), "Reading", "South East", "unitary")
NOW = datetime(2026, 8, 3, 9, 40, tzinfo=UTC)
FIVE = ("overall", "leadership", "help_and_protection", "children_in_care", "care_leavers")
RI = "requires improvement"


def inspected(grades: dict[str, str], before: dict[str, str] | None = None, when: date = date(2025, 8, 4), **said):
    """Make the subject of an inspection, with an earlier one where there is `before`."""
    earlier = [an_inspection(2022, **before)] if before else []
    return a_subject(an_inspection(when, **grades), *earlier, authority=READING, **said)


def published(kind: Kind, **said):
    return a_subject(a_publication(kind, **said), authority=READING)


def reported(**said):
    return a_subject(a_mention(alert_authorities=("Reading",), authorities=("Reading",), **said), authority=READING)


def of_all(grade: str, **others: str) -> dict[str, str]:
    return {**dict.fromkeys(FIVE, grade), **others}


def outcome(rank: int) -> tuple[Judgement, ...]:
    return (Judgement(OUTCOME, Grade(AREA_SEND, rank - 1)),)


SUBJECTS = {
    "inadequate": inspected(of_all(RI, overall="inadequate", leadership="inadequate"), of_all(RI)),
    "inadequate without an overall grade": inspected(
        {each: "inadequate" if each == "leadership" else "good" for each in FIVE[1:]}, when=date(2026, 8, 3)
    ),
    "inadequate again": inspected(of_all("inadequate"), of_all("inadequate")),
    "inadequate, partly again": inspected(
        of_all(RI, overall="inadequate", care_leavers="inadequate"), of_all(RI, overall="inadequate")
    ),
    "a fall": inspected(of_all("good", overall=RI, leadership=RI), of_all("good")),
    "a fall in the report's words": inspected(of_all("good"), says_deteriorated=True),
    "a rise": inspected(of_all("good"), of_all(RI)),
    "a rise out of inadequate": inspected(of_all(RI), of_all("inadequate")),
    "as good as it was": inspected(of_all("good"), of_all("good")),
    "area SEND": published(
        Kind.AREA_SEND,
        judgements=outcome(3),
        priority_actions=("Cut the waits for assessments.", "Share plans on time."),
        evidence=(Evidence("outcome", 2, "There are widespread and systemic failings."),),
    ),
    "focused visit": published(
        Kind.FOCUSED_VISIT, priority_actions=("the timing of meetings", "oversight"), theme="front_door"
    ),
    "monitoring visit": published(Kind.MONITORING_VISIT, progress="insufficient"),
    "JTAI": published(Kind.JTAI, priority_actions=("the sharing of information",)),
    "a letter without a verdict": published(Kind.FOCUSED_VISIT),
    "an unknown kind": published(Kind.UNKNOWN_REPORT),
    "a doubt": published(Kind.INSPECTION, problems=("Two ways of reading don't agree on care leavers.",)),
    "news of inadequate": reported(overall_grade_now=FOUR_POINT.grade("inadequate")),
    "news of a fall": reported(direction=Direction.DETERIORATED),
}


def an_alert(kind: str) -> Alert:
    """Make the alert of one of SUBJECTS."""
    subject = SUBJECTS[kind]
    return alert_for(subject, findings_for(RULES, subject), key="k1", story=None)


def every_kind() -> dict[str, Message]:
    """Make one message of each kind."""
    alert = an_alert("inadequate")
    told = alerts.alert_message(alert)
    deadline = Deadline(Urn("80001"), "Reading", Awaited.ACTION_PLAN, date(2026, 11, 9), date(2026, 8, 3), "https://x")
    item = reported().mention.item
    mine = Acknowledgement("s", NOW, "U012AB3CD", Said.TAKEN_UP, "Channel", None)
    return {
        **{kind: alerts.alert_message(an_alert(kind)) for kind in SUBJECTS},
        "a correction": updates.correction_message("k2", alert, "leaders were judged good"),
        "an escalation": updates.escalation_message(alert, timedelta(hours=4)),
        "a snooze that ended": updates.snooze_over_message("k3", alert),
        "a silence that is over": updates.silence_over_message("k11", [alert]),
        "a silence that kept several back": updates.silence_over_message("k12", [alert, an_alert("area SEND")]),
        "who is dealing with it": updates.acknowledged_message("k4", told.summary, mine),
        "a fallback": updates.standing_in_message(told, "Channel", "The channel is archived."),
        "why": updates.reasons_message(alert),
        "overdue": alerts.reminder_message(deadline),
        "withdrawn": news.withdrawn_message("k5", "Reading", date(2026, 8, 3), 14),
        "an article that was changed": news.changed_message("k13", "Reading", item, "now reports “good”"),
        "a follow-up": news.note_message("k6", "Reading", item, a_mention(why="The council has a new plan.").reading),
        "the report after the news": news.put_right_message("k7", "Reading", None, ("leaders: good",), alert.links),
        "a digest": digests.digest_message("k8", [told, alerts.alert_message(an_alert("area SEND"))]),
        "a test": operators.test_message("k9", "Duty inbox"),
        "a notice": operators.notice_message("k10", "Ofsted reports: no answer for 2 hours", ("Look at the log.",)),
    }
