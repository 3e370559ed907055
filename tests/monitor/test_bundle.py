from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher.monitor.assumptions.seen import DocumentRead, Look, Seen
from watcher.monitor.bundle import pack, unpack, without_secrets

URL = "https://user:passw0rd@paper.example/rss?key=s3cr3t-key&q=Wirral"
PAGE = (
    b'<input type="hidden" name="_token" value="abc123"><meta name="csrf-token" content="abc123">'
    b"<link>https://paper.example/rss?key=s3cr3t-key</link><p>Inadequate</p>"
)
LOOK = Look(
    "feed",
    URL,
    datetime(2026, 8, 3, 9, tzinfo=UTC),
    (
        Seen("feed", URL, URL, 200, (("etag", '"1"'), ("set-cookie", "id=abc123")), PAGE),
        Seen("asked again", URL, URL, 0, trouble="paper.example did not answer in time."),
    ),
    DocumentRead("inspection", 4, ("One problem.",), date(2026, 6, 8), None),
)


@pytest.mark.parametrize("year", [1970, 2026])
def test_a_bundle_holds_what_came_and_gives_it_back_also_where_the_clock_begins_anew(time_machine, year):
    time_machine.move_to(datetime(year, 1, 1, tzinfo=UTC))

    (look,) = unpack(pack([LOOK]))

    assert look == without_secrets(LOOK)
    assert look.read == LOOK.read
    assert look.pages[0].header("etag") == '"1"'
    assert b"<p>Inadequate</p>" in look.pages[0].body
    assert look.pages[1].trouble == LOOK.pages[1].trouble


def test_no_secret_is_in_it():
    (look,) = unpack(pack([LOOK]))
    everything = repr(look)

    for secret in ("passw0rd", "s3cr3t-key", "abc123", "Wirral", "set-cookie"):
        assert secret not in everything
    assert look.base_url == "https://paper.example/rss"


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_another_file_is_refused_in_a_sentence(file):
    with pytest.raises(ValueError, match="not a bundle"):
        unpack(file)
