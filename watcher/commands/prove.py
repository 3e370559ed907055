"""`prove`: how exact a reader is on documents whose outcome is known."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.model.proofs import FEWEST, Exactness, Proof
from watcher.monitor import proof
from watcher.reading.sandbox import Readers
from watcher.store.database import opened
from watcher.timing.clock import SystemClock
from watcher.timing.words import counted
from watcher.web.client import Web

if TYPE_CHECKING:
    from watcher.config.config import Config


def show_proof(config: Config, remit: str, sample: int, *, as_json: bool) -> bool:
    """Measure, keep and print; True when a grade was wrong, or too few documents could be had to tell."""
    clock = SystemClock()
    with opened(config.store_url) as store, store.look() as tx:
        documents = proof.drawn(proof.labelled(tx, remit, config), sample, f"{remit} {clock.now():%Y-%m-%d}")
    with (
        opened(config.store_url) as store,
        Readers(workers=1) as readers,
        closing(Web(config.fetch, clock)) as web,
        printing.progress(f"reading {len(documents)} documents") as progress,
    ):
        checked = []
        for each in proof.checked_documents(web, readers, documents):
            checked.append(each)
            progress(len(checked), len(documents))
        runs = proof.keep(store, remit, checked, clock.now())
    for run in runs:
        (_as_json if as_json else _as_text)(run)
    return not all(run.passed for run in runs)


def _as_json(run: Proof) -> None:
    printing.lines(
        {
            "document": each.document.name,
            "url": each.document.url,
            "outcome": each.exactness,
            "differences": each.differences,
        }
        for each in run.checked
    )
    counts = {each.name.lower(): run.count(each) for each in Exactness}
    printing.lines(
        [{"remit": run.remit, "reader": run.reader, "documents": len(run.checked), **counts, "passed": run.passed}]
    )


def _as_text(run: Proof) -> None:
    for each in run.checked:
        if each.exactness is not Exactness.EXACT:
            printing.say(
                f"{each.exactness}: {each.document.name}: {'; '.join(each.differences)}\n  {each.document.url}"
            )
    counts = ", ".join(f"{run.count(each)} {each}" for each in Exactness)
    printing.say(f"{run.remit}: {counted(len(run.checked), 'document')}: {counts}.")
    if run.passed:
        printing.say("Not one grade was wrong: grades that are read from these documents may be stated.")
    elif run.count(Exactness.WRONG):
        printing.say("A grade was read wrongly: please send us the document's address.")
    else:
        printing.say(f"Fewer than {FEWEST} documents were read exactly: that proves nothing yet.")
