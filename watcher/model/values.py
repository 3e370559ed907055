"""What holds for every value: how another is made of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows each field's name and type by it
else:

    def replace(value: Any, /, **changes: Any) -> Any:  # noqa: ANN401 - says what mypy is told above
        """Make another value like `value`, a Struct or a dataclass, in which some fields are different."""
        way = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return way(value, **changes)


__all__ = ["replace"]
