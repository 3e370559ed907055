"""`explain`: why something was told or not: each rule, the earlier grades, the words, the document, every attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from watcher.commands import printing
from watcher.decide.hindsight import plan_again, plan_news_again
from watcher.decide.intents import Plan
from watcher.decide.rehearsal import WouldTell
from watcher.history.explanation import Explanation, SentAlert, explain
from watcher.model.ofsted import AREA_NAMES, Area
from watcher.store.published import known
from watcher.store.told.deliveries import STATES, State
from watcher.timing import words

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from rules.comparison import Comparison
    from rules.findings import Answer
    from watcher.config.check import Config
    from watcher.model.alerts import Finding
    from watcher.model.documents import Evidence

PLACE_EXPLAINED = "the document was not read: its title, its page and Ofsted's sheets are all that was known."
Again = Plan | WouldTell | None
"""What today's config makes of it: of a publication a plan, of news an alert or nothing."""
NO_DOCUMENT = "none; its grades came with the program, and the document was not fetched"


def show_explanation(what: str, config: Config, today: date, *, as_json: bool) -> None:
    """Print why an alert was sent, or why none was."""
    with known.looking(config.store_url, config.team) as tx:
        found = [(each, _planned_again(tx, each, config, today)) for each in explain(tx, what, config)]
    if as_json:
        printing.lines(_as_json(each, now) for each, now in found)
        return
    for each, now in found:
        _print(each, now)


def _planned_again(tx: Connection | None, each: Explanation, config: Config, today: date) -> Again:
    if each.subject:
        return plan_again(tx, each.subject, each.seen, config, today)
    news = _news(each)
    return plan_news_again(tx, news.alert, config, today) if tx is not None and news else None


def _news(each: Explanation) -> SentAlert | None:
    """Return the alert if news made it, of which the pieces are still kept."""
    return next((sent for sent in each.sent if sent.grounds), None) if each.seen is None else None


def _print(each: Explanation, now: Again) -> None:
    printing.say(f"{each.authority.name}: {_title(each)}, published {_day_of(each)}")
    printing.say(f"document: {_url(each) or '–'}")
    printing.say(f"SHA-256: {_hash(each)}")
    printing.say(_decision(each))
    if each.comparisons:
        rows = [_comparison_row(one) for one in each.comparisons]
        printing.table(("area", "judgement", "before", "published", "note"), rows)
    if each.answers:
        printing.table(("rule", "applies", "why, or why not"), [_answer_row(one) for one in each.answers])
        asked = {one.settings.name for one in each.answers}
        for finding in _findings(now):
            if finding.rule not in asked:
                printing.say(f"Also, whatever the rules say: {'; '.join(one.text for one in finding.reasons)}.")
    if each.answers or _news(each):
        printing.say(_now(each, now))
    for evidence in _evidence(each, now):
        page = f" (page {evidence.page})" if evidence.page else ""
        printing.say(f"{AREA_NAMES.get(Area(evidence.about), evidence.about)}: “{evidence.quote}”{page}")
    for sent in each.sent:
        _print_sent(sent)
    if each.newer:
        printing.say(f"Newer, without an alert: {'; '.join(each.newer)}. Give its day to have it explained.")
    printing.say()


def _print_sent(sent: SentAlert) -> None:
    printing.say(f"\nalert {sent.alert.key} ({sent.alert.severity}): {sent.alert.headline}")
    for made in sent.corrections:
        printing.say(f"  CORRECTED {words.moment(made.at)} by {made.made_by}: {made.because}")
    for finding in sent.alert.findings:
        printing.say(f"  “{finding.rule}”: {'; '.join(each.text for each in finding.reasons)}")
    for read in sent.grounds:
        printing.say(f"  read in {read.url or 'a news item without an address'}: {read.why}")
        for ground in read.of:
            printing.say(f"    {ground}")
    for each in sent.sendings:
        state = STATES[State(each.state)]
        printing.say(f"  {each.receiver}, {each.address}: {state}, queued {words.moment(each.queued_at)}")
        for attempt in each.attempts:
            refused = f"{STATES[State.GIVEN_UP]}. " if attempt.outcome == State.GIVEN_UP else ""
            printing.say(f"    {words.moment(attempt.at)}: {refused}{attempt.answer}")
    if not sent.sendings:
        printing.say("  No route sent it to anybody.")
    for said in sent.said:
        until = f" until {words.moment(said.until)}" if said.until else ""
        printing.say(f"  {said.said}{until} by {said.called}, in {said.receiver}, {words.moment(said.at)}")


def _title(each: Explanation) -> str:
    if each.publication:
        return each.publication.title
    return each.seen.title if each.seen else each.sent[0].alert.what


def _day_of(each: Explanation) -> str:
    known_ = each.publication or each.seen
    return words.day(known_.published if known_ else each.sent[0].alert.published)


def _url(each: Explanation) -> str:
    known_ = each.publication or each.seen
    return known_.url if known_ else next((link.url for link in each.sent[0].alert.links), "")


def _hash(each: Explanation) -> str:
    if each.publication:
        return each.publication.sha256 or NO_DOCUMENT
    if each.seen:
        return "none; the document could not be read so far" if each.seen.problem else "none; it was not fetched so far"
    return "none; of news only headline, summary and address are kept" if _news(each) else "none; no document was kept"


def _decision(each: Explanation) -> str:
    if each.sent and each.sent[0].alert.about_place:
        return f"It is about a place on your list, or in an area that you watch; {PLACE_EXPLAINED}"
    if _news(each):
        return "It was made of news; what each news item was read by stands below."
    if each.seen is None:
        watched = "" if each.watched else f" {each.authority.name} is not watched."
        return f"It was never seen on Ofsted's site by this program, so nothing was decided.{watched}"
    if each.seen.decision:
        return f"Decided {words.moment(each.seen.decided_at)}: {each.seen.decision}"
    if each.seen.problem:
        return f"It can't be read so far: {each.seen.problem}"
    return "Not decided yet." if each.watched else f"{each.authority.name} is not watched, so it was not fetched."


def _now(each: Explanation, now: Again) -> str:
    if now is None or not (isinstance(now, WouldTell) or now.alert):
        return "With today's config nobody would get an alert."
    condition = "" if each.watched else ", if it were watched,"
    if now.silence:
        until, because = words.day(now.silence.until), now.silence.because
        by = f" (added by {now.silence.added_by})" if now.silence.added_by else ""
        return f"With today's config it is silenced{condition} until {until}: {because}{by}"
    return f"With today's config it would go{condition} to {', '.join(now.receivers) or 'nobody'}."


def _comparison_row(each: Comparison) -> tuple[str, ...]:
    before = each.earlier.grade.word if each.earlier else "–"
    published = words.day(each.earlier.inspection.published) if each.earlier else ""
    return AREA_NAMES[each.area], each.now.word, before, published, each.note or ""


def _answer_row(each: Answer) -> tuple[str, ...]:
    speaks = f"yes, {each.settings.severity}" if each.reasons else "no"
    return each.settings.name, speaks, each.why_not or "\n".join(reason.text for reason in each.reasons)


def _findings(now: Again) -> tuple[Finding, ...]:
    said = now.said if isinstance(now, WouldTell) else now.alert if now else None
    return said.findings if said else ()


def _evidence(each: Explanation, now: Again) -> tuple[Evidence, ...]:
    findings = [*_findings(now), *(finding for sent in each.sent for finding in sent.alert.findings)]
    return tuple(dict.fromkeys(one for finding in findings for reason in finding.reasons for one in reason.evidence))


def _as_json(each: Explanation, now: Again) -> dict[str, Any]:
    publication, seen = each.publication, each.seen
    # An unreadable document has a place on Ofsted's page, and no publication.
    known_ = publication or seen
    silence = now.silence if now else None
    return {
        "authority": each.authority.name,
        "urn": each.authority.urn,
        "watched": each.watched,
        "title": _title(each),
        "published": known_.published if known_ else each.sent[0].alert.published,
        "kind": publication.reading.kind if publication else None,
        "url": _url(each),
        "page_url": known_.page_url if known_ else None,
        "sha256": (publication.sha256 or None) if publication else None,
        "decision": seen.decision if seen else None,
        "decided_at": seen.decided_at if seen else None,
        "problem": seen.problem if seen else None,
        "rules": [_answer_as_json(one) for one in each.answers],
        "comparisons": [_comparison_as_json(one) for one in each.comparisons],
        "evidence": [asdict(one) for one in _evidence(each, now)],
        "receivers": list(now.receivers) if now else [],
        "silenced_until": silence.until if silence else None,
        "silenced_because": silence.because if silence else None,
        "silenced_by": (silence.added_by or None) if silence else None,
        "alerts": [_sent_as_json(one) for one in each.sent],
        "newer": list(each.newer),
    }


def _answer_as_json(each: Answer) -> dict[str, Any]:
    return {
        "rule": each.settings.name,
        "severity": each.settings.severity,
        "speaks": bool(each.reasons),
        "reasons": [reason.text for reason in each.reasons],
        "why_not": each.why_not,
        "evidence": [asdict(one) for reason in each.reasons for one in reason.evidence],
    }


def _comparison_as_json(each: Comparison) -> dict[str, Any]:
    earlier = each.earlier
    framework = earlier.inspection.framework if earlier else None
    return {
        "area": each.area,
        "now": each.now.key,
        "before": earlier.grade.key if earlier else None,
        "before_published": earlier.inspection.published if earlier else None,
        "before_framework": framework.name if framework else None,
        "before_url": earlier.inspection.url if earlier else None,
        "steps_worse": each.steps_worse,
        "note": each.note,
    }


def _sent_as_json(sent: SentAlert) -> dict[str, Any]:
    return {
        "alert": sent.alert.key,
        "story": sent.alert.story,
        "severity": sent.alert.severity,
        "headline": sent.alert.headline,
        "grounds": [asdict(each) for each in sent.grounds],
        "told": [
            {"rule": each.rule, "severity": each.severity, "reasons": [reason.text for reason in each.reasons]}
            for each in sent.alert.findings
        ],
        "corrections": [{"at": each.at, "by": each.made_by, "because": each.because} for each in sent.corrections],
        "deliveries": [{**asdict(each), "attempts": [asdict(one) for one in each.attempts]} for each in sent.sendings],
        "acknowledgements": [
            {
                "said": each.said,
                "who": each.who,
                "name": each.name,
                "receiver": each.receiver,
                "at": each.at,
                "until": each.until,
            }
            for each in sent.said
        ],
    }
