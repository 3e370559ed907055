"""What is decided at once about the news is what each team would have decided alone, by the stories that it knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import judgements
from many_teams import apart, at_once, in_order, pending, publish, rows
from sqlalchemy import event
from stored import NOW, TRAFFORD, WIRRAL, a_reading, read

import rules
from watcher.decide.about import authorities_of
from watcher.decide.decide import decide as decide_alone
from watcher.decide.together import decide_together
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind
from watcher.model.listings import Entry, Listing
from watcher.model.news import Direction, ItemKind, NewsReading
from watcher.model.ofsted import FOUR_POINT
from watcher.model.people import PersonalWatch
from watcher.model.values import replace
from watcher.store.polled import items, sources
from watcher.store.polled.items import StoredItem
from watcher.store.published import publications
from watcher.store.published.sightings import Sighting
from watcher.store.told import people

TODAY = date(2026, 8, 3)
REPORTED = rules.make(
    rules.KINDS["reported"][0].model_validate({"name": "News", "kind": "reported", "severity": "warning"})
)
GRADES = judgements(overall="requires improvement", leadership="inadequate")


def says(*names, grade=None, kind="ILACS", **more):
    """Make what an item says: a first notice, unless it is told otherwise."""
    said = {"is_new_publication": True, "should_alert": True, "alert_authorities": names} | more
    reading = NewsReading(
        kind=Kind.NEWS,
        about_inspection=True,
        authorities=names,
        inspection_type=kind,
        overall_grade_now=FOUR_POINT.grade(grade) if grade else None,
        direction=Direction.UNKNOWN,
        why="Somebody says so.",
        **said,
    )
    return replace(reading, alert_authorities=names if reading.should_alert else ())


FOLLOWS = {"is_new_publication": False, "should_alert": False}
DOUBTFUL = {"should_alert": False, "should_note": True}
BOTH = ("Wirral", "Trafford")
STEPS = [
    ("doubtful", TODAY, says("Wirral", **DOUBTFUL)),
    ("a", TODAY, says("Trafford", grade="requires improvement")),
    ("another paper's", TODAY, says("Trafford", grade="requires improvement")),
    ("graver", TODAY, says("Trafford", grade="inadequate")),
    ("of two", TODAY, says(*BOTH, grade="inadequate")),
    ("of two", TODAY, says("Trafford", grade="inadequate")),  # put right: not of the other one
    ("of two", TODAY, says(*BOTH, grade="good", should_alert=False)),
    ("named twice", TODAY, says("Wirral", "Wirral", kind="JTAI")),
    ("another paper's", TODAY, NewsReading.without_result("Staff left.", BOTH, about_inspection=False)),
    ("a plan", TODAY + timedelta(days=9), says(*BOTH, grade="inadequate", **FOLLOWS)),
    ("the same plan", TODAY + timedelta(days=10), says(*BOTH, grade="inadequate", **FOLLOWS)),
    ("of two", TODAY, says(*BOTH, grade="inadequate")),  # as it was at first
    ("a", TODAY, says("Trafford", grade="inadequate")),  # in other words now
    ("contradicted", TODAY + timedelta(days=4), says("Trafford", grade="good")),
    ("long after", TODAY + timedelta(days=200), says("Trafford", **FOLLOWS)),
    ("no inspection", TODAY, NewsReading.without_result("Staff left.", BOTH, about_inspection=False)),
    ("another visit", date(2026, 7, 1), says("Trafford", kind="monitoring visit")),
    ("a", TODAY + timedelta(days=100), says("Trafford", grade="inadequate")),  # another one, under its id and link
    ("contradicted, too", TODAY, says("Wirral", grade="good")),
]
"""What the papers bring, one after the other."""
PUBLISHED = 10
"""With which of them Ofsted publishes its report of Trafford."""


def see(store, number):
    """Have a feed list one of them, and let it be read."""
    key, published, said = STEPS[number]
    entry = Entry(f"example.org/{key}", f"Headline {number}", f"https://example.org/{key}", published)
    listing = Listing("feed", "https://example.org/rss", (entry,), items=ItemKind.NEWS)
    with store.begin() as tx:
        items.see(tx, Sighting("Globe", listing, False, date(2026, 1, 1), date(2026, 1, 1), NOW))
        for each in items.unread(tx):
            items.was_read(tx, each.id, said, each.said)


@pytest.fixture
def hearing(two):
    """Let most of them hear of news, and let them differ in whatever decides what they hear of it."""
    teams, *stores = two
    teams = {name: replace(each, rules=(*each.rules, REPORTED)) for name, each in teams.items()}
    weekly = {name: each.model_copy(update={"digest": "week"}) for name, each in teams["south"].receivers.items()}
    both = frozenset({WIRRAL, TRAFFORD})
    teams |= {
        "north": replace(teams["north"], rules=teams["north"].rules[:1]),
        "south": replace(teams["south"], receivers=weekly, watched=both),
        "outstanding": replace(teams["outstanding"], receivers=weekly, baseline="none", watched=both),
        "told by the news": replace(teams["told by the news"], alert_window=timedelta(days=90)),
        "with people": replace(teams["with people"], watched=both),
    }
    for store in stores:
        for name in ("south", "outstanding", "with people"):
            with store.of(name).begin() as tx:
                sources.watch(tx, {WIRRAL}, NOW - timedelta(days=2), news_from=date(2026, 7, 1))
        with store.of("south").begin() as tx:
            people.watch(tx, PersonalWatch("Channel", "U3", WIRRAL, Severity.WARNING), NOW)
    return teams, *stores


def test_each_team_has_the_rows_that_it_would_have_made_alone(hearing):
    teams, together, alone = hearing
    outcomes = set()
    for number in range(len(STEPS)):
        for store, decide in ((together, at_once), (alone, apart)):
            see(store, number)
            if number == PUBLISHED:
                publish(store, reading=a_reading(TRAFFORD, inspection_end=TODAY, judgements=GRADES))
            assert not decide(store, teams)  # nobody is left to decide by himself
        if together.engine.dialect.name != "sqlite" and number % 5 and number + 1 < len(STEPS):
            continue  # to look at all rows of a server takes longer than to decide
        kept = rows(alone)
        assert rows(together) == kept, STEPS[number][0]
        assert in_order(together) == in_order(alone)
        outcomes |= {row[-1] for row in kept["item_note"]}

    assert {row[-1] for row in kept["story"]} == set(teams)
    # What was first said to require improvement was told again as inadequate; of the visit nobody gave a grade.
    assert {row[4] for row in kept["story"] if row[1] == TRAFFORD} == {"inadequate", None}
    assert len({row[1] for row in kept["item_story"]}) > 6
    assert len(outcomes) > 9, outcomes
    changed = sorted(each for each in outcomes if each.startswith("It was changed"))
    assert [each.partition(": it ")[2].split()[0] for each in changed] == ["no", "now", "reports"]


@pytest.mark.parametrize(("number", "who"), [(0, ("south",)), (-1, ("south", "with people"))])
def test_each_goes_by_the_publications_that_it_has_decided_and_by_its_digests(hearing, number, who):
    teams, together, alone = hearing
    names = ("south", "with people")
    for store in (together, alone):
        see(store, number)
        with store.begin() as tx:
            report = read(tx, urn=WIRRAL, said=a_reading(WIRRAL, inspection_end=TODAY, judgements=GRADES))
        for name in who:
            with store.of(name).begin() as tx:
                publications.decided(tx, NOW, (report, "Told.", f"{WIRRAL}/told"))
        (each,) = (each for each in pending(store, teams) if isinstance(each, StoredItem))
        if store is together:
            assert not decide_together(store, {name: teams[name] for name in names}, each, NOW).left
        else:
            for name in names:
                decide_alone(store.of(name), teams[name], NOW, (each,))

    assert rows(together) == rows(alone)
    assert len({row[1] for row in rows(alone)["item_story"]}) == 2


def test_whoever_is_named_twice_is_meant_once(hearing):
    teams, store, _ = hearing
    see(store, 0)
    (each,) = pending(store, teams)

    assert len(authorities_of(each, says("Wirral", "Wirral"), frozenset({WIRRAL}))) == 1


def test_the_database_is_asked_as_often_for_two_teams_as_for_all(hearing):
    teams, *stores = hearing
    asked = []
    for store, names in zip(stores, (("south", "told by the news"), tuple(teams)), strict=True):
        see(store, 4)
        (each,) = pending(store, teams)
        said = []
        event.listen(store.engine, "before_cursor_execute", lambda *_, said=said: said.append(1))

        found = decide_together(store, {name: teams[name] for name in names}, each, NOW)

        assert len(found.made) == len(names)
        asked.append(len(said))
    assert asked[0] == asked[1] < 40
