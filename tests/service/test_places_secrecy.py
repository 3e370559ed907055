"""The list of places says where children live: nothing of it is in a log, a measurement, a page without a login."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO

import config_blocks
import pytest
from town import Town

from watcher import logs
from watcher.demo.providers import HOME, SCHOOL, OtherProvider
from watcher.demo.server import Reply, Server
from watcher.page.addresses import PAGES, ROWS
from watcher.page.site import Site
from watcher.service import jobs
from watcher.service.cycle import once
from watcher.store.database import Store
from watcher.store.told import alerts

PLACES = {
    "SC123456": "Willow House",
    "2766766": "The Mill",
    "144225": "Hill School",
    "SC777777": "Broken Page Lodge",
    "9999999": "Typo Lodge",
}
TODAY = date(2026, 8, 3)
MORE = """
[briefing]
send_to = ["Duty inbox"]

[certificate]
send_to = ["Operators"]
every   = "day"

[heartbeat]
url_file = "heartbeat-url"
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run with a list through everything that may speak of it: alerts, faults, a broken list; returns the town."""
    tmp_path, beats, logged = tmp_path_factory.mktemp("secrecy"), [], StringIO()
    logs.set_up()

    def beat(request):
        beats.append(f"{request.path} {request.body!r}")
        return Reply(200, b"OK")

    with Town(tmp_path) as town, Server(beat) as switch, redirect_stdout(logged), redirect_stderr(logged):
        others = town.site.others
        others.add(
            OtherProvider("SC123456", HOME),
            OtherProvider("2766766", HOME),
            OtherProvider("144225", SCHOOL, "Hill Primary"),
            OtherProvider("SC777777", HOME),
        )
        others.publish("SC123456", "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        (tmp_path / "heartbeat-url").write_text(f"{switch.base_url}/ping")
        rows = "".join(f"{urn},{label},a note\n" for urn, label in PLACES.items())
        (tmp_path / "places.csv").write_text(f"urn,label,note\n{rows}")
        town.more = config_blocks.PLACES + config_blocks.publications(town.reports.base_url) + MORE
        town.configure()
        with town.service() as service:
            for body in (b"<title>Page not found</title>", b"<html>nonsense</html>", b"\xff\x00"):
                town.site.faults["/provider/2/SC777777"] = Reply(200, body)
                once(service, everything=True)
                town.clock.pass_(minutes=10)
            town.site.faults["/provider/2/SC777777"] = Reply(500, b"no")
            others.publish("SC123456", "Full inspection", TODAY, date(2026, 6, 24))
            others.publish("144225", "School inspection: Inadequate", TODAY, date(2026, 6, 24))
            others.gone.add("2766766")
            for hours in (1, 12, 24, 1, 1, 1, 24):
                once(service, everything=True)
                jobs.beat(service)
                town.clock.pass_(hours=hours)
            (tmp_path / "places.csv").write_text(f"urn,label,note\n{rows}SC1,Willow House,\n2766766,The Mill,\n")
            service.reload()
            jobs.beat(service)
        yield town, logged.getvalue(), "\n".join(beats)
    logs.set_up(quiet=True)


def page_of(town, *, login: bool) -> str:
    store = Store(f"sqlite:///{town.folder}/test.db")
    site = Site(store, town.config, town.clock, login=login)
    with store.look() as tx:
        keys = [each.alert.key for each in alerts.newest(tx, 50, places=True)]
    assert len(keys) >= 3
    addresses = [*PAGES, *(f"{each}{form}" for each in ROWS for form in (".csv", ".json"))]
    addresses += [f"{folder}{key}{form}" for key in keys for folder, form in (("/alert/", ""), ("/alert/", ".csv"))]
    addresses += [f"/deliveries/{key}.json" for key in keys]
    bodies = [site.answer(each).body for each in addresses if not each.endswith(".xlsx")]
    store.close()
    return "\n".join(each.decode("utf-8", errors="replace") for each in bodies)


def found_in(text: str) -> list[str]:
    return [word for pair in PLACES.items() for word in pair if word in text]


def test_no_urn_and_no_label_is_in_a_log_a_heartbeat_or_the_page_without_a_login(run):
    town, logged, beaten = run

    assert sorted(each.splitlines()[0].partition(":")[0] for each in town.posts)[:2] == ["Hill School", "The Mill"]
    assert '"event": "polled"' in logged  # what is said of ordinary work, too
    assert found_in(logged) == []
    assert found_in(beaten) == []
    assert found_in(page_of(town, login=False)) == []
    assert "decided" in logged
    assert "places changed" not in logged or "Willow" not in logged


def test_messages_have_the_label_and_neither_the_urn_nor_the_note(run):
    town, _, _ = run

    said = "\n".join([*town.posts, *(mail.as_string() for mail in town.mailbox.messages)])
    assert "Willow House" in said
    assert not [urn for urn in PLACES if urn in said]
    assert "a note" not in said


def test_with_a_login_the_page_shows_the_places_by_their_labels(run):
    town, _, _ = run

    shown = page_of(town, login=True)
    assert "Willow House" in shown
    assert "Typo Lodge" in shown
