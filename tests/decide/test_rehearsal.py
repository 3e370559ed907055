"""What would have been told of a past, without a database; and that it is what the whole program does tell."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from builders import WIRRAL, a_mention, an_inspection, as_publication
from documents import ilacs
from letters import bullets, focused_visit
from phone_and_desk import BASIS, BY_SEVERITY, NEWS, SILENCE, TO_PHONE
from telling_news import REPORTED, say
from town import FIVE, TWO_INADEQUATE, Town, urn
from typer.testing import CliRunner

from rules.preview import Span
from watcher import cli
from watcher.config.check import check_text
from watcher.decide.rehearsal import Past, differences, rehearse
from watcher.demo.ofsted import Line
from watcher.model.alerts import Alert, Severity
from watcher.model.corrections import Cause, Correction
from watcher.model.values import replace

TODAY = date(2026, 11, 28)
ALWAYS = Span()
INADEQUATE = '[[rule]]\nname = "Inadequate"\nkind = "judged"\nseverity = "critical"\ngrades = {grades}\n'
DIGEST = '[[receiver]]\nname = "Weekly"\nkind = "console"\ndigest = "week"\n[[route]]\nsend_to = ["Weekly"]\n'
REPORT = as_publication(an_inspection(date(2026, 8, 10), leadership="inadequate"))


@pytest.fixture
def config(tmp_path):
    def made(*more, grades='["inadequate"]', routes=TO_PHONE):
        text = "\n".join((BASIS, INADEQUATE.format(grades=grades), routes, *more))
        checked = check_text(tmp_path / "config.toml", text)
        assert checked.config is not None, checked.problems
        return checked.config

    return made


def rehearsed(config, *publications, news=(), corrections=None, today=TODAY, span=ALWAYS):
    past = Past(WIRRAL, publications, corrections=corrections or {}, news=tuple(news))
    return list(rehearse(past, config, today, span))


def in_short(told):
    return [(each.day.isoformat(), str(each.said.severity), each.receivers) for each in told]


def reports_of(**grades):
    return tuple(as_publication(an_inspection(int(year[1:]), leadership=grade)) for year, grade in grades.items())


def test_what_would_be_told_has_its_severity_headline_and_receivers(config):
    (told,) = rehearsed(config(routes=BY_SEVERITY), REPORT)

    assert in_short([told]) == [("2026-08-10", "critical", ("Phone",))]
    assert (told.said.headline, told.url, told.silence) == ("INADEQUATE leaders", REPORT.url, None)


def test_what_came_out_outside_of_the_span_is_not_shown(config):
    reports = reports_of(y2019="inadequate", y2022="inadequate", y2024="inadequate")

    assert [each.day.year for each in rehearsed(config(), *reports, span=Span(since=date(2020, 1, 1)))] == [2022, 2024]


def test_a_silence_of_today_is_part_of_what_would_be_told(config):
    (today,) = rehearsed(config(SILENCE), REPORT)
    (tomorrow,) = rehearsed(config(SILENCE), REPORT, today=TODAY + timedelta(days=1))

    assert (today.silence.because, today.receivers) == ("Known.", ("Phone",))
    assert tomorrow.silence is None


def test_who_heard_the_news_hears_the_report_that_settles_it_even_where_no_route_sends_it(config):
    told = rehearsed(
        config(NEWS, routes=BY_SEVERITY), REPORT, news=[(date(2026, 8, 3), a_mention(direction="deteriorated"))]
    )

    assert in_short(told) == [("2026-08-03", "warning", ("Desk",)), ("2026-08-10", "critical", ("Phone", "Desk"))]
    assert [isinstance(each.said, Alert) for each in told] == [True, False]


@pytest.mark.parametrize("news", [(), ((date(2026, 8, 3), a_mention(direction="deteriorated")),)])
@pytest.mark.parametrize("day", [date(2026, 8, 10), date(2026, 8, 17)])
def test_who_heard_of_a_report_hears_what_another_on_the_same_inspection_says(config, news, day):
    anew = as_publication(an_inspection(day, end=REPORT.reading.inspection_end, leadership="good"))
    anew = replace(anew, url="anew")

    told = rehearsed(config(NEWS, routes=BY_SEVERITY), REPORT, anew, news=news)

    heard = ("Phone", "Desk") if news else ("Phone",)
    assert [set(each.receivers) for each in told[len(news) :]] == [set(heard), {"Phone", "Desk"}]
    assert told[-1].said.severity is Severity.WARNING


def test_who_was_kept_from_a_report_by_a_silence_hears_no_more_of_it_than_the_routes_say(config):
    anew = as_publication(an_inspection(date(2026, 8, 17), end=REPORT.reading.inspection_end, leadership="good"))

    told = rehearsed(config(SILENCE, routes=BY_SEVERITY), REPORT, replace(anew, url="anew"))

    assert [each.receivers for each in told] == [("Phone",), ("Desk",)]


def test_who_was_kept_from_the_news_by_a_silence_did_not_hear_it(config):
    news = [(date(2026, 8, 3), a_mention(direction="deteriorated"))]

    told = rehearsed(config(NEWS, SILENCE, routes=BY_SEVERITY), REPORT, news=news)

    assert in_short(told)[1] == ("2026-08-10", "critical", ("Phone",))


def test_news_of_what_ofsted_has_published_tells_nothing_new(config):
    after = [(date(2026, 8, 12), a_mention()), (date(2026, 8, 10), a_mention())]

    assert len(rehearsed(config(NEWS), REPORT, news=after)) == 1


def test_a_claim_that_ofsted_s_own_report_contradicts_is_a_note_in_a_digest_at_most(config):
    good = as_publication(an_inspection(date(2026, 8, 1), leadership="good"))
    worst = an_inspection(2024, leadership="inadequate").judgements[0].grade

    claimed = [(date(2026, 8, 3), a_mention(overall_grade_now=worst))]

    assert rehearsed(config(NEWS), good, news=claimed) == []
    (noted,) = rehearsed(config(NEWS, DIGEST), good, news=claimed)
    assert in_short([noted]) == [("2026-08-03", "note", ("Weekly",))]
    assert "but Ofsted's report of 1 August 2026 gives" in str(noted.said)


def test_what_the_news_reported_and_nothing_confirmed_in_time_is_settled_by_the_report_all_the_same(config):
    late = as_publication(an_inspection(date(2026, 9, 1), leadership="inadequate"))

    told = rehearsed(config(NEWS, routes=BY_SEVERITY), late, news=[(date(2026, 8, 3), a_mention())])

    assert in_short(told)[1] == ("2026-09-01", "critical", ("Phone", "Desk"))


def test_a_document_that_ofsted_corrected_is_told_twice_where_a_grade_changed(config):
    was = as_publication(an_inspection(date(2026, 8, 10), leadership="good")).reading
    correction = Correction(Cause.NEW_BYTES, was)

    first, second = rehearsed(config(grades='["inadequate", "good"]'), REPORT, corrections={REPORT.url: correction})
    (only,) = rehearsed(config(), REPORT, corrections={REPORT.url: correction})

    assert (first.said.headline, second.said.headline) == ("good leaders", "corrected: INADEQUATE leaders")
    assert only.said.headline == "corrected: INADEQUATE leaders"


@pytest.mark.parametrize(
    "correction",
    [
        Correction(Cause.BETTER_READER, as_publication(an_inspection(2026, leadership="good")).reading),
        Correction(Cause.NEW_BYTES, REPORT.reading),
    ],
)
def test_what_was_misread_or_only_reworded_is_told_once(config, correction):
    (told,) = rehearsed(config(), REPORT, corrections={REPORT.url: correction})

    assert told.said.headline == "INADEQUATE leaders"


def test_only_what_two_configs_make_different_is_a_difference(config):
    reports = reports_of(y2019="inadequate", y2022="requires improvement", y2024="inadequate")
    wider = config(grades='["inadequate", "requires improvement"]')

    here = rehearsed(config(), *reports)
    there = rehearsed(wider, *reports, span=Span(since=date(2020, 1, 1)))
    found = {each.either.day.year: each for each in differences(here, there)}

    assert sorted(found) == [2019, 2022]
    assert found[2019].there is None
    assert found[2022].here is None


@pytest.mark.parametrize(("more", "routes"), [((), '[[route]]\nsend_to = ["Desk"]\n'), ((SILENCE,), TO_PHONE)])
def test_other_receivers_and_another_silence_are_a_difference(config, more, routes):
    here, there = rehearsed(config(), REPORT), rehearsed(config(*more, routes=routes), REPORT)

    (difference,) = differences(here, there)

    assert difference.here.receivers == ("Phone",)
    assert (difference.there.receivers, bool(difference.there.silence)) == (("Desk",), False) or more


def test_preview_says_of_news_a_report_and_its_correction_what_was_really_told(tmp_path):
    start, end = date(2026, 6, 8), date(2026, 6, 19)

    def report(**grades):
        return ilacs("Wirral Council", tuple((area, grades[area]) for area in FIVE if area in grades), start, end)

    with Town(tmp_path, more=REPORTED) as town:
        town.once(everything=True)
        say(town, "Wirral children's services rated inadequate by Ofsted", "The report was published today.")
        town.once()
        town.clock.pass_(hours=2)
        file = town.site.publish(urn("Wirral"), report(**TWO_INADEQUATE), Line(date(2026, 8, 3), inspected=end))
        town.once()
        town.site.replace_bytes(file, report(**{**TWO_INADEQUATE, "children_in_care": "inadequate"}))
        town.clock.pass_(hours=3)
        town.once()

        command = ["preview", "--since", "2026-08-03", "--config", str(town.config), "--json"]
        would = [json.loads(line) for line in CliRunner().invoke(cli.app, command).stdout.splitlines()]
        would = [each["headline"] for each in would if each["authority"] == "Wirral"]

    assert len(would) == len(town.posts) == 3
    assert [headline in post for headline, post in zip(would, town.posts, strict=True)] == [True, True, True]
    assert [post.split(maxsplit=2)[1] for post in town.posts] == ["reported,", "INADEQUATE", "corrected:"]


def test_preview_knows_that_news_was_settled_in_time_by_whatever_ofsted_published(tmp_path):
    routes = """[[route]]
when = { severity = ["warning"] }
send_to = ["Duty inbox"]
[[route]]
when = { severity = ["critical"] }
send_to = ["Safeguarding channel"]"""
    grave = focused_visit("Wirral", priority=("Areas for priority action", *bullets(("The pace of plans.",))))
    with Town(tmp_path, more=REPORTED) as town:
        both = '[[route]]\nsend_to = ["Safeguarding channel", "Duty inbox"]'
        town.config.write_text(town.config.read_text().replace(both, routes))
        town.once(everything=True)
        say(town, "Wirral's children's services rated inadequate by Ofsted", "The report was published today.")
        town.site.publish(urn("Wirral"), grave, Line(date(2026, 8, 4), title="Focused visit"))
        town.clock.pass_(days=1)
        town.once()
        for _ in range(2):
            town.clock.pass_(days=16)
            town.once()
        town.publish("Wirral", published=date(2026, 9, 5), end=date(2026, 7, 24), **TWO_INADEQUATE)
        town.clock.pass_(hours=2)
        town.once()

        command = ["preview", "--since", "2026-08-03", "--config", str(town.config), "--json"]
        would = [json.loads(line) for line in CliRunner().invoke(cli.app, command).stdout.splitlines()]
        would = [each["receivers"] for each in would if each["authority"] == "Wirral"]

    assert would == [["Duty inbox"], ["Safeguarding channel"], ["Safeguarding channel"]]
    assert [len(town.mails()), len(town.posts)] == [1, 2]
