from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from govuk import GovukSite, Page
from polling import Polling

from watcher.demo.server import Reply
from watcher.model.errors import SourceError
from watcher.model.listings import Failure
from watcher.model.news import ItemKind
from watcher.model.values import replace
from watcher.sources.govuk import COLLECTION, Govuk, Settings
from watcher.web.client import FetchError

AT = datetime(2026, 8, 4, 9, 30, tzinfo=UTC)
NOTICE = Page("/government/publications/improvement-notice-example", "Improvement notice issued to Example Council", AT)


def polling(site):
    return Polling(site, lambda base: Govuk(Settings(name="GOV.UK", kind="govuk", base_url=base)))


def entries(site):
    with polling(site) as govuk:
        return govuk.entries()


def test_notices_directions_and_statistics_are_found_and_the_rest_is_not():
    found = entries(
        GovukSite(
            [
                NOTICE,
                Page(
                    "/government/publications/direction",
                    "Revised direction issued to Example council",
                    AT,
                    type="notice",
                ),
                Page(
                    "/government/statistics/la",
                    "Local authority inspection outcomes as at 31 March 2026",
                    AT,
                    organisation="ofsted",
                ),
                Page("/government/news/school", "New school opened", AT),
            ]
        )
    )

    assert [each.title for each in found] == [
        "Improvement notice issued to Example Council",
        "Revised direction issued to Example council",
        "Local authority inspection outcomes as at 31 March 2026",
    ]
    assert found[0].published == date(2026, 8, 4)


def test_the_newest_comes_first_even_when_the_old_are_popular():
    old = [Page(f"/p/{at}", f"Improvement notice {at}", AT.replace(year=2015), popularity=9) for at in range(60)]

    assert entries(GovukSite([*old, NOTICE]))[0].title == NOTICE.title


def test_every_search_asks_for_the_order_and_for_known_parameters():
    with polling(GovukSite([NOTICE])) as govuk:
        seen = govuk.poll()

    assert not [each for each in seen if isinstance(each, Failure)]
    assert all(each.first("order") == "-public_timestamp" for each in govuk.server.requests)
    assert {each.items for each in seen} == {ItemKind.NOTICE}


def test_a_timestamp_may_end_in_either_way_or_be_missing():
    (offset,) = entries(GovukSite([NOTICE], offset="+00:00"))
    (undated,) = entries(GovukSite([Page(NOTICE.path, NOTICE.title, None)]))

    assert (offset.published, undated.published) == (date(2026, 8, 4), None)


def test_a_question_that_is_no_longer_taken_is_said_so():
    with polling(GovukSite()) as govuk, pytest.raises(SourceError, match="newer version"):
        govuk.server.instead.extend([Reply(422)] * 3)
        govuk.poll()


def test_a_search_that_is_refused_once_leaves_the_others():
    with polling(GovukSite([NOTICE])) as govuk:
        govuk.server.instead.append(Reply(500))
        seen = govuk.poll()

    assert [isinstance(each, Failure) for each in seen] == [True, False, False]


def test_being_asked_to_wait_passes_on_for_how_long():
    with polling(GovukSite()) as govuk, pytest.raises(FetchError) as raised:
        govuk.server.instead.extend([Reply(429, headers={"Retry-After": "60"})] * 3)
        govuk.poll()

    assert raised.value.retry_after is not None


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"results": [{"title": 1}]}', b"[" * 100_000, b'{"results": 3}'])
def test_another_form_of_answer_is_an_error_in_words(body):
    with polling(GovukSite()) as govuk, pytest.raises(SourceError, match="another form"):
        govuk.server.instead.extend([Reply(200, body)] * 3)
        govuk.poll()


GATHERED = Page("/government/publications/notice-to-example", "Inadequate leadership: Example", AT, type="notice")
GATHERING = Page(
    "/government/collections/improvement-notices-and-directions",
    "Improvement notices and directions",
    AT,
    type="document_collection",
    documents=(GATHERED.path,),
)


def test_what_the_departments_collection_gathers_is_listed_whatever_its_title():
    found = entries(GovukSite([GATHERING, GATHERED]))

    assert [each.title for each in found] == [GATHERED.title]


def test_the_collection_is_searched_once_and_again_when_it_has_moved():
    site = GovukSite([GATHERING, GATHERED])
    with polling(site) as govuk:
        govuk.poll()
        first = len(govuk.server.requests)
        govuk.poll()
        second = len(govuk.server.requests) - first
        site.pages[0] = replace(GATHERING, path="/government/collections/notices")
        seen = govuk.poll()

    assert second == 3 + 1
    assert seen[-1].marks == {COLLECTION: "/government/collections/notices"}
    assert [each.title for each in seen[-1].entries] == [GATHERED.title]


def test_a_collection_in_another_form_leaves_the_searches():
    site = GovukSite([NOTICE, GATHERING, GATHERED])
    with polling(site) as govuk:
        govuk.poll()
        govuk.server.instead.extend([*[None] * 3, Reply(200, b'{"links": []}')])
        seen = govuk.poll()

    assert [isinstance(each, Failure) for each in seen] == [False, False, False, True]


def test_a_page_in_the_place_of_an_answer_is_called_by_its_title():
    page = b"<!doctype html><title>Sorry, there is a problem with the service</title>"
    with polling(GovukSite()) as govuk, pytest.raises(SourceError, match="Sorry, there is a problem"):
        govuk.server.instead.extend([Reply(200, page)] * 3)
        govuk.poll()
