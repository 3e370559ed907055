from __future__ import annotations

from urllib.parse import quote

import pytest
from paged import free_port, serving, settled
from town import TWO_INADEQUATE, Town

from watcher.config.check import load
from watcher.follow_up.corrections import correct
from watcher.store.published.manual_corrections import ManualCorrection
from watcher.store.told import alerts

BECAUSE = "Care leavers were judged good."


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """The page of a town whose one alert was corrected by hand, and the alert's key."""
    with Town(tmp_path_factory.mktemp("town")) as town:
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        town.once()
        town.publish(**TWO_INADEQUATE)
        settled(town)
        with town.service() as service:
            with service.store.look() as tx:
                ((key,),) = [(each.alert.key,) for each in alerts.newest(tx, 5)]
            correct(service.store, service.config, key, ManualCorrection(town.clock.now(), "me", BECAUSE))
        with serving(load(town.config)) as client:
            yield client, quote(key, safe="")


@pytest.mark.parametrize(
    "address", ["/", "/alerts", "/alert/{key}", "/authority/80573", "/alerts.atom", "/alerts.csv", "/alerts.json"]
)
def test_a_correction_stands_wherever_the_alert_does(corrected, address):
    client, key = corrected

    shown = client.get(address.format(key=key)).text

    assert BECAUSE in shown
    assert "orrected" in shown
