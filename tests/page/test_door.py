"""Who may come in: over HTTP, at the page's own process."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import httpx2
import pytest
from paged import free_port, serving, settled
from town import HandClock, Town

from watcher.config.check import check, load
from watcher.page.door import Door, Refusal, Visitor
from watcher.page.guesses import MOST_BY_ADDRESS_AND_NAME, MOST_BY_NAME, Guesses

LEAD = httpx2.BasicAuth("lead", "correct horse")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The page of a quiet town, which asks for a password and has a proxy's header; and the file of passwords."""
    folder = tmp_path_factory.mktemp("town")
    with Town(folder) as town:
        page = f'[page]\nlisten = "127.0.0.1:{free_port()}"\npassword_file = "page-password"\n'
        town.more = f'{page}user_header = "X-Forwarded-User"\nhosts = ["watch.example.org"]'
        file = folder / "page-password"
        file.write_text("lead:correct horse\n")
        town.configure()
        settled(town)
        with serving(load(town.config)) as client:
            yield client, file


def test_where_a_password_is_asked_for_a_header_alone_lets_nobody_in(served):
    client, _ = served

    assert client.get("/alerts", headers={"X-Forwarded-User": "anybody"}).status_code == 401
    assert client.get("/alerts", auth=LEAD, headers={"X-Forwarded-User": "lead"}).status_code == 200


def test_who_is_taken_out_is_out_at_once_and_who_is_put_in_is_in(served):
    client, file = served
    before = client.get("/alerts", auth=LEAD).status_code

    file.write_text("deputy:battery staple\n")
    after = client.get("/alerts", auth=LEAD).status_code
    deputy = client.get("/alerts", auth=httpx2.BasicAuth("deputy", "battery staple")).status_code
    file.write_text("lead:correct horse\n")

    assert (before, after, deputy) == (200, 401, 200)


@pytest.mark.parametrize(
    ("line", "name", "password"),
    [
        ("guest:", "guest", ""),
        ("# who may visit: everybody", "# who may visit", " everybody"),
        (":secret", "", "secret"),
        ("nobody", "nobody", ""),
    ],
)
def test_a_note_or_a_line_without_a_password_is_no_login(tmp_path, line, name, password):
    file = tmp_path / "page-password"
    file.write_text(f"\n{line}\n\nlead:correct horse\n")
    door = Door(HandClock(), password_file=file)

    assert isinstance(door.admit(_basic(name, password), "192.0.2.1"), Refusal)
    assert door.admit(_basic("lead", "correct horse"), "192.0.2.1") == Visitor("lead")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path):
    file = tmp_path / "page-password"
    file.write_bytes("\ufefflead:correct horse\r\n".encode())

    assert Door(HandClock(), password_file=file).admit(_basic("lead", "correct horse"), "192.0.2.1") == Visitor("lead")


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "guest:\n"])
def test_a_file_that_names_nobody_lets_nobody_in_and_check_says_so(tmp_path, text):
    with Town(tmp_path) as town:
        file = tmp_path / "page-password"
        file.write_text(text)
        town.more = '[page]\npassword_file = "page-password"'
        town.configure()

        problems = " ".join(map(str, check(town.config).problems))

    refused = Door(HandClock(), password_file=file).admit(_basic("guest", ""), "192.0.2.1")
    assert "names nobody" in problems
    assert refused.status == 503
    assert "names nobody" in refused.says


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8350", "127.0.0.1.evil.example", ""])
def test_under_a_name_that_is_not_its_own_it_shows_nothing(served, host):
    client, _ = served

    answers = [client.get(each, auth=LEAD, headers={"Host": host}) for each in ("/alerts", "/style.css", "/healthz")]

    assert [each.status_code for each in answers] == [421] * 3
    assert "hosts = [" in answers[0].text or host == ""


@pytest.mark.parametrize("host", ["localhost:8350", "127.0.0.1", "[::1]:8350", "LOCALHOST", "watch.example.org"])
def test_it_is_called_by_loopback_and_by_the_names_that_the_config_gives_it(served, host):
    client, _ = served

    assert client.get("/alerts", auth=LEAD, headers={"Host": host}).status_code == 200


def test_beyond_loopback_it_answers_by_any_name_unless_the_config_gives_it_one(tmp_path):
    door = Door(HandClock(), hosts=None)

    assert door.admit({"host": "watch.example.org"}, "192.0.2.1") == Visitor(None)


def test_guesses_are_not_looked_at_after_the_first_few(tmp_path):
    file = tmp_path / "page-password"
    file.write_text("lead:correct horse\n")
    clock = HandClock()
    door = Door(clock, password_file=file)

    asked = [door.admit(_basic("lead", f"guess {at}"), "192.0.2.1").status for at in range(734)]
    right = door.admit(_basic("lead", "correct horse"), "192.0.2.1")
    clock.pass_(seconds=60)
    later = door.admit(_basic("lead", "correct horse"), "192.0.2.1")

    assert asked == [401] * MOST_BY_ADDRESS_AND_NAME + [429] * (734 - MOST_BY_ADDRESS_AND_NAME)
    assert (right.status, right.headers["Retry-After"]) == (429, "61")
    assert later == Visitor("lead")


def test_who_has_come_in_before_is_not_held_up_by_guesses_from_elsewhere():
    guesses = Guesses()
    guesses.was_right("192.0.2.1", "lead")

    for at in range(MOST_BY_NAME + 1):
        guesses.was_wrong(f"198.51.100.{at}", "lead", 0.0)

    assert guesses.wait("192.0.2.1", "lead", 1.0) == 0
    assert guesses.wait("203.0.113.9", "lead", 1.0) > 0


def test_one_connection_has_one_allowance_however_many_addresses_it_has():
    guesses = Guesses()

    for at in range(MOST_BY_ADDRESS_AND_NAME):
        guesses.was_wrong(f"2001:db8::{at}", "lead", 0.0)

    assert guesses.wait("2001:db8::ffff", "lead", 1.0) > 0
    assert guesses.wait("2001:db9::1", "lead", 1.0) == 0


def test_requests_that_stay_half_sent_keep_nobody_out(served):
    client, _ = served
    here = (client.base_url.host, client.base_url.port)
    with ExitStack() as held:
        for _ in range(520):
            half = held.enter_context(socket.create_connection(here, timeout=60))
            half.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n")

        answer = httpx2.get(f"{client.base_url}/healthz", auth=LEAD, timeout=60)

    assert "The service is not running" in answer.text


def _basic(name, password):
    request = httpx2.Request("GET", "http://localhost/")
    return next(httpx2.BasicAuth(name, password).auth_flow(request)).headers
