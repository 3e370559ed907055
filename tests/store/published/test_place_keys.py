from __future__ import annotations

from watcher.model.alerts import PLACES
from watcher.store.published.place_keys import PlaceKeys, keys


def test_a_place_has_the_same_name_for_good_and_another_publication_another(tx):
    first, again = keys(tx), keys(tx)

    assert first.name("SC900001", "1") == again.name("SC900001", "1")
    assert len({first.name(urn, what) for urn in ("SC900001", "SC900002") for what in ("1", "2")}) == 4


def test_without_the_databases_secret_no_name_leads_to_a_place(tx):
    kept, other = keys(tx), PlaceKeys("another secret")

    assert kept.name("SC900001", "1") != other.name("SC900001", "1")
    assert kept.name("SC900001", "1").startswith(PLACES)
    assert "SC900001" not in kept.name("SC900001", "1")
    assert kept.secret not in repr(kept)
