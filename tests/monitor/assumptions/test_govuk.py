from __future__ import annotations

from datetime import UTC, datetime

import pytest
from govuk import GovukSite, Page
from looking import differing, look_at, verdicts

from watcher.demo.server import Reply
from watcher.model.values import replace
from watcher.monitor.assumptions.finding import Verdict
from watcher.sources.govuk import Settings

AT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
NOTICE = Page("/government/publications/notice", "Improvement notice issued to Example: July 2026", AT)
DIRECTION = Page("/government/publications/direction", "Direction issued to Example: May 2026", AT)
COLLECTION = Page(
    "/government/collections/notices",
    "Improvement notices and directions",
    AT,
    type="document_collection",
    documents=(NOTICE.path, DIRECTION.path),
)
OUTCOMES = Page(
    "/government/statistics/outcomes",
    "Local authority inspection outcomes as at 31 March 2026",
    AT,
    organisation="ofsted",
    type="official_statistics",
    attachments=("/media/1/outcomes.ods",),
)
ALL = (NOTICE, DIRECTION, COLLECTION, OUTCOMES)


def seen(readers, *pages, **site):
    return look_at(GovukSite(list(pages), **site), lambda url: Settings(name="G", kind="govuk", base_url=url), readers)[
        0
    ]


def test_gov_uk_as_it_is_described_agrees_but_for_what_does_no_harm(readers):
    found = verdicts(seen(readers, *ALL))

    assert {number for number, verdict in found.items() if verdict is not Verdict.AGREES} == {"W4", "U1", "U5"}
    assert found["W4"] is Verdict.DIFFERS  # the replica gives no ETag


@pytest.mark.parametrize(
    ("left_out", "numbers"),
    [
        (NOTICE, {"G4"}),
        (DIRECTION, {"G4"}),
        (OUTCOMES, {"G4", "A1"}),
    ],
)
def test_what_is_not_found_any_more_is_named(readers, left_out, numbers):
    kept = [each for each in ALL if each is not left_out]
    kept = [replace(each, documents=()) if each is COLLECTION else each for each in kept]

    assert differing(seen(readers, *kept)) - {"W4"} - {"C2"} == numbers


def test_other_forms_of_answers_are_named(readers):
    collection = replace(COLLECTION, documents=())
    outcomes = replace(OUTCOMES, attachments=("/media/1/outcomes.pdf",))

    assert differing(seen(readers, NOTICE, DIRECTION, collection, outcomes)) == {"W4", "C2", "A2"}
    assert "G1" in differing(rewritten(seen(readers, *ALL), b'"results"', b'"found"'))
    assert "G2" in differing(rewritten(seen(readers, *ALL), b'"link"', b'"path"'))
    assert "G2" in differing(rewritten(seen(readers, *ALL), b'"public_timestamp"', b'"timestamp"'))
    assert "C1" in differing(rewritten(seen(readers, *ALL), b"Improvement notices and directions", b"Interventions"))


def test_an_order_that_is_not_the_newest_first_is_named(readers):
    older = replace(DIRECTION, at=datetime(2025, 1, 1, tzinfo=UTC))
    look = seen(readers, NOTICE, older, COLLECTION, OUTCOMES)

    swapped = rewritten(look, b"2025-01-01", b"2026-07-30")

    assert differing(look) == {"W4"}
    assert "G3" in differing(swapped)


def test_a_search_that_no_longer_takes_our_question_is_refused(readers):
    class Changed(GovukSite):
        def answer(self, request):
            return Reply(422, b"{}", "application/json")

    look = look_at(Changed(), lambda url: Settings(name="G", kind="govuk", base_url=url), readers)[0]

    assert differing(look) == {"W2"}


def rewritten(look, before, after):
    return replace(look, pages=tuple(replace(each, body=each.body.replace(before, after)) for each in look.pages))
