from __future__ import annotations

import re
from datetime import date
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from town import urn

from watcher.demo import ofsted
from watcher.demo.ofsted import Line


@pytest.fixture
def site():
    return ofsted.OfstedSite()


@pytest.fixture
def get(site):
    with ofsted.serve(site) as server:
        yield lambda path: urlopen(server.base_url + path).read().decode()


def listed(html):
    return re.findall(r'href="/provider/44/(\w+)"', html)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", 10), ("rows=5", 5), ("rows=1000", 100), ("rows=100&start=100", 53), ("rows=100&start=200", 0)],
)
def test_the_search_shows_ten_unless_asked_and_a_hundred_at_most(get, asked, shown):
    html = get(f"/search?{asked}")

    assert len(listed(html)) == shown
    assert '<strong class="results-count">153</strong>' in html


def test_the_search_goes_by_the_day_of_the_latest_report(site, get):
    for name, day in (("Leeds", date(2026, 8, 3)), ("Wirral", date(2026, 6, 1)), ("Trafford", date(2025, 1, 7))):
        site.publish(urn(name), b"x", Line(day))

    found = get("/search?latest_report_date_start=01-05-2026&latest_report_date_end=01-09-2026&sort=date&order=desc")

    assert listed(found) == [urn("Leeds"), urn("Wirral")]


def test_an_authority_without_a_report_has_no_latest_report(site, get):
    site.publish(urn("Leeds"), b"x", Line(date(2026, 8, 3)))

    assert get("/search?rows=100").count("Latest report") == 1


def test_a_wrong_type_of_provider_is_not_found(get):
    with pytest.raises(HTTPError, match="404") as error:
        get(f"/provider/16/{urn('Leeds')}")

    error.value.close()


def test_a_title_is_written_with_an_entity_and_twice(site, get):
    site.publish(urn("Leeds"), b"x", Line(date(2026, 8, 3)))

    assert get(f"/provider/44/{urn('Leeds')}").count("Children&#039;s services inspection") == 2
