from __future__ import annotations

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest

import notifiers
from notifiers.apprise import Settings
from notifiers.notifier import DeliveryError
from watcher.demo.server import Reply, Server
from watcher.model.alerts import Message, Section, Severity

MESSAGE = Message(
    key="k1",
    severity=Severity.CRITICAL,
    summary="Trafford: help and protection inadequate",
    sections=(Section("", ("Trafford: <b>published</b> 3 August 2026.",)),),
)
SECRET = "a-secret-part-of-the-address"


@pytest.fixture
def service(tmp_path):
    with Server(lambda _request: Reply(200, b"ok")) as server:
        url = tmp_path / "teams-url"
        url.write_text(f"{server.base_url.replace('http', 'json')}/{SECRET}\n")
        config = Settings(name="Teams", kind="apprise", url_file=url.name)
        (address,) = notifiers.addresses(config)
        yield SimpleNamespace(
            server=server, url=url, notifier=notifiers.make(config, address, lambda name: tmp_path / name)
        )


def failure(service):
    with pytest.raises(DeliveryError) as raised:
        service.notifier.send(MESSAGE)
    assert SECRET not in str(raised.value)
    return raised.value


def test_the_service_gets_the_summary_and_the_whole_text(service):
    service.notifier.send(MESSAGE)

    (asked,) = service.server.requests
    got = json.loads(asked.body)
    assert got["title"] == "Trafford: help and protection inadequate"
    assert "Trafford: <b>published</b> 3 August 2026." in got["message"]
    assert got["type"] == "failure"


@pytest.mark.parametrize("status", [401, 404, 410])
def test_what_the_service_refuses_is_given_up_and_names_the_file(service, status):
    service.server.instead.append(Reply(status))

    error = failure(service)

    assert error.permanent
    assert "teams-url" in str(error)


def test_a_service_that_has_too_much_to_do_is_left_alone_for_a_while(service):
    service.server.instead.append(Reply(429))

    assert failure(service).retry_after == timedelta(minutes=1)


def test_a_service_in_trouble_is_tried_again(service):
    service.server.instead.append(Reply(503))

    error = failure(service)

    assert not error.permanent
    assert not error.unknown


def test_a_lost_answer_is_an_unknown_outcome(service):
    service.server.instead.append(Reply(drop=True))

    assert failure(service).unknown


def test_an_address_that_apprise_does_not_understand_is_permanent(service):
    service.url.write_text(f"nonsense://{SECRET}")

    assert failure(service).permanent
