"""One answer with its headers, for those who want to see what a site really sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.model.listings import Validators


@dataclass(frozen=True, slots=True)
class Looked:
    """What came back, whatever its status. Headers have small letters; `moved_to` is where a redirect leads."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    validators: Validators
    moved_to: str | None
