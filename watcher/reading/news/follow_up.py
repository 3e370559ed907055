"""Whether a piece of news is a first notice of a publication, or follows one that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.kinds import Kind
from watcher.reading.news import occasions, subjects
from watcher.reading.news import wording as words
from watcher.reading.news.claims import When
from watcher.reading.news.sentences import HEAD
from watcher.reading.news.verdict import priority_action

if TYPE_CHECKING:
    import re

    from watcher.reading.news.sentences import Said

LATER = (
    (occasions.LOOKING_BACK, "It looks back at an earlier result."),
    (occasions.YEARS_LATER, "It looks back at an earlier result."),
    (occasions.OPINION, "It is an opinion or an explanation, not a notice."),
    (occasions.INTERVENTION, "It is about the government's steps after an earlier result."),
    (occasions.GOVERNANCE, "It is about the council's own papers and plans after an earlier result."),
    (occasions.PEOPLE, "It is about people who come or go after an earlier result."),
    (occasions.MONEY_LAW_JOBS, "It is about money, courts or jobs, with an earlier result as background."),
)
"""What comes after a report, and what to say of it, in the order in which they are asked."""
LEAD = 2
"""The title and the first sentence."""
SAYS_TODAY = 5
"""A piece says within its first so many sentences that a report came out today."""


def follow_up(said: Said, kind: Kind) -> str | None:
    """Say why a piece is no first notice; None when it may be one.

    What the title is about decides; a report that is said to have come out today makes a first notice all the same.
    """
    if kind is Kind.COUNCIL_MINUTES:
        return "It is a council paper about a report that was published before."
    today = said.has(occasions.TODAY, SAYS_TODAY)
    title_news = (
        bool(said.says("inadequate", When.NOW, When.STILL, within=1))
        or said.has(words.FELL, 1)
        or said.has(words.FELL_ITSELF, 1)
        or said.has(words.DETERIORATED, 1)
    )
    lead_news = bool(said.says("inadequate", When.NOW, When.STILL, within=LEAD)) or priority_action(said, LEAD)
    graded = any(each.when in (When.NOW, When.STILL) and each.own and each.sentence < LEAD for each in said.claims)
    title_graded = any(each.when in (When.NOW, When.STILL) and each.own and each.sentence == 0 for each in said.claims)
    reacts = said.has(occasions.REACTION, 1) and not said.has(occasions.INSPECTORS_DEMAND, 1)
    if said.has(occasions.AWAITING, 2) and not today:
        return "It awaits a result that isn't published yet."
    for form, sentence in _later(said):
        if form is occasions.OPINION and said.has(form, LEAD):
            return sentence
        if form is occasions.LOOKING_BACK and said.has(form, LEAD) and not (title_news or today):
            return sentence
        if form.search(said.title) and not (_reported_today(said) and (title_news or lead_news)):
            reacts_to_new = reacts and said.has(occasions.NEW_REPORT, HEAD)
            if not reacts_to_new and not (form is occasions.YEARS_LATER and (title_news or title_graded)):
                return sentence
        elif form.search(said.lead) and not (
            title_news or lead_news or today or (graded and form is occasions.YEARS_LATER)
        ):
            return sentence
    head_news = bool(said.says("inadequate", When.NOW, When.STILL, within=HEAD)) or said.has(words.DETERIORATED, LEAD)
    fair = graded and not said.says("inadequate", *When)
    if reacts and not (title_news or head_news or today or fair or said.has(occasions.NEW_REPORT, HEAD)):
        return "It is a reaction to a report that was published before."
    return "The results in it are old ones." if not today and _only_old(said) else None


def _later(said: Said) -> tuple[tuple[re.Pattern[str], str], ...]:
    """List what comes after a report. A joint letter is to the police, too, so that their name says nothing there."""
    joint = said.has(occasions.JTAI, HEAD) and priority_action(said, HEAD)
    return tuple(each for each in LATER if not (joint and each[0] is occasions.MONEY_LAW_JOBS))


def _reported_today(said: Said) -> bool:
    """Say whether it is Ofsted's report that came out today, rather than a commissioner's or a committee's."""
    return any(
        occasions.TODAY.search(each) and (subjects.INSPECTOR.search(each) or not occasions.INTERVENTION.search(each))
        for each in said.sentences[:SAYS_TODAY]
    )


def is_fresh(said: Said) -> bool:
    """Say whether anything in a piece speaks of a result of now, good or bad."""
    graded = any(each.when in (When.NOW, When.STILL) and each.own for each in said.claims)
    told = (occasions.TODAY, occasions.NEW_REPORT, occasions.LETTER)
    visits = (occasions.MONITORING, occasions.FOCUSED, occasions.JTAI)
    return graded or any(said.has(each) for each in told) or any(said.has(each, HEAD) for each in visits)


def _only_old(said: Said) -> bool:
    """Say whether all grades in a piece are earlier ones, and nothing else in it is new."""
    own = [each for each in said.claims if not each.other]
    if not own or any(each.when in (When.NOW, When.STILL) for each in said.claims):
        return False
    fresh = (
        said.has(occasions.NEW_REPORT, HEAD)
        or said.has(words.PRESS_VERDICT, HEAD)
        or said.has(words.DETERIORATED, 2)
        or said.has(words.SERIOUS, HEAD)
        or said.has(words.FELL, 1)
        or said.has(words.FELL_ITSELF, LEAD)
        or priority_action(said, HEAD)
    )
    visits = (occasions.MONITORING, occasions.FOCUSED, occasions.JTAI, occasions.LETTER)
    return not fresh and not any(said.has(each) for each in visits)
