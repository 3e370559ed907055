"""The runs that measured a reader on documents whose outcome is known."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from watcher.model.proofs import Exactness, KeptProof, Proof
from watcher.store.tables.providers import proof


def add(tx: Connection, run: Proof) -> None:
    """Keep a run, and of its documents those that were not read exactly."""
    differing = [
        {"name": each.document.name, "url": each.document.url, "what": each.exactness, "differences": each.differences}
        for each in run.checked
        if each.exactness is not Exactness.EXACT
    ]
    values = {
        "remit": run.remit,
        "reader": run.reader,
        "at": run.at,
        "exact": run.count(Exactness.EXACT),
        "wrong": run.count(Exactness.WRONG),
        "not_read": run.count(Exactness.NOT_READ),
        "not_had": run.count(Exactness.NOT_HAD),
        "differing": json.dumps(differing),
    }
    tx.execute(proof.insert().values(**values))


def latest(tx: Connection) -> tuple[KeptProof, ...]:
    """List the latest run of each remit. One that says nothing takes no other's place."""
    found: dict[str, KeptProof] = {}
    for run in (KeptProof(*row) for row in tx.execute(_KEPT)):
        if run.says_something or run.remit not in found:
            found[run.remit] = run
    return tuple(found.values())


def proved(tx: Connection, reader: str) -> frozenset[str]:
    """Name the remits whose grades may be stated: each one's latest run was of this very reader, with none wrong."""
    return frozenset(each.remit for each in latest(tx) if each.reader == reader and each.passed)


_KEPT = select(*(proof.c[each] for each in KeptProof.__struct_fields__)).order_by(proof.c.id)
