"""What a piece of news says about an inspection, and whether two readers take it for a first notice to alert for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.kinds import Kind
from watcher.model.news import Direction, NewsReading
from watcher.model.ofsted import FOUR_POINT
from watcher.model.values import replace
from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.features import features
from watcher.reading.news.first_reader import read_by_rules
from watcher.reading.news.grounds import grounds_of
from watcher.reading.news.matter import ADVERSE, AFTERWARDS, is_digest
from watcher.reading.news.minutes import plan_due_days, recommendations_in
from watcher.reading.news.outcome import A_FALL, DAMNED, change_in
from watcher.reading.news.quiet_note import is_noted
from watcher.reading.news.second_reader import read_by_weights, shipped
from watcher.reading.news.stories import stories_in
from watcher.reading.news.telling import HEAD, LEAD, TITLE, take_apart
from watcher.reading.news.text import piece

if TYPE_CHECKING:
    from watcher.model.news import NewsItem
    from watcher.reading.news.first_reader import FirstReading
    from watcher.reading.news.second_reader import SecondReading, Weights
    from watcher.reading.news.telling import Telling
    from watcher.reading.news.text import Piece


SOMETHING, SOMETHING_MAY = "Something adverse is reported", "Something adverse may be reported"
"""What the rules have no words for."""
LIKELY = 0.6
"""From this probability on a piece is taken for a first notice of a publication, adverse or not.

Above a half, as cross-validation chooses it (tests/benchmarks/news_reading.py): what only retells sounds new, too."""

CLEARLY_OWN = 0.6
"""From this probability on it is enough, where a digest does not say whose services it lists, what the second reader
makes of it."""
_OF_CHILDREN = ("protection", "care", "leavers", "adoption")
"""What only children's services are judged for."""
_ELSE = ("government", "opinion", "awaited", "years on", "adults", "justice")
"""Beside what a finding may be of before, or of another inspectorate."""
_US = frozenset(("us", "we", "our"))
PLAINLY_NEW, SURE_OF_A_TITLE = 5, 0.55
"""From this newness on (first_notice.py) a title's own words are enough, where they name the services: of 35 such
pieces that the second reader, trained without their authorities, took for none, all were first notices. Where a title
is all, and names no services, his answer with the rules' findings must be as probable: of 142 more that are told so,
three were no first notices."""


def read_item(item: NewsItem, text: str = "") -> NewsReading:
    """Read an item of a feed: its title and summary, or the article's text where it was fetched."""
    return read_piece(piece(item.title, text or item.summary), item.published, item.url)


def read_text(text: str) -> NewsReading:
    """Read a text that was saved as a file: its first line is its title."""
    first, _, rest = text.strip().partition("\n")
    return read_piece(piece(first, rest))


def read_piece(read: Piece, published: str | None = None, url: str = "", weights: Weights | None = None) -> NewsReading:
    """Read a piece, and where it strings stories together and alerts of nothing as a whole, each of them alone."""
    whole = _read_one(read, published, url, weights)
    if whole.should_alert or whole.takes_back:
        return whole
    alone = [each for story in stories_in(read) if (each := _read_one(story, published, url, weights)).should_alert]
    if not alone:
        return whole
    whom = tuple(dict.fromkeys(name for each in alone for name in each.alert_authorities))
    return replace(alone[0], alert_authorities=whom)


def _read_one(read: Piece, published: str | None, url: str, weights: Weights | None) -> NewsReading:
    """Read a piece twice: both readers must agree for an alert; where one alone sees one, it is a quiet note."""
    telling = take_apart(read, published, url)
    first = read_by_rules(telling)
    second = read_by_weights(features(telling, first), weights or shipped())
    about = _is_about_own(telling) or (is_digest(telling) and second.alone >= CLEARLY_OWN)
    whom = first.adverse_of
    seconded = second.alerts or (second.doubts and _is_certain(telling, first)) or _is_plain(telling, first, second)
    agreed = (first.alerts and seconded) or (first.may_alert and second.alerts_alone)
    alert = about and agreed
    note = not alert and is_noted(telling, first, second)
    of_nobody = first.round_up and not telling.named()  # a country's figures are nobody's publication
    new = alert or (second.new >= LIKELY and not first.minutes and not of_nobody)
    return NewsReading(
        kind=Kind.COUNCIL_MINUTES if first.minutes else Kind.NEWS,
        about_inspection=about,
        authorities=first.authorities,
        inspection_type=first.inspection_type,
        overall_grade_now=FOUR_POINT.grade(first.grade) if first.grade else None,
        direction=first.direction,
        is_new_publication=new,
        should_alert=alert,
        should_note=note,
        alert_authorities=whom if alert else (),
        why=_why(telling, first, alert=alert, note=note),
        takes_back=not alert and telling.takes_back(),
        grounds=grounds_of(telling, second),
        recommendations=recommendations_in(read) if first.minutes else (),
        plan_due_days=plan_due_days(read) if first.minutes else None,
    )


def _is_about_own(telling: Telling) -> bool:
    """Return whether a piece is about the inspection of an authority's own services for children."""
    if telling.about is not Whose.OWN:
        return False
    inspected = any(telling.has(each) for each in ("inspector", "inspection", "rated"))
    # Only these inspectorates name areas for priority action, and only together they inspect a whole partnership.
    words = {word for each in telling.sentences for word in each.texts}
    ofsteds = telling.has("inspector") or telling.has("jtai") or bool(telling.said("priority"))
    if telling.said("priority") and "priority" not in words:
        # Inspectors of bridges want urgent action, too.
        ofsteds = telling.has("jtai") or not words.isdisjoint(("ofsted", "ofsted's"))
    children = "children" in words
    graded = telling.has("body") and bool(telling.named(0)) and bool(telling.said(*GRADES))
    # "Its services go from good to requires improvement": other services that are graded so are named.
    services = bool(telling.named(0)) and "services" in telling.sentences[0].texts and change_in(telling) is not None
    judged = any(each.area in _OF_CHILDREN for each in telling.said(*GRADES))
    known = telling.has("own") or ofsteds or children or graded or services or judged
    return (inspected or bool(telling.frames)) and known


def _is_certain(telling: Telling, first: FirstReading) -> bool:
    """Return whether the rules rest on more than words, so that it is enough that the second reader doubts.

    A digest names so many that he, who weighs words, doubts what is said of each. A council may be proud of a grade
    that is lower than the one before, sorry for a report of today, or tell readers what they may have heard already.
    """
    compared = first.adverse is not None and first.adverse.startswith((A_FALL, DAMNED))
    told = telling.has("heard", HEAD) or _is_out_today(telling) or _is_found_of_the_services(telling)
    told |= _is_set_on_a_visit(telling) or _is_told_of_a_titled_report(telling)
    return compared or is_digest(telling) or told


def _is_found_of_the_services(telling: Telling) -> bool:
    """Return whether inspectors find the services inadequate at a piece's beginning, and nothing there comes later."""
    said = {each.sentence for each in telling.said("inadequate", standing=(Standing.NOW,), within=LEAD)}
    named = any("own" in telling.sorts[each] for each in said)
    later = any(telling.has(each, LEAD) for each in (*AFTERWARDS, *_ELSE))
    return named and telling.has("inspector", LEAD) and not later


def _is_told_of_a_titled_report(telling: Telling) -> bool:
    """Return whether a title names Ofsted's report on the services, and their grade comes further on or from them."""
    said = {each.sentence for each in telling.said("inadequate", standing=(Standing.NOW,))}
    titled = telling.sorts[0] >= {"own", "inspector", "report"} and telling.named(0)
    by_us = any(
        _US & set(telling.sentences[each].texts) and "own" in telling.sorts[each] | telling.sorts[0] for each in said
    )
    # A live page begins with what people said last.
    within = TITLE if titled else LEAD
    later = any(telling.has(each, within) for each in (*AFTERWARDS, *_ELSE, "looking back"))
    return bool(said and (titled or by_us)) and not later


def _is_set_on_a_visit(telling: Telling) -> bool:
    """Return whether inspectors on a visit set a priority action, whatever else they praise; not on visits at large."""
    later = any(telling.has(each, LEAD) for each in ("monitoring", *AFTERWARDS, *_ELSE))
    set_now = telling.said("priority", standing=(Standing.NOW,), within=HEAD) and telling.has("named visit", LEAD)
    return bool(set_now) and not later and "visits" not in telling.sentences[0].texts


def _is_out_today(telling: Telling) -> bool:
    """Return whether a grade of now stands beside a report that came out today, and that is no letter on progress."""
    said = {each.sentence for each in telling.said("inadequate", standing=(Standing.NOW,), within=HEAD)}
    out = {number for number, sorts in enumerate(telling.sorts[:HEAD]) if sorts >= {"published", "today", "report"}}
    beside = out | {each + 1 for each in out} | {each - 1 for each in out}
    return bool(said & beside) and telling.has("own", HEAD) and not telling.has("monitoring", HEAD)


def _is_plain(telling: Telling, first: FirstReading, second: SecondReading) -> bool:
    """Return whether a title says all by itself what is adverse, and nothing speaks against news.

    Where nothing follows it, as in feeds of titles, the second reader has few words to weigh: less must satisfy him.
    """
    if first.newness < PLAINLY_NEW:
        return False
    of_the_services = "own" in telling.sorts[0] and telling.said(*ADVERSE, within=TITLE)
    return bool(of_the_services) or (len(telling.sentences) == TITLE and second.alert >= SURE_OF_A_TITLE)


def _why(telling: Telling, first: FirstReading, *, alert: bool, note: bool) -> str:
    if alert:
        return f"{first.adverse or SOMETHING}, newly published."
    if note and telling.about is Whose.SEND:
        return f"{SOMETHING_MAY} of special educational needs (SEND), which is another inspection."
    if note:
        disagree = "the two readers disagree on whether it is a first notice"
        doubt = disagree if first.adverse_of else "it does not say with certainty of which authority"
        return f"{first.adverse or SOMETHING_MAY}, but {doubt}."
    if first.minutes:
        return "It is a council paper about a report that was published before."
    if telling.about is Whose.SEND:
        return "It is about special educational needs (SEND), which is another inspection."
    if telling.about is not Whose.OWN:
        return "It is about another kind of provider, not the authority's children's services."
    if first.round_up:
        return "It is a round-up of many authorities' results, none of them newly published by name."
    if first.adverse:
        return f"{first.adverse}, but as a result that is known, not newly published."
    return _why_nothing(first)


def _why_nothing(first: FirstReading) -> str:
    if first.inspection_type == "monitoring visit":
        return "A monitoring visit gives no grade, and this one is not said to go badly; an inadequate grade stands."
    if first.direction is Direction.IMPROVED:
        return "The result is an improvement."
    if first.grade and first.grade != "inadequate":
        return f"The result is “{first.grade}”, with no earlier better grade or decline stated."
    return "It states no inadequate judgement, fall, decline or priority action of now."
