"""`authorities --update FILE`: a newer list of the councils that run children's services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.commands import printing
from watcher.commands.files import write_whole
from watcher.data import newer_list
from watcher.model.errors import PlainError

if TYPE_CHECKING:
    from pathlib import Path


def update_authorities(config: Path, file: Path) -> None:
    """Check a list and put it beside the config, where every command finds it; PlainError when it can't be used."""
    before = {each.urn: each.name for each in data.authorities()}
    try:
        found = newer_list.read(file)
    except FileNotFoundError:
        raise PlainError(f"{file}: there is no such file.") from None
    now = {each.urn: each.name for each in found}
    place = config.with_name(newer_list.FILE)
    try:
        write_whole(place, file.read_bytes())
    except OSError as error:
        sentence = f"{place} can't be written: {error.strerror}. Run this as the user who owns the config."
        raise PlainError(sentence) from error
    for urn in now.keys() - before.keys():
        printing.say(f"new: {now[urn]} (URN {urn})")
    for urn in before.keys() - now.keys():
        printing.say(f"no longer listed: {before[urn]} (URN {urn})")
    printing.say(f"{place} now lists {len(now)} authorities. A running service uses it after a reload or a restart.")
