"""Places, from Ofsted's lists to Slack: what is published about a listed place or in an area, and what became of it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

import config_blocks
import pytest
from documents import report_card
from report_cards import card_html
from town import TWO_INADEQUATE, Town

from watcher.config.check import load
from watcher.demo.providers import HOME, NURSERY, SCHOOL, OtherProvider, OtherProviders
from watcher.model.ofsted import Urn
from watcher.model.proofs import FEWEST, READER, CheckedDocument, Exactness, LabelledDocument, Proof
from watcher.model.providers import Provider, Remit, Sheet
from watcher.model.values import replace
from watcher.store.database import opened
from watcher.store.published import providers
from watcher.store.told import proofs

PLACES = """\
urn,label,note
SC123456,Willow House,two of ours
2766766,The Mill,
144225,Hill School,
"""
BLOCKS = config_blocks.PLACES + config_blocks.publications("{reports}")
AREA = """
[[area]]
authority = "Wirral"
kinds     = ["school", "nursery"]
only      = ["inadequate", "safeguarding not met", "special measures"]
"""
TODAY = date(2026, 8, 3)


@dataclass
class Begun:
    """A town as it is when a test begins."""

    town: Town
    database: bytes
    moment: datetime
    others: OtherProviders


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A town with a list of three places, whose pages have old reports and were read once."""
    with Town(tmp_path_factory.mktemp("places"), authorities='["Wirral"]') as town:
        others = town.site.others
        others.add(
            OtherProvider("SC123456", HOME),
            OtherProvider("2766766", HOME, authority="Lancashire"),
            OtherProvider("144225", SCHOOL, "Hill Primary School", authority="Wirral"),
            OtherProvider("155555", SCHOOL, "Other School", authority="Wirral"),
            OtherProvider("166666", SCHOOL, "Far School", authority="Leeds"),
            OtherProvider("2500001", NURSERY, "Little Oaks", authority="Wirral"),
        )
        for urn in ("SC123456", "2766766"):
            others.publish(urn, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        others.publish("144225", "School inspection: Good", date(2023, 3, 2), date(2023, 2, 1))
        (town.folder / "places.csv").write_text(PLACES)
        watch(town)
        town.once(everything=True)
        assert heads(town) == []
        town.clock.pass_(minutes=10)
        yield Begun(town, town.database.read_bytes(), town.clock.moment, deepcopy(others))


@pytest.fixture
def town(begun):
    """Put everything back to how it was, which takes no time."""
    town = begun.town
    for each in town.folder.glob("test.db*"):
        each.unlink()
    town.database.write_bytes(begun.database)
    town.clock.moment, town.site.others = begun.moment, deepcopy(begun.others)
    town.workspace.messages.clear()
    town.mailbox.messages.clear()
    (town.folder / "places.csv").write_text(PLACES)
    watch(town)
    return town


def watch(town, blocks=BLOCKS):
    town.more = blocks.replace("{reports}", town.reports.base_url)
    town.configure()


def poll(town, times=1):
    for _ in range(times):
        done = town.once(everything=True)
        town.clock.pass_(minutes=10)
    return done


def heads(town) -> list[str]:
    return [each.splitlines()[0] for each in town.posts]


def text_of(town) -> str:
    return "\n".join(mail.get_body(("plain",)).get_content() for mail in town.mails())


def test_a_listed_places_publication_is_one_alert_under_its_label_alone(town):
    town.site.others.publish("SC123456", "Full inspection", TODAY, date(2026, 6, 24))

    poll(town, times=2)

    assert heads(town) == ["Willow House: Full inspection: please look"]
    (mail,) = town.mails()
    said = mail.as_string() + str(town.workspace.messages)
    assert "/v1/file/50700003" in said
    assert "SC123456" not in said
    assert "two of ours" not in said


AREAS = {
    "Achievement": "strong standard",
    "Inclusion": "expected standard",
    "Leadership and governance": "urgent improvement",
}


def prove(town, *measured):
    """Keep a run of `prove` that found nothing wrong."""
    document = CheckedDocument(LabelledDocument("A school", "https://files.example/1", None, ()), Exactness.EXACT)
    with opened(load(town.config).store_url) as store, store.begin() as tx:
        for each in measured:
            proofs.add(tx, Proof(each, READER, town.clock.now(), (document,) * FEWEST))


def test_a_title_is_quoted_and_a_report_card_is_please_look_until_each_is_proved(town):
    card = card_html(date(2026, 6, 24), AREAS, safeguarding="not met")
    town.site.others.publish("144225", "School inspection", TODAY, date(2026, 6, 24), card=card)
    town.site.others.publish("2766766", "Full inspection: Inadequate", TODAY, date(2026, 6, 24))
    poll(town)
    prove(town, "schools: report cards", "homes: titles")
    town.clock.pass_(days=1)
    tomorrow = TODAY + timedelta(days=1)
    town.site.others.publish("144225", "School inspection", tomorrow, date(2026, 6, 24), card=card)
    town.site.others.publish("2766766", "Full inspection: Inadequate", tomorrow, date(2026, 6, 24))

    poll(town, times=2)

    assert heads(town) == [
        "Hill School: School inspection: please look",
        "The Mill: “Full inspection: Inadequate”: please look",
        "Hill School: SAFEGUARDING NOT MET, URGENT IMPROVEMENT (School inspection)",
        "The Mill: INADEQUATE (Full inspection)",
    ]
    text = text_of(town)
    assert "leadership and governance" in text
    assert "overall effectiveness" not in text


def test_a_card_that_the_page_does_not_show_is_read_in_its_document_and_proved_by_itself(town):
    day = date(2026, 6, 24)
    file = town.site.others.publish("144225", "School inspection", TODAY, day)
    town.site.replace_bytes(file, report_card("144225", tuple(AREAS.items()), day, "not met"))
    prove(town, "schools: report cards")
    poll(town)
    prove(town, "schools: report cards as documents")
    town.clock.pass_(days=1)
    file = town.site.others.publish("144225", "School inspection", TODAY + timedelta(days=1), day)
    town.site.replace_bytes(file, report_card("144225", tuple(AREAS.items()), day, "not met"))

    poll(town)

    assert heads(town) == [
        "Hill School: School inspection: please look",
        "Hill School: SAFEGUARDING NOT MET, URGENT IMPROVEMENT (School inspection)",
    ]


@pytest.mark.parametrize(
    "document",
    [
        report_card("144225", (("Inclusion", "expected standard"), ("Early years", "")), date(2026, 6, 24)),
        report_card("155555", tuple(AREAS.items()), date(2026, 6, 24)),
        b"<html><body>Report not found</body></html>",
    ],
    ids=["in doubt", "another school's", "no document"],
)
def test_a_card_that_nobody_can_read_is_a_warning_with_the_link(town, document):
    prove(town, "schools: report cards as documents")
    file = town.site.others.publish("144225", "School inspection", TODAY, date(2026, 6, 24))
    town.site.replace_bytes(file, document)

    poll(town)

    assert heads(town) == ["Hill School: School inspection: please look"]
    assert f"/v1/file/{file}" in text_of(town)
    assert "strong" not in text_of(town)


def test_what_was_published_while_nobody_looked_is_told_and_only_once(town):
    town.clock.pass_(days=10)
    town.site.others.publish("SC123456", "Monitoring visit", TODAY + timedelta(days=1))

    poll(town, times=2)

    assert heads(town) == ["Willow House: Monitoring visit: please look"]


def test_a_place_that_is_added_to_the_list_begins_with_what_is_there(town):
    town.site.others.publish("155555", "School inspection: Inadequate", TODAY - timedelta(days=40))
    (town.folder / "places.csv").write_text(PLACES + "155555,Other one,\n")

    poll(town, times=2)

    assert heads(town) == []


def at_night(town):
    """Go to tomorrow's evening: by night each listed place's page is looked at that wasn't for a day."""
    town.clock.pass_(hours=24 + (21 - town.clock.now().hour) % 24)


def test_what_the_lists_do_not_speak_of_is_found_on_the_places_own_page(town):
    others = town.site.others
    file = others.publish("2766766", "Monitoring visit", date(2026, 7, 1))
    others.everyone["2766766"].events.reverse()  # an old date, and not on top: no list speaks of it

    poll(town)
    assert heads(town) == []
    at_night(town)
    poll(town, times=2)

    assert heads(town) == ["The Mill: Monitoring visit: please look"]
    assert file in text_of(town)


def test_a_second_publication_of_the_day_is_found_though_the_list_shows_the_same_line(town):
    others = town.site.others
    others.publish("SC123456", "Monitoring visit", TODAY)
    poll(town, times=2)
    others.publish("SC123456", "Full inspection: Inadequate", TODAY)

    town.clock.pass_(hours=2)
    poll(town, times=2)

    assert heads(town) == [
        "Willow House: Monitoring visit: please look",
        "Willow House: “Full inspection: Inadequate”: please look",
    ]


def test_a_page_that_vanishes_is_told_after_three_looks_and_when_it_is_back(town):
    town.site.others.gone.add("SC123456")
    at_night(town)
    poll(town, times=2)
    assert heads(town) == []

    poll(town, times=3)
    town.site.others.gone.clear()
    at_night(town)
    poll(town)

    assert heads(town) == [
        "Willow House: its page on Ofsted's site is gone: please look",
        "Willow House: its page on Ofsted's site is there again",
    ]


def test_a_page_that_loses_earlier_reports_is_believed_again_after_a_week_and_the_operators_hear_of_it(town):
    others = town.site.others
    others.add(OtherProvider("SC555555", HOME))
    for year in (2021, 2022, 2023, 2025):
        others.publish("SC555555", "Full inspection", date(year, 6, 2), date(year, 5, 1))
    (town.folder / "places.csv").write_text(PLACES + "SC555555,Elm Lodge,\n")
    poll(town, times=3)
    lodge = others.everyone["SC555555"]
    del lodge.events[1:]
    at_night(town)
    poll(town, times=3)

    told = [mail.get_body(("plain",)).get_content() for mail in town.mails("operators@example.org")]
    assert any("places.csv, line 5" in each and "can't be believed: 3 of the 4 reports" in each for each in told)
    town.clock.pass_(days=7)
    poll(town)
    lodge.events.append(replace(lodge.events[0], file="50799998", title="Monitoring visit"))  # of which no list speaks
    at_night(town)
    poll(town)

    assert heads(town) == ["Elm Lodge: Monitoring visit: please look"]
    subjects = [mail["Subject"] for mail in town.mails("operators@example.org")]
    assert "Working again" in subjects[-1]


def test_a_page_that_has_what_the_list_calls_new_is_believed_whatever_it_lost(town):
    others = town.site.others
    for year in (2021, 2022, 2023):
        others.publish("SC123456", "Full inspection", date(year, 6, 2), date(year, 5, 1))
    at_night(town)
    poll(town)
    before = len(heads(town))
    town.clock.pass_(hours=12)
    del others.everyone["SC123456"].events[:]
    others.publish("SC123456", "Monitoring visit", town.clock.now().date())

    poll(town)

    assert heads(town)[before:] == ["Willow House: Monitoring visit: please look"]


def test_a_new_title_with_a_grade_is_told_again_and_a_new_link_is_a_note(town):
    provider = town.site.others.everyone["2766766"]
    (old,) = provider.events
    provider.events = [type(old)(old.file, "Full inspection: Inadequate", old.published, old.inspected)]
    at_night(town)
    poll(town)
    provider.events = [type(old)("50799999", "Full inspection: Inadequate", old.published, old.inspected)]
    at_night(town)
    poll(town)

    assert heads(town) == [
        "The Mill: “Full inspection: Inadequate”: please look",
        "The Mill: Full inspection: Inadequate: please look",
    ]
    assert "under a new link" in text_of(town)


def test_a_urn_that_ofsted_does_not_know_is_told_to_the_operators_by_its_line(town):
    (town.folder / "places.csv").write_text(PLACES + "9999999,Typo Lodge,\n")

    poll(town, times=2)

    texts = [mail.get_body(("plain",)).get_content() for mail in town.mails("operators@example.org")]
    assert any("places.csv, line 5" in each for each in texts)
    assert not any("9999999" in each or "Typo" in each for each in texts)


def test_why_a_places_page_can_t_be_read_is_said_and_it_is_read_within_the_hour_after(town):
    (town.folder / "places.csv").write_text(PLACES + "166666,Far one,\n")
    watch(town, BLOCKS.replace("{reports}", "http://127.0.0.1:9"))
    broken = poll(town)
    watch(town)
    town.clock.pass_(hours=1)

    mended = poll(town)

    (said,) = [each for polled in broken.polled for each in polled.problems if "places.csv" in each]
    assert "places.csv, line 5: Ofsted's site did not answer as expected: " in said
    assert "Connection refused" in said
    assert "166666" not in said
    assert [each for polled in mended.polled for each in polled.problems] == []


def test_in_an_area_what_counts_alerts_and_the_rest_waits_for_the_digest(town):
    watch(town, BLOCKS + AREA)
    poll(town)
    others = town.site.others
    others.publish("155555", "School inspection: Inadequate", TODAY, date(2026, 6, 24))
    others.publish("2500001", "Inspection", TODAY, date(2026, 6, 24))
    others.publish("166666", "School inspection: Inadequate", TODAY, date(2026, 6, 24))

    poll(town, times=2)

    assert heads(town) == ["Wirral: Other School: “School inspection: Inadequate”: please look"]


def test_a_route_and_a_silence_may_name_places(town):
    watch(town, BLOCKS + '\n[[silence]]\nwhen = { kind = ["place"] }\nuntil = 2026-12-31\nbecause = "Known"\n')
    town.site.others.publish("SC123456", "Monitoring visit", TODAY)

    poll(town)

    assert heads(town) == []


def test_one_poll_costs_at_most_three_requests_a_list_with_300_publications_a_day(town):
    others = town.site.others
    for level, kind in enumerate((SCHOOL, NURSERY, HOME)):
        for number in range(4 * 100 if kind == HOME else 10):
            urn = f"{level + 3}{number:06}"
            others.add(OtherProvider(urn, kind, "A name" if kind != HOME else ""))
            others.publish(urn, "Inspection", TODAY - timedelta(days=number // 100))
    others.publish("2766766", "Monitoring visit", TODAY - timedelta(days=2))
    others.asked.clear()

    polls = []
    for _ in range(3):
        before = len(others.asked)
        poll(town)
        asked = others.asked[before:]
        polls.append(max(asked.count(f"search {level}") for level in (1, 2, 3)))

    assert max(polls) <= 3
    assert heads(town) == ["The Mill: Monitoring visit: please look"]


def test_a_list_that_turns_no_pages_any_more_is_told_and_what_stood_further_down_comes_when_it_does_again(town):
    others, usual = town.site.others, town.reports._answer
    for number in range(3 * 100):
        others.add(OtherProvider(f"7{number:06}", HOME))
        others.publish(f"7{number:06}", "Inspection", TODAY - timedelta(days=1))
    others.publish("2766766", "Monitoring visit", TODAY - timedelta(days=2))
    town.reports._answer = lambda asked: usual(replace(asked, query=asked.query | {"start": ["0"]}))
    poll(town, times=4)
    said = [mail.get_body(("plain",)).get_content() for mail in town.mails("operators@example.org")]
    told = [heads(town), " ".join("".join(said).split()).count("children's social care shows its first lines again")]

    town.reports._answer = usual
    poll(town, times=2)

    assert told == [[], 1]
    assert heads(town) == ["The Mill: Monitoring visit: please look"]


def a_whole_run(folder, more, places=None) -> tuple[list[str], list[str], list[str]]:
    """Run with some blocks in the config until a report and its alert are out; return requests, posts and mails."""
    with Town(folder, authorities='["Trafford"]') as town:
        if places:
            (folder / "places.csv").write_text(places)
        watch(town, more)
        town.site.others.add(OtherProvider("SC123456", HOME))
        town.site.others.publish("SC123456", "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
        town.once(everything=True)
        town.publish(**TWO_INADEQUATE)
        town.site.others.publish("SC123456", "Monitoring visit", TODAY, date(2026, 6, 24))
        poll(town, times=2)
        at_night(town)
        poll(town)
        asked = [f"{each.path}?{urlencode(each.query, doseq=True)}" for each in town.reports.requests]
        mails = [mail.get_body(("plain",)).get_content() for mail in town.mailbox.messages]
        posts, mails = ([each.replace(town.reports.base_url, "") for each in said] for said in (town.posts, mails))
        return asked, posts, mails


def test_for_who_has_no_places_nothing_changes_and_for_who_has_them_nothing_of_councils_does(tmp_path):
    folders = {name: tmp_path / name for name in ("without", "empty", "with")}
    for each in folders.values():
        each.mkdir()
    source = BLOCKS.replace('[[places]]\nfile = "places.csv"\n', "")

    without = a_whole_run(folders["without"], "")
    empty = a_whole_run(folders["empty"], source)
    asked, posts, mails = a_whole_run(folders["with"], BLOCKS, PLACES.splitlines()[0] + "\nSC123456,Willow House,\n")

    assert empty == without
    assert any("Trafford" in each for each in without[1])
    of_places = [each for each in asked if "SC123456" in each or ("level_2_types" not in each and "/search" in each)]
    assert of_places
    assert [each for each in asked if each not in of_places] == without[0]
    assert [each for each in posts if "Willow House" not in each] == without[1]
    assert [each for each in mails if "Willow House" not in each] == without[2]


def test_what_befalls_another_school_of_a_listed_schools_owner_is_told_with_the_connection(town):
    watch(town, BLOCKS + AREA)
    sheet = Sheet("schools", date(2026, 7, 31))
    schools = [
        Provider(Urn(each), Remit.SCHOOLS, "primary school", sheet, owner="Elm Academy Trust")
        for each in ("144225", "155555")
    ]
    with opened(load(town.config).store_url) as store, store.begin() as tx:
        providers.write(tx, schools, ())
    poll(town)
    card = card_html(date(2026, 6, 24), AREAS, safeguarding="not met")
    town.site.others.publish("155555", "School inspection", TODAY, date(2026, 6, 24), card=card)

    poll(town, times=2)

    told = [each["text"] for each in town.workspace.messages if "Same owner as Hill School" in each["text"]]
    assert len(told) == 1
    assert "report card" in told[0]
    assert "not met" not in told[0]
