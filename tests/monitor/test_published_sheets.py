from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from govuk import GovukSite, Page
from provider_sheets import SOCIAL_CARE, row, social_care
from sheets import ods
from town import Town

from watcher.demo.server import Server
from watcher.model.ofsted import FOUR_POINT, Area, Judgement, Urn
from watcher.model.providers import EventKind, ProviderEvent, Remit, Sheet
from watcher.model.values import replace
from watcher.monitor.sheet_differences import KnownProvider, differences
from watcher.store.published import known, providers

OPERATORS = "operators@example.org"
FILE = "/media/1/Childrens_social_care_in_England_2026_underlying_data.ods"
STATISTICS = Page(
    "/government/statistics/childrens-social-care-in-england-2026",
    "Children's social care in England 2026",
    datetime(2026, 7, 9, 8, 30, tzinfo=UTC),
    organisation="ofsted",
    attachments=(FILE, "/media/2/notes.pdf"),
)
HOME = {
    "urn": "SC900001",
    "provision_type": "Children's home",
    "local_authority": "Wirral",
    "event_type": "Full",
    "inspection_date": "13/01/2026",
    "publication_date": "20/02/2026",
    "overall": "Good",
}


def sheet(**changed):
    return social_care(row(SOCIAL_CARE, **(HOME | changed)), sheet="Provider_level_at_31_Mar_2026")


@pytest.fixture
def world(tmp_path):
    """A town whose user lists one home, and GOV.UK."""
    (tmp_path / "places.csv").write_text("urn,label,note\nSC900001,Birch House,\n")
    (tmp_path / "places.csv").chmod(0o600)
    site = GovukSite([STATISTICS])
    with Server(site.answer) as govuk:
        source = f'[[source]]\nname = "GOV.UK"\nkind = "govuk"\nbase_url = "{govuk.base_url}"\n'
        with Town(tmp_path, more=source + '[[places]]\nfile = "places.csv"\n') as town:
            town.govuk, town.govuk_server = site, govuk
            yield town


def told(town):
    mails = (each for each in town.mails(OPERATORS) if "sheet" in each["Subject"])
    return [" ".join(each.get_body(("plain",)).get_content().split()) for each in mails]


def test_a_sheet_on_govuk_is_taken_once_and_nobody_hears(world):
    world.govuk.files[FILE] = sheet()

    for _ in range(3):
        world.once(everything=True)
        world.clock.pass_(days=1)

    with known.looking(f"sqlite:///{world.folder}/test.db") as tx:
        assert [each.inspection_start for each in providers.events(tx, Urn("SC900001"))] == [date(2026, 1, 13)]
    assert told(world) == []
    assert [each.path for each in world.govuk_server.requests].count(FILE) == 1


def test_a_later_sheet_that_changes_a_grade_of_a_listed_place_is_told_by_its_label(world):
    world.govuk.files[FILE] = sheet()
    world.once(everything=True)
    later = FILE.replace("/1/", "/3/")
    world.govuk.pages[0] = Page(
        STATISTICS.path, STATISTICS.title, STATISTICS.at, organisation="ofsted", attachments=(later,)
    )
    world.govuk.files[later] = sheet(overall="Inadequate")
    world.clock.pass_(days=1)
    world.once(everything=True)

    (text,) = told(world)
    assert "Birch House: of the full inspection of 13 January 2026 the sheet has “inadequate”" in text
    assert "it was “good”" in text
    assert "SC900001" not in text


def test_a_sheet_in_a_form_that_is_not_known_is_told_once(world):
    world.govuk.files[FILE] = ods(Provider_level_at_31_Mar_2026=[("URN", "Provision type"), ("SC900001", "Home")])

    for _ in range(3):
        world.once(everything=True)
        world.clock.pass_(days=1)

    (text,) = told(world)
    assert "has no column Local authority" in text


def event(start=date(2026, 1, 13), kind=EventKind.FULL, word="good", published=date(2026, 2, 20)):
    judged = (Judgement(Area("overall_experiences_and_progress"), FOUR_POINT.grade(word)),)
    sheet = Sheet("a sheet", date(2026, 7, 31))
    return ProviderEvent(Urn("SC900001"), Remit.SOCIAL_CARE, kind, start, sheet, 5, judged, published=published)


def test_an_inspection_that_is_not_on_the_page_is_named_with_what_it_found():
    birch = KnownProvider("Birch House", (event(date(2024, 5, 1)),), (date(2024, 6, 1),))

    (said,) = differences(birch, [event(word="inadequate")])

    assert said.startswith("Birch House: the sheet has a full inspection of 13 January 2026 that is not on its page")
    assert "inadequate, was good in May 2024" in said


@pytest.mark.parametrize(
    ("theirs", "listed"),
    [
        (event(), (date(2024, 6, 1), date(2026, 2, 23))),  # it is on the page
        (event(), ()),  # the page was never read
        (event(published=date(2026, 7, 1)), (date(2024, 6, 1),)),  # too new for a sheet of July
        (event(date(2014, 1, 13), published=date(2014, 2, 20)), (date(2024, 6, 1),)),  # older than the page
        (event(kind=EventKind.UNGRADED), (date(2024, 6, 1),)),
    ],
)
def test_what_agrees_with_the_page_or_may_be_missing_there_is_not_told(theirs, listed):
    assert differences(KnownProvider("Birch House", (), listed), [theirs]) == ()


def test_a_grade_on_the_page_that_the_sheet_has_otherwise_is_told_though_their_days_differ():
    shown = replace(event(date(2026, 1, 14)), kind=EventKind.SCHOOL, row=0)

    (said,) = differences(KnownProvider("Birch House", (shown,), (date(2026, 2, 20),)), [event(word="inadequate")])

    assert "the sheet has “inadequate” for overall experiences and progress, it was “good”" in said
