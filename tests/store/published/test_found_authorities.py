from __future__ import annotations

from stored import NOW

from watcher.model.ofsted import Authority, Urn
from watcher.store.published import found_authorities

AXE, BYE = (Authority(Urn(urn), name, "South West", "unknown") for urn, name in (("90001", "Axe"), ("90002", "Bye")))


def test_a_council_is_found_once_and_keeps_its_first_name(tx):
    found_authorities.add(tx, "Ofsted reports", [AXE, AXE], NOW)
    found_authorities.add(tx, "Ofsted reports", [Authority(AXE.urn, "Axe Vale", "South West", "unknown")], NOW)

    known = found_authorities.everyone(tx)

    assert {urn: each.name for urn, each in known.items()} == {"90001": "Axe"}
    assert known[AXE.urn].aliases == ("Axe Council",)


def test_the_operators_hear_of_each_once(tx):
    found_authorities.add(tx, "Ofsted reports", [BYE, AXE], NOW)
    before = [each.name for each in found_authorities.untold(tx)]
    found_authorities.told(tx, AXE.urn)

    assert before == ["Axe", "Bye"]
    assert [each.name for each in found_authorities.untold(tx)] == ["Bye"]
    assert len(found_authorities.everyone(tx)) == 2
