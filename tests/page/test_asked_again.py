"""Who asks for a page again and again, as readers of feeds and calendars do, or writes its address another way."""

from __future__ import annotations

import pytest


# A page for people tells the minute that it is of, and so is another one when a minute begins.
@pytest.mark.parametrize("address", ["/alerts.atom", "/calendar.ics", "/style.css", "/authorities.csv"])
def test_who_has_a_page_already_gets_it_only_where_it_has_changed(client, address):
    first = client.get(address)
    known = first.headers["ETag"]

    again = [client.get(address, headers={"If-None-Match": each}) for each in (known, f'"x", W/{known}', "*", '"x"')]

    assert [each.status_code for each in again] == [304, 304, 304, 200]
    assert again[0].content == b""
    assert again[3].content == first.content


@pytest.mark.parametrize("address", ["/alerts", "/authority/80573", "/alerts.atom"])
def test_a_slash_at_the_end_of_an_address_leads_to_the_same(client, address):
    assert client.get(f"{address}/").content == client.get(address).content


def test_what_is_not_there_has_no_etag(client):
    answer = client.get("/nothing", headers={"If-None-Match": "*"})

    assert (answer.status_code, "ETag" in answer.headers) == (404, False)
