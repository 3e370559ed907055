from __future__ import annotations

from datetime import date

from sqlalchemy import update
from stored import NOW, an_entry

from watcher.model.ofsted import Urn
from watcher.model.places import Area, Place, Places
from watcher.model.provider_pages import ProviderPage, SeenPage
from watcher.model.report_cards import GradedArea, ReportCard
from watcher.store.published import provider_pages, provider_publications
from watcher.store.tables.providers import provider_publication

CARD = ReportCard(date(2026, 6, 19), (GradedArea("Inclusion", "Needs attention"),), "met")


def published(tx, urn, *entries, card=None):
    page = ProviderPage(entries, f"Sample {urn}", "Wirral", "School", card)
    seen = SeenPage(Urn(urn), f"provider/21/{urn}", "https://reports.example", page, authority=Urn("80581"))
    provider_pages.see(tx, seen, date(2026, 7, 27), NOW)


def test_what_is_undecided_comes_with_its_page_in_order_of_publication(tx):
    published(tx, "100002", an_entry("2", published=date(2026, 8, 3), event_date=CARD.inspected), card=CARD)
    published(tx, "100001", an_entry("1", published=date(2026, 8, 1)))

    first, second = provider_publications.undecided(tx)

    assert (first.key, first.name, first.kind, first.authority) == ("1", "Sample 100001", "School", "80581")
    assert (second.key, second.card, second.day) == ("2", CARD, date(2026, 8, 3))


def test_a_card_is_of_a_publication_whose_inspection_took_two_days_and_not_of_an_older_one(tx):
    published(tx, "100001", an_entry("1", event_date=date(2026, 6, 18)), card=CARD)
    published(tx, "100002", an_entry("2", event_date=date(2026, 6, 1)), card=CARD)

    assert {each.key: each.card for each in provider_publications.undecided(tx)} == {"1": CARD, "2": None}


def test_what_was_decided_is_decided_once_and_for_all_processes(tx):
    published(tx, "100001", an_entry("1"))
    (waiting,) = provider_publications.undecided(tx)
    before = provider_publications.is_decided(tx, waiting.id)
    provider_publications.decided(tx, waiting.id, "Told.", NOW, None)

    assert (before, provider_publications.is_decided(tx, waiting.id)) == (False, True)
    assert provider_publications.undecided(tx) == ()


def test_publications_are_found_by_their_days_and_by_their_providers(tx):
    published(tx, "100001", an_entry("1", published=date(2026, 8, 3)), an_entry("0", published=date(2020, 1, 1)))
    published(tx, "100002", an_entry("2", published=date(2026, 8, 4)))

    def keys(found):
        return [each.key for each in found]

    assert keys(provider_publications.published_between(tx, date(2026, 8, 3), date(2026, 8, 4))) == ["1"]
    assert keys(provider_publications.of_urns(tx, [Urn("100001")])) == ["0", "1"]
    listed = Places({Urn("100001"): Place("places.csv", 2, Urn("100001"), "A")})
    assert provider_publications.counts(tx, listed, date(2026, 8, 1)) == (1, 1)
    assert provider_publications.counts(tx, Places(areas=(Area(Urn("80581")),)), date(2026, 8, 1)) == (2, 2)


def test_what_a_newer_version_noted_of_one_publication_keeps_no_other_one_back(tx):
    for number in (1, 2, 3):
        published(tx, f"10000{number}", an_entry(str(number), event_date=CARD.inspected), card=CARD)
    this = provider_publication.c
    tx.execute(update(provider_publication).where(this.key == "1").values(change="a word of the future"))
    tx.execute(update(provider_publication).where(this.key == "2").values(card='{"inspected": "a day of the future"}'))

    (unclear, whole) = provider_publications.undecided(tx)

    assert (unclear.key, unclear.card.problems != (), whole.key, whole.card) == ("2", True, "3", CARD)
