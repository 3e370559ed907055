from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from commands_run import run
from documents import ilacs, report_card, school
from parsing_here import SHARED
from report_cards import card_html
from town import Town, urn

from watcher.config.check import load
from watcher.data.publications import file_id, shipped
from watcher.demo.ofsted import Line
from watcher.demo.providers import SCHOOL, OtherProvider
from watcher.model.documents import inspection_in
from watcher.model.ofsted import FOUR_POINT, REPORT_CARD, Area, Judgement, Urn
from watcher.model.proofs import FEWEST, CheckedDocument, Exactness, Form, LabelledDocument, Proof, check
from watcher.model.providers import EventKind, Provider, ProviderEvent, Remit, Safeguarding, Sheet
from watcher.model.values import replace
from watcher.monitor.proof import checked_documents, drawn, keep, labelled
from watcher.store.database import Store, opened
from watcher.store.published import providers
from watcher.store.told import proofs
from watcher.web.client import Web

LEADERSHIP, OVERALL = Area("leadership"), Area("overall_effectiveness")
NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def judged(**grades):
    return tuple(Judgement(Area(area), FOUR_POINT.grade(word.replace("_", " "))) for area, word in grades.items())


def a_document(**grades):
    return LabelledDocument("Wirral, inspection", "https://files.example/1", date(2026, 6, 19), judged(**grades))


@pytest.mark.parametrize(
    ("read", "exactness"),
    [
        ({"leadership": "good", "overall_effectiveness": "good"}, Exactness.EXACT),
        ({"leadership": "good", "overall_effectiveness": "good", "lscb": "good"}, Exactness.EXACT),
        ({"leadership": "good"}, Exactness.NOT_READ),
        ({}, Exactness.NOT_READ),
        ({"leadership": "inadequate"}, Exactness.WRONG),
    ],
)
def test_a_wrong_grade_is_worse_than_one_that_was_not_read(read, exactness):
    known = a_document(leadership="good", overall_effectiveness="good")

    assert check(known, judged(**read)).exactness is exactness


def proof(*, exact=FEWEST, wrong=0, remit="homes", reader="1"):
    known = a_document(leadership="good")
    checked = [CheckedDocument(known, Exactness.EXACT)] * exact
    checked += [CheckedDocument(known, Exactness.WRONG, ("leadership: read good, known inadequate",))] * wrong
    return Proof(remit, reader, NOW, tuple(checked))


def test_a_run_passes_with_enough_documents_and_not_one_wrong_grade():
    assert proof().passed
    assert not proof(exact=FEWEST - 1).passed
    assert not proof(exact=500, wrong=1).passed


def test_a_remits_grades_may_be_stated_only_while_its_latest_run_with_this_reader_passed(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/test.db")
    store.migrate()
    with store.begin() as tx:
        proofs.add(tx, proof(wrong=1))
        assert "homes" not in proofs.proved(tx, "1")
        proofs.add(tx, proof())
        assert "homes" in proofs.proved(tx, "1")
        assert "homes" not in proofs.proved(tx, "2")
        assert "schools" not in proofs.proved(tx, "1")
        proofs.add(tx, proof(wrong=1))
        assert "homes" not in proofs.proved(tx, "1")
    store.close()


@pytest.fixture
def town(tmp_path):
    """A replica that has the reports of two shipped inspections, one of them with another grade than is shipped."""
    with Town(tmp_path) as town:
        for name, changed in (("Wirral", {}), ("Trafford", {LEADERSHIP: "outstanding"})):
            each = shipped(urn(name))[-1]
            inspection = inspection_in(each)
            grades = {one.area: one.grade.word for one in inspection.judgements} | changed
            end = inspection.end or inspection.published
            report = ilacs(f"{name} Council", tuple(grades.items()), end - timedelta(days=11), end)
            town.site.publish(urn(name), report, Line(inspection.published, file=file_id(each.url)))
        town.files = set(town.site._files)
        yield town


def test_the_authorities_reader_is_measured_against_the_replica_and_the_run_is_kept(town):
    config = load(town.config)
    with opened(config.store_url) as store, closing(Web(config.fetch, town.clock)) as web:
        with store.look() as tx:
            documents = [each for each in labelled(tx, "authorities", config) if file_id(each.url) in town.files]
        (run,) = keep(store, "authorities", checked_documents(web, SHARED, documents), NOW)
        with store.look() as tx:
            kept = proofs.latest(tx)

    found = {each.document.name.split(",")[0]: each for each in run.checked}
    assert {name: each.exactness for name, each in found.items()} == {
        "Wirral": Exactness.EXACT,
        "Trafford": Exactness.WRONG,
    }
    assert found["Trafford"].differences[0].startswith("leadership: read outstanding, known")
    assert [(each.remit, each.exact, each.wrong, each.passed) for each in kept] == [("authorities", 1, 1, False)]


def test_the_command_draws_measures_prints_and_keeps_what_status_shows(town):
    measured = run("prove", "--sample", "2", "--config", str(town.config), "--json")
    status = run("status", "--config", str(town.config))

    *documents, whole = [json.loads(line) for line in measured.stdout.splitlines()]
    assert (measured.returncode, len(documents), whole["documents"], whole["passed"]) == (1, 2, 2, False)
    assert "reading of authorities: NOT proved" in status.stdout


def test_a_remit_without_a_reader_and_an_unknown_one_are_refused(town):
    colleges = run("prove", "--remit", "colleges", "--config", str(town.config))
    unknown = run("prove", "--remit", "house", "--config", str(town.config))

    assert (colleges.returncode, unknown.returncode) == (2, 2)
    assert "no reader for documents of colleges yet" in colleges.stderr
    assert 'No remit is called "house".' in unknown.stderr


AREAS = {"Inclusion": "expected standard", "Leadership and governance": "urgent improvement"}


def in_the_sheet(urn, **changed):
    grades = {"inclusion": "expected standard", "leadership_governance": "urgent improvement"} | changed
    judgements = tuple(Judgement(Area(area), REPORT_CARD.grade(word)) for area, word in grades.items())
    sheet = Sheet("schools", date(2026, 7, 31))
    provider = Provider(Urn(urn), Remit.SCHOOLS, "primary school", sheet)
    event = ProviderEvent(Urn(urn), Remit.SCHOOLS, EventKind.REPORT_CARD, date(2026, 6, 23), sheet, 2, judgements)
    return provider, replace(event, safeguarding=Safeguarding.NOT_MET)


@pytest.mark.parametrize("form", [Form.CARDS, Form.CARD_DOCUMENTS])
def test_report_cards_on_pages_and_as_documents_are_measured_against_the_schools_sheet(town, form):
    config = load(town.config)
    town.site.others.add(*(OtherProvider(each, SCHOOL, "Hill School") for each in ("144225", "155555", "166666")))
    for each, inspected in (("144225", 24), ("155555", 24), ("166666", 1)):
        day = date(2026, 6, inspected)
        card = card_html(day, AREAS, safeguarding="not met") if form is Form.CARDS else ""
        file = town.site.others.publish(each, "School inspection", date(2026, 7, 30), day, card=card)
        town.site.replace_bytes(file, report_card(each, tuple(AREAS.items()), day, "not met"))
    known = [in_the_sheet("144225"), in_the_sheet("155555", inclusion="needs attention"), in_the_sheet("166666")]
    with opened(config.store_url) as store, closing(Web(config.fetch, town.clock)) as web:
        with store.begin() as tx:
            providers.write(tx, [each for each, _ in known], [each for _, each in known])
            documents = [each for each in labelled(tx, "schools", config) if each.form is form]
        found = {each.document.urn: each for each in checked_documents(web, SHARED, documents)}

    assert {urn: each.exactness for urn, each in found.items()} == {
        "144225": Exactness.EXACT,
        "155555": Exactness.WRONG,
        "166666": Exactness.NOT_HAD,
    }
    assert found["155555"].differences == ("inclusion: read expected standard, known needs attention",)


def test_without_a_sheet_there_is_nothing_to_hold_report_cards_against(town):
    schools = run("prove", "--remit", "schools", "--config", str(town.config))

    assert schools.returncode == 2
    assert "ofsted-watch import FILE" in schools.stderr


def test_titles_are_measured_and_kept_by_themselves(town):
    config = load(town.config)
    inspected = date(2026, 3, 10)
    titles = {
        "111111": "School inspection: Good",
        "222222": "School inspection: Outstanding",
        "333333": "School inspection",
        "444444": None,
    }
    sheet = Sheet("schools", date(2026, 7, 31))
    good = (Judgement(OVERALL, FOUR_POINT.grade("good")),)
    known = [Provider(Urn(each), Remit.SCHOOLS, "primary school", sheet) for each in titles]
    events = [ProviderEvent(each.urn, each.remit, EventKind.SCHOOL, inspected, sheet, 2, good) for each in known]
    town.site.others.add(*(OtherProvider(each, SCHOOL, "Hill School") for each in titles))
    for each, title in titles.items():
        town.site.others.publish(each, "School inspection: Inadequate", date(2021, 4, 1), date(2021, 3, 1))
        if title:
            town.site.others.publish(each, title, date(2026, 4, 20), inspected)
    with opened(config.store_url) as store, closing(Web(config.fetch, town.clock)) as web:
        with store.begin() as tx:
            providers.write(tx, known, events)
        with store.look() as tx:
            documents = labelled(tx, "schools", config)
        titled = [each for each in documents if each.form is Form.TITLES]
        (run,) = keep(store, "schools", checked_documents(web, SHARED, titled), NOW)

    assert run.remit == "schools: titles"
    assert [each.exactness for each in run.checked] == [
        Exactness.EXACT,
        Exactness.WRONG,
        Exactness.NOT_READ,
        Exactness.NOT_HAD,
    ]


def test_schools_reports_are_fetched_from_their_pages_and_measured(town):
    config = load(town.config)
    inspected = date(2024, 3, 10)
    table = (("Overall effectiveness", "Good"), ("Outcomes for pupils", "Good"))
    reports = {
        "111111": school("Hill School", table),
        "222222": school("Hill School", (table[0], ("Outcomes for pupils", "Inadequate"))),
        "333333": school("Hill School", (*table, ("Overall effectiveness", "Inadequate"))),
    }
    sheet = Sheet("schools", date(2026, 7, 31))
    good = tuple(Judgement(area, FOUR_POINT.grade("good")) for area in (OVERALL, Area("outcomes")))
    known = [Provider(Urn(each), Remit.SCHOOLS, "primary school", sheet) for each in reports]
    events = [ProviderEvent(each.urn, each.remit, EventKind.SCHOOL, inspected, sheet, 2, good) for each in known]
    town.site.others.add(*(OtherProvider(each, SCHOOL, "Hill School") for each in reports))
    for each, body in reports.items():
        file = town.site.others.publish(each, "School inspection", date(2024, 4, 20), inspected)
        town.site._files[file] = body
    with opened(config.store_url) as store, closing(Web(config.fetch, town.clock)) as web:
        with store.begin() as tx:
            providers.write(tx, known, events)
        with store.look() as tx:
            documents = [each for each in labelled(tx, "schools", config) if each.form is Form.DOCUMENTS]
        (run,) = keep(store, "schools", checked_documents(web, SHARED, documents), NOW)

    assert run.remit == "schools: documents"
    assert [each.exactness for each in run.checked] == [Exactness.EXACT, Exactness.WRONG, Exactness.NOT_READ]
    assert run.checked[1].differences == ("outcomes: read inadequate, known good",)


def test_of_each_form_as_many_are_drawn():
    def some(form, count):
        return tuple(LabelledDocument(f"{form} {each}", "", None, (), form=form) for each in range(count))

    documents = some(Form.CARDS, 40) + some(Form.TITLES, 400)

    counts = [Counter(each.form for each in drawn(documents, count, "seed")) for count in (50, 150)]
    assert counts == [{Form.CARDS: 25, Form.TITLES: 25}, {Form.CARDS: 40, Form.TITLES: 110}]
