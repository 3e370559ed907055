from __future__ import annotations

import json

import pytest
from sqlalchemy import select
from stored import NOW

from watcher.model.proofs import FEWEST, CheckedDocument, Exactness, LabelledDocument, Proof
from watcher.store.tables.providers import proof
from watcher.store.told import proofs


def a_run(reader="1", remit="schools", exact=FEWEST, **others):
    """Make a run: so many documents of each sort."""
    counts = {Exactness.EXACT: exact, **{Exactness(name.replace("_", " ")): count for name, count in others.items()}}
    document = LabelledDocument("Sample School", "https://files.example/1", None, ())
    return Proof(
        remit, reader, NOW, tuple(CheckedDocument(document, of) for of, count in counts.items() for _ in range(count))
    )


def test_a_remits_grades_may_be_stated_by_the_very_reader_whose_latest_run_had_no_wrong_one(tx):
    never = "schools" in proofs.proved(tx, "1")
    proofs.add(tx, a_run())
    passed = "schools" in proofs.proved(tx, "1")
    others = "schools" in proofs.proved(tx, "2"), "social care" in proofs.proved(tx, "1")
    proofs.add(tx, a_run(wrong=1))

    assert (never, passed, others) == (False, True, (False, False))
    assert "schools" not in proofs.proved(tx, "1")


def test_too_few_documents_prove_nothing(tx):
    proofs.add(tx, a_run(exact=FEWEST - 1, not_read=5))

    assert "schools" not in proofs.proved(tx, "1")


@pytest.mark.parametrize(
    "little", [{"exact": 0, "not_had": FEWEST}, {"exact": FEWEST - 1}, {"exact": 3, "not_read": 2}]
)
def test_a_run_without_network_or_of_a_few_documents_takes_back_nothing(tx, little):
    proofs.add(tx, a_run())
    proofs.add(tx, a_run("1", **little))
    proved = "schools" in proofs.proved(tx, "1")
    proofs.add(tx, a_run(wrong=1))
    proofs.add(tx, a_run("1", **little))

    assert proved
    assert [each.wrong for each in proofs.latest(tx)] == [1]


def test_of_each_remit_the_latest_run_is_known_with_what_differed(tx):
    for each in (a_run("1"), a_run("2", not_read=2, not_had=1), a_run("2", "social care")):
        proofs.add(tx, each)

    schools, care = proofs.latest(tx)

    assert (schools.reader, schools.exact, schools.wrong, schools.not_read, schools.not_had) == ("2", FEWEST, 0, 2, 1)
    assert (care.remit, care.at) == ("social care", NOW)
    differing = [len(json.loads(each)) for each in tx.execute(select(proof.c.differing).order_by(proof.c.id)).scalars()]
    assert differing == [0, 3, 0]
