"""Each team's page stands below a path of its own, behind its own door, and shows nothing of another's."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from town import TWO_INADEQUATE
from town_of_teams import TownOfTeams

from watcher.page.addresses import FOLDERS, FOLDERS_OF_ROWS, FORMS, PAGES, ROWS
from watcher.page.app import application
from watcher.page.door import NOT_KNOWN, WHO, Door
from watcher.page.site import Site
from watcher.store.database import Store
from watcher.store.tables.alerts import alert, delivery

PAGE = '[page]\npassword_file = "page-password"\n'
HOSTS = frozenset({"testserver"})


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A town in which Trafford's report was told to the north, Wirral's to the zebras; the walruses have no page."""
    folder = tmp_path_factory.mktemp("sites")
    with TownOfTeams(folder, authorities='["Leeds"]', more="[teams]") as opened:
        for name, authority in (("north", "Trafford"), ("zebra", "Wirral"), ("walrus", "Leeds")):
            (folder / "secrets" / name).mkdir(parents=True)
            (folder / "secrets" / name / "page-password").write_text(f"ann:the {name} of the password\n")
            opened.add(name, authorities=f'["{authority}"]', more=PAGE if name != "walrus" else "")
        opened.apply()
        with opened.service() as service:
            service.begin()
        opened.once()
        for authority in ("Trafford", "Wirral"):
            opened.publish(**{**TWO_INADEQUATE, "authority": authority})
        opened.clock.pass_(minutes=10)
        opened.once()
        yield opened


@pytest.fixture(scope="module")
def client(town):
    store = Store(f"sqlite:///{town.database}")
    with TestClient(application(Site(store, town.config, town.clock), Door(town.clock, HOSTS))) as opened:
        yield opened
    store.close()


def ask(client, address, name="north", password=None, **more):
    sealed = b64encode(f"ann:{password or f'the {name} of the password'}".encode()).decode()
    return client.get(f"/team/{name}{address}", headers={"Authorization": f"Basic {sealed}"}, **more)


def addresses(town, name):
    """List every address that there is, with the keys of what everybody has."""
    keys = [each for team in ("north", "zebra") for each in town.rows(team, alert, "key")]
    below = ["80573", "80581", *keys]
    rows = [f"{each}{form}" for each in ROWS for form in FORMS]
    rows += [f"{each}{key}{form}" for each in FOLDERS_OF_ROWS for key in below for form in FORMS]
    return [*PAGES, *rows, *(f"{each}{key}" for each in FOLDERS for key in below)]


def test_a_team_is_shown_its_alerts_and_every_link_leads_to_its_own(client):
    shown = ask(client, "/").text

    assert "Trafford" in shown
    assert "INADEQUATE" in shown
    assert set(re.findall(r'(?:href|src|action)="(/[^"/]*)', shown)) == {"/team"}
    assert ask(client, "/style.css").headers["content-type"].startswith("text/css")
    assert ask(client, "").text == shown


def test_no_address_shows_a_team_an_alert_or_a_message_of_anothers(town, client):
    (theirs,) = town.rows("zebra", alert, "key")
    messages = town.rows("zebra", delivery, "key")
    for address in addresses(town, "north"):
        said = ask(client, address)
        assert said.status_code in (200, 404, 503), address
        if theirs not in address:
            assert theirs not in said.text, address
        assert not any(each in said.text for each in messages), address
        assert not re.search("zebra|walrus", said.text), address
    assert ask(client, f"/alert/{theirs}").status_code == 404
    assert theirs in ask(client, "/alerts.json", "zebra").text


def test_what_is_about_all_teams_is_not_there(client):
    assert ask(client, "/metrics").status_code == 404
    assert client.get("/metrics").status_code == 200


def test_the_operators_page_shows_nothing_of_a_teams(town, client):
    for address in ("/", "/alerts", "/alerts.json", "/alerts.atom", "/outbox", "/acknowledgements.json"):
        shown = client.get(address).text
        assert not any(each in shown for name in ("north", "zebra") for each in town.rows(name, alert, "key"))


def test_a_feed_is_the_teams_own_and_its_names_are_too(client):
    feed = ask(client, "/alerts.atom").text

    assert "tag:ofsted-watch,2026:north/alerts" in feed
    assert re.search(r'href="http://[\w.:]+/team/north/alert/', feed)
    assert "Wirral" not in feed


def test_nobody_comes_in_without_a_password_nor_by_another_teams(client):
    for answer, said in (
        (client.get("/team/north/"), WHO),
        (ask(client, "/", "north", "the zebra of the password"), NOT_KNOWN),
        (client.get("/team/north/metrics"), WHO),
    ):
        assert (answer.status_code, answer.text) == (401, said)


@pytest.mark.parametrize("name", ["walrus", "nobody", "NORTH", "..", "a" * 200])
def test_a_team_without_a_page_is_not_told_from_one_that_is_not_there(client, name):
    assert (ask(client, "/x", name).status_code, ask(client, "/x", name).text) in ((401, NOT_KNOWN), (404, NOT_HERE))
    assert client.get(f"/team/{name}/x").status_code in (401, 404)


NOT_HERE = "There is no such page here. The overview is at /."


def test_a_team_sends_its_own_message_again_and_no_other(town, client):
    (own,), (theirs,) = (ids(town, name) for name in ("north", "zebra"))
    sealed = b64encode(b"ann:the north of the password").decode()
    headers = {"Authorization": f"Basic {sealed}", "Origin": "http://testserver"}

    for number in (theirs, own):
        said = client.post(f"/team/north/outbox/{number}/again", headers=headers, follow_redirects=False)
        assert said.status_code == 409  # both arrived
    with town.opened("north") as store, store.begin() as tx:
        tx.execute(delivery.update().values(state="given_up"))
    with town.opened("zebra") as store, store.begin() as tx:
        tx.execute(delivery.update().values(state="given_up"))

    refused = client.post(f"/team/north/outbox/{theirs}/again", headers=headers, follow_redirects=False)
    done = client.post(f"/team/north/outbox/{own}/again", headers=headers, follow_redirects=False)

    assert (refused.status_code, done.status_code, done.headers["location"]) == (409, 303, "/team/north/outbox")
    assert town.rows("zebra", delivery, "state") == ["given_up"]


def ids(town, name):
    with town.opened(name) as store, store.look() as tx:
        return tx.execute(select(delivery.c.id)).scalars().all()
