from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from watcher.model.ofsted import FOUR_POINT, Area, Judgement, Urn
from watcher.model.provider_kinds import kind_named
from watcher.model.providers import (
    SUPPORTED_ACCOMMODATION,
    Category,
    EventKind,
    Provider,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
)
from watcher.model.values import replace
from watcher.store.published import providers
from watcher.store.tables.providers import provider_event

OVERALL, LEADERS = Area("overall_experiences_and_progress"), Area("leaders_and_managers")
OLDER, NEWER = Sheet("at March 2025", date(2025, 3, 31)), Sheet("at March 2026", date(2026, 3, 31))


def a_home(urn="SC900001", sheet=NEWER, **more):
    return Provider(Urn(urn), Remit.SOCIAL_CARE, "children's home", sheet, **more)


def an_event(urn="SC900001", sheet=NEWER, start=date(2026, 1, 13), **more):
    judged = more.pop("judged", {OVERALL: "good"})
    judgements = tuple(Judgement(area, FOUR_POINT.grade(word)) for area, word in judged.items())
    kind = more.pop("kind", EventKind.FULL)
    return ProviderEvent(Urn(urn), Remit.SOCIAL_CARE, kind, start, sheet, 5, judgements, **more)


def grades_kept(tx):
    return tx.execute(select(provider_event.c.found).order_by(provider_event.c.as_at)).scalars().all()


def written(store, found=(), events=()):
    with store.begin() as tx:
        providers.write(tx, found, events)


def test_a_provider_and_its_events_come_back_as_they_were_written(store):
    home = a_home(owner="Elm Care Ltd", authority="Wirral", authority_urn=Urn("80581"), status="Active")
    event = an_event(
        number="10213015",
        published=date(2026, 2, 20),
        safeguarding=Safeguarding.NOT_MET,
        category=Category.SPECIAL_MEASURES,
        outcome=SUPPORTED_ACCOMMODATION.grade("inconsistent quality"),
    )
    written(store, [home], [event])

    with store.look() as tx:
        assert providers.with_urn(tx, home.urn) == (replace(home, status_since=NEWER.as_at),)
        assert providers.events(tx, home.urn) == (event,)


def test_writing_a_sheet_twice_changes_nothing(store):
    for _ in range(2):
        written(store, [a_home()], [an_event()])

    with store.look() as tx:
        assert len(providers.with_urn(tx, Urn("SC900001"))) == 1
        assert len(grades_kept(tx)) == 1


@pytest.mark.parametrize("order", [(OLDER, NEWER), (NEWER, OLDER)])
def test_a_later_sheet_wins_in_whatever_order_they_come_and_leaves_what_it_does_not_say(store, order):
    said = {OLDER: {"owner": "Elm Care", "status": "Active"}, NEWER: {"status": "Suspended", "sector": "Private"}}
    for sheet in order:
        written(store, [a_home(sheet=sheet, **said[sheet])])

    with store.look() as tx:
        (found,) = providers.with_urn(tx, Urn("SC900001"))
    assert (found.status, found.owner, found.sector, found.sheet) == ("Suspended", "Elm Care", "Private", NEWER)


def test_the_day_since_when_a_status_stands_is_that_of_the_first_sheet_that_had_it(store):
    third = Sheet("at March 2027", date(2027, 3, 31))
    for sheet, status in ((OLDER, "Active"), (NEWER, "Suspended"), (third, "Suspended")):
        written(store, [a_home(sheet=sheet, status=status)])

    with store.look() as tx:
        (found,) = providers.with_urn(tx, Urn("SC900001"))
    assert found.status_since == NEWER.as_at


def test_a_grade_that_a_later_sheet_changed_counts_and_the_earlier_word_is_kept(store):
    written(store, [], [an_event(sheet=OLDER, judged={OVERALL: "inadequate", LEADERS: "good"}, number="1")])
    written(store, [], [an_event(sheet=NEWER, judged={OVERALL: "requires improvement"})])

    with store.look() as tx:
        (found,) = providers.events(tx, Urn("SC900001"))
        kept = grades_kept(tx)
    assert (found.grade(OVERALL).word, found.grade(LEADERS).word) == ("requires improvement", "good")
    assert (found.number, found.sheet) == ("1", NEWER)
    assert ["inadequate" in each for each in kept] == [True, False]


def test_events_come_newest_first_for_as_many_urns_as_one_likes(store):
    urns = [f"SC{number:06}" for number in range(1_203)]
    days = (date(2024, 5, 1), date(2026, 1, 13))
    written(store, map(a_home, urns), [an_event(urn, start=day) for urn in urns for day in days])

    with store.look() as tx:
        found = providers.events_of(tx, map(Urn, urns), Remit.SOCIAL_CARE)
        assert len(providers.with_urns(tx, map(Urn, urns))) == len(urns)
    assert len(found) == len(urns)
    assert all([each.inspection_start for each in theirs] == [days[1], days[0]] for theirs in found.values())


def test_an_owner_is_found_in_whatever_spelling(store):
    written(store, [a_home("1", owner="Elm Care Ltd."), a_home("2", owner="ELM  CARE LIMITED"), a_home("3", owner="X")])

    with store.look() as tx:
        assert [each.urn for each in providers.of_owner(tx, "Elm care limited")] == ["1", "2"]


def test_the_providers_of_each_remit_are_counted(store):
    written(store, [a_home("1"), a_home("2"), Provider(Urn("3"), Remit.SCHOOLS, kind_named("Primary"), NEWER)])

    with store.look() as tx:
        assert providers.counts(tx) == {Remit.SCHOOLS: 1, Remit.SOCIAL_CARE: 2}


def test_a_school_and_a_childminder_may_have_one_number(store):
    school = Provider(Urn("122810"), Remit.SCHOOLS, "primary school", NEWER)
    written(store, [school, Provider(Urn("122810"), Remit.CHILDCARE, "childminder", NEWER)])

    with store.look() as tx:
        assert [each.remit for each in providers.with_urn(tx, Urn("122810"))] == [Remit.CHILDCARE, Remit.SCHOOLS]
