"""`doctor`: asks each source once, and says what is as docs/sources.md assumes, what isn't, and what that means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from watcher.commands import printing
from watcher.commands.files import write_whole
from watcher.monitor import bundle, drift
from watcher.monitor.assumptions.finding import Finding, Verdict
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from watcher.config.config import Config


def show_doctor(config: Config, *, as_json: bool, file: Path | None) -> bool:
    """Ask, compare and print; True when something needs attention. `file`: where to write the bundle."""
    if file and file.exists():
        raise typer.BadParameter(f"{file} is there already. Name another file for the bundle.", param_hint="--bundle")
    seen = []
    attention = False
    with drift.asking(config, SystemClock()) as ask:
        for settings in config.sources:
            printing.note(f"asking {settings.name} ...")
            look, found = ask(settings)
            seen.append(look)
            attention |= any(each.needs_attention for each in found)
            (_as_json if as_json else _as_text)(settings.name, found)
    if file:
        write_whole(file, bundle.pack(seen))
        printing.note(f"{file}: what came, page by page. Look into it before you send it on.")
    return attention


def _as_json(source: str, found: tuple[Finding, ...]) -> None:
    printing.lines(
        {
            "source": source,
            "assumption": each.number,
            "verdict": each.verdict,
            "assumed": each.assumption.text,
            "seen": each.seen,
            "means": each.assumption.means if each.verdict is Verdict.DIFFERS else "",
            "needs_attention": each.needs_attention,
        }
        for each in found
    )


def _as_text(source: str, found: tuple[Finding, ...]) -> None:
    by_verdict = {verdict: [each for each in found if each.verdict is verdict] for verdict in Verdict}
    differing = by_verdict[Verdict.DIFFERS]
    printing.say()
    printing.say(f"{source}: {len(by_verdict[Verdict.AGREES])} as assumed, {len(differing)} otherwise")
    for each in sorted(differing, key=lambda each: not each.needs_attention):
        printing.say(f"  {each.number} differs: {each.assumption.text}")
        printing.say(f"     seen: {each.seen}")
        printing.say(f"     {'that does no harm' if each.assumption.harmless else 'it means'}: {each.assumption.means}")
    for each in by_verdict[Verdict.LEARNED]:
        printing.say(f"  {each.number} learned: {each.assumption.text}")
        printing.say(f"     {each.seen}")
    for verdict in (Verdict.AGREES, Verdict.UNSEEN):
        if by_verdict[verdict]:
            printing.say(f"  {verdict}: {' '.join(each.number for each in by_verdict[verdict])}")
