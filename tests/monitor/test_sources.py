from __future__ import annotations

from datetime import date

import pytest
from kept_town import KeptTown
from sqlalchemy import func, select
from town import ALL_GOOD, TWO_INADEQUATE, Town, urn

from watcher.demo.ofsted import NOT_FOUND
from watcher.demo.server import Reply
from watcher.service.cycle import once
from watcher.store.polled import outages
from watcher.store.tables.alerts import delivery

OPERATORS = "operators@example.org"


def poll(town, times=1, **length):
    with town.service() as service:
        for _ in range(times):
            town.clock.pass_(**(length or {"minutes": 10}))
            once(service, everything=False)


def subjects(town, to=OPERATORS):
    return [mail["Subject"].strip() for mail in town.mails(to)]


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def filled(town):
    """Give both watched authorities a few old reports, and look once."""
    for name in ("Trafford", "Wirral"):
        for year in (2016, 2019, 2023, 2026):
            town.publish(name, published=date(year, 5, 12), end=date(year, 3, 20), **ALL_GOOD)
    town.once()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with Town(tmp_path_factory.mktemp("town")) as town:
        filled(town)
        yield KeptTown.of(town)


@pytest.fixture
def town(kept):
    """A town that was looked at once, when all was well."""
    return kept.brought_back()


LOGIN = Reply(200, b"<html><title>Sign in</title><body><form>Please sign in</form></body></html>")
PAGES = ("Trafford", "Wirral")


def fail_all(site, reply):
    site.faults["/search"] = reply
    site.faults.update({f"/provider/44/{urn(name)}": reply for name in PAGES})


DRIFTS = {
    "the list is empty": lambda site: site.faults.update({"/search": Reply(200, b"<ul class='results-list'></ul>")}),
    "half of the list is gone": lambda site: setattr(site, "authorities", site.authorities[::2]),
    "the list is renamed": lambda site: site.renamed.update({"search-result": "result-card"}),
    "the list's dates are renamed": lambda site: site.renamed.update({"Latest report": "Most recent"}),
    "the timeline is renamed": lambda site: site.renamed.update({"timeline": "events", "/v1/file/": "/v2/report/"}),
    "the links lead elsewhere": lambda site: site.renamed.update({"publication-link": "report", "/v1/file/": "/v2/"}),
    "soft 404": lambda site: fail_all(site, Reply(200, NOT_FOUND)),
    "login": lambda site: fail_all(site, LOGIN),
    "503": lambda site: fail_all(site, Reply(503)),
    "reset": lambda site: fail_all(site, Reply(drop=True)),
    "an old cached copy": lambda site: setattr(site, "until", date(2024, 1, 1)),
    "an old cached copy of long ago": lambda site: setattr(site, "until", date(2017, 1, 1)),
    "one page is another authority's": lambda site: site.faults.update(
        {f"/provider/44/{urn('Trafford')}": Reply(200, site._provider(site.authorities[0]).encode())}
    ),
}


@pytest.mark.parametrize("drift", DRIFTS)
def test_operators_hear_of_a_drift_at_the_second_bad_poll_once_and_when_it_is_over(town, drift):
    authorities = town.site.authorities

    DRIFTS[drift](town.site)
    poll(town)
    after_one = subjects(town)
    poll(town)
    after_two = subjects(town)
    poll(town)
    after_three = subjects(town)
    town.site.faults.clear()
    town.site.renamed.clear()
    town.site.until, town.site.authorities = None, authorities
    poll(town, 3)
    before_half_an_hour = subjects(town)
    poll(town)

    assert after_one == []
    assert len(after_two) == 1
    assert before_half_an_hour == after_three == after_two
    assert subjects(town)[-1] == "Working again: Ofsted reports"
    assert town.posts == []


@pytest.mark.parametrize(("bad", "good", "minutes"), [(3, 1, 10), (3, 1, 60), (2, 2, 10)])
def test_a_site_that_fails_most_polls_is_told_once_as_broken_and_once_as_working_again(town, bad, good, minutes):
    for _ in range(4):
        town.site.faults["/search"] = Reply(503)
        poll(town, bad, minutes=minutes)
        town.site.faults.clear()
        poll(town, good, minutes=minutes)
    while_it_wavers = subjects(town)
    poll(town, 4, minutes=minutes)

    assert while_it_wavers == ["A source is broken: Ofsted reports"]
    assert subjects(town) == [*while_it_wavers, "Working again: Ofsted reports"]


def test_leads_who_heard_of_a_long_trouble_hear_of_its_end_once_however_it_wavers(town):
    for _ in range(2):
        town.site.faults["/search"] = Reply(503)
        poll(town, 14)
        town.site.faults.clear()
        poll(town, 1)
    poll(town, 5)

    assert [post.split("\n")[0].split(" since")[0] for post in town.posts] == [
        "We have not been able to read Ofsted's site",
        "We can read Ofsted's site again",
    ]


def test_the_operators_are_told_what_was_seen_and_what_was_expected(town):
    town.site.authorities = town.site.authorities[:9]

    poll(town, 2)

    told = text_of(town.mails(OPERATORS)[0])
    assert "shows 9 authorities, where 22 were expected from the last good poll" in told
    assert "since 09:40 on 3 August 2026" in told


def test_a_single_bad_poll_is_nobodys_business(town):
    town.site.faults["/search"] = Reply(503)

    poll(town)
    town.site.faults.clear()
    poll(town, 3)

    assert subjects(town) == []


def test_one_page_that_cannot_be_read_is_told_while_the_others_are_well(town):
    town.site.faults[f"/provider/44/{urn('Wirral')}"] = Reply(404)

    poll(town, 3)

    assert subjects(town) == ["1 page of “Ofsted reports” can't be read"]
    assert "(Wirral)" in text_of(town.mails(OPERATORS)[0])


def test_leads_hear_after_two_blind_publication_hours_and_when_it_is_over(town):
    town.clock.pass_(minutes=30)
    town.site.faults["/search"] = Reply(503)
    town.once()
    poll(town, 11)
    early = list(town.posts)

    poll(town, 3)
    late = list(town.posts)
    town.site.faults.clear()
    poll(town, 6)

    assert early == []
    assert len(late) == 1
    assert late[0].startswith("We have not been able to read Ofsted's site since 10:00; alerts may be late")
    assert town.reports.base_url in late[0]
    assert subjects(town, "duty@example.org") == [
        "We have not been able to read Ofsted's site since 10:00; alerts may be late",
        "We can read Ofsted's site again",
    ]
    assert town.workspace.messages[1]["thread_ts"] == town.workspace.messages[0]["ts"]


def test_what_stays_broken_is_told_again_each_week_until_it_is_over(town):
    fail_all(town.site, Reply(503))
    poll(town, times=24)
    first = subjects(town), len(town.mails())
    poll(town, times=3, days=1)
    before = subjects(town), len(town.mails())

    poll(town, times=5, days=1)
    a_week_later = subjects(town), len(town.mails())
    poll(town, times=5, days=1)

    assert first == before == (["A source is broken: Ofsted reports"], 1)
    assert a_week_later == ([*first[0], "A source is still broken: Ofsted reports"], 2)
    assert (subjects(town), len(town.mails())) == a_week_later
    assert "since 09:" in text_of(town.mails()[1])


def test_a_blind_night_is_not_counted(town):
    town.clock.pass_(hours=8)
    town.site.faults["/search"] = Reply(503)

    poll(town, 13, hours=1)

    assert town.posts == []


def test_the_time_until_leads_are_told_is_the_users(tmp_path):
    with Town(tmp_path, more='tell_leads_after = "30 minutes"') as town:
        filled(town)
        town.site.faults["/search"] = Reply(503)

        poll(town, 4)

        assert len(town.posts) == 1


def test_leads_hear_of_the_one_authority_whose_page_is_broken(town):
    town.site.faults[f"/provider/44/{urn('Wirral')}"] = Reply(404)

    poll(town, 14)

    assert [post.partition(" since")[0] for post in town.posts] == [
        "We have not been able to read Ofsted's page of Wirral"
    ]


def test_leads_are_led_to_each_page_that_is_broken_and_told_of_all_of_them(town):
    kept = dict(town.site._events)
    for name in PAGES:
        town.site._events[urn(name)] = [max(kept[urn(name)], key=lambda each: each.published)]
    poll(town, 14)
    told = town.posts[0]
    town.site._events.update(kept)
    poll(town, 4)

    assert told.startswith("We have not been able to read Ofsted's pages of Trafford and Wirral since 09:40")
    assert all(f"{town.reports.base_url}/provider/44/{urn(name)}" in told for name in PAGES)
    assert "We could not read them from 09:40 until 12:00 on 3 August 2026." in town.posts[-1]


def test_a_vanished_link_is_believed_in_the_third_poll_and_noted_in_its_story(town):
    file = town.publish(**TWO_INADEQUATE)
    poll(town)
    before = len(town.posts)
    town.site.withdraw(urn("Trafford"), file)

    poll(town, 2)
    two = [each for each in subjects(town) if "no longer lists" in each]
    poll(town)
    three = [each for each in subjects(town) if "no longer lists" in each]
    poll(town, 3)

    assert (before, two) == (1, [])
    assert three == ["Trafford: Ofsted's page no longer lists a report"]
    assert len(town.posts) == 2
    assert town.workspace.messages[1]["thread_ts"] == town.workspace.messages[0]["ts"]


OLD_COPY = "the list of authorities names a report of 3 August 2026, and it shows nothing new"


def test_a_page_that_does_not_show_what_the_list_names_is_told_and_what_it_shows_later_too(town):
    path = f"/provider/44/{urn('Trafford')}"
    (trafford,) = (each for each in town.site.authorities if each.name == "Trafford")
    town.site.faults[path] = Reply(200, town.site._provider(trafford).encode())
    town.publish(**TWO_INADEQUATE)

    poll(town, 2)
    told = text_of(town.mails(OPERATORS)[0])
    poll(town, 12)
    leads = town.posts[0]
    town.site.faults.clear()
    poll(town, 4)

    assert OLD_COPY in told
    assert leads.startswith("We have not been able to read Ofsted's page of Trafford since 09:40")
    assert [post[:35] for post in town.posts[1:]] == [
        "Trafford: INADEQUATE leaders, help ",
        "We can read Ofsted's page of Traffo",
    ]
    assert subjects(town)[-1] == "Working again: Ofsted reports"


def test_a_page_that_lost_its_old_reports_still_tells_the_new_one_and_that_it_is_odd(town):
    town.publish(**TWO_INADEQUATE)
    path = urn("Trafford")
    kept = town.site._events[path]
    town.site._events[path] = [max(kept, key=lambda each: each.published)]

    poll(town, 5)
    town.site._events[path] = kept
    poll(town, 2)

    assert [post.partition(":")[0] for post in town.posts] == ["Trafford"]
    assert "4 of the 5 reports that it listed are gone at once" in text_of(town.mails(OPERATORS)[0])
    assert not [each for each in subjects(town) if "no longer lists" in each]


def test_an_old_report_that_is_withdrawn_breaks_nothing(town):
    file = town.site._events[urn("Wirral")][-1].file
    town.site.withdraw(urn("Wirral"), file)

    poll(town, 4)

    assert subjects(town) == ["Wirral: Ofsted's page no longer lists a report"]


def test_a_link_that_was_missing_for_a_while_is_no_news_when_it_is_back(town):
    town.publish(**TWO_INADEQUATE)
    poll(town)
    town.site.until = date(2026, 7, 1)
    poll(town, 2)
    town.site.until = None

    poll(town, 2)

    assert len(town.posts) == 1


def test_what_stays_odd_for_a_week_is_how_the_page_is_now(town):
    for each in list(town.site._events[urn("Wirral")])[1:]:
        town.site.withdraw(urn("Wirral"), each.file)

    poll(town, 9, days=1)

    assert "Working again: Ofsted reports" in subjects(town)
    assert sum("no longer lists" in each for each in subjects(town)) == 3


def test_if_the_operators_own_receiver_fails_every_other_one_hears(town):
    town.site.faults["/search"] = Reply(503)
    town.mailbox.refuse[OPERATORS] = "550 no such mailbox"

    poll(town, 3)

    assert any("We could not deliver a message: Operators" in post for post in town.posts)
    assert any("We could not deliver a message: Operators" in each for each in subjects(town, "duty@example.org"))


def test_a_week_in_which_the_site_could_not_be_read_makes_nothing_odd_acceptable(town):
    town.site.faults["/search"] = Reply(503)
    poll(town, 8, days=1)
    del town.site.faults["/search"]
    town.site.authorities = town.site.authorities[:6]

    poll(town, 1, days=1)

    with town.service() as service, service.store.look() as tx:
        (open_,) = [each for each in outages.untold(tx) if each.ended_at is None and each.place == outages.WHOLE]
    assert "6 authorities" in open_.sentence


def test_a_list_that_is_odd_is_told_in_one_sentence_and_accepted_after_a_week(town):
    town.site.authorities = town.site.authorities[:6]

    poll(town, 3)
    (told,) = town.mails(OPERATORS)
    poll(town, 8, days=1)

    assert told.get_body(("plain",)).get_content().count("6 authorities") == 1
    assert "Working again: Ofsted reports" in subjects(town)


def test_when_nobody_can_be_told_notices_of_that_breed_no_others(town):
    town.site.faults["/search"] = Reply(503)
    town.workspace.token = "xoxb-another"
    town.mailbox.refuse.update(dict.fromkeys((OPERATORS, "duty@example.org"), "550 no such mailbox"))

    poll(town, 16)  # by then the leads were to hear of it, too
    after_a_while = queued(town)
    poll(town, 5)

    assert after_a_while == 11
    assert queued(town) == after_a_while


def queued(town):
    with town.service() as service, service.store.look() as tx:
        return tx.execute(select(func.count()).select_from(delivery)).scalar_one()
