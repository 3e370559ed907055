"""A town as it is after something took long to come about: made once for a file's tests, and brought back for each."""

from __future__ import annotations

import copy
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from town import Town

STAYS = ("_lock", "_controller", "port", "folder", "clock", "site", "workspace", "mailbox")
"""What belongs to a server at work, and the parts themselves: what they know is brought back, each by itself."""


@dataclass(frozen=True)
class KeptTown:
    """A town, its files, and what its sites and its clock know. Each test gets the same town, and so the same ports."""

    town: Town
    files: dict[Path, bytes]
    known: list[dict[str, Any]]

    @classmethod
    def of(cls, town: Town) -> KeptTown:
        files = {path: path.read_bytes() for path in town.folder.rglob("*") if path.is_file()}
        return cls(town, files, [copy.deepcopy(_known(each)) for each in _parts(town)])

    def brought_back(self) -> Town:
        for path in self.town.folder.rglob("*"):
            if path.is_file() and path not in self.files:
                path.unlink()
        for path, content in self.files.items():
            path.write_bytes(content)
        for part, known in zip(_parts(self.town), self.known, strict=True):
            for name, value in copy.deepcopy(known).items():
                setattr(part, name, value)
        for server in (self.town.reports, self.town.slack):
            server.requests.clear()
            server.instead.clear()
        return self.town


def _parts(town: Town) -> tuple[Any, ...]:
    return town, town.site, town.workspace, town.mailbox, town.clock


def _known(part: Any) -> dict[str, Any]:
    return {each.name: getattr(part, each.name) for each in fields(part) if each.name not in STAYS}
