"""One answer with its headers, for those who want to see what a site really sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from watcher.model.listings import Validators


class Looked(Struct, frozen=True):
    """What came back, whatever its status. Headers have small letters; `moved_to` is where a redirect leads."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    validators: Validators
    moved_to: str | None
