"""What an alert says, in the order in which a lead needs it (docs/domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.alerts import (
    AT_ODDS,
    CORRECTED,
    OLDER,
    PLEASE_CHECK,
    Alert,
    Awaited,
    Change,
    Deadline,
    Link,
    Message,
    Section,
    Severity,
    Table,
)
from watcher.model.ofsted import AREA_NAMES
from watcher.model.places import IN_AREA, PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from watcher.model.documents import Evidence

SEVERITY = {Severity.CRITICAL: "Critical", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
JUDGEMENTS_HEAD = ("Area", "Now", "Before", "Earlier report")
"""Above tables of judgements. Not "Since": below "INADEQUATE" that reads as the day since which it is so."""


def alert_message(alert: Alert, *, broadcast: bool = False) -> Message:
    """Say an alert: its key is what is told, without a receiver."""
    return Message(
        key=alert.key,
        severity=alert.severity,
        summary=f"{alert.authority}: {alert.headline}",
        sections=tuple(_alert_sections(alert)),
        broadcast=broadcast,
        deadlines=alert.deadlines,
        asks=True,
    )


def _alert_sections(alert: Alert) -> Iterable[Section]:
    """Say it in the order in which a lead asks: how bad, what to do, which judgements, since when, in whose words."""
    # First and without a heading: it is what a lock screen shows.
    yield Section("", (f"{SEVERITY[alert.severity]}. {_published(alert)}", *what_to_do(alert)))
    if alert.changes:
        yield _judgements(alert)
    said = _reasons(alert)
    repeated = tuple(each for each in alert.quotes if _is_listed(each, said))
    if said:
        yield Section(f"{'Also' if alert.changes else 'What it says'}{_on_pages(repeated)}", said, listed=True)
    if quotes := tuple(each for each in alert.quotes if each not in repeated):
        heading = "In the document's words" if alert.confirmed else "The article's own headline"
        yield Section(heading, quotes=quotes)
    yield Section("", links=alert.links)
    if alert.deadlines:
        yield Section("What to expect", tuple(map(deadline_sentence, alert.deadlines)), listed=True)
    if notes := (*_inspected(alert), *alert.notes):
        yield Section("", notes)
    yield Section("", (f"{_source(alert)} You get this because {_why(alert)}.",))


WITHOUT_A_RULE = {
    PLACE: "it is about a place on your list",
    IN_AREA: "it is about a provider in an area that you watch",
    PLEASE_CHECK: "it could not be read reliably",
    CORRECTED: "Ofsted has changed what it published before",
    AT_ODDS: "Ofsted published two documents that differ",
}


def _why(alert: Alert) -> str:
    """Name the rules, and what is told whatever the rules say."""
    asked = [each for each in alert.findings if each.kind not in (*WITHOUT_A_RULE, OLDER)]
    rules = list(dict.fromkeys(f"“{each.rule}”" for each in asked))
    named = [f"of the rule{'s' if len(rules) > 1 else ''} {', '.join(rules)}"] if rules else []
    named += [words for kind, words in WITHOUT_A_RULE.items() if kind in {each.kind for each in alert.findings}]
    return ", and because ".join(named)


def _published(alert: Alert) -> str:
    if not alert.confirmed:
        when = f" on {alert.published:%-d %B %Y}" if alert.published else ""
        return f"Reported by {alert.source}{when}, not yet confirmed on Ofsted's site."
    when = f"published {alert.published:%-d %B %Y}" if alert.published else "publication date not known"
    return f"{alert.what}, {when}."


def what_to_do(alert: Alert) -> tuple[str, ...]:
    """Say the next step, where there is one; nothing for a note."""
    if not alert.confirmed:
        return ("What to do: treat it as unconfirmed. We will say here when Ofsted publishes its report, or doesn't.",)
    if alert.severity is Severity.CRITICAL:
        return ("What to do: open the document below, and agree today who acts on it.",)
    if any(each.kind == PLEASE_CHECK for each in alert.findings):
        return ("What to do: open the document below and check it yourself. We could not read it reliably.",)
    if any(each.kind == AT_ODDS for each in alert.findings):
        return ("What to do: open both documents on Ofsted's page below, and check which of them is right.",)
    if any(each.kind == OLDER for each in alert.findings):
        if alert.severity is Severity.WARNING:  # its dates contradict each other
            return ("What to do: open the document below and check its dates. It may be new.",)
        return ("What to do: nothing today, if you know the newer one. It came to our notice only now.",)
    if alert.severity is Severity.WARNING and alert.links:
        return ("What to do: follow the link below, and decide whether anybody needs to act.",)
    return ()


def _judgements(alert: Alert) -> Section:
    """Set each judgement beside the one before, worst first: as a table, and the same in lines."""
    where = _on_pages(alert.changes)
    table = Table(
        f"{alert.authority}: each judgement, and the one before{where}",
        JUDGEMENTS_HEAD,
        tuple(map(_row, alert.changes)),
    )
    lines = tuple(map(_change, alert.changes))
    return Section(f"Each judgement, and the one before{where}", lines, listed=True, table=table)


def _on_pages(found: Iterable[Change | Evidence]) -> str:
    pages = sorted({each.page for each in found if each.page})
    return f" (page{'s' if len(pages) > 1 else ''} {' and '.join(map(str, pages))})" if pages else ""


def _is_listed(quote: Evidence, said: tuple[str, ...]) -> bool:
    """Return whether a quote only repeats what is listed above it, as the areas for priority action."""
    words = quote.quote.partition(": ")[2].rstrip(" …")
    return bool(words) and words in " ".join(each.partition(": ")[2] for each in said)


def _row(change: Change) -> tuple[str, str, str, str]:
    grade = change.now.upper() if change.adverse else change.now
    note = f"; {change.note}" if change.note else ""
    if change.before is None:
        return change.area, grade, change.note or "none known", "–"
    if change.before == change.now:
        now = f"still {grade}" if change.adverse else f"{grade}, unchanged"
    else:
        now = f"{grade}, {'worse' if change.worse else 'better'}"
    return change.area, now, f"{change.before}{note}", change.before_when or "–"


def _change(change: Change) -> str:
    grade = change.now.upper() if change.adverse else change.now
    if change.before is None:
        return f"{change.area}: {grade} ({change.note or 'no earlier judgement is known'})"
    note = f"; {change.note}" if change.note else ""
    if change.before == change.now:
        still = "still " if change.adverse else ""
        return f"{change.area}: {still}{grade} (unchanged, published {change.before_when}{note})"
    direction = "worse" if change.worse else "better"
    return f"{change.area}: {grade} ({direction}, was {change.before}, published {change.before_when}{note})"


def _reasons(alert: Alert) -> tuple[str, ...]:
    """List every reason that the table of judgements doesn't say already; a correction by Ofsted always.

    That something was published is a reason of its own only where nothing else is said: the opening says it.
    """
    shown = {each.area for each in alert.changes}
    said = [
        (finding.kind == "published", reason.area is None, reason.text)
        for finding in alert.findings
        for reason in finding.reasons
        if reason.area is None or finding.kind == CORRECTED or AREA_NAMES.get(reason.area) not in shown
    ]
    if alert.changes or not all(only_published for only_published, *_ in said):
        said = [each for each in said if not each[0]]
    # By area first, then what is said of the whole.
    return tuple(dict.fromkeys(text for *_, text in sorted(said, key=lambda each: each[1])))


def _inspected(alert: Alert) -> tuple[str, ...]:
    if not (alert.inspection_start or alert.inspection_end):
        return ()
    return (f"Inspected: {_span(alert.inspection_start, alert.inspection_end)}.",)


def _span(start: date | None, end: date | None) -> str:
    if start and end and start != end:
        return f"{start:%-d %B %Y} to {end:%-d %B %Y}"
    day = start or end
    return f"{day:%-d %B %Y}" if day else "date not known"


def _source(alert: Alert) -> str:
    return f"Source: {alert.source}'s own publication." if alert.confirmed else f"Source: {alert.source}."


def deadline_title(deadline: Deadline) -> str:
    """Say in a line what is expected about a day."""
    return f"{deadline.authority}: {_AWAITED[deadline.awaited]} expected by about now"


def deadline_sentence(deadline: Deadline) -> str:
    """Say what to expect by about when, and why; nobody outside knows the day itself."""
    by, published = f"{deadline.by:%-d %B %Y}", f"{deadline.published:%-d %B %Y}"
    if deadline.awaited is Awaited.ACTION_PLAN:
        return (
            f"Expect the council's action plan to reach Ofsted by about {by}: 70 working days after publication on "
            f"{published}, or sooner if the council received it before that day."
        )
    return (
        f"Expect a first monitoring visit by about {by}: within four weeks of the action plan, which was Ofsted's "
        "policy in 2016. Ofsted does not usually publish the letter about a first visit."
    )


_AWAITED = {Awaited.ACTION_PLAN: "the council's action plan", Awaited.MONITORING_VISIT: "a first monitoring visit"}


def reminder_message(deadline: Deadline) -> Message:
    """Remind people that a day has passed by which something was expected, and that we have not seen it."""
    what, by = _AWAITED[deadline.awaited], f"{deadline.by:%-d %B %Y}"
    unseen = (
        "Ofsted does not publish the plan itself: ask the council whether it has been sent."
        if deadline.awaited is Awaited.ACTION_PLAN
        else "There may have been one all the same: the letter about a first visit is usually not published."
    )
    after = f"after the publication of {deadline.published:%-d %B %Y}"
    passed = f"{what[:1].upper()}{what[1:]} was expected by about {by}, {after}."
    lines = (f"{passed} Nothing published since shows that it came.", unseen)
    return Message(
        key=f"reminder/{deadline.uid}",
        severity=Severity.NOTE,
        summary=f"{deadline.authority}: overdue: {what}, expected by about {by}",
        sections=(Section("", lines), Section("", links=(Link("What was published", deadline.url),))),
    )


def as_plain_text(message: Message, *, summary: bool = True) -> str:
    """Write a whole message as plain text: the e-mail's text part, and the console."""
    parts = [message.summary] if summary else []
    for section in message.sections:
        lines = [section.heading] if section.heading else []
        lines += [f"- {line}" if section.listed else line for line in section.lines]
        lines += [f"> {each.quote}{_page(each.page)}" for each in section.quotes]
        lines += [f"{each.text}: {each.url}" for each in section.links]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _page(page: int | None) -> str:
    return f" (page {page})" if page else ""


def quoted(quote: str, page: int | None) -> str:
    """Write a quote with its page."""
    return f"“{quote}”{_page(page)}"


def cut(words: str, most: int) -> str:
    """Shorten a text at the end of a sentence or a word, and show that it goes on."""
    if len(words) <= most:
        return words
    if most < 2:
        return ""
    kept = words[: most - 1]
    end = max(kept.rfind(". "), kept.rfind("\n"))
    if end < most // 2:
        end = kept.rfind(" ")
    return (kept[: end + 1].rstrip() if end > most // 2 else kept) + "…"
