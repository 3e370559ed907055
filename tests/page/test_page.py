from __future__ import annotations

import csv
import html
import io
import json
import re
import socket
from datetime import UTC, date, datetime
from urllib.parse import quote
from xml.etree import ElementTree

import httpx2
import pytest
from paged import free_port, serving, settled, until_it_serves, until_it_shows
from town import TWO_INADEQUATE, Town

from watcher.config.check import check, load
from watcher.data.authority_list import UNKNOWN_REGION
from watcher.demo.ofsted import Line
from watcher.model.acknowledgements import Acknowledgement, Said
from watcher.model.ofsted import Authority, Urn
from watcher.monitor.status import Life, Watching
from watcher.page.feeds import absolute
from watcher.page.templating import templates, web
from watcher.service.page_process import PageProcess
from watcher.store.polled.sources import SourceState
from watcher.store.published import found_authorities
from watcher.store.teams import last_good_config
from watcher.store.told import acknowledgements, alerts
from watcher.store.told.deliveries import Depth


def test_the_overview_says_who_is_watched_and_what_was_judged(client):
    page = client.get("/").text

    assert page.count('<th scope="row">') == 2
    assert page.index("Newest alerts") < page.index("Needs attention: 2 of 2 watched") < page.index("Watched auth")
    assert re.search(r'<td class="i">inadequate <small>worse, was requires improvement</small></td>', page)


def test_a_page_says_that_the_service_works_and_when_it_last_gave_a_sign_of_life():
    watching = Watching((), Depth(0, None, 0), Life(datetime(2026, 8, 3, 9, 0, tzinfo=UTC)), None, ())

    said = templates().get_template("parts.html").module.state(watching)

    assert "The service works.</strong> Every source was read; last sign of life 3 August 2026, 10:00." in said


def test_a_page_does_not_say_that_a_source_was_read_whose_last_attempt_failed():
    sources = (SourceState("Ofsted reports", failures=1), SourceState("Wirral Globe"))
    watching = Watching(sources, Depth(0, None, 0), Life(datetime(2026, 8, 3, 9, 0, tzinfo=UTC)), None, ())

    said = templates().get_template("parts.html").module.state(watching)

    assert "The last attempt to read “Ofsted reports” failed: it is made again" in said
    assert "was read;" not in said


def test_all_of_england_is_a_page_of_its_own(client):
    page = client.get("/england").text

    assert "Isles of Scilly" in page
    assert page.count('<th scope="row">') == 153
    assert len(re.findall(r'<li class="\w+ c\d+ r\d+', page)) == 153


def test_a_dossier_leads_to_the_alert_and_the_alert_says_why_and_who_was_told(client):
    dossier = client.get("/authority/80573").text

    (link,) = {part.split('"')[0] for part in dossier.split('href="')[1:] if part.startswith("/alert/")}
    alert = client.get(link).text

    assert "Rule “Inadequate”, critical" in alert
    assert "page 1" in alert
    assert "Safeguarding channel: sent" in alert
    assert "Sent." in alert


def test_the_same_facts_are_there_for_programs(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/authorities.csv").content.decode("utf-8-sig"))))
    alerts = client.get("/alerts.json").json()
    feed = ElementTree.fromstring(client.get("/alerts.atom").content)

    assert len(rows) == 153
    assert [each["help and protection"] for each in rows if each["authority"] == "Trafford"] == ["inadequate"]
    assert [each["authority"] for each in alerts] == ["Trafford"]
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert [each.find("{http://www.w3.org/2005/Atom}title").text[:9] for each in entries] == ["Trafford:"]
    assert json.dumps(client.get("/sources.json").json()).count("Ofsted reports") == 1


@pytest.mark.parametrize(
    ("address", "column", "value"),
    [
        ("/alerts", "authority", "Trafford"),
        ("/authorities", "authority", "Trafford"),
        ("/sources", "source", "Ofsted reports"),
        ("/working", "unsent", "0"),
        ("/authority/80573", "area", "help and protection"),
        ("/documents/80573", "what_became_of_it", "Told."),
        ("{alert}", "rule", "Inadequate"),
        ("{deliveries}", "receiver", "Duty inbox"),
    ],
)
def test_what_is_shown_is_there_as_csv_and_as_json(client, address, column, value):
    (alert,) = client.get("/alerts.json").json()
    key = quote(alert["key"], safe="")
    address = address.format(alert=f"/alert/{key}", deliveries=f"/deliveries/{key}")

    as_csv = list(csv.DictReader(io.StringIO(client.get(f"{address}.csv").content.decode("utf-8-sig"))))
    as_json = client.get(f"{address}.json").json()

    assert value in [each[column] for each in as_csv]
    assert value in [str(each[column]) for each in as_json]
    assert [list(each) for each in as_csv] == [list(each) for each in as_json]


@pytest.mark.parametrize("address", ["/acknowledgements.csv", "/acknowledgements.json"])
def test_where_there_are_no_rows_the_answer_is_empty_and_no_error(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.text.strip("\ufeff")) == (200, "[]" if address.endswith("json") else "")


@pytest.mark.parametrize("address", ["/authority/1.csv", "/documents/x.json", "/alert/none.csv", "/healthz.csv"])
def test_rows_of_nothing_are_not_there(client, address):
    assert client.get(address).status_code == 404


def test_who_took_up_what_and_what_is_odd_or_refused_in_the_config_is_shown(tmp_path):
    with Town(tmp_path) as town:
        odd = '[[silence]]\nwhen = {authority = ["Leeds"]}\nuntil = 2020-01-01\nbecause = "Known"\n'
        town.more = f'{odd}[page]\nlisten = "127.0.0.1:{free_port()}"'
        town.configure()
        town.once()
        town.publish(**TWO_INADEQUATE)
        settled(town)
        with town.service() as service, service.store.begin() as tx:
            (told,) = alerts.newest(tx, 1)
            said = Acknowledgement(told.alert.story, town.clock.now(), "U012AB3CD", Said.TAKEN_UP, "Channel")
            acknowledgements.add(tx, said)
            last_good_config.refuse(tx, "[watch", town.clock.now())

        with serving(load(town.config)) as client:
            shown = client.get("/sources").text
            alert = client.get(f"/alert/{quote(told.alert.key, safe='')}").text
            rows = client.get("/config.json").json()

    assert "Taken up, 3 August 2026, 09:30, by U012AB3CD in “Channel”" in " ".join(shown.split())
    assert "by U012AB3CD" in alert
    assert "the one before stays in force" in shown
    assert any("silence" in each["where"] for each in rows)
    assert all(each["wrong"] in html.unescape(shown) for each in rows)


def test_a_dossier_has_the_judgements_over_time_as_a_picture(client):
    address = "/history/80573"

    picture = client.get(address)

    assert f'src="{address}"' in client.get("/authority/80573").text
    assert picture.headers["content-type"] == "image/svg+xml"
    assert ElementTree.fromstring(picture.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert client.get("/history/1").status_code == 404


def test_measurements_and_health_come_from_the_database(client):
    metrics = client.get("/metrics").text
    health = client.get("/healthz")

    assert 'ofsted_watch_alerts{severity="critical"} 1.0' in metrics
    assert 'ofsted_watch_deliveries{state="sent"} 2.0' in metrics
    assert 'ofsted_watch_documents{read="certain"}' in metrics
    # The town's clock stands in August, the page's is the machine's: the last sign of life is long ago.
    assert health.status_code == 503
    assert "The service is not running" in health.text


def test_nothing_in_the_page_can_run_or_reach_out(client):
    answer = client.get("/")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "<script" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/authority/1",
        "/authority/../../etc/passwd",
        "/alert/none",
        "/alert/%00",
        "/alert/%ff",
        "/history/80573.csv",
    ],
)
def test_an_address_that_is_not_there_is_a_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_only_reads(client, method):
    assert client.request(method, "/").status_code == 405


def test_what_changes_is_shown_within_moments_and_hostile_titles_are_inert(town):
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    settled(town)
    with serving(load(town.config)) as client:
        before = client.get("/authority/80581").text
        title = "<script>alert(1)</script>" + "x" * 10_000
        town.site.publish("80581", b"%PDF-1.4 nothing %%EOF", Line(date(2026, 8, 3), title=title))
        town.clock.pass_(minutes=10)

        settled(town)
        after = until_it_shows(client, "/authority/80581", "alert(1)")

    assert "alert(1)" not in before
    assert "&lt;script&gt;alert(1)" in after
    assert "<script" not in after
    assert "x" * 600 not in after


def test_a_council_that_was_found_since_is_there_and_watched(town):
    town.authorities = '["all"]'
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    new = Authority(Urn("99999"), "North Exampleshire", UNKNOWN_REGION, "unknown")
    with town.service() as service:
        service.begin()
        with service.store.begin() as tx:
            found_authorities.add(tx, "Ofsted reports", [new], town.clock.now())

    with serving(load(town.config)) as client:
        england, dossier, overview = (
            client.get(each).text for each in ("/england", "/authority/99999", "/?q=North+Ex")
        )

    assert "North Exampleshire" in england
    assert "No inspection is known." in dossier
    assert "unknown region · URN 99999 · watched" in dossier
    assert "1 of 154 watched authorities" in overview


def test_what_is_searched_for_is_inert_where_it_is_shown_again(client):
    page = client.get("/england", params={"q": '"><script>alert(1)</script>', "region": "<b>", "sort": "x"}).text

    assert "&#34;&gt;&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "0 authorities" in page


def test_a_choice_in_the_address_is_shown_and_leads_to_the_same_rows_for_programs(client):
    page = client.get("/england?region=London&sort=name").text
    rows = client.get("/authorities.json?region=London&sort=name").json()

    assert '<option value="London" selected>' in page
    assert 'href="/authorities.csv?region=London&amp;sort=name"' in page
    assert len(rows) == 33
    assert [each["authority"] for each in rows] == sorted(each["authority"] for each in rows)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_only_addresses_of_the_web_can_be_clicked(address):
    assert web(address) == "#not-a-web-address"


def test_beyond_this_machine_it_asks_who_is_there(tmp_path):
    with Town(tmp_path) as town:
        town.more = f'[page]\nlisten = "0.0.0.0:{free_port()}"\npassword_file = "page-password"'
        (tmp_path / "page-password").write_text("lead:correct horse\n")
        town.configure()
        settled(town)
        with serving(load(town.config)) as client:
            asked = [
                client.get("/").status_code,
                client.get("/", auth=httpx2.BasicAuth("lead", "wrong")).status_code,
                client.get("/", auth=httpx2.BasicAuth("nobody", "")).status_code,
                client.get("/", headers={"Authorization": "Basic !!!"}).status_code,
                client.get("/", auth=httpx2.BasicAuth("lead", "correct horse")).status_code,
            ]

    assert asked == [401, 401, 401, 401, 200]


def test_behind_a_proxy_its_header_says_who_is_there(tmp_path):
    with Town(tmp_path) as town:
        town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"\nuser_header = "X-Forwarded-User"'
        town.configure()
        settled(town)
        with serving(load(town.config)) as client:
            asked = client.get("/").status_code, client.get("/", headers={"X-Forwarded-User": "lead"}).status_code

    assert asked == (401, 200)


def test_a_page_open_to_everybody_is_refused(tmp_path):
    with Town(tmp_path) as town:
        town.more = '[page]\nlisten = "0.0.0.0:8350"'
        town.configure()

        problems = check(town.config).problems

    assert any("is open to other machines" in str(each) for each in problems)


def test_a_page_that_ends_is_started_again(town):
    town.more = f'[page]\nlisten = "127.0.0.1:{free_port()}"'
    town.configure()
    settled(town)
    config = load(town.config)
    process = PageProcess()
    with httpx2.Client(base_url=f"http://127.0.0.1:{config.page.port}", timeout=60) as client:
        until_it_serves(process, config, client)
        process._process.kill()
        process._process.wait()

        assert until_it_serves(process, config, client).status_code == 200
    process.stop()


@pytest.mark.parametrize(
    ("target", "host", "status"),
    [
        ("http://127.0.0.1:{port}/alerts.json", "elsewhere.example", b"200"),
        ("HTTP://127.0.0.1:{port}", "127.0.0.1:{port}", b"200"),
        ("http://elsewhere.example/alerts.json", "127.0.0.1:{port}", b"421"),
        ("ftp://127.0.0.1/alerts.json", "127.0.0.1:{port}", b"404"),
        ("http://[/alerts.json", "127.0.0.1:{port}", b"404"),
    ],
)
def test_a_whole_address_is_served_as_its_own_host_s(client, target, host, status):
    port = client.base_url.port
    request = f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".format(port=port)

    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(request.encode())
        answer = asking.makefile("rb").readline()

    assert answer.split()[1] == status


def test_the_links_of_the_feed_lead_back_from_wherever_it_is_read(client):
    feed = ElementTree.fromstring(client.get("/alerts.atom").content)

    links = {each.get("rel"): each.get("href") for each in feed.iter("{http://www.w3.org/2005/Atom}link")}

    own = str(client.base_url).rstrip("/")
    assert links["self"] == f"{own}/alerts.atom"
    assert links["alternate"].startswith(f"{own}/alert/")
    by_tls = client.get("/alerts.atom", headers={"X-Forwarded-Proto": "https"})  # as a proxy on this machine says it
    assert f'href="https{own.removeprefix("http")}/alerts.atom"' in by_tls.text


def test_no_host_of_odd_letters_gets_into_a_feed():
    feed = b'<link href="/alerts.atom" rel="self"/>'

    assert absolute(feed, "http", 'a"/><b') == feed
