"""One message of each kind that we send, about an invented council, to try whether a channel takes their forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from notifiers.messages import alerts, digests, news, on_request, operators, owners, updates
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.alerts import Alert, Awaited, Change, Deadline, Finding, Link, Message, Reason, Severity, Table
from watcher.model.documents import Evidence
from watcher.model.news import NewsItem, NewsReading
from watcher.model.ofsted import Urn
from watcher.model.owners import SameOwner
from watcher.model.people import PersonalWatch
from watcher.model.places import Place
from watcher.model.providers import Provider, Remit, Sheet

NAME, URN, DAY = "Exampleshire", Urn("0"), date(2026, 8, 3)
# A fixed moment: the same samples, byte for byte, at every run, so that a difference is one of the code.
MOMENT = datetime(2026, 8, 3, 9, 40, tzinfo=UTC)
WHY = "this is an example"
LINK = Link("The report (PDF)", "https://reports.ofsted.gov.uk/")
QUOTE = Evidence("since_last", 2, "Since the last inspection, in this example, much has changed.")
WORSE = Change("impact of leaders", "inadequate", "good", "20 May 2023", adverse=True, worse=True, page=1)
FIRST = Change("care leavers", "good", note="first separate judgement", page=1)
DUE = Deadline(URN, NAME, Awaited.ACTION_PLAN, date(2026, 11, 9), DAY, LINK.url)
TABLE = Table("Latest judgements", alerts.JUDGEMENTS_HEAD, (("leaders", "INADEQUATE", "good", "–"),))
NEWS = NewsItem("sample", "An example of a headline", "", LINK.url, "2026-08-03", "A newspaper")
READING = NewsReading.without_result(WHY, (NAME,), about_inspection=True)


def sample_home() -> Message:
    """Make what people see who open the app's Home tab."""
    return on_request.home_message([f"{NAME}: INADEQUATE leaders"], [NAME], [f"{NAME}: critical"], (), "09:40")


def samples() -> dict[str, Message]:
    """Make an alert with all its parts, and one of every other kind."""
    inspected = _alert("an inspection", changes=(WORSE, FIRST), quotes=(QUOTE,), deadlines=(DUE,))
    reported = _alert("news", confirmed=False)
    first = alerts.alert_message(inspected)
    provider = Provider(URN, Remit.SOCIAL_CARE, "children's home", Sheet("An example", DAY), owner="A company")
    home = SameOwner(provider, (Place("places.csv", 1, URN, "Our home"),), "an example", "An example of a connection.")
    on_it = Acknowledgement("sample", MOMENT, "U0", Said.TAKEN_UP, "Safeguarding channel")
    mine = PersonalWatch("Safeguarding channel", "U0", URN, Severity.CRITICAL)
    happened = on_request.Happening("3 August 2026", "inspection", "INADEQUATE leaders", LINK.url)
    return {
        "an alert": first,
        "news": alerts.alert_message(reported),
        "what follows in the news": news.note_message("sample-2", NAME, NEWS, READING),
        "Ofsted's report after the news": news.put_right_message("sample-3", NAME, WHY, ("leaders: good",), (LINK,)),
        "an article that was changed": news.changed_message("sample-14", NAME, NEWS, "now reports “good”"),
        "a withdrawal": news.withdrawn_message("sample-4", NAME, DAY, 14),
        "a correction": updates.correction_message("sample-5", inspected, WHY),
        "an alert that was edited": updates.edited_message("sample-6", first, updates.acknowledged_words(on_it)),
        "who is dealing with it": updates.acknowledged_message("sample-7", first.summary, on_it),
        "an escalation": updates.escalation_message(inspected, timedelta(hours=4)),
        "the end of a snooze": updates.snooze_over_message("sample-8", inspected),
        "the end of a silence": updates.silence_over_message("sample-9", [inspected, reported]),
        "an alert to the fallback": updates.standing_in_message(first, "Safeguarding channel", "It is archived."),
        "why an alert was sent": updates.reasons_message(inspected),
        "an answer to a button": updates.answer_message(first, f"{on_it.called} has been dealing with this."),
        "an answer below a message that is not known": updates.unknown_message("sample-13"),
        "what comes late": updates.late_message(first, MOMENT),
        "a reminder": alerts.reminder_message(DUE),
        "a connection by owner": owners.same_owner_message(home, WHY, (LINK,)),
        "a digest": digests.digest_message("sample-10", [first] * 40),
        "a test": operators.test_message("sample-11", "Safeguarding channel"),
        "a notice": operators.notice_message("sample-12", "An example of a notice", ("Nothing is wrong.",), (LINK,)),
        "the help for /ofsted": on_request.help_message(),
        "an authority's record": on_request.record_message(NAME, [WHY], TABLE, [happened], watched=False),
        "somebody's own list": on_request.list_message([(NAME, mine)], WHY),
        "a refusal": on_request.refusal_message("“Exampelshire” is not known", WHY),
    }


def _alert(
    what: str,
    *,
    confirmed: bool = True,
    changes: tuple[Change, ...] = (),
    quotes: tuple[Evidence, ...] = (),
    deadlines: tuple[Deadline, ...] = (),
) -> Alert:
    return Alert(
        key="sample-1",
        story="sample",
        urn=URN,
        authority=NAME,
        severity=Severity.CRITICAL,
        what=f"An example of {what}",
        headline="INADEQUATE leaders",
        source="Ofsted" if confirmed else "A newspaper",
        confirmed=confirmed,
        published=DAY,
        inspection_start=date(2026, 6, 8),
        inspection_end=date(2026, 6, 19),
        findings=(Finding("An example", "judged", Severity.CRITICAL, (Reason(None, WHY),)),),
        changes=changes,
        quotes=quotes,
        links=(LINK,),
        deadlines=deadlines,
    )
