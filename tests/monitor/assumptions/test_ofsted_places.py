"""What a change of Ofsted's lists and pages of other providers is seen as, assumption by assumption."""

from __future__ import annotations

from datetime import date

import pytest
from looking import differing, look_at, verdicts
from report_cards import card_html
from town import small_site

from watcher.demo.providers import HOME, NURSERY, SCHOOL, OtherProvider
from watcher.model.values import replace
from watcher.monitor.assumptions.compare import compare
from watcher.monitor.assumptions.finding import Verdict
from watcher.sources.ofsted_publications import Settings

DAY, EARLIER = date(2026, 7, 30), date(2026, 7, 27)
OURS = {f"O{number}" for number in range(1, 10)}


def settings(url):
    return Settings(name="All publications", kind="ofsted_publications", base_url=url)


@pytest.fixture(scope="module")
def usual(readers):
    site = small_site()
    others = site.others
    others.add(
        OtherProvider("144225", SCHOOL, "Hill School"),
        OtherProvider("155555", SCHOOL, "Other School"),
        OtherProvider("EY300001", NURSERY, "Little Oaks"),
        OtherProvider("SC400001", HOME),
    )
    card = card_html(date(2026, 6, 24), {"Achievement": "strong standard", "Inclusion": "needs attention"})
    others.publish("155555", "School inspection: Good", EARLIER, date(2026, 6, 22))
    others.publish("144225", "School inspection", DAY, date(2026, 6, 24), card=card)
    others.publish("EY300001", "Inspection", DAY, date(2026, 6, 24))
    others.publish("SC400001", "Full inspection", date(2025, 7, 1), date(2025, 6, 1))
    others.publish("SC400001", "Monitoring visit", DAY, date(2026, 6, 24))
    look, _ = look_at(site, settings, readers)
    return look


def changed(look, asked, *pairs):
    def body(each):
        for before, after in pairs if each.asked.startswith(asked) else ():
            each = replace(each, body=each.body.replace(before.encode(), after.encode()))
        return each

    made = replace(look, pages=tuple(map(body, look.pages)))
    assert made != look
    return made


def test_the_lists_and_pages_as_they_are_described_agree_in_all(usual):
    found = verdicts(usual)

    assert {number: found[number] for number in sorted(OURS)} == dict.fromkeys(sorted(OURS), Verdict.AGREES)
    assert "U7" not in found


def test_what_was_seen_is_said_without_a_urn(usual):
    said = " ".join(each.seen for each in compare(usual, ()) if each.number in OURS)

    assert not [urn for urn in ("144225", "155555", "EY300001", "SC400001") if urn in said]


@pytest.mark.parametrize(
    ("asked", "pairs", "differ"),
    [
        ("list of ", [("/provider/2/SC400001", "/somewhere/else")], {"O1"}),
        ("list of ", [("27 July 2026", "27 May 2026")], {"O2"}),
        (
            "list of ",
            [("30 July 2026", "20 July 2026"), ("27 July 2026", "28 July 2026")],
            {"O3", "O5", "O6"},
        ),  # another page than the newest
        ("list of ", [("Category: ", "Sort: ")], {"O4"}),
        ("newest page of ", [("30 July 2026", "25 July 2026")], {"O5"}),
        ("newest page of ", [("URN: 144225", "URN: 199999")], {"O6"}),
        ("newest page of ", [("Local authority: ", "Council: ")], {"O7"}),
        ("newest page of ", [("Monitoring visit", "Something else")], {"O8"}),
        ("newest page of ", [("Needs attention", "Some attention")], {"O9"}),
    ],
)
def test_a_change_is_seen_as_the_assumption_that_it_breaks(usual, asked, pairs, differ):
    assert differing(changed(usual, asked, *pairs)) & OURS == differ


def test_a_type_that_we_do_not_know_is_learned(usual):
    found = {
        each.number: each.seen for each in compare(changed(usual, "list of ", ("/provider/2/", "/provider/49/")), ())
    }

    assert found["U7"] == "49: Children's home"


def test_where_no_list_came_nothing_is_said_of_them(usual):
    found = verdicts(replace(usual, pages=usual.pages[:1]))

    assert {found[number] for number in OURS} == {Verdict.UNSEEN}
