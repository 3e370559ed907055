"""One message of each form that we send, about an invented council, to try whether a channel takes it."""

from __future__ import annotations

from datetime import date, timedelta

from notifiers.messages import alerts, digests, operators, updates
from watcher.model.alerts import Alert, Change, Finding, Link, Message, Reason, Severity
from watcher.model.documents import Evidence
from watcher.model.ofsted import Urn

LINK = Link("The report (PDF)", "https://reports.ofsted.gov.uk/")
QUOTE = Evidence("since_last", 2, "Since the last inspection, in this example, much has changed.")
WORSE = Change("impact of leaders", "inadequate", "good", "20 May 2023", adverse=True, worse=True, page=1)
FIRST = Change("care leavers", "good", note="first separate judgement", page=1)


def samples() -> dict[str, Message]:
    """Make an alert with all its parts, one of news, what follows, a digest and a notice."""
    inspected = _alert("an inspection", changes=(WORSE, FIRST), quotes=(QUOTE,))
    reported = _alert("news", confirmed=False)
    told = alerts.alert_message(inspected)
    return {
        "an alert": told,
        "news": alerts.alert_message(reported),
        "a correction": updates.correction_message("sample-3", inspected, "this is an example"),
        "an escalation": updates.escalation_message(inspected, timedelta(hours=4)),
        "a digest": digests.digest_message("sample-5", [told] * 40),
        "a notice": operators.notice_message("sample-6", "An example of a notice", ("Nothing is wrong.",), (LINK,)),
    }


def _alert(
    what: str, *, confirmed: bool = True, changes: tuple[Change, ...] = (), quotes: tuple[Evidence, ...] = ()
) -> Alert:
    return Alert(
        key="sample-1",
        story="sample",
        urn=Urn("0"),
        authority="Exampleshire",
        severity=Severity.CRITICAL,
        what=f"An example of {what}",
        headline="INADEQUATE leaders",
        source="Ofsted" if confirmed else "A newspaper",
        confirmed=confirmed,
        published=date(2026, 8, 3),
        inspection_start=date(2026, 6, 8),
        inspection_end=date(2026, 6, 19),
        findings=(Finding("An example", "judged", Severity.CRITICAL, (Reason(None, "this is an example"),)),),
        changes=changes,
        quotes=quotes,
        links=(LINK,),
    )
