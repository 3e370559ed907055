from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from stored import NOW, an_entry

from watcher.model.ofsted import Urn
from watcher.model.provider_pages import Changed, ProviderPage, SeenPage
from watcher.store.published import provider_pages, provider_publications
from watcher.store.tables.providers import provider_page

HOME, PATH = Urn("SC900001"), "provider/2/SC900001"
ONE, TWO = an_entry("1", "Full inspection"), an_entry("2", "Interim inspection", date(2026, 2, 1))
WINDOW = date(2026, 7, 27)


def look(tx, *entries, at=NOW, since=WINDOW, accepted=False, **seen):
    page = ProviderPage(entries, "Sample House", "Wirral", "Children's home") if entries else None
    found = SeenPage(HOME, PATH, f"https://reports.example/{PATH}", page, **{"watched": True, **seen})
    return provider_pages.see(tx, found, since, at, accepted=accepted)


def undecided(tx):
    return [(each.key.split()[0], each.change) for each in provider_publications.undecided(tx)]


def test_at_first_contact_only_what_was_published_lately_is_news(tx):
    assert look(tx, ONE, TWO) == 2
    assert look(tx, ONE, TWO) == 0
    assert undecided(tx) == [("1", None)]
    assert look(tx, an_entry("3", "Old, and new to us", date(2020, 1, 1)), ONE, TWO) == 1
    assert undecided(tx) == [("3", None), ("1", None)]


def test_a_link_that_is_missing_at_three_looks_is_gone_and_is_decided_about(tx):
    look(tx, ONE, TWO)
    for _ in range(2):
        look(tx, ONE)
    before = undecided(tx)
    look(tx, ONE)

    assert before == [("1", None)]
    assert undecided(tx) == [("2", Changed.LINK_GONE), ("1", None)]
    assert [each.key for each in provider_pages.shown(tx, SeenPage(HOME, PATH, ""))] == ["1"]


def test_on_a_page_that_is_accepted_as_it_is_what_it_lacks_is_gone_and_the_newest_of_it_told(tx):
    look(tx, ONE, TWO, an_entry("3", "Full inspection", date(2025, 1, 1)), since=date(2026, 8, 30))
    look(tx, TWO, accepted=True)

    assert undecided(tx) == [("1", Changed.LINK_GONE)]
    assert [each.key for each in provider_pages.shown(tx, SeenPage(HOME, PATH, ""))] == ["2"]


def test_where_a_page_that_is_accepted_has_its_newest_the_loss_of_earlier_ones_is_not_told(tx):
    look(tx, ONE, TWO, since=date(2026, 8, 30))
    look(tx, ONE, accepted=True)

    assert undecided(tx) == []
    assert [each.key for each in provider_pages.shown(tx, SeenPage(HOME, PATH, ""))] == ["1"]


def test_where_no_place_is_listed_a_missing_link_is_nobodys_business(tx):
    look(tx, ONE, TWO, watched=False)
    for _ in range(4):
        look(tx, ONE, watched=False)

    assert undecided(tx) == [("1", None)]


def test_another_title_and_another_link_are_decided_about_with_what_was_before(tx):
    look(tx, ONE, TWO)
    look(tx, an_entry("1", "Full inspection, amended"), an_entry("4", TWO.title, TWO.published))

    changed = {each.key: (each.change, each.before) for each in provider_publications.undecided(tx)}

    assert changed == {"1": (Changed.NEW_TITLE, "Full inspection"), "4": (Changed.NEW_LINK, TWO.url)}


def test_a_page_that_the_site_calls_gone_three_times_is_gone_until_it_is_back(tx):
    look(tx, ONE)
    for _ in range(3):
        look(tx, problem="It is not there (404).", gone=True)
    gone = undecided(tx)
    look(tx, ONE, at=NOW + timedelta(days=1))

    assert {change for _, change in gone} == {None, Changed.PAGE_GONE}
    assert Changed.PAGE_BACK in [change for _, change in undecided(tx)]


def test_a_page_that_is_in_trouble_is_not_gone_and_says_why(tx):
    look(tx, ONE)
    for _ in range(5):
        look(tx, problem="It answers 503.")

    (row,) = tx.execute(select(provider_page)).all()
    assert (row.problem, row.gone_at, row.missing_polls) == ("It answers 503.", None, 0)
    look(tx, ONE)
    assert tx.execute(select(provider_page.c.problem)).scalar() is None


def test_what_the_list_says_is_the_latest_is_believed_when_the_page_bears_it_out(tx):
    look(tx, TWO, latest=date(2026, 8, 3))
    behind = tx.execute(select(provider_page.c.latest)).scalar()
    look(tx, ONE, TWO, latest=date(2026, 8, 3))

    assert behind is None
    assert tx.execute(select(provider_page.c.latest)).scalar() == date(2026, 8, 3)


def test_what_becomes_of_a_page_or_of_its_publications_is_numbered(tx):
    look(tx, ONE)
    for title in ("Two", "One"):
        look(tx, an_entry("1", title))
    for at in (1, 2, 3):
        look(tx, problem="410", gone=True, at=NOW + timedelta(days=at))

    assert {each.key: each.changes for each in provider_publications.undecided(tx)} == {"1": 2, "page gone 1": 0}
